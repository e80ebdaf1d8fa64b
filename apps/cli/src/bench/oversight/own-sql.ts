import { readFileSync } from 'node:fs';
import { type ActingAs, barePool, readAs, serveBare } from '../bare-server.js';

/**
 * What the product's own statements cost by themselves. A process of its own, told by its environment where the database is and in which
 * file the statements stand, `{ [path]: Recorded[] }`.
 */
interface Recorded {
  readonly actor: ActingAs;
  readonly text: string;
  readonly values: readonly unknown[];
}
const { url, file } = JSON.parse(process.env['OWN_SQL'] ?? '{}') as { url: string; file: string };
const statements = JSON.parse(readFileSync(file, 'utf8')) as Record<string, readonly Recorded[]>;
const pool = barePool(url);
const names = new Map<string, string>();

function nameOf(text: string): string {
  const name = names.get(text) ?? `own_${names.size}`;
  names.set(text, name);
  return name;
}

serveBare((path, { nth }) => {
  const list = statements[path] ?? [];
  const { actor, text, values } = list[Number(nth) % list.length] as Recorded;
  return readAs(pool, actor, { name: nameOf(text), text, values });
});
