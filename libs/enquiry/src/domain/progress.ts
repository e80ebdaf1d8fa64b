import type { AnswerState } from './answer.js';
import { type AnswerSoFar, openQuestions } from './branching.js';
import type { Question, QuestionSet } from './question-set.js';

/*
 * How far an enquiry has come, counted over the questions that are asked now: opening one makes the rest longer, and says so. What is
 * awaited from somebody else is looked at but not done: a group of which only that is left cannot be answered yet.
 */
export const GROUP_STATUSES = ['NOT_STARTED', 'INCOMPLETE', 'CANNOT_ANSWER_YET', 'COMPLETED'] as const;
export type GroupStatus = (typeof GROUP_STATUSES)[number];
export const GROUP_STATUS_LABELS: Readonly<Record<GroupStatus, string>> = {
  NOT_STARTED: 'Not started',
  INCOMPLETE: 'Incomplete',
  CANNOT_ANSWER_YET: 'Cannot answer yet',
  COMPLETED: 'Completed',
};
export const MOST_ON_A_PAGE = 6;

/** A draft, or an answer that was sent: `sound` when nothing is missing in it. */
export interface AnswerStanding extends Omit<AnswerSoFar, 'state'> {
  readonly state: AnswerState | null;
  readonly sound: boolean;
}
export interface GroupProgress {
  readonly code: string;
  readonly title: string;
  readonly status: GroupStatus;
  readonly done: number;
  readonly of: number;
  readonly questions: readonly Question[];
}
export interface Progress {
  readonly done: number;
  readonly of: number;
  /** Groups of which nothing is asked are not listed. */
  readonly groups: readonly GroupProgress[];
}

export function progress(set: QuestionSet, answers: readonly AnswerStanding[]): Progress {
  const standing = new Map(answers.map((answer) => [answer.questionCode, answer]));
  const open = new Set(openQuestions(set, answers.flatMap(soFar)));
  const groups = set.groups.flatMap(({ code, title, questions }): GroupProgress[] => {
    const asked = questions.filter((question) => open.has(question));
    if (asked.length === 0) return [];
    const states = asked.map((question) => standingOf(standing.get(question.code)));
    return [
      { code, title, questions: asked, status: statusOf(states), done: states.filter((one) => one === 'DONE').length, of: asked.length },
    ];
  });
  const total = (count: (group: GroupProgress) => number) => groups.reduce((sum, group) => sum + count(group), 0);
  return { done: total((group) => group.done), of: total((group) => group.of), groups };
}

/** 3 of 12 done */
export function inWords({ done, of }: Pick<Progress, 'done' | 'of'>): string {
  return `${done} of ${of} done`;
}

type Standing = 'NOTHING' | 'BEGUN' | 'AWAITED' | 'DONE';

function standingOf(answer: AnswerStanding | undefined): Standing {
  if (!answer) return 'NOTHING';
  if (answer.state === null || !answer.sound) return 'BEGUN';
  return answer.state === 'AWAITING' ? 'AWAITED' : 'DONE';
}
function statusOf(states: readonly Standing[]): GroupStatus {
  if (states.every((one) => one === 'NOTHING')) return 'NOT_STARTED';
  if (states.every((one) => one === 'DONE')) return 'COMPLETED';
  return states.every((one) => one === 'DONE' || one === 'AWAITED') ? 'CANNOT_ANSWER_YET' : 'INCOMPLETE';
}
/** A draft without a state says nothing that could open a question. */
function soFar({ questionCode, state, rows }: AnswerStanding): AnswerSoFar[] {
  return state === null ? [] : [{ questionCode, state, rows }];
}

export interface QuestionPage {
  readonly groupCode: string;
  /** From 1, within the group. */
  readonly page: number;
  readonly questions: readonly Question[];
}

/** The questions asked now on pages that never run over the end of a group: up to six to a page, or one. */
export function pagesOf({ groups }: Progress, onAPage = MOST_ON_A_PAGE): readonly QuestionPage[] {
  const most = Math.min(Math.max(1, Math.trunc(onAPage) || 1), MOST_ON_A_PAGE);
  return groups.flatMap(({ code, questions }) =>
    Array.from({ length: Math.ceil(questions.length / most) }, (_, at) => ({
      groupCode: code,
      page: at + 1,
      questions: questions.slice(at * most, (at + 1) * most),
    })),
  );
}
