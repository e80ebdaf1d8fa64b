import { londonDay, longDay, longInstant } from '@lib/kernel';
import type { QuestionSet } from './question-set.js';
import { inWords, mayLeave, type Reply } from './replies.js';

/*
 * Text to paste into another system: a request and a response, each an event of its own there as it is here. One's own words stand whole;
 * a partner's only where their handling permits it. What is withheld is the one sentence for both sides, and its reason is never here.
 */
export const COPY_SYSTEMS = ['CONNECT', 'NDELIUS'] as const;
export type CopySystem = (typeof COPY_SYSTEMS)[number];

export interface CopyFrom {
  readonly set: QuestionSet;
  readonly reference: string;
  readonly sentAt: Date;
  readonly dueAt: Date;
  readonly asker: string;
  readonly askedBy: string;
  readonly answerer: string;
  /** Whose words may be copied whole: true when the copier's agency asked. */
  readonly askedByUs: boolean;
  /** Why it was asked, in the asker's words. */
  readonly why: string | null;
  readonly declined: { readonly at: Date; readonly words: string | null } | null;
  readonly replies: readonly Reply[];
}
export interface CopyPart {
  readonly heading: string;
  readonly text: string;
}
const HEADINGS: Readonly<Record<CopySystem, { readonly request: string; readonly response: string }>> = {
  CONNECT: { request: 'Information requested', response: 'Information received or given' },
  NDELIUS: { request: 'Request for information', response: 'Response to a request for information' },
};
const READ_HERE = 'Answered. Read it in this service under the reference above: how it may be handled does not let it be copied.';

export function copyParts(system: CopySystem, from: CopyFrom): readonly CopyPart[] {
  const { request, response } = HEADINGS[system];
  const replied = from.replies.length > 0 || from.declined !== null;
  return [{ heading: request, text: requestText(from) }, ...(replied ? [{ heading: response, text: responseText(from) }] : [])];
}

/** Which items the text repeats, so that a later correction can name this copy. */
export function itemsCopied({ replies, askedByUs }: CopyFrom): readonly string[] {
  return replies.flatMap((reply) => (reply.kind === 'SENT' && leaves(reply, askedByUs) ? [reply.itemId] : []));
}

function requestText(from: CopyFrom): string {
  const questions = from.set.groups.flatMap((group) => group.questions.map((question) => `- ${question.text}`));
  const why = from.askedByUs && from.why !== null ? [`Why: ${from.why}`] : [];
  return [...head(from), `Asked on ${longInstant(from.sentAt)} by ${from.askedBy}. Due by the end of ${longDay(londonDay(new Date(from.dueAt.getTime() - 1)))}.`, ...why, `Questions (${from.set.title}):`, ...questions].join('\n'); // prettier-ignore
}

function responseText(from: CopyFrom): string {
  const byCode = new Map(from.replies.map((reply) => [reply.questionCode, reply]));
  const lines = from.set.groups.flatMap((group) =>
    group.questions.flatMap((question) => {
      const reply = byCode.get(question.code);
      return reply ? [`- ${question.text}`, `  ${lineOf(reply, from.askedByUs)}`] : [];
    }),
  );
  const declined = from.declined
    ? [`Declined on ${longInstant(from.declined.at)}${from.askedByUs ? '' : from.declined.words ? `: ${from.declined.words}` : ''}.`]
    : [];
  return [...head(from), ...declined, ...lines].join('\n');
}

function head({ reference, asker, answerer }: CopyFrom): string[] {
  return [`Reference ${reference}. ${asker} asked ${answerer}.`];
}

function lineOf(reply: Reply, askedByUs: boolean): string {
  if (reply.kind !== 'SENT') return inWords(reply);
  if (!leaves(reply, askedByUs)) return READ_HERE;
  const asAt = reply.asAt === null ? '' : ` (as at ${longDay(reply.asAt)})`;
  return `${inWords(reply).replaceAll('\n', '\n  ')}${asAt}`;
}

/** Our own words leave unless they tell of somebody else; a partner's only where they may. */
function leaves(reply: Extract<Reply, { kind: 'SENT' }>, askedByUs: boolean): boolean {
  return askedByUs ? mayLeave(reply) : reply.thirdParties.length === 0;
}
