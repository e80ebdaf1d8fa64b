import type { AskingPolicyAnswer } from '../../api/answers/asking.js';
import type { Enquiry, OwnAnswer, Reply } from '../../api/answers/enquiries.js';
import { date } from '../../view/dates.js';
import { labelIn } from '../../view/policy-words.js';
import { words } from '../../view/words.js';

type Policy = AskingPolicyAnswer['enquiryPolicy'];
interface Question {
  readonly code: string;
  readonly text: string;
  readonly when?: unknown;
}
/** What the page needs of the questions as asked. */
export interface AskedSet {
  readonly title: string;
  readonly about: string;
  readonly groups: readonly { readonly code: string; readonly title: string; readonly questions: readonly Question[] }[];
}
interface Dropped {
  readonly groupCode: string;
  readonly questionCodes: readonly string[];
  readonly reasonCode: string;
  readonly words: string | null;
  readonly title?: string;
  readonly texts?: readonly string[];
}
/** One question with what is known of its reply; `kind` says how it is drawn. */
export interface ReplyLine {
  readonly question: string;
  /** The state of an answer, or UNOPENED, UNIFORM or OPEN where there is none to read. */
  readonly kind: string;
  readonly state: string;
  readonly text: string;
  readonly withdrawnAt: string | null;
  /** Where it comes from, why, until when: smaller, below. */
  readonly small: readonly string[];
}
export interface ReplyGroup {
  readonly title: string;
  readonly lines: readonly ReplyLine[];
  /** Questions that open only by an answer, and that none has opened as far as one may see. */
  readonly uncalled: readonly string[];
}

/** Of an enquiry that nobody who is asked has opened nothing is read yet. */
export const askedSet = ({ definition }: Pick<Enquiry, 'definition'>): AskedSet =>
  definition === null ? { title: '', about: '', groups: [] } : (JSON.parse(definition) as AskedSet);
export const isOver = ({ completedAt, declinedAt, closedAt }: Enquiry): boolean => (completedAt ?? declinedAt ?? closedAt) !== null;
/** Replies that have come and that nobody here has opened. */
export const unopened = ({ replyShares }: Enquiry) =>
  replyShares.filter(({ firstSeenAt, revokedAt }) => firstSeenAt === null && revokedAt === null);

/** Of the questions that are asked in any case, how many have been replied to, whatever the reply was; an answer still awaited is said. */
export function progress(enquiry: Enquiry): { done: number; total: number; awaiting: number } {
  const always = askedSet(enquiry).groups.flatMap(({ questions }) => questions.filter(({ when }) => when === undefined));
  const replied = always.filter(({ code }) => enquiry.answeredCodes.includes(code));
  const awaited = ({ questionCode, answerState, supersededAt }: Reply): boolean =>
    supersededAt === null && answerState === 'AWAITING' && replied.some(({ code }) => code === questionCode);
  return { done: replied.length, total: always.length, awaiting: enquiry.replies.filter(awaited).length };
}

/** As whoever asked reads it. What was withheld reads like what is only told by telephone: one sentence for both. */
export function replyGroups(enquiry: Enquiry, policy: Policy): ReplyGroup[] {
  return grouped(enquiry, (question) => replyLine(enquiry, question, policy));
}

/** As the answering agency keeps it: also what it withheld, why, and when that is looked at again. */
export function ownGroups(enquiry: Enquiry, policy: Policy): ReplyGroup[] {
  return grouped(enquiry, ({ code, text }) => {
    const answer = enquiry.answers.find((one) => one.questionCode === code);
    return answer && ownInWords(answer, text, policy);
  });
}

function grouped(enquiry: Enquiry, lineOf: (question: Question) => ReplyLine | undefined): ReplyGroup[] {
  const open = isOver(enquiry) ? 'Not answered' : 'Not answered yet';
  return askedSet(enquiry).groups.map(({ title, questions }) => {
    const made = questions.map((question) => ({ question, line: lineOf(question) }));
    const shown = made.filter(({ question, line }) => line !== undefined || question.when === undefined);
    return {
      title,
      lines: shown.map(({ question, line }) => line ?? plain(question.text, 'OPEN', open)),
      uncalled: made.filter((one) => !shown.includes(one)).map(({ question }) => question.text),
    };
  });
}

