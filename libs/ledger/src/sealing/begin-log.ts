import type pg from 'pg';
import { buildEntry } from '../record/build-entry.js';
import { addEntries } from '../store/add-entries.js';
import { inTransaction } from '../store/in-transaction.js';
import { LogTables } from './log-tables.js';

/** Whose the log's own entries are: nobody's in particular, so that everybody may open them. */
export const THE_LOG = 'the-log';

/** Any number that nobody else uses for an advisory lock in this database. */
const BEGINNING = 7_246_033;

/** The first entry of a log says that it begins; what was recorded before it is placed behind it, as recorded before sealing began. */
export async function beginLog(client: pg.ClientBase, origin: string): Promise<void> {
  await inTransaction(client, async () => {
    // Two that begin at once: the second waits here, and finds it begun.
    await client.query('select pg_advisory_xact_lock($1)', [BEGINNING]);
    const begun = await new LogTables(client).state();
    if (begun && begun.origin !== origin) throw new Error(`this database holds the log ${begun.origin}, and LEDGER_LOG says ${origin}`);
    if (!begun) await genesis(client, origin);
  });
}

async function genesis(client: pg.ClientBase, origin: string): Promise<void> {
  const { rows } = await client.query<{ at: Date; before: number }>(
    'select concordat.now() as at, (select count(*)::int from concordat.ledger_pending) as before',
  );
  const { at = new Date(), before = 0 } = rows[0] ?? {};
  const rationale = { recordedBefore: before };
  const entry = buildEntry({ log: origin, custodian: THE_LOG, at, kind: 'log.genesis', actor: THE_LOG, occurredAt: at, rationale });
  await addEntries(client, null, [entry], []);
  await client.query('insert into concordat.ledger_state (origin, genesis_entry_id, genesis_at) values ($1, $2, $3)', [
    origin,
    entry.id,
    at,
  ]);
}
