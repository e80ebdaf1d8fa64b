import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withClient } from '../postgres/cluster.js';
import { freePort } from '../postgres/free-port.js';
import { say } from '../progress.js';
import { shareArm } from './arms.js';
import { type BenchDatabase, copyOf } from './bench-database.js';
import type { BenchIdentity } from './bench-identity.js';
import { startChild } from './child.js';
import { type Kept, keptLines, keptOf } from './kept.js';
import type { SmallWorld } from './small-world.js';

const ENTRIES = 50_000;
const ENTRY_BYTES = 900;
const SECRET = 'the bench and its signer are alone together';
const LOG = 'ledger.bench.example/2027';
const app = (name: string): string => join(import.meta.dirname, `../../../${name}/src/main.js`);

export interface LogCost {
  readonly entriesPerSecond: number;
  /** Throughput of W1 with the log, as a part of its throughput without any: the median of the rounds, for each number of clients. */
  readonly kept: readonly Kept[];
}

/** What the log costs: how fast entries are placed, signed and sealed; and what is left of sharing's own speed while that goes on. */
export async function logCost(world: SmallWorld, database: BenchDatabase, identity: BenchIdentity): Promise<LogCost> {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-bench-signer-'));
  const toStop: (() => Promise<void>)[] = [];
  try {
    const bare = await copyOf(database, 'bench_bare', WITHOUT_LOG);
    const signer = await startSigner(folder, database.integratorUrl);
    toStop.push(() => signer.stop());
    const entriesPerSecond = await placed(database, signer.places);
    say(`Placed ${ENTRIES} entries`);
    const sealer = await startSealer(signer.places);
    toStop.push(() => sealer.stop());
    const [withLog, without] = [
      await shareArm(world, identity, { apiUrl: database.apiUrl }),
      await shareArm(world, identity, { apiUrl: bare, planted: pathToFileURL(join(import.meta.dirname, 'without-ledger.js')).href }),
    ];
    toStop.push(withLog.stop, without.stop);
    return { entriesPerSecond, kept: await keptOf(withLog.arm, without.arm, database.postmaster) };
  } finally {
    for (const stop of toStop.reverse()) await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Signer {
  readonly places: object;
  stop(): Promise<void>;
}

async function startSigner(folder: string, databaseUrl: string): Promise<Signer> {
  const port = await freePort();
  const env = { SIGNER_DIR: join(folder, 'signer'), SIGNER_SECRET: SECRET, SIGNER_PORT: String(port), LEDGER_LOG: LOG };
  const key = execFileSync(process.execPath, [app('signer'), '--new-key'], { env: { ...process.env, ...env }, encoding: 'utf8' }).trim();
  const child = await startChild(app('signer'), env);
  const signer = { url: `http://127.0.0.1:${port}`, secret: SECRET };
  return { places: { databaseUrl, signer, policy: `log ${key}\nquorum none\n` }, stop: () => child.stop() };
}

const startSealer = (places: object) => startChild(join(import.meta.dirname, 'bench-sealer.js'), { SEALER_PLACES: JSON.stringify(places) });

/** Entries of the usual length put in line at once; the time until all of them stand under a signed checkpoint. */
async function placed({ ownerUrl }: BenchDatabase, places: object): Promise<number> {
  return withClient(ownerUrl, async (client) => {
    await client.query(
      `insert into concordat.ledger_entry (id, entry)
       select gen_random_uuid(), convert_to(rpad(md5(n::text) || repeat(md5((n * 7)::text), 27), $2), 'UTF8') from generate_series(1, $1) n`,
      [ENTRIES, ENTRY_BYTES],
    );
    const began = performance.now();
    const sealer = await startSealer(places);
    for (;;) {
      const { rows } = await client.query<{ sealed: boolean }>(
        'select coalesce(max(c.size), 0) >= $1 as sealed from concordat.ledger_checkpoint c where c.note is not null',
        [ENTRIES],
      );
      if (rows[0]?.sealed) break;
      await new Promise((again) => setTimeout(again, 20));
    }
    const seconds = (performance.now() - began) / 1000;
    await sealer.stop();
    return ENTRIES / seconds;
  });
}

/** A copy of the database that asks for no entry of the record. */
const WITHOUT_LOG = `do $$ declare one record; begin
  for one in select conrelid::regclass::text as "table", conname as name from pg_constraint
    where contype = 'f' and confrelid = 'concordat.ledger_entry'::regclass loop
    execute format('alter table %s drop constraint %I', one."table", one.name);
  end loop; end $$`;

export function logTable({ entriesPerSecond, kept }: LogCost): string {
  const lines = keptLines('the log', kept);
  return [`Placed, signed and sealed: ${Math.round(entriesPerSecond)} entries a second (aim 10000)`, ...lines].join('\n');
}
