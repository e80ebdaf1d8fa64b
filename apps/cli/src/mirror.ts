import { resolve } from 'node:path';
import { MirrorDiffers, writeMirror } from '@lib/ledger';
import { CannotContinue, orSayWhy } from './cannot-continue.js';
import { withDatabase } from './database/with-database.js';
import { withClient } from './postgres/cluster.js';
import { installation } from './settings/installation.js';

/** A database that was never migrated, or not since there is a log. */
const NO_SUCH_TABLE = '42P01';
const NOT_LET_IN: ReadonlySet<string> = new Set(['28P01', '28000']);

/** The log's public half as static files, for whoever wants to keep a copy: again and again into one folder, also while Concordat runs. */
await orSayWhy(async () => {
  const folder = process.argv[2]?.trim();
  if (!folder) throw new CannotContinue('Say where: npm run mirror -- FOLDER');
  const mirrored = await withDatabase(installation(), 'npm run mirror', ({ addresses }) => mirror(addresses.integrator, resolve(folder)));
  if (!mirrored) throw new CannotContinue('Nothing is sealed yet, so there is nothing to copy. Start Concordat and try again in a minute.');
  process.stdout.write(`${resolve(folder)} holds the log up to entry ${mirrored.size}; ${mirrored.written} files were written.\n`);
});

async function mirror(url: string, folder: string) {
  try {
    return await withClient(url, (client) => writeMirror(client, folder));
  } catch (fault) {
    const { code = '' } = fault as { code?: string };
    if (code === NO_SUCH_TABLE) return null;
    if (NOT_LET_IN.has(code))
      throw new CannotContinue('The database does not let the integrator in. Run npm run migrate first, or check INTEGRATOR_DATABASE_URL.');
    if (!(fault instanceof MirrorDiffers)) throw fault;
    throw new CannotContinue(`The copy was left as it was: ${fault.message}. Keep both, and find out which of them is right.`);
  }
}
