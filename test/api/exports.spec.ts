import { createHash, randomUUID } from 'node:crypto';
import { Sealer } from '@lib/ledger';
import { answered } from '../../apps/verify/src/answered.js';
import type { Player } from '../support/actors.js';
import { asOwner, setClock } from '../support/database.js';
import { LogKeepers } from '../support/log-keepers.js';
import { withFile } from '../support/own-bundle.js';
import { pdfText } from '../support/pdf-text.js';
import { type Json, SharingDesk } from '../support/sharing-desk.js';
import { untilSealed } from '../support/until-sealed.js';
import { buildWorker, until, WorkerProcess, workOnce } from '../support/worker.js';

jest.setTimeout(180_000);
process.env['LEDGER_LOG'] = 'ledger.test.example/2027';

const TOLD = 'He waited for Ms A behind the bakery';
const KEPT = 'The source works at the docks';
const CHILD_SAID = '=HYPERLINK("x") his girl J told her teacher';
const QUIET = { info: () => undefined, error: (what: object) => console.info(JSON.stringify(what)) };
let desk: SharingDesk;
let keepers: LogKeepers;
let sealer: Sealer;
let person: string;
let shareToUs: string;
let exportId: string;
/** The same with what was known at two instants. */
let thenId: string;
/** Somebody else, with one note of the police’s that was shared. */
let other: string;
let theirs: string;

const url = () => desk.stage.database.ownerUrl;
const askedFor = (player: Player, personId: string, more: Json = {}) =>
  desk.other(player, 'AskForExport', {
    personId,
    audience: 'His Majesty’s Coroner',
    words: 'An inquest was opened',
    legalDemand: 'CJA 5/27',
    ...more,
  });
const taken = (player: Player, id: string, format: string, key: string = randomUUID()) =>
  desk.other(player, 'TakeExport', { key, id, format });
const bytes = (told: Json): Buffer => Buffer.from(String(told['content']), 'base64');
const stand = async (id: string) => (await desk.ask<{ recordExport: Json | null }>('policeAuditor', 'RecordExport', { id })).recordExport;
const work = async () => {
  const { code, err, out } = await workOnce(desk.stage.database.workerUrl);
  if (code !== 0) throw new Error(`${err}${out}`);
};
/** When what we were sent was opened, and half of the time before that. */
async function aroundOpening(): Promise<string[]> {
  const [share] = await desk.rows<{ sent: Date; seen: Date }>('select sent_at as sent, first_seen_at as seen from concordat.share where id = $1', shareToUs); // prettier-ignore
  if (!share) throw new Error('nothing was sent');
  const between = new Date((share.sent.getTime() + share.seen.getTime()) / 2);
  // Rounded up: the database keeps microseconds.
  return [new Date(share.seen.getTime() + 1), between].map((at) => at.toISOString());
}
const exportOf = (told: Json): string => {
  if (!told['export']) throw new Error(JSON.stringify(told));
  return String((told['export'] as Json)['id']);
};

