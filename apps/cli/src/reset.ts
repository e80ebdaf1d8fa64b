import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { orSayWhy } from './cannot-continue.js';
import { clearAway } from './postgres/postmaster.js';
import { clusterPointer, removeCluster } from './postgres/where.js';
import { dataDir } from './settings/data-dir.js';
import { RunLock } from './supervise/run-lock.js';

/** Back to the state of a fresh clone: the database, the passwords and keys, the logs. */
await orSayWhy(async () => {
  const folder = dataDir();
  const lock = await RunLock.take(folder, 'npm run reset');
  const pointer = clusterPointer(folder);
  if (pointer) await clearAway(pointer.dataFolder);
  removeCluster(folder);
  for (const made of ['cluster.json', 'secrets.json', 'identity-jwks.json', 'ledger', 'logs'])
    rmSync(join(folder, made), { recursive: true, force: true });
  lock.release();
  const elsewhere = process.env.DATABASE_URL ? ' The database of DATABASE_URL is not touched: drop and create it yourself.' : '';
  process.stdout.write(`Reset: ${folder} is empty, and the next npm start begins anew.${elsewhere}\n`);
});
