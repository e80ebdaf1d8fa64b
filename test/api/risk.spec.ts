import { randomUUID } from 'node:crypto';
import type { Player } from '../support/actors.js';
import { asOwner, setClock } from '../support/database.js';
import { asLoader } from '../support/loader.js';
import { type Json, NoteDesk } from '../support/note-desk.js';

let desk: NoteDesk;
beforeAll(async () => {
  desk = await NoteDesk.open();
});
afterAll(() => desk?.stage.strike());

describe('recording', () => {
  it.each<Player>([
    'policeManager',
    'policeColleague',
    'hillsideManager',
    'policeSupervisor',
    'practitioner',
    'prisonSecurity',
    'prisonManager',
    'housingOfficer',
  ])('%s may', async (player) => {
    const done = await desk.record(player);
    expect(done).toMatchObject({ __typename: 'NoteRecorded', note: { version: 1, level: 'HIGH' }, toldLess: [] });
    expect(done.note['seriesId']).toBe(done.note['id']);
    expect(await desk.note(player, done.note['id'])).toMatchObject({
      person: { name: 'Alder Reed' },
      categoryLabel: 'Weapon made, held, carried or used',
    });
  });

  it.each<Player>(['policeAuditor', 'policeAdministrator', 'policeRecords', 'policeWithoutPost'])('%s may not', async (player) => {
    expect(await desk.record(player)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it.each<[Player, () => string]>([
    ['policeColleague', () => desk.restricted],
    ['policeManager', () => desk.theirs],
    ['policeManager', () => randomUUID()],
  ])('%s: a person one may not open is missing', async (player, personId) => {
    const before = await desk.countNotes();
    expect(await desk.record(player, { personId: personId() })).toEqual({ code: 'NOT_FOUND' });
    expect(await desk.countNotes()).toBe(before);
  });

  it('leaves its line in the trail and in the access log', async () => {
    const { note: made } = await desk.record('policeManager', { happenedOn: '2026-07-05', happenedTime: '14:30', category: 'THREATS' });
    const { policeManager } = desk.stage.cast.players;
    expect(
      await desk.rows(
        `select agency_id, kind, staff_id, unit_id, category, level, happened_at at time zone 'UTC' as happened from concordat.trail_entry where note_id = $1`,
        made['id'],
      ),
    ).toEqual([
      {
        agency_id: policeManager.agencyId,
        kind: 'NOTE_RECORDED',
        staff_id: policeManager.staffId,
        unit_id: policeManager.unitId,
        category: 'THREATS',
        level: 'HIGH',
        happened: expect.any(Date),
      },
    ]);
    expect(
      await desk.rows(
        `select happened_at = '2026-07-05T14:30:00+01:00' as right from concordat.trail_entry where note_id = $1`,
        made['id'],
      ),
    ).toEqual([{ right: true }]);
    expect(await desk.rows(`select act, operation, person_id from concordat.access_log where subject_id = $1`, made['id'])).toEqual([
      { act: 'COLLECTION', operation: 'recordNote', person_id: desk.alder },
    ]);
  });

  it.each(['trail_entry', 'access_log', 'keyed_act'])('does not happen when %s cannot be written', async (table) => {
    const owner = (sql: string) => asOwner(desk.stage.database.ownerUrl, (client) => client.query(sql));
    const before = await desk.countNotes();
    await owner(`revoke insert on concordat.${table} from concordat_api`);
    const answer = await desk.record('policeManager');
    await owner(`grant insert on concordat.${table} to concordat_api`);
    expect(answer).toMatchObject({ code: 'FAULT' });
    expect(await desk.countNotes()).toBe(before);
    expect(await desk.record('policeManager')).toMatchObject({ __typename: 'NoteRecorded' });
  });

  it('keeps every letter, and answers the same key with the same note', async () => {
    const body = 'Mae’r gŵr yn byw yn Llanfairpwllgwyngyll; «Ça», Żółć, \u{1F5E1}️\nail linell';
    const key = randomUUID();
    const first = await desk.record('policeManager', { body, newThirdParties: [{ reference: 'Mêl', class: 'PARTNER' }] }, { key });
    expect(first.note['body']).toBe(body.normalize('NFC'));
    expect(await desk.record('policeManager', { body, newThirdParties: [{ reference: 'Mêl', class: 'PARTNER' }] }, { key })).toEqual(first);
    expect(await desk.record('policeManager', { body: 'Other words' }, { key })).toMatchObject({ __typename: 'KeyReused' });
    expect(await desk.note('policeManager', first.note['id'])).toMatchObject({ thirdParties: [{ reference: 'Mêl', class: 'PARTNER' }] });
  });

  it('makes one note of twenty submits with one key', async () => {
    const before = (await desk.countNotes()) ?? 0;
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => desk.record('policeManager', {}, { key })));
    expect(new Set(answers.map((answer) => answer.note?.['id'])).size).toBe(1);
    expect(await desk.countNotes()).toBe(before + 1);
  });

  it('discards the draft it was typed in, and nobody else’s', async () => {
    const { policeManager, policeColleague } = desk.stage.cast.players;
    const [mine, other] = [randomUUID(), randomUUID()];
    await asLoader(desk.stage.database.ownerUrl, async (insert) => {
      for (const [id, { staffId, agencyId }] of [[mine, policeManager], [other, policeColleague]] as const) {
        await insert('draft', { id, staff_id: staffId, agency_id: agencyId, person_id: desk.alder, kind: 'NOTE', content: '{}' });
      }
    }); // prettier-ignore
    await desk.record('policeManager', {}, { draftId: mine });
    await desk.record('policeManager', {}, { draftId: other });
    expect(await desk.rows('select id from concordat.draft')).toEqual([{ id: other }]);
  });
});

describe('bad input is said by field and saves nothing', () => {
  it.each<[string, Json, string]>([
    ['blank', { body: ' \n ' }, 'body'],
    ['NUL', { body: 'a\u0000b' }, 'body'],
    ['half a character', { body: 'a\ud800' }, 'body'],
    ['too long', { body: 'x'.repeat(8001) }, 'body'],
    ['above the ceiling', { marking: 'SECRET' }, 'marking'],
    ['above the ceiling in the text', { body: 'TOP SECRET' }, 'body'],
    ['the future', { happenedOn: '2199-01-01' }, 'happenedOn'],
    ['1899', { happenedOn: '1899-12-31' }, 'happenedOn'],
    ['before birth', { happenedOn: '1990-04-30' }, 'happenedOn'],
    ['no time', { happenedTime: '25:00' }, 'happenedTime'],
    ['a kind that is none', { category: 'GOSSIP' }, 'category'],
    ['C without conditions', { handlingCode: 'C' }, 'handlingConditions'],
    ['somebody else’s reference', { thirdPartyIds: ['01930f2e-7c00-7abc-8def-0123456789ab'] }, 'thirdPartyIds'],
    ['a class that is none', { newThirdParties: [{ reference: 'A', class: 'SUSPECT' }] }, 'newThirdParties'],
    ['a gang without evidence', { category: 'GANG_ASSOCIATION' }, 'gangRole'],
  ])('%s', async (_what, changes, field) => {
    const before = await desk.countNotes();
    const refused = await desk.record('policeManager', changes);
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT', fields: { [field]: expect.stringMatching(/^[A-Z].{10,}/) } });
    expect(await desk.countNotes()).toBe(before);
  });

  it.each<[string, Json]>([
    ['no such level', { level: 'EXTREME' }],
    ['no such day', { happenedOn: '2026-02-30' }],
    ['no such id', { personId: 'desk.alder' }],
    ['a number for words', { body: 7 }],
    ['a number out of range', { sourceGrade: 1e12 }],
  ])('%s is refused by the schema', async (_what, changes) =>
    expect(await desk.record('policeManager', changes)).toMatchObject({ code: 'BAD_USER_INPUT' }),
  );

  it('judges the day by the database’s clock', async () => {
    await setClock(desk.stage.database.ownerUrl, '2025-06-30T23:30:00Z');
    const tomorrowInLondon = await desk.record('policeManager', { happenedOn: '2025-07-01' });
    const dayAfter = await desk.record('policeManager', { happenedOn: '2025-07-02' });
    await setClock(desk.stage.database.ownerUrl, null);
    expect([tomorrowInLondon['__typename'], dayAfter['code']]).toEqual(['NoteRecorded', 'BAD_USER_INPUT']);
  });
});

describe('the level', () => {
  const below = { category: 'STALKING', level: 'LOW' };
  it('RSK-01: below the floor needs a reason, and the form may then use its key again', async () => {
    const key = randomUUID();
    expect(await desk.record('policeManager', below, { key })).toMatchObject({
      __typename: 'LevelNeedsReason',
      code: 'RSK-01',
      floor: 'MEDIUM',
      explanation: expect.stringContaining('at least medium'),
    });
    expect(await desk.record('policeManager', { ...below, levelReason: 'n/a' }, { key })).toMatchObject({ code: 'RSK-01' });
    expect(await desk.rows(`select person_id from concordat.access_log where act = 'REFUSED' and code = 'RSK-01'`)).toEqual([
      { person_id: desk.alder },
      { person_id: desk.alder },
    ]);
    const done = await desk.record('policeManager', { ...below, levelReason: 'One message, apologised' }, { key });
    expect(done).toMatchObject({ __typename: 'NoteRecorded', note: { level: 'LOW' } });
    const seen = await desk.stage.as<{ myWork: { items: Json[] } }>('policeSupervisor', '{ myWork { items { kind noteIds } } }');
    expect(seen.data?.myWork.items).toContainEqual({ kind: 'LEVEL_QUESTIONED', noteIds: [done.note['id']] });
  });

  it('RSK-02: lower than before needs a reason', async () => {
    const { note: old } = await desk.record('policeManager', { level: 'VERY_HIGH' });
    expect(await desk.supersede('policeManager', old['id'], { level: 'HIGH' })).toMatchObject({
      code: 'RSK-02',
      explanation: 'You are lowering the level from very high to high. Say why.',
    });
    expect(await desk.note('policeManager', old['id'])).toMatchObject({ supersededAt: null });
    expect(await desk.supersede('policeManager', old['id'], { level: 'HIGH', levelReason: 'It was a replica' })).toMatchObject({
      __typename: 'NoteRecorded',
    });
  });

  it('stays out when it is left out', async () => {
    expect(await desk.record('policeManager', { level: null })).toMatchObject({ note: { level: null } });
  });

  it('of a gang association lapses with it', async () => {
    const { rows: [today] } = { rows: await desk.rows<{ day: string }>(`select (concordat.now()::date)::text as day`) }; // prettier-ignore
    const gang = { category: 'GANG_ASSOCIATION', sourceGrade: 1, intelligenceGrade: 'B', gangRole: 'EXPLOITED', happenedOn: today?.day };
    const { note: made } = await desk.record('policeManager', gang);
    const listed = async () => {
      const answer = await desk.stage.as<{ person: { notes: { items: { id: string }[] } } }>(
        'policeManager',
        'query ($id: UUID!) { person(id: $id) { notes(first: 100) { items { id } } } }',
        { id: desk.alder },
      );
      return answer.data?.person.notes.items.some(({ id }) => id === made['id']);
    };
    const [expiry] = await desk.rows<{ day: string }>('select expires_on::text as day from concordat.risk_note where id = $1', made['id']);
    await setClock(desk.stage.database.ownerUrl, `${expiry?.day}T12:00:00Z`);
    const before = await listed();
    await setClock(desk.stage.database.ownerUrl, `${expiry?.day}T23:59:59Z`);
    await setClock(desk.stage.database.ownerUrl, new Date(Date.parse(`${expiry?.day}T12:00:00Z`) + 86_400_000).toISOString());
    const after = await listed();
    await setClock(desk.stage.database.ownerUrl, null);
    expect([before, after]).toEqual([true, false]);
  });
});
