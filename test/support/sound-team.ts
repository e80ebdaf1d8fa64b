import { randomUUID } from 'node:crypto';
import type { Player } from './actors.js';
import { asLoader, type Insert } from './loader.js';
import type { SharingDesk } from './sharing-desk.js';

/** What units have to do, and whom they have to do it. */
export const TEAM_THINGS = ['team unit', 'own person', 'absence', 'unsafe work', 'team work', 'changed hands'] as const;
type TeamThing = (typeof TEAM_THINGS)[number];
export const TEAM_AT: Readonly<Record<string, TeamThing>> = {
  'teamUnit.id': 'team unit',
  'FundPostsInput.unitId': 'team unit',
  'RecordAbsenceInput.staffId': 'own person',
  'coverChoices.staffId': 'own person',
  'EndAbsenceInput.id': 'absence',
  'ReportUnsafeWorkInput.unitId': 'team unit',
  'unsafeWork.id': 'unsafe work',
  'AnswerUnsafeWorkInput.id': 'unsafe work',
  'teamWork.unitId': 'team unit',
  'workTakers.unitId': 'team unit',
  'reassignments.unitId': 'team unit',
  'reassignments.workItemId': 'team work',
  'ReassignWorkInput.unitId': 'team unit',
  'ReassignWorkInput.workIds': 'team work',
  'ReassignWorkInput.staffId': 'own person',
  'ReassignWorkInput.toUnitId': 'team unit',
  'GiveWorkBackInput.actId': 'changed hands',
};
export const SOUND_TEAM: Readonly<Record<string, unknown>> = {
  'AgreeTimeInput.kind': 'REVIEW_DUE',
  'ChooseMailInput.urgent': 'AT_ONCE',
  'ChooseMailInput.mine': 'DAILY',
  'ChooseMailInput.unit': 'DAILY',
  'ChooseMailInput.meetings': 'NEVER',
  'ChooseMailInput.digestHour': 8,
  'RecordAbsenceInput.kind': 'LEAVE',
  'ReportUnsafeWorkInput.since': '2026-01-05',
  'ReassignWorkInput.seenAt': '2026-01-05T10:00:00Z',
};
/** Left out by default although the act needs one of them. */
export const TEAM_ALSO_GIVEN = ['ReassignWorkInput.staffId'];
export function teamMakers(desk: SharingDesk, player: Player) {
  const { agencyId, unitId, staffId } = desk.stage.cast.players[player];
  return [
    ['team unit', () => Promise.resolve(unitId)],
    ['own person', () => somebodyOf(desk, { agency_id: agencyId, unit_id: unitId })],
    ['absence', () => absence(desk, { agency_id: agencyId, unit_id: unitId, staff_id: staffId })],
    ['unsafe work', () => reported(desk, player)],
    ['team work', () => openWork(desk, player)],
    ['changed hands', () => changedHands(desk, player)],
  ] as const satisfies readonly (readonly [TeamThing, () => Promise<string>])[];
}

async function absence(
  { stage }: SharingDesk,
  of: { readonly staff_id: string; readonly agency_id: string; readonly unit_id: string },
): Promise<string> {
  const id = randomUUID();
  await asLoader(stage.database.ownerUrl, (insert) =>
    insert('absence', { id, ...of, kind: 'LEAVE', from_on: '2099-01-01', recorded_by: of.staff_id }),
  );
  return id;
}

/** New each time, so that no absence of theirs is recorded yet: for whoever supervises the unit. */
async function somebodyOf({ stage }: SharingDesk, at: { readonly agency_id: string; readonly unit_id: string }): Promise<string> {
  const id = randomUUID();
  await asLoader(stage.database.ownerUrl, async (insert) => {
    await insert('staff', { id, agency_id: at.agency_id, name: 'Lark Newcombe', job_title: 'Test player' });
    await insert('post', { ...at, staff_id: id, role: 'POLICE_DUTY_OFFICER', held_from: '2020-01-01' });
  });
  return id;
}

/** For the player's unit, so that it is for whoever supervises there to give. */
async function openWork({ stage }: SharingDesk, player: Player): Promise<string> {
  const { agencyId, unitId } = stage.cast.players[player];
  const id = randomUUID();
  await asLoader(stage.database.ownerUrl, (insert) => workOf(insert, { id, agency_id: agencyId, unit_id: unitId }));
  return id;
}
/** Given by the player from their unit to somebody new in it, and not given back yet. */
async function changedHands(desk: SharingDesk, player: Player): Promise<string> {
  const { agencyId, unitId, staffId } = desk.stage.cast.players[player];
  const taker = await somebodyOf(desk, { agency_id: agencyId, unit_id: unitId });
  let act = '';
  await asLoader(desk.stage.database.ownerUrl, async (insert) => {
    act = await reassignmentOf(insert, { agencyId, unitId, staffId, taker });
  });
  return act;
}
const workOf = (insert: Insert, columns: Readonly<Record<string, unknown>> & { readonly id: string }) =>
  insert('work_item', { kind: 'NOT_FOR_US', summary: 'Made up', dedupe_key: columns.id, ...columns });

export async function reassignmentOf(
  insert: Insert,
  {
    agencyId,
    unitId,
    staffId,
    taker,
  }: { readonly agencyId: string; readonly unitId: string; readonly staffId: string; readonly taker: string },
): Promise<string> {
  const [id, act] = [randomUUID(), randomUUID()];
  await workOf(insert, { id, agency_id: agencyId, staff_id: taker });
  const from = { agency_id: agencyId, unit_id: unitId, from_unit_id: unitId, to_staff_id: taker, reassigned_by: staffId };
  await insert('work_reassignment', { act_id: act, work_item_id: id, kind: 'NOT_FOR_US', words: 'She is away until the summer', ...from });
  return act;
}

/** In the player's unit and by a colleague, so that the player may be the one who answers. */
async function reported(desk: SharingDesk, player: Player): Promise<string> {
  const { players } = desk.stage.cast;
  const { agencyId, unitId, staffId } = players[player];
  const colleague = Object.values(players).find((one) => one.agencyId === agencyId && one.staffId !== staffId) ?? players[player];
  let id = '';
  await asLoader(desk.stage.database.ownerUrl, async (insert) => {
    id = await unsafeWorkOf(insert, { agencyId, unitId, staffId: colleague.staffId });
  });
  return id;
}

export async function unsafeWorkOf(
  insert: Insert,
  { agencyId, unitId, staffId }: { readonly agencyId: string; readonly unitId: string; readonly staffId: string },
): Promise<string> {
  const [id, ledger] = [randomUUID(), randomUUID()];
  await insert('ledger_entry', { id: ledger, entry: Buffer.from('{}') });
  const said = { what: 'Home visits', since: '2026-01-05', how_many: 12, at_risk: 'Nobody sees who lives there', answer_by: '2099-01-01' };
  await insert('unsafe_work', { id, agency_id: agencyId, unit_id: unitId, raised_by: staffId, ledger_entry_id: ledger, ...said });
  return id;
}
