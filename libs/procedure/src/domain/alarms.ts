import { runningSteps } from './come.js';
import { dueAt } from './due.js';
import { isLive } from './lifecycle.js';
import type { Clock, RunState, StepState } from './run-state.js';
import { isHeld } from './settle.js';

/**
 * When somebody has to hear of a step. ABOUT_TO_BREAK: its limit is near. LATE: it has passed. TRY_MISSED: it was to be tried again by now.
 * INACTIVE: what only a supervisor may leave has been lying untouched.
 */
export type AlarmKind = 'ABOUT_TO_BREAK' | 'LATE' | 'TRY_MISSED' | 'INACTIVE';
export interface Alarm {
  readonly step: string;
  readonly kind: AlarmKind;
  readonly at: Date;
}

const HOUR = 3_600_000;
/** Settings of our own, from no source: a quarter of the limit beforehand, an hour at least and a day at most. */
const SHARE_BEFORE = 4;
const LEAST_BEFORE = HOUR;
const MOST_BEFORE = 24 * HOUR;
/** How long what must not be dropped may lie without anybody doing or planning anything. */
const QUIET_HOURS = 24;

/** Every alarm that a run as it stands will come to, if nothing more happens. */
export function alarmsOf(run: RunState, bankHolidays: readonly string[]): readonly Alarm[] {
  if (run.phase === 'FINISHED' || run.phase === 'STOPPED') return [];
  return runningSteps(run).flatMap((one) => {
    const alarm = (kind: AlarmKind, at: Date): Alarm => ({ step: one.key, kind, at });
    const due = runningDue(one.state.clock, bankHolidays);
    const clock = due === null ? [] : [alarm('ABOUT_TO_BREAK', warnedAt(due.from, due.at)), alarm('LATE', due.at)];
    const next = nextTry(one.state);
    if (next !== null) return [...clock, alarm('TRY_MISSED', next)];
    const touched = isHeld(one) && one.state.done === null ? lastTouched(run, one.key, one.state) : null;
    return touched === null ? clock : [...clock, alarm('INACTIVE', new Date(touched.getTime() + QUIET_HOURS * HOUR))];
  });
}

function runningDue(clock: Clock | null, bankHolidays: readonly string[]): { readonly from: Date; readonly at: Date } | null {
  if (clock === null || clock.ended !== null) return null;
  return { from: clock.from, at: dueAt(clock.limit, clock.from, bankHolidays) };
}

function warnedAt(from: Date, due: Date): Date {
  const before = Math.min(Math.max(Math.abs(due.getTime() - from.getTime()) / SHARE_BEFORE, LEAST_BEFORE), MOST_BEFORE);
  return new Date(due.getTime() - before);
}

const nextTry = ({ life, done, tries }: StepState): Date | null => (isLive(life) && done === null ? (tries.at(-1)?.nextAt ?? null) : null);

function lastTouched({ history }: RunState, key: string, { life, openedAt }: StepState): Date | null {
  if (!isLive(life)) return null;
  return history.findLast((event) => 'step' in event && event.step === key)?.at ?? openedAt;
}
