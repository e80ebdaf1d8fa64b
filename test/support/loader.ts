import { asOwner } from './database.js';

export type Insert = (table: string, row: Readonly<Record<string, unknown>>) => Promise<void>;

/** Rows put there as concordat_loader, in one transaction, as a described world is. */
export async function asLoader(ownerUrl: string, work: (insert: Insert) => Promise<void>): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    await client.query('begin; set local role concordat_loader');
    await work(async (table, row) => {
      const names = Object.keys(row);
      const marks = names.map((_, i) => `$${i + 1}`).join(', ');
      await client.query(`insert into concordat.${table} (${names.join(', ')}) values (${marks})`, Object.values(row));
    });
    await client.query('commit');
  });
}

/** What the record says, past row security: for looking at what an act wrote. */
export async function recorded<Row extends object>(ownerUrl: string, sql: string, ...values: unknown[]): Promise<Row[]> {
  return asOwner(ownerUrl, async (client) => (await client.query(sql, values)).rows as Row[]);
}
