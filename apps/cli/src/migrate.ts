import { orSayWhy } from './cannot-continue.js';
import { withoutPassword } from './database/addresses.js';
import { migrate } from './database/database.js';
import { withDatabase } from './database/with-database.js';
import { installation } from './settings/installation.js';

/** Production's step before a new version starts, and safe to repeat. */
await orSayWhy(async () => {
  const place = installation();
  await withDatabase(place, 'npm run migrate', async (database) => {
    const ran = await migrate(database, place);
    const done = ran.length > 0 ? `ran ${ran.length} migrations:\n${ran.map((name) => `  ${name}`).join('\n')}` : 'was up to date already';
    process.stdout.write(`${withoutPassword(database.ownerUrl)} ${done}\n`);
  });
});
