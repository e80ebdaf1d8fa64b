import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepErasures, recordErasures } from '@lib/governance';
import { checkLog, Sealer } from '@lib/ledger';
import { parsePolicy } from '@lib/tlog';
import pg from 'pg';
import { eraseAgain } from '../../apps/cli/src/database/erase-again.js';
import { answered } from '../../apps/verify/src/answered.js';
import { asOwner, copyOf, type FreshDatabase } from '../support/database.js';
import { answered as answeredWith, EnquiryDesk } from '../support/enquiry-desk.js';
import { LogKeepers } from '../support/log-keepers.js';
import { readProof } from '../support/proof-reader.js';
import { type Json, SharingDesk } from '../support/sharing-desk.js';
import { untilSealed } from '../support/until-sealed.js';

jest.setTimeout(120_000);
process.env['LEDGER_LOG'] = 'ledger.test.example/2027';

/** Said in a note and nowhere else. */
const SECRET = 'He keeps a machete under the stairs of the blue house';
const CUT = 'the blue house';
const QUIET = { info: () => undefined, error: (what: object) => console.info(JSON.stringify(what)) };
let desk: SharingDesk;
let keepers: LogKeepers;
let sealer: Sealer;
let folder: string;
let person: string;
let noteId: string;
let shareId: string;
let before: string;

/** What the server does by itself every now and then: it takes samples of what stands in each column. */
const analyze = () => asOwner(url(), (client) => client.query('analyze'));
const url = () => desk.stage.database.ownerUrl;
const ask = (noteOf = noteId, more: Json = {}) =>
  desk.other('policeGovernor', 'AskForErasure', {
    noteId: noteOf,
    ground: 'UNLAWFULLY_HELD',
    authority: 'Request DSR-77',
    words: 'It was recorded about the wrong person',
    ...more,
  });
const decide = (id: unknown, outcome: string, player: 'policeAuditor' | 'policeGovernor' = 'policeAuditor') =>
  desk.other(player, 'DecideErasure', { id, outcome, words: 'The officer in the case agrees' });
const requestOf = (told: Json): Json => told['request'] as Json;
const proofOf = async (player: 'policeManager' | 'practitioner') =>
  String((await desk.ask<{ shareProof: { file: string } }>(player, 'ShareProof', { id: shareId })).shareProof.file);

/** Everything a database holds, as text: what a dump of it would hold. */
async function dump(ownerUrl: string): Promise<string> {
  return asOwner(ownerUrl, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')`,
    );
    const all: string[] = [];
    for (const { name } of tables) all.push(...(await client.query<{ t: string }>(`select t::text from ${name} t`)).rows.map(({ t }) => t));
    // The server's own samples of what stands in a column are dumped by nobody and lie in every copy of its files.
    const samples = await client.query<{ t: string }>(
      `select concat_ws(' ', stavalues1::text, stavalues2::text, stavalues3::text) as t from pg_catalog.pg_statistic`,
    );
    return [...all, ...samples.rows.map(({ t }) => t)].join('\n');
  });
}
/** In whatever way the product writes texts down: as it is, in bytes, or in base64 at each of its three alignments. */
function holds(all: string, words: string): boolean {
  const bytes = Buffer.from(words, 'utf8');
  const aligned = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64url');
    return text.slice(shift === 0 ? 0 : 4, text.length - 4);
  });
  const plain = all.replaceAll('+', '-').replaceAll('/', '_');
  return [words, bytes.toString('hex')].some((one) => all.includes(one)) || aligned.some((one) => plain.includes(one));
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-erasure-'));
  keepers = await LogKeepers.start(2);
  desk = await SharingDesk.open();
  const { policeAuditor } = desk.stage.cast.players;
  await desk.rows(
    `insert into concordat.post (agency_id, unit_id, staff_id, role, held_from)
     select agency_id, unit_id, staff_id, 'INFORMATION_GOVERNANCE_OFFICER', held_from from concordat.post where staff_id = $1`,
    policeAuditor.staffId,
  );
  person = await desk.person();
  noteId = await desk.note('policeManager', person, (note) => note.saying(SECRET));
  const other = await desk.note('policeManager', person, (note) => note.saying('Something else that stays'));
  shareId = await desk.shared('policeManager', 'practitioner', person, [noteId, other]);
  await desk.open('practitioner', shareId);
  sealer = new Sealer(keepers.places(desk.stage.database.integratorUrl), QUIET);
  await untilSealed(url(), { witnesses: 2 });
  before = await proofOf('practitioner');
});
afterAll(async () => {
  await sealer?.stop();
  await keepers?.stop();
  await desk?.stage.strike();
  rmSync(folder, { recursive: true, force: true });
});

