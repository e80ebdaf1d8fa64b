import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from '../../progress.js';
import { type Product, productArms, shareArm, startProduct } from '../arms.js';
import { type BenchDatabase, benchDatabase, copyOf } from '../bench-database.js';
import { BenchIdentity } from '../bench-identity.js';
import type { Arm } from '../drive.js';
import { type Compared, type HowLong, inTurns } from '../in-turns.js';
import { keptLines, keptOf } from '../kept.js';
import { linesOf, tableOf } from '../report.js';
import { type SmallWorld, smallWorld } from '../small-world.js';
import { firstCalls } from './first-calls.js';
import { LargeWorld } from './large-world.js';
import { looks } from './looks.js';
import { oversightArms, type OversightRead, ownSqlArms, READS, type Viewer } from './oversight-arms.js';

/** What supervisors read in world M: beside its own SQL, beside world S at equal length, and the first time that an agency asks. */
export async function oversightCost(how: HowLong & { readonly onlySearch?: boolean }): Promise<string[]> {
  const wanted = how.onlySearch ? READS.filter((read) => read.startsWith('search')) : READS;
  const toStop: (() => Promise<void>)[] = [];
  const later = <Part extends { stop(): Promise<void> }>(part: Part): Part => {
    toStop.push(() => part.stop());
    return part;
  };
  const folder = mkdtempSync(join(tmpdir(), 'concordat-bench-oversight-'));
  try {
    const identity = later(await BenchIdentity.start());
    const [large, small] = [new LargeWorld(identity.issuer), smallWorld(identity.issuer)];
    say('Filling the large world');
    const big = { world: large, database: later(await benchDatabase(large.slices())) };
    const little = { world: small, database: later(await benchDatabase([small])) };
    const before = how.onlySearch ? [] : await beforeReading(identity, big, little);
    const product = later(await startProduct(identity, big.database));
    const own = later(await ownSqlArms(identity, { apiUrl: big.database.apiUrl, viewers: viewersOf(large), folder }));
    say('Reading beside its own SQL');
    const ownSql = await inTurns(await besideOwnSql(product, own, { ...big, reads: wanted }), how);
    const other = later(await startProduct(identity, little.database));
    say('Reading and sharing beside the small world');
    const compared = await besideSmall([product, big], [other, little]);
    const grown = await inTurns(
      compared.filter(({ work }) => !how.onlySearch || work.startsWith('search')),
      how,
    );
    return [...before, tableOf(linesOf(ownSql), ['product', 'own SQL']), tableOf(linesOf(grown), ['large', 'small'])];
  } finally {
    for (const stop of toStop.reverse()) await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the worker takes to find the gaps, and what sharing and a first call pay. */
async function beforeReading(identity: BenchIdentity, big: In<LargeWorld>, little: In<SmallWorld>): Promise<string[]> {
  say('Looking for gaps in both');
  const swept = [await looks(big.database), await looks(little.database)];
  const untouched = await gapCost(identity, little);
  return [[...swept, ...untouched].join('\n'), await firstTime(identity, big)];
}

interface In<World> {
  readonly world: World;
  readonly database: BenchDatabase;
}
type Own = Awaited<ReturnType<typeof ownSqlArms>>;

/** The force of the small area, whose answers are as long as in the small world, and that of a large one. */
const viewersOf = ({ areas }: LargeWorld): Viewer[] => [0, 1].map((area) => ({ area, agency: 0, people: areas[area]?.people ?? [] }));

async function firstTime(identity: BenchIdentity, { world, database }: In<LargeWorld>): Promise<string> {
  const fresh = await startProduct(identity, database);
  try {
    say('Asking as each agency for the first time');
    return await firstCalls(fresh, world);
  } finally {
    await fresh.stop();
  }
}

/** What it costs a sharing decision to say that somebody is to be looked at again. */
const UNTOUCHED = `do $$ declare one record; begin
  for one in select tgrelid::regclass::text as "table", tgname as name from pg_trigger where tgname like '%touches_gaps' loop
    execute format('drop trigger %I on %s', one.name, one."table");
  end loop; end $$`;

async function gapCost(identity: BenchIdentity, { world, database }: In<SmallWorld>): Promise<string[]> {
  const bare = await copyOf(database, 'bench_untouched', UNTOUCHED);
  const [touching, untouched] = [await shareArm(world, identity, database), await shareArm(world, identity, { apiUrl: bare })];
  try {
    return keptLines('gaps told what to look at', await keptOf(touching.arm, untouched.arm, database.postmaster));
  } finally {
    await touching.stop();
    await untouched.stop();
  }
}

async function besideOwnSql(
  product: Product,
  own: Own,
  { world, database: { postmaster }, reads }: In<LargeWorld> & { readonly reads: readonly OversightRead[] },
): Promise<Compared[]> {
  const compared: Compared[] = [];
  for (const viewer of viewersOf(world)) {
    const [mine, theirs] = [await oversightArms(product, viewer), own.of(viewer)];
    const whose = viewer.area === 0 ? '60 people' : '1,500 people';
    for (const read of reads) {
      const both = { product: { arm: mine[read], postmaster }, yardstick: { arm: theirs[read], postmaster } };
      compared.push({ work: `${read}, ${whose}`, ...both });
    }
  }
  return compared;
}

async function besideSmall(
  [product, big]: readonly [Product, In<LargeWorld>],
  [before, little]: readonly [Product, In<SmallWorld>],
): Promise<Compared[]> {
  const [viewer] = viewersOf(big.world);
  if (!viewer) throw new Error('there is an area as large as the small world');
  const [now, then] = [
    await worksOf(product, big.world.likeSmall(), viewer),
    await worksOf(before, little.world, { ...viewer, people: little.world.people }),
  ];
  return Object.keys(now).flatMap((work) => {
    const [arm, other] = [now[work], then[work]];
    if (!arm || !other) return [];
    return [
      { work, product: { arm, postmaster: big.database.postmaster }, yardstick: { arm: other, postmaster: little.database.postmaster } },
    ];
  });
}

async function worksOf(product: Product, world: SmallWorld, viewer: Viewer): Promise<Readonly<Record<string, Arm>>> {
  const { R2, R3, W1 } = await productArms(world, product);
  return { R2, R3, W1, ...(await oversightArms(product, viewer)) };
}
