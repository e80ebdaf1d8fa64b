import type { About, Thing, ThingKind } from '@lib/access';
import type { Role } from '@lib/kernel';

export interface Agency {
  readonly id: string;
  readonly kind: string;
  readonly units: readonly { readonly id: string; readonly parentId: string | null }[];
}
export interface Post {
  readonly unitId: string;
  readonly role: Role;
  readonly from: Date;
  readonly to: Date | null;
}
export interface Person extends About {
  readonly id: string;
  readonly bornOn: string;
  readonly limits: readonly { readonly agencyId: string; readonly staffId: string; readonly kind: 'ALLOWED' | 'EXCLUDED' }[];
}
export interface Agreement {
  readonly id: string;
  readonly from: Date;
  readonly endsAt: Date | null;
  readonly transitionDays: number;
  readonly namesChildren: boolean;
  readonly agencyIds: readonly string[];
  /** Party once, and when they left. */
  readonly left: readonly { readonly agencyId: string; readonly at: Date }[];
}
export interface Staff {
  readonly id: string;
  readonly agency: Agency;
  readonly posts: readonly Post[];
}
export interface Review {
  readonly id: string;
  readonly personIds: readonly string[];
  readonly said: About['reviews'][number];
  readonly ended: boolean;
}
/** A thing with what only its row needs: ids of what it hangs from. */
export interface Placed {
  readonly id: string;
  readonly thing: Thing;
  readonly person: Person | null;
  readonly of: string | null;
  readonly agreement: Agreement | null;
}
export interface World {
  readonly agencies: readonly Agency[];
  readonly staff: readonly Staff[];
  readonly agreements: readonly Agreement[];
  readonly people: readonly Person[];
  readonly reviews: readonly Review[];
  readonly placed: Readonly<Record<ThingKind, readonly Placed[]>>;
}
