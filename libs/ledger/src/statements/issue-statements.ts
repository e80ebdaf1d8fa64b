import type pg from 'pg';
import { type BuiltEntry, buildEntry } from '../record/build-entry.js';
import { THE_LOG } from '../sealing/begin-log.js';
import { LogTables } from '../sealing/log-tables.js';
import { addEntries } from '../store/add-entries.js';
import { inTransaction } from '../store/in-transaction.js';
import { type Account, accountOf } from './account.js';

/** Any number that nobody else uses for an advisory lock in this database. */
const STATING = 7_246_034;

/*
 * Whoever had an entry since their last statement and has none of today, London time. A statement is an entry too, and is accounted for by the
 * next; but it is no reason for one, or there would be one every day for ever.
 */
const DUE = `
select p.agency_id as "agencyId", coalesce(last.number, 0) + 1 as number, last.entry_id as previous, coalesce(last.covers_to, 0)::text as from,
       array_agg(q.leaf_index::text order by q.leaf_index) as indexes
  from concordat.ledger_sequence q join concordat.ledger_party p on p.entry_id = q.entry_id
  left join lateral (select s.* from concordat.ledger_statement s where s.agency_id = p.agency_id order by s.number desc limit 1) last on true
 where q.leaf_index >= coalesce(last.covers_to, 0) and q.leaf_index < $1 and (last.issued_on is null or last.issued_on < concordat.today())
 group by p.agency_id, last.number, last.entry_id, last.covers_to
having bool_or(not exists (select 1 from concordat.ledger_statement s where s.entry_id = q.entry_id))
 order by p.agency_id`;
const KEEP = `
insert into concordat.ledger_statement (agency_id, number, entry_id, covers_from, covers_to, entries, issued_on, issued_at)
values ($1, $2, $3, $4, $5, $6, concordat.today(), $7)`;

interface Due {
  readonly agencyId: string;
  readonly number: number;
  readonly previous: string | null;
  readonly from: string;
  readonly indexes: readonly string[];
}

/**
 * Tells each agency, as a bank does, what there was to and from it since the last time: an entry on the record, which the agency alone can
 * open. All in one transaction and one at a time, so that there are never two of one number. As concordat_integrator; answers how many.
 */
export function issueStatements(client: pg.ClientBase): Promise<number> {
  return inTransaction(client, async () => {
    await client.query('select pg_advisory_xact_lock($1)', [STATING]);
    return issueDue(client);
  });
}

async function issueDue(client: pg.ClientBase): Promise<number> {
  const tables = new LogTables(client);
  const [state, signed] = [await tables.state(), await tables.newest('signed')];
  if (!state || !signed) return 0;
  const { rows: clock } = await client.query<{ at: Date }>('select concordat.now() as at');
  const at = clock[0]?.at ?? new Date();
  const { rows } = await client.query<Due>(DUE, [signed.size]);
  for (const { agencyId, number, previous, from, indexes } of rows) {
    const account = accountOf({ agencyId, number, previous, from: Number(from), to: signed.size }, indexes.map(Number));
    await keep(client, account, { at, entry: statementEntry(state.origin, at, account) });
  }
  return rows.length;
}

function statementEntry(log: string, at: Date, account: Account): BuiltEntry {
  return buildEntry({ log, custodian: THE_LOG, at, kind: 'statement.issued', actor: THE_LOG, occurredAt: at, rationale: { ...account } });
}

async function keep(client: pg.ClientBase, account: Account, { at, entry }: { at: Date; entry: BuiltEntry }): Promise<void> {
  const { agencyId, number, from, to, count } = account;
  await addEntries(client, agencyId, [entry], [{ id: entry.id, agencyId }]);
  await client.query(KEEP, [agencyId, number, entry.id, from, to, count, at]);
}
