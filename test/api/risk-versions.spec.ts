import { randomUUID } from 'node:crypto';
import { actAs } from '../support/act-as.js';
import type { Player } from '../support/actors.js';
import { aNote, anAgreement, aPerson } from '../support/builders.js';
import { asOwner } from '../support/database.js';
import { type Json, NOTE, NoteDesk } from '../support/note-desk.js';

let desk: NoteDesk;
beforeAll(async () => {
  desk = await NoteDesk.open();
});
afterAll(() => desk?.stage.strike());

describe('replacing and withdrawing', () => {
  it.each<[Player, boolean]>([
    ['policeManager', true],
    ['policeColleague', true],
    ['policeSupervisor', true],
    ['hillsideManager', false],
  ])('%s, of a note written in Riverside: %s', async (player, may) => {
    // The supervisor's post is above Riverside, so the unit is one of desk.theirs.
    const { note: made } = await desk.record('policeManager');
    const refused = { code: 'FORBIDDEN', reason: expect.stringContaining('You wrote it') };
    expect(await desk.supersede(player, made['id'])).toMatchObject(may ? { __typename: 'NoteRecorded', note: { version: 2 } } : refused);
    const { note: another } = await desk.record('policeManager');
    expect(await desk.withdraw(player, another['id'])).toMatchObject(may ? { __typename: 'NoteWithdrawn' } : refused);
  });

  it.each<Player>(['practitioner', 'prisonSecurity', 'housingOfficer'])(
    '%s: another agency’s note is missing on every path',
    async (player) => {
      const { note: made } = await desk.record('policeManager');
      const none = randomUUID();
      expect(await desk.supersede(player, made['id'])).toEqual(await desk.supersede(player, none));
      expect(await desk.withdraw(player, made['id'])).toEqual(await desk.withdraw(player, none));
      expect((await desk.stage.as(player, NOTE, { id: made['id'] })).text).toBe((await desk.stage.as(player, NOTE, { id: none })).text);
      const listed = await desk.stage.as<{ person: { notes: { items: { id: string }[] } } }>(
        player,
        'query ($id: UUID!) { person(id: $id) { notes(first: 100, current: false) { items { id } } } }',
        { id: desk.alder },
      );
      expect(listed.data?.person.notes.items.map(({ id }) => id)).not.toContain(made['id']);
      expect(await desk.note('policeManager', made['id'])).toMatchObject({ supersededAt: null, withdrawnAt: null });
    },
  );

  it.each<Player>(['policeAuditor', 'policeRecords', 'policeAdministrator'])('%s may not', async (player) => {
    const { note: made } = await desk.record('policeManager');
    expect([(await desk.supersede(player, made['id']))['code'], (await desk.withdraw(player, made['id']))['code']]).toEqual([
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
  });

  it('leaves every version standing, and ends the old one as the new one begins', async () => {
    const { note: first } = await desk.record('policeManager');
    const { note: second } = await desk.supersede('policeColleague', first['id']);
    expect(second).toMatchObject({ seriesId: first['id'], version: 2, changeReason: 'The search record says more' });
    expect(await desk.note('policeManager', first['id'])).toMatchObject({
      supersededById: second['id'],
      versions: [{ version: 2 }, { version: 1 }],
      body: expect.stringContaining('tin lid'),
    });
    expect(
      await desk.rows(
        'select (select superseded_at from concordat.risk_note where id = $1) = (select recorded_at from concordat.risk_note where id = $2) as same',
        first['id'],
        second['id'],
      ),
    ).toEqual([{ same: true }]);
    expect(
      await desk.rows(`select kind, words from concordat.trail_entry where note_id in ($1, $2) order by at, id`, first['id'], second['id']),
    ).toEqual([
      { kind: 'NOTE_RECORDED', words: null },
      { kind: 'NOTE_SUPERSEDED', words: 'The search record says more' },
    ]);
    await expect(desk.rows('update concordat.risk_note set body = $2 where id = $1', first['id'], 'Edited')).rejects.toThrow('only');
    await expect(desk.rows('delete from concordat.risk_note where id = $1', first['id'])).rejects.toThrow('never');
  });

  it('RSK-03: is told which version stands, or that none does', async () => {
    const { note: first } = await desk.record('policeManager');
    const { note: second } = await desk.supersede('policeManager', first['id']);
    expect(await desk.supersede('policeManager', first['id'])).toMatchObject({
      __typename: 'NoteNotCurrent',
      code: 'RSK-03',
      currentId: second['id'],
    });
    expect(await desk.withdraw('policeManager', first['id'])).toMatchObject({ __typename: 'NoteNotCurrent', currentId: second['id'] });
    expect(await desk.withdraw('policeManager', second['id'])).toMatchObject({
      note: { withdrawnReason: 'It was about somebody else', withdrawnBy: { name: 'Wren Adeyemi' }, withdrawnAt: expect.any(String) },
      stillRely: [],
    });
    expect(await desk.supersede('policeManager', second['id'])).toMatchObject({ code: 'RSK-03', currentId: null });
    expect(await desk.withdraw('policeManager', second['id'])).toMatchObject({ code: 'RSK-03', currentId: null });
    expect(await desk.rows(`select words from concordat.trail_entry where kind = 'NOTE_WITHDRAWN' and note_id = $1`, second['id'])).toEqual(
      [{ words: 'It was about somebody else' }],
    );
  });

  it('of many at once exactly one wins, and the others are told so', async () => {
    const { note: first } = await desk.record('policeManager');
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        i % 4 === 3
          ? desk.withdraw('policeManager', first['id'])
          : desk.supersede(i % 2 ? 'policeManager' : 'policeColleague', first['id'], { body: `Version of ${i}` }),
      ),
    );
    const names = answers.map((answer) => answer['__typename']);
    expect(names.filter((name) => name !== 'NoteNotCurrent')).toHaveLength(1);
    expect(
      await desk.rows('select count(*)::int n from concordat.risk_note where series_id = $1 and superseded_at is null', first['id']),
    ).toEqual([{ n: 1 }]);
  });

  it.each(['...', 'n/a', ' '])('needs a reason that says something: %p', async (reason) => {
    const { note: made } = await desk.record('policeManager');
    expect(await desk.withdraw('policeManager', made['id'], reason)).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { reason: expect.any(String) },
    });
    expect(await desk.supersede('policeManager', made['id'], { body: '' }, reason)).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { changeReason: expect.any(String), body: 'Enter what you know' },
    });
  });

  it('stays with the same person', async () => {
    const { note: made } = await desk.record('policeManager');
    expect(await desk.supersede('policeManager', made['id'], { personId: desk.restricted })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { personId: expect.any(String) },
    });
  });
});

