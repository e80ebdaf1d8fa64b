import { isLate, workingDaysAfterDue } from './due.js';

/*
 * An enquiry that is not answered is as visible as an answer: who was asked is reminded when it is due, then their supervisor hears of it,
 * then the supervisor of whoever asked. Each step is taken once, and in this order even when the worker was away. A partial answer stops
 * nothing: what is open is still owed.
 */
export const CHASE_STEPS = ['REMINDED', 'RAISED_WITH_ANSWERER', 'RAISED_WITH_ASKER'] as const;
export type ChaseStep = (typeof CHASE_STEPS)[number];

/** After how many whole working days each step is taken: at none, when the enquiry is due. */
export type ChaseDays = Readonly<Record<ChaseStep, number>>;

export interface Chased {
  readonly dueAt: Date;
  /** The steps that have been taken. */
  readonly taken: readonly string[];
}

/** What is to be done at this instant about an enquiry that is open. */
export function stepsToTake({ dueAt, taken }: Chased, at: Date, bankHolidays: readonly string[], days: ChaseDays): ChaseStep[] {
  return CHASE_STEPS.filter((step) => !taken.includes(step) && isLate(workingDaysAfterDue(dueAt, days[step], bankHolidays), at));
}
