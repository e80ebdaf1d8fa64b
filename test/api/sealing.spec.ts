import { randomUUID } from 'node:crypto';
import { Sealer } from '@lib/ledger';
import { leafHash, openCheckpoint, parseVerifierKey, rootOfLeaves } from '@lib/tlog';
import pg from 'pg';
import { recorded } from '../support/loader.js';
import { LogKeepers } from '../support/log-keepers.js';
import { type Json, SharingDesk } from '../support/sharing-desk.js';
import { until, untilSealed } from '../support/until-sealed.js';

jest.setTimeout(120_000);
process.env['LEDGER_LOG'] = 'ledger.test.example/2027';
process.env['RELEASE_WAIT_SECONDS'] = '3';

const QUIET = { info: () => undefined, error: (what: object) => console.info(JSON.stringify(what)) };
let desk: SharingDesk;
let keepers: LogKeepers;
let sealer: Sealer | undefined;

const rows = <Row extends object>(sql: string): Promise<Row[]> => recorded<Row>(desk.stage.database.ownerUrl, sql);
const seal = (): Sealer => (sealer = new Sealer(keepers.places(desk.stage.database.integratorUrl), QUIET));
const unseal = async (): Promise<void> => {
  await sealer?.stop();
  sealer = undefined;
};
const allSealed = (ms?: number) => untilSealed(desk.stage.database.ownerUrl, { witnesses: 3, ...(ms ? { ms } : {}) });

/** To the probation service; the answer as it came. */
function send(personId: string, noteId: string, mode: 'ROUTINE' | 'URGENT'): Promise<Json> {
  if (mode === 'ROUTINE')
    return desk.decide('policeManager', { personId, recipients: [desk.to('practitioner', [{ noteIds: [noteId], outcome: 'SHARED' }])] });
  return desk.urgently('policeManager', {
    personId,
    noteIds: [noteId],
    recipients: [{ agencyId: desk.stage.cast.players.practitioner.agencyId }],
  });
}
async function share(mode: 'ROUTINE' | 'URGENT' = 'ROUTINE'): Promise<{ id: string; setId: string }> {
  const person = await desk.person();
  const note = await desk.note('policeManager', person);
  const told = await send(person, note, mode);
  if (!told['shares']) throw new Error(`not shared: ${JSON.stringify(told)}`);
  return { id: String((told['shares'] as Json[])[0]?.['id']), setId: String((told['set'] as Json)['id']) };
}
const asRecipient = async (id: string): Promise<{ released: boolean; items: unknown[]; seal: { state: string } | null }> =>
  ((await desk.ask('practitioner', 'OpenShare', { id })) as { openShare: { share: never } }).openShare.share;

beforeAll(async () => {
  keepers = await LogKeepers.start(3);
  desk = await SharingDesk.open();
});
afterAll(async () => {
  await unseal();
  await keepers?.stop();
  await desk?.stage.strike();
});

/** The whole log as it stands, recomputed by hand. */
async function wholeTree(): Promise<{ size: number; indexes: number[]; root: Buffer; note: string }> {
  const placed = await rows<{ leaf_index: string; entry: Buffer }>(
    'select q.leaf_index, e.entry from concordat.ledger_sequence q join concordat.ledger_entry e on e.id = q.entry_id order by q.leaf_index',
  );
  const [newest] = await rows<{ note: string }>(
    'select note from concordat.ledger_checkpoint where note is not null order by size desc limit 1',
  );
  return {
    size: placed.length,
    indexes: placed.map(({ leaf_index }) => Number(leaf_index)),
    root: rootOfLeaves(placed.map(({ entry }) => leafHash(entry))),
    note: newest?.note ?? '',
  };
}

