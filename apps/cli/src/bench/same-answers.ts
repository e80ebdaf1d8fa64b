import { isDeepStrictEqual } from 'node:util';
import { CannotContinue } from '../cannot-continue.js';
import { withClient } from '../postgres/cluster.js';
import { type Arms, type Work, WORKS } from './arms.js';
import { send } from './drive.js';

const SAMPLES = 20;
/** Places in a list are each arm's own spelling; everything else must be the same. */
const OWN = new Set(['endCursor']);
/** What one sharing decision must add a row to, however it is written. */
const WRITTEN = [
  'decision_set',
  'set_recipient',
  'decision',
  'share',
  'share_item',
  'trail_entry',
  'ledger_entry',
  'ledger_disclosure',
  'keyed_act',
  'access_log',
];

/** Nothing is measured before both arms have been seen to answer the same and to leave the same rows behind. */
export async function proveTheSame(arms: Arms, ownerUrl: string): Promise<void> {
  for (const work of WORKS.filter((one) => one !== 'W1')) {
    for (let n = 0; n < SAMPLES; n += 1) await compareAnswers(arms, work, n);
  }
  const product = await rowsAdded(ownerUrl, () => ask(arms, 'product', 'W1', 0));
  const yardstick = await rowsAdded(ownerUrl, () => ask(arms, 'yardstick', 'W1', 0));
  if (!isDeepStrictEqual(product, yardstick)) {
    throw new CannotContinue(
      `The arms do not write the same rows for W1.\nproduct   ${JSON.stringify(product)}\nyardstick ${JSON.stringify(yardstick)}`,
    );
  }
}

async function compareAnswers(arms: Arms, work: Work, n: number): Promise<void> {
  const [product, yardstick] = [withoutOwn(await ask(arms, 'product', work, n)), withoutOwn(await ask(arms, 'yardstick', work, n))];
  if (isDeepStrictEqual(product, yardstick)) return;
  throw new CannotContinue(`The arms do not answer the same for ${work} at ${firstDifference(product, yardstick, 'data')}.`);
}

async function ask(arms: Arms, which: 'product' | 'yardstick', work: Work, n: number): Promise<unknown> {
  const arm = arms[which][work];
  const text = await send(arm.port, arm.ask(n));
  if (!arm.answered(text)) throw new CannotContinue(`${arm.name} answered: ${text.slice(0, 1000)}`);
  return (JSON.parse(text) as { data: unknown }).data;
}

function withoutOwn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOwn);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !OWN.has(key))
      .map(([key, part]) => [key, withoutOwn(part)]),
  );
}

function firstDifference(a: unknown, b: unknown, path: string): string {
  if (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const [left, right] = [(a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]];
      if (!isDeepStrictEqual(left, right)) return firstDifference(left, right, `${path}.${key}`);
    }
  }
  return `${path}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`.slice(0, 600);
}

async function rowsAdded(ownerUrl: string, act: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await counted(ownerUrl);
  await act();
  const after = await counted(ownerUrl);
  return Object.fromEntries(WRITTEN.map((table) => [table, (after[table] ?? 0) - (before[table] ?? 0)]));
}

async function counted(ownerUrl: string): Promise<Record<string, number>> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<Record<string, number>>(
      `select ${WRITTEN.map((table) => `(select count(*)::int from concordat.${table}) ${table}`).join(', ')}`,
    );
    return rows[0] ?? {};
  });
}