describe('those who were told', () => {
  const DECIDE = `mutation ($input: DecideInput!) { decideSharing(input: $input) { __typename ... on SharedReceipt { shares { id } } ... on Refusal { code explanation } } }`;
  const items = () =>
    desk.rows(
      'select note_id, superseded_at is not null as superseded, withdrawn_at is not null as withdrawn from concordat.share_item order by id',
    );
  let told: string;

  beforeAll(async () => {
    const { policeManager, practitioner } = desk.stage.cast.players;
    await anAgreement(desk.stage.cast, [policeManager, practitioner]);
    told = await aPerson().called('Hazel', 'Combe').knownTo(policeManager).knownTo(practitioner).put(desk.stage.cast);
  });

  it('are named when something graver is recorded, and learn of a new version and of a withdrawal', async () => {
    const { agencies } = desk.stage.cast;
    const { note: slight } = await desk.record('policeManager', { personId: told, category: 'ADDRESS', level: 'LOW' });
    const outcome = { noteIds: [slight['id']], outcome: 'SHARED', reasonCode: 'NEEDED_FOR_THEIR_WORK' };
    const grounds = { purpose: 'OFFENDER_MANAGEMENT', gateway: 'OMA2007_S14', protectionCondition: 'DPA2018_PART3_STATUTORY' };
    const why = { necessity: 'They supervise this person', proportionality: 'Nothing more than the address' };
    const recipients = [{ recipient: { agencyId: agencies.probation }, ...grounds, ...why, items: [outcome] }];
    const sent = await desk.stage.as('policeManager', DECIDE, {
      input: { key: randomUUID(), personId: told, mode: 'ROUTINE', recipients },
    });
    expect(sent.data).toMatchObject({ decideSharing: { __typename: 'SharedReceipt', shares: [{}] } });

    expect(await desk.record('policeManager', { personId: told })).toMatchObject({ toldLess: [{ id: agencies.probation }] });
    expect(await desk.record('policeManager', { personId: told, category: 'ADDRESS', level: 'LOW' })).toMatchObject({ toldLess: [] });

    const next = await desk.supersede('policeManager', slight['id'], { personId: told, category: 'ADDRESS', level: 'LOW' });
    expect(next).toMatchObject({ __typename: 'NoteRecorded', toldLess: [{ id: agencies.probation }] });
    expect(await items()).toEqual([{ note_id: slight['id'], superseded: true, withdrawn: false }]);
    const work = await desk.stage.as<{ myWork: { items: Json[] } }>('practitioner', '{ myWork { items { kind person { name } } } }');
    expect(work.data?.myWork.items).toContainEqual({ kind: 'RECIPIENTS_RELY_ON_OLD', person: { name: 'Hazel Combe' } });
    const trail = `select agency_id from concordat.trail_entry where kind = 'CORRECTED' and note_id = $1 order by agency_id`;
    expect((await desk.rows(trail, slight['id'])).length).toBeGreaterThan(0);
  });
});

