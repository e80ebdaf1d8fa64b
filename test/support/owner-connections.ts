import pg from 'pg';

/** Databases that a test drops when it is over: only there is a connection kept for the next few statements. */
const OF_A_TEST = '/test_';
/** By address, nobody using them. A new connection costs the server a process of its own that knows no table yet: more than what is asked through it. */
const idle = new Map<string, Kept[]>();
/** An idle connection keeps no process alive. */
type Kept = pg.Client & { ref(): void; unref(): void };

export async function ownerConnection(ownerUrl: string): Promise<pg.Client> {
  const known = idle.get(ownerUrl)?.pop();
  if (known) {
    known.ref();
    return known;
  }
  return newOwner(ownerUrl);
}

/** One's own for as long as one likes. */
export async function newOwner(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  return client;
}

/** For whoever comes next, as if it were new; one that was left in the middle of a transaction, or is of no test's own database, is ended. */
export async function giveBack(ownerUrl: string, client: pg.Client): Promise<void> {
  if (!new URL(ownerUrl).pathname.startsWith(OF_A_TEST) || !(await forgets(client))) return client.end();
  const kept = idle.get(ownerUrl) ?? [];
  const leave = (): void =>
    void idle.set(
      ownerUrl,
      (idle.get(ownerUrl) ?? []).filter((one) => one !== client),
    );
  // Cut off by the server while nobody uses it: it is no longer there for anybody.
  if (client.listenerCount('error') === 0) client.on('error', leave);
  const resting = client as Kept;
  resting.unref();
  idle.set(ownerUrl, [...kept, resting]);
}

/** Before the database is copied or removed. */
export async function endIdle(ownerUrl: string): Promise<void> {
  const kept = idle.get(ownerUrl) ?? [];
  idle.delete(ownerUrl);
  await Promise.all(kept.map((client) => client.end()));
}

/** What may outlive a transaction, but for the plans: those of triggers are half of what a new connection would have to make again. */
const FORGET = `reset session authorization; reset role; reset all; close all; unlisten *; select pg_advisory_unlock_all(); discard temp`;

async function forgets(client: pg.Client): Promise<boolean> {
  if (client.getTransactionStatus() !== 'I') return false;
  return client.query(FORGET).then(
    () => true,
    () => false,
  );
}
