import { randomUUID } from 'node:crypto';
import type { Player } from '../support/actors.js';
import { setClock } from '../support/database.js';
import { asLoader } from '../support/loader.js';
import { type Json, SharingDesk } from '../support/sharing-desk.js';
import { type TeamWorld, teamWorld } from '../support/team-world.js';

jest.setTimeout(120_000);

let desk: SharingDesk;
let world: TeamWorld;
interface Kind extends Json {
  readonly kind: string;
  readonly open: number;
  readonly overdue: number;
  readonly minutes: number | null;
}
interface Unit extends Json {
  readonly id: string;
  readonly kinds: readonly Kind[];
  readonly members?: readonly {
    staff: { id: string; name: string };
    open: number;
    overdue: number;
    away: boolean;
    cover: { id: string } | null;
  }[];
}
interface Team extends Json {
  readonly units: readonly Unit[];
  readonly unowned: readonly { kind: string; unit: { id: string } }[];
  readonly releases: readonly { person: { id: string }; releaseAt: string }[];
}
const teamOf = async (player: Player): Promise<Team> => (await desk.ask<{ team: Team }>(player, 'Team')).team;
const unitOf = async (player: Player, id: string): Promise<Unit | null> =>
  (await desk.ask<{ teamUnit: Unit | null }>(player, 'TeamUnit', { id })).teamUnit;
const at = (instant: string | null) => setClock(desk.stage.database.ownerUrl, instant);
const sorted = (lines: readonly string[]) => [...lines].sort();
const counts = (unit: Unit) => sorted(unit.kinds.map(({ kind, open, overdue }) => `${kind} ${open} ${overdue}`));

/** The morning before the clocks go forward. */
const NOW = '2027-03-27T09:00:00Z';

beforeAll(async () => {
  desk = await SharingDesk.open();
  await at(NOW);
  world = await teamWorld(desk.stage.cast, new Date(NOW));
});
afterAll(async () => {
  await desk?.stage.strike();
});