describe('a legal hold', () => {
  let holdId: unknown;

  it('is placed by one officer and keeps everything about the person: nothing is erased, a restriction is offered instead', async () => {
    const hold = await desk.other('policeGovernor', 'PlaceHold', {
      personId: person,
      ground: 'INQUEST',
      reference: 'Coroner 4/2027',
      words: 'An inquest was opened',
    });
    expect(hold).toMatchObject({ __typename: 'HoldDone', hold: { ground: 'INQUEST', liftedAt: null } });
    holdId = (hold['hold'] as Json)['id'];
    const request = requestOf(await ask());
    expect(request).toMatchObject({ outcome: null, held: true });
    expect(await decide(request['id'], 'ERASED')).toMatchObject({ __typename: 'SharingRefused', code: 'GOV-14' });
    expect(holds(await dump(url()), SECRET)).toBe(true);
  });

  it('stops the database itself, whatever the service believes', async () => {
    const [request] = await desk.rows<{ id: string }>('select id from concordat.erasure_request');
    const { policeAuditor } = desk.stage.cast.players;
    const attempt = asOwner(url(), async (client) => {
      await client.query('begin');
      await client.query(
        `select set_config('app.staff_id', $1, true), set_config('app.agency_id', $2, true), set_config('app.roles', '{INFORMATION_GOVERNANCE_OFFICER}', true), set_config('app.unit_ids', '{}', true)`,
        [policeAuditor.staffId, policeAuditor.agencyId],
      );
      await client.query('set local role concordat_api');
      await client.query(
        `update concordat.erasure_request set outcome = 'ERASED', decided_by = $2, decided_at = now(), decided_words = 'w' where id = $1`,
        [request?.id, policeAuditor.staffId],
      );
      await client.query('select concordat.erase($1)', [request?.id]);
    });
    await expect(attempt).rejects.toMatchObject({ code: '42501' });
  });

  it('is lifted by another officer, not by whoever placed it', async () => {
    const lift = (player: 'policeGovernor' | 'policeAuditor') =>
      desk.other(player, 'LiftHold', { id: holdId, words: 'The inquest has ended' });
    expect(await lift('policeGovernor')).toMatchObject({ code: 'GOV-02' });
    expect(await lift('policeAuditor')).toMatchObject({ __typename: 'HoldDone', hold: { liftedWords: 'The inquest has ended' } });
    expect(await lift('policeAuditor')).toMatchObject({ code: 'GOV-01' });
  });

  it('is nobody else’s to know of', async () => {
    for (const player of ['policeManager', 'policeSupervisor'] as const)
      expect(await desk.ask(player, 'LegalHolds')).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('keeping as evidence only', () => {
  let note: string;
  let request: Json;

  it('is decided by the second officer, marks the note, and lets it be shared under a condition that is read and accepted first', async () => {
    note = await desk.note('policeManager', person, (one) => one.saying('A knife was found at his mother’s'));
    request = requestOf(await ask(note));
    expect(await decide(request['id'], 'RESTRICTED', 'policeGovernor')).toMatchObject({ code: 'GOV-13' });
    expect(requestOf(await decide(request['id'], 'RESTRICTED'))).toMatchObject({ outcome: 'RESTRICTED', erasedAt: null });
    const share = (accepted: boolean) =>
      desk.decide('policeManager', {
        personId: person,
        recipients: [desk.to('practitioner', [{ noteIds: [note], outcome: 'SHARED', conditionsAccepted: accepted }])],
      });
    expect(await share(false)).toMatchObject({ code: 'SHR-05' });
    const shared = await share(true);
    expect(shared).toHaveProperty('shares');
    const [item] = await desk.rows<{ handling_conditions: string }>(
      'select handling_conditions from concordat.share_item where note_id = $1',
      note,
    );
    expect(item?.handling_conditions).toMatch(/^Restricted: it is kept as evidence only/);
  });

  it('is lifted by another officer than the one who decided it', async () => {
    const lift = (player: 'policeGovernor' | 'policeAuditor') =>
      desk.other(player, 'LiftRestriction', { id: request['id'], words: 'The trial is over' });
    expect(await lift('policeAuditor')).toMatchObject({ code: 'GOV-17' });
    expect(await lift('policeGovernor')).toMatchObject({ __typename: 'ErasureDone' });
    expect(await lift('policeGovernor')).toMatchObject({ code: 'GOV-16' });
    expect(await desk.rows('select restricted_at from concordat.risk_note where id = $1', note)).toEqual([{ restricted_at: null }]);
  });
});

describe('erasing', () => {
  let copy: FreshDatabase;
  let reference: string;
  afterAll(() => copy?.drop());

  it('is asked for once, by the agency whose it is, and decided by another officer', async () => {
    const [open] = await desk.rows<{ id: string; reference: string }>(
      'select id, reference from concordat.erasure_request where outcome is null',
    );
    reference = open?.reference ?? '';
    expect(await ask()).toMatchObject({ code: 'GOV-11' });
    expect(
      await desk.other('policeManager', 'AskForErasure', { noteId, ground: 'INACCURATE', authority: 'A', words: 'Wrong' }),
    ).toMatchObject({ code: 'FORBIDDEN' });
    expect(await desk.other('policeGovernor', 'AskForErasure', { noteId: randomUUID(), ground: 'INACCURATE', authority: 'A', words: 'It is wrong' })).toMatchObject({ code: 'NOT_FOUND' }); // prettier-ignore
    expect(await decide(open?.id, 'ERASED', 'policeGovernor')).toMatchObject({ code: 'GOV-13' });
    await analyze();
    // As it was before: what a backup of this day holds.
    await sealer.stop();
    copy = await copyOf(desk.stage.database);
    sealer = new Sealer(keepers.places(desk.stage.database.integratorUrl), QUIET);
    expect(requestOf(await decide(open?.id, 'ERASED'))).toMatchObject({ outcome: 'ERASED', note: { body: `Erased under ${reference}.` } });
    expect(await decide(open?.id, 'ERASED')).toMatchObject({ code: 'GOV-12' });
  });

  it('leaves the words nowhere in the database, in whatever way they were written down', async () => {
    expect(holds(await dump(copy.ownerUrl), SECRET)).toBe(true);
    const after = await dump(url());
    expect(holds(after, SECRET)).toBe(false);
    expect(holds(after, CUT)).toBe(false);
    expect(after).toContain('Something else that stays');
  });

  it('takes away what opens the digests of it, so that nobody can try words against them', async () => {
    const [{ salts } = { salts: -1 }] = await desk.rows<{ salts: number }>(
      `select count(*)::int as salts from concordat.ledger_erased g join concordat.ledger_disclosure d on d.entry_id = g.entry_id
        where d.part = 'ITEM' and concordat.opened(d.disclosure) ->> 1 = 'contentSalt' and concordat.opened(d.disclosure) ->> 2 = g.digest`,
    );
    expect(salts).toBe(0);
    expect(await desk.count('ledger_erased')).toBe(2);
  });

  it('leaves the record whole: every proof from before holds, and the check of everything finds nothing', async () => {
    await untilSealed(url(), { witnesses: 2 });
    expect(readProof(before, keepers.policy)).toMatchObject({ enough: true, fields: { kind: 'share.released' }, salts: 2 });
    const fault = await asOwner(url(), (client) => checkLog(client, parsePolicy(keepers.policy).logs[0]!));
    expect(fault).toMatchObject({ fault: null });
  });

  it('a receipt taken after it says what was erased, when and under what, and everything else as before', async () => {
    const after = await proofOf('practitioner');
    expect(readProof(after, keepers.policy)).toMatchObject({ enough: true, salts: 1, fields: { kind: 'share.released' } });
    writeFileSync(join(folder, 'receipt'), after);
    writeFileSync(join(folder, 'policy'), keepers.policy);
    const said = answered(['receipt', join(folder, 'receipt'), '--policy', join(folder, 'policy')]);
    expect(said).toMatchObject({ verdict: 'proven', found: { erased: [{ reference }] } });
    const [row] = said.rows.filter(([label]) => label === 'erased');
    expect(row?.[1]).toMatch(new RegExp(`^the words of NOTE ${noteId} version 1: erased on 20\\d\\d-.* under ${reference}`));
    writeFileSync(join(folder, 'words'), SECRET);
    const tried = answered(['receipt', join(folder, 'receipt'), '--policy', join(folder, 'policy'), '--text', join(folder, 'words')]);
    expect(tried.verdict).toBe('disproven');
  });

  it('is on the record, on both trails, and told to whoever had it; what it said to nobody', async () => {
    const kinds = await desk.rows<{ agency_id: string; words: string }>(
      "select agency_id, words from concordat.trail_entry where kind = 'ERASED'",
    );
    expect(kinds).toHaveLength(2);
    expect(kinds.every(({ words }) => words.startsWith(reference))).toBe(true);
    expect(await desk.count('work_item', "kind = 'ERASED_AT_SOURCE'")).toBe(2);
    expect(await desk.count('erasure_request', 'ledger_entry_id is not null')).toBe(1);
    const { shares } = (await desk.ask<{ shares?: Json }>('practitioner', 'Share', { id: shareId })) as Json & { shares?: Json };
    expect(JSON.stringify(shares ?? (await desk.ask('practitioner', 'Share', { id: shareId })))).toContain(`Erased under ${reference}.`);
  });

  it('the note counts as taken back: it is no gap and is not shared any more', async () => {
    expect(
      await desk.decide('policeManager', {
        personId: person,
        recipients: [desk.to('practitioner', [{ noteIds: [noteId], outcome: 'SHARED' }])],
      }),
    ).toHaveProperty('code');
    expect(await desk.count('decision', 'note_id = $1 and ended_at is null', noteId)).toBe(0);
  });

  it('is written down outside, without anybody’s words; a copy from before is erased again from it, and the record says so', async () => {
    const register = join(folder, 'register');
    const client = new pg.Client({ connectionString: desk.stage.database.integratorUrl });
    await client.connect();
    expect(await keepErasures(client, register)).toBe(1);
    expect(await keepErasures(client, register)).toBe(0);
    await client.end();
    const [file = ''] = readdirSync(register);
    const kept = readFileSync(join(register, file), 'utf8');
    expect(kept).toContain(reference);
    expect(kept).not.toContain('wrong person');

    expect(await eraseAgain(copy.ownerUrl, register)).toBe(1);
    expect(await eraseAgain(copy.ownerUrl, register)).toBe(0);
    expect(holds(await dump(copy.ownerUrl), SECRET)).toBe(false);
    const restored = new pg.Client({ connectionString: copy.integratorUrl });
    await restored.connect();
    expect(await recordErasures(restored)).toBe(1);
    expect(await recordErasures(restored)).toBe(0);
    await restored.end();
    expect(await eraseAgain(url(), register)).toBe(0);
  });

  it('a register that cannot be read stops whoever restores', async () => {
    const register = join(folder, 'register');
    writeFileSync(join(register, 'torn.json'), '{"id": "');
    await expect(eraseAgain(copy.ownerUrl, register)).rejects.toThrow(/cannot be read/);
  });
});

describe('an answer', () => {
  it('is erased like a note, in what was answered, what was sent and what was half typed', async () => {
    const enquiries = await EnquiryDesk.on(desk);
    const enquiryId = await enquiries.asked({ personId: person }, ['practitioner', 'policeManager']);
    await enquiries.sent(enquiryId, [answeredWith('plan', { said: SECRET })], {}, 'policeManager');
    const [answer] = await desk.rows<{ id: string }>('select id from concordat.answer where enquiry_id = $1 and relevant', enquiryId);
    expect(holds(await dump(url()), SECRET)).toBe(true);
    const request = requestOf(await ask(noteId, { noteId: null, answerId: answer?.id }));
    expect(request).toMatchObject({ answerId: answer?.id, note: null });
    expect(await decide(request['id'], 'RESTRICTED')).toMatchObject({ code: 'GOV-15' });
    expect(requestOf(await decide(request['id'], 'ERASED'))).toMatchObject({ outcome: 'ERASED' });
    expect(holds(await dump(url()), SECRET)).toBe(false);
    expect(await desk.rows('select body, rows, state from concordat.answer where id = $1', answer?.id)).toEqual([
      { body: `Erased under ${String(request['reference'])}.`, rows: [], state: 'ANSWERED' },
    ]);
    expect(await ask(noteId, { noteId: null, answerId: answer?.id })).toMatchObject({ code: 'GOV-10' });
  });
});

describe('each place that holds the words', () => {
  const words = 'A revolver wrapped in a green towel';
  const faults: readonly (readonly [string, string, string])[] = [
    ['the note', 'set body = said, level_reason', 'set level_reason'],
    ['what was sent', 'update concordat.share_item i set body = said,', 'update concordat.share_item i set'],
    ['what is half typed', 'delete from concordat.draft d where', 'delete from concordat.draft d where false and'],
    ['what opens the digest', "k.said ->> 1 = 'contentSalt'", "k.said ->> 1 = 'nothing'"],
  ];

  const found = async (): Promise<boolean> => {
    const note = await desk.note('policeManager', person, (one) => one.saying(words));
    await desk.shared('policeManager', 'practitioner', person, [note]);
    await desk.rows(
      `insert into concordat.draft (staff_id, agency_id, person_id, kind, content) values ($1, $2, $3, 'CORRECTION', $4) returning id`,
      desk.stage.cast.players.policeManager.staffId,
      desk.stage.cast.players.policeManager.agencyId,
      person,
      JSON.stringify({ noteId: note, body: words }),
    );
    await analyze();
    expect(requestOf(await decide(requestOf(await ask(note))['id'], 'ERASED'))).toMatchObject({ outcome: 'ERASED' });
    const salts = await desk.count(
      'ledger_erased g join concordat.ledger_disclosure d on d.entry_id = g.entry_id',
      `d.part = 'ITEM' and concordat.opened(d.disclosure) ->> 2 = g.digest`,
    );
    return salts > 0 || holds(await dump(url()), words);
  };

  it.each(faults)('is looked into: left out, %s would give it away', async (what, said, planted) => {
    const [{ made } = { made: '' }] = await desk.rows<{ made: string }>(
      `select pg_get_functiondef('concordat.destroy(uuid)'::regprocedure) as made`,
    );
    expect(made).toContain(said);
    expect([what, await found()]).toEqual([what, false]);
    await asOwner(url(), (client) => client.query(made.replace(said, planted)));
    expect([what, await found()]).toEqual([what, true]);
    await asOwner(url(), (client) => client.query(made));
    await desk.rows(`select concordat.destroy(id) from concordat.erasure_request where outcome = 'ERASED'`);
  });

  it('and the server’s own samples of it: taken of words as of everything else, they would keep them', async () => {
    const sampled = (how: string) =>
      asOwner(url(), (client) => client.query(`alter table concordat.risk_note alter column body set statistics ${how}`));
    await sampled('100');
    expect(await found()).toBe(true);
    await sampled('0');
    await asOwner(url(), (client) => client.query('alter table concordat.risk_note alter column body type text'));
    expect(await found()).toBe(false);
  });
});

describe('what is never changed or removed', () => {
  it('gives way to nobody else, the owner of the tables included', async () => {
    const tries = [
      `update concordat.share_item set body = 'x'`,
      `update concordat.decision_set set reference = 'x'`,
      `set concordat.erasing = 'yes'; update concordat.share_item set body = 'x'`,
      `set concordat.erasing = 'yes'; update concordat.risk_note set body = 'x'`,
      `set role concordat_loader; update concordat.share_item set body = 'x'`,
      `set concordat.erasing = 'yes'; set role concordat_loader; update concordat.ledger_entry set entry = 'x'`,
    ];
    for (const one of tries) await expect(asOwner(url(), (client) => client.query(one))).rejects.toMatchObject({ code: '42501' });
  });
});

test('the one file that checks receipts says it with nothing but Node', () => {
  const built = spawnSync(process.execPath, ['apps/verify/one-file.mjs'], { encoding: 'utf8' });
  expect(built.status).toBe(0);
  const said = spawnSync(process.execPath, ['dist/verify.mjs', 'receipt', join(folder, 'receipt'), '--policy', join(folder, 'policy')], {
    encoding: 'utf8',
  });
  expect(said.stdout).toContain('says whoever keeps the record');
});
