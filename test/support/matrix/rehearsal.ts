import pg from 'pg';

/** Written by every request, done or not: who asked, under which key. */
const ALWAYS = ['access_log', 'keyed_act', 'sign_in'];

/**
 * In this database nothing is done: whatever an act has written is taken back as its transaction commits, and the API answers
 * OUTCOME_UNKNOWN. So every cell meets the same world, in any order and many at once, and an act that would have been done is told from
 * one that was refused. A sign-in may be used and not changed.
 */
export class Rehearsal {
  private constructor(private readonly client: pg.Client) {}

  static async in(ownerUrl: string): Promise<Rehearsal> {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    await client.query(`
      create schema matrix;
      create function matrix.take_back() returns trigger language plpgsql as $$
      begin raise exception 'this was a rehearsal' using errcode = 'P0001'; end $$;
      grant usage on schema matrix to public;
      do $do$ declare t record; begin
        for t in select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                  where c.relkind = 'r' and (n.nspname = 'concordat' and c.relname <> all (array['${ALWAYS.join(`','`)}'])
                     or (n.nspname, c.relname) = ('graphile_worker', '_private_jobs')) loop
          execute format('create constraint trigger matrix_takes_back after insert or update or delete on %I.%I
            deferrable initially deferred for each row execute function matrix.take_back()', t.nspname, t.relname);
        end loop;
      end $do$;
      create constraint trigger matrix_takes_back after update on concordat.sign_in deferrable initially deferred for each row
        when (old.ended_at is distinct from new.ended_at) execute function matrix.take_back();
    `);
    return new Rehearsal(client);
  }

  /** From here on acts are done. */
  async over(): Promise<void> {
    await this.client.query(`
      do $do$ declare t record; begin
        for t in select g.tgrelid::regclass as of from pg_trigger g where g.tgname = 'matrix_takes_back' loop
          execute format('drop trigger matrix_takes_back on %s', t.of);
        end loop;
      end $do$`);
  }

  /** A row of any table, by its id, as it stands: for seeing whether an act that was not for it has changed it. */
  async row(id: string): Promise<string> {
    const { rows } = await this.client.query<{ name: string }>(
      `select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = 'concordat' and c.column_name = 'id' and c.data_type = 'uuid' and t.table_type = 'BASE TABLE' order by 1`,
    );
    const one = ({ name }: { name: string }): string => `select to_jsonb(t) as row from concordat.${name} t where id = $1`;
    const found = await this.client.query<{ row: unknown }>(rows.map(one).join(' union all '), [id]);
    return JSON.stringify(found.rows);
  }

  async query<Row extends object>(sql: string, ...values: unknown[]): Promise<Row[]> {
    return (await this.client.query(sql, values)).rows as Row[];
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
