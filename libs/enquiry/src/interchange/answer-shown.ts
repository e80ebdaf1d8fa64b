import { type AnswerGiven, SENT_STATES, type SentState } from '../domain/answer.js';

/** What the reader of an answer may see of it: what was sent, the uniform reply, or that nothing has been said yet. */
export type AnswerShown = SentState | 'UNIFORM_REPLY' | 'NOT_YET_ANSWERED';
export interface AnswerToShow extends Partial<
  Pick<AnswerGiven, 'basis' | 'asAt' | 'source' | 'marking' | 'disclosable' | 'awaitingFrom' | 'awaitingUntil'>
> {
  readonly questionCode: string;
  readonly state: AnswerShown;
  readonly rows: AnswerGiven['rows'];
}

/** Whatever is not among what may go, goes as the one sentence, with nothing beside it that could tell two of them apart. */
export function onlyWhatMayGo(answer: AnswerToShow): AnswerToShow {
  const { questionCode } = answer;
  if (answer.state === 'NOT_YET_ANSWERED') return { questionCode, state: answer.state, rows: [] };
  const isSent = SENT_STATES.some((state) => state === answer.state);
  return isSent ? answer : { questionCode, state: 'UNIFORM_REPLY', rows: [] };
}
