import { Invalid } from '@lib/kernel';
import { type DraftContent, draftOf, type DraftTyped, FOR_ALL, isBlank, isSame, whyNotKept } from './answer-draft.js';
import type { AnsweringStand } from './answering-stand.js';
import type { AnswerProblem } from './sound-answer.js';

/*
 * What becomes of a page of answers that somebody saves. Each is taken or left by itself, so that one that cannot be kept, or that somebody
 * else has changed meanwhile, loses nothing of the others. What says what stands there already changes nothing, whoever says it.
 */
export interface AnswerToSave extends DraftTyped {
  readonly questionCode: string;
  readonly seenVersion: number;
}
export interface SavingPlan {
  readonly keep: readonly { readonly questionCode: string; readonly content: DraftContent; readonly version: number }[];
  /** What was saved, or stood there already. */
  readonly saved: readonly string[];
  readonly stale: readonly string[];
  readonly unasked: readonly string[];
  readonly unkeepable: readonly AnswerProblem[];
}
const MOST = 101;

export function planSaving(stand: AnsweringStand, asked: readonly AnswerToSave[]): SavingPlan {
  if (asked.length > MOST) throw new Invalid({ answers: 'Save 100 answers or fewer at a time' });
  if (new Set(asked.map(({ questionCode }) => questionCode)).size < asked.length) throw new Invalid({ answers: 'Save each answer once' });
  const known = new Map(stand.questions.map(({ question, content, version }) => [question.code, { content, version }]));
  known.set(FOR_ALL, { content: stand.defaults, version: stand.defaultsVersion });
  const plan = { keep: [], saved: [], stale: [], unasked: [], unkeepable: [] } as {
    -readonly [Part in keyof SavingPlan]: SavingPlan[Part][number][];
  };
  for (const { questionCode, seenVersion, ...typed } of asked) {
    const now = known.get(questionCode);
    const content = draftOf(typed);
    const why = whyNotKept(content);
    if (!now) plan.unasked.push(questionCode);
    else if (why !== null) plan.unkeepable.push({ questionCode, field: 'rows', message: why });
    else if (isUnchanged(content, now.content)) plan.saved.push(questionCode);
    else if (seenVersion !== now.version) plan.stale.push(questionCode);
    else {
      plan.saved.push(questionCode);
      plan.keep.push({ questionCode, content, version: now.version + 1 });
    }
  }
  return plan;
}

function isUnchanged(content: DraftContent, now: DraftContent | null): boolean {
  return now === null ? isBlank(content) : isSame(content, now);
}
