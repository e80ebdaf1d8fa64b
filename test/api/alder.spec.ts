import { ToldWorld } from '../support/told-world.js';

interface Work {
  readonly myWork: {
    readonly items: readonly {
      kind: string;
      noteIds: string[];
      subjectId: string | null;
      dueAt: string | null;
      recipientAgency: { shortName: string } | null;
      person: { id: string } | null;
    }[];
  };
}
interface Trail {
  readonly trail: {
    readonly items: readonly { kind: string; at: string; shareId: string | null; outcome: string | null; happenedAt: string | null }[];
    readonly hasMore: boolean;
  };
}
interface Receipt {
  readonly decisionSet: {
    readonly silentSources: { readonly label: string; readonly askedAt: string | null }[];
    readonly explainDueAt: string | null;
    readonly mode: string;
  };
}
interface Opened {
  readonly openShare: { readonly share: { readonly items: readonly { body: string }[] } } | null;
}

jest.setTimeout(120_000);

const J1 = Array.from({ length: 7 }, (_, i) => `alder-j1-${i + 1}`);
const PRISON_WORDS = /toothbrush|something sharp|bedding|pen casing|wing office|improvised blade|Smouldering|landing officer/;

describe('ALDER, five days before the release', () => {
  let world: ToldWorld;
  beforeAll(async () => {
    world = await ToldWorld.asAt('alder.json', '2027-02-25T17:00:00Z');
  });
  afterAll(() => world.strike());

  const notes = (...slugs: string[]): string[] => slugs.map((slug) => world.slugs.id('note', slug)).sort();
  const workOf = async (subject: string, kind: string) =>
    (await world.tell<Work>(subject, 'MyWork')).myWork.items.filter((item) => item.kind === kind);

  it('A1: what probation told by telephone stands unexplained, and names the graver note that probation holds', async () => {
    const [task, ...others] = await workOf('probation-practitioner', 'EXPLAIN_GRAVER');
    expect(others).toEqual([]);
    expect(task).toMatchObject({
      noteIds: notes('alder-j5'),
      subjectId: world.slugs.id('set', 'alder-telephone-share'),
      recipientAgency: { shortName: 'Northshire Police' },
    });
    expect(task?.dueAt?.slice(0, 16)).toBe('2027-02-26T16:30');
    const { decisionSet } = await world.tell<Receipt>('probation-practitioner', 'Receipt', {
      id: world.slugs.id('set', 'alder-telephone-share'),
    });
    expect(decisionSet.mode).toBe('AFTERWARDS');
    expect(decisionSet.explainDueAt).toBe(task?.dueAt);
  });

  it('A1: what the prison holds is raised at the desk that holds it', async () => {
    const gaps = await workOf('prison-security-supervisor', 'GROUP_GAP');
    expect(gaps.map((gap) => [gap.recipientAgency?.shortName, [...gap.noteIds].sort()])).toEqual([
      ['Northshire Police', notes(...J1, 'alder-j2')],
    ]);
  });

  it('A1: the other direction is raised with the police, who hold the stalking order', async () => {
    const gaps = await workOf('police-sergeant', 'GROUP_GAP');
    expect(gaps.map((gap) => [gap.recipientAgency?.shortName, gap.noteIds])).toEqual([['Probation', notes('alder-j3')]]);
  });

  it('A1: neither side is told, shown or given a count of what the other holds', async () => {
    const person = world.slugs.id('person', 'alder');
    const hidden = notes(...J1, 'alder-j2', 'alder-j3');
    const asked: [string, object][] = [
      ['MyWork', {}],
      ['CaseFile', { id: person }],
      ['CaseReceived', { id: person }],
      ['CaseAbout', { id: person }],
      ['Receipt', { id: world.slugs.id('set', 'alder-telephone-share') }],
      ['Trail', { personId: person }],
      ['ChooseShare', { personId: person, noteIds: notes('alder-j10') }],
      [
        'Consider',
        {
          input: {
            personId: person,
            noteIds: notes('alder-j10'),
            mode: 'ROUTINE',
            recipients: [{ agencyId: world.slugs.id('agency', 'northshire-police') }],
          },
        },
      ],
    ];
    for (const subject of ['probation-practitioner', 'head-of-probation-delivery-unit']) {
      for (const [operation, variables] of asked) {
        const { text } = await world.ask(subject, operation, variables);
        expect([operation, hidden.filter((id) => text.includes(id))]).toEqual([operation, []]);
        expect([operation, PRISON_WORDS.test(text)]).toEqual([operation, false]);
      }
    }
    const police = await world.ask('police-sergeant', 'MyWork');
    expect(notes('alder-j5', ...J1).filter((id) => police.text.includes(id))).toEqual([]);
  });
});

describe('ALDER, variant C: the prison enters nothing', () => {
  let world: ToldWorld;
  beforeAll(async () => {
    world = await ToldWorld.asAt('alder-variant-c.json', '2027-02-25T17:00:00Z');
  });
  afterAll(() => world.strike());

  it('names prison security as a silent source on the share and its receipt', async () => {
    const { decisionSet } = await world.tell<Receipt>('probation-practitioner', 'Receipt', {
      id: world.slugs.id('set', 'alder-telephone-share'),
    });
    expect(decisionSet.silentSources).toContainEqual({ label: 'Prison security', askedAt: null });
  });

  it('raises nothing at a desk that entered nothing', async () => {
    const { myWork } = await world.tell<Work>('prison-security-supervisor', 'MyWork');
    expect(myWork.items.filter((item) => item.kind === 'GROUP_GAP')).toEqual([]);
  });
});

describe('ALDER, when it is over', () => {
  let world: ToldWorld;
  beforeAll(async () => {
    world = await ToldWorld.asAt('alder.json', '2027-03-15T09:00:00Z');
  });
  afterAll(() => world.strike());

  async function knownTo(subject: string, to: string): Promise<string[]> {
    const { trail } = await world.tell<Trail>(subject, 'Trail', { personId: world.slugs.id('person', 'alder'), to });
    expect(trail.hasMore).toBe(false);
    const shares = trail.items.filter((item) => item.kind === 'RECEIVED').map((item) => item.shareId);
    const opened = await Promise.all(shares.map((id) => world.tell<Opened>('police-offender-manager', 'OpenShare', { id })));
    return opened.flatMap(({ openShare }) => openShare?.share.items.map((item) => item.body) ?? ['not readable']).sort();
  }

  it('A8: the trail of the police up to 6am on 11 March is exactly what had been disclosed to them by then', async () => {
    const expected = ['alder-j10', 'alder-j7', 'alder-j8-1', 'alder-j8-2', 'alder-j8-3', 'alder-j9'];
    for (const subject of ['police-sergeant', 'information-governance-officer', 'police-offender-manager']) {
      expect(await knownTo(subject, '2027-03-11T06:00:00Z')).toEqual(await bodiesOf(expected));
    }
    expect(await knownTo('police-sergeant', '2027-02-25T16:30:00Z')).toEqual([]);
    expect(await knownTo('police-sergeant', '2027-02-26T00:00:00Z')).toEqual(await bodiesOf(['alder-j10']));
    expect(await knownTo('police-sergeant', '2027-03-15T00:00:00Z')).toEqual(await bodiesOf([...expected, 'alder-j6']));
  });

  async function bodiesOf(slugs: readonly string[]): Promise<string[]> {
    const bodies = await Promise.all(
      slugs.map(
        async (slug) =>
          (await world.tell<{ note: { body: string } }>('probation-practitioner', 'Note', { id: world.slugs.id('note', slug) })).note.body,
      ),
    );
    return bodies.sort();
  }
});
