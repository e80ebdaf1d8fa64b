import type { Player } from './actors.js';
import { asLoader } from './loader.js';
import { BEGUN_AT, plantRun, STEP_FOR } from './planted-run.js';
import type { SharingDesk } from './sharing-desk.js';

/** Runs of process maps: one in which every step waits for an act, one that nobody else takes part in, one that is to be finished. */
export const PROCEDURE_THINGS = ['run', 'run alone', 'run to finish'] as const;
type ProcedureThing = (typeof PROCEDURE_THINGS)[number];
export const PROCEDURE_AT: Readonly<Record<string, ProcedureThing | 'staff' | 'protection record'>> = {
  'HandOnStepInput.toStaffId': 'staff',
  'procedureRun.id': 'run',
  'OpenProcedureInput.runId': 'run alone',
  'FinishProcedureInput.runId': 'run to finish',
  'BeginProtectionProcedureInput.protectionId': 'protection record',
  runId: 'run',
};
const STEPS = Object.entries(STEP_FOR).map(([act, step]) => [`${act.charAt(0).toUpperCase()}${act.slice(1)}Input.step`, step] as const);
export const SOUND_PROCEDURES: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(STEPS),
  // Those of probation and of the prison may begin this one.
  'BeginProcedureInput.code': 'release',
  'BeginProcedureInput.version': 2,
  // A referral is begun by many kinds of agency.
  'BeginProtectionProcedureInput.code': 'marac-referral',
  'BeginProtectionProcedureInput.version': 2,
  'BeginProtectionProcedureInput.variant': 'first',
  'KnownFactInput.fact': 'high-risk',
  'KnownFactInput.when': BEGUN_AT,
  'ReportedFactInput.fact': 'release-time',
  'ReportedFactInput.when': BEGUN_AT,
  'OpenProcedureInput.purpose': 'OFFENDER_MANAGEMENT',
  'ReportFactInput.fact': 'news',
  'ReportFactInput.when': BEGUN_AT,
  'DoStepInput.outcome': 'looked',
  'DoStepInput.when': BEGUN_AT,
  'FinishProcedureInput.end': 'over',
};
export const PROCEDURES_ALSO_GIVEN = ['OpenProcedureInput.purpose', 'BeginProtectionProcedureInput.variant'];

/** Of the player's own agency; somebody else has done a part of it, of the other agency where they have no colleague. */
export function procedureMakers(desk: SharingDesk, player: Player, home: Player, away: Player) {
  const { players } = desk.stage.cast;
  const by = players[player];
  const colleague = [players[home], players.policeColleague].find((one) => one.agencyId === by.agencyId && one.staffId !== by.staffId);
  const make = async (more: object): Promise<string> => {
    const personId = await desk.person();
    let id = '';
    const of = { personId, by, colleague: colleague ?? null, ...more };
    await asLoader(desk.stage.database.ownerUrl, async (insert) => void (id = await plantRun(insert, of)));
    return id;
  };
  return [
    ['run', () => make({ others: [players[away]], colleague: colleague ?? players[away] })],
    ['run alone', () => make({})],
    ['run to finish', () => make({ ending: true })],
  ] as const satisfies readonly (readonly [ProcedureThing, () => Promise<string>])[];
}
