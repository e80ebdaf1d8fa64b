import type { INestApplicationContext } from '@nestjs/common';
import type { Player } from '../support/actors.js';
import { RunDesk } from '../support/run-desk.js';
import { keepRun, workerHere } from '../support/worker-here.js';

/* What interrupts, whom, and until when: four causes and nothing else. Everybody in it is invented. */
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

const keep = () => keepRun(worker, run);
interface Waiting {
  readonly cannotWait: number;
  readonly urgentShares: number;
}
const waitingFor = async (player: Player): Promise<Waiting> =>
  desk.asking.tell<Waiting>(player, '{ viewer { cannotWait urgentShares } }', {});
const causesOf = async (player: Player): Promise<(string | null)[]> => {
  const { items } = await desk.asking.tell<{ items: { interrupts: string | null; person: { id: string } | null }[] }>(
    player,
    '{ myWork(first: 100) { items { interrupts person { id } } } }',
    {},
  );
  return items.filter((item) => item.person?.id === person && item.interrupts !== null).map(({ interrupts }) => interrupts);
};

beforeEach(async () => {
  await desk.clock('2027-03-08T11:30:00Z');
  person = await desk.asking.person();
  ({ id: run } = await desk.recall('practitioner', person, '2027-03-08T09:30:00Z'));
  await desk.done('practitioner', run, 'consider', 'propose', '2027-03-08T10:15:00Z');
  await desk.done(manager, run, 'decide', 'recall', '2027-03-08T11:30:00Z');
  await desk.letIn('practitioner', run, desk.cast.agencies.police);
  await keep();
});

test('a recall that is issued interrupts the force until somebody has it in hand, and nobody else', async () => {
  expect(await causesOf('policeManager')).toEqual([]);
  await desk.clock('2027-03-10T13:25:00Z');
  await desk.done(head, run, 'endorse', 'endorsed', '2027-03-10T09:45:00Z');
  await desk.done('practitioner', run, 'send', 'sent', '2027-03-10T09:45:00Z');
  await desk.done('practitioner', run, 'revocation', 'revoked', '2027-03-10T13:25:00Z');
  await keep();
  const told = 'policeManager';
  expect(await causesOf(told)).toEqual(['RECALL']);
  expect((await waitingFor(told)).cannotWait).toBe(1);
  for (const other of ['policeColleague', 'practitioner', manager, head] as Player[]) expect(await causesOf(other)).toEqual([]);
  await desk.done('policeColleague', run, 'take-notice', 'received', '2027-03-10T13:25:00Z');
  await keep();
  expect(await causesOf(told)).toEqual(['RECALL']);
  await desk.did('policeColleague', 'takeStep', { runId: run, step: 'arrest' });
  await keep();
  for (const player of [told, 'policeColleague'] as Player[]) expect(await causesOf(player)).toEqual([]);
});

test('a limit that was set for everybody interrupts once before it breaks: two steps of it are one', async () => {
  await desk.clock('2027-03-09T05:30:00Z');
  await keep();
  expect(await causesOf(head)).toEqual(['STATUTORY_CLOCK']);
  expect(await causesOf('practitioner')).toEqual(['STATUTORY_CLOCK']);
  expect((await waitingFor('practitioner')).cannotWait).toBe(1);
  await desk.clock('2027-03-09T11:30:00Z');
  await keep();
  expect(await causesOf(head)).toEqual([]);
});

test('a limit of our own choosing interrupts nobody', async () => {
  const facts = [{ fact: 'release-time', when: '2027-03-30T09:00:00Z' }];
  ({ id: run } = await desk.did('practitioner', 'beginProcedure', { personId: person, code: 'release', version: 2, facts }));
  await desk.clock('2027-03-12T09:00:00Z');
  await keep();
  const soon = (await desk.asking.workOf('practitioner', run)).filter(({ kind }) => kind === 'PROCEDURE_DUE_SOON');
  expect(soon.map((item) => (item as unknown as { interrupts: string | null }).interrupts)).toEqual([null, null, null]);
});

test('an urgent share interrupts whom it was sent to, until it is answered', async () => {
  const { desk: sharing } = desk.asking;
  const noteIds = [await sharing.note('practitioner', person)];
  const recipients = [{ agencyId: desk.cast.agencies.police }];
  const before = (await waitingFor('policeManager')).urgentShares;
  const sent = await sharing.urgently('practitioner', { personId: person, noteIds, recipients });
  const [share] = (sent['shares'] ?? []) as { id: string }[];
  expect((await waitingFor('policeManager')).urgentShares).toBe(before + 1);
  for (const other of ['practitioner', 'prisonSecurity'] as Player[]) expect((await waitingFor(other)).urgentShares).toBe(0);
  await sharing.open('policeManager', share?.id);
  await sharing.acknowledge('policeManager', share?.id, 'Seen. A car is on its way.');
  expect((await waitingFor('policeManager')).urgentShares).toBe(before);
});

test('what came on a day is its digest, open or ended, of whoever it was for alone', async () => {
  await desk.clock('2027-03-09T11:30:00Z');
  await keep();
  const came = async (player: Player, day: string): Promise<string[]> => {
    const { workOfDay } = await desk.asking.desk.ask<{ workOfDay: { items: { kind: string; closedAt: string | null; person: { id: string } | null }[] } }>(player, 'Digest', { day }); // prettier-ignore
    return workOfDay.items
      .filter((item) => item.person?.id === person)
      .map(({ kind, closedAt }) => `${kind} ${closedAt === null ? 'open' : 'ended'}`);
  };
  expect(await came(manager, '2027-03-09')).toEqual(['PROCEDURE_LATE open']);
  expect(await came(manager, '2027-03-08')).toEqual([]);
  expect(await came('practitioner', '2027-03-09')).toEqual([]);
  await desk.done(head, run, 'endorse', 'endorsed', '2027-03-09T11:30:00Z');
  await desk.done('practitioner', run, 'send', 'sent', '2027-03-09T11:30:00Z');
  await keep();
  expect(await came(manager, '2027-03-09')).toEqual(['PROCEDURE_LATE ended']);
});
