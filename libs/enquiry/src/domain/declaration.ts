import { type ConcernLevel, gravity } from '@lib/kernel';
import type { AnswerGiven } from './answer.js';
import { questionsOf } from './branching.js';
import { type Declared, declarationMissing, declarationUntrue, notesBehindNoAnswer, type NotesBehind } from './enquiry-refusals.js';
import type { Question, QuestionSet } from './question-set.js';
import { levelOf, type WhatIsSent } from './what-is-sent.js';

/*
 * "Do you hold anything more serious than you have sent?" Once only the lesser half of what was known arrived, and nobody had to say so.
 * The declaration is checked against what the answering agency holds and this answerer may open. What counts as sent is everything of this
 * enquiry, this time and before; "not known" counts as the least grave thing there is. Who holds nothing graver has nothing to keep back.
 */
export interface NoteTowardsAsker {
  readonly id: string;
  readonly level: ConcernLevel | null;
  readonly category: string;
  /** Whether, after this sending, the asker has been given all of it. A part is not all. */
  readonly shared: boolean;
  /** Goes with these answers, now or at an earlier sending, in whole or in part. */
  readonly attached: boolean;
}
export interface DeclarationFacts {
  readonly set: QuestionSet;
  readonly sent: Pick<WhatIsSent, 'going' | 'stillOpen' | 'awaiting'>;
  /** The newest answers of earlier sendings. */
  readonly before: readonly AnswerGiven[];
  readonly held: readonly NoteTowardsAsker[];
}
export type DeclarationRefusal =
  ReturnType<typeof declarationMissing> | ReturnType<typeof declarationUntrue> | ReturnType<typeof notesBehindNoAnswer>;

export function checkDeclaration(facts: DeclarationFacts): DeclarationRefusal | null {
  return missing(facts) ?? untrue(facts) ?? notesBehind(facts);
}

/** ENQ-13. Without it nothing is finished; but what is answered so far may go while something else is still open too. */
function missing({ set, sent }: DeclarationFacts): DeclarationRefusal | null {
  const [only, ...others] = [...sent.stillOpen, ...sent.awaiting];
  const question = questionsOf(set).find(({ code }) => code === only);
  return others.length === 0 && question?.declaration ? declarationMissing(question.code) : null;
}

/** ENQ-12. An earlier declaration is held to what has gone since: it must not have become untrue. */
function untrue(facts: DeclarationFacts): DeclarationRefusal | null {
  const question = questionsOf(facts.set).find(({ declaration }) => declaration);
  const its = ({ questionCode }: AnswerGiven) => questionCode === question?.code;
  const now = facts.sent.going.find(its);
  const answer = now ?? facts.before.find(its);
  const declared = answer ? declaredIn(answer) : null;
  // To have withheld something and since shared it is no untruth; only to say so now is.
  if (declared === null || (declared === 'WITHHELD' && !now)) return null;
  const notes = belying(declared, graverThanSent(facts));
  return notes && declarationUntrue(declared, notes);
}

/** The notes that belie what was declared, or null when it is true. */
function belying(declared: Declared, graver: readonly NoteTowardsAsker[]): readonly NoteTowardsAsker[] | null {
  const keptBack = graver.filter(({ shared }) => !shared);
  if (declared === 'WITHHELD') return keptBack.length === 0 ? graver : null;
  const against = declared === 'NONE_HELD' ? graver : keptBack;
  return against.length > 0 ? against : null;
}

/** What an answer to the declaration says, or null when it says nothing that can be checked. */
export function declaredIn({ state, rows }: Pick<AnswerGiven, 'state' | 'rows'>): Declared | null {
  if (state === 'WITHHELD' || state === 'NO_FURTHER_ANSWER') return state;
  const values = state === 'ANSWERED' ? Object.values(rows[0] ?? {}) : [];
  return (['WITHHELD', 'ALL_SHARED', 'NONE_HELD'] as const).find((one) => values.includes(one)) ?? null;
}

/** Notes graver than the least grave thing sent. Where nothing was sent, everything held is more than that. */
export function graverThanSent({ set, sent, before, held }: DeclarationFacts): readonly NoteTowardsAsker[] {
  const questions = new Map(questionsOf(set).map((question) => [question.code, question]));
  const newest = new Map([...before, ...sent.going].map((answer) => [answer.questionCode, answer]));
  const answers = [...newest.values()].flatMap((answer) => sentLevel(questions.get(answer.questionCode), answer));
  const least = Math.min(...[...answers, ...held.filter(({ attached }) => attached).map(({ level }) => level)].map(gravity));
  return held.filter(({ level }) => !Number.isFinite(least) || gravity(level) > least);
}
function sentLevel(question: Question | undefined, { state }: AnswerGiven): ConcernLevel[] {
  const goes = question && !question.declaration && state !== 'WITHHELD' && state !== 'NO_FURTHER_ANSWER';
  return goes ? [levelOf(question, state)] : [];
}

/** ENQ-14. Withholding is never written down as not knowing: what is held and not shared belies it. */
function notesBehind({ set, sent, held }: DeclarationFacts): DeclarationRefusal | null {
  const questions = new Map(questionsOf(set).map((question) => [question.code, question]));
  const [first, ...others] = sent.going.flatMap(({ questionCode, state }): NotesBehind[] => {
    if (state !== 'NOT_KNOWN' && state !== 'NOT_HELD') return [];
    const notes = held.filter(({ category, shared }) => !shared && questions.get(questionCode)?.categories.includes(category));
    return notes.length > 0 ? [{ questionCode, notes }] : [];
  });
  return first ? notesBehindNoAnswer([first, ...others]) : null;
}