const plain = (question: string, kind: string, state: string, text = ''): ReplyLine => ({
  question,
  kind,
  state,
  text,
  withdrawnAt: null,
  small: [],
});

function replyLine(enquiry: Enquiry, { code, text: question }: Question, { uniformReply }: Policy): ReplyLine | undefined {
  const reply = enquiry.replies.find((one) => one.questionCode === code && one.supersededAt === null);
  if (reply) return replyInWords(reply, question);
  if (!enquiry.answeredCodes.includes(code)) return undefined;
  const closed = unopened(enquiry).length > 0;
  return closed
    ? plain(question, 'UNOPENED', 'Replied to', 'Open the replies to read it.')
    : plain(question, 'UNIFORM', 'Replied to', uniformReply);
}

/** What went begins with the question; beside the question it is not said twice. */
const withoutQuestion = (body: string, question: string): string => (body.startsWith(question) ? body.slice(question.length).trim() : body);

const awaited = (from: string | null, day: string | null): string => (from ? `From ${from}${day ? `, until ${date(day)}` : ''}.` : '');

function replyInWords(reply: Reply, question: string): ReplyLine {
  const { answerState, withdrawnAt, answerSource } = reply;
  const answered = answerState === 'ANSWERED';
  const from = answerSource ? ` Source: ${answerSource}.` : '';
  return {
    question,
    kind: answerState ?? '',
    state: words(answerState, 'answerState'),
    text: answered ? withoutQuestion(reply.body, question) : awaited(reply.awaitingFrom, reply.awaitingUntil),
    withdrawnAt,
    small: answered ? [`As at ${date(reply.happenedOn)}. ${words(reply.basis, 'basis')}.${from}`] : [],
  };
}

function ownInWords(answer: OwnAnswer, question: string, policy: Policy): ReplyLine {
  const { state, reasonCode, reasonWords, reviewBy, answeredBy, answeredAt } = answer;
  const reason = reasonCode ? labelIn([...policy.withholdReasons, ...policy.noFurtherReasons], reasonCode) : '';
  const why = [reason && `${reason}.`, reasonWords, reviewBy && `Look again by ${date(reviewBy)}.`].filter(Boolean).join(' ');
  return {
    question,
    kind: state,
    state: words(state, 'answerState'),
    text: state === 'ANSWERED' ? withoutQuestion(answer.body, answer.questionText) : awaited(answer.awaitingFrom, answer.awaitingUntil),
    withdrawnAt: null,
    small: [
      why,
      answer.relevant ? '' : 'Kept here and not sent: another answer made it irrelevant.',
      `${answeredBy.name}, ${date(answeredAt)}`,
    ].filter((one) => one !== ''),
  };
}

export function leftOutInWords(
  enquiry: Enquiry,
  policy: Policy,
): { title: string; texts: readonly string[]; reason: string; words: string | null }[] {
  return (JSON.parse(enquiry.dropped ?? '[]') as Dropped[]).map(({ groupCode, questionCodes, reasonCode, words: said, title, texts }) => ({
    title: title ?? askedSet(enquiry).groups.find(({ code }) => code === groupCode)?.title ?? groupCode,
    texts: texts ?? questionCodes,
    reason: labelIn(policy.dropReasons, reasonCode),
    words: said,
  }));
}

/** What happened, oldest first. */
export function eventLines(enquiry: Enquiry): object[] {
  return enquiry.events.map(({ at, kind, by, words: said }) => ({
    at,
    what: words(kind, 'enquiryEvent'),
    by: by ? `${by.name}, ${by.agency.shortName}` : '',
    // Why it was asked stands by itself on the page.
    words: kind === 'ASKED' ? null : said,
  }));
}
