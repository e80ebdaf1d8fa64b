import { createHash, randomUUID } from 'node:crypto';
import { asOwner } from '../support/database.js';
import { ToldWorld } from '../support/told-world.js';

interface Item {
  readonly categoryLabel: string;
  readonly level: string;
}
interface Told {
  readonly id: string;
  readonly toldAt: string;
  readonly toldHow: string;
  readonly sentAt: string;
  readonly firstSeenAt: string | null;
  readonly itemCount: number;
  readonly gravest: string;
  readonly sender: { readonly shortName: string };
  readonly seal: { readonly state: string; readonly sealedAt: string | null; readonly witnessedAt: string | null } | null;
  readonly items: readonly Item[];
}
interface KnownThen {
  readonly opened: readonly Told[];
  readonly unopened: readonly Told[];
  readonly takenBack: readonly Told[];
  readonly closed: readonly object[];
  readonly withheld: readonly { readonly outcome: string }[];
  readonly held: readonly { readonly id: string }[];
}

jest.setTimeout(120_000);

const POLICE = ['police-offender-manager', 'police-sergeant', 'information-governance-officer'] as const;
const BEFORE_THE_VISIT = '2027-03-11T06:00:00Z';

describe('ALDER, when it is over', () => {
  let world: ToldWorld;
  beforeAll(async () => {
    world = await ToldWorld.asAt('alder.json', '2027-03-15T09:00:00Z');
  });
  afterAll(() => world.strike());

  const ask = async (subject: string, agency: string, at: string): Promise<KnownThen> => {
    const variables = { personId: world.slugs.id('person', 'alder'), agencyId: world.slugs.id('agency', agency), at };
    return (await world.tell<{ knownThen: KnownThen }>(subject, 'KnownThen', variables)).knownThen;
  };
  const minute = (instant: string | null): string | undefined => instant?.slice(0, 16);
  const summary = (shares: readonly Told[]): string[] =>
    shares.map(({ sentAt, firstSeenAt, itemCount, gravest }) => `${minute(sentAt)} ${minute(firstSeenAt) ?? '-'} ${itemCount} ${gravest}`);
  const notes = (...slugs: string[]): string[] => slugs.map((slug) => world.slugs.id('note', slug)).sort();
  /** The words themselves, which the page does not ask for. */
  const bodies = async (subject: string, at: string): Promise<string[]> => {
    const query = `query ($personId: UUID!, $at: Instant) { knownThen(personId: $personId, at: $at) { opened { items { body } } unopened { items { body } } } }`;
    const { data } = await world.raw<{ knownThen: Record<'opened' | 'unopened', { items: { body: string }[] }[]> }>(subject, query, {
      personId: world.slugs.id('person', 'alder'),
      at,
    });
    return [...(data?.knownThen.opened ?? []), ...(data?.knownThen.unopened ?? [])]
      .flatMap(({ items }) => items.map(({ body }) => body))
      .sort();
  };
  const bodiesOf = async (...slugs: string[]): Promise<string[]> => {
    const told = slugs.map((slug) =>
      world.tell<{ note: { body: string } }>('probation-practitioner', 'Note', { id: world.slugs.id('note', slug) }),
    );
    return (await Promise.all(told)).map(({ note }) => note.body).sort();
  };
  const idsOf = (held: KnownThen['held']): string[] => held.map(({ id }) => id).sort();

  it.each(POLICE)('A8: as known to police on Thursday 11 March at 6am, asked by the %s', async (subject) => {
    const known = await ask(subject, 'northshire-police', BEFORE_THE_VISIT);
    expect(summary(known.opened)).toEqual(['2027-03-10T16:30 2027-03-11T05:45 1 MEDIUM', '2027-03-10T13:40 2027-03-10T13:52 4 MEDIUM']);
    expect(summary(known.unopened)).toEqual(['2027-02-25T16:30 - 1 LOW']);
    expect(known).toMatchObject({ takenBack: [], closed: [], withheld: [] });
    expect(idsOf(known.held)).toEqual(notes('alder-j3'));
  });

  it('A8: exactly these items; one that was only told by telephone has words once somebody opens it', async () => {
    const opened = ['alder-j7', 'alder-j8-1', 'alder-j8-2', 'alder-j8-3', 'alder-j9'];
    expect(await bodies('police-sergeant', BEFORE_THE_VISIT)).toEqual(await bodiesOf(...opened));
    expect(await bodies('police-sergeant', '2027-03-10T14:00:00Z')).toEqual(await bodiesOf(...opened.slice(0, 4)));
    expect(await bodies('police-sergeant', '2027-03-15T00:00:00Z')).toEqual(await bodiesOf(...opened, 'alder-j6'));
  });

  it('A8: told by telephone two hours before it was recorded, and each by its own clock', async () => {
    const told = async (at: string) => (await ask('police-sergeant', 'northshire-police', at)).unopened;
    expect(await told('2027-02-25T14:30:00Z')).toEqual([]);
    const [share] = await told('2027-02-25T17:00:00Z');
    expect(share).toMatchObject({ toldHow: 'TELEPHONE', firstSeenAt: null, items: [] });
    expect([minute(share?.toldAt ?? null), minute(share?.sentAt ?? null)]).toEqual(['2027-02-25T14:10', '2027-02-25T16:30']);
  });

  it('what was told later, opened later or written later was not known then', async () => {
    const early = await ask('police-sergeant', 'northshire-police', '2027-03-11T05:44:00Z');
    expect([early.opened.length, early.unopened.length]).toEqual([1, 2]);
    const late = await ask('police-sergeant', 'northshire-police', '2027-03-14T12:00:00Z');
    expect(summary(late.opened)[0]).toBe('2027-03-14T09:30 2027-03-14T09:41 1 MEDIUM');
    expect(idsOf(late.held)).toEqual(notes('alder-j3', 'alder-visit'));
  });

  it('probation sees what it had told the police, and what it held and had decided nothing about', async () => {
    const known = await ask('probation-practitioner', 'northshire-police', BEFORE_THE_VISIT);
    expect(known.opened.length + known.unopened.length).toBe(3);
    expect(known.unopened.flatMap(({ items }) => items.map(({ level }) => level))).toEqual(['LOW']);
    expect(idsOf(known.held)).toEqual(notes('alder-j5', 'alder-self-report'));
  });

  it('nobody is shown what a third agency told, or what another agency held', async () => {
    const prison = await ask('prison-security-supervisor', 'northshire-police', BEFORE_THE_VISIT);
    expect(prison).toMatchObject({ opened: [], unopened: [], takenBack: [], closed: [], withheld: [] });
    expect(idsOf(prison.held)).toEqual(notes(...[1, 2, 3, 4, 5, 6, 7].map((i) => `alder-j1-${i}`), 'alder-j2'));
    const police = await ask('police-sergeant', 'hmp-elmwick', BEFORE_THE_VISIT);
    expect(police).toMatchObject({ opened: [], unopened: [], takenBack: [], closed: [], withheld: [] });
    expect(idsOf(police.held)).toEqual(notes('alder-j3'));
  });

  interface Exported {
    readonly __typename: string;
    readonly count: number;
    readonly json: string;
    readonly jsonHash: string;
    readonly csv: string;
    readonly csvHash: string;
    readonly names: string;
  }
  const exported = async (subject: string, until: string, key: string = randomUUID()): Promise<Exported> => {
    const input = { key, personId: world.slugs.id('person', 'alder'), until };
    return (await world.tell<{ exportChronology: Exported }>(subject, 'ExportChronology', { input })).exportChronology;
  };
  const GOVERNOR = 'information-governance-officer';
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

  it('A10: the chronology exports with its hashes, and made again later it is the same to the byte', async () => {
    const first = await exported(GOVERNOR, BEFORE_THE_VISIT);
    expect(first.__typename).toBe('ChronologyExported');
    expect([sha256(first.json), sha256(first.csv)]).toEqual([first.jsonHash, first.csvHash]);
    const { lines } = JSON.parse(first.json) as { lines: { at: string; id: string; kind: string }[] };
    expect(lines.filter(({ kind }) => kind === 'RECEIVED').map(({ at }) => minute(at))).toEqual(['2027-02-25T16:30', '2027-03-10T13:40', '2027-03-10T16:30']); // prettier-ignore
    expect(lines.every(({ at }) => at <= BEFORE_THE_VISIT)).toBe(true);
    expect([...lines].sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id))).toEqual(lines);
    expect([first.count, first.csv.trim().split('\r\n').length]).toEqual([lines.length, lines.length + 1]);

    // Afterwards something is opened, a share is taken back, a sergeant marries, and the clock goes on.
    const [share] = (await ask('police-sergeant', 'northshire-police', BEFORE_THE_VISIT)).unopened;
    await world.ask('police-offender-manager', 'OpenShare', { id: share?.id });
    const revoke = { key: randomUUID(), shareId: share?.id, reason: 'The address was wrong' };
    await world.tell('probation-practitioner', 'RevokeShare', { input: revoke });
    await asOwner(world.database.ownerUrl, async (owner) => {
      await owner.query(`update concordat.staff set name = name || '-Thorne'`);
      await owner.query(`update concordat.clock set shift = shift + interval '400 days'`);
    });
    const again = await exported(GOVERNOR, BEFORE_THE_VISIT);
    expect([again.json, again.csv]).toEqual([first.json, first.csv]);
    expect(again.names).not.toBe(first.names);
    const more = await exported(GOVERNOR, '2027-05-01T00:00:00Z');
    expect(more.count).toBeGreaterThan(first.count);
    expect(more.jsonHash).not.toBe(first.jsonHash);
  });

  it('A10: each making of it is in the record and in the access log, once for each key', async () => {
    const rows = (sql: string) => asOwner(world.database.ownerUrl, async (owner) => (await owner.query(sql)).rows as { text: string }[]);
    const entries = async (): Promise<string[]> =>
      (await rows(`select disclosure as text from concordat.ledger_disclosure where part = 'FIELD'`)).map(({ text }) =>
        Buffer.from(text, 'base64url').toString('utf8'),
      );
    const made = async (): Promise<number> => (await entries()).filter((text) => text.includes('"export.made"')).length;
    const [before, key] = [await made(), randomUUID()];
    const { jsonHash } = await exported(GOVERNOR, '2027-03-01T00:00:00Z', key);
    expect((await exported(GOVERNOR, '2027-03-01T00:00:00Z', key)).jsonHash).toBe(jsonHash);
    expect(await made()).toBe(before + 1);
    expect((await entries()).some((text) => text.includes('CHRONOLOGY') && text.includes(jsonHash))).toBe(true);
    const logged = await rows(`select act as text from concordat.access_log where operation = 'exportChronology' and details ->> 'jsonHash' = '${jsonHash}'`); // prettier-ignore
    expect(logged).toEqual([{ text: 'CONSULTATION' }]);
  });

  it('A10: it is for those who read the whole agency’s trail, holds no other agency’s part, and nothing that is still to come', async () => {
    const input = { key: randomUUID(), personId: world.slugs.id('person', 'alder'), until: BEFORE_THE_VISIT };
    for (const subject of ['police-sergeant', 'police-offender-manager', 'probation-practitioner']) {
      expect((await world.ask(subject, 'ExportChronology', { input })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    const { json } = await exported(GOVERNOR, BEFORE_THE_VISIT);
    for (const hidden of notes('alder-j1-1', 'alder-j2', 'alder-j5', 'alder-self-report')) expect(json).not.toContain(hidden);
    expect(json).toContain(world.slugs.id('note', 'alder-j3'));
    const later = await world.ask(GOVERNOR, 'ExportChronology', { input: { ...input, until: '2199-01-01T00:00:00Z' } });
    expect(later.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: { until: expect.any(String) } });
  });
});
