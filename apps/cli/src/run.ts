import { join } from 'node:path';
import { root } from './settings/data-dir.js';

const COMMANDS = {
  migrate: 'brings the database up to date',
  schema: 'writes prisma-free-migrations/schema.sql and apps/api/schema.graphql anew',
  world: 'loads a described world into an empty database',
  invite: 'makes a link for a local account: the first administrator of an agency',
  token: 'prints a signed-in token of the API for a demo person',
  'check-record': 'makes the whole record again from its entries and compares it with what was signed',
  mirror: 'copies the public half of the log into a folder of static files',
  backup: 'seals backups with a key each, opens them, and forgets them by destroying the key',
  roll: 'prints who may do what',
  bench: 'measures reads and writes',
} as const;

const [node, script, command = '', ...rest] = process.argv;
if (Object.hasOwn(COMMANDS, command)) {
  process.argv = [`${node}`, `${script}`, ...rest];
  process.env.DATA_DIR ??= join(root, '.data');
  await import(`./${command}.js`);
} else {
  const list = Object.entries(COMMANDS).map(([name, does]) => `  npm run ${name.padEnd(12)} ${does}`);
  process.stderr.write(`There is no command "${command}". There are:\n${list.join('\n')}\n`);
  process.exitCode = 1;
}
