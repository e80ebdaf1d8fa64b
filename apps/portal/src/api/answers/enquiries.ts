import type { EnquiryRefused } from './asking.js';
import type { PersonHeader } from './people.js';
import type { Refused } from './refusals.js';
import type { AgencyName, ConcernLevel, PageOf, PersonName } from './words.js';

type Name = { readonly name: string };
type Colleague = { readonly name: string; readonly jobTitle: string };
type AgreementName = { readonly id: string; readonly title: string; readonly reference: string };

/** One line of a list of enquiries. */
export interface EnquiryLine {
  readonly id: string;
  readonly reference: string;
  readonly setTitle: string;
  readonly sentAt: string;
  readonly dueAt: string;
  readonly overdue: boolean;
  readonly state: string;
  readonly askedByUs: boolean;
  readonly sender: AgencyName;
  readonly recipientAgency: AgencyName;
  readonly recipientUnit: Name | null;
  readonly recipientStaff: Name | null;
  readonly person: PersonName | null;
}
export interface EnquiriesAskedAnswer {
  readonly enquiriesAsked: PageOf<EnquiryLine>;
}
export interface EnquiriesToAnswerAnswer {
  readonly enquiriesToAnswer: PageOf<EnquiryLine>;
}
export interface Contradiction {
  readonly id: string;
  readonly kind: string;
  readonly words: string;
  readonly questionCodes: readonly string[];
  readonly raisedAt: string;
  readonly settledAt: string | null;
  readonly settledWords: string | null;
  readonly settledBy: Name | null;
  readonly enquiry: { readonly id: string; readonly reference: string } | null;
}
export interface CaseQuestionsAnswer {
  readonly person:
    | (PersonHeader & {
        readonly enquiries: PageOf<EnquiryLine>;
        readonly contradictions: readonly Contradiction[];
        readonly moreContradictions: boolean;
      })
    | null;
}
export interface EnquiryEvent {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly words: string | null;
  readonly by: (Name & { readonly agency: { readonly shortName: string } }) | null;
}
/** What was sent about one question: exactly what went. */
export interface Reply {
  readonly id: string;
  readonly questionCode: string | null;
  readonly answerState: string | null;
  readonly answerSource: string | null;
  readonly awaitingFrom: string | null;
  readonly awaitingUntil: string | null;
  readonly body: string;
  readonly basis: string;
  readonly happenedOn: string;
  readonly marking: string;
  readonly level: ConcernLevel;
  readonly supersededAt: string | null;
  readonly withdrawnAt: string | null;
}
export interface OwnAnswer {
  readonly id: string;
  readonly questionCode: string;
  readonly questionText: string;
  readonly round: number;
  readonly relevant: boolean;
  readonly state: string;
  readonly body: string;
  readonly awaitingFrom: string | null;
  readonly awaitingUntil: string | null;
  readonly reasonCode: string | null;
  readonly reasonWords: string | null;
  readonly reviewBy: string | null;
  readonly answeredAt: string;
  readonly answeredBy: Name;
}
export interface AnswerCopy {
  readonly id: string;
  readonly system: string;
  readonly copiedAt: string;
  readonly toMend: boolean;
  readonly copiedBy: Name;
}
export interface ReplyShare {
  readonly id: string;
  readonly reference: string;
  readonly sentAt: string;
  readonly firstSeenAt: string | null;
  readonly revokedAt: string | null;
  readonly setId: string | null;
}
export interface Enquiry extends Omit<EnquiryLine, 'person'> {
  readonly stage: string;
  /** Null until somebody who is asked has opened it. */
  readonly definition: string | null;
  readonly dropped: string | null;
  readonly why: string | null;
  readonly purpose: string;
  readonly gateway: string;
  readonly protectionCondition: string;
  readonly necessity: string | null;
  readonly proportionality: string | null;
  readonly workingDays: number;
  readonly answeredCodes: readonly string[];
  readonly firstSeenAt: string | null;
  readonly completedAt: string | null;
  readonly declinedAt: string | null;
  readonly declinedCode: string | null;
  readonly declinedWords: string | null;
  readonly closedAt: string | null;
  readonly closedWords: string | null;
  readonly person: PersonHeader | null;
  readonly senderUnit: Name;
  readonly sentBy: Colleague;
  readonly agreement: AgreementName | null;
  readonly events: readonly EnquiryEvent[];
  readonly moreEvents: boolean;
  readonly replyShares: readonly ReplyShare[];
  readonly replies: readonly Reply[];
  readonly moreReplies: boolean;
  readonly answers: readonly OwnAnswer[];
  readonly moreAnswers: boolean;
  readonly contradictions: readonly Contradiction[];
  readonly copies: readonly AnswerCopy[];
}
export interface EnquiryAnswer {
  readonly enquiry: Enquiry | null;
}
export interface CloseEnquiryAnswer {
  readonly closeEnquiry:
    | { readonly __typename: 'EnquiryChanged'; readonly enquiry: { readonly id: string; readonly state: string } | null }
    | EnquiryRefused
    | Refused<'KeyReused'>;
}
export interface CloseEnquiryVariables {
  readonly input: { readonly key: string; readonly enquiryId: string; readonly words: string };
}
export interface SettleContradictionAnswer {
  readonly settleContradiction:
    | { readonly __typename: 'ContradictionSettled'; readonly contradiction: { readonly id: string } }
    | EnquiryRefused
    | Refused<'KeyReused'>;
}
export interface SettleVariables {
  readonly input: { readonly key: string; readonly id: string; readonly words: string };
}
