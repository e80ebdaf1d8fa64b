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

test('that the licence was revoked is a recall to decisions not to share as well: what was withheld is asked again, and nobody types it twice', async () => {
  const { desk: sharing } = desk.asking;
  const [low, grave] = [
    await sharing.note('practitioner', person, (note) => note.slight()),
    await sharing.note('practitioner', person, (note) => note.grave()),
  ];
  const items = [
    { noteIds: [low], outcome: 'SHARED' },
    { noteIds: [grave], outcome: 'WITHHELD', reasonCode: 'WOULD_EXPOSE_A_SOURCE', reasonWords: 'It would show who told us.' },
  ];
  await sharing.decide('practitioner', { personId: person, recipients: [sharing.to('policeManager', items)] });
  const ended = () => sharing.rows('select ended_why from concordat.decision where note_id = $1', grave);
  const { id } = await desk.recall('practitioner', person, '2027-03-08T09:30:00Z');
  await desk.done('practitioner', id, 'consider', 'propose', '2027-03-08T09:50:00Z');
  await desk.done('practitioner', id, 'decide', 'recall', '2027-03-08T09:55:00Z');
  await desk.clock('2027-03-08T13:25:00Z');
  await desk.done('practitioner', id, 'endorse', 'endorsed', '2027-03-08T11:00:00Z');
  await desk.done('practitioner', id, 'send', 'sent', '2027-03-08T11:00:00Z');
  expect(await ended()).toEqual([{ ended_why: null }]);
  await desk.done('practitioner', id, 'revocation', 'revoked', '2027-03-08T13:00:00Z');
  expect(await ended()).toEqual([{ ended_why: 'CIRCUMSTANCES' }]);
  expect(await sharing.rows('select kind, happened_at from concordat.person_event where person_id = $1', person)).toEqual([
    { kind: 'RECALL', happened_at: new Date('2027-03-08T13:00:00Z') },
  ]);
  expect((await sharing.work('practitioner', person)).filter(({ kind }) => kind === 'LESS_TOLD')).toMatchObject([{ noteIds: [grave] }]);
});
