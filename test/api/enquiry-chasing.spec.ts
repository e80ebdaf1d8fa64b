import { ChaseEnquiries } from '@lib/enquiry';
import type { INestApplicationContext } from '@nestjs/common';
import { Transactions } from '../../apps/worker/src/transactions.js';
import { AskingDesk } from '../support/asking-desk.js';
import type { Player } from '../support/actors.js';
import { workerHere } from '../support/worker-here.js';

/*
 * ALDER, A4: the enquiry that the prison does not answer reaches the supervisors after so many working days. The worker's own parts run here, as
 * its role; worker.spec.ts runs the process.
 */
jest.setTimeout(120_000);
const THURSDAY = '2027-03-25T11:00:00Z';
const DUE = '2027-03-31T23:00:00Z';
let desk: AskingDesk;
let worker: INestApplicationContext;
let person: string;
beforeAll(async () => {
  desk = await AskingDesk.open();
  worker = await workerHere(desk.stage.database.workerUrl);
});
beforeEach(async () => {
  await desk.clock(THURSDAY);
  person = await desk.person();
});
afterAll(async () => {
  await worker?.close();
  await desk?.strike();
});

const cast = () => desk.stage.cast;
const chase = () => worker.get(Transactions).run((tx) => worker.get(ChaseEnquiries).execute(tx));
const chaseAt = async (instant: string) => {
  await desk.clock(instant);
  return chase();
};
const kindsOf = async (id: string) => (await desk.events(id)).map(({ kind }) => kind);
const open = (id: string) =>
  desk.rows<{ kind: string; agency_id: string; unit_id: string | null; role: string | null; summary: string }>(
    'select kind, agency_id, unit_id, role, summary from concordat.work_item where subject_id = $1 and closed_at is null order by raised_at, id',
    id,
  );
const post = (player: Player, role: string, unitId: string) => {
  const { staffId, agencyId } = cast().players[player];
  return desk.load((insert) => insert('post', { staff_id: staffId, unit_id: unitId, agency_id: agencyId, role, held_from: '2020-01-01' }));
};

test('ALDER A4: nobody answers, so the unit is reminded, its supervisor hears of it, then the asker’s; each once', async () => {
  await post('prisonManager', 'SUPERVISOR', cast().units.security);
  await post('practitioner', 'HEAD_OF_PROBATION_DELIVERY_UNIT', cast().units.unitSeven);
  const id = await desk.asked('practitioner', person, { workingDays: 2 });
  const { reference } = (await desk.read('practitioner', id)) as { reference: string };
  expect(await chaseAt('2027-03-31T22:59:57Z')).toMatchObject({ reminded: 0, raised: 0 });
  expect(await kindsOf(id)).toEqual(['ASKED']);

  expect(await chaseAt(DUE)).toMatchObject({ reminded: 1, raised: 0 });
  const reminded = await open(id);
  expect(reminded).toEqual([
    expect.objectContaining({ kind: 'ENQUIRY_TO_ANSWER', agency_id: cast().agencies.prison, unit_id: cast().units.security }),
  ]);
  expect(reminded[0]?.summary).toBe(
    `Reminder: enquiry ${reference} from Eastmoor Probation was due on 31 March 2027. Answer it, or decline it and say why.`,
  );
  expect((await desk.workOf('prisonSecurity', id)).map(({ kind }) => kind)).toEqual(['ENQUIRY_TO_ANSWER']);
  expect(await desk.workOf('prisonManager', id)).toHaveLength(1);

  await chaseAt('2027-04-01T22:59:57Z');
  expect(await open(id)).toHaveLength(1);
  expect(await chaseAt('2027-04-01T23:00:00Z')).toMatchObject({ reminded: 0, raised: 1 });
  expect(await desk.workOf('prisonManager', id)).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'ENQUIRY_OVERDUE' })]));
  expect((await desk.workOf('prisonSecurity', id)).map(({ kind }) => kind)).toEqual(['ENQUIRY_TO_ANSWER']);
  expect(await desk.workOf('practitioner', id)).toEqual([]);

  // Friday 2 April 2027 is the second working day after; the week-end does not count, and is not needed.
  expect(await chaseAt('2027-04-02T23:00:00Z')).toMatchObject({ reminded: 0, raised: 1 });
  expect(await desk.workOf('practitioner', id)).toEqual([
    expect.objectContaining({
      kind: 'ENQUIRY_UNANSWERED',
      summary: `HMP Elmwick has not answered enquiry ${reference}, due on 31 March 2027. Ring their duty desk, or take it back.`,
    }),
  ]);
  expect(await kindsOf(id)).toEqual(['ASKED', 'REMINDED', 'RAISED_WITH_ANSWERER', 'RAISED_WITH_ASKER']);
  expect((await desk.events(id)).slice(1).map(({ by_staff_id }) => by_staff_id)).toEqual([null, null, null]);

  expect(await chaseAt('2027-05-05T09:00:00Z')).toEqual({ reminded: 0, raised: 0, closed: 0 });
  expect(await open(id)).toHaveLength(3);
  expect(await desk.read('practitioner', id)).toMatchObject({ overdue: true, state: 'SENT' });
  const shown = (await desk.read('prisonSecurity', id)) as { events: { kind: string }[] };
  expect(shown.events.map(({ kind }) => kind)).toEqual(['ASKED', 'REMINDED', 'RAISED_WITH_ANSWERER', 'RAISED_WITH_ASKER']);

  await desk.opened('prisonSecurity', id);
  expect(await desk.decline('prisonSecurity', id)).toMatchObject({ __typename: 'EnquiryChanged' });
  expect((await open(id)).map(({ kind }) => kind)).toEqual(['ENQUIRY_UNANSWERED', 'ENQUIRY_DECLINED']);
  expect(await chase()).toMatchObject({ closed: 1 });
  expect((await open(id)).map(({ kind }) => kind)).toEqual(['ENQUIRY_DECLINED']);
});

