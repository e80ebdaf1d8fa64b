import { randomUUID } from 'node:crypto';
import { ApiProcess, buildApi } from '../support/api-process.js';
import { type Fault, PostgresProxy } from '../support/postgres-proxy.js';
import { type Json, SharingDesk } from '../support/sharing-desk.js';

jest.setTimeout(240_000);
let desk: SharingDesk;
beforeAll(async () => {
  buildApi();
  desk = await SharingDesk.open();
}, 180_000);
afterAll(() => desk?.stage.strike());

async function aDecision(): Promise<{ person: string; input: Json }> {
  const person = await desk.person();
  const note = await desk.note('policeManager', person, (one) => one.slight());
  const input = {
    key: randomUUID(),
    personId: person,
    mode: 'ROUTINE',
    recipients: [desk.to('practitioner', [{ noteIds: [note], outcome: 'SHARED' }])],
  };
  return { person, input };
}
/** One decision, with everything that belongs to one decision. */
async function expectOne(person: string, entriesBefore: number): Promise<void> {
  expect(await desk.traces(person)).toEqual({
    decision_set: 1,
    decision: 1,
    share: 1,
    trail_entry: 2,
    work_item: 0,
    ledger_entry: entriesBefore + 2,
  });
  expect(await desk.count('access_log', `person_id = $1 and act = 'DISCLOSURE'`, person)).toBe(1);
}

describe('one key, one decision', () => {
  it('fifty parallel submits: one decision, and the same receipt for all of them', async () => {
    const { person, input } = await aDecision();
    const before = await desk.count('ledger_entry');
    const answers = await Promise.all(Array.from({ length: 50 }, () => desk.decide('policeManager', input)));
    expect(answers[0]).toMatchObject({ __typename: 'SharedReceipt' });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    await expectOne(person, before);
  });

  it('fifty parallel shares of the same notes under fifty keys: each is decided once, and nothing is left half done', async () => {
    const { person, input } = await aDecision();
    const answers = await Promise.all(Array.from({ length: 50 }, () => desk.decide('policeManager', { ...input, key: randomUUID() })));
    const done = answers.filter((answer) => answer.__typename === 'SharedReceipt').length;
    expect(done).toBeGreaterThan(0);
    expect(await desk.traces(person)).toMatchObject({ decision_set: done, decision: done, share: done, trail_entry: 2 * done });
  });

  it('the same key with another form is refused, and says so; another person’s key is their own', async () => {
    const { person, input } = await aDecision();
    expect(await desk.decide('policeManager', input)).toMatchObject({ __typename: 'SharedReceipt' });
    expect(
      await desk.decide('policeManager', { ...input, mode: 'AFTERWARDS', toldHow: 'TELEPHONE', toldAt: '2026-03-01T10:00:00Z' }),
    ).toMatchObject({ __typename: 'KeyReused' });
    expect(await desk.decide('policeColleague', input)).toMatchObject({ __typename: 'SharedReceipt' });
    expect(await desk.count('decision_set', 'person_id = $1', person)).toBe(2);
  });
});

describe('the API is killed', () => {
  const { ROUNDS = '3' } = process.env;
  const rounds = Array.from({ length: Number(ROUNDS) }, (_, i) => i + 1);

  async function killedAt(fault: (api: ApiProcess) => Fault): Promise<{ first: unknown; person: string; before: number; input: Json }> {
    const { issuer, database, cast } = desk.stage;
    const { person, input } = await aDecision();
    const before = await desk.count('ledger_entry');
    const proxy = await PostgresProxy.before(database.apiUrl);
    const api = await ApiProcess.start(proxy.url, issuer);
    try {
      proxy.arm(fault(api));
      const first = await api.ask(cast.players.policeManager.token, 'DecideSharing', { input });
      expect(proxy.armed).toBe(false);
      return { first, person, before, input };
    } finally {
      api.kill();
      await api.ended();
      await proxy.stop();
    }
  }

  it.each(rounds)('kill -9 after PostgreSQL has committed and before anybody heard: the retry brings the one receipt (%i)', async () => {
    const { first, person, before, input } = await killedAt((api) => ({ when: 'COMMIT_ANSWERED', then: () => api.kill() }));
    expect(first).toBeNull();
    await expectOne(person, before);
    const retry = await desk.decide('policeManager', input);
    expect(retry).toMatchObject({ __typename: 'SharedReceipt' });
    expect(await desk.decide('policeManager', input)).toEqual(retry);
    await expectOne(person, before);
  });

  it.each(rounds)('kill -9 before the commit is sent: nothing happened, and the retry makes the one decision (%i)', async () => {
    const { first, person, before, input } = await killedAt((api) => ({ when: 'COMMIT_SENT', then: () => api.kill() }));
    expect(first).toBeNull();
    expect(await desk.traces(person)).toMatchObject({ decision_set: 0, share: 0, trail_entry: 0, ledger_entry: before });
    expect(await desk.decide('policeManager', input)).toMatchObject({ __typename: 'SharedReceipt' });
    await expectOne(person, before);
  });

  it('the connection is lost at the commit, and the API lives: it says that it does not know, and the retry knows', async () => {
    const { first, person, before, input } = await killedAt(() => ({ when: 'COMMIT_ANSWERED', then: () => undefined }));
    expect(first).toMatchObject({ errors: [{ extensions: { code: 'OUTCOME_UNKNOWN' } }] });
    await expectOne(person, before);
    expect(await desk.decide('policeManager', input)).toMatchObject({ __typename: 'SharedReceipt' });
    await expectOne(person, before);
  });
});
