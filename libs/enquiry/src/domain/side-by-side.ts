import { questionsOf } from './branching.js';
import type { SentState } from './answer.js';
import { type FieldChange, overTime } from './over-time.js';
import type { Question, QuestionSet } from './question-set.js';
import { inWords, type Reply, type SentReply } from './replies.js';

export interface EnquiryAsked {
  readonly id: string;
  readonly reference: string;
  readonly set: QuestionSet;
  readonly answered: readonly { readonly code: string; readonly at: string }[];
  /** The agency that was asked. */
  readonly from: string;
}
export interface AnswerAtTime {
  readonly state: SentState | 'NO_FURTHER_ANSWER' | 'NOT_OPENED' | 'NOT_ANSWERED';
  readonly text: string;
  readonly asAt: string | null;
  /** Null while nothing has been answered. */
  readonly answeredAt: Date | null;
  readonly from: string;
  readonly reference: string;
  readonly enquiryId: string;
  readonly superseded: boolean;
  /** What differs from the answer of the same agency before it, in words. */
  readonly changed: readonly string[];
}
export interface QuestionOverTime {
  readonly code: string;
  readonly text: string;
  readonly entries: readonly AnswerAtTime[];
}

/**
 * Question by question, in the order in which the newest enquiry asks them, the oldest answer first; changes are told agency by agency,
 * since two agencies may know different things. A question asked and not answered stands there as plainly as an answer.
 */
export function sideBySide(enquiries: readonly EnquiryAsked[], replies: readonly Reply[]): readonly QuestionOverTime[] {
  const questions = new Map<string, Question>();
  for (const { set } of enquiries)
    for (const question of questionsOf(set)) if (!questions.has(question.code)) questions.set(question.code, question);
  return [...questions.values()].map((question) => {
    const entries = enquiries.flatMap((enquiry) => entriesOf(question.code, enquiry, replies));
    const changed = changesByItem(question.code, enquiries, replies);
    const told = entries.map(({ itemId, ...entry }) => ({ ...entry, changed: (itemId && changed.get(itemId)) || [] }));
    return { code: question.code, text: question.text, entries: told.sort((a, b) => timeOf(a) - timeOf(b)) };
  });
}

type Entry = Omit<AnswerAtTime, 'changed'> & { readonly itemId: string | null };

function entriesOf(code: string, enquiry: EnquiryAsked, replies: readonly Reply[]): Entry[] {
  if (!questionsOf(enquiry.set).some((question) => question.code === code)) return [];
  const whose = { from: enquiry.from, reference: enquiry.reference, enquiryId: enquiry.id };
  const mine = replies.filter((reply) => reply.enquiryId === enquiry.id && reply.questionCode === code);
  const current = mine.some((reply) => reply.kind !== 'SENT' || !reply.superseded);
  const found = mine.map((reply): Entry => {
    const shown = { ...whose, text: inWords(reply), answeredAt: reply.at };
    if (reply.kind === 'SENT')
      return { ...shown, state: reply.state, asAt: reply.asAt, superseded: reply.superseded, itemId: reply.itemId };
    return { ...shown, state: reply.kind === 'UNREAD' ? 'NOT_OPENED' : 'NO_FURTHER_ANSWER', asAt: null, superseded: false, itemId: null };
  });
  if (current) return found;
  const last = enquiry.answered.filter((one) => one.code === code).at(-1);
  const nothing = { ...whose, asAt: null, superseded: false, itemId: null };
  if (!last) return [...found, { ...nothing, state: 'NOT_ANSWERED', text: inWords(undefined), answeredAt: null }];
  const at = new Date(last.at);
  const uniform: Reply = { kind: 'UNIFORM', enquiryId: enquiry.id, questionCode: code, at };
  return [...found, { ...nothing, state: 'NO_FURTHER_ANSWER', text: inWords(uniform), answeredAt: at }];
}

function changesByItem(
  code: string,
  enquiries: readonly EnquiryAsked[],
  replies: readonly Reply[],
): ReadonlyMap<string, readonly string[]> {
  const asked = new Map(enquiries.map((enquiry) => [enquiry.id, enquiry]));
  const sent = replies.flatMap((reply): (SentReply & { question: Question; from: string })[] => {
    const enquiry = asked.get(reply.enquiryId);
    const question = enquiry && questionsOf(enquiry.set).find((one) => one.code === code);
    return reply.kind === 'SENT' && reply.questionCode === code && question ? [{ ...reply, question, from: enquiry.from }] : [];
  });
  const agencies = [...new Set(sent.map(({ from }) => from))];
  const compared = agencies.flatMap((agency) => overTime(sent.filter(({ from }) => from === agency)));
  return new Map(compared.map(({ answer, changed }) => [answer.itemId, changed ? changed.fields.map(changeInWords) : []]));
}

function changeInWords({ label, before, after }: FieldChange): string {
  if (before === null) return `${label}: ${after ?? ''} (new)`;
  return after === null ? `${label}: ${before} (no longer said)` : `${label}: ${before}, now ${after}`;
}
/** What is not answered yet stands last. */
const timeOf = ({ answeredAt }: Pick<AnswerAtTime, 'answeredAt'>): number => answeredAt?.getTime() ?? Infinity;
