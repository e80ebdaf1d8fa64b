import type { ConcernLevel, PageOf, PersonName } from './words.js';

export interface AliasName {
  readonly givenNames: string;
  readonly familyName: string;
}
export interface PersonMatch {
  readonly matchKind: string;
  readonly person: PersonName & {
    readonly pnc: string | null;
    readonly dateOfBirth: string;
    readonly iomCohort: string | null;
    readonly aliases: readonly AliasName[];
    readonly members: readonly { readonly leads: boolean; readonly agency: { readonly shortName: string } }[];
  };
}
export interface FindPeopleAnswer {
  readonly findPeople: PageOf<PersonMatch>;
}

/** The fragment every page about a person begins with. */
export interface PersonHeader extends PersonName {
  readonly pnc: string | null;
  readonly dateOfBirth: string;
  readonly iomCohort: string | null;
  readonly mappaCategory: number | null;
  readonly mappaLevel: number | null;
  readonly stage: string;
  readonly releaseAt: string | null;
  readonly accessLimited: boolean;
  /** Only while an emergency of one's own is all that opens this person. */
  readonly emergency: { readonly id: string; readonly endsAt: string } | null;
  readonly rosh: readonly { readonly setting: string; readonly atRisk: string; readonly level: ConcernLevel }[];
}
export interface ThirdPartyName {
  readonly id: string;
  readonly reference: string;
  readonly class: string;
}
export interface PersonHeaderAnswer {
  readonly person: (PersonHeader & { readonly thirdParties: readonly ThirdPartyName[] }) | null;
}
export interface CaseAbout extends Omit<PersonHeader, 'rosh'>, AliasName {
  readonly aliases: readonly AliasName[];
  readonly releasingFrom: { readonly name: string } | null;
  readonly rosh: readonly {
    readonly setting: string;
    readonly atRisk: string;
    readonly level: ConcernLevel;
    readonly setAt: string;
    readonly setBy: { readonly shortName: string };
  }[];
  readonly members: readonly {
    readonly leads: boolean;
    readonly since: string;
    readonly agency: { readonly id: string; readonly name: string; readonly shortName: string };
    readonly unit: { readonly name: string; readonly dutyName: string; readonly dutyPhone: string; readonly dutyHours: string } | null;
    readonly lead: { readonly name: string; readonly jobTitle: string } | null;
  }[];
  readonly leads: readonly LedTime[];
  readonly moreLeads: boolean;
  readonly thirdParties: readonly ThirdPartyName[];
}
export interface LedTime {
  readonly since: string;
  readonly until: string | null;
  readonly agency: { readonly shortName: string };
  readonly unit: { readonly name: string } | null;
  readonly staff: { readonly name: string } | null;
}
export interface CaseAboutAnswer {
  readonly person: CaseAbout | null;
  readonly heldElsewhere: readonly {
    readonly id: string;
    readonly consideredOn: string;
    readonly consideredByRole: string;
    readonly ownReference: string;
    readonly reviewBy: string;
    readonly unit: { readonly name: string };
    readonly recordedBy: { readonly name: string };
    readonly recordedAt: string;
  }[];
}
