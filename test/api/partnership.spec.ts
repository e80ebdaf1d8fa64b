import { randomUUID } from 'node:crypto';
import { AgreementReader, Directory, PartnershipModule, WorkItems } from '@lib/partnership';
import { PeopleModule } from '@lib/people';
import { type Tx, UnitOfWork } from '@lib/platform';
import { PLAYERS, type Player } from '../support/actors.js';
import { anAgreement, aPerson } from '../support/builders.js';
import { setClock } from '../support/database.js';
import { asLoader, recorded } from '../support/loader.js';
import { Stage } from '../support/stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set({ contexts: [PartnershipModule, PeopleModule], operations: 'query Agencies { agencies { id } }' });
});
afterAll(() => stage?.strike());

describe('the viewer', () => {
  const VIEWER = `{ viewer { staffId name jobTitle roles permissions idleMinutes managedIdleMinutes absoluteHours now clockIsShifted agency { shortName } } }`;

  it.each(PLAYERS)('%s sees themselves, and what their roles allow at all', async (player) => {
    const answer = await stage.as<{ viewer: Record<string, unknown> }>(player, VIEWER);
    expect(answer.errors).toBeUndefined();
    const { staffId, roles } = stage.cast.players[player];
    expect(answer.data?.viewer).toMatchObject({
      staffId,
      roles,
      idleMinutes: 15,
      managedIdleMinutes: 60,
      absoluteHours: 12,
      clockIsShifted: false,
    });
    const permissions = answer.data?.viewer['permissions'] as string[];
    expect(permissions).toEqual(expect.arrayContaining(['read:Viewer', 'close:WorkItem']));
    const finds = !['policeAdministrator', 'policeWithoutPost'].includes(player);
    expect(permissions.includes('find:Person')).toBe(finds);
    expect(permissions.every((permission) => /^[a-z]+:[A-Za-z]+$/.test(permission))).toBe(true);
  });

  it('nobody without a sign-in', async () => {
    const answer = await stage.api.ask(null, VIEWER);
    expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('says when the clock has been moved, and tells its time', async () => {
    await setClock(stage.database.ownerUrl, '2027-03-02T10:20:00Z');
    const { data } = await stage.as<{ viewer: { now: string; clockIsShifted: boolean } }>(
      'policeManager',
      '{ viewer { now clockIsShifted } }',
    );
    await setClock(stage.database.ownerUrl, null);
    expect(data?.viewer.clockIsShifted).toBe(true);
    expect(data?.viewer.now).toMatch(/^2027-03-02T10:2\d:\d\d\.\d{3}Z$/);
  });
});

describe('the directory', () => {
  it('is open to everybody signed in', async () => {
    const answer = await stage.as('housingOfficer', '{ agencies { name units { name parent { name } desk agency { kind } } } }');
    expect(answer.data).toMatchObject({
      agencies: [
        { name: 'Eastmoor Probation', units: [{ name: 'Delivery unit 7', parent: null, desk: null }] },
        {
          name: 'HMP Elmwick',
          units: [{ name: 'Offender management' }, { name: 'Security', desk: 'PRISON_SECURITY', agency: { kind: 'PRISON' } }],
        },
        { name: 'Larchford Borough Council' },
        { name: 'Northshire Police', units: [{ name: 'Hillside District', parent: { name: 'Northshire' } }, {}, {}] },
      ],
    });
  });

  it('lists one’s own units when no agency is named', async () => {
    const own = await stage.as('prisonSecurity', '{ units { name } }');
    expect(own.data).toEqual({ units: [{ name: 'Offender management' }, { name: 'Security' }] });
    const named = await stage.as('prisonSecurity', 'query ($id: UUID) { units(agencyId: $id) { name } }', {
      id: stage.cast.agencies.council,
    });
    expect(named.data).toEqual({ units: [{ name: 'Housing' }] });
    const unknown = await stage.as('prisonSecurity', 'query ($id: UUID) { units(agencyId: $id) { name } }', { id: randomUUID() });
    expect(unknown.data).toEqual({ units: [] });
  });
});

describe('agreements', () => {
  const AGREEMENT =
    'query ($id: UUID!) { agreement(id: $id) { id title state purposes owner { name } parties { controller agency { shortName } } grounds { categoryGroup gateway protectionCondition } } }';
  let ours: string;
  beforeAll(async () => {
    const { policeManager, practitioner } = stage.cast.players;
    ours = await anAgreement(stage.cast, [policeManager, practitioner], { title: 'Police and probation', ends_at: '2027-04-01T00:00:00Z' });
  });

  it.each<[Player, boolean]>([
    ['policeManager', true],
    ['policeAdministrator', true],
    ['policeWithoutPost', true],
    ['practitioner', true],
    ['prisonManager', false],
    ['housingOfficer', false],
  ])('%s: party %s', async (player, party) => {
    const one = await stage.as<{ agreement: unknown }>(player, AGREEMENT, { id: ours });
    const all = await stage.as<{ agreements: unknown[] }>(player, '{ agreements { id } }');
    expect([one.data?.agreement !== null, all.data?.agreements.length]).toEqual(party ? [true, 1] : [false, 0]);
  });

  it('looks the same to an outsider as one that never was', async () => {
    const denied = await stage.as('housingOfficer', AGREEMENT, { id: ours });
    const missing = await stage.as('housingOfficer', AGREEMENT, { id: randomUUID() });
    expect(denied.text).toBe(missing.text);
  });

  it('shows its parties, purposes and grounds once each', async () => {
    const { data } = await stage.as<{ agreement: Record<string, unknown[]> }>('policeManager', AGREEMENT, { id: ours });
    expect(data?.agreement).toMatchObject({
      title: 'Police and probation',
      owner: { name: 'Wren Adeyemi' },
      purposes: ['OFFENDER_MANAGEMENT'],
    });
    expect(data?.agreement['parties']).toHaveLength(2);
    expect(data?.agreement['grounds']).toEqual([
      { categoryGroup: '*', gateway: 'OMA2007_S14', protectionCondition: 'DPA2018_PART3_STATUTORY' },
    ]);
  });

  it.each([
    ['2019-12-31T23:59:00Z', 'NOT_STARTED'],
    ['2020-01-01T00:00:00Z', 'IN_FORCE'],
    ['2027-03-31T23:59:00Z', 'IN_FORCE'],
    ['2027-04-01T00:00:00Z', 'IN_TRANSITION'],
    ['2027-04-30T23:59:00Z', 'IN_TRANSITION'],
    ['2027-05-01T00:00:00Z', 'ENDED'],
  ])('at %s is %s, by the database’s clock', async (at, state) => {
    await setClock(stage.database.ownerUrl, at);
    const { data } = await stage.as<{ agreement: { state: string } }>('policeManager', AGREEMENT, { id: ours });
    await setClock(stage.database.ownerUrl, null);
    expect(data?.agreement.state).toBe(state);
  });
});

describe('my work', () => {
  const WORK =
    'query ($first: Int, $after: String) { myWork(first: $first, after: $after) { items { summary person { name } recipientAgency { shortName } } endCursor hasMore } }';
  const CLOSE =
    'mutation ($input: CloseWorkInput!) { closeWork(input: $input) { __typename ... on WorkClosed { item { closedAt closedWords } } ... on Refusal { code explanation } ... on SharingRefused { field } } }';
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    const { policeManager, practitioner, hillsideManager } = stage.cast.players;
    const { force } = stage.cast.units;
    const person = await aPerson().called('Alder', 'Reed').knownTo(policeManager).put(stage.cast);
    const base = { agency_id: policeManager.agencyId, kind: 'NOT_FOR_US', person_id: person, recipient_agency_id: practitioner.agencyId };
    const items: Record<string, Record<string, unknown>> = {
      'no limit': { staff_id: policeManager.staffId },
      'due later': { staff_id: policeManager.staffId, due_at: '2099-01-01' },
      overdue: { staff_id: policeManager.staffId, due_at: '2020-01-01', kind: 'EXPLAIN_GRAVER' },
      'for the unit': { unit_id: policeManager.unitId, due_at: '2098-01-01' },
      'for supervisors of the unit': { unit_id: policeManager.unitId, role: 'SUPERVISOR', due_at: '2100-01-01' },
      'for another unit': { unit_id: hillsideManager.unitId },
      'about no case': { unit_id: force, person_id: null, due_at: '2101-01-01' },
      'for another agency': { agency_id: practitioner.agencyId, unit_id: practitioner.unitId, person_id: null },
      'about somebody they may not open': { agency_id: practitioner.agencyId, unit_id: practitioner.unitId },
    };
    await asLoader(stage.database.ownerUrl, async (insert) => {
      for (const [summary, item] of Object.entries(items)) {
        ids[summary] = randomUUID();
        await insert('work_item', { id: ids[summary], ...base, summary, dedupe_key: summary, ...item });
      }
    });
  });
  const seen = async (player: Player): Promise<string[]> => {
    const { data } = await stage.as<{ myWork: { items: { summary: string }[] } }>(player, WORK, {});
    return data?.myWork.items.map(({ summary }) => summary) ?? [];
  };
  const close = async (player: Player, id: string | undefined, words: string, key: string = randomUUID()) => {
    const answer = await stage.as<{ closeWork: Record<string, unknown> }>(player, CLOSE, { input: { key, id, words } });
    return answer.data?.closeWork ?? answer.errors?.[0]?.extensions;
  };

  it.each<[Player, string[]]>([
    ['policeManager', ['overdue', 'for the unit', 'due later', 'no limit']],
    ['policeColleague', ['for the unit']],
    ['policeSupervisor', ['for the unit', 'for supervisors of the unit', 'about no case', 'for another unit']],
    ['hillsideManager', ['for another unit']],
    ['practitioner', ['for another agency']],
    ['policeAdministrator', ['about no case']],
    ['policeRecords', ['about no case']],
    ['housingOfficer', []],
    ['policeWithoutPost', []],
  ])('%s: overdue first, then by due date, and nobody else’s', async (player, summaries) => expect(await seen(player)).toEqual(summaries));

  it('goes page by page without a gap or a repeat', async () => {
    const found: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 4; page += 1) {
      const answer: { data?: { myWork: { items: { summary: string }[]; endCursor: string; hasMore: boolean } } | null } = await stage.as(
        'policeManager',
        WORK,
        { first: 1, after },
      );
      found.push(...(answer.data?.myWork.items.map(({ summary }) => summary) ?? []));
      after = answer.data?.myWork.endCursor ?? null;
      expect(answer.data?.myWork.hasMore).toBe(page < 3);
    }
    expect(found).toEqual(['overdue', 'for the unit', 'due later', 'no limit']);
  });

  it('names the person only to those who may open them', async () => {
    const ask = (player: Player) => stage.as<{ myWork: { items: unknown[] } }>(player, WORK, { first: 1 });
    expect((await ask('policeManager')).data?.myWork.items[0]).toMatchObject({
      person: { name: 'Alder Reed' },
      recipientAgency: { shortName: 'Probation' },
    });
    expect((await ask('policeAdministrator')).data?.myWork.items).toEqual([
      expect.objectContaining({ summary: 'about no case', person: null }),
    ]);
  });

  it('WRK-01: a decision is not closed by hand', async () => {
    expect(await close('policeManager', ids['overdue'], 'Dealt with by telephone')).toMatchObject({
      __typename: 'SharingRefused',
      code: 'WRK-01',
    });
    expect(
      await recorded(stage.database.ownerUrl, `select code from concordat.access_log where act = 'REFUSED' and operation = 'closeWork'`),
    ).toContainEqual({ code: 'WRK-01' });
  });

  it('WRK-03: says what was done', async () => {
    expect(await close('policeManager', ids['no limit'], '...')).toMatchObject({ code: 'WRK-03', field: 'words' });
    expect(await close('policeManager', ids['no limit'], '  ')).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { words: 'Enter what was done' },
    });
    expect(await close('policeManager', ids['no limit'], 'a\u0000b')).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it.each<[Player, string]>([
    ['practitioner', 'no limit'],
    ['policeColleague', 'no limit'],
    ['hillsideManager', 'for the unit'],
    ['policeManager', 'for supervisors of the unit'],
    ['policeAdministrator', 'for the unit'],
  ])('%s may not close "%s": it is missing', async (player, summary) => {
    expect(await close(player, ids[summary], 'Dealt with by telephone')).toEqual(
      await close(player, randomUUID(), 'Dealt with by telephone'),
    );
  });

  it('closes once, answers the same key alike, and says who did it', async () => {
    const key = randomUUID();
    const first = await close('policeManager', ids['no limit'], 'Rang them: nothing more', key);
    expect(first).toMatchObject({ __typename: 'WorkClosed', item: { closedWords: 'Rang them: nothing more' } });
    expect(await close('policeManager', ids['no limit'], 'Rang them: nothing more', key)).toEqual(first);
    expect(await close('policeManager', ids['no limit'], 'Something else', key)).toMatchObject({
      __typename: 'KeyReused',
      code: 'KEY_REUSED',
    });
    expect(await close('policeManager', ids['no limit'], 'And again')).toMatchObject({ code: 'WRK-02' });
    expect(await seen('policeManager')).not.toContain('no limit');
    const [row] = await recorded(stage.database.ownerUrl, 'select closed_by from concordat.work_item where id = $1', ids['no limit']);
    expect(row).toEqual({ closed_by: stage.cast.players.policeManager.staffId });
  });

  it('refuses a key that the table would not take, in words', async () => {
    expect(await close('policeManager', ids['due later'], 'Dealt with', 'short')).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { key: expect.any(String) },
    });
  });
});

