import type { CodeLabel } from './agreements.js';
import type { PersonHeader } from './people.js';
import type { Refused } from './refusals.js';
import type { AgreementNeeded, CaseLead, PossibleRecipient, RecipientInput, SharingRefused } from './sharing.js';

/** A set of questions that one's agency may ask, and of whom. */
export interface OfferedSet {
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly about: string;
  readonly stage: string;
  readonly suggested: boolean;
  readonly askedOf: readonly string[];
  readonly supplementHeading: string | null;
  readonly questionCount: number;
  readonly coreCount: number;
}
export interface ChooseEnquiryAnswer {
  readonly person: (PersonHeader & { readonly members: readonly CaseLead[] }) | null;
  readonly possibleRecipients: readonly PossibleRecipient[];
  readonly questionSets: readonly OfferedSet[];
}
export interface AskingPolicyAnswer {
  readonly enquiryPolicy: {
    readonly dropReasons: readonly CodeLabel[];
    readonly declineReasons: readonly CodeLabel[];
    readonly withholdReasons: readonly CodeLabel[];
    readonly noFurtherReasons: readonly CodeLabel[];
    readonly needsWords: readonly string[];
    readonly uniformReply: string;
  };
}
export interface ConsideredQuestion {
  readonly code: string;
  readonly text: string;
  readonly hint: string | null;
  readonly core: boolean;
  readonly safetyCritical: boolean;
  readonly declaration: boolean;
  readonly triggered: boolean;
}
export interface LastAnswer {
  readonly state: string;
  readonly text: string;
  readonly asAt: string | null;
  readonly answeredAt: string;
  readonly reference: string;
  readonly enquiryId: string;
}
export interface ConsideredGroup {
  readonly code: string;
  readonly title: string;
  readonly questions: readonly { readonly question: ConsideredQuestion; readonly last: LastAnswer | null }[];
}
export interface EnquiryConsidered {
  readonly set: OfferedSet;
  readonly groups: readonly ConsideredGroup[];
  readonly workingDays: number;
  readonly dueAt: string;
  readonly agreement: { readonly id: string; readonly title: string; readonly reference: string } | null;
  readonly purpose: string;
  readonly gateway: string;
  readonly protectionCondition: string;
  readonly necessity: string;
  readonly proportionality: string;
  readonly needsFreshSignIn: boolean;
  readonly needsWhyNeeded: boolean;
}
export interface ConsiderEnquiryInput {
  readonly personId: string;
  readonly setCode: string;
  readonly recipient: RecipientInput;
  readonly workingDays?: number | undefined;
}
export interface ConsiderEnquiryAnswer {
  readonly considerEnquiry: EnquiryConsidered | null;
}
export interface DroppedInput {
  readonly groupCode: string;
  readonly questionCodes: readonly string[];
  readonly reasonCode: string;
  readonly words?: string | undefined;
}
export interface AskInput {
  readonly key: string;
  readonly personId: string;
  readonly setCode: string;
  readonly setVersion: number;
  readonly recipient: RecipientInput;
  readonly workingDays: number;
  readonly why?: string | undefined;
  readonly purpose?: string | undefined;
  readonly gateway?: string | undefined;
  readonly protectionCondition?: string | undefined;
  readonly necessity?: string | undefined;
  readonly proportionality?: string | undefined;
  readonly whyNeeded?: string | undefined;
  readonly dropped: readonly DroppedInput[];
}
export type EnquiryRefused = Refused<'EnquiryRefused'> & {
  readonly problems: readonly { readonly questionCode: string; readonly field: string; readonly message: string }[];
};
export interface AskQuestionsAnswer {
  readonly askQuestions:
    | { readonly __typename: 'EnquiryAsked'; readonly enquiry: { readonly id: string; readonly reference: string } }
    | EnquiryRefused
    | Omit<SharingRefused, 'noteId'>
    | AgreementNeeded
    | Refused<'KeyReused'>;
}
