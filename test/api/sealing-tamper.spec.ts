import { type Checked, checkLog, Sealer } from '@lib/ledger';
import { parseVerifierKey, type VerifierKey } from '@lib/tlog';
import pg from 'pg';
import { LogKeepers } from '../support/log-keepers.js';
import { Random } from '../support/random.js';
import { SharingDesk } from '../support/sharing-desk.js';
import { untilSealed } from '../support/until-sealed.js';

jest.setTimeout(600_000);
process.env['LEDGER_LOG'] = 'ledger.test.example/2027';

/** `npm run test:long -- tamper` makes two thousand; the usual run a tenth. */
const EDITS = process.env['TAMPER'] === 'long' ? 2_000 : 200;

/** A superuser who knows what they do: triggers and row security do not stop them, and each edit is taken back afterwards. */
const SEED = Number(process.env['TAMPER_SEED'] ?? 20270311);
const QUIET = { info: () => undefined, error: () => undefined };
const random = new Random(SEED);
let desk: SharingDesk;
let keepers: LogKeepers;
let client: pg.Client;
let key: VerifierKey;
let size = 0;

const query = <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  client.query(sql, values).then(({ rows }) => rows as Row[]);
const check = (): Promise<Checked> => checkLog(client, key);
const entryAt = (index: number): string => `(select entry_id from concordat.ledger_sequence where leaf_index = ${index})`;
const flipped = (column: string, bytes: number): string => {
  const at = random.below(bytes);
  return `set_byte(${column}, ${at}, get_byte(${column}, ${at}) # ${1 + random.below(255)})`;
};
const changed = async (sql: string): Promise<void> => {
  expect((await client.query(sql)).rowCount).toBeGreaterThan(0);
};

const opensText = (disclosure: string): boolean => Buffer.from(disclosure, 'base64url').toString('utf8').includes('"contentSalt"');

interface Edit {
  readonly kind: string;
  /** The index that must be named, or null where the edit is of something above the entries and a range holds it. */
  make(): Promise<{ readonly from: number; readonly to: number }>;
}
const one = (index: number) => ({ from: index, to: index });
const below = (): number => random.below(size);

/** The words stand under two entries, that of the decision and that of the release; the earlier one is named. */
async function anItemThatWent(): Promise<{ leaf_index: string; id: string }> {
  const items = await query<{ leaf_index: string; id: string }>(
    `select i.id, min(q.leaf_index)::text as leaf_index from concordat.share_item i join concordat.share s on s.id = i.share_id
       join concordat.decision_set d on d.id = s.set_id join concordat.ledger_sequence q on q.entry_id in (s.ledger_entry_id, d.ledger_entry_id)
      group by i.id order by i.id`,
  );
  return random.pick(items);
}

