import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MirrorDiffers, Sealer, writeMirror } from '@lib/ledger';
import { cosignersOf, leafHash, openCheckpoint, parsePolicy, parseTilePath, rootOfLeaves, unbundleEntries } from '@lib/tlog';
import pg from 'pg';
import { LogKeepers } from '../support/log-keepers.js';
import { SharingDesk } from '../support/sharing-desk.js';
import { untilSealed } from '../support/until-sealed.js';

jest.setTimeout(120_000);
process.env['LEDGER_LOG'] = 'ledger.test.example/2027';
const QUIET = { info: () => undefined, error: (what: object) => console.info(JSON.stringify(what)) };
let desk: SharingDesk;
let keepers: LogKeepers;
let sealer: Sealer | undefined;
let folder: string;

async function mirror(to = folder) {
  const client = new pg.Client({ connectionString: desk.stage.database.integratorUrl });
  await client.connect();
  try {
    return await writeMirror(client, to);
  } finally {
    await client.end();
  }
}
const filesOf = (dir: string): string[] =>
  (readdirSync(dir, { recursive: true, encoding: 'utf8' }) as string[]).filter((file) => statSync(join(dir, file)).isFile()).sort();
/** As somebody with the folder and the policy alone: every leaf from the entries, the root from the leaves, the signatures from the note. */
function checked(dir: string): { size: number; witnessed: number } {
  const policy = parsePolicy(keepers.policy);
  const note = readFileSync(join(dir, 'checkpoint'), 'utf8');
  const { size, root } = openCheckpoint(note, policy.logs[0] as never);
  const widest = new Map<number, { file: string; width: number }>();
  for (const file of filesOf(dir).filter((one) => one.startsWith('tile/entries/'))) {
    const name = parseTilePath(file);
    if (name && (widest.get(name.index)?.width ?? 0) < name.width) widest.set(name.index, { file, width: name.width });
  }
  const bundles = [...widest].sort(([one], [other]) => one - other).map(([, { file }]) => unbundleEntries(readFileSync(join(dir, file))));
  const leaves = bundles.flat().slice(0, size).map(leafHash);
  if (leaves.length !== size || !rootOfLeaves(leaves).equals(root)) throw new Error('the entries do not give the signed root');
  return { size, witnessed: cosignersOf(note, policy).length };
}
async function acts(count: number): Promise<void> {
  const person = await desk.person();
  const note = await desk.note('policeManager', person);
  const shareId = await desk.shared('policeManager', 'practitioner', person, [note]);
  // Entries that record nothing take the same way as any other.
  await desk.rows(
    `insert into concordat.ledger_entry (id, entry) select gen_random_uuid(), convert_to('{"filler":' || n || ',"of":"${shareId}"}', 'UTF8') from generate_series(1, ${count}) n`,
  );
  await untilSealed(desk.stage.database.ownerUrl, { witnesses: 2 });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-mirror-'));
  keepers = await LogKeepers.start(2);
  desk = await SharingDesk.open();
});
afterAll(async () => {
  await sealer?.stop();
  await keepers?.stop();
  await desk?.stage.strike();
  rmSync(folder, { recursive: true, force: true });
});

it('is nothing before the log has begun', async () => {
  expect(await mirror()).toBeNull();
  expect(filesOf(folder)).toEqual([]);
});

it('holds the whole log, which can be recomputed from the files alone', async () => {
  sealer = new Sealer(keepers.places(desk.stage.database.integratorUrl), QUIET);
  await acts(40);
  const first = await mirror();
  expect(checked(folder)).toEqual({ size: first?.size, witnessed: 2 });
});

it('grows: full tiles are written once, what was not full is replaced, and every file has a name of the format', async () => {
  await acts(600);
  expect((await mirror())?.size).toBeGreaterThan(600);
  const full = join(folder, 'tile/0/000');
  const written = statSync(full).mtimeMs;
  await acts(10);
  const last = await mirror();
  expect(statSync(full).mtimeMs).toBe(written);
  expect(last?.written).toBeLessThan(5);
  expect(checked(folder)).toEqual({ size: last?.size, witnessed: 2 });
  expect(filesOf(folder).filter((file) => file !== 'checkpoint' && parseTilePath(file) === null)).toEqual([]);
  expect(filesOf(folder).some((file) => file.startsWith('tile/0/000.p/'))).toBe(false);
});

it('says nothing about anybody: no disclosure, no person, no agency but as custodian', async () => {
  const all = filesOf(folder).map((file) => readFileSync(join(folder, file), 'latin1')).join(); // prettier-ignore
  const [one] = await desk.rows<{ disclosure: string }>('select disclosure from concordat.ledger_disclosure limit 1');
  expect(all).not.toContain(one?.disclosure);
  for (const { id } of await desk.rows<{ id: string }>('select id from concordat.person union select id from concordat.agency'))
    expect(all).not.toContain(id);
});

it('is red as soon as one byte of an entry is another, and is not gone on with', async () => {
  const file = join(folder, 'tile/entries/000');
  const bytes = readFileSync(file);
  writeFileSync(file, Buffer.from(bytes.toString('latin1').replace('"filler":7,', '"filler":9,'), 'latin1'));
  expect(() => checked(folder)).toThrow('do not give the signed root');
  writeFileSync(file, bytes);
  const tile = join(folder, 'tile/0/001');
  const hashes = readFileSync(tile);
  writeFileSync(tile, Buffer.concat([Buffer.alloc(32), hashes.subarray(32)]));
  const before = readFileSync(join(folder, 'checkpoint'), 'utf8');
  await acts(1);
  // Only what is at the right edge gives the root; whoever recomputes all of it finds the rest.
  rmSync(join(folder, 'tile/1'), { recursive: true });
  writeFileSync(join(folder, 'checkpoint'), before.replace(/^\d+$/m, '99999'));
  await expect(mirror()).rejects.toThrow(MirrorDiffers);
  writeFileSync(join(folder, 'checkpoint'), before);
  writeFileSync(tile, hashes);
  expect((await mirror())?.size).toBe(checked(folder).size);
});

it('does not go on with the copy of another log', async () => {
  const other = mkdtempSync(join(tmpdir(), 'concordat-mirror-'));
  try {
    await mirror(other);
    const note = readFileSync(join(other, 'checkpoint'), 'utf8');
    writeFileSync(join(other, 'checkpoint'), note.replace('ledger.test.example/2027\n', 'ledger.test.example/2026\n'));
    await expect(mirror(other)).rejects.toThrow('holds the log ledger.test.example/2026');
  } finally {
    rmSync(other, { recursive: true, force: true });
  }
});
