import { KeepProcedure } from '@lib/procedure';
import type { INestApplicationContext } from '@nestjs/common';
import { Transactions } from '../../apps/worker/src/transactions.js';
import type { Player } from '../support/actors.js';
import { RunDesk, stepOf } from '../support/run-desk.js';
import { keepRun, workerHere } from '../support/worker-here.js';

/*
 * ALDER, A6 and A7, and the weekend on which nothing was done: what the clocks of a recall put on whose first page, and when it goes. The
 * worker's own parts run here, as its role; procedure-worker.spec.ts runs the process. Everybody in it is invented.
 */
jest.setTimeout(120_000);
let desk: RunDesk;
let worker: INestApplicationContext;
let manager: Player;
let head: Player;
let person: string;
let run: string;
beforeAll(async () => {
  desk = await RunDesk.open();
  manager = await desk.join('practitioner', 'Plover Nash', 'SUPERVISOR');
  head = await desk.join('practitioner', 'Dunnock Reyes', 'HEAD_OF_PROBATION_DELIVERY_UNIT');
  worker = await workerHere(desk.asking.stage.database.workerUrl);
});
afterAll(async () => {
  await worker?.close();
  await desk?.strike();
});

const keep = (id = run) => keepRun(worker, id);
const due = () => worker.get(Transactions).run((tx) => worker.get(KeepProcedure).due(tx, null, 500));
/** What the sweep of that minute does. */
async function at(instant: string) {
  await desk.clock(instant);
  for (const id of await due()) await keep(id);
}
const onFirstPageOf = async (player: Player) => (await desk.asking.workOf(player, run)).map(({ kind, summary }) => ({ kind, summary }));
const kindsOf = async (player: Player) => (await onFirstPageOf(player)).map(({ kind }) => kind).sort();

/** Agreed on Monday at 11:30 and opened to the police; nobody has endorsed anything. */
beforeEach(async () => {
  await desk.clock('2027-03-08T11:30:00Z');
  person = await desk.asking.person();
  ({ id: run } = await desk.recall('practitioner', person, '2027-03-08T09:30:00Z'));
  await desk.done('practitioner', run, 'consider', 'propose', '2027-03-08T10:15:00Z');
  await desk.done(manager, run, 'decide', 'recall', '2027-03-08T11:30:00Z');
  await desk.letIn('practitioner', run, desk.cast.agencies.police);
  await keep();
});

/** Sent on the Wednesday, revoked at 13:25, and the force has the notice. */
async function noticed() {
  await desk.clock('2027-03-10T13:25:00Z');
  await desk.done(head, run, 'endorse', 'endorsed', '2027-03-10T09:45:00Z');
  await desk.done('practitioner', run, 'send', 'sent', '2027-03-10T09:45:00Z');
  await desk.done('practitioner', run, 'revocation', 'revoked', '2027-03-10T13:25:00Z');
  await desk.done('policeColleague', run, 'take-notice', 'received', '2027-03-10T13:25:00Z');
  await keep();
}

test('a step that opens is work for whose it is, and ends when it is done', async () => {
  expect(await onFirstPageOf(head)).toEqual([{ kind: 'PROCEDURE_STEP', summary: 'Recall to prison: Endorse the recall.' }]);
  expect(await kindsOf('practitioner')).toEqual([]);
  await desk.done(head, run, 'endorse', 'endorsed', '2027-03-08T11:30:00Z');
  await keep();
  expect(await kindsOf(head)).toEqual([]);
  expect(await onFirstPageOf('practitioner')).toEqual([{ kind: 'PROCEDURE_STEP', summary: 'Recall to prison: Send the request.' }]);
});

test('ALDER A6: at 11:30 on the Tuesday, and not before, both agencies’ supervisors and the police officer see the clock that broke', async () => {
  await at('2027-03-09T05:30:00Z');
  expect(await kindsOf(head)).toEqual(['PROCEDURE_DUE_SOON', 'PROCEDURE_STEP']);
  expect(await onFirstPageOf('practitioner')).toEqual([
    { kind: 'PROCEDURE_DUE_SOON', summary: 'Recall to prison: Send the request is due by 9 March 2027 at 11:30, and is not done.' },
  ]);
  const hearers = [manager, 'policeSupervisor', 'policeManager'] as const;
  await at('2027-03-09T11:29:57Z');
  for (const player of hearers) expect(await kindsOf(player)).toEqual([]);
  await at('2027-03-09T11:30:00Z');
  const summary =
    'Recall to prison: late. Endorse the recall (was due by 9 March 2027 at 11:30); Send the request (was due by 9 March 2027 at 11:30).';
  for (const player of hearers) expect(await onFirstPageOf(player)).toEqual([{ kind: 'PROCEDURE_LATE', summary }]);
  expect(await kindsOf(head)).toEqual(['PROCEDURE_STEP']);
  expect(await keep()).toEqual({ alarms: 0, raised: 0, closed: 0 });
  await noticed();
  for (const player of hearers) expect(await kindsOf(player)).not.toContain('PROCEDURE_LATE');
});

