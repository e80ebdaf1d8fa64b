import type { ProcedureMap } from '../../api/answers/procedures.js';
import type { RunLine } from '../../api/answers/runs.js';
import { counted } from '../../view/words.js';
import { clockWords } from './clock-words.js';

export interface RunRow extends RunLine {
  readonly way: string;
  readonly over: boolean;
  readonly late: boolean;
  readonly lateWords: string;
  readonly due: string;
  readonly ending: string;
  readonly with: string;
  /** For sorting: what is due first stands first. */
  readonly presses: string;
}

/** A run in the list of a person. The map of today names its variant and its end; a code that it has no more is shown as it came. */
export function runRow(run: RunLine, maps: readonly ProcedureMap[], now: string): RunRow {
  const { lateCount, nextDueAt, phase, endCode, parties } = run;
  const map = maps.find((one) => one.title === run.title);
  const titled = (list: ProcedureMap['ends'] | undefined, code: string | null): string =>
    code === null ? '' : (list?.find((one) => one.code === code)?.title ?? code);
  const late = lateCount > 0;
  const timeliness = late ? 'LATE' : 'RUNNING';
  return {
    ...run,
    way: titled(map?.variants, run.variant),
    over: run.overAt !== null,
    late,
    lateWords: late ? `${counted(lateCount, 'limit has', 'limits have')} passed` : '',
    due: clockWords({ dueAt: nextDueAt, timeliness, clockEndedAt: null }, now)?.words ?? '',
    ending: phase === 'STOPPED' ? 'Stopped before its end' : titled(map?.ends, endCode),
    with: parties.map(({ agency }) => agency.shortName).join(', '),
    presses: nextDueAt ?? '9999',
  };
}
