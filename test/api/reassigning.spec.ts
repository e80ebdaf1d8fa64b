import { randomUUID } from 'node:crypto';
import type { Player } from '../support/actors.js';
import { aPerson } from '../support/builders.js';
import { asLoader } from '../support/loader.js';
import { type Json, SharingDesk } from '../support/sharing-desk.js';

jest.setTimeout(120_000);

let desk: SharingDesk;
const WHY = 'She is away until the summer';
const staff = (player: Player): string => desk.stage.cast.players[player].staffId;
const unit = (name: 'force' | 'riverside' | 'hillside' | 'unitSeven'): string => desk.stage.cast.units[name];

interface Item {
  readonly id: string;
  readonly owner: { id: string } | null;
  readonly owned: boolean;
  readonly stays: boolean;
}
interface Moved {
  readonly workItemId: string;
  readonly actId: string;
  readonly backOf: string | null;
  readonly words: string;
  readonly toStaff: { id: string } | null;
}
const listed = async (player: Player, unitId: string): Promise<readonly Item[]> =>
  (await desk.ask<{ teamWork?: { items: Item[] } }>(player, 'TeamWork', { unitId })).teamWork?.items ?? [];
const moves = async (player: Player, about: object = {}): Promise<readonly Moved[]> =>
  (await desk.ask<{ reassignments: { items: Moved[] } }>(player, 'ChangedHands', about)).reassignments.items;
const mine = async (player: Player): Promise<string[]> =>
  (await desk.ask<{ myWork: { items: { id: string }[] } }>(player, 'MyWork')).myWork.items.map(({ id }) => id);
const give = async (player: Player, workIds: readonly string[], more: Json = {}) => {
  const [at] = await desk.rows<{ now: Date }>('select concordat.now() as now');
  return desk.other(player, 'ReassignWork', {
    unitId: unit('riverside'),
    workIds,
    staffId: staff('policeColleague'),
    seenAt: at?.now.toISOString(),
    words: WHY,
    ...more,
  });
};
const codes = (told: Json) => (told['lines'] as { id: string; code: string }[]).map(({ id, code }) => [id, code]);

async function work(columns: Json = {}): Promise<string> {
  const id = randomUUID();
  const { agencyId, staffId } = desk.stage.cast.players.policeManager;
  await asLoader(desk.stage.database.ownerUrl, (insert) =>
    insert('work_item', { id, agency_id: agencyId, staff_id: staffId, kind: 'NOT_FOR_US', summary: 'Made up', dedupe_key: id, ...columns }),
  );
  return id;
}
const away = (player: Player, cover: Player | null, ended = false) =>
  asLoader(desk.stage.database.ownerUrl, (insert) => {
    const { agencyId: agency_id, unitId: unit_id, staffId: staff_id } = desk.stage.cast.players[player];
    const row = {
      agency_id,
      unit_id,
      staff_id,
      kind: 'OTHER',
      from_on: '2020-01-01',
      recorded_by: staff_id,
      cover_id: cover && staff(cover),
    };
    return insert('absence', { ...row, ...(ended && { ended_at: '2020-01-02', ended_by: staff_id }) });
  });
const everybodyIsBack = () =>
  desk.rows('update concordat.absence set ended_at = concordat.now(), ended_by = staff_id where ended_at is null returning id');
const row = async (id: string) =>
  (await desk.rows<{ staff_id: string; unit_id: string; closed_at: Date }>('select * from concordat.work_item where id = $1', id))[0];

beforeAll(async () => {
  desk = await SharingDesk.open();
  const { hillsideManager } = desk.stage.cast.players;
  await asLoader(desk.stage.database.ownerUrl, (insert) =>
    insert('post', { agency_id: hillsideManager.agencyId, staff_id: hillsideManager.staffId, unit_id: unit('hillside'), role: 'SUPERVISOR', held_from: '2020-01-01' }),
  ); // prettier-ignore
});
afterEach(async () => {
  await everybodyIsBack();
});
afterAll(async () => {
  await desk?.stage.strike();
});

it('many pieces go at once, with one reason; the old and the new owner see what happened, and nobody else', async () => {
  const { policeManager } = desk.stage.cast.players;
  const person = await aPerson().called('Reed', 'Marsh').knownTo(policeManager).put(desk.stage.cast);
  const ids = [await work(), await work({ person_id: person }), await work({ person_id: person })];
  const done = await give('policeSupervisor', ids);
  expect(done).toMatchObject({ __typename: 'WorkReassigned', count: 3 });
  expect(await mine('policeColleague')).toEqual(expect.arrayContaining(ids));
  expect((await mine('policeManager')).filter((id) => ids.includes(id))).toEqual([]);
  const of = async (player: Player) => (await moves(player)).filter(({ actId }) => actId === done['actId']);
  for (const player of ['policeManager', 'policeColleague'] as const) {
    expect((await of(player)).map(({ workItemId }) => workItemId).sort()).toEqual([...ids].sort());
    expect((await of(player))[0]?.words).toBe(WHY);
  }
  for (const player of ['hillsideManager', 'practitioner', 'policeAuditor'] as const)
    expect([player, await of(player)]).toEqual([player, []]);
  expect(await moves('practitioner', { workItemId: ids[0] })).toEqual([]);
  expect(await desk.count('access_log', `operation = 'reassignWork' and act = 'ALTERATION' and person_id is null and row_count = 3`)).toBe(
    1,
  );
  expect(
    await desk.count('access_log', `operation = 'reassignWork' and act = 'ALTERATION' and person_id = $1 and row_count = 2`, person),
  ).toBe(1);
  await expect(desk.rows(`update concordat.work_reassignment set words = 'x'`)).rejects.toThrow('never changed');
});

