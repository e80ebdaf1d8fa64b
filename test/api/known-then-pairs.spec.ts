import { Sealer } from '@lib/ledger';
import { AsOf } from '@lib/oversight';
import { TileTree } from '@lib/tlog';
import pg from 'pg';
import type { Bundle } from '../../apps/verify/src/files/bundle-file.js';
import { type Knowledge, knowledgeOf } from '../../apps/verify/src/fold/knowledge.js';
import { type CheckedBundle, checkBundle } from '../../apps/verify/src/record/checked-bundle.js';
import type { FreshDatabase } from '../support/database.js';
import { demoDatabase } from '../journeys/support/demo-database.js';
import { LogKeepers } from '../support/log-keepers.js';
import { Random } from '../support/random.js';
import { untilSealed } from '../support/until-sealed.js';

jest.setTimeout(600_000);
const PAIRS = 1_000;
const SEED = Number(process.env['PAIRS_SEED'] ?? 20270311);
const LOG = 'ledger.concordat.example/2026';
/** An act's row and its entry are written in one transaction, the entry a few milliseconds later: no date falls between. */
const APART_MS = 2_000;

let keepers: LogKeepers;
let database: FreshDatabase;
let client: pg.Client;
const rows = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await client.query(sql, values)).rows as Row[];

beforeAll(async () => {
  keepers = await LogKeepers.start(0, LOG);
  database = await demoDatabase('http://localhost:1');
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const sealer = new Sealer(keepers.places(database.integratorUrl), {
    info: () => undefined,
    error: (what) => console.info(JSON.stringify(what)),
  });
  await untilSealed(database.ownerUrl, { ms: 60_000 });
  await sealer.stop();
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
  await keepers?.stop();
});

/** The agency's whole bundle, as its auditor would take it away who may open every case. */
async function bundleOf(agencyId: string, name: string): Promise<CheckedBundle> {
  const [newest] = await rows<{ size: string; note: string }>(
    'select c.size::text, c.note from concordat.ledger_checkpoint c where c.note is not null order by c.size desc limit 1',
  );
  const tiles = new Map(
    (await rows<{ place: string; hashes: Buffer }>(`select level || '/' || index as place, hashes from concordat.ledger_tile`)).map(
      (one) => [one.place, one.hashes],
    ),
  );
  const size = Number(newest?.size);
  const tree = new TileTree(size, ({ level, index }) => tiles.get(`${level}/${index}`) ?? Buffer.alloc(0));
  const own = await rows<{ index: string; entry: Buffer; disclosures: string[] }>(
    `select q.leaf_index::text as index, e.entry, concordat.disclosures_for(e.id, $1, true) as disclosures
       from concordat.ledger_party p join concordat.ledger_entry e on e.id = p.entry_id join concordat.ledger_sequence q on q.entry_id = e.id
      where p.agency_id = $1 order by q.leaf_index`,
    [agencyId],
  );
  const entries = await Promise.all(
    own.map(async ({ index, entry, disclosures }) => ({
      index: Number(index),
      entry,
      disclosures,
      proof: await tree.proveInclusion(Number(index)),
    })),
  );
  const bundle: Bundle = {
    log: LOG,
    agency: { id: agencyId, name },
    at: '2026-11-22T00:00:00.000Z',
    checkpoint: newest?.note ?? '',
    checkpoints: [],
    entries,
  };
  return checkBundle(bundle, null);
}

interface Line {
  readonly what: string;
  readonly opened: boolean;
  readonly corrected: boolean;
  readonly revoked: boolean;
}
const sorted = (lines: readonly (Line | string)[]): string[] => lines.map((line) => JSON.stringify(line)).sort();
const offline = ({ told, withheld }: Knowledge) => ({
  told: sorted(
    told.map((one) => ({
      what: `${one.releaseEntry} ${one.item.item.id}`,
      opened: one.openedAt !== null,
      corrected: one.correctedAt !== null,
      revoked: !one.standing,
    })),
  ),
  withheld: sorted(withheld.map(({ item }) => `${item.item.id} ${item.recipient.agencyId} ${item.outcome}`)),
});

test(`of ${PAIRS} agencies and dates, what was known is the same from the bundle as from the database`, async () => {
  const random = new Random(SEED);
  const asOf = new AsOf({ query: async (sql, values) => (await client.query(sql, values)).rows });
  const agencies = await rows<{ id: string; name: string }>(
    'select a.id, a.name from concordat.agency a where exists (select 1 from concordat.ledger_party p where p.agency_id = a.id) order by a.id',
  );
  const known = await rows<{ agencyId: string; personId: string }>(
    `select s.recipient_agency_id as "agencyId", s.person_id as "personId" from concordat.share s
     union select d.agency_id, d.person_id from concordat.decision d order by 1, 2`,
  );
  const instants = (await rows<{ at: Date }>('select recorded_at as at from concordat.ledger_entry order by 1')).map(({ at }) =>
    at.getTime(),
  );
  const bundles = new Map<string, CheckedBundle>();
  for (const { id, name } of agencies) bundles.set(id, await bundleOf(id, name));
  const differ: string[] = [];
  let [told, withheld] = [0, 0];
  for (let n = 0; n < PAIRS; n += 1) {
    const { agencyId, personId } = random.pick(known);
    const at = quiet(random.pick(instants) + random.pick([-1, 1]) * random.below(86_400_000), instants);
    const cut = bundles.get(agencyId)!.entries.filter(({ entry }) => entry.at <= at.toISOString());
    const one = offline(knowledgeOf(agencyId, personId, cut));
    const asked = { agencyId, personId, at };
    const [toldThen, withheldThen] = [await asOf.told(asked), await asOf.withheld(asked)];
    const other = {
      told: sorted(
        toldThen.map((line) => ({
          what: `${line.entryId} ${line.itemId}`,
          opened: line.openedAt !== null,
          corrected: line.correctedAt !== null,
          revoked: !line.standing,
        })),
      ),
      withheld: sorted(withheldThen.map((line) => `${line.itemId} ${line.recipientAgencyId} ${line.outcome}`)),
    };
    told += one.told.length;
    withheld += one.withheld.length;
    if (JSON.stringify(one) !== JSON.stringify(other))
      differ.push(`${agencyId} about ${personId} at ${at.toISOString()}: ${JSON.stringify(one)} and ${JSON.stringify(other)}`);
  }
  console.info(
    `seed ${SEED}: ${PAIRS} pairs among ${known.length} of an agency and a person; ${told} items told and ${withheld} withheld; ${differ.length} differ`,
  );
  expect(differ.slice(0, 3)).toEqual([]);
  expect(told).toBeGreaterThan(100);
  expect(withheld).toBeGreaterThan(50);
});

/** An instant with nothing recorded shortly before or after it. */
function quiet(at: number, instants: readonly number[]): Date {
  let then = at;
  while (instants.some((one) => Math.abs(one - then) < APART_MS)) then += APART_MS;
  return new Date(then);
}
