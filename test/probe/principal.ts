import type { Role } from '@lib/kernel';

/** What one agency lets an independent reviewer read. */
export interface Scope {
  readonly agencyId: string;
  readonly personIds: readonly string[];
  readonly heldElsewhere: boolean;
  readonly children: boolean;
}

/** Somebody who asks, as the world knows them: what the oracle decides by, and the token that the API is shown. */
export interface Principal {
  readonly name: string;
  readonly token: string | null;
  /** Whether the service lets them in at all: no token, a spoilt one, a suspended account and an ended sign-in do not. */
  readonly enters: boolean;
  readonly staffId: string;
  readonly accountId: string;
  readonly agencyId: string;
  readonly agencyKind: string;
  readonly roles: readonly Role[];
  readonly homeUnitId: string;
  /** The units of their posts and every unit below them. */
  readonly unitIds: readonly string[];
  /** Whether their agency is of a kind that works with children and party to an agreement that names them. */
  readonly opensChildren: boolean;
  /** Filled while the world is planted. */
  readonly emergencies: Set<string>;
  readonly scopes: Scope[];
}