describe('log before release', () => {
  it('holds the words back until they stand under a signed checkpoint, and says so', async () => {
    const { id } = await share();
    expect(await asRecipient(id)).toMatchObject({ released: false, items: [], seal: { state: 'PENDING' } });
    expect(await rows(`select 1 from concordat.share where id = '${id}' and first_seen_at is not null`)).toEqual([]);
    const began = Date.now();
    seal();
    await until(async () => (await asRecipient(id)).released);
    expect(await asRecipient(id)).toMatchObject({ released: true, items: [{}], seal: { state: 'SEALED' } });
    console.info(`opened ${Date.now() - began} ms after the integrator was started`);
  });

  it('does not outlive the wait: with the signer away it opens as proof pending, urgently at once, and is sealed afterwards', async () => {
    await allSealed();
    await keepers.signer.end();
    const [routine, urgent] = [await share(), await share('URGENT')];
    expect(await asRecipient(urgent.id)).toMatchObject({ released: true, items: [{}], seal: { state: 'PENDING' } });
    expect((await asRecipient(routine.id)).released).toBe(false);
    await until(async () => (await asRecipient(routine.id)).released, 6_000);
    expect(await asRecipient(routine.id)).toMatchObject({ items: [{}], seal: { state: 'PENDING' } });
    await keepers.signer.start();
    await until(async () => (await asRecipient(routine.id)).seal?.state === 'SEALED');
    await allSealed();
    const delays = await rows<{ share: string }>(
      `select s.id as share from concordat.ledger_disclosure d
         join concordat.share s on convert_from(decode(translate(d.disclosure, '-_', '+/') || repeat('=', (4 - length(d.disclosure) % 4) % 4), 'base64'), 'utf8') like '%"about"%' || s.ledger_entry_id || '%'
        where exists (select 1 from concordat.ledger_disclosure k where k.entry_id = d.entry_id
          and convert_from(decode(translate(k.disclosure, '-_', '+/') || repeat('=', (4 - length(k.disclosure) % 4) % 4), 'base64'), 'utf8') like '%"kind","release.delayed"%')`,
    );
    expect(delays.map((one) => one.share).sort()).toEqual([routine.id, urgent.id].sort());
  });

  it('is told to sender and recipient alike, with the witnesses as they come', async () => {
    const { id, setId } = await share();
    const told = async () =>
      ((await desk.ask('policeManager', 'Receipt', { id: setId })) as { decisionSet: { seal: object } }).decisionSet.seal;
    await until(async () => JSON.stringify(await told()).includes('"witnessed":3'));
    expect(await told()).toMatchObject({ state: 'SEALED', witnessed: 3, witnesses: 3, recordedBefore: false });
    expect(await asRecipient(id)).toMatchObject({ seal: { state: 'SEALED', witnessed: 3, witnesses: 3 } });
  });
});

