import { type Attack, ATTACKS } from './attacks.js';
import { type Arm, send } from './drive.js';
import { timeOf, timeOfServer } from './processor-time.js';

/** What refusing one hostile request may cost the API. Printed and judged by whoever reads it, never asserted. */
export const AIM_MS = 50;
const SAMPLES = 5;
/** The clock of processor time ticks a hundred times a second, so several requests share a sample. */
const REQUESTS = 10;

export interface AttackCost {
  readonly name: string;
  /** Milliseconds of processor time for one request: median of the samples. */
  readonly api: number;
  readonly postgres: number;
}

/** The API as developers run it, where documents that nobody registered are parsed, validated and measured: production says no before that. */
export async function attackCosts(honest: Arm, postmaster: number): Promise<AttackCost[]> {
  let sent = 0;
  const next = (): number => (sent += 1);
  const { authorization = '' } = honest.ask(0).headers;
  const measured = ATTACKS.filter(({ productionOnly }) => !productionOnly);
  const costs = [await costOf('an honest request: R1', honest, postmaster, async () => void (await send(honest.port, honest.ask(next()))))];
  for (const attack of measured)
    costs.push(await costOf(attack.name, honest, postmaster, () => fire(honest.port, attack, authorization, next())));
  return costs;
}

async function costOf(name: string, { pid }: Arm, postmaster: number, once: () => Promise<void>): Promise<AttackCost> {
  for (let i = 0; i < REQUESTS; i += 1) await once();
  const [api, postgres]: [number[], number[]] = [[], []];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const began = [timeOf(pid), timeOfServer(postmaster)] as const;
    for (let i = 0; i < REQUESTS; i += 1) await once();
    api.push((timeOf(pid) - began[0]) / REQUESTS / 1000);
    postgres.push((timeOfServer(postmaster) - began[1]) / REQUESTS / 1000);
  }
  return { name, api: middle(api), postgres: middle(postgres) };
}

/** Each with a comment of its own, so that no document is remembered from the time before. */
async function fire(port: number, { method, path, headers, body, name }: Attack, authorization: string, nth: number): Promise<void> {
  const fresh = body?.replace('"query":"', `"query":"#${nth}\\n`);
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { ...headers, authorization },
    ...(fresh === undefined ? {} : { body: fresh }),
  });
  const text = await answer.text();
  if (!text.startsWith('{"errors":[')) throw new Error(`${name} was answered: ${text.slice(0, 500)}`);
}

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export function attackTable(costs: readonly AttackCost[]): string {
  const head = ['hostile request', 'API CPU ms', 'PostgreSQL CPU ms', `within ${AIM_MS} ms`];
  const rows = costs.map(({ name, api, postgres }) => [name, api.toFixed(1), postgres.toFixed(1), api <= AIM_MS ? 'yes' : 'NO']);
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  return [head, ...rows].map(line).join('\n');
}
