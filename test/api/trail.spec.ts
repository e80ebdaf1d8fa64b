import { randomUUID } from 'node:crypto';
import { asOwner } from '../support/database.js';
import { ToldWorld } from '../support/told-world.js';
import { districts } from '../support/districts.js';

interface Entry {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly outcome: string | null;
  readonly noteId: string | null;
  readonly words: string | null;
  readonly person: { id: string; name: string };
  readonly from: { shortName: string };
  readonly to: { shortName: string } | null;
}
interface Trail {
  readonly trail: { readonly items: readonly Entry[]; readonly endCursor: string | null; readonly hasMore: boolean };
}
interface Log {
  readonly accessLog: {
    readonly items: readonly {
      id: string;
      operation: string;
      act: string;
      staff: { name: string };
      personName: string | null;
      code: string | null;
    }[];
    readonly endCursor: string | null;
    readonly hasMore: boolean;
  };
}

jest.setTimeout(120_000);

/** Two police districts and probation; each district withholds something from probation, and probation sends something to the police. */
describe('the trail', () => {
  let world: ToldWorld;
  beforeAll(async () => {
    world = await ToldWorld.asAt(districts, '2027-01-20T09:00:00Z');
  });
  afterAll(() => world.strike());

  const trailOf = async (subject: string, filter: object = {}): Promise<readonly Entry[]> =>
    (await world.tell<Trail>(subject, 'Trail', filter)).trail.items;
  const summary = (entries: readonly Entry[]): string[] =>
    entries
      .map(
        (entry) =>
          `${entry.kind} ${entry.outcome ?? '-'} ${entry.from.shortName} > ${entry.to?.shortName ?? '-'} about ${entry.person.name}`,
      )
      .sort();

  const RIVERSIDE = [
    'DECIDED_NOT_TO_SHARE WITHHELD Police > Probation about Wyn Rivers',
    'SENT SHARED Police > Probation about Wyn Rivers',
  ];
  const RECEIVED = ['FIRST_SEEN - Probation > Police about Wyn Rivers', 'RECEIVED SHARED Probation > Police about Wyn Rivers'];
  const HILLSIDE = ['DECIDED_NOT_TO_SHARE WITHHELD Police > Probation about Glen Hills', 'SENT SHARED Police > Probation about Glen Hills'];
  const PROBATION = [
    'FIRST_SEEN - Probation > Police about Wyn Rivers',
    'RECEIVED SHARED Police > Probation about Glen Hills',
    'RECEIVED SHARED Police > Probation about Wyn Rivers',
    'SENT SHARED Probation > Police about Wyn Rivers',
  ];

  it.each([
    ['the practitioner who has the case', 'riverside-manager', [...RIVERSIDE, ...RECEIVED]],
    ['the supervisor of the unit', 'riverside-sergeant', [...RIVERSIDE, ...RECEIVED]],
    ['the supervisor of another unit', 'hillside-sergeant', HILLSIDE],
    ['a practitioner of another unit', 'hillside-manager', HILLSIDE],
    ['the supervisor above both', 'force-inspector', [...RIVERSIDE, ...RECEIVED, ...HILLSIDE]],
    ['the auditor of the agency', 'police-auditor', [...RIVERSIDE, ...RECEIVED, ...HILLSIDE]],
    ['the head of the other agency', 'probation-head', PROBATION],
    ['the auditor of the other agency', 'probation-auditor', PROBATION],
    ['an agency that was told nothing', 'council-officer', []],
  ])('is read by %s as far as it is theirs', async (_who, subject, expected) => {
    const happened = (await trailOf(subject)).filter(
      (entry) => !['NOTE_RECORDED', 'NOTE_SUPERSEDED', 'NOTE_WITHDRAWN'].includes(entry.kind),
    );
    expect(summary(happened)).toEqual([...expected].sort());
  });

  it('is not read at all by those who only keep the records or the directory', async () => {
    for (const subject of ['police-records', 'police-administrator']) {
      const { errors } = await world.ask(subject, 'Trail');
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('never holds a withholding, its reason or its note in another agency’s rows', async () => {
    const withheld = world.slugs.id('note', 'rivers-source');
    for (const subject of ['probation-head', 'probation-auditor', 'probation-practitioner', 'council-officer']) {
      const { text } = await world.ask(subject, 'Trail');
      expect(text).not.toContain(withheld);
      expect(text).not.toContain('Only two people knew');
      expect(text).not.toContain('WITHHELD');
    }
    const rows = await asOwner(world.database.ownerUrl, (owner) =>
      owner.query(
        `select 1 from concordat.trail_entry where outcome in ('WITHHELD','DEFERRED','NOT_RELEVANT') and agency_id <> from_agency_id`,
      ),
    );
    expect(rows.rowCount).toBe(0);
  });

  it('keeps a person out of the trail for whom the reader may not open them', async () => {
    const excluded = await trailOf('riverside-constable');
    expect(excluded.filter((entry) => entry.person.name === 'Wyn Rivers')).toEqual([]);
    expect((await trailOf('riverside-manager')).some((entry) => entry.person.name === 'Wyn Rivers')).toBe(true);
  });

  it('is filtered by person, unit, other agency, outcome, kind and dates', async () => {
    const auditor = 'police-auditor';
    const id = (kind: Parameters<typeof world.slugs.id>[0], slug: string): string => world.slugs.id(kind, slug);
    const about = await trailOf(auditor, { personId: id('person', 'hills') });
    expect(about.length).toBeGreaterThan(0);
    expect(about.every((entry) => entry.person.id === id('person', 'hills'))).toBe(true);
    expect(summary(await trailOf(auditor, { unitId: id('unit', 'hillside'), outcome: 'WITHHELD' }))).toEqual([HILLSIDE[0]]);
    expect(summary(await trailOf(auditor, { unitId: id('unit', 'force'), outcome: 'WITHHELD' }))).toEqual([HILLSIDE[0], RIVERSIDE[0]]);
    expect(summary(await trailOf(auditor, { unitId: id('unit', 'riverside'), kind: 'RECEIVED' }))).toEqual([RECEIVED[1]]);
    expect((await trailOf(auditor, { otherAgencyId: id('agency', 'council') })).length).toBe(0);
    const [sent] = await trailOf(auditor, { kind: 'SENT', personId: id('person', 'rivers') });
    if (!sent) throw new Error('nothing was sent');
    const after = new Date(Date.parse(sent.at) + 1).toISOString();
    const sentAt = async (filter: object) => (await trailOf(auditor, { kind: 'SENT', personId: id('person', 'rivers'), ...filter })).length;
    expect([
      await sentAt({ from: sent.at }),
      await sentAt({ from: after }),
      await sentAt({ to: sent.at }),
      await sentAt({ to: after }),
    ]).toEqual([1, 0, 0, 1]);
  });

  it('comes whole over a thousand rows in pages of fifty while rows are added', async () => {
    const { from, person, staff } = {
      from: world.slugs.id('agency', 'police'),
      person: world.slugs.id('person', 'hills'),
      staff: world.slugs.id('staff', 'hillside-manager'),
    };
    const add = (count: number, at: string): Promise<string[]> =>
      asOwner(world.database.ownerUrl, async (owner) => {
        const { rows } = await owner.query<{ id: string }>(
          `insert into concordat.trail_entry (agency_id, at, person_id, kind, staff_id, from_agency_id, unit_id)
           select $1, $2::timestamptz - (i / 3) * interval '1 minute', $3, 'NOTE_RECORDED', $4, $1, $5 from generate_series(1, $6) i returning id`,
          [from, at, person, staff, world.slugs.id('unit', 'hillside'), count],
        );
        return rows.map((row) => row.id);
      });
    const old = await add(1000, '2026-12-01T12:00:00Z');
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page: Trail = await world.tell<Trail>('police-auditor', 'Trail', { kind: 'NOTE_RECORDED', personId: person, after });
      expect(page.trail.items.length).toBeLessThanOrEqual(50);
      seen.push(...page.trail.items.map((entry) => entry.id));
      if (!page.trail.hasMore) break;
      after = page.trail.endCursor;
      await add(2, '2027-01-10T12:00:00Z');
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(old.filter((id) => !seen.includes(id))).toEqual([]);
  });
});

describe('the access log', () => {
  let world: ToldWorld;
  beforeAll(async () => {
    world = await ToldWorld.asAt(districts, '2027-01-20T09:00:00Z');
  });
  afterAll(() => world.strike());

  const logOf = async (subject: string, filter: object = {}) =>
    (await world.tell<Log>(subject, 'AccessLog', { lawfulUse: 'SELF_MONITORING', ...filter })).accessLog.items;

  it('shows who looked at whom, in one’s own agency only', async () => {
    await world.tell('riverside-manager', 'CaseFile', { id: world.slugs.id('person', 'rivers') });
    await world.tell('probation-practitioner', 'CaseFile', { id: world.slugs.id('person', 'rivers') });
    const lines = await logOf('police-auditor', { personId: world.slugs.id('person', 'rivers') });
    const looked = lines.filter((line) => line.operation === 'CaseFile');
    expect(looked).toMatchObject([{ act: 'CONSULTATION', staff: { name: 'Ira Brooks' }, personName: 'Wyn Rivers' }]);
    expect((await logOf('probation-auditor')).filter((line) => line.operation === 'CaseFile')).toMatchObject([
      { staff: { name: 'Moss Penn' } },
    ]);
    expect(await logOf('police-auditor', { staffId: world.slugs.id('staff', 'hillside-sergeant'), from: '2027-01-20T00:00:00Z' })).toEqual(
      [],
    );
  });

  it('holds refused attempts', async () => {
    await world.ask('riverside-manager', 'AccessLog', { lawfulUse: 'SELF_MONITORING' });
    await world.ask('riverside-manager', 'Note', { id: randomUUID() });
    const codes = (await logOf('police-auditor', { staffId: world.slugs.id('staff', 'riverside-manager') })).map((line) => line.code);
    expect(codes).toEqual(expect.arrayContaining(['FORBIDDEN', 'NOT_FOUND']));
  });

  it('is read by auditors and information governance only, and never without a stated use', async () => {
    for (const subject of [
      'riverside-manager',
      'riverside-sergeant',
      'force-inspector',
      'police-records',
      'police-administrator',
      'probation-head',
    ]) {
      const { errors } = await world.ask(subject, 'AccessLog', { lawfulUse: 'SELF_MONITORING' });
      expect([subject, errors?.[0]?.extensions.code]).toEqual([subject, 'FORBIDDEN']);
    }
    for (const variables of [{}, { lawfulUse: null }, { lawfulUse: 'CURIOSITY' }]) {
      const { status, errors } = await world.ask('police-auditor', 'AccessLog', variables);
      expect([status < 500, errors?.[0]?.extensions.code]).toEqual([true, 'BAD_USER_INPUT']);
    }
  });

  it('logs its own reading with the use that was stated', async () => {
    await world.tell('police-auditor', 'AccessLog', { lawfulUse: 'CRIMINAL_PROCEEDINGS', personId: world.slugs.id('person', 'hills') });
    const { rows } = await asOwner(world.database.ownerUrl, (owner) =>
      owner.query<{ details: { lawfulUse: string }; person_id: string }>(
        `select details, person_id from concordat.access_log where operation = 'AccessLog' and details ->> 'lawfulUse' = 'CRIMINAL_PROCEEDINGS'`,
      ),
    );
    expect(rows).toMatchObject([{ person_id: world.slugs.id('person', 'hills') }]);
  });
});
