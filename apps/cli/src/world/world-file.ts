import type { Role } from '@lib/kernel';
import type { WorldAct, WorldRosh } from './world-acts.js';

/**
 * A described world, as it stands in a file. Names inside it are slugs of the author's choosing ("alder"), never database ids.
 * world.schema.json says the same to people and editors; README.md says what each part means.
 */
export interface WorldFile {
  readonly format: 'concordat-world/1';
  readonly title: string;
  readonly basedOn?: string;
  readonly leaveOutActsOf?: readonly string[];
  readonly controllerGroups: readonly { readonly id: string; readonly name: string }[];
  readonly agencies: readonly WorldAgency[];
  readonly units: readonly WorldUnit[];
  readonly staff: readonly WorldStaff[];
  readonly agreements: readonly WorldAgreement[];
  readonly people: readonly WorldPerson[];
  readonly acts: readonly WorldAct[];
}

export interface WorldAgency {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  readonly group?: string;
  readonly idleMinutes?: number;
  readonly managedIdleMinutes?: number;
  readonly absoluteHours?: number;
  readonly mailDomains?: readonly string[];
}
export interface WorldUnit {
  readonly id: string;
  readonly agency: string;
  readonly name: string;
  readonly parent?: string;
  readonly desk?: string;
  readonly duty: { readonly name: string; readonly phone: string; readonly hours: string };
}
export interface WorldStaff {
  readonly id: string;
  readonly agency: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly account?: string;
  readonly shiftEndsAt?: string;
  readonly mail?: string;
  readonly posts: readonly { readonly unit: string; readonly role: Role; readonly from?: string; readonly to?: string }[];
}
export interface WorldAgreement {
  readonly id: string;
  readonly title: string;
  readonly reference: string;
  readonly startsAt: string;
  readonly endsAt?: string;
  readonly reviewOn: string;
  readonly transitionDays?: number;
  readonly dpiaReference: string;
  readonly owner: string;
  readonly namesChildren?: boolean;
  readonly parties: readonly {
    readonly agency: string;
    readonly controller?: boolean;
    readonly signatoryName: string;
    readonly signatoryRole: string;
    readonly signedOn: string;
  }[];
  readonly purposes: readonly string[];
  readonly grounds: readonly { readonly categoryGroup: string; readonly gateway: string; readonly protectionCondition: string }[];
}
export interface WorldMember {
  readonly agency: string;
  readonly unit?: string;
  readonly lead?: string;
  readonly leads?: boolean;
  readonly since?: string;
  readonly until?: string;
}
export interface WorldPerson {
  readonly id: string;
  readonly crn?: string;
  readonly pnc?: string;
  readonly givenNames: string;
  readonly familyName: string;
  readonly dateOfBirth: string;
  readonly iomCohort?: 'FIXED' | 'FLEX' | 'FREE';
  readonly mappaCategory?: number;
  readonly mappaLevel?: number;
  readonly stage?: string;
  readonly releaseAt?: string;
  readonly releasingFrom?: string;
  readonly aliases?: readonly { readonly givenNames: string; readonly familyName: string }[];
  readonly members: readonly WorldMember[];
  readonly accessLimits?: readonly { readonly staff: string; readonly kind: 'ALLOWED' | 'EXCLUDED'; readonly reason: string }[];
  readonly rosh?: readonly WorldRosh[];
  readonly thirdParties?: readonly { readonly id: string; readonly agency: string; readonly reference: string; readonly class: string }[];
}
