import { ToldWorld } from '../support/told-world.js';

interface Row {
  readonly level: string | null;
  readonly note: { readonly id: string } | null;
  readonly share: { readonly sender: { readonly shortName: string } } | null;
  readonly cells: readonly { readonly agencyId: string; readonly state: string }[];
}
interface Answer {
  readonly whoKnowsWhat: { readonly rows: { readonly items: readonly Row[]; readonly hasMore: boolean } };
}

jest.setTimeout(120_000);
const BEFORE_THE_VISIT = '2027-03-11T06:00:00Z';
let world: ToldWorld;
beforeAll(async () => {
  world = await ToldWorld.asAt('alder.json', '2027-03-15T09:00:00Z');
});
afterAll(() => world?.strike());

const rows = async (subject: string, at = BEFORE_THE_VISIT): Promise<readonly Row[]> =>
  (await world.tell<Answer>(subject, 'WhoKnows', { personId: world.slugs.id('person', 'alder'), at })).whoKnowsWhat.rows.items;
const stateOf = (row: Row, agency: string): string | undefined =>
  row.cells.find(({ agencyId }) => agencyId === world.slugs.id('agency', agency))?.state;
const notesThatAre = (all: readonly Row[], agency: string, state: string): string[] =>
  all.flatMap((row) => (row.note && stateOf(row, agency) === state ? [row.note.id] : [])).sort();
const notes = (...slugs: string[]): string[] => slugs.map((slug) => world.slugs.id('note', slug)).sort();
const heldTowards = async (subject: string, agency: string): Promise<string[]> => {
  const variables = { personId: world.slugs.id('person', 'alder'), agencyId: world.slugs.id('agency', agency), at: BEFORE_THE_VISIT };
  const { knownThen } = await world.tell<{ knownThen: { held: readonly { id: string }[] } }>(subject, 'KnownThen', variables);
  return knownThen.held.map(({ id }) => id).sort();
};

describe('ALDER, as it stood on Thursday 11 March at 6am', () => {
  it('of what the prison held, the police knew nothing and nobody had decided why: the gravest stands first', async () => {
    const prison = await rows('prison-security-supervisor');
    const reports = [1, 2, 3, 4, 5, 6, 7].map((i) => `alder-j1-${i}`);
    expect(notesThatAre(prison, 'northshire-police', 'UNDECIDED')).toEqual(notes(...reports, 'alder-j2'));
    expect(notesThatAre(prison, 'northshire-police', 'UNDECIDED')).toEqual(
      await heldTowards('prison-security-supervisor', 'northshire-police'),
    );
    const graver = ['LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH'];
    const gravity = prison.map(({ level }) => graver.indexOf(level ?? 'HIGH'));
    expect(gravity).toEqual([...gravity].sort((a, b) => b - a));
  });

  it('probation had told the police of six things, five of them opened, and left two undecided', async () => {
    const probation = await rows('probation-practitioner');
    const opened = ['alder-j7', 'alder-j8-1', 'alder-j8-2', 'alder-j8-3', 'alder-j9'];
    expect(notesThatAre(probation, 'northshire-police', 'OPENED')).toEqual(notes(...opened));
    expect(notesThatAre(probation, 'northshire-police', 'UNOPENED')).toEqual(notes('alder-j10'));
    expect(notesThatAre(probation, 'northshire-police', 'UNDECIDED')).toEqual(notes('alder-j5', 'alder-self-report'));
    expect(notesThatAre(probation, 'northshire-police', 'UNDECIDED')).toEqual(
      await heldTowards('probation-practitioner', 'northshire-police'),
    );
  });

  it('the police see what they were sent, each with the sender’s cell and their own, and no other agency’s', async () => {
    const police = await rows('police-sergeant');
    const received = police.filter(({ note }) => note === null);
    expect(received).toHaveLength(6);
    for (const row of received) {
      expect(row.share?.sender.shortName).toBe('Probation');
      expect(row.cells).toHaveLength(2);
      expect(stateOf(row, 'northshire-police')).toMatch(/^(OPENED|UNOPENED)$/);
      expect(row.cells.find(({ state }) => state === 'OWNER')).toBeDefined();
    }
    expect(received.filter((row) => stateOf(row, 'northshire-police') === 'OPENED')).toHaveLength(5);
    expect((await rows('police-sergeant', '2027-02-25T14:30:00Z')).filter(({ note }) => note === null)).toEqual([]);
  });
});
