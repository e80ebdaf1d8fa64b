import { randomUUID } from 'node:crypto';
import type { Player } from '../support/actors.js';
import { setClock } from '../support/database.js';
import { pdfText } from '../support/pdf-text.js';
import { type Json, SharingDesk } from '../support/sharing-desk.js';
import { buildWorker, workOnce } from '../support/worker.js';

jest.setTimeout(180_000);
/** Late on the last day of summer time and early on the next: in London these are two days, in UTC one and a bit. */
const [BEFORE, FIRST, LATE, AFTER, NOW] = ['2027-03-28T22:30:00Z', '2027-03-28T23:30:00Z', '2027-03-30T22:55:00Z', '2027-03-30T23:00:00Z', '2027-04-02T09:00:00Z']; // prettier-ignore
const DAYS = { from: '2027-03-29', to: '2027-03-30' };
let desk: SharingDesk;
const people: Record<'before' | 'first' | 'late' | 'after' | 'kept', string> = { before: '', first: '', late: '', after: '', kept: '' };
let lateNote: string;
let id: string;
let empty: string;

const clock = async (at: string): Promise<void> => {
  await setClock(desk.stage.database.ownerUrl, at);
  await desk.rows('update concordat.sign_in set authenticated_at = concordat.now() where ended_at is null');
};
const asked = (player: Player, more: Json = {}) =>
  desk.other(player, 'AskForPeriodExport', { ...DAYS, audience: 'The inspectorate', words: 'They look at these two days', ...more });
const taken = (player: Player, of: string, format: string) => desk.other(player, 'TakeExport', { key: randomUUID(), id: of, format });
const bytes = (told: Json): Buffer => Buffer.from(String(told['content']), 'base64');
const stand = async (of: string, player: Player = 'policeAuditor') =>
  (await desk.ask<{ recordExport: Json | null }>(player, 'RecordExport', { id: of })).recordExport;
const exportOf = (told: Json): string => {
  if (!told['export']) throw new Error(JSON.stringify(told));
  return String((told['export'] as Json)['id']);
};
const work = async (): Promise<void> => {
  const { code, err, out } = await workOnce(desk.stage.database.workerUrl);
  if (code !== 0) throw new Error(`${err}${out}`);
};
const limit = async (personId: string): Promise<void> => {
  const { policeAuditor } = desk.stage.cast.players;
  await desk.rows(
    `insert into concordat.access_limit (person_id, agency_id, staff_id, kind, reason) values ($1, $2, $3, 'EXCLUDED', 'Related')`,
    personId, policeAuditor.agencyId, policeAuditor.staffId,
  ); // prettier-ignore
};

beforeAll(async () => {
  buildWorker();
  desk = await SharingDesk.open();
  const { policeManager } = desk.stage.cast.players;
  for (const [who, at] of [['before', BEFORE], ['first', FIRST], ['late', LATE], ['after', AFTER], ['kept', FIRST]] as const) {
    people[who] = await desk.person();
    await desk.rows('update concordat.person set family_name = $2 where id = $1', people[who], `Name${who}`);
    await desk.rows('insert into concordat.third_party (agency_id, person_id, reference, class) values ($1, $2, $3, $4)', policeManager.agencyId, people[who], who === 'late' ? 'Bea' : 'Ms A', 'VICTIM');
    await clock(at);
    const note = await desk.note('policeManager', people[who], (one) => one.saying(`Said ${who} of Ms A and Bea`));
    await desk.shared('policeManager', 'practitioner', people[who], [note]);
    if (who === 'late') lateNote = note;
  } // prettier-ignore
  await clock(NOW);
  await limit(people.kept);
  id = exportOf(await asked('policeAuditor'));
  empty = exportOf(await asked('policeAuditor', { from: '2027-02-01', to: '2027-02-01' }));
  await work();
});
afterAll(() => desk?.stage.strike());

