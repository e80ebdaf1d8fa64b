import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotContinue, orSayWhy } from './cannot-continue.js';
import { migrateDatabase } from './database/migrate-database.js';
import { schemaText } from './database/schema-text.js';
import { withDatabase } from './database/with-database.js';
import { withClient } from './postgres/cluster.js';
import { root } from './settings/data-dir.js';
import { installation, roleKeys } from './settings/installation.js';

/** Both prints that a reviewer reads: the database's, from an empty one migrated for the purpose, and the API's. */
await orSayWhy(async () => {
  const place = installation();
  const sql = await withDatabase(place, 'npm run schema', async ({ ownerUrl }) => {
    const name = `concordat_schema_${process.pid}`;
    const url = Object.assign(new URL(ownerUrl), { pathname: `/${name}` }).toString();
    await withClient(ownerUrl, (client) => client.query(`create database ${name}`));
    try {
      await migrateDatabase(url, roleKeys(process.env, place.secrets));
      return await withClient(url, schemaText);
    } finally {
      await withClient(ownerUrl, (client) => client.query(`drop database ${name} with (force)`));
    }
  });
  write('prisma-free-migrations/schema.sql', sql);
  const printed = spawnSync(process.execPath, [join(root, 'dist/apps/api/src/print-schema.js')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (printed.status !== 0)
    throw new CannotContinue('apps/api/schema.graphql was left as it is: the API could not print its schema, and the lines above say why.');
  write('apps/api/schema.graphql', printed.stdout);
});

function write(path: string, text: string): void {
  writeFileSync(join(root, path), text);
  process.stdout.write(`Wrote ${path} (${text.split('\n').length - 1} lines)\n`);
}
