import type pg from 'pg';
import { custodianOf } from '../domain/custodian.js';
import type { EntryKind } from '../domain/entry-kinds.js';
import type { StrictJson } from '../domain/strict-json.js';
import { buildEntry } from '../record/build-entry.js';
import { addEntries } from '../store/add-entries.js';
import { THE_LOG } from './begin-log.js';

/** What happened without anybody acting, of one agency's: it opens the entry, and so do those it is addressed to. */
export interface HappenedByItself {
  readonly agencyId: string;
  readonly kind: EntryKind;
  readonly personId: string;
  readonly occurredAt: Date;
  readonly rationale: StrictJson;
  readonly to: readonly string[];
  /** The entry that it is about; that one stands as it was. */
  readonly about?: string;
}

/**
 * As concordat_integrator, in the caller's transaction; one round trip for each agency. Answers the entries in the order of what happened, or
 * null: the log has not begun, or takes nothing while it is halted.
 */
export async function recordByLog(client: pg.ClientBase, happened: readonly HappenedByItself[]): Promise<string[] | null> {
  const log = await openLog(client, [...new Set(happened.map(({ agencyId }) => agencyId))]);
  if (!log) return null;
  const built = happened.map(({ agencyId, personId, to: _to, ...what }) =>
    buildEntry({
      log: log.origin,
      custodian: custodianOf(log.names[agencyId] ?? ''),
      at: log.at,
      actor: THE_LOG,
      subjectRef: personId,
      ...what,
    }),
  );
  const entries = built.map((entry, i) => ({ entry, ...(happened[i] as HappenedByItself) }));
  for (const agencyId of Object.keys(log.names)) {
    const theirs = entries.filter((one) => one.agencyId === agencyId);
    const parties = theirs.flatMap(({ entry, to }) => [...new Set([agencyId, ...to])].map((party) => ({ id: entry.id, agencyId: party })));
    await addEntries(client, agencyId, theirs.map(({ entry }) => entry), parties); // prettier-ignore
  }
  return built.map(({ id }) => id);
}

interface OpenLog {
  readonly origin: string;
  readonly at: Date;
  /** Of these agencies, by their id. */
  readonly names: Readonly<Record<string, string>>;
}
async function openLog(client: pg.ClientBase, agencyIds: readonly string[]): Promise<OpenLog | undefined> {
  const { rows } = await client.query<OpenLog>(
    `select l.origin, concordat.now() as at,
            (select coalesce(json_object_agg(a.id, a.short_name), '{}') from concordat.agency a where a.id = any($1)) as names
       from concordat.ledger_state l where l.halted_at is null`,
    [agencyIds],
  );
  return rows[0];
}