it('all or nothing: each piece that cannot go is named beside its reason, and nothing has moved', async () => {
  const { policeManager, policeColleague } = desk.stage.cast.players;
  const apart = await aPerson().called('Lark', 'Stone').knownTo(policeManager).notFor(policeColleague).put(desk.stage.cast);
  const recused = await aPerson().called('Moss', 'Tarn').knownTo(policeManager).put(desk.stage.cast);
  await asLoader(desk.stage.database.ownerUrl, (insert) =>
    insert('recusal', { person_id: recused, agency_id: policeColleague.agencyId, unit_id: policeColleague.unitId, staff_id: policeColleague.staffId }),
  ); // prettier-ignore
  const hidden = await aPerson().called('Sedge', 'Vale').knownTo(policeManager).onlyFor(policeManager).put(desk.stage.cast);
  const good = await work();
  const cases: readonly (readonly [string, string])[] = [
    ['WKL-28', await work({ person_id: apart })],
    ['WKL-28', await work({ person_id: recused })],
    ['WKL-20', await work({ person_id: hidden })],
    ['WKL-20', await work({ agency_id: desk.stage.cast.agencies.probation, staff_id: staff('practitioner') })],
    ['WKL-20', randomUUID()],
    ['WKL-21', await work({ closed_at: '2026-01-01', closed_words: 'Done' })],
    ['WKL-23', await work({ kind: 'CHANGE_TO_APPROVE' })],
    ['WKL-24', await work({ staff_id: policeColleague.staffId })],
    ['WKL-26', await work({ role: 'LOCAL_INTELLIGENCE_OFFICER', staff_id: null, unit_id: unit('riverside') })],
  ];
  const told = await give('policeSupervisor', [good, ...cases.map(([, id]) => id)]);
  expect(told).toMatchObject({ __typename: 'WorkNotReassigned', code: 'WKL-30' });
  expect(codes(told)).toEqual(expect.arrayContaining(cases.map(([code, id]) => [id, code])));
  expect(codes(told)).toHaveLength(cases.length);
  expect((await row(good))?.staff_id).toBe(policeManager.staffId);
  expect(await moves('policeManager', { workItemId: good })).toEqual([]);
});

it('is for whoever supervises the unit, to somebody who holds a post there or below, or to a unit of theirs', async () => {
  const id = await work();
  expect(await give('policeManager', [id])).toMatchObject({ code: 'FORBIDDEN' });
  for (const player of ['hillsideManager', 'practitioner'] as const)
    expect([player, (await give(player, [id]))['code']]).toEqual([player, player === 'practitioner' ? 'FORBIDDEN' : 'NOT_FOUND']);
  expect(await give('policeAdministrator', [id])).toMatchObject({ code: 'FORBIDDEN' });
  for (const other of ['hillsideManager', 'practitioner', 'policeSupervisor'] as const)
    expect([other, codes(await give('policeSupervisor', [id], { staffId: staff(other) }))]).toEqual([other, [[id, 'WKL-25']]]);
  expect(codes(await give('policeSupervisor', [id], { staffId: null, toUnitId: unit('unitSeven') }))).toEqual([[id, 'WKL-25']]);
  expect(await give('policeSupervisor', [id], { toUnitId: unit('hillside') })).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await give('policeSupervisor', [id], { words: ' ' })).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await give('policeSupervisor', [id], { staffId: null, toUnitId: unit('hillside') })).toMatchObject({ count: 1 });
  expect(await mine('hillsideManager')).toContain(id);
});

it('what somebody else moved since one looked is refused, however often the first form is sent', async () => {
  const id = await work();
  expect(await give('policeSupervisor', [id])).toMatchObject({ count: 1 });
  expect(codes(await give('policeSupervisor', [id], { staffId: staff('policeManager'), seenAt: '2020-01-01T00:00:00Z' }))).toEqual([
    [id, 'WKL-22'],
  ]);
});

