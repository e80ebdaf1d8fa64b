import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { SharingDesk } from '../support/sharing-desk.js';

jest.setTimeout(60_000);
let desk: SharingDesk;
let other: pg.Client;
beforeAll(async () => {
  desk = await SharingDesk.open();
  other = new pg.Client({ connectionString: desk.stage.database.ownerUrl });
  await other.connect();
  // Of two that wait for each other, the one that looks first gives way: here that is always the API.
  await other.query(`set deadlock_timeout = '20s'`);
});
afterAll(async () => {
  await other?.end();
  await desk?.stage.strike();
});

const HOLD = 'select 1 from concordat.risk_note where id = $1 for update';
const TRY_AGAIN = {
  message: 'Somebody else was changing this at the same moment. Nothing was saved; try again.',
  extensions: { code: 'TRY_AGAIN' },
};

test('an act that waits too long for what somebody else holds is not done, says so, and is done when it is sent again', async () => {
  const person = await desk.person();
  const noteId = await desk.note('policeManager', person);
  const input = { key: randomUUID(), noteId, reason: 'It is about his brother' };
  const before = await desk.traces(person);
  await other.query('begin');
  await other.query(HOLD, [noteId]);
  const refused = await desk.raw('policeManager', 'WithdrawNote', { input });
  await other.query('rollback');
  expect([refused.status, refused.errors]).toEqual([200, [expect.objectContaining(TRY_AGAIN)]]);
  expect(await desk.traces(person)).toEqual(before);
  const done = await desk.raw('policeManager', 'WithdrawNote', { input });
  expect(done.data).toEqual({ withdrawNote: expect.objectContaining({ __typename: 'NoteWithdrawn' }) });
});

test('of two that wait for each other the act gives way at once, and nothing of it is left', async () => {
  const person = await desk.person();
  const make = () => desk.note('policeManager', person, (note) => note.slight());
  const [first = '', second = ''] = [await make(), await make()].sort();
  const before = await desk.traces(person);
  await other.query('begin');
  await other.query(HOLD, [second]);
  const recipients = [desk.to('practitioner', [{ noteIds: [first, second], outcome: 'SHARED' }])];
  const input = { key: randomUUID(), personId: person, mode: 'ROUTINE', recipients };
  const sharing = desk.raw('policeManager', 'DecideSharing', { input });
  await untilSomebodyWaits();
  await other.query(HOLD, [first]);
  const refused = await sharing;
  await other.query('rollback');
  expect(refused.errors).toEqual([expect.objectContaining(TRY_AGAIN)]);
  expect(await desk.traces(person)).toEqual(before);
  expect((await desk.raw('policeManager', 'DecideSharing', { input })).data).toEqual({
    decideSharing: expect.objectContaining({ __typename: 'SharedReceipt' }),
  });
});

test('acts for which no connection comes free in time are not done, and say so like the ones that waited for the lock', async () => {
  const person = await desk.person();
  const noteId = await desk.note('policeManager', person);
  const before = await desk.traces(person);
  await other.query('begin');
  await other.query(HOLD, [noteId]);
  const asked = Array.from({ length: 24 }, () =>
    desk.raw('policeManager', 'WithdrawNote', { input: { key: randomUUID(), noteId, reason: 'It is about his brother' } }),
  );
  const told = (await Promise.all(asked)).map(({ errors }) => errors?.[0] as { message: string; extensions: { code: string } } | undefined);
  await other.query('rollback');
  expect(new Set(told.map((error) => error?.extensions.code))).toEqual(new Set(['TRY_AGAIN']));
  expect(told.filter((error) => error?.message.startsWith('More is being done')).length).toBeGreaterThan(0);
  expect(await desk.traces(person)).toEqual(before);
});

async function untilSomebodyWaits(): Promise<void> {
  for (let tried = 0; tried < 200; tried += 1) {
    const [row] = await desk.rows<{ n: number }>(`select count(*)::int n from pg_locks where not granted`);
    if (row?.n) return;
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error('nobody waits');
}