describe('the ports', () => {
  const acting = (player: Player) => stage.cast.players[player];
  const within = <T>(player: Player, work: (tx: Tx) => Promise<T>): Promise<T> =>
    stage.api.app.get(UnitOfWork, { strict: false }).run(acting(player), work);
  const port = <Part>(kind: new (...args: never[]) => Part): Part => stage.api.app.get(kind, { strict: false });
  const openWith = (key: string) =>
    recorded<{ agency_id: string }>(
      stage.database.ownerUrl,
      'select agency_id from concordat.work_item where dedupe_key = $1 and closed_at is null',
      key,
    );

  it('raises work once, also for somebody else, and many at a time', async () => {
    const { policeManager, hillsideManager, practitioner } = stage.cast.players;
    const mine = { agencyId: policeManager.agencyId, kind: 'LESS_TOLD' as const, summary: 'Decide', dedupeKey: 'once' };
    for (let again = 0; again < 2; again += 1) {
      await within('policeManager', (tx) =>
        port(WorkItems).raise(
          tx,
          { ...mine, staffId: hillsideManager.staffId },
          { ...mine, staffId: hillsideManager.staffId, dedupeKey: 'once more' },
        ),
      );
    }
    expect([await openWith('once'), await openWith('once more')]).toEqual([
      [{ agency_id: policeManager.agencyId }],
      [{ agency_id: policeManager.agencyId }],
    ]);
    const theirs = { agencyId: practitioner.agencyId, unitId: practitioner.unitId, summary: 'It was replaced', dedupeKey: 'theirs' };
    await within('policeManager', (tx) => port(WorkItems).raise(tx, { ...theirs, kind: 'RECIPIENTS_RELY_ON_OLD' }));
    expect(await openWith('theirs')).toHaveLength(1);
    await expect(
      within('policeManager', (tx) => port(WorkItems).raise(tx, { ...theirs, kind: 'LESS_TOLD', dedupeKey: 'not ours' })),
    ).rejects.toThrow('row-level security');
  });

  it('ends what an act has answered, whoever in the agency it was for, and nobody else’s', async () => {
    expect(await within('policeManager', (tx) => port(WorkItems).close(tx, 'theirs', 'Answered'))).toBe(0);
    expect(await within('policeManager', (tx) => port(WorkItems).close(tx, 'once', 'Answered'))).toBe(1);
    expect(await within('policeManager', (tx) => port(WorkItems).close(tx, 'once', 'Answered'))).toBe(0);
    expect([await openWith('once'), (await openWith('theirs')).length]).toEqual([[], 1]);
  });

  it('finds the agreement to rely on, by the database’s clock', async () => {
    const { agencies } = stage.cast;
    const asked = { from: agencies.police, to: agencies.probation, purpose: 'OFFENDER_MANAGEMENT' };
    const found = await within('policeManager', (tx) => port(AgreementReader).inForce(tx, asked));
    expect(found).toMatchObject({
      title: 'Police and probation',
      purposes: ['OFFENDER_MANAGEMENT'],
      grounds: [{ categoryGroup: '*' }],
      endsAt: new Date('2027-04-01T00:00:00Z'),
    });
    expect(await within('policeManager', (tx) => port(AgreementReader).inForce(tx, { ...asked, purpose: 'HOUSING' }))).toBeNull();
    expect(await within('policeManager', (tx) => port(AgreementReader).inForce(tx, { ...asked, to: agencies.council }))).toBeNull();
    await setClock(stage.database.ownerUrl, '2027-04-01T00:00:00Z');
    expect(await within('policeManager', (tx) => port(AgreementReader).inForce(tx, asked))).toBeNull();
    await setClock(stage.database.ownerUrl, null);
    expect(
      await within('policeManager', (tx) => port(AgreementReader).between(tx, agencies.police, [agencies.council, agencies.probation])),
    ).toHaveLength(1);
  });

  it('knows siblings, desks and who belongs where', async () => {
    const { agencies, units, players } = stage.cast;
    expect(await within('policeManager', (tx) => port(Directory).siblings(tx, agencies.prison))).toEqual([agencies.probation]);
    expect(await within('policeManager', (tx) => port(Directory).siblings(tx, agencies.police))).toEqual([]);
    expect(
      await within('policeManager', (tx) => port(Directory).desks(tx, [agencies.prison, agencies.police], 'PRISON_SECURITY')),
    ).toMatchObject([{ id: units.security }]);
    const named = (unitId: string, staffId: string | null = null) =>
      within('policeManager', (tx) => port(Directory).recipient(tx, { agencyId: agencies.prison, unitId, staffId }));
    expect(await named(units.security, players.prisonSecurity.staffId)).toMatchObject({
      agency: { name: 'HMP Elmwick' },
      unit: { name: 'Security' },
      staff: { name: 'Kestrel Boon' },
    });
    await expect(named(units.housing)).rejects.toMatchObject({ fields: { recipient: 'Choose a unit of HMP Elmwick' } });
    await expect(named(units.security, players.housingOfficer.staffId)).rejects.toMatchObject({
      fields: { recipient: 'Choose a person who works for HMP Elmwick' },
    });
  });
});
