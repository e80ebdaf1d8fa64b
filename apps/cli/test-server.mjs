import { build } from './launch/build.mjs';
import { orSayWhy } from './launch/say.mjs';

/** The database of a test run. Only what it needs is built, so that it stands however unfinished the rest is. */
const src = 'apps/cli/src';
const only = ['postgres', 'database', 'settings', 'supervise/command-line.ts', 'cannot-continue.ts', 'test-server.ts'].map(
  (path) => `${src}/${path}`,
);

await orSayWhy(() => build({ only: [...only, 'prisma-free-migrations'], quiet: true }));
await import('../../dist/apps/cli/src/test-server.js');
