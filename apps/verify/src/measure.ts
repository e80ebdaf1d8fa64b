import { createHash, hash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entriesPath } from '@lib/tlog';
import { MirrorFolder } from './files/mirror-folder.js';
import { sealOf } from './seal/seal.js';
import { LOG } from './spec/made-entry.js';
import { writeLargeMirror } from './spec/large-mirror.js';
import { checkMirror } from './tree/check-mirror.js';

/* node dist/apps/verify/src/measure.js 1000000: what checking a mirror costs, beside only hashing the same bytes from the same files. */
const size = Number(process.argv[2] ?? '1000000');
const folder = mkdtempSync(join(tmpdir(), 'verify-measure-'));
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

try {
  const made = await writeLargeMirror(folder, size, (at) => entry(at));
  say(`${size} entries of ${(made / size).toFixed(0)} bytes, ${(made / 1e6).toFixed(0)} MB, Node ${process.version}`);
  const files = new MirrorFolder(folder);
  const seal = sealOf(files.checkpoint(), null);
  const rounds = [0, 1, 2, 3, 4].map(() => ({
    hashing: seconds(hashFiles),
    oneByOne: seconds(hashEntries),
    tree: seconds(() => checkMirror(files, seal, { form: false })),
    all: seconds(() => checkMirror(files, seal)),
  }));
  // The least of five: whatever else the machine does can only add.
  const least = (of: keyof (typeof rounds)[number]): number => Math.min(...rounds.map((round) => round[of]));
  say(`hashing the same files        ${least('hashing').toFixed(2)} s`);
  say(`hashing each entry by itself  ${least('oneByOne').toFixed(2)} s`);
  for (const [what, of] of [
    ['tree only', 'tree'],
    ['tree and form of entries', 'all'],
  ] as const)
    // prettier-ignore
    say(`${what.padEnd(28)}  ${least(of).toFixed(2)} s = ${(least(of) / least('hashing')).toFixed(2)} × the files, ${(least(of) / least('oneByOne')).toFixed(2)} × the entries`);
} finally {
  rmSync(folder, { recursive: true });
}

function seconds(work: () => unknown): number {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1_000;
}

function* bundles(): Generator<Buffer> {
  for (let index = 0; index * 256 < size; index++) yield readFileSync(join(folder, entriesPath(index, Math.min(256, size - index * 256))));
}

function hashFiles(): void {
  const all = createHash('sha256');
  for (const bytes of bundles()) all.update(bytes);
  all.digest();
}

function hashEntries(): void {
  for (const bytes of bundles())
    for (let at = 0; at < bytes.length;) {
      const to = at + 2 + bytes.readUInt16BE(at);
      hash('sha256', bytes.subarray(at + 2, to), 'binary');
      at = to;
    }
}

/** As the log writes them; what their digests are of does not matter here. */
function entry(at: number): Buffer {
  const drawn = randomBytes(512 + 10);
  const sd = Array.from({ length: 16 }, (_, i) => drawn.subarray(i * 32, (i + 1) * 32).toString('base64url')).sort();
  const rest = drawn.subarray(512).toString('hex');
  const time = 1_800_000_000_000 + at;
  const clock = time.toString(16).padStart(12, '0');
  const id = `${clock.slice(0, 8)}-${clock.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
  return Buffer.from(JSON.stringify({ at: new Date(time).toISOString(), custodian: 'northshire-police', id, log: LOG, sd, v: 1 }));
}
