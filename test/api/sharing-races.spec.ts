import { type Json, SharingDesk } from '../support/sharing-desk.js';

jest.setTimeout(120_000);
let desk: SharingDesk;
beforeAll(async () => {
  desk = await SharingDesk.open();
});
afterAll(() => desk?.stage.strike());

const ROUNDS = 12;
const grave = (personId: string): Json => ({
  note: { personId, category: 'WEAPON', level: 'HIGH', nature: 'FACT', body: 'A knife.', happenedOn: '2026-03-01', basis: 'RECORD_SEEN' },
});
const share = (personId: string, noteIds: string[]) =>
  desk.decide('policeManager', { personId, recipients: [desk.to('practitioner', [{ noteIds, outcome: 'SHARED' }])] });

/** Two acts at the same instant: each of them must know of the other, or come after it. */
describe('at the same instant', () => {
  it('something graver is recorded while something slight is shared: the share is refused, or the author is told', async () => {
    const seen = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const person = await desk.person();
      const low = await desk.note('policeManager', person, (note) => note.slight());
      const [done, written] = await Promise.all([share(person, [low]), desk.other('policeColleague', 'RecordNote', grave(person))]);
      const told = (written['toldLess'] as Json[]).length;
      expect([done['code'] ?? done.__typename, told]).toEqual(done.__typename === 'SharedReceipt' ? ['SharedReceipt', 1] : ['SHR-01', 0]);
      seen.add(done.__typename ?? '');
    }
    expect(seen.size).toBeGreaterThan(0);
  });

  it('a note is withdrawn while it is shared: the share is refused, or its recipient is told', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const person = await desk.person();
      const low = await desk.note('policeManager', person, (note) => note.slight());
      const withdraw = desk.other('policeColleague', 'WithdrawNote', { noteId: low, reason: 'It is about his brother' });
      const [done, withdrawn] = await Promise.all([share(person, [low]), withdraw]);
      const relying = (withdrawn['stillRely'] as Json[]).length;
      expect([done['code'] ?? done.__typename, relying]).toEqual(
        done.__typename === 'SharedReceipt' ? ['SharedReceipt', 1] : ['SHR-04', 0],
      );
      const marked = await desk.count('share_item', 'note_id = $1 and withdrawn_at is null', low);
      expect(marked).toBe(0);
    }
  });

  it('two people share and take back, replace and endorse the same things at once, and nobody waits for ever', async () => {
    for (let round = 0; round < ROUNDS / 2; round += 1) {
      const person = await desk.person();
      const notes = await Promise.all([1, 2].map(() => desk.note('policeManager', person, (note) => note.slight())));
      const id = await desk.shared('policeManager', 'practitioner', person, notes);
      const fields = {
        personId: person,
        category: 'ADDRESS',
        level: 'LOW',
        nature: 'FACT',
        body: 'Moved.',
        happenedOn: '2026-03-01',
        basis: 'RECORD_SEEN',
      };
      const answers = await Promise.all([
        share(person, notes),
        share(person, [...notes].reverse()),
        desk.revoke('policeManager', id),
        desk.other('policeManager', 'SupersedeNote', { noteId: notes[0], changeReason: 'He moved', note: fields }),
        desk.other('policeColleague', 'WithdrawNote', { noteId: notes[1], reason: 'It is about his brother' }),
        desk.open('practitioner', id),
        desk.other('policeManager', 'RecordCircumstance', { personId: person, kind: 'ARREST', happenedAt: '2026-03-01T10:00:00Z' }),
      ]);
      for (const answer of answers) expect(answer).not.toMatchObject({ code: expect.stringMatching(/FAULT|OUTCOME_UNKNOWN/) });
      expect(await desk.count('decision', 'person_id = $1 and note_id = any($2) and ended_at is null', person, notes)).toBe(0);
    }
  });
});

describe('many who may not', () => {
  it('are all answered, at once: a denial waits for no connection that another denial holds', async () => {
    const items = [{ noteIds: [desk.alder], outcome: 'SHARED' }];
    const input = { personId: desk.alder, mode: 'ROUTINE', recipients: [desk.to('practitioner', items)] };
    const before = await desk.count('access_log', `act = 'DENIED'`);
    const answers = await Promise.all(Array.from({ length: 24 }, () => desk.decide('policeManager', input)));
    expect(answers).toEqual(Array.from({ length: 24 }, () => ({ code: 'NOT_FOUND' })));
    expect(await desk.count('access_log', `act = 'DENIED'`)).toBe(before + 24);
  });
});
