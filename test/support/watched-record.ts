import type pg from 'pg';
import { newOwner } from './owner-connections.js';
import type { Marks } from './bad-answers.js';

/** What a refused act may write: the log of who asked, and when a sign-in was last used. */
const MAY_BE_WRITTEN = ['access_log', 'sign_in'];

/**
 * Says at any moment which tables of the record have been written since it began, by what was committed. Each row that is written says so
 * itself, in the transaction that writes it: the whole record need not be read for it (as WholeRecord does), however often it is asked.
 */
export class WatchedRecord {
  private readonly written = new Map<string, number>();

  private constructor(private readonly client: pg.Client) {}

  static async of(ownerUrl: string): Promise<WatchedRecord> {
    const client = await newOwner(ownerUrl);
    await client.query(`
      create schema watch;
      create unlogged table watch.written (name text not null, tx xid8 not null, was bigint not null, change int not null);
      create function watch.tell() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
      begin
        insert into watch.written values (tg_table_schema || '.' || tg_table_name, pg_current_xact_id(),
          case tg_op when 'INSERT' then hashtextextended(new::text, 0) when 'DELETE' then hashtextextended(old::text, 0) else 0 end,
          case tg_op when 'DELETE' then -1 else 1 end);
        return null;
      end $$;
      grant usage on schema watch to public;
      do $do$ declare t record; begin
        for t in select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                  where c.relkind = 'r' and (n.nspname = 'concordat' and c.relname <> all (array['${MAY_BE_WRITTEN.join(`','`)}'])
                     or (n.nspname, c.relname) = ('graphile_worker', '_private_jobs')) loop
          execute format('create trigger watch_tells after insert or update or delete on %I.%I for each row execute function watch.tell()',
            t.nspname, t.relname);
        end loop;
      end $do$`);
    return new WatchedRecord(client);
  }

  /** A row that was put there and taken away again in one transaction, as the key of a refused act is, was never written. */
  async marks(): Promise<Marks> {
    const { rows } = await this.client.query<{ name: string }>(
      'with told as (delete from watch.written returning *) select name from told group by name, tx, was having sum(change) <> 0',
    );
    for (const { name } of rows) this.written.set(name, (this.written.get(name) ?? 0) + 1);
    return Object.fromEntries([...this.written].map(([name, times]) => [name, String(times)]));
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
