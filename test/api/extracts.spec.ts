import { createHash, randomUUID } from 'node:crypto';
import { actAs } from '../support/act-as.js';
import type { Player } from '../support/actors.js';
import { asOwner, setClock } from '../support/database.js';
import { type Json, SharingDesk } from '../support/sharing-desk.js';

jest.setTimeout(120_000);
const FIELDS = ['what', 'when', 'operationId', 'subjectId', 'subjectType', 'correlationId', 'who', 'service', 'details'];
/** The officer who asks, the two who may decide, and the one whose acts are listed. */
const ASKER = 'policeAuditor';
const DECIDER = 'policeGovernor';
const SECOND = 'policeSupervisor';
const LISTED = 'policeManager';

let desk: SharingDesk;
let person: string;
/** Somebody whose case the asker is kept from. */
let shut: string;

const url = () => desk.stage.database.ownerUrl;
const staffId = (player: Player): string => desk.stage.cast.players[player].staffId;
const OF = {
  fromDay: '2027-01-01',
  toDay: '2027-12-31',
  audience: 'Northshire Crown Court',
  words: 'The court wants to know who looked',
  legalDemand: 'Order 27/114',
  lawfulUse: 'CRIMINAL_PROCEEDINGS',
};
const ask = (player: Player, more: Json) => desk.other(player, 'AskForAccessExtract', { ...OF, ...more });
const decide = (player: Player, id: string, approve = true, key: string = randomUUID()) =>
  desk.other(player, 'DecideAccessExtract', { key, id, approve, words: 'The order was seen and is in force' });
const take = (player: Player, id: string, format = 'JSONL', key: string = randomUUID()) =>
  desk.other(player, 'TakeAccessExtract', { key, id, format });
const idOf = (told: Json): string => String((told['extract'] as Json | undefined)?.['id'] ?? JSON.stringify(told));
const text = (told: Json): string => Buffer.from(String(told['content']), 'base64').toString('utf8');
const events = (told: Json): Json[] =>
  text(told).trimEnd().split('\n').map((line) => JSON.parse(line) as Json); // prettier-ignore
const asked = async (more: Json): Promise<string> => idOf(await ask(ASKER, more));
const approved = async (more: Json): Promise<string> => idOf(await decide(DECIDER, await asked(more)));
const shown = async (player: Player, id: string) => (await desk.ask<{ accessExtract: Json | null }>(player, 'AccessExtract', { id })).accessExtract; // prettier-ignore

/** As if it had been looked at then. */
const looked = (by: Player, at: string, more: { personId?: string; operation?: string; subjectType?: string; details?: object; count?: number } = {}) =>
  desk.rows(
    `insert into concordat.access_log (agency_id, staff_id, sign_in_id, at, act, operation, subject_type, person_id, row_count, details, correlation_id)
     select $1, $2, $3, $4::timestamptz + n * interval '1 second', 'CONSULTATION', $5, $6, $7, 3, $8::jsonb, 'c-1' from generate_series(1, $9::int) n`,
    desk.stage.cast.players[by].agencyId, staffId(by), randomUUID(), at, more.operation ?? 'caseFile', more.subjectType ?? 'RiskNote',
    more.personId ?? null, more.details ?? null, more.count ?? 1,
  ); // prettier-ignore

