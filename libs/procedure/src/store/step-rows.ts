import { stepOf } from '../domain/causes.js';
import { type RunningStep, runningSteps } from '../domain/come.js';
import { dueAt } from '../domain/due.js';
import { isLive } from '../domain/lifecycle.js';
import type { RunState } from '../domain/run-state.js';
import { isHeld } from '../domain/settle.js';

/** How each step stands, as it is read and swept: all of it follows from the events. Instants as JSON writes them. */
export function stepRows(runId: string, run: RunState, bankHolidays: readonly string[]): readonly object[] {
  const { definition } = run;
  return runningSteps(run).map((one) => {
    const { key, step, state } = one;
    const { nth, life, openedAt, owner, handover, tries, done, sentBackAt, signedOff, left } = state;
    return {
      run_id: runId,
      key,
      code: state.code,
      nth,
      ordinal: definition.steps.findIndex(({ code }) => code === state.code),
      title: step.title,
      holder_kind: step.owner.agency,
      holder_roles: step.owner.roles,
      life,
      held: isHeld(one),
      opened_at: openedAt,
      owner_id: owner,
      handed_to: handover?.toStaffId ?? null,
      ...clockOf(one, bankHolidays),
      tries: tries.length,
      last_tried_at: tries.at(-1)?.at ?? null,
      next_try_at: isLive(life) && done === null ? (tries.at(-1)?.nextAt ?? null) : null,
      done_at: done?.when ?? null,
      done_told: done?.at ?? null,
      done_by: done?.staffId ?? null,
      outcome: done?.outcome ?? null,
      outcome_title: done && (stepOf(definition, state.code)?.outcomes.find(({ code }) => code === done.outcome)?.title ?? null),
      signed_by: signedOff?.staffId ?? null,
      signed_at: signedOff?.at ?? null,
      sent_back_at: sentBackAt,
      left_by: left?.staffId ?? null,
      left_at: left?.at ?? null,
    };
  });
}

function clockOf({ state: { clock } }: RunningStep, bankHolidays: readonly string[]): object {
  return {
    due_at: clock && dueAt(clock.limit, clock.from, bankHolidays),
    clock_from: clock?.from ?? null,
    clock_ended_by: clock?.ended?.by ?? null,
    clock_ended_at: clock?.ended?.when ?? null,
    clock_ended_told: clock?.ended?.at ?? null,
  };
}