beforeAll(async () => {
  buildWorker();
  keepers = await LogKeepers.start(2);
  desk = await SharingDesk.open();
  person = await desk.person();
  const { policeManager } = desk.stage.cast.players;
  for (const [reference, className] of [['Ms A', 'VICTIM'], ['J', 'CHILD']]) // prettier-ignore
    await desk.rows(
      'insert into concordat.third_party (agency_id, person_id, reference, class) values ($1, $2, $3, $4)',
      policeManager.agencyId, person, reference, className,
    ); // prettier-ignore
  const note = await desk.note('policeManager', person, (one) => one.slight().saying(TOLD));
  const kept = await desk.note('policeManager', person, (one) => one.grave().saying(KEPT));
  const decided = await desk.decide('policeManager', {
    personId: person,
    recipients: [
      desk.to('practitioner', [
        { noteIds: [note], outcome: 'SHARED' },
        {
          noteIds: [kept],
          outcome: 'WITHHELD',
          reasonCode: 'WOULD_EXPOSE_A_SOURCE',
          reasonWords: 'It would give Ms A away',
          reviewBy: '2027-06-01',
        },
      ]),
    ],
  });
  if (!decided['shares']) throw new Error(JSON.stringify(decided));
  const [told, unopened] = [await desk.note('practitioner', person, (one) => one.saying(CHILD_SAID)), await desk.note('practitioner', person, (one) => one.saying('Not opened yet'))]; // prettier-ignore
  shareToUs = await desk.shared('practitioner', 'policeManager', person, [told]);
  await desk.open('policeManager', shareToUs);
  await desk.shared('practitioner', 'policeManager', person, [unopened]);
  other = await desk.person();
  theirs = await desk.note('policeManager', other, (one) => one.saying('He owns a crossbow'));
  await desk.shared('policeManager', 'practitioner', other, [theirs]);
  await desk.note('policeManager', person, (one) => one.with({ level: 'VERY_HIGH' }));
  await desk.ask('policeManager', 'FindPeople', { text: 'Rowan Field' });
  await work();
  sealer = new Sealer(keepers.places(desk.stage.database.integratorUrl), QUIET);
  await untilSealed(url(), { witnesses: 2 });
  exportId = exportOf(await askedFor('policeAuditor', person));
  thenId = exportOf(await askedFor('policeAuditor', person, { instants: await aroundOpening() }));
  await work();
});
afterAll(async () => {
  await sealer?.stop();
  await keepers?.stop();
  await desk?.stage.strike();
});

