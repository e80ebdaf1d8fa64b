import { PreparingClient } from '@lib/platform';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

let database: FreshDatabase;
let client: PreparingClient;
type Rows<Row> = Promise<{ readonly rows: readonly Row[] }>;
/** As the pool and TypeORM call it; the driver's own types know neither. */
const send = <Row>(...query: readonly unknown[]): Rows<Row> => (client.query as (...of: unknown[]) => Rows<Row>).apply(client, [...query]);
const asked = (text: string, values: readonly unknown[]) => send<object>(text, values);
const prepared = async (): Promise<readonly string[]> =>
  (await send<{ statement: string }>('select statement from pg_prepared_statements')).rows.map(({ statement }) => statement);

beforeAll(async () => {
  database = await freshDatabase();
});
beforeEach(async () => {
  client = new PreparingClient(database.apiUrl);
  await client.connect();
});
afterEach(() => client.end());
afterAll(() => database.drop());

it('prepares what is sent again, and answers the same', async () => {
  const text = 'select $1::int + 1 as sum';
  for (const n of [1, 2, 3]) expect((await asked(text, [n])).rows).toEqual([{ sum: n + 1 }]);
  expect(await prepared()).toEqual([text]);
});

it('keeps no place for what is sent once, nor for what has no values', async () => {
  await asked('select $1::int as once', [1]);
  for (const _ of [1, 2]) await send('select 1 as plain');
  expect(await prepared()).toEqual([]);
});

it('leaves a statement the name that it comes with', async () => {
  const own = { name: 'own', text: 'select $1::int as own', values: [1] };
  for (const _ of [1, 2, 3]) await send(own);
  expect(await prepared()).toEqual([own.text]);
});

it('goes on after a fault, and after a transaction that was taken back', async () => {
  const text = 'select 1 / $1::int as part';
  await asked(text, [1]);
  await asked('begin', []);
  await expect(asked(text, [0])).rejects.toMatchObject({ code: '22012' });
  await asked('rollback', []);
  expect((await asked(text, [1])).rows).toEqual([{ part: 1 }]);
});

it('keeps no more than four hundred', async () => {
  for (let n = 0; n < 450; n += 1) for (const _ of [1, 2]) await asked(`select $1::int as n${n}`, [n]);
  const kept = (await prepared()).length;
  expect(kept).toBeGreaterThan(300);
  expect(kept).toBeLessThanOrEqual(400);
});
