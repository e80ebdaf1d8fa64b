import { RunDesk, type RunSeen, stepOf } from '../support/run-desk.js';
import type { Player } from '../support/actors.js';

/* ALDER before and after the release: A3, A5, and Variant C on the release plan. Everybody in it is invented. */
jest.setTimeout(120_000);
const RELEASE = '2027-03-02T10:20:00Z';
let desk: RunDesk;
let manager: Player;
let person: string;
let run: RunSeen;
beforeAll(async () => {
  desk = await RunDesk.open();
  manager = await desk.join('practitioner', 'Plover Nash', 'SUPERVISOR');
});
afterAll(() => desk?.strike());
beforeEach(async () => {
  await desk.clock('2027-02-21T09:00:00Z');
  person = await desk.asking.person((one) => one.with({ stage: 'BEFORE_RELEASE', release_at: RELEASE }));
  const facts = [{ fact: 'release-time', when: RELEASE }];
  run = await desk.did(manager, 'beginProcedure', { personId: person, code: 'release', version: 2, facts });
  await desk.letIn(manager, run.id, desk.cast.agencies.police);
});

const done = (player: Player, step: string, outcome: string, when = '2027-02-21T09:00:00Z', words: string | null = 'As it was found.') =>
  desk.done(player, run.id, step, outcome, when, words);
const planned = async () => {
  await done(manager, 'name-practitioner', 'named');
  await done('practitioner', 'ask-prison', 'not-answered');
  await done('practitioner', 'ask-police', 'answered');
  return done('practitioner', 'missed-plan', 'agreed');
};

test('ALDER A3: an address that nobody could verify keeps the release plan from being complete', async () => {
  await planned();
  const unverified = await done('practitioner', 'check-addresses', 'not-verified');
  expect(stepOf(unverified, 'complete-plan')?.life).toBe('WAITING');
  const input = { runId: run.id, step: 'complete-plan', outcome: 'complete', when: '2027-02-21T09:00:00Z' };
  expect(await desk.act('practitioner', 'doStep', input)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  expect(stepOf(unverified, 'other-address')?.life).toBe('OPEN');
  const found = await done('practitioner', 'other-address', 'verified');
  expect(stepOf(found, 'complete-plan')?.life).toBe('OPEN');
});

test('Variant C: the prison entered nothing, and the plan that is completed says so for good, to the agency whose plan it is', async () => {
  await desk.asking.asked('practitioner', person);
  await planned();
  await done('practitioner', 'check-addresses', 'all-exist');
  const complete = await done('practitioner', 'complete-plan', 'complete', undefined, null);
  expect(stepOf(complete, 'complete-plan')?.life).toBe('DONE_TO_SIGN');
  const seen = await desk.read(manager, run.id);
  expect(seen?.events[0]?.written?.silentSources).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^Prison security: asked on 21 February 2027, no reply$/),
      'Housing: nothing received, not asked',
    ]),
  );
  expect((await desk.read('policeManager', run.id))?.events[0]).toMatchObject({ type: 'DONE', written: null });
  const [trail] = await desk.asking.rows<{ words: string }>(
    `select words from concordat.trail_entry where run_id = $1 and agency_id = $2 order by at desc, id desc limit 1`,
    run.id,
    desk.cast.agencies.probation,
  );
  expect(trail?.words).toContain('Silent then: Prison security: asked on 21 February 2027, no reply');
});

test('ALDER A5: each missed appointment asks anew whether the police are told, and is answered once', async () => {
  await done(manager, 'name-practitioner', 'named');
  await desk.clock('2027-03-02T10:30:00Z');
  await desk.letIn(manager, run.id, desk.cast.agencies.prison);
  await done('prisonManager', 'release-day', 'released', RELEASE);
  await desk.clock('2027-03-02T16:00:00Z');
  const missed = await done('practitioner', 'first-appointment', 'missed', '2027-03-02T15:00:00Z');
  expect(stepOf(missed, 'tell-police:1')).toMatchObject({ life: 'OPEN', dueAt: '2027-03-02T17:00:00.000Z', ours: true });
  await desk.clock('2027-03-04T12:00:00Z');
  const report = { runId: run.id, fact: 'missed-contact', when: '2027-03-04T11:00:00Z' };
  const again = await desk.did('practitioner', 'reportFact', report);
  expect(stepOf(again, 'tell-police:2')).toMatchObject({ life: 'OPEN', dueAt: '2027-03-04T13:00:00.000Z' });
  const told = await done('practitioner', 'tell-police:2', 'told', '2027-03-04T12:00:00Z', null);
  expect([stepOf(told, 'tell-police:1'), stepOf(told, 'tell-police:2')].map((one) => [one?.life, one?.timeliness])).toEqual([
    ['OPEN', 'LATE'],
    ['DONE', 'KEPT'],
  ]);
  const silent = { runId: run.id, step: 'tell-police:1', outcome: 'not-told', when: '2027-03-04T12:00:00Z' };
  expect(await desk.act('practitioner', 'doStep', silent)).toMatchObject({ code: 'WORDS_MISSING' });
  const twice = { ...silent, step: 'tell-police:2', outcome: 'told' };
  expect(await desk.act('practitioner', 'doStep', twice)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
});