describe('the file of notes', () => {
  const FILE =
    'query ($id: UUID!, $first: Int, $after: String, $current: Boolean) { person(id: $id) { notes(first: $first, after: $after, current: $current) { items { body level } endCursor hasMore } } }';
  interface File {
    person: { notes: { items: { body: string; level: string | null }[]; endCursor: string; hasMore: boolean } };
  }
  let rowan: string;
  beforeAll(async () => {
    const { policeManager, practitioner } = desk.stage.cast.players;
    rowan = await aPerson().called('Rowan', 'Fell').knownTo(policeManager).knownTo(practitioner).put(desk.stage.cast);
    const gone = { withdrawn_at: '2026-02-01', withdrawn_by_id: policeManager.staffId, withdrawn_reason: 'Mistaken' };
    const base = aNote().about(rowan).heldBy(policeManager);
    for (let i = 0; i < 45; i += 1) {
      await aNote()
        .about(rowan)
        .heldBy(policeManager)
        .saying(`Note ${i}`)
        .recordedAt(`2026-01-01T00:${String(Math.floor(i / 3)).padStart(2, '0')}:00Z`)
        .put(desk.stage.cast);
    }
    await base.saying('Withdrawn').with(gone).put(desk.stage.cast);
    await aNote().about(rowan).heldBy(practitioner).saying('Theirs').put(desk.stage.cast);
  });

  it('is one’s own agency’s, the newest first, without a gap or a repeat', async () => {
    const bodies: string[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const { data }: { data?: File | null } = await desk.stage.as('hillsideManager', FILE, { id: rowan, first: 20, after });
      bodies.push(...(data?.person.notes.items.map(({ body }) => body) ?? []));
      after = data?.person.notes.endCursor ?? null;
      more = data?.person.notes.hasMore ?? false;
    }
    expect(bodies).toHaveLength(45);
    expect(new Set(bodies).size).toBe(45);
    expect(bodies[0]).toMatch(/^Note 4[2-4]$/);
  });

  it('holds what no longer stands only when that is asked for', async () => {
    const { data } = await desk.stage.as<File>('policeManager', FILE, { id: rowan, first: 100, current: false });
    expect(data?.person.notes.items.map(({ body }) => body)).toEqual(expect.arrayContaining(['Withdrawn']));
    const other = await desk.stage.as<File>('practitioner', FILE, { id: rowan });
    expect(other.data?.person.notes.items).toEqual([{ body: 'Theirs', level: 'MEDIUM' }]);
  });

  it.each<[Player, string]>([['policeRecords', 'policeRecords sees the person and no note']])('%s: %s', async (player) => {
    const { data } = await desk.stage.as<File>(player, FILE, { id: rowan });
    expect(data?.person.notes).toEqual({ items: [], endCursor: null, hasMore: false });
  });

  it('offers the kinds of note to everybody signed in', async () => {
    const { data } = await desk.stage.as<{ noteCategories: Json[] }>(
      'policeAdministrator',
      '{ noteCategories { code label group floor defaultLevel gang prisonAlertCodes } }',
    );
    expect(data?.noteCategories.length).toBeGreaterThan(35);
    expect(data?.noteCategories).toContainEqual(
      expect.objectContaining({ code: 'GANG_ASSOCIATION', gang: true, prisonAlertCodes: ['XGANG'] }),
    );
  });
});

describe('the database alone, past every rule of ours', () => {
  const asRole = async (player: Player | null, sql: string, ...values: unknown[]): Promise<Json[]> =>
    asOwner(desk.stage.database.apiUrl, async (client) => {
      await client.query('begin');
      if (player) await actAs(client, desk.stage.cast.players[player]);
      return (await client.query(sql, values)).rows as Json[];
    });
  const ALL = 'select distinct agency_id from concordat.risk_note';

  it.each<[Player, 'police' | 'probation' | null]>([
    ['policeManager', 'police'],
    ['practitioner', 'probation'],
    ['housingOfficer', null],
  ])('shows %s the notes of %s and no other', async (player, agency) => {
    for (const holder of ['policeManager', 'practitioner'] as const) await desk.record(holder);
    expect(await asRole(player, ALL)).toEqual(agency ? [{ agency_id: desk.stage.cast.agencies[agency] }] : []);
  });

  it('shows nobody anything while nobody acts', async () => expect(await asRole(null, ALL)).toEqual([]));

  it('takes no note in another’s name, changes no words, and forgets nothing', async () => {
    const { note: made } = await desk.record('policeManager');
    const copy = `insert into concordat.risk_note (series_id, person_id, agency_id, unit_id, author_staff_id, category, category_group, nature, body, happened_on, basis, version)
      select series_id, person_id, agency_id, unit_id, author_staff_id, category, category_group, nature, body, happened_on, basis, 99 from concordat.risk_note where id = $1`;
    await expect(asRole('policeColleague', copy, made['id'])).rejects.toThrow('row-level security');
    await expect(asRole('policeManager', `update concordat.risk_note set body = 'x' where id = $1`, made['id'])).rejects.toThrow(
      'permission denied',
    );
    await expect(asRole('policeManager', 'delete from concordat.risk_note where id = $1', made['id'])).rejects.toThrow('permission denied');
    const stolen = 'update concordat.risk_note set withdrawn_at = now(), withdrawn_reason = $2 where id = $1 returning id';
    expect(await asRole('practitioner', stolen, made['id'], 'x')).toEqual([]);
  });
});
