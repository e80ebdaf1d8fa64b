import pg from 'pg';
import type { Row, TableRows } from './directory-rows.js';
import { CannotContinue } from '../cannot-continue.js';

/** The one connection that may fill an empty database: the owner, acting as concordat_loader. It never serves a request. */
export class Loader {
  private constructor(private readonly client: pg.Client) {}

  static async connect(ownerUrl: string): Promise<Loader> {
    // Nothing is waited for act by act: the last commit of all, when the clock is left, is waited for, and with it everything before it.
    const client = new pg.Client({ connectionString: ownerUrl, application_name: 'concordat world', options: '-c synchronous_commit=off' });
    await client.connect();
    return new Loader(client);
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  async refuseUnlessEmpty(): Promise<void> {
    const { rows } = await this.client.query<{ migrated: boolean }>(`select to_regclass('concordat.agency') is not null migrated`);
    if (!rows[0]?.migrated) throw new CannotContinue('The database has no tables yet: run `npm run migrate` first.');
    const found = await this.asLoader(() => this.client.query('select 1 from concordat.agency limit 1'));
    if (found.rowCount)
      throw new CannotContinue(
        'The database already holds a world, and a world is only ever loaded into an empty one (`npm run reset` empties it).',
      );
  }

  /** One transaction: all of it or nothing. */
  async asLoader<T>(work: () => Promise<T>): Promise<T> {
    await this.client.query('begin');
    try {
      await this.client.query('set local role concordat_loader');
      const answer = await work();
      await this.client.query('commit');
      return answer;
    } catch (fault) {
      await this.client.query('rollback');
      throw fault;
    }
  }

  /** Whole tables in one statement each. */
  async insert(tables: TableRows): Promise<void> {
    for (const [table, rows] of tables) {
      if (rows.length > 0) await this.insertInto(table, rows);
    }
  }

  query<R extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<pg.QueryResult<R>> {
    return this.client.query<R>(sql, values);
  }

  /** From now on the product believes that it is `at`; null gives it the real time back. */
  async setClock(at: Date | null): Promise<void> {
    const shift = at === null ? `interval '0'` : `'${at.toISOString()}'::timestamptz - clock_timestamp()`;
    await this.client.query(`begin; set local role concordat_loader; update concordat.clock set shift = ${shift}; commit`);
  }

  /** Everything so far is on the disk when this is. */
  async settle(): Promise<void> {
    await this.client.query(`set synchronous_commit = on; update concordat.clock set shift = shift`);
  }

  /**
   * Takes back a world whose acts failed half-way. The record refuses TRUNCATE even to its owner, so the guards are lifted inside the
   * one transaction that empties the tables this same command found empty when it began.
   */
  async emptyAgain(): Promise<void> {
    const { rows } = await this.client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) name from pg_tables where schemaname = 'concordat' and tablename not in ('clock', 'migrations', 'work_kind')`,
    );
    const names = rows.map((row) => row.name);
    await this.client.query('begin');
    for (const name of names) await this.client.query(`alter table ${name} disable trigger user`);
    await this.client.query(`truncate ${names.join(', ')}`);
    for (const name of names) await this.client.query(`alter table ${name} enable trigger user`);
    await this.client.query(`update concordat.clock set shift = interval '0'`);
    await this.client.query('commit');
  }

  private async insertInto(table: string, rows: readonly Row[]): Promise<void> {
    const columns = Object.keys(rows[0] ?? {}).join(', ');
    await this.client.query(
      `insert into concordat.${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::concordat.${table}, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
  }
}