describe('what an agency did on some days, taken out', () => {
  it.each(['policeManager', 'policeSupervisor', 'policeRecords', 'policeAdministrator'] as const)(
    'is not asked for by the %s',
    async (player) => expect(await asked(player)).toMatchObject({ code: 'FORBIDDEN' }),
  );

  it.each([
    ['a last day before the first', { to: '2027-03-28' }],
    ['ninety-three days', { from: '2026-12-28' }],
    ['a day that has not come', { to: '2027-04-03' }],
    ['a day long before there was a record', { from: '1999-12-31', to: '2000-01-02' }],
    ['nobody for whom it is', { audience: ' ' }],
  ])('is refused for %s', async (_, more) => expect(await asked('policeAuditor', more)).toMatchObject({ code: 'BAD_USER_INPUT' }));

  it('is of London days, of people whom whoever asked may work with, and says how many are left out and never who', async () => {
    expect(await stand(id)).toMatchObject({ state: 'READY', fromDay: DAYS.from, toDay: DAYS.to, leftOut: 1, person: null });
    const json = bytes(await taken('policeAuditor', id, 'JSON')).toString('utf8');
    const { record } = JSON.parse(json) as { record: Record<string, Json[]> & { period: Json } };
    expect(record.period).toEqual({ ...DAYS, leftOut: 1 });
    expect(record['people']?.map((one) => one['id']).sort()).toEqual([people.first, people.late].sort());
    expect(record['items']?.map((one) => one['text']).sort()).toEqual(['Said first of [victim] and Bea', 'Said late of Ms A and [victim]']);
    expect(new Set(record['lines']?.map((one) => one['personId']))).toEqual(new Set([people.first, people.late]));
    for (const format of ['JSON', 'CSV', 'PDF', 'FHIR']) {
      const content = bytes(await taken('policeAuditor', id, format));
      const text = (format === 'PDF' ? pdfText(content) : content.toString('utf8')).replace(/\s+/g, '');
      expect([format, text.includes('Namefirst'), text.includes('Namelate')]).toEqual([format, true, true]);
      expect([format, /Name(kept|before|after)|Said(kept|before|after)/.test(text)]).toEqual([format, false]);
      if (format === 'PDF') expect(text).toContain('29March2027to30March2027');
      if (format === 'PDF') expect(text).toContain('Peopleleftout1.');
      if (format === 'CSV') expect(text).toContain('"LEFT_OUT"');
    }
    expect([people.kept, people.before, people.after].filter((one) => json.includes(one))).toEqual([]);
  });

  it('is on the permanent record by its days when it leaves, and in the access log when it is asked for', async () => {
    await taken('policeAuditor', id, 'CSV');
    const [said] = await desk.rows<{ told: string }>(
      `select string_agg(concordat.opened(d.disclosure)::text, ' ') as told from concordat.ledger_disclosure d
        where d.entry_id = (select id from concordat.ledger_entry order by recorded_at desc, id desc limit 1)`,
    );
    for (const part of ['export.made', DAYS.from, DAYS.to, 'The inspectorate']) expect(said?.told).toContain(part);
    expect(await desk.count('access_log', `operation = 'askForPeriodExport' and act = 'COLLECTION' and details ->> 'from' = $1`, DAYS.from)).toBe(1); // prettier-ignore
  });

  it('is read by the agency’s auditors and nobody else, and taken by whoever asked', async () => {
    expect(await stand(id, 'policeGovernor')).toMatchObject({ mine: false, leftOut: 1 });
    expect(await taken('policeGovernor', id, 'PDF')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await desk.ask('practitioner', 'RecordExport', { id })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('of a day on which nothing was done says so and is empty', async () => {
    expect(await stand(empty)).toMatchObject({ state: 'READY', leftOut: 0, total: 0 });
    expect(pdfText(bytes(await taken('policeAuditor', empty, 'PDF'))).replace(/\s+/g, '')).toContain('Nothingwasrecorded.');
  });

  it('of 5,000 lines is made, of one more refused with how to ask for less, and nothing is kept of the refused one', async () => {
    const { policeManager } = desk.stage.cast.players;
    const lines = (count: number) =>
      desk.rows(
        `insert into concordat.trail_entry (agency_id, at, person_id, kind, staff_id, from_agency_id)
         select $1, timestamptz '2027-02-10 12:00Z' + n * interval '1 second', $2, 'SENT_BACK', $3, $1 from generate_series(1, $4::int) n`,
        policeManager.agencyId, people.first, policeManager.staffId, count,
      ); // prettier-ignore
    const day = { from: '2027-02-10', to: '2027-02-10' };
    await lines(5_000);
    expect(await stand(exportOf(await asked('policeAuditor', day)))).toMatchObject({ fromDay: day.from });
    const kept = await desk.count('record_export', 'true');
    await lines(1);
    expect(await asked('policeAuditor', day)).toMatchObject({
      code: 'EXP-01',
      explanation: expect.stringContaining('Ask for fewer days') as string,
    });
    expect(await desk.count('record_export', 'true')).toBe(kept);
  });

  it('is not given once whoever asked may no longer work with one person in it', async () => {
    await limit(people.first);
    expect(await taken('policeAuditor', id, 'JSON')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await stand(id)).toMatchObject({ state: 'READY' });
    await desk.rows('delete from concordat.access_limit where person_id = $1', people.first);
    expect(await taken('policeAuditor', id, 'JSON')).toMatchObject({ __typename: 'ExportTaken' });
  });

  it('goes when something of anybody in it is erased under the law', async () => {
    const { policeAuditor } = desk.stage.cast.players;
    await desk.rows(
      `insert into concordat.post (agency_id, unit_id, staff_id, role, held_from)
       select agency_id, unit_id, staff_id, 'INFORMATION_GOVERNANCE_OFFICER', held_from from concordat.post where staff_id = $1`,
      policeAuditor.staffId,
    );
    const of = { noteId: lateNote, ground: 'UNLAWFULLY_HELD', authority: 'DSR 7', words: 'It is about somebody else' };
    const request = (await desk.other('policeGovernor', 'AskForErasure', of))['request'] as Json;
    await desk.other('policeAuditor', 'DecideErasure', { id: request['id'], outcome: 'ERASED', words: 'The officer in the case agrees' });
    expect(await stand(id)).toMatchObject({ state: 'REMOVED' });
    expect(await desk.count('record_export_file', 'export_id = $1', id)).toBe(0);
  });
});
