import { checkLog } from '@lib/ledger';
import { parsePolicy } from '@lib/tlog';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotContinue, orSayWhy } from './cannot-continue.js';
import { withDatabase } from './database/with-database.js';
import { withClient } from './postgres/cluster.js';
import { installation } from './settings/installation.js';

/** The whole record of the database, made again from its entries and compared with what was signed. 1 when something is wrong with it. */
await orSayWhy(async () => {
  const place = installation();
  const file = process.env.LEDGER_POLICY ?? join(place.dataDir, 'ledger/policy');
  const [key] = parsePolicy(readFileSync(file, 'utf8')).logs;
  if (!key) throw new CannotContinue(`${file} names no log.`);
  const { size, fault } = await withDatabase(place, 'npm run check-record', ({ ownerUrl }) =>
    withClient(ownerUrl, async (client) => {
      // One moment of the record, and all of it: whom row security narrows sees nothing of what opens it.
      await client.query('begin isolation level repeatable read read only; set local role concordat_loader');
      return checkLog(client, key);
    }),
  );
  if (fault) throw new CannotContinue(`The record is not what was signed. First bad entry: ${fault.index}. ${fault.words}.`);
  process.stdout.write(`The record holds: ${size} entries, each in its place, as they were recorded and signed.\n`);
});