beforeAll(async () => {
  desk = await SharingDesk.open();
  await setClock(url(), '2028-01-10T09:00:00Z');
  await desk.rows(
    'update concordat.sign_in set authenticated_at = concordat.now(), started_at = concordat.now(), last_seen_at = concordat.now()',
  );
  [person, shut] = [await desk.person(), await desk.person()];
  await desk.rows(
    `insert into concordat.post (agency_id, unit_id, staff_id, role, held_from)
     select agency_id, unit_id, staff_id, 'INFORMATION_GOVERNANCE_OFFICER', held_from from concordat.post where staff_id = any($1)`,
    [staffId(SECOND), staffId('policeAdministrator')],
  );
  await desk.rows(
    `insert into concordat.access_limit (person_id, agency_id, staff_id, kind, reason) values ($1, $2, $3, 'EXCLUDED', 'Related')`,
    shut, desk.stage.cast.players[ASKER].agencyId, staffId(ASKER),
  ); // prettier-ignore
  await looked(LISTED, '2027-03-01T23:30:00Z', { personId: person, operation: '=cmd|calc' });
  await looked(LISTED, '2027-03-02T10:00:00Z', { personId: shut, details: { lawfulUse: 'SELF_MONITORING' } });
  await looked(LISTED, '2027-03-03T10:00:00Z', {
    subjectType: 'PersonMatch',
    operation: 'search',
    details: { text: 'Alder Reed', at: 'x' },
  });
  // After midnight in London, and by another agency on the same day.
  await looked('policeColleague', '2027-06-30T23:30:00Z', { personId: person });
  await looked('practitioner', '2027-07-01T10:00:00Z', { personId: person });
});
afterAll(() => desk?.stage.strike());

