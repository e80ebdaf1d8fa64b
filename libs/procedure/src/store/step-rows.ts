import { type RunningStep, runningSteps } from '../domain/come.js';
import type { Step } from '../domain/definition.js';
import { dueAt } from '../domain/due.js';
import { isLive } from '../domain/lifecycle.js';
import type { Clock, RunState, StepState } from '../domain/run-state.js';
import { isHeld } from '../domain/settle.js';

/** How each step stands, as it is read and swept: all of it follows from the events. Instants as JSON writes them. */
export function stepRows(runId: string, run: RunState, bankHolidays: readonly string[]): readonly object[] {
  const { steps } = run.definition;
  return runningSteps(run).map((one) => ({
    run_id: runId,
    key: one.key,
    code: one.state.code,
    nth: one.state.nth,
    ordinal: steps.findIndex(({ code }) => code === one.state.code),
    title: one.step.title,
    holder_kind: one.step.owner.agency,
    holder_roles: one.step.owner.roles,
    ...standingOf(one),
    ...clockOf(one.state.clock, bankHolidays),
    ...triesOf(one.state),
    ...doneOf(one.step, one.state.done),
    ...lookedAt(one.state),
  }));
}

function standingOf(one: RunningStep): object {
  const { life, openedAt, owner, handover } = one.state;
  return { life, held: isHeld(one), opened_at: openedAt, owner_id: owner, handed_to: handover && handover.toStaffId };
}

function clockOf(clock: Clock | null, bankHolidays: readonly string[]): object {
  if (clock === null) return { due_at: null, clock_from: null, ...ENDED_NOT };
  const { limit, from, ended } = clock;
  const running = { due_at: dueAt(limit, from, bankHolidays), clock_from: from };
  if (ended === null) return { ...running, ...ENDED_NOT };
  return { ...running, clock_ended_by: ended.by, clock_ended_at: ended.when, clock_ended_told: ended.at };
}
const ENDED_NOT = { clock_ended_by: null, clock_ended_at: null, clock_ended_told: null };

function triesOf({ life, done, tries }: StepState): object {
  const last = tries.at(-1) ?? null;
  const planned = isLive(life) && done === null;
  return { tries: tries.length, last_tried_at: last && last.at, next_try_at: planned && last ? last.nextAt : null };
}

function doneOf({ outcomes }: Step, done: StepState['done']): object {
  if (done === null) return { done_at: null, done_told: null, done_by: null, outcome: null, outcome_title: null };
  const { when, at, staffId, outcome } = done;
  const title = outcomes.find(({ code }) => code === outcome)?.title ?? outcome;
  return { done_at: when, done_told: at, done_by: staffId, outcome, outcome_title: title };
}

const lookedAt = ({ signedOff, sentBackAt, left }: StepState): object => ({
  signed_by: signedOff && signedOff.staffId,
  signed_at: signedOff && signedOff.at,
  sent_back_at: sentBackAt,
  left_by: left && left.staffId,
  left_at: left && left.at,
});