describe('the counts', () => {
  it('equal a plain recount over two hundred units and items and more, for whoever answers for all units', async () => {
    expect(world.items.length + world.units.length).toBeGreaterThan(400);
    const team = await teamOf('policeSupervisor');
    for (const unit of team.units)
      expect([unit.id, counts(unit)]).toEqual([unit.id, world.counts(unit.id, world.openTo('policeSupervisor'))]);
    expect(sorted(team.units.map(({ id }) => id))).toEqual(sorted(world.units.map(({ id }) => id)));
    expect(sorted(team.unowned.map(({ kind, unit }) => `${unit.id} ${kind}`))).toEqual(world.unowned(world.openTo('policeSupervisor')));
  });

  it('leave out what is about a case that is closed to the reader, and everything about cases for who works with none', async () => {
    const supervisor = world.openTo('policeSupervisor');
    expect(world.items.filter((item) => item.personId !== null && !supervisor(item)).length).toBeGreaterThan(10);
    const administrator = await teamOf('policeAdministrator');
    for (const unit of administrator.units)
      expect([unit.id, counts(unit)]).toEqual([unit.id, world.counts(unit.id, ({ personId }) => personId === null)]);
  });

  it('are of one’s own units and those below alone', async () => {
    const team = await teamOf('hillsideManager');
    expect(sorted(team.units.map(({ id }) => id))).toEqual(sorted(world.below(desk.stage.cast.units.hillside)));
    expect(await unitOf('hillsideManager', desk.stage.cast.units.riverside)).toBeNull();
    expect(await unitOf('hillsideManager', desk.stage.cast.units.unitSeven)).toBeNull();
    for (const player of ['policeManager', 'policeRecords', 'policeGovernor'] as const)
      expect(await desk.ask(player, 'Team')).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('of filled and present posts and supervisors are those of a plain recount', async () => {
    for (const unit of (await teamOf('policeAuditor')).units) {
      const { filled, present, supervisors } = unit;
      expect([unit.id, { filled, present, supervisors }]).toEqual([unit.id, world.figures(unit.id)]);
    }
  });
});

describe('per person', () => {
  it('only the supervisor next above sees numbers of open things by name, in the order of names', async () => {
    const { hillside, force } = desk.stage.cast.units;
    const unit = await unitOf('hillsideManager', hillside);
    const members = unit?.members ?? [];
    expect(members.length).toBeGreaterThan(2);
    expect(members.map(({ staff }) => staff.name)).toEqual(sorted(members.map(({ staff }) => staff.name)));
    for (const { staff, open } of members)
      expect([staff.name, open]).toEqual([staff.name, world.named(hillside, staff.id, world.openTo('hillsideManager'))]);
    expect((await unitOf('policeSupervisor', hillside))?.members).toEqual([]);
    expect((await unitOf('policeAuditor', hillside))?.members).toEqual([]);
    expect((await unitOf('policeSupervisor', force))?.members?.length).toBeGreaterThan(0);
  });
});

describe('releases', () => {
  it('are those from today’s midnight in London to the fourteenth day after it, across the change of the clocks', async () => {
    const { policeSupervisor } = desk.stage.cast.players;
    const edges: readonly [string, boolean][] = [
      ['2027-03-26T23:59:59Z', false],
      ['2027-03-27T00:00:00Z', true],
      ['2027-04-10T22:59:59Z', true],
      ['2027-04-10T23:00:00Z', false],
    ];
    for (const [releaseAt, shown] of edges) {
      const person = await world.releasing(releaseAt);
      const found = (await teamOf('policeSupervisor')).releases.some((one) => one.person.id === person);
      expect([releaseAt, found]).toEqual([releaseAt, shown]);
    }
    expect(policeSupervisor.unitIds).toContain(desk.stage.cast.units.riverside);
  });
});

describe('posts and times', () => {
  const fund = (player: Player, more: Json = {}) =>
    desk.other(player, 'FundPosts', {
      unitId: desk.stage.cast.units.riverside,
      posts: 7,
      from: '2027-03-01',
      words: 'Budget of March 2027',
      ...more,
    });

  it('are recorded by the administrator alone, added to and never changed; what was said last about a day holds', async () => {
    const { riverside, unitSeven } = desk.stage.cast.units;
    expect(await fund('policeAdministrator')).toMatchObject({ unit: { id: riverside } });
    expect((await unitOf('policeSupervisor', riverside))?.['funded']).toBe(7);
    await fund('policeAdministrator', { posts: 5, from: '2027-03-28' });
    expect((await unitOf('policeSupervisor', riverside))?.['funded']).toBe(7);
    await at('2027-03-28T22:59:59Z'); // one second before midnight by the new summer time
    expect((await unitOf('policeSupervisor', riverside))?.['funded']).toBe(5);
    await at(NOW);
    expect(await fund('policeSupervisor')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fund('policeAdministrator', { unitId: unitSeven })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fund('policeAdministrator', { posts: -1 })).toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(desk.rows('update concordat.funded_posts set posts = 1')).rejects.toThrow('never changed');
    expect(await desk.count('access_log', `operation = 'fundPosts' and act = 'COLLECTION'`)).toBe(2);
  });

  it('without an agreed time there is the count only; with one, the latest that holds', async () => {
    const unit = world.units.find(({ id }) =>
      world.counts(id, world.openTo('policeSupervisor')).some((line) => line.startsWith('REVIEW_DUE')),
    );
    const kind = async () => (await unitOf('policeSupervisor', unit?.id ?? ''))?.kinds.find((one) => one.kind === 'REVIEW_DUE');
    expect((await kind())?.minutes).toBeNull();
    const agree = (player: Player, minutes: number, from: string) =>
      desk.other(player, 'AgreeTime', { kind: 'REVIEW_DUE', minutes, from, agreedWith: 'The joint staff committee' });
    expect(await agree('policeAdministrator', 45, '2027-03-01')).toMatchObject({ __typename: 'TimeAgreed' });
    await agree('policeAdministrator', 30, '2027-03-28');
    expect((await kind())?.minutes).toBe(45);
    await at('2027-03-28T00:00:00Z');
    expect((await kind())?.minutes).toBe(30);
    await at(NOW);
    expect(await agree('policeSupervisor', 5, '2027-03-01')).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('away and covered', () => {
  const away = (player: Player, of: Player, more: Json = {}) =>
    desk.other(player, 'RecordAbsence', {
      staffId: desk.stage.cast.players[of].staffId,
      kind: 'LEAVE',
      from: '2027-03-28',
      to: '2027-03-30',
      coverId: desk.stage.cast.players.policeColleague.staffId,
      ...more,
    });
  const workFor = async (of: Player): Promise<string> => {
    const { staffId, agencyId } = desk.stage.cast.players[of];
    const id = randomUUID();
    await asLoader(desk.stage.database.ownerUrl, (insert) =>
      insert('work_item', {
        id,
        agency_id: agencyId,
        staff_id: staffId,
        kind: 'NOT_FOR_US',
        summary: 'Something came back',
        dedupe_key: id,
      }),
    );
    return id;
  };
  const covering = async (id: string) =>
    desk.rows<{ staff_id: string; closed_at: Date | null; id: string }>(
      'select id, staff_id, closed_at from concordat.work_item where covers_id = $1',
      id,
    );

  it('is recorded by the person or their supervisor, never for somebody else’s people, never with a cover who could not', async () => {
    const { policeColleague, practitioner, policeManager } = desk.stage.cast.players;
    expect(await away('policeColleague', 'policeManager')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await away('practitioner', 'policeManager')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await away('policeManager', 'policeManager', { kind: 'VACANT' })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await away('policeManager', 'policeManager', { kind: 'SICK' })).toMatchObject({ code: 'BAD_USER_INPUT' });
    for (const coverId of [practitioner.staffId, policeManager.staffId, desk.stage.cast.players.hillsideManager.staffId])
      expect(await away('policeManager', 'policeManager', { coverId })).toMatchObject({ code: 'WKL-02' });
    expect(await away('policeManager', 'policeManager')).toMatchObject({
      absence: { cover: { id: policeColleague.staffId }, running: false },
    });
    expect(await away('policeSupervisor', 'policeManager', { from: '2027-03-30', to: null })).toMatchObject({ code: 'WKL-01' });
  });

  it('from midnight to midnight in London new work goes to the cover as well, and ended by one it is ended for both', async () => {
    const { policeColleague } = desk.stage.cast.players;
    const edges: readonly [string, number][] = [
      ['2027-03-27T23:59:59Z', 0],
      ['2027-03-28T00:00:00Z', 1],
      ['2027-03-30T22:59:59Z', 1],
      ['2027-03-30T23:00:00Z', 0],
    ];
    for (const [instant, copies] of edges) {
      await at(instant);
      const found = await covering(await workFor('policeManager'));
      expect([instant, found.length]).toEqual([instant, copies]);
      for (const one of found) expect(one.staff_id).toBe(policeColleague.staffId);
    }
    await at('2027-03-29T09:00:00Z');
    const id = await workFor('policeManager');
    const [copy] = await covering(id);
    const { myWork } = await desk.ask<{ myWork: { items: { id: string; summary: string }[] } }>('policeColleague', 'MyWork');
    expect(myWork.items.find((item) => item.id === copy?.id)?.summary).toContain('You cover for Wren Adeyemi.');
    await desk.other('policeColleague', 'CloseWork', { id: copy?.id, words: 'Rang them and put it right' });
    const [original] = await desk.rows<{ closed_at: Date | null }>('select closed_at from concordat.work_item where id = $1', id);
    expect(original?.closed_at).not.toBeNull();
    await at(NOW);
  });

  it('is read by whoever is away, covers or supervises, and by nobody else; ended once, and then nothing goes to the cover', async () => {
    const list = async (player: Player) => (await desk.ask<{ absences: { items: { id: string }[] } }>(player, 'Absences')).absences.items;
    const [absence] = await list('policeManager');
    const seen = async (player: Player) => (await list(player)).some(({ id }) => id === absence?.id);
    for (const player of ['policeManager', 'policeColleague', 'policeSupervisor'] as const)
      expect([player, await seen(player)]).toEqual([player, true]);
    for (const player of ['hillsideManager', 'policeGovernor', 'practitioner', 'policeAdministrator'] as const)
      expect([player, await seen(player)]).toEqual([player, false]);
    expect(await desk.other('policeColleague', 'EndAbsence', { id: absence?.id })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await desk.other('hillsideManager', 'EndAbsence', { id: absence?.id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await desk.other('policeManager', 'EndAbsence', { id: absence?.id })).toMatchObject({ absence: { over: true } });
    expect(await desk.other('policeManager', 'EndAbsence', { id: absence?.id })).toMatchObject({ code: 'WKL-03' });
    await at('2027-03-29T10:00:00Z');
    expect(await covering(await workFor('policeManager'))).toEqual([]);
    await at(NOW);
  });

  it('who may cover are those with a post in the same unit or above it', async () => {
    const { policeManager, policeColleague, policeSupervisor, hillsideManager } = desk.stage.cast.players;
    const { coverChoices } = await desk.ask<{ coverChoices: { id: string }[] }>('policeManager', 'CoverChoices', {
      staffId: policeManager.staffId,
    });
    const ids = coverChoices.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([policeColleague.staffId, policeSupervisor.staffId]));
    expect(ids).not.toContain(hillsideManager.staffId);
    expect(ids).not.toContain(policeManager.staffId);
  });
});

describe('work that a unit cannot do safely', () => {
  const report = (player: Player, unit: 'riverside' | 'hillside' | 'unitSeven', more: Json = {}) =>
    desk.other(player, 'ReportUnsafeWork', {
      unitId: desk.stage.cast.units[unit],
      what: 'Home visits before a release',
      since: '2027-03-01',
      howMany: 14,
      atRisk: 'Nobody has seen who else lives at the addresses',
      answerBy: '2027-03-28',
      ...more,
    });
  const reply = (player: Player, id: unknown) =>
    desk.other(player, 'AnswerUnsafeWork', { id, words: 'Two officers come from the force for three weeks', doneBy: '2027-04-02' });
  const reportOf = (told: Json): { id: string; overdue: boolean } => told['report'] as never;
  const entries = () => desk.count('ledger_entry');

  it('is reported by whoever supervises the unit, goes to the level above, and is an entry of the record with its answer', async () => {
    const { hillside, force } = desk.stage.cast.units;
    const before = await entries();
    expect(await report('policeManager', 'riverside')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await report('hillsideManager', 'riverside')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await report('policeSupervisor', 'unitSeven')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await report('hillsideManager', 'hillside', { howMany: 0 })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await report('hillsideManager', 'hillside', { answerBy: '2027-03-26' })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await entries()).toBe(before);
    const { id } = reportOf(await report('hillsideManager', 'hillside'));
    expect(await entries()).toBe(before + 1);
    const work = () =>
      desk.rows<{ unit_id: string; due_at: Date; closed_at: Date | null }>(
        `select unit_id, due_at, closed_at from concordat.work_item where kind = 'UNSAFE_WORK' and subject_id = $1`,
        id,
      );
    for (const item of await work()) {
      expect([item.unit_id, item.closed_at]).toEqual([force, null]);
      // Midnight at the end of the day on which the clocks went forward.
      expect(item.due_at.toISOString()).toBe('2027-03-28T23:00:00.000Z');
    }
    expect((await unitOf('policeSupervisor', force))?.kinds.some(({ kind }) => kind === 'UNSAFE_WORK')).toBe(true);
    expect(await reply('hillsideManager', id)).toMatchObject({ code: 'WKL-11' });
    expect(await reply('policeManager', id)).toMatchObject({ code: 'FORBIDDEN' });
    const read = async (player: Player) =>
      (await desk.ask<{ unsafeWork?: { id: string } | null }>(player, 'UnsafeWork', { id })).unsafeWork ?? null;
    for (const player of ['hillsideManager', 'policeSupervisor', 'policeAuditor', 'policeAdministrator'] as const)
      expect([player, (await read(player))?.id]).toEqual([player, id]);
    for (const player of ['policeManager', 'practitioner', 'policeGovernor'] as const)
      expect([player, await read(player)]).toEqual([player, null]);
    expect(await reply('policeSupervisor', id)).toMatchObject({
      report: { answeredBy: { id: desk.stage.cast.players.policeSupervisor.staffId } },
    });
    expect(await entries()).toBe(before + 2);
    expect((await work()).every(({ closed_at }) => closed_at !== null)).toBe(true);
    expect(await reply('policeSupervisor', id)).toMatchObject({ code: 'WKL-10' });
    await expect(desk.rows(`update concordat.unsafe_work set what = 'x'`)).rejects.toThrow(/change/);
    expect(hillside).not.toBe(force);
  });

  it('is overdue from midnight in London after its day, and not a second before', async () => {
    const { id } = reportOf(await report('hillsideManager', 'hillside'));
    const overdue = async () =>
      (await desk.ask<{ unsafeWork: { overdue: boolean } }>('policeSupervisor', 'UnsafeWork', { id })).unsafeWork.overdue;
    await at('2027-03-28T22:59:58Z');
    expect(await overdue()).toBe(false);
    await at('2027-03-28T23:00:00Z');
    expect(await overdue()).toBe(true);
    await at(NOW);
  });
});
