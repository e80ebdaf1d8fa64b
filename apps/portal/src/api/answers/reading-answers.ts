import type { EnquiryRefused } from './asking.js';
import type { PersonHeader } from './people.js';
import type { Refused } from './refusals.js';
import type { SharingRefused } from './sharing.js';

/** What was said to a question in one enquiry; a question that nobody answered stands here as well. */
export interface AnswerAtTime {
  readonly state: string;
  readonly text: string;
  readonly asAt: string | null;
  readonly answeredAt: string | null;
  readonly from: string;
  readonly reference: string;
  readonly enquiryId: string;
  readonly superseded: boolean;
  readonly changed: readonly string[];
}
export interface QuestionOverTime {
  readonly code: string;
  readonly text: string;
  readonly entries: readonly AnswerAtTime[];
}
export interface AnswersOverTimeAnswer {
  readonly person: PersonHeader | null;
  readonly answersOverTime: readonly QuestionOverTime[];
}
export interface CopyAnswersVariables {
  readonly input: { readonly key: string; readonly enquiryId: string; readonly system: string };
}
export interface CopyPart {
  readonly heading: string;
  readonly text: string;
}
export interface CopyAnswersAnswer {
  readonly copyAnswers:
    | {
        readonly __typename: 'AnswersCopied';
        readonly copy: { readonly id: string; readonly copiedAt: string };
        readonly parts: readonly CopyPart[];
      }
    | EnquiryRefused
    | Omit<SharingRefused, 'noteId'>
    | Refused<'KeyReused'>;
}
