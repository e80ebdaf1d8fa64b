import type { ConcernLevel } from '@lib/kernel';
import type { AnswerGiven, AnswerState, SentState } from './answer.js';
import { answerText } from './answer-text.js';
import { openQuestions, questionsOf } from './branching.js';
import { notAsked, nothingToSend } from './enquiry-refusals.js';
import type { Question, QuestionSet } from './question-set.js';

/*
 * What goes when somebody sends: the answers to what is asked, each as one item of a sharing decision. An answer to a question that is no
 * longer asked stays in the record and does not go. What is not answered, or awaited, stays open, and so does the enquiry.
 */
export interface Sending {
  /** As asked. */
  readonly set: QuestionSet;
  /** Sound answers that are to go now. */
  readonly answers: readonly AnswerGiven[];
  /** The newest answer to each question that was sent, or kept back, before. */
  readonly before: readonly AnswerGiven[];
  readonly agency: string;
}
/** The answer as the asker's copy keeps it. */
export type AnswerSent = Pick<AnswerGiven, 'rows' | 'source' | 'awaitingFrom' | 'awaitingUntil'> & { readonly state: SentState };
export interface AnswerItem extends Pick<
  AnswerGiven,
  'questionCode' | 'reasonCode' | 'reasonWords' | 'reviewBy' | 'basis' | 'asAt' | 'marking' | 'disclosable'
> {
  readonly outcome: 'SHARED' | 'WITHHELD' | 'NOT_RELEVANT';
  readonly level: ConcernLevel;
  /** What the asker reads and keeps. Null for what is not shared: of that nothing at all is written down on their side. */
  readonly text: string | null;
  readonly answer: AnswerSent | null;
}
export interface WhatIsSent {
  readonly items: readonly AnswerItem[];
  readonly going: readonly AnswerGiven[];
  /** Answered, but no longer asked: for the record only. */
  readonly irrelevant: readonly AnswerGiven[];
  /** Asked and not answered yet. */
  readonly stillOpen: readonly string[];
  /** Answered with "awaiting": still to come. */
  readonly awaiting: readonly string[];
  /** Nothing is open any more after this. */
  readonly completes: boolean;
}

export function whatIsSent({
  set,
  answers,
  before,
  agency,
}: Sending): WhatIsSent | ReturnType<typeof notAsked> | ReturnType<typeof nothingToSend> {
  const asked = new Set(questionsOf(set).map(({ code }) => code));
  const strangers = answers.filter(({ questionCode }) => !asked.has(questionCode)).map(({ questionCode }) => questionCode);
  if (strangers.length > 0) return notAsked(strangers);
  const now = new Map(answers.map((answer) => [answer.questionCode, answer]));
  const all = new Map([...before, ...answers].map((answer) => [answer.questionCode, answer]));
  const open = openQuestions(set, all.values());
  const going = open.flatMap(({ code }) => now.get(code) ?? []);
  if (going.length === 0) return nothingToSend();
  const stillOpen = open.filter(({ code }) => !all.has(code)).map(({ code }) => code);
  const awaiting = open.filter(({ code }) => all.get(code)?.state === 'AWAITING').map(({ code }) => code);
  return {
    items: open.flatMap((question) => itemOf(question, now.get(question.code), agency)),
    going,
    irrelevant: answers.filter((answer) => !going.includes(answer)),
    stillOpen,
    awaiting,
    completes: stillOpen.length === 0 && awaiting.length === 0,
  };
}

const OUTCOMES: Readonly<Record<AnswerState, AnswerItem['outcome']>> = {
  ANSWERED: 'SHARED',
  NOT_KNOWN: 'SHARED',
  NOT_HELD: 'SHARED',
  AWAITING: 'SHARED',
  WITHHELD: 'WITHHELD',
  NO_FURTHER_ANSWER: 'NOT_RELEVANT',
};

/** How grave an item is. "Not known" tells nothing grave; so does everything that is not an answer. */
export function levelOf(question: Question, state: AnswerState): ConcernLevel {
  return state === 'ANSWERED' ? question.level : 'LOW';
}

function itemOf(question: Question, answer: AnswerGiven | undefined, agency: string): AnswerItem[] {
  if (!answer) return [];
  const { questionCode, reasonCode, reasonWords, reviewBy, basis, asAt, marking, disclosable } = answer;
  const shared = sentState(answer.state);
  return [
    {
      questionCode,
      outcome: OUTCOMES[answer.state],
      level: levelOf(question, answer.state),
      text: shared && answerText(question, answer, agency),
      answer: shared && {
        state: shared,
        rows: answer.rows,
        source: answer.source,
        awaitingFrom: answer.awaitingFrom,
        awaitingUntil: answer.awaitingUntil,
      },
      reasonCode,
      reasonWords,
      reviewBy,
      basis,
      asAt,
      marking,
      disclosable,
    },
  ];
}

function sentState(state: AnswerState): SentState | null {
  return state === 'WITHHELD' || state === 'NO_FURTHER_ANSWER' ? null : state;
}