describe('the tree', () => {
  it('has each entry once, without a gap, whatever is shared at the same time', async () => {
    const sent = 200;
    const person = await desk.person();
    const notes = await Promise.all(Array.from({ length: sent }, () => desk.note('policeManager', person)));
    const before = (await rows('select 1 from concordat.ledger_entry')).length;
    await Promise.all(
      Array.from({ length: 20 }, async (_, worker) => {
        for (let i = worker; i < sent; i += 20) {
          let told = await send(person, notes[i] ?? '', 'URGENT');
          // Twenty at once about one person wait for each other; on a busy machine somebody waits too long, and is told that nothing was saved.
          while (told['code'] === 'TRY_AGAIN') told = await send(person, notes[i] ?? '', 'URGENT');
          expect(told).toMatchObject({ __typename: 'SharedReceipt' });
        }
      }),
    );
    await allSealed(60_000);
    const { size, indexes, root, note } = await wholeTree();
    const entries = (await rows('select 1 from concordat.ledger_entry')).length;
    expect(entries).toBeGreaterThanOrEqual(before + 2 * sent);
    expect(size).toBe(entries);
    expect(indexes).toEqual(Array.from({ length: size }, (_, i) => i));
    const signed = openCheckpoint(note, parseVerifierKey(keepers.signer.key));
    expect({ size: signed.size, root: signed.root.toString('hex') }).toEqual({ size, root: root.toString('hex') });
  });

  it('begins by saying so, and holds what was recorded before behind that', async () => {
    const [first] = await rows<{ genesis: boolean }>(
      `select q.entry_id = l.genesis_entry_id as genesis from concordat.ledger_sequence q, concordat.ledger_state l where q.leaf_index = 0`,
    );
    expect(first?.genesis).toBe(true);
    const early = await rows(
      `select 1 from concordat.ledger_sequence q join concordat.ledger_entry e on e.id = q.entry_id, concordat.ledger_state l
        where e.recorded_at < l.genesis_at and q.leaf_index > 0`,
    );
    expect(early.length).toBeGreaterThan(0);
  });

  it('is one tree for two integrators at once', async () => {
    const other = new Sealer(keepers.places(desk.stage.database.integratorUrl), QUIET);
    for (let i = 0; i < 5; i += 1) await share('URGENT');
    await allSealed();
    await other.stop();
    const { size, indexes, root, note } = await wholeTree();
    expect(indexes).toEqual(Array.from({ length: size }, (_, i) => i));
    expect(openCheckpoint(note, parseVerifierKey(keepers.signer.key)).root.equals(root)).toBe(true);
  });

  it('keeps no entry of an act that was taken back', async () => {
    await unseal();
    const client = new pg.Client({ connectionString: desk.stage.database.ownerUrl });
    await client.connect();
    const id = randomUUID();
    await client.query('begin');
    await client.query(`insert into concordat.ledger_entry (id, entry) values ($1, '{}')`, [id]);
    expect((await client.query('select 1 from concordat.ledger_pending where entry_id = $1', [id])).rowCount).toBe(1);
    await client.query('rollback');
    await client.end();
    expect(await rows(`select 1 from concordat.ledger_pending where entry_id = '${id}'`)).toEqual([]);
    seal();
  });
});

describe('when what the database holds is behind what was signed', () => {
  it('it only reads, refuses to sign, and says so; and goes on when that is mended', async () => {
    await allSealed();
    await unseal();
    // Yesterday's dump: the newest places and checkpoints are gone, as an operator's restore would leave them.
    const [kept] = await rows<{ size: string }>('select max(leaf_index) + 1 as size from concordat.ledger_sequence');
    const size = Number(kept?.size);
    const saved = await rows<{ entry_id: string }>(`select entry_id from concordat.ledger_sequence where leaf_index >= ${size - 3}`);
    const behind = `set session_replication_role = replica;
      create temp table gone as select * from concordat.ledger_sequence where leaf_index >= ${size - 3};
      delete from concordat.ledger_sequence where leaf_index >= ${size - 3};`;
    await rows(behind);
    expect(saved).toHaveLength(3);
    seal();
    await until(async () => (await rows('select 1 from concordat.ledger_state where halted_at is not null')).length === 1);
    const [state] = await rows<{ halted_why: string }>('select halted_why from concordat.ledger_state');
    expect(state?.halted_why).toBe(`The signer has seen a record of ${size} entries, and the database holds ${size - 3}.`);
    const person = await desk.person();
    const refused = await send(person, await desk.note('policeManager', person), 'URGENT');
    expect(refused).toMatchObject({ code: 'READ_ONLY' });
    expect(await desk.ask('policeManager', 'Receipt', { id: randomUUID() })).toEqual({ decisionSet: null });
    const put = saved.map(({ entry_id }, i) => `(${size - 3 + i}, '${entry_id}')`).join(', ');
    await rows(`set session_replication_role = replica; insert into concordat.ledger_sequence (leaf_index, entry_id) values ${put};
      delete from concordat.ledger_pending p using concordat.ledger_sequence s where s.entry_id = p.entry_id`);
    await until(async () => (await rows('select 1 from concordat.ledger_state where halted_at is null')).length === 1, 15_000);
    await share('URGENT');
    await allSealed();
  });
});
