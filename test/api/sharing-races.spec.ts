import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { Player } from '../support/actors.js';
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
const shared = (personId: string, noteIds: string[]) =>
  desk.decide('policeManager', { personId, recipients: [desk.to('practitioner', [{ noteIds, outcome: 'SHARED' }])] });

/** Two acts at the same instant: each of them must know of the other, or come after it. */
describe('at the same instant', () => {
  it('something graver is recorded while something slight is shared: the share is refused, or the author is told', async () => {
    const seen = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const person = await desk.person();
      const low = await desk.note('policeManager', person, (note) => note.slight());
      const [done, written] = await Promise.all([shared(person, [low]), desk.other('policeColleague', 'RecordNote', grave(person))]);
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
      const [done, withdrawn] = await Promise.all([shared(person, [low]), withdraw]);
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
      const { person, notes, share, acts } = await muchAtOnce();
      const answers = await Promise.all([desk.open('practitioner', share), ...acts.map((act) => act())]);
      for (const answer of answers) expect(answer).not.toMatchObject({ code: expect.stringMatching(/FAULT|OUTCOME_UNKNOWN/) });
      expect(await openDecisions(person, notes)).toBe(0);
    }
  });

  it('whoever waited too long is told to try again, with nothing saved; what is sent again is done', async () => {
    const { person, notes, acts } = await muchAtOnce();
    const decided = () => desk.count('decision', 'person_id = $1', person);
    const before = await decided();
    await holding(`notes ${desk.stage.cast.players.policeManager.agencyId} ${person}`, async () => {
      const answers = await Promise.all(acts.map((act) => act(0)));
      expect(answers.filter((answer) => answer?.['code'] === 'TRY_AGAIN').length).toBeGreaterThan(2);
      expect(await decided()).toBe(before);
    });
    for (const answer of await Promise.all(acts.map((act) => act())))
      expect(answer).not.toMatchObject({ code: expect.stringMatching(/FAULT|OUTCOME_UNKNOWN|TRY_AGAIN/) });
    expect(await openDecisions(person, notes)).toBe(0);
  });
});

const openDecisions = (person: string, notes: readonly string[]) =>
  desk.count('decision', 'person_id = $1 and note_id = any($2) and ended_at is null', person, notes);

/** As a machine that stands still in the middle of an act does: nobody else gets this turn meanwhile. */
async function holding(turn: string, meanwhile: () => Promise<void>): Promise<void> {
  const holder = new Client({ connectionString: desk.stage.database.ownerUrl });
  await holder.connect();
  try {
    await holder.query('begin');
    await holder.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [turn]);
    await meanwhile();
  } finally {
    await holder.end();
  }
}

/** Two notes that are shared, and six acts about them, each with a key of its own that stays the same when it is sent again. */
async function muchAtOnce() {
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
  const keyed = (player: Player, operation: string, input: Json) => {
    const key = randomUUID();
    return (patience?: number) => desk.other(player, operation, { key, ...input }, patience);
  };
  const sharing = (noteIds: readonly string[]) => {
    const recipients = [desk.to('practitioner', [{ noteIds, outcome: 'SHARED' }])];
    return keyed('policeManager', 'DecideSharing', { personId: person, mode: 'ROUTINE', recipients });
  };
  const acts = [
    sharing(notes),
    sharing([...notes].reverse()),
    keyed('policeManager', 'RevokeShare', { shareId: id, reason: 'It went to the wrong force' }),
    keyed('policeManager', 'SupersedeNote', { noteId: notes[0], changeReason: 'He moved', note: fields }),
    keyed('policeColleague', 'WithdrawNote', { noteId: notes[1], reason: 'It is about his brother' }),
    keyed('policeManager', 'RecordCircumstance', { personId: person, kind: 'ARREST', happenedAt: '2026-03-01T10:00:00Z' }),
  ];
  return { person, notes, share: id, acts };
}

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
