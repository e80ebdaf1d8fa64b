import type { PersonHeader } from './people.js';
import type { Refused } from './refusals.js';

export interface CodeLabel {
  readonly code: string;
  readonly label: string;
}
export interface QuestionField {
  readonly code: string;
  readonly label: string;
  readonly hint: string | null;
  readonly type: string;
  readonly options: readonly CodeLabel[];
  readonly required: boolean;
  readonly whenField: string | null;
  readonly whenIs: string | null;
}
export interface QuestionShown {
  readonly code: string;
  readonly text: string;
  readonly hint: string | null;
  readonly fields: readonly QuestionField[];
  readonly repeatNoun: string | null;
  readonly repeatMost: number | null;
  readonly safetyCritical: boolean;
  readonly declaration: boolean;
}
export interface AnswerRow {
  readonly fields: readonly { readonly field: string; readonly values: readonly string[] }[];
}
export interface AnswerProblem {
  readonly questionCode: string;
  readonly field: string;
  readonly message: string;
}
/** Set once for all answers, and changed where one differs. */
export interface Provenance {
  readonly basis: string | null;
  readonly asAt: string | null;
  readonly source: string | null;
  readonly marking: string | null;
  readonly disclosable: string | null;
}
export interface LastAnswer {
  readonly state: string;
  readonly text: string;
  readonly asAt: string | null;
  readonly answeredAt: string;
  readonly reference: string;
  /** GROUP, SINGLE or NO. */
  readonly confirm: string;
  readonly why: string | null;
}
export interface AnswerTyped extends Provenance {
  readonly state: string | null;
  readonly rows: readonly AnswerRow[];
  readonly awaitingFrom: string | null;
  readonly awaitingUntil: string | null;
  readonly reasonCode: string | null;
  readonly reasonWords: string | null;
  readonly reviewBy: string | null;
}
export interface AnsweringQuestion extends AnswerTyped {
  readonly question: QuestionShown;
  readonly open: boolean;
  readonly sentAt: string | null;
  readonly version: number;
  readonly savedAt: string | null;
  readonly savedBy: string | null;
  readonly problems: readonly AnswerProblem[];
  readonly last: LastAnswer | null;
}
export interface GroupHead {
  readonly code: string;
  readonly title: string;
  readonly done: number;
  readonly total: number;
  readonly status: string;
}
export interface EnquiryHead {
  readonly id: string;
  readonly reference: string;
  readonly setTitle: string;
  readonly why: string | null;
  readonly purpose: string;
  readonly gateway: string;
  readonly necessity: string | null;
  readonly proportionality: string | null;
  readonly sentAt: string;
  readonly dueAt: string;
  readonly overdue: boolean;
  readonly state: string;
  readonly person: PersonHeader | null;
  readonly sender: { readonly id: string; readonly name: string; readonly shortName: string };
  readonly senderUnit: { readonly id: string; readonly name: string };
  readonly sentBy: { readonly name: string; readonly jobTitle: string };
  readonly agreement: { readonly reference: string; readonly title: string } | null;
}
export interface OpenEnquiryAnswer {
  readonly openEnquiry: {
    readonly firstSight: boolean;
    readonly dutyName: string;
    readonly dutyPhone: string;
    readonly dutyHours: string;
    readonly enquiry: EnquiryHead;
  } | null;
}
export interface EnquiryToAnswerAnswer {
  readonly answering: {
    readonly done: number;
    readonly total: number;
    readonly confirmable: number;
    readonly defaults: Provenance;
    readonly defaultsVersion: number;
    readonly groups: readonly (GroupHead & {
      readonly questions: readonly {
        readonly open: boolean;
        readonly state: string | null;
        readonly last: { readonly confirm: string } | null;
      }[];
    })[];
  } | null;
}
export interface LastAnswersAnswer {
  readonly answering: {
    readonly enquiry: EnquiryBrief;
    readonly groups: readonly (GroupHead & {
      readonly questions: readonly {
        readonly question: { readonly code: string; readonly text: string; readonly safetyCritical: boolean };
        readonly open: boolean;
        readonly sentAt: string | null;
        readonly state: string | null;
        readonly last: LastAnswer | null;
      }[];
    })[];
  } | null;
}
/** Enough for a page that is one step of answering. */
export interface EnquiryBrief {
  readonly id: string;
  readonly reference: string;
  readonly setTitle: string;
  readonly dueAt: string;
  readonly sender: { readonly id: string; readonly name: string; readonly shortName: string };
  readonly person: PersonHeader | null;
}
export interface EnquiryAnswersAnswer {
  readonly answering: {
    readonly seen: number;
    readonly enquiry: EnquiryBrief;
    readonly defaults: Provenance;
    readonly defaultsVersion: number;
    readonly groups: readonly (GroupHead & { readonly questions: readonly AnsweringQuestion[] })[];
  } | null;
}
/** What a page needs to know after saving: what is open now, and what is wrong. */
export interface Saved {
  readonly __typename: 'AnswersSaved';
  readonly answering: {
    readonly seen: number;
    readonly groups: readonly {
      readonly code: string;
      readonly questions: readonly {
        readonly question: { readonly code: string };
        readonly open: boolean;
        readonly state: string | null;
        readonly version: number;
        readonly problems: readonly AnswerProblem[];
      }[];
    }[];
  };
}
export type Overwritten = Refused<'AnswersOverwritten'> & {
  readonly saved: readonly string[];
  readonly theirs: readonly (AnswerTyped & {
    readonly question: QuestionShown;
    readonly version: number;
    readonly savedAt: string | null;
    readonly savedBy: string | null;
  })[];
};
export type EnquiryRefused = Refused<'EnquiryRefused'> & { readonly problems: readonly AnswerProblem[] };
export interface AnswerInput extends Partial<AnswerTyped> {
  readonly questionCode: string;
  readonly seenVersion: number;
}
export interface DefaultsInput extends Partial<Provenance> {
  readonly seenVersion: number;
}
export interface SaveAnswersVariables {
  readonly input: { readonly enquiryId: string; readonly answers: readonly AnswerInput[]; readonly defaults?: DefaultsInput };
}
export interface SaveAnswersAnswer {
  readonly saveAnswers: Saved | Overwritten | EnquiryRefused | Refused<'KeyReused'>;
}
export interface ConfirmAnswersVariables {
  readonly input: { readonly enquiryId: string; readonly questionCodes: readonly string[]; readonly groupTick: boolean };
}
export interface ConfirmAnswersAnswer {
  readonly confirmAnswers: { readonly __typename: 'AnswersSaved' } | Refused<'AnswersOverwritten'> | EnquiryRefused | Refused<'KeyReused'>;
}
export interface EnquiryPolicyAnswer {
  readonly enquiryPolicy: {
    readonly withholdReasons: readonly CodeLabel[];
    readonly noFurtherReasons: readonly CodeLabel[];
    readonly declineReasons: readonly CodeLabel[];
    readonly bases: readonly CodeLabel[];
    readonly markings: readonly CodeLabel[];
    readonly disclosable: readonly CodeLabel[];
    readonly needsWords: readonly string[];
    readonly uniformReply: string;
  };
}
