import { readdirSync, readFileSync } from 'node:fs';

const TICKS_A_SECOND = 100;
const MICROSECONDS = 1_000_000 / TICKS_A_SECOND;

interface Stat {
  readonly parent: number;
  readonly own: number;
  /** Time of children that have ended. */
  readonly ended: number;
}

/** Fields 4 and 14 to 17 of /proc/PID/stat; the name before them may hold anything, so counting begins after its bracket. */
function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const at = (field: number): number => fields[field - 3] ?? 0;
    return { parent: at(4), own: at(14) + at(15), ended: at(16) + at(17) };
  } catch {
    return undefined;
  }
}

/** Microseconds of processor time that one process has used. */
export function timeOf(pid: number): number {
  return (statOf(pid)?.own ?? 0) * MICROSECONDS;
}

/** The same of PostgreSQL: its first process, all that it started, and those of them that are gone. */
export function timeOfServer(postmaster: number): number {
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const children = pids.map((pid) => statOf(pid)).filter((stat) => stat?.parent === postmaster);
  const first = statOf(postmaster);
  return ((first?.own ?? 0) + (first?.ended ?? 0) + children.reduce((sum, stat) => sum + (stat?.own ?? 0), 0)) * MICROSECONDS;
}
