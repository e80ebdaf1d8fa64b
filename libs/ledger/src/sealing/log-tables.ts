import { type Checkpoint, leafHash, type TileTree } from '@lib/tlog';
import type pg from 'pg';
import { storedTree } from '../store/stored-tree.js';

export interface LogState {
  readonly origin: string;
  readonly genesisEntryId: string;
  readonly haltedWhy: string | null;
}
export interface Waiting {
  readonly id: string;
  readonly recordedAt: string;
  readonly entry: Buffer;
}
export interface Sized {
  readonly size: number;
  readonly root: Buffer;
}
/** A share that its recipients could open before it was sealed. */
export interface Delayed {
  readonly senderAgencyId: string;
  readonly recipientAgencyId: string;
  readonly personId: string;
  readonly entryId: string;
  readonly openedFrom: Date;
  readonly sealedAt: Date;
}

const PLACED = 'select coalesce(max(leaf_index) + 1, 0)::int8 as size from concordat.ledger_sequence';
const WAITING = `
select p.entry_id as id, p.recorded_at::text as "recordedAt", e.entry from concordat.ledger_pending p join concordat.ledger_entry e on e.id = p.entry_id
 where p.entry_id <> $2 order by p.recorded_at, p.entry_id limit $1`;
const FIRST = `
select p.entry_id as id, p.recorded_at::text as "recordedAt", e.entry from concordat.ledger_pending p join concordat.ledger_entry e on e.id = p.entry_id
 where p.entry_id = $1`;
const PLACE = `
with placed as (
  insert into concordat.ledger_sequence (leaf_index, entry_id)
  select $1::int8 + nth - 1, id from unnest($2::uuid[]) with ordinality t (id, nth))
delete from concordat.ledger_pending p using unnest($3::timestamptz[], $2::uuid[]) t (recorded_at, id)
 where p.recorded_at = t.recorded_at and p.entry_id = t.id`;
const GROW = `
insert into concordat.ledger_tile (level, index, hashes) select * from unnest($1::int2[], $2::int8[], $3::bytea[])
on conflict (level, index) do update set hashes = excluded.hashes`;
const NEWEST = (signed: boolean): string =>
  `select c.size::text, c.root from concordat.ledger_checkpoint c where c.note is ${signed ? 'not ' : ''}null order by c.size desc limit 1`;
const SEAL = `
select sender_agency_id as "senderAgencyId", recipient_agency_id as "recipientAgencyId", person_id as "personId", entry_id as "entryId",
       opened_from as "openedFrom", sealed_at as "sealedAt" from concordat.seal_shares($1)`;
const REQUEUE = `
insert into concordat.ledger_pending (recorded_at, entry_id)
select e.recorded_at, e.id from concordat.ledger_entry e
 where not exists (select 1 from concordat.ledger_sequence s where s.entry_id = e.id)
on conflict do nothing`;

/** The tables of the log on one connection, in whatever transaction that connection is in. */
export class LogTables {
  constructor(private readonly client: pg.ClientBase) {}

  /** The lock is the right to place entries: a second integrator waits here. Null when the log has not begun. */
  async state(lock: '' | 'for update' = ''): Promise<LogState | null> {
    const { rows } = await this.client.query<LogState>(
      `select origin, genesis_entry_id as "genesisEntryId", halted_why as "haltedWhy" from concordat.ledger_state ${lock}`,
    );
    return rows[0] ?? null;
  }

  async size(): Promise<number> {
    const { rows } = await this.client.query<{ size: string }>(PLACED);
    return Number(rows[0]?.size ?? 0);
  }

  /** Next in line, oldest first; the entry that begins the log before all. */
  async waiting(most: number, genesisEntryId: string, size: number): Promise<Waiting[]> {
    const first = size === 0 ? (await this.client.query<Waiting>(FIRST, [genesisEntryId])).rows : [];
    const { rows } = await this.client.query<Waiting>(WAITING, [most - first.length, genesisEntryId]);
    return [...first, ...rows];
  }

  async place(from: number, waiting: readonly Waiting[]): Promise<void> {
    await this.client.query(PLACE, [from, waiting.map(({ id }) => id), waiting.map(({ recordedAt }) => recordedAt)]);
  }

  /** What has lost its place in line, by whatever accident, is put back. */
  async requeue(): Promise<number> {
    return (await this.client.query(REQUEUE)).rowCount ?? 0;
  }

  tree(size: number): TileTree {
    return storedTree({ query: async (sql: string, values?: unknown[]) => (await this.client.query(sql, values)).rows as never }, size);
  }

  async grow(tree: TileTree): Promise<void> {
    const changed = tree.changed();
    await this.client.query(GROW, [
      changed.map(({ level }) => level),
      changed.map(({ index }) => index),
      changed.map(({ hashes }) => hashes),
    ]);
  }

  async commit({ size, root }: Sized): Promise<void> {
    await this.client.query('insert into concordat.ledger_checkpoint (size, root) values ($1, $2)', [size, root]);
  }

  /** The root committed for this size; null when none was. */
  async committed(size: number): Promise<Buffer | null> {
    const { rows } = await this.client.query<{ root: Buffer }>('select root from concordat.ledger_checkpoint where size = $1', [size]);
    return rows[0]?.root ?? null;
  }

  async newest(which: 'signed' | 'unsigned'): Promise<Sized | null> {
    const { rows } = await this.client.query<{ size: string; root: Buffer }>(NEWEST(which === 'signed'));
    return rows[0] ? { size: Number(rows[0].size), root: rows[0].root } : null;
  }

  async signed({ size }: Pick<Checkpoint, 'size'>, note: string): Promise<void> {
    await this.client.query(
      'update concordat.ledger_checkpoint set note = $2, signed_at = concordat.now() where size = $1 and note is null',
      [size, note],
    );
  }

  async seal(size: number): Promise<Delayed[]> {
    return (await this.client.query<Delayed>(SEAL, [size])).rows;
  }

  /** Who is asked to cosign: for the pages that say "witnessed 2 of 3". */
  async expect(witnesses: readonly string[]): Promise<void> {
    await this.client.query('update concordat.ledger_state set witnesses = $1', [witnesses]);
  }

  async halt(why: string | null): Promise<void> {
    await this.client.query(
      'update concordat.ledger_state set halted_why = $1, halted_at = case when $1::text is null then null else coalesce(halted_at, concordat.now()) end',
      [why],
    );
  }
}

export const leavesOf = (waiting: readonly Waiting[]): Buffer[] => waiting.map(({ entry }) => leafHash(entry));
