import type { Run } from './matrix.js';

/** own 896, other agency 860, ... */
export function countsBy(runs: readonly Run[], by: (run: Run) => string): string {
  const counts = new Map<string, number>();
  for (const run of runs) counts.set(by(run), (counts.get(by(run)) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${name} ${count}`).join(', ');
}
