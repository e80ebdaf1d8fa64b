import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { asked, has, type Product, startProduct } from '../arms.js';
import { subjectOf } from '../area.js';
import type { BenchDatabase } from '../bench-database.js';
import type { BenchIdentity } from '../bench-identity.js';
import { startChild } from '../child.js';
import { type Arm, send } from '../drive.js';

export const READS = ['gaps', 'who knows', 'known then', 'trail', 'search', 'search, common word'] as const;
export type OversightRead = (typeof READS)[number];
type Arms = Readonly<Record<OversightRead, Arm>>;

/** Who asks, for which area's people. */
export interface Viewer {
  readonly area: number;
  readonly agency: number;
  readonly people: readonly string[];
}

const SINCE = '2026-11-15T09:00:00.000Z';
const THEN = '2026-11-30T12:00:00.000Z';
/** As many different requests of each read; the statements are recorded for these. */
const DIFFERENT = 20;

const OPERATIONS: Readonly<
  Record<OversightRead, { readonly name: string; readonly shows: string; variables(personId: string): object }>
> = {
  gaps: { name: 'Gaps', shows: '"unexplainedCount"', variables: () => ({}) },
  'who knows': { name: 'WhoKnows', shows: '"cells"', variables: (personId) => ({ personId }) },
  'known then': { name: 'KnownThen', shows: '"knownThen":{', variables: (personId) => ({ personId, at: THEN }) },
  trail: { name: 'Trail', shows: '"kind"', variables: () => ({ from: SINCE }) },
  // Every note has the same words: in one record, and in everything that the agency’s supervisor may search.
  search: { name: 'SearchRecord', shows: '"excerpt"', variables: (personId) => ({ words: 'seen', personId }) },
  'search, common word': { name: 'SearchRecord', shows: '"excerpt"', variables: () => ({ words: 'seen' }) },
};

const armsOf = (arm: (read: OversightRead) => Arm): Arms => Object.fromEntries(READS.map((read) => [read, arm(read)])) as Arms;
const personOf = ({ people }: Viewer, n: number): string => people[n % DIFFERENT] as string;

/** What a supervisor of that agency reads. */
export async function oversightArms(product: Product, viewer: Viewer): Promise<Arms> {
  const token = await product.signIn(subjectOf({ ...viewer, staff: 1 }));
  const arm = (read: OversightRead): Arm => {
    const { name, shows, variables } = OPERATIONS[read];
    return {
      port: product.port,
      pid: product.pid,
      name: `product ${read}`,
      ask: (n) => asked('/graphql', { operationName: name, variables: variables(personOf(viewer, n)) }, token),
      answered: has(shows),
    };
  };
  return armsOf(arm);
}

/** The product's own statements for these viewers, sent by Node's own http and pg. */
export async function ownSqlArms(
  identity: BenchIdentity,
  { apiUrl, viewers, folder }: { readonly apiUrl: BenchDatabase['apiUrl']; readonly viewers: readonly Viewer[]; readonly folder: string },
): Promise<{ readonly of: (viewer: Viewer) => Arms; readonly stop: () => Promise<void> }> {
  const file = join(folder, 'statements.json');
  writeFileSync(file, JSON.stringify(await recorded(identity, { apiUrl, viewers, folder })));
  const bare = await startChild(join(import.meta.dirname, 'own-sql.js'), { OWN_SQL: JSON.stringify({ url: apiUrl, file }) });
  const port = Number(bare.said.split(' ')[1]);
  const of = (viewer: Viewer): Arms => {
    const arm = (read: OversightRead): Arm => ({
      port,
      pid: bare.pid,
      name: `own SQL of ${read}`,
      ask: (n) => asked(pathOf(viewer, read), { nth: n }),
      answered: has(OPERATIONS[read].shows),
    });
    return armsOf(arm);
  };
  return { of, stop: () => bare.stop() };
}

const pathOf = ({ area, agency }: Viewer, read: OversightRead): string => `/${area}/${agency}/${encodeURIComponent(read)}`;

/** A product is asked each different request once, one after the other, and says what it sent. */
async function recorded(
  identity: BenchIdentity,
  { apiUrl, viewers, folder }: { readonly apiUrl: string; readonly viewers: readonly Viewer[]; readonly folder: string },
): Promise<Record<string, unknown[]>> {
  const file = join(folder, 'sent.jsonl');
  const planted = pathToFileURL(join(import.meta.dirname, 'record-statements.js')).href;
  const product = await startProduct(identity, { apiUrl, planted, more: { RECORD_STATEMENTS: file } });
  const statements: Record<string, unknown[]> = {};
  try {
    for (const viewer of viewers) {
      const arms = await oversightArms(product, viewer);
      for (const read of READS) {
        writeFileSync(file, '');
        for (let n = 0; n < DIFFERENT; n += 1) await send(product.port, arms[read].ask(n));
        const sent = readFileSync(file, 'utf8').trim().split('\n');
        if (sent.length !== DIFFERENT) throw new Error(`${read} is not one statement: ${sent.length} for ${DIFFERENT} requests`);
        statements[pathOf(viewer, read)] = sent.map((line) => JSON.parse(line) as unknown);
      }
    }
  } finally {
    await product.stop();
    rmSync(file, { force: true });
  }
  return statements;
}