describe('the sharing record of a person, taken out', () => {
  it.each(['policeManager', 'policeSupervisor', 'policeAdministrator', 'policeRecords', 'practitioner'] as const)(
    'is not asked for by the %s',
    async (player) => expect(await askedFor(player, person)).toMatchObject({ code: 'FORBIDDEN' }),
  );

  it('is asked for with whom it is for and why, of people whom one works with, after a fresh sign-in', async () => {
    expect(await askedFor('policeAuditor', person, { audience: ' ', words: 'test' })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await askedFor('policeAuditor', randomUUID())).toMatchObject({ code: 'NOT_FOUND' });
    await desk.rows(`update concordat.sign_in set authenticated_at = authenticated_at - interval '1 hour'`);
    expect(await askedFor('policeGovernor', person)).toMatchObject({ code: 'STEP_UP_NEEDED' });
    await desk.rows(`update concordat.sign_in set authenticated_at = authenticated_at + interval '1 hour'`);
  });

  it('is made by the worker and kept for seven days', async () => {
    const found = await stand(exportId);
    expect(found).toMatchObject({ state: 'READY', audience: 'His Majesty’s Coroner', mine: true });
    const days = (Date.parse(String(found?.['removesAt'])) - Date.parse(String(found?.['madeAt']))) / 86_400_000;
    expect(days).toBeCloseTo(7, 1);
    expect(await desk.count('record_export_content')).toBe(0);
  });

  it('holds what was shared and opened, and nobody else by name; nothing that was kept or not opened', async () => {
    for (const format of ['PDF', 'CSV', 'JSON']) {
      const told = await taken('policeAuditor', exportId, format);
      const content = bytes(told);
      expect(createHash('sha256').update(content).digest('hex')).toBe(told['sha256']);
      const text = (format === 'PDF' ? pdfText(content) : content.toString('utf8'))
        .replace(/\s+/g, '')
        .replaceAll('\\"', '"')
        .replaceAll('""', '"');
      for (const said of [
        'He waited for [victim] behind the bakery',
        'his girl [child] told her teacher',
        'An inquest was opened',
        'CJA 5/27',
      ])
        expect([format, text]).toEqual([format, expect.stringContaining(said.replace(/\s+/g, ''))]);
      for (const never of [TOLD, KEPT, 'Not opened yet', 'Ms A'])
        expect([format, text.includes(never.replace(/\s+/g, ''))]).toEqual([format, false]);
    }
  });

  it('says what was looked through with "none" aloud, how often its own people looked, and what stood unexplained and unshared', async () => {
    const { record } = JSON.parse(bytes(await taken('policeAuditor', exportId, 'JSON')).toString('utf8')) as { record: Record<string, Json[]> & { looked: Record<string, Json[]> } }; // prettier-ignore
    const numbers = Object.fromEntries((record.looked['sources'] ?? []).map(({ source, found }) => [source, found]));
    expect(numbers).toEqual({ TRAIL: record['lines']?.length, NOTES: 3, DECISIONS: 2, SENT: 1, RECEIVED: 1, UNOPENED: 1, QUESTIONS_ASKED: 0, QUESTIONS_RECEIVED: 0, OTHER_PEOPLE: 2 }); // prettier-ignore
    expect(record.looked['looks']).toContainEqual(expect.objectContaining({ act: 'SEARCH', times: 1 }));
    const gap = { unexplained: 1, gravestUnexplained: 'VERY_HIGH', unshared: 1, gravestUnshared: 'HIGH', reviewsOverdue: 0 };
    expect(record['gaps']).toEqual([expect.objectContaining(gap)]);
    expect(record['gaps']?.[0]?.['unsharedSince']).not.toBeNull();
    const { policeManager } = desk.stage.cast.players;
    const [officer] = await desk.rows<{ name: string }>('select name from concordat.staff where id = $1', policeManager.staffId);
    for (const format of ['PDF', 'CSV']) {
      const content = bytes(await taken('policeAuditor', exportId, format));
      const text = (format === 'PDF' ? pdfText(content) : content.toString('utf8')).replace(/\s+/g, '');
      for (const said of [
        'Unexplained: 1, the gravest very high.',
        'Graver, explained, still not shared: 1',
        'Who was shown a copy outside this service.',
        'Shown by a search: 1 time',
      ])
        // prettier-ignore
        expect([format, text]).toEqual([format, expect.stringContaining(said.replace(/\s+/g, ''))]);
      const looks = text.slice(text.indexOf('Whatwaslookedthrough'), text.indexOf('Whatthiscouldnotknow'));
      expect([format, looks.includes(String(officer?.name).replace(/\s+/g, '')) && format === 'PDF']).toEqual([format, false]);
    }
  });

  it('as CSV runs nothing in a spreadsheet; as JSON is proved by the verifier alone', async () => {
    const csv = bytes(await taken('policeAuditor', exportId, 'CSV')).toString('utf8');
    expect(csv).toContain(`"'=HYPERLINK`);
    const json = bytes(await taken('policeAuditor', exportId, 'JSON')).toString('utf8');
    await withFile(json, (file) =>
      expect(answered(['bundle', file, '--policy', keepers.policyFile])).toMatchObject({ verdict: 'proven', found: { entries: 3 } }),
    );
    const bundle = JSON.parse(json) as { entries: { entry: string; disclosures: string[] }[] };
    // Somebody was taken out of each of the two texts: what would open them, and so let a name be guessed, stays closed.
    const opened = bundle.entries.flatMap(({ disclosures }) => disclosures.map((one) => ({ one, said: JSON.parse(Buffer.from(one, 'base64url').toString('utf8')) as [string, string, Json] }))); // prettier-ignore
    const sent = opened.filter(({ said: [, name, value] }) => name === 'item' && value['outcome'] === 'SHARED');
    const digests = sent.map(({ one }) => createHash('sha256').update(one, 'ascii').digest('base64url'));
    expect(sent.length).toBeGreaterThan(0);
    expect(opened.filter(({ said: [, name, value] }) => name === 'contentSalt' && digests.includes(String(value)))).toEqual([]);
    const [first] = bundle.entries;
    if (first) first.entry = Buffer.from(first.entry, 'base64').fill('x', 20, 24).toString('base64');
    await withFile(JSON.stringify(bundle), (file) =>
      expect(answered(['bundle', file, '--policy', keepers.policyFile]).verdict).toBe('disproven'),
    );
  });

  it('as FHIR says what went from whom to whom, and not in which words', async () => {
    const told = await taken('policeAuditor', exportId, 'FHIR');
    const { entry } = JSON.parse(bytes(told).toString('utf8')) as { entry: { resource: Json }[] };
    expect(entry.map(({ resource }) => [resource['resourceType'], resource['recorded'], resource['action']])).toEqual(
      [1, 2].map(() => ['AuditEvent', expect.stringMatching(/^20.*Z$/), 'R']),
    );
    expect(bytes(told).toString('utf8')).not.toMatch(/bakery|teacher|Ms A|victim|child/i);
  });

  it('says what was known at a given time: told and unopened until it was opened, kept back with its reason, held without its words', async () => {
    const future = await askedFor('policeAuditor', person, { instants: ['2190-01-01T00:00:00Z'] });
    expect(future).toMatchObject({ code: 'BAD_USER_INPUT' });
    const json = bytes(await taken('policeAuditor', thenId, 'JSON')).toString('utf8');
    const { known } = (JSON.parse(json) as { record: { known: { told: Json[]; kept: Json[]; held: Json[] }[] } }).record;
    expect(known.map((one) => one.told.map(({ openedAt }) => openedAt !== null))).toEqual([[false], [true]]);
    const kept = { outcome: 'WITHHELD', words: 'It would give [victim] away' };
    expect(known.map((one) => one.kept)).toEqual([[expect.objectContaining(kept)], [expect.objectContaining(kept)]]);
    expect(known.map(({ held }) => held.length)).toEqual([3, 3]);
    for (const format of ['PDF', 'CSV', 'JSON']) {
      const content = bytes(await taken('policeAuditor', thenId, format));
      const text = (format === 'PDF' ? pdfText(content) : content.toString('utf8')).replace(/\s+/g, '');
      expect([format, text.includes('Itwouldgive[victim]away'), text.includes(KEPT.replace(/\s+/g, ''))]).toEqual([format, true, false]);
    }
  });

  it('is on the permanent record and in the access log when it leaves, once for one press', async () => {
    const key = randomUUID();
    const before = await desk.count('ledger_entry');
    const [once, again] = [await taken('policeAuditor', exportId, 'PDF', key), await taken('policeAuditor', exportId, 'PDF', key)];
    expect(again['sha256']).toBe(once['sha256']);
    expect(await desk.count('ledger_entry')).toBe(before + 1);
    const [said] = await desk.rows<{ told: string }>(
      `select string_agg(concordat.opened(d.disclosure)::text, ' ') as told from concordat.ledger_disclosure d
        where d.entry_id = (select id from concordat.ledger_entry order by recorded_at desc, id desc limit 1)`,
    );
    for (const part of ['export.made', String(once['sha256']), 'CJA 5/27']) expect(said?.told).toContain(part);
    expect(await desk.count('access_log', `operation = 'takeExport' and act = 'DISCLOSURE' and subject_id = $1`, exportId)).toBeGreaterThan(
      1,
    );
  });

  it('is read by those who audit the agency, and taken by whoever asked', async () => {
    const asks = async (player: Player) => desk.ask<{ recordExport: Json | null }>(player, 'RecordExport', { id: exportId });
    expect((await asks('policeGovernor')).recordExport).toMatchObject({ mine: false });
    expect(await taken('policeGovernor', exportId, 'PDF')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await asks('policeManager')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await taken('policeAuditor', randomUUID(), 'PDF')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await taken('policeAuditor', exportId, 'XLSX')).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('is not given to somebody who is kept from the case meanwhile, who then sees that there is none', async () => {
    const { policeAuditor } = desk.stage.cast.players;
    await desk.rows(`insert into concordat.access_limit (person_id, agency_id, staff_id, kind, reason) values ($1, $2, $3, 'EXCLUDED', 'Related')`, person, policeAuditor.agencyId, policeAuditor.staffId); // prettier-ignore
    try {
      expect(await taken('policeAuditor', exportId, 'PDF')).toMatchObject({ code: 'NOT_FOUND' });
      expect(await stand(exportId)).toBeNull();
    } finally {
      await desk.rows('delete from concordat.access_limit where staff_id = $1', policeAuditor.staffId);
    }
    expect(await taken('policeAuditor', exportId, 'PDF')).toMatchObject({ __typename: 'ExportTaken' });
  });

  it('killed half-way is taken up again and gives one export', async () => {
    const told = await askedFor('policeAuditor', other);
    const id = exportOf(told);
    await asOwner(url(), async (client) => {
      await client.query('begin; lock table concordat.record_export_file in access exclusive mode');
      const first = new WorkerProcess({ WORKER_DATABASE_URL: desk.stage.database.workerUrl });
      await first.ready();
      await until(async () => (await stand(id))?.['state'] === 'MAKING');
      await first.end('SIGKILL');
      await client.query('rollback');
    });
    expect(await stand(id)).toMatchObject({ state: 'MAKING' });
    await work();
    expect(await stand(id)).toMatchObject({ state: 'READY' });
    expect(await desk.count('record_export_file', 'export_id = $1', id)).toBe(4);
  });

  it('goes with what is erased under the law, at once', async () => {
    const [made] = await desk.rows<{ id: string }>('select id from concordat.record_export where person_id = $1', other);
    const id = String(made?.id);
    const { policeAuditor } = desk.stage.cast.players;
    await desk.rows(
      `insert into concordat.post (agency_id, unit_id, staff_id, role, held_from)
       select agency_id, unit_id, staff_id, 'INFORMATION_GOVERNANCE_OFFICER', held_from from concordat.post where staff_id = $1`,
      policeAuditor.staffId,
    );
    const of = { noteId: theirs, ground: 'UNLAWFULLY_HELD', authority: 'DSR 7', words: 'It is about somebody else' };
    const request = (await desk.other('policeGovernor', 'AskForErasure', of))['request'] as Json;
    await desk.other('policeAuditor', 'DecideErasure', { id: request['id'], outcome: 'ERASED', words: 'The officer in the case agrees' });
    expect(await desk.count('record_export_file', 'export_id = $1', id)).toBe(0);
    expect(await stand(id)).toMatchObject({ state: 'REMOVED' });
    expect(await taken('policeAuditor', id, 'JSON')).toMatchObject({ code: 'EXP-02' });
    // One asked for afterwards holds none of it, and stays when the erasure is written down outside the database.
    const afterwards = exportOf(await askedFor('policeAuditor', other));
    await desk.rows('update concordat.erasure_request set kept_at = concordat.now() where id = $1', request['id']);
    expect(await stand(afterwards)).toMatchObject({ state: 'ASKED' });
  });

  it('is not given once something in it was taken back', async () => {
    await desk.revoke('practitioner', shareToUs);
    expect(await taken('policeAuditor', exportId, 'PDF')).toMatchObject({ code: 'EXP-03' });
  });

  it('is removed when its days are over, and not given before the worker has come round', async () => {
    const id = exportId;
    await setClock(url(), new Date(Date.parse(String((await stand(id))?.['removesAt'])) + 3_600_000).toISOString());
    await desk.rows('update concordat.sign_in set authenticated_at = concordat.now() where ended_at is null');
    expect(await stand(id)).toMatchObject({ state: 'REMOVED' });
    expect(await taken('policeAuditor', id, 'PDF')).toMatchObject({ code: 'EXP-02' });
    await work();
    expect(await desk.count('record_export_file', 'export_id = $1', id)).toBe(0);
    expect(await desk.count('record_export', `state = 'REMOVED'`)).toBe(3);
  });
});
