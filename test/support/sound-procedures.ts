import type { Player } from './actors.js';
import { asLoader } from './loader.js';
import { BEGUN_AT, plantRun, STEP_FOR } from './planted-run.js';
import type { SharingDesk } from './sharing-desk.js';

/** Runs of process maps: one in which every step waits for an act, one that nobody else takes part in, one that is to be finished. */
export const PROCEDURE_THINGS = ['run', 'run alone', 'run to finish'] as const;
type ProcedureThing = (typeof PROCEDURE_THINGS)[number];
export const PROCEDURE_AT: Readonly<Record<string, ProcedureThing>> = {
  'procedureRun.id': 'run',
  'OpenProcedureInput.runId': 'run alone',
  'FinishProcedureInput.runId': 'run to finish',
  runId: 'run',
};
const STEPS = Object.entries(STEP_FOR).map(([act, step]) => [`${act.charAt(0).toUpperCase()}${act.slice(1)}Input.step`, step] as const);
export const SOUND_PROCEDURES: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(STEPS),
  // Those of probation and of the prison may begin this one.
  'BeginProcedureInput.code': 'release',
  'BeginProcedureInput.version': 1,
  'ReportedFactInput.fact': 'release-time',
  'ReportedFactInput.when': BEGUN_AT,
  'OpenProcedureInput.purpose': 'OFFENDER_MANAGEMENT',
  'ReportFactInput.fact': 'news',
  'ReportFactInput.when': BEGUN_AT,
  'DoStepInput.outcome': 'looked',
  'DoStepInput.when': BEGUN_AT,
  'FinishProcedureInput.end': 'over',
};
export const PROCEDURES_ALSO_GIVEN = ['OpenProcedureInput.purpose'];

/** Of the player's own agency; a colleague has done a part of it, and the other agency takes part. */
export function procedureMakers(desk: SharingDesk, player: Player, home: Player, away: Player) {
  const { players } = desk.stage.cast;
  const colleague = players[home === player ? 'policeColleague' : home];
  const by = players[player];
  const make = async (more: object): Promise<string> => {
    const personId = await desk.person();
    let id = '';
    const of = { personId, by, colleague: colleague.agencyId === by.agencyId ? colleague : by, ...more };
    await asLoader(desk.stage.database.ownerUrl, async (insert) => void (id = await plantRun(insert, of)));
    return id;
  };
  return [
    ['run', () => make({ others: [players[away]] })],
    ['run alone', () => make({})],
    ['run to finish', () => make({ ending: true })],
  ] as const satisfies readonly (readonly [ProcedureThing, () => Promise<string>])[];
}