const EDIT_KINDS: readonly Edit[] = [
  {
    kind: 'a byte of an entry',
    make: async () => {
      const index = below();
      await changed(`update concordat.ledger_entry set entry = ${flipped('entry', 400)} where id = ${entryAt(index)}`);
      return one(index);
    },
  },
  {
    kind: 'an entry put in the place of another',
    make: async () => {
      const [a, b] = [below(), below()].sort((x, y) => x - y) as [number, number];
      if (a === b) return EDIT_KINDS[0]!.make();
      await changed(
        `update concordat.ledger_sequence set leaf_index = case leaf_index when ${a} then 1000001 else 1000002 end where leaf_index in (${a}, ${b})`,
      );
      await changed(
        `update concordat.ledger_sequence set leaf_index = case leaf_index when 1000001 then ${b} else ${a} end where leaf_index > 1000000`,
      );
      return one(a);
    },
  },
  {
    kind: 'an entry left out',
    make: async () => {
      const index = below();
      await changed(`delete from concordat.ledger_sequence where leaf_index = ${index}`);
      return one(index);
    },
  },
  {
    kind: 'the leaves of a tile',
    make: async () => {
      const index = below();
      const at = (index % 256) * 32 + random.below(32);
      await changed(
        `update concordat.ledger_tile set hashes = set_byte(hashes, ${at}, get_byte(hashes, ${at}) # ${1 + random.below(255)})
          where level = 0 and index = ${Math.floor(index / 256)}`,
      );
      return one(index);
    },
  },
  {
    kind: 'a hash above the leaves',
    make: async () => {
      await changed(`update concordat.ledger_tile set hashes = ${flipped('hashes', 32)} where level = 1 and index = 0`);
      return one(0);
    },
  },
  {
    kind: 'a root that was committed',
    make: async () => {
      const [row] = await query<{ size: string }>('select c.size::text from concordat.ledger_checkpoint c order by random() limit 1');
      await changed(`update concordat.ledger_checkpoint set root = ${flipped('root', 32)} where size = ${row?.size}`);
      return one(Number(row?.size) - 1);
    },
  },
  {
    kind: 'a signature',
    make: async () => {
      const [row] = await query<{ size: string; note: string }>(
        'select c.size::text, c.note from concordat.ledger_checkpoint c where c.note is not null order by random() limit 1',
      );
      const note = row?.note ?? '';
      const at = random.below(note.length - 2);
      const other = note[at] === 'A' ? 'B' : 'A';
      await client.query('update concordat.ledger_checkpoint set note = $1 where size = $2', [
        note.slice(0, at) + other + note.slice(at + 1),
        row?.size,
      ]);
      return one(Number(row?.size) - 1);
    },
  },
  {
    kind: 'what opens an entry',
    make: async () => {
      const index = below();
      const rows = await query<{ ordinal: number; disclosure: string }>(
        `select ordinal, disclosure from concordat.ledger_disclosure where entry_id = ${entryAt(index)} order by ordinal`,
      );
      // A salt is held against the words that went; what opens the words of something withheld is not (libs/ledger/README.md).
      const row = random.pick(rows.filter(({ disclosure }) => !opensText(disclosure)));
      const at = random.below(row.disclosure.length);
      const other = row.disclosure[at] === 'A' ? 'B' : 'A';
      const text = row.disclosure.slice(0, at) + other + row.disclosure.slice(at + 1);
      await client.query(`update concordat.ledger_disclosure set disclosure = $1 where entry_id = ${entryAt(index)} and ordinal = $2`, [
        text,
        row.ordinal,
      ]);
      return one(index);
    },
  },
  {
    kind: 'the words that went',
    make: async () => {
      const { leaf_index: index, id } = await anItemThatWent();
      await changed(`update concordat.share_item set body = overlay(body placing '~' from ${1 + random.below(3)}) where id = '${id}'`);
      return one(Number(index));
    },
  },
  {
    kind: 'what opens the words that went',
    make: async () => {
      const { leaf_index: index } = await anItemThatWent();
      const rows = await query<{ ordinal: number; disclosure: string }>(
        `select ordinal, disclosure from concordat.ledger_disclosure where entry_id = ${entryAt(Number(index))}`,
      );
      const row = random.pick(rows.filter(({ disclosure }) => opensText(disclosure)));
      const [, name, of] = JSON.parse(Buffer.from(row.disclosure, 'base64url').toString('utf8')) as unknown[];
      const other = Buffer.from(JSON.stringify([Buffer.alloc(16, random.below(256)).toString('base64url'), name, of])).toString(
        'base64url',
      );
      const at = `where entry_id = ${entryAt(Number(index))} and ordinal = ${row.ordinal}`;
      await changed(
        random.chance(0.5)
          ? `delete from concordat.ledger_disclosure ${at}`
          : `update concordat.ledger_disclosure set disclosure = '${other}' ${at}`,
      );
      return one(Number(index));
    },
  },
  {
    kind: 'the last entries cut off',
    make: async () => {
      const kept = size - 1 - random.below(20);
      await changed(`delete from concordat.ledger_sequence where leaf_index >= ${kept}`);
      return one(kept);
    },
  },
];

beforeAll(async () => {
  keepers = await LogKeepers.start();
  desk = await SharingDesk.open();
  key = parseVerifierKey(keepers.signer.key);
  const sealer = new Sealer(keepers.places(desk.stage.database.integratorUrl), QUIET);
  const person = await desk.person();
  const recipients = [{ agencyId: desk.stage.cast.players.practitioner.agencyId }];
  for (let round = 0; round < 8; round += 1)
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        const noteIds = [await desk.note('policeManager', person)];
        await desk.urgently('policeManager', { personId: person, noteIds, recipients });
      }),
    );
  client = new pg.Client({ connectionString: desk.stage.database.ownerUrl });
  await client.connect();
  await untilSealed(desk.stage.database.ownerUrl, { ms: 60_000 });
  await sealer.stop();
  size = (await check()).size;
});
afterAll(async () => {
  await client?.end();
  await keepers?.stop();
  await desk?.stage.strike();
});

test('as it was recorded, the record holds', async () => {
  expect(await check()).toEqual({ size, fault: null });
  expect(size).toBeGreaterThan(256);
});

test(`of ${EDITS} edits by a superuser of the database, each is found and the first bad entry is named`, async () => {
  const missed: string[] = [];
  const counts = new Map<string, number>();
  for (let n = 0; n < EDITS; n += 1) {
    const edit = EDIT_KINDS[n % EDIT_KINDS.length] as Edit;
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    const bad = await edit.make();
    const { fault } = await check();
    await client.query('rollback');
    counts.set(edit.kind, (counts.get(edit.kind) ?? 0) + 1);
    if (!fault || fault.index < bad.from || fault.index > bad.to)
      missed.push(`${edit.kind} at ${bad.from}: ${fault ? `${fault.index} ${fault.words}` : 'not found'}`);
  }
  console.info(
    `seed ${SEED}, ${size} entries: ${[...counts].map(([kind, found]) => `${found} × ${kind}`).join(', ')}; ${missed.length} not found or misnamed`,
  );
  expect(missed.slice(0, 10)).toEqual([]);
});

test('nothing of it stayed', async () => expect(await check()).toEqual({ size, fault: null }));
