import type { Names } from './names.js';
import type { RunAct } from './run-acts.js';

/** Runs that the acts before this one have begun, each with the agencies that take part in it. */
export type RunsBegun = Map<string, Set<string | undefined>>;

/** What the map itself allows is left to the product's own use cases. */
export function checkRunAct(act: RunAct, path: string, names: Names, runs: RunsBegun): void {
  const agency = names.agencyOfStaff(act.by);
  if (act.act === 'beginProcedure') {
    if (runs.has(act.id)) names.wrong(`${path}/id`, `a run "${act.id}" stands before this one`);
    runs.set(act.id, new Set([agency]));
    return;
  }
  const parties = runs.get(act.run);
  if (parties === undefined) names.wrong(`${path}/run`, `no run "${act.run}" has begun before this act`);
  else if (!parties.has(agency)) names.wrong(`${path}/by`, `"${act.by}" is of an agency that takes no part in "${act.run}"`);
  if (act.act === 'handOnStep') names.need('staff', act.to, `${path}/to`);
  if (act.act !== 'openProcedure') return;
  names.need('agencies', act.agency, `${path}/agency`);
  parties?.add(act.agency);
}