test('two workers at once take each step once', async () => {
  const id = await desk.asked('practitioner', person, { workingDays: 1 });
  await desk.clock('2027-05-05T09:00:00Z');
  const done = await Promise.all([chase(), chase(), chase()]);
  expect(done.map(({ reminded }) => reminded).reduce((sum, one) => sum + one)).toBe(1);
  expect(done.map(({ raised }) => raised).reduce((sum, one) => sum + one)).toBe(2);
  expect(await kindsOf(id)).toEqual(['ASKED', 'REMINDED', 'RAISED_WITH_ANSWERER', 'RAISED_WITH_ASKER']);
  expect((await open(id)).map(({ kind }) => kind).sort()).toEqual(['ENQUIRY_OVERDUE', 'ENQUIRY_TO_ANSWER', 'ENQUIRY_UNANSWERED']);
});

test('a partial answer stops nothing, and says that it is the rest that is owed; a full one ends it all', async () => {
  const id = await desk.asked('practitioner', person, { workingDays: 1 });
  const answered = [{ code: 'q12', at: THURSDAY, round: 1 }];
  await desk.rows('update concordat.enquiry set answered = $2::jsonb where id = $1 returning id', id, JSON.stringify(answered));
  await chaseAt('2027-05-05T09:00:00Z');
  const summaries = (await open(id)).map(({ summary }) => summary);
  expect(summaries).toHaveLength(3);
  for (const summary of summaries) expect(summary).toContain('the rest of enquiry');
  await desk.rows('update concordat.enquiry set completed_at = concordat.now() where id = $1 returning id', id);
  expect(await chase()).toMatchObject({ closed: 3 });
  expect(await open(id)).toEqual([]);
});

test('what is taken back ends the work of those who were asked, in one job that is queued with the act', async () => {
  const id = await desk.asked('practitioner', person, { workingDays: 1 });
  await chaseAt('2027-05-05T09:00:00Z');
  expect(await desk.close('practitioner', id, 'n/a')).toMatchObject({ code: 'ENQ-23', problems: [{ questionCode: '*', field: 'words' }] });
  expect(await desk.close('practitioner', id, 'The hearing was put off')).toMatchObject({ __typename: 'EnquiryChanged' });
  expect((await open(id)).map(({ kind }) => kind).sort()).toEqual(['ENQUIRY_OVERDUE', 'ENQUIRY_TO_ANSWER']);
  const jobs = `select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'chase-enquiries'`;
  expect(await desk.rows(jobs)).toHaveLength(1);
  expect(await chase()).toMatchObject({ closed: 2 });
  expect(await desk.read('prisonSecurity', id)).toMatchObject({ state: 'CLOSED', closedWords: 'The hearing was put off' });
});

describe('whoever supervises', () => {
  const raisedWith = async (id: string) => {
    await chaseAt('2027-05-05T09:00:00Z');
    const items = await open(id);
    const of = (kind: string) => items.filter((item) => item.kind === kind).map(({ unit_id, role }) => [unit_id, role]);
    return { answerer: of('ENQUIRY_OVERDUE'), asker: of('ENQUIRY_UNANSWERED') };
  };

  test('is found in the unit above where the unit has nobody; the unit itself hears of it where the agency has nobody', async () => {
    const { units, agencies } = cast();
    const toPolice = { setCode: 'before-release-asked-of-police', recipient: { agencyId: agencies.police }, workingDays: 1 };
    const id = await desk.asked('practitioner', person, toPolice);
    expect((await raisedWith(id)).answerer).toEqual([[units.riverside, 'SUPERVISOR']]);
    expect((await desk.workOf('policeSupervisor', id)).map(({ kind }) => kind)).toContain('ENQUIRY_OVERDUE');
    expect((await desk.workOf('policeManager', id)).map(({ kind }) => kind)).toEqual(['ENQUIRY_TO_ANSWER']);
    await desk.rows(
      `delete from concordat.post where role in ('SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT') and agency_id = any($1::uuid[]) returning id`,
      [agencies.prison, agencies.probation],
    );
    await desk.clock(THURSDAY);
    const other = await desk.person();
    expect(await raisedWith(await desk.asked('practitioner', other, { workingDays: 1 }))).toEqual({
      answerer: [[units.security, null]],
      asker: [[units.unitSeven, null]],
    });
  });

  test('of another unit hears of it where the unit has none above it', async () => {
    await post('prisonManager', 'SUPERVISOR', cast().units.offenderManagement);
    const { answerer } = await raisedWith(await desk.asked('practitioner', person, { workingDays: 1 }));
    expect(answerer).toEqual([[null, 'SUPERVISOR']]);
  });

  test('hears by name of whoever was asked in person, who alone is reminded', async () => {
    const { players, agencies, units } = cast();
    const recipient = { agencyId: agencies.prison, staffId: players.prisonSecurity.staffId };
    const id = await desk.asked('practitioner', person, { recipient, workingDays: 1 });
    await post('prisonManager', 'SUPERVISOR', units.security);
    await raisedWith(id);
    expect((await desk.workOf('prisonSecurity', id)).map(({ kind }) => kind)).toEqual(['ENQUIRY_TO_ANSWER']);
    const [overdue, ...others] = await desk.workOf('prisonManager', id);
    expect(others).toEqual([]);
    expect(overdue?.summary).toContain('asked of Kestrel Boon, due on');
  });
});
