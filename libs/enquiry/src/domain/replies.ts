import { type AnswerGiven, type SentState, UNIFORM_REPLY } from './answer.js';

/*
 * What whoever may read an enquiry reads of one question: what was sent; that something was sent and has not been opened; or the one sentence
 * that stands for every other reply. "Not answered yet" is the absence of all three.
 */
interface Replied {
  readonly enquiryId: string;
  readonly questionCode: string;
  readonly at: Date;
}
export interface SentReply
  extends Replied, Pick<AnswerGiven, 'rows' | 'basis' | 'asAt' | 'source' | 'marking' | 'disclosable' | 'awaitingFrom' | 'awaitingUntil'> {
  readonly kind: 'SENT';
  readonly itemId: string;
  readonly state: SentState;
  readonly body: string;
  readonly superseded: boolean;
  readonly handlingCode: string;
  readonly thirdParties: readonly string[];
}
export type Reply = SentReply | (Replied & { readonly kind: 'UNREAD' }) | (Replied & { readonly kind: 'UNIFORM' });

/** Partner words go into another system only where their handling permits and nobody else is told of: otherwise they are read here. */
export function mayLeave(reply: SentReply): boolean {
  return reply.marking === 'OFFICIAL' && reply.handlingCode === 'P' && reply.thirdParties.length === 0;
}

export function inWords(reply: Reply | undefined): string {
  if (reply === undefined) return 'Not answered yet.';
  if (reply.kind === 'UNREAD') return 'Answered, and not opened yet.';
  return reply.kind === 'UNIFORM' ? UNIFORM_REPLY : answerAlone(reply.body);
}

/** A body is the question and, on the lines after it, the answer. */
function answerAlone(body: string): string {
  const cut = body.indexOf('\n');
  return cut < 0 ? body : body.slice(cut + 1);
}