test('ALDER A7 and the weekend: the arrest stays while its 96 hours run, and a missed visit is heard of', async () => {
  await noticed();
  await desk.clock('2027-03-11T06:40:00Z');
  const tried = { runId: run, step: 'arrest', words: 'The cousin was seen at the door.', nextAt: '2027-03-11T20:00:00Z' };
  await desk.did('policeColleague', 'tryStep', tried);
  await keep();
  const refused = await desk.act('policeColleague', 'stopProcedure', { runId: run, words: 'The dispatch log is closed.' });
  expect(refused).toMatchObject({ code: 'NOT_YOURS' });
  const stop = { runId: run, words: 'The dispatch log is closed.' };
  expect(await desk.act('policeSupervisor', 'stopProcedure', stop)).toMatchObject({ code: 'NOT_YOURS' });
  expect(await desk.act(manager, 'stopProcedure', stop)).toMatchObject({ code: 'STEP_HELD' });
  const left = { runId: run, step: 'arrest', words: 'The log is closed.', instead: 'Nothing.' };
  expect(await desk.act('policeColleague', 'leaveStep', left)).toMatchObject({ code: 'NOT_YOURS' });
  expect(stepOf(await desk.read('practitioner', run), 'arrest')).toMatchObject({ life: 'IN_HAND', tries: 1, tryMissed: false });

  await at('2027-03-11T20:00:00Z');
  expect(await onFirstPageOf('policeSupervisor')).toContainEqual({
    kind: 'PROCEDURE_QUIET',
    summary: 'Recall to prison: Find and arrest: the next try was planned for 11 March 2027 at 20:00, and none is recorded.',
  });
  await at('2027-03-14T13:25:00Z');
  expect(await kindsOf('practitioner')).toContain('PROCEDURE_LATE');
  await desk.clock('2027-03-14T13:40:00Z');
  const arrested = await desk.done('policeColleague', run, 'arrest', 'arrested', '2027-03-14T11:05:00Z');
  expect(stepOf(arrested, 'arrest')).toMatchObject({ timeliness: 'TOLD_LATE' });
  await keep();
  for (const player of ['policeSupervisor', 'practitioner', manager] as const)
    expect(await kindsOf(player)).not.toEqual(expect.arrayContaining([expect.stringMatching('LATE|QUIET')]));
});

test('what nobody who takes part can do is work for whoever can let somebody in', async () => {
  await desk.clock('2027-03-10T13:25:00Z');
  const alone = await desk.asking.person();
  ({ id: run } = await desk.recall('practitioner', alone, '2027-03-08T09:30:00Z'));
  await desk.done('practitioner', run, 'consider', 'propose', '2027-03-08T10:15:00Z');
  await desk.done(manager, run, 'decide', 'recall', '2027-03-08T11:30:00Z');
  await desk.done(head, run, 'endorse', 'endorsed', '2027-03-10T09:45:00Z');
  await desk.done('practitioner', run, 'send', 'sent', '2027-03-10T09:45:00Z');
  await desk.done('practitioner', run, 'revocation', 'revoked', '2027-03-10T13:25:00Z');
  await keep();
  expect(await onFirstPageOf('practitioner')).toContainEqual({
    kind: 'PROCEDURE_NOBODY',
    summary:
      'Recall to prison: Receive the recall notice: nobody who takes part can do this. Let in the agency whose it is (police duty officer or police offender manager).',
  });
  await desk.letIn('practitioner', run, desk.cast.agencies.police);
  await keep();
  expect(await kindsOf('practitioner')).not.toContain('PROCEDURE_NOBODY');
  expect(await kindsOf('policeManager')).toContain('PROCEDURE_STEP');
});

test('ALDER Variant B: 96 hours over the night on which the clocks change are 96 hours, and end at 2.25 in the afternoon on a Sunday', async () => {
  await desk.clock('2027-03-22T11:30:00Z');
  person = await desk.asking.person();
  ({ id: run } = await desk.recall('practitioner', person, '2027-03-22T09:30:00Z'));
  await desk.done('practitioner', run, 'consider', 'propose', '2027-03-22T10:15:00Z');
  const agreed = await desk.done(manager, run, 'decide', 'recall', '2027-03-22T11:30:00Z');
  expect(stepOf(agreed, 'send')).toMatchObject({ dueAt: '2027-03-23T11:30:00.000Z' });
  await desk.letIn('practitioner', run, desk.cast.agencies.police);
  await desk.clock('2027-03-24T13:25:00Z');
  await desk.done(head, run, 'endorse', 'endorsed', '2027-03-23T09:00:00Z');
  await desk.done('practitioner', run, 'send', 'sent', '2027-03-23T10:00:00Z');
  await desk.done('practitioner', run, 'revocation', 'revoked', '2027-03-24T13:25:00Z');
  const noticed = await desk.done('policeColleague', run, 'take-notice', 'received', '2027-03-24T13:25:00Z');
  expect(stepOf(noticed, 'arrest')).toMatchObject({ life: 'OPEN', dueAt: '2027-03-28T13:25:00.000Z', timeliness: 'RUNNING' });
  await keep();
  await at('2027-03-28T13:24:57Z');
  expect(await kindsOf('policeSupervisor')).not.toContain('PROCEDURE_LATE');
  await at('2027-03-28T13:25:00Z');
  const summary = 'Recall to prison: late. Find and arrest (was due by 28 March 2027 at 14:25).';
  for (const player of ['policeSupervisor', manager, 'practitioner'] as const)
    expect(await onFirstPageOf(player)).toContainEqual({ kind: 'PROCEDURE_LATE', summary });
});