describe('an extract of the access log', () => {
  it.each(['policeManager', 'policeRecords', 'practitioner'] as const)('is not asked for by the %s', async (player) =>
    expect(await ask(player, { staffId: staffId('policeColleague') })).toMatchObject({ code: 'FORBIDDEN' }),
  );

  it.each([
    [{ legalDemand: ' ' }, 'legalDemand'],
    [{ legalDemand: '-' }, 'legalDemand'],
    [{ lawfulUse: 'CURIOSITY' }, 'lawfulUse'],
    [{ fromDay: '2028-01-01', toDay: '2028-01-10' }, 'toDay'],
    [{ fromDay: '2026-12-30' }, 'toDay'],
    [{ fromDay: '2028-01-01' }, 'toDay'],
    [{ personId: '0197b3c0-0000-7000-8000-000000000000' }, 'staffId'],
    [{ staffId: null }, 'staffId'],
  ])('needs a legal demand, a lawful use, days that are over and one whose log it is: %j', async (wrong, field) => {
    const told = await ask(ASKER, { staffId: staffId(LISTED), ...wrong });
    expect([told.code, Object.keys((told['fields'] ?? {}) as Json)]).toEqual(['BAD_USER_INPUT', [field]]);
  });

  it('is asked for about people whom one works with and colleagues of one’s own agency, never about oneself', async () => {
    for (const whose of [{ personId: shut }, { staffId: staffId('practitioner') }, { staffId: staffId(ASKER) }, { staffId: randomUUID() }])
      expect(await ask(ASKER, whose)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await ask(ASKER, { personId: person })).toMatchObject({ extract: { state: 'ASKED', mine: true, person: { id: person } } });
  });

  it('is decided once, by another information governance officer', async () => {
    const own = idOf(await ask(DECIDER, { staffId: staffId(LISTED) }));
    expect(await decide(DECIDER, own)).toMatchObject({ code: 'EXT-01' });
    expect(await decide(ASKER, own)).toMatchObject({ code: 'FORBIDDEN' });
    const key = randomUUID();
    expect(await decide(SECOND, own, true, key)).toMatchObject({ extract: { state: 'APPROVED', decidedBy: { id: staffId(SECOND) } } });
    expect(await decide(SECOND, own, true, key)).toMatchObject({ extract: { state: 'APPROVED' } });
    expect(await decide(SECOND, own, false, key)).toMatchObject({ code: 'KEY_REUSED' });
    expect(await decide(SECOND, own, false)).toMatchObject({ code: 'EXT-02' });
  });

  it('waits on the desk of those who decide until it is decided, and never on that of the one whose acts it lists', async () => {
    const open = async (player: Player, id: string): Promise<number> => {
      const { myWork } = await desk.ask<{ myWork: { items: Json[] } }>(player, 'MyWork');
      return myWork.items.filter((one) => one['kind'] === 'ACCESS_EXTRACT_TO_DECIDE' && one['subjectId'] === id).length;
    };
    const [about, of] = [await asked({ personId: person }), await asked({ staffId: staffId(SECOND) })];
    expect([await open(DECIDER, about), await open(SECOND, about)]).toEqual([1, 1]);
    expect([await open(DECIDER, of), await open(SECOND, of)]).toEqual([1, 0]);
    for (const id of [about, of]) await decide(DECIDER, id);
    expect([await open(DECIDER, about), await open(DECIDER, of)]).toEqual([0, 0]);
  });

  it('is neither seen nor decided by the one whose acts it lists, officer or not', async () => {
    const id = await asked({ staffId: staffId(SECOND) });
    expect(await shown(SECOND, id)).toBeNull();
    expect(await decide(SECOND, id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await shown(DECIDER, id)).toMatchObject({ ofStaff: { id: staffId(SECOND) } });
  });

  it('asked for and not decided, or refused, hands out nothing', async () => {
    const id = await asked({ staffId: staffId(LISTED) });
    expect(await take(ASKER, id)).toMatchObject({ code: 'EXT-03' });
    expect(await decide(DECIDER, id, false)).toMatchObject({ extract: { state: 'REFUSED' } });
    expect(await take(ASKER, id)).toMatchObject({ code: 'EXT-03' });
  });

  it('is handed to whoever asked: of a person every line of the own agency, from midnight to midnight in London', async () => {
    const id = await approved({ personId: person, fromDay: '2027-07-01', toDay: '2027-07-01' });
    const told = await take(ASKER, id);
    expect(await take(DECIDER, id)).toMatchObject({ code: 'FORBIDDEN' });
    const [head, ...lines] = events(told);
    expect(head).toMatchObject({ what: 'ALTERATION_DECIDE_ACCESS_EXTRACT', who: staffId(DECIDER), subjectId: id });
    expect(JSON.parse(String(head?.['details']))).toMatchObject({ legalDemand: 'Order 27/114', lines: 1, closed: 0 });
    expect(lines.map((one) => [one['who'], one['subjectId'], one['subjectType'], one['when']])).toEqual([
      [staffId('policeColleague'), person, 'Person', '2027-06-30T23:30:01.000Z'],
    ]);
    for (const one of [head, ...lines]) expect(Object.keys(one ?? {})).toEqual(FIELDS);
    expect(
      createHash('sha256')
        .update(Buffer.from(String(told['content']), 'base64'))
        .digest('hex'),
    ).toBe(told['sha256']);
  });

  it('of a colleague names nobody whom the taker may not open, nor what was typed, and says how many lines', async () => {
    const told = await take(ASKER, await approved({ staffId: staffId(LISTED) }));
    expect(told).toMatchObject({ lines: 3, closed: 1 });
    const [head, ...lines] = events(told);
    expect(JSON.parse(String(head?.['details']))).toMatchObject({ lines: 3, closed: 1 });
    expect(lines.map((one) => one['subjectId'])).toEqual([person, null, null]);
    expect(lines[1]).toMatchObject({ what: 'CONSULTATION_CASE_FILE', subjectType: null, when: '2027-03-02T10:00:01.000Z' });
    for (const never of [shut, 'SELF_MONITORING', 'Alder Reed']) expect(text(told)).not.toContain(never);
  });

  it('as CSV has the same nine columns and runs nothing in a spreadsheet', async () => {
    const told = await take(ASKER, await approved({ staffId: staffId(LISTED) }), 'CSV');
    const [names, , first] = text(told).slice(1).split('\r\n');
    expect(names).toBe(FIELDS.map((name) => `"${name}"`).join(','));
    expect(first).toContain(`"'=cmd|calc"`);
  });

  it('is on the permanent record when it is decided and when it leaves, once for one press, and in the access log', async () => {
    const before = await desk.count('ledger_entry');
    const id = await approved({ personId: person });
    const key = randomUUID();
    const [once, again] = [await take(ASKER, id, 'JSONL', key), await take(ASKER, id, 'JSONL', key)];
    expect(again['sha256']).toBe(once['sha256']);
    expect(await take(ASKER, id, 'CSV', key)).toMatchObject({ code: 'KEY_REUSED' });
    expect(await desk.count('ledger_entry')).toBe(before + 2);
    const said = await desk.rows<{ told: string }>(
      `select string_agg(concordat.opened(d.disclosure)::text, ' ') as told from concordat.ledger_disclosure d
        where d.entry_id in (select id from concordat.ledger_entry order by recorded_at desc, id desc limit 2) group by d.entry_id order by min(d.entry_id::text)`,
    );
    const told = said.map((one) => one.told).join(' ');
    for (const part of ['access.extract.decided', 'access.extract.taken', String(once['sha256']), 'Order 27/114'])
      expect(told).toContain(part);
    const acts = await desk.rows(`select act from concordat.access_log where subject_type = 'AccessExtract' and subject_id = $1 and act <> 'CONSULTATION' order by at, id`, id); // prettier-ignore
    expect(acts.map(({ act }) => act)).toEqual(['COLLECTION', 'ALTERATION', 'DISCLOSURE', 'DISCLOSURE']);
  });

  it('is given by row security to nobody but those who audit the agency and are not in it', async () => {
    const id = await asked({ staffId: staffId(SECOND) });
    const sees = (player: Player, roles: readonly string[]) =>
      asOwner(desk.stage.database.apiUrl, async (client) => {
        await client.query('begin');
        await actAs(client, { ...desk.stage.cast.players[player], roles });
        return (await client.query('select id from concordat.access_extract where id = $1', [id])).rows.length;
      });
    const governs = ['INFORMATION_GOVERNANCE_OFFICER'];
    expect(await sees(DECIDER, governs)).toBe(1);
    expect(await sees(DECIDER, ['SUPERVISOR'])).toBe(0);
    expect(await sees(SECOND, governs)).toBe(0);
    expect(await sees('practitioner', governs)).toBe(0);
  });

  it('is not given to somebody who is kept from the person meanwhile, who then sees that there is none', async () => {
    const id = await approved({ personId: person });
    await desk.rows(`insert into concordat.access_limit (person_id, agency_id, staff_id, kind, reason) values ($1, $2, $3, 'EXCLUDED', 'Related')`, person, desk.stage.cast.players[ASKER].agencyId, staffId(ASKER)); // prettier-ignore
    try {
      expect(await take(ASKER, id)).toMatchObject({ code: 'NOT_FOUND' });
      expect(await shown(ASKER, id)).toBeNull();
    } finally {
      await desk.rows('delete from concordat.access_limit where staff_id = $1 and person_id = $2', staffId(ASKER), person);
    }
  });

  it('of more than 50,000 lines is refused, with how to narrow it', async () => {
    await looked('policeColleague', '2027-08-01T10:00:00Z', { count: 50_000, personId: shut });
    const id = await approved({ staffId: staffId('policeColleague') });
    expect(await take(ASKER, id)).toMatchObject({ code: 'EXT-04' });
    const fewer = await take(ASKER, await approved({ staffId: staffId('policeColleague'), fromDay: '2027-08-01' }));
    expect(fewer).toMatchObject({ lines: 50_000, closed: 50_000 });
  });

  it('is not given when its days are over', async () => {
    const id = await approved({ personId: person });
    await setClock(url(), '2028-01-17T10:00:00Z');
    await desk.rows(
      'update concordat.sign_in set authenticated_at = concordat.now(), last_seen_at = concordat.now() where ended_at is null',
    );
    expect(await shown(ASKER, id)).toMatchObject({ state: 'OVER' });
    expect(await take(ASKER, id)).toMatchObject({ code: 'EXT-03' });
  });
});
