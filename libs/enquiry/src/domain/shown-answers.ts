import type { AnswerGiven, SentState } from './answer.js';
import { questionsOf } from './branching.js';
import type { QuestionSet } from './question-set.js';
import type { Reply } from './replies.js';

export interface AnswerReadable extends Partial<
  Pick<AnswerGiven, 'basis' | 'asAt' | 'source' | 'marking' | 'disclosable' | 'awaitingFrom' | 'awaitingUntil'>
> {
  readonly questionCode: string;
  readonly state: SentState | 'UNIFORM_REPLY' | 'NOT_YET_ANSWERED';
  readonly rows: AnswerGiven['rows'];
}

/** Every question of the set with what stands of it, for whoever may read the replies; what has not been opened is not answered to them yet. */
export function readable(set: QuestionSet, replies: readonly Reply[]): readonly AnswerReadable[] {
  const byCode = new Map(replies.map((reply) => [reply.questionCode, reply]));
  return questionsOf(set).map(({ code: questionCode }) => {
    const reply = byCode.get(questionCode);
    if (reply?.kind === 'SENT') return reply;
    return { questionCode, state: reply?.kind === 'UNIFORM' ? 'UNIFORM_REPLY' : 'NOT_YET_ANSWERED', rows: [] };
  });
}
