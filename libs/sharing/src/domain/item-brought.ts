import type { ConcernLevel } from '@lib/kernel';
import type { Recipient } from './omissions.js';
import type { Outcome } from './outcomes.js';
import type { ThirdParty } from './third-parties-going.js';

/*
 * Notes are found here; an answer is brought by whoever records it, in the same transaction. It counts in what is sent as a note does, by
 * its level, but it is never one of the notes held, and a decision about it never answers for a note.
 */
/** What the asker may read of an answer, field by field; the words of it are the item's text. */
export interface AnswerSent {
  readonly state: string;
  readonly rows: readonly object[];
  readonly source: string | null;
  readonly awaitingFrom: string | null;
  readonly awaitingUntil: string | null;
}
export interface ItemBrought {
  readonly kind: 'ANSWER';
  readonly id: string;
  readonly enquiryId: string;
  readonly questionCode: string;
  /** As it was asked: kept with the decision, so that what was withheld can be named. */
  readonly question: string;
  /** The question and the answer in words: exactly the text that goes. */
  readonly body: string;
  /** Of what is said or withheld; a supervisor looks at the withholding of high and above. */
  readonly level: ConcernLevel;
  readonly basis: string;
  readonly marking: string;
  readonly disclosable: string;
  /** The London day as of which it is true. */
  readonly happenedOn: string;
  readonly answer: AnswerSent;
  readonly thirdParties: readonly ThirdParty[];
}
/** What was decided before about the same question of the same enquiry. */
export interface AnswerDecided {
  readonly id: string;
  readonly enquiryId: string;
  readonly questionCode: string;
  readonly recipient: Recipient;
  readonly outcome: Outcome;
  /** Of the answer that went; null when nothing did. */
  readonly state: string | null;
  readonly endedAt: Date | null;
}
