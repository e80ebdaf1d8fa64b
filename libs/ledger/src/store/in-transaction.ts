import type pg from 'pg';

/** All or nothing on a connection of one's own; what went wrong is told as it was, also when the connection is gone. */
export async function inTransaction<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const done = await work();
    await client.query('commit');
    return done;
  } catch (fault) {
    await client.query('rollback').catch(() => undefined);
    throw fault;
  }
}
