import { randomUUID } from 'node:crypto';
import { recorded } from '../support/loader.js';
import { type Json, SharingDesk } from '../support/sharing-desk.js';
import { aPerson } from '../support/builders.js';

let desk: SharingDesk;
beforeAll(async () => {
  desk = await SharingDesk.open();
});
afterAll(() => desk?.stage.strike());

const age = (interval: string): Promise<unknown> =>
  recorded(desk.stage.database.ownerUrl, `update concordat.sign_in set authenticated_at = now() - $1::interval returning id`, interval);
/** A person whom police and probation work with, and nobody else; with a note the police hold. */
const someone = async (): Promise<{ person: string; note: string }> => {
  const { policeManager, practitioner } = desk.stage.cast.players;
  const person = await aPerson().called('Rowan', 'Field').knownTo(policeManager).knownTo(practitioner).put(desk.stage.cast);
  return { person, note: await desk.note('policeManager', person, (one) => one.slight()) };
};
const why = { whyNeeded: 'He may go there after release.' };
const STEP_UP = { code: 'STEP_UP_NEEDED' };

describe('sharing with an agency new to the person, long after signing in', () => {
  beforeEach(() => age('20 minutes'));
  afterAll(() => age('0 minutes'));

  test('asks for a fresh sign-in, keeps nothing but the attempt, and is done with the same key afterwards', async () => {
    const { person, note } = await someone();
    const before = await desk.traces(person);
    const input = {
      key: randomUUID(),
      personId: person,
      recipients: [desk.to('prisonSecurity', [{ noteIds: [note], outcome: 'SHARED' }], why)],
    };
    expect(await desk.decide('policeManager', input)).toEqual(STEP_UP);
    expect(await desk.traces(person)).toEqual(before);
    expect(await desk.count('keyed_act', 'key::text = $1', input.key)).toBe(0);
    expect(
      await desk.count(
        'access_log',
        `person_id = $1 and act = 'DENIED' and code = 'STEP_UP_NEEDED' and operation = 'decideSharing'`,
        person,
      ),
    ).toBe(1);
    await age('1 minute');
    expect(await desk.decide('policeManager', input)).toMatchObject({ __typename: 'SharedReceipt' });
    expect(await desk.count('share', 'person_id = $1', person)).toBe(1);
  });

  test('asks only when everything else is right: a missing reason is said first', async () => {
    const { person, note } = await someone();
    const refused = await desk.decide('policeManager', {
      personId: person,
      recipients: [desk.to('prisonSecurity', [{ noteIds: [note], outcome: 'SHARED' }])],
    });
    expect(refused).toMatchObject({ code: 'SHR-09' });
  });

  test.each<[string, (person: string) => Promise<unknown>]>([
    [
      'was told about the person before',
      async (person) => {
        await age('0 minutes');
        const note = await desk.note('policeManager', person, (one) => one.slight());
        await desk.shared('policeManager', 'prisonSecurity', person, [note], why);
        await age('20 minutes');
      },
    ],
    [
      'worked with the person once',
      (person) =>
        desk.rows(
          `insert into concordat.case_membership (person_id, agency_id, since, until) values ($1, $2, '2020-01-01', '2021-01-01') returning person_id`,
          person,
          desk.stage.cast.players.prisonSecurity.agencyId,
        ),
    ],
  ])('does not ask when the agency %s', async (_why, before) => {
    const { person, note } = await someone();
    await before(person);
    expect(
      await desk.decide('policeManager', {
        personId: person,
        recipients: [desk.to('prisonSecurity', [{ noteIds: [note], outcome: 'SHARED' }], why)],
      }),
    ).toMatchObject({
      __typename: 'SharedReceipt',
    });
  });

  test('does not ask to share with the agencies that work with the person', async () => {
    const { person, note } = await someone();
    expect(
      await desk.decide('policeManager', {
        personId: person,
        recipients: [desk.to('practitioner', [{ noteIds: [note], outcome: 'SHARED' }])],
      }),
    ).toMatchObject({
      __typename: 'SharedReceipt',
    });
  });

  test('does not ask to share urgently, to open and acknowledge, or to take back', async () => {
    const { person, note } = await someone();
    const urgent = await desk.urgently('policeManager', {
      personId: person,
      noteIds: [note],
      recipients: [{ agencyId: desk.stage.cast.players.prisonSecurity.agencyId }],
    });
    expect(urgent).toMatchObject({ __typename: 'SharedReceipt' });
    const [share] = urgent['shares'] as Json[];
    await desk.rows(
      `insert into concordat.case_membership (person_id, agency_id) values ($1, $2) returning person_id`,
      person,
      desk.stage.cast.players.prisonSecurity.agencyId,
    );
    expect(await desk.open('prisonSecurity', share?.['id'])).not.toMatchObject(STEP_UP);
    expect(await desk.acknowledge('prisonSecurity', share?.['id'])).not.toMatchObject(STEP_UP);
    expect(await desk.revoke('policeManager', share?.['id'])).not.toMatchObject(STEP_UP);
  });

  test('does not ask to decide against sharing with one: nothing goes to them', async () => {
    const { person, note } = await someone();
    const done = await desk.decide('policeManager', {
      personId: person,
      recipients: [desk.to('prisonSecurity', [{ noteIds: [note], outcome: 'WITHHELD', reasonCode: 'LEGAL_ADVICE' }], why)],
    });
    expect(done).not.toMatchObject(STEP_UP);
  });
});