it('to somebody who is away it goes where somebody covers, and to their cover; the copy of whoever covered before ends', async () => {
  await away('policeManager', 'policeColleague');
  const { agencyId } = desk.stage.cast.players.policeManager;
  const third = randomUUID();
  await asLoader(desk.stage.database.ownerUrl, async (insert) => {
    await insert('staff', { id: third, agency_id: agencyId, name: 'Wren Third', job_title: 'Test player' });
    await insert('post', { agency_id: agencyId, staff_id: third, unit_id: unit('riverside'), role: 'POLICE_DUTY_OFFICER', held_from: '2020-01-01' });
  }); // prettier-ignore
  const id = await work();
  const copies = () => desk.rows<{ id: string; staff_id: string; closed_at: Date | null }>(`select * from concordat.work_item where dedupe_key like $1 || ' covered%' order by id`, id); // prettier-ignore
  expect((await copies()).map(({ closed_at }) => closed_at)).toEqual([null]);
  expect(await give('policeSupervisor', [id], { staffId: third })).toMatchObject({ count: 1 });
  const [copy] = await copies();
  expect(copy?.closed_at).not.toBeNull();
  expect(await row(id)).toMatchObject({ staff_id: third, closed_at: null });
  expect(await give('policeSupervisor', [id], { staffId: staff('policeManager') })).toMatchObject({ count: 1 });
  expect((await copies()).filter(({ closed_at }) => closed_at === null)).toMatchObject([{ staff_id: staff('policeColleague') }]);
  expect(await give('policeSupervisor', [id], { staffId: third })).toMatchObject({ count: 1 });
  await everybodyIsBack();
  await away('policeManager', null);
  expect(codes(await give('policeSupervisor', [id], { staffId: staff('policeManager') }))).toEqual([[id, 'WKL-27']]);
});

it('giving back is another reassignment: each piece goes where it was, and what was given on meanwhile stays', async () => {
  const narrowed = await work({ unit_id: unit('riverside'), role: 'POLICE_OFFENDER_MANAGER', staff_id: null });
  const [first, second] = [await work(), await work()];
  expect(codes(await give('policeSupervisor', [narrowed]))).toEqual([[narrowed, 'WKL-26']]);
  const plain = await work({ unit_id: unit('riverside'), staff_id: null });
  const { actId } = await give('policeSupervisor', [first, second, plain]);
  await give('policeSupervisor', [second], { staffId: null, toUnitId: unit('hillside') });
  const back = (player: Player) => desk.other(player, 'GiveWorkBack', { actId, words: 'The wrong officer' });
  expect(await back('policeManager')).toMatchObject({ code: 'FORBIDDEN' });
  expect(await back('hillsideManager')).toMatchObject({ code: 'NOT_FOUND' });
  expect(await back('policeSupervisor')).toMatchObject({ count: 2 });
  expect(await row(first)).toMatchObject({ staff_id: staff('policeManager'), unit_id: null });
  expect(await row(plain)).toMatchObject({ staff_id: null, unit_id: unit('riverside') });
  expect(await row(second)).toMatchObject({ staff_id: null, unit_id: unit('hillside') });
  expect((await moves('policeManager', { workItemId: first })).map(({ backOf }) => backOf)).toEqual([actId, null]);
  expect(await back('policeSupervisor')).toMatchObject({ code: 'WKL-31' });
});

it('the list has what nobody who is there has first, names owners for the supervisor next above alone, and nothing of closed cases', async () => {
  const { policeManager } = desk.stage.cast.players;
  const hidden = await aPerson().called('Fern', 'Dale').knownTo(policeManager).onlyFor(policeManager).put(desk.stage.cast);
  await away('policeManager', null);
  const [unowned, closed] = [await work(), await work({ person_id: hidden })];
  const items = await listed('policeSupervisor', unit('riverside'));
  expect(items.find(({ id }) => id === unowned)).toMatchObject({ owned: false, owner: { id: policeManager.staffId } });
  expect(items.some(({ id }) => id === closed)).toBe(false);
  const places = items.map(({ owned }) => Number(owned));
  expect(places).toEqual([...places].sort());
  const theirs = await work({ staff_id: staff('hillsideManager') });
  const found = async (player: Player) => (await listed(player, unit('hillside'))).find(({ id }) => id === theirs);
  expect((await found('hillsideManager'))?.owner?.id).toBe(staff('hillsideManager'));
  expect((await found('policeSupervisor'))?.owner).toBeNull();
  expect(await listed('hillsideManager', unit('riverside'))).toEqual([]);
  expect(await listed('practitioner', unit('riverside'))).toEqual([]);
});

it('asks whoever takes it for the very roles that whoever acts is asked for', async () => {
  const rolesOf = async (name: string): Promise<string[]> => {
    const [found] = await desk.rows<{ source: string }>("select prosrc as source from pg_proc where proname = $1 and pronamespace = 'concordat'::regnamespace", name); // prettier-ignore
    return [...(found?.source ?? '').matchAll(/'([A-Z_]+)'/g)].map(([, role = '']) => role).sort();
  };
  const roles = await rolesOf('works_with_cases');
  expect(roles).toContain('POLICE_OFFENDER_MANAGER');
  expect(await rolesOf('opens_cases')).toEqual(roles);
});
