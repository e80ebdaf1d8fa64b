import type { PersonHeader, ThirdPartyName } from './people.js';
import type { Refused } from './refusals.js';
import type { Keyed, PageOf } from './words.js';

interface Named {
  readonly id: string;
  readonly name: string;
}
export type DisclosureOutcome = 'TELL' | 'NOTHING_TO_DISCLOSE' | 'NOT_TO_TELL';
export type Telling = 'TOLD' | 'NO_UNDERTAKING' | 'NOT_POSSIBLE' | 'NEUTRAL_WORDS_SAID' | 'NOBODY_ASKED';
export type SafetyPlan = 'IN_PLACE' | 'NOT_WANTED';
/** How far it has come, and whether another took its place. */
export interface DisclosureStand {
  readonly supersededAt: string | null;
  readonly outcome: DisclosureOutcome | null;
  readonly telling: Telling | null;
}
export interface DisclosureLine extends DisclosureStand {
  readonly id: string;
  readonly reference: string;
  readonly thirdParty: ThirdPartyName | null;
  readonly relation: string | null;
  readonly need: string;
  readonly proposedBy: Named;
  readonly proposedAt: string;
  readonly decidedAt: string | null;
  readonly recordedAt: string | null;
}
export interface CaseDisclosuresAnswer {
  readonly person: (PersonHeader & { readonly thirdPartyDisclosures: PageOf<DisclosureLine> }) | null;
}
interface Other {
  readonly id: string;
  readonly reference: string;
  readonly proposedAt: string;
}
export interface Disclosure extends DisclosureLine {
  readonly person: PersonHeader | null;
  readonly agency: { readonly id: string; readonly shortName: string };
  readonly unit: Named;
  readonly run: { readonly id: string; readonly reference: string; readonly title: string } | null;
  readonly whyThem: string;
  readonly harm: string;
  readonly sought: boolean;
  readonly representations: string;
  readonly supersedes: Other | null;
  readonly supersededBy: Other | null;
  readonly usualNeutralWords: string;
  readonly decidedBy: Named | null;
  readonly decidedAs: string | null;
  readonly why: string | null;
  readonly exactWords: string | null;
  readonly mayLeaveInWriting: boolean;
  readonly whyInWriting: string | null;
  readonly neutralWords: string | null;
  readonly recordedBy: Named | null;
  readonly safetyPlan: SafetyPlan | null;
  readonly safetyWords: string | null;
  readonly undertaking: boolean | null;
  readonly toldBy: string | null;
  readonly present: string | null;
  readonly place: string | null;
  readonly inPerson: boolean | null;
  readonly whyNotInPerson: string | null;
  readonly toldAt: string | null;
  readonly leftInWriting: string | null;
  readonly tellingWords: string | null;
}
export interface DisclosureAnswer {
  readonly thirdPartyDisclosure: Disclosure | null;
}

export type DisclosureActed =
  | { readonly __typename: 'ThirdPartyDisclosureKept'; readonly disclosure: { readonly id: string; readonly reference: string } | null }
  | (Refused<'ThirdPartyDisclosureRefused'> & { readonly field: string | null })
  | Refused<'KeyReused'>;
export type ProposeVariables = Keyed<{
  readonly personId: string;
  readonly runId?: string | undefined;
  readonly supersedes?: string | undefined;
  readonly need: string;
  readonly thirdPartyId?: string | undefined;
  readonly relation?: string | undefined;
  readonly whyThem: string;
  readonly harm: string;
  readonly sought: boolean;
  readonly representations: string;
}>;
export type DecideVariables = Keyed<{
  readonly disclosureId: string;
  readonly decidedAs: string;
  readonly outcome: DisclosureOutcome;
  readonly why: string;
  readonly exactWords?: string | undefined;
  readonly mayLeaveInWriting?: boolean | undefined;
  readonly whyInWriting?: string | undefined;
  readonly neutralWords?: string | undefined;
}>;
export type TellingVariables = Keyed<{
  readonly disclosureId: string;
  readonly telling: Telling;
  readonly safetyPlan?: SafetyPlan | undefined;
  readonly safetyWords?: string | undefined;
  readonly undertaking?: boolean | undefined;
  readonly toldBy?: string | undefined;
  readonly present?: string | undefined;
  readonly place?: string | undefined;
  readonly inPerson?: boolean | undefined;
  readonly whyNotInPerson?: string | undefined;
  readonly toldAt?: string | undefined;
  readonly leftInWriting?: string | undefined;
  readonly tellingWords?: string | undefined;
}>;
