import { RunDesk, stepOf } from '../support/run-desk.js';

/* ALDER, the recall: what the maps of libs/procedure do once they run, over HTTP, with row security behind. Everybody in it is invented. */
jest.setTimeout(120_000);
let desk: RunDesk;
let person: string;
beforeAll(async () => {
  desk = await RunDesk.open();
  await desk.post('practitioner', 'SUPERVISOR');
  await desk.post('practitioner', 'HEAD_OF_PROBATION_DELIVERY_UNIT');
});
beforeEach(async () => {
  await desk.clock('2027-03-08T10:00:00Z');
  person = await desk.asking.person();
});
afterAll(() => desk?.strike());

test('a recall from its first doubt to the arrest, by the agencies that take part', async () => {
  const begun = await desk.recall('practitioner', person, '2027-03-08T09:30:00Z');
  expect(begun).toMatchObject({ phase: 'RUNNING', begunByUs: true, lateCount: 0, nextDueAt: null });
  expect(stepOf(begun, 'consider')).toMatchObject({ life: 'OPEN', ours: true, mine: false });
  expect(await desk.read('policeManager', begun.id)).toBeNull();

  const { id } = begun;
  await desk.done('practitioner', id, 'consider', 'propose', '2027-03-08T09:50:00Z');
  await desk.clock('2027-03-08T11:30:00Z');
  const agreed = await desk.done('practitioner', id, 'decide', 'recall', '2027-03-08T11:30:00Z');
  expect(stepOf(agreed, 'send')).toMatchObject({ life: 'WAITING', dueAt: '2027-03-09T11:30:00.000Z', timeliness: 'RUNNING' });
  await desk.letIn('practitioner', id, desk.cast.agencies.police);
  const seen = await desk.read('policeManager', id);
  expect(seen?.events.map(({ type, worded, written }) => [type, worded, written])).toEqual([
    ['DONE', true, null],
    ['DONE', true, null],
    ['STARTED', false, null],
  ]);
  expect((await desk.read('practitioner', id))?.events[0]?.written).toEqual({
    words: 'As it was found.',
    instead: null,
    silentSources: [],
  });

  await desk.clock('2027-03-09T11:30:00Z');
  for (const player of ['practitioner', 'policeManager', 'policeSupervisor'] as const)
    expect(await desk.read(player, id)).toMatchObject({ lateCount: 2 });

  await desk.clock('2027-03-10T13:25:00Z');
  await desk.done('practitioner', id, 'endorse', 'endorsed', '2027-03-10T09:45:00Z');
  const sent = await desk.done('practitioner', id, 'send', 'sent', '2027-03-10T09:45:00Z');
  expect(stepOf(sent, 'send')).toMatchObject({ life: 'DONE', timeliness: 'LATE' });
  await desk.done('practitioner', id, 'revocation', 'revoked', '2027-03-10T13:25:00Z');
  const noticed = await desk.done('policeColleague', id, 'take-notice', 'received', '2027-03-10T13:25:00Z');
  expect(stepOf(noticed, 'arrest')).toMatchObject({ dueAt: '2027-03-14T13:25:00.000Z', timeliness: 'RUNNING', held: true });
});
