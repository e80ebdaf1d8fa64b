import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { OPERATIONS } from '../support/enquiry-desk.js';
import { ToldWorld } from '../support/told-world.js';

jest.setTimeout(120_000);
const folder = resolve(import.meta.dirname, '../contract/ten-questions');
const [GOVERNOR, HEAD] = ['information-governance-officer', 'head-of-probation-delivery-unit'] as const;
/** The clocks of a world that is being told run on by milliseconds. */
const minute = (instant: unknown): string => String(instant).slice(0, 16);
interface Line {
  readonly [field: string]: unknown;
}
type Shown = Readonly<Record<string, Line & { readonly items: readonly Line[] }>>;
let world: ToldWorld;
beforeAll(async () => {
  world = await ToldWorld.asAt('alder.json', '2027-03-15T09:00:00Z');
});
afterAll(() => world?.strike());

/** One document, as it stands in the folder; a fault of any kind is shown whole. */
async function ask<Data = Shown>(question: number, subject: string, of: object = {}): Promise<Data> {
  const file = readdirSync(folder).find((name) => name.startsWith(String(question).padStart(2, '0'))) ?? '';
  const variables = { personId: world.slugs.id('person', 'alder'), ...of };
  const answer = await world.raw<Data>(subject, readFileSync(resolve(folder, file), 'utf8'), variables);
  if (!answer.data || answer.errors) throw new Error(`${file} as ${subject}: ${answer.text}`);
  return answer.data;
}
const police = () => ({ agencyId: world.slugs.id('agency', 'northshire-police') });
const note = (slug: string): string => world.slugs.id('note', slug);
type Told = Readonly<Record<'opened' | 'unopened' | 'takenBack', readonly (Line & { readonly items: readonly Line[] })[]>>;
const told = async (question: number, subject: string, of: object): Promise<Told> =>
  (await ask<{ knownThen: Told }>(question, subject, of)).knownThen;
interface Towards {
  readonly heldTowards: { readonly notes: readonly { readonly note: Line; readonly decision: (Line & { readonly set: Line }) | null }[] };
}

it('has one document for each of the ten, and each begins with its question', () => {
  const files = readdirSync(folder).sort();
  expect(files.map((name) => Number(name.slice(0, 2)))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  for (const name of files) expect(readFileSync(resolve(folder, name), 'utf8')).toMatch(/^# \d+\. .*\?$/m);
});

it('1: what was shared, in which words; before it is opened its recipient has none of them', async () => {
  const { opened, unopened, takenBack } = await told(1, HEAD, police());
  expect(opened.map(({ items }) => items.length)).toEqual([1, 1, 4]);
  expect(opened.flatMap(({ items }) => items.map(({ body }) => body))).toContain(
    'Person C, a cousin, has said that he sleeps at 3 Weir Cottages, Hillside, most nights.',
  );
  expect(unopened.flatMap(({ items }) => items.map(({ level, body }) => [level, body]))).toEqual([
    ['LOW', 'Release address given as 14 Tannery Court, Millbrook. History of acquisitive offending.'],
  ]);
  expect(takenBack).toEqual([]);
  expect((await told(1, GOVERNOR, {})).unopened.flatMap(({ items }) => items)).toEqual([]);
});

it('2: who sent it, who opened it, and when; what was said on the telephone first says so', async () => {
  const { opened, unopened } = await told(2, HEAD, police());
  expect(opened.map((one) => [minute(one['sentAt']), minute(one['firstSeenAt']), one['sentBy'], one['firstSeenBy']])).toEqual([
    ['2027-03-14T09:30', '2027-03-14T09:41', { name: 'Osian Thorne' }, { name: 'Kwame Boateng-Lyle' }],
    ['2027-03-10T16:30', '2027-03-11T05:45', { name: 'Hana Sorrell' }, { name: 'Kwame Boateng-Lyle' }],
    ['2027-03-10T13:40', '2027-03-10T13:52', { name: 'Hana Sorrell' }, { name: 'Kwame Boateng-Lyle' }],
  ]);
  expect(unopened.map((one) => [one['toldHow'], minute(one['toldAt']), minute(one['sentAt'])])).toEqual([
    ['TELEPHONE', '2027-02-25T14:10', '2027-02-25T16:30'],
  ]);
});

it('3: on what basis and why; the reasons are the decider’s own', async () => {
  const { trail } = await ask(3, HEAD, police());
  expect(trail?.items.map(({ words }) => words)).toEqual([
    'He is unlawfully at large and expected at the boatyard this morning.',
    'He is unlawfully at large and this is the best address there is.',
    'His licence was revoked at 1.25pm. He is to be arrested and the address on the notice does not exist.',
    null,
  ]);
  const { unopened } = await told(3, GOVERNOR, {});
  expect(unopened).toMatchObject([
    { mode: 'AFTERWARDS', gateway: 'OMA2007_S14', agreement: { title: expect.stringContaining('Northshire') } },
  ]);
  expect((await ask(3, GOVERNOR))['trail']?.items).toEqual([]);
});

it('4: what existed then and was not shared: the contradictory report, about which nobody had decided', async () => {
  const of = { ...police(), at: '2027-03-02T12:00:00Z' };
  const { notes } = (await ask<Towards>(4, HEAD, of)).heldTowards;
  expect(notes[0]).toMatchObject({ note: { id: note('alder-j5'), level: 'HIGH' }, decision: null });
  expect(notes.filter(({ decision }) => decision !== null)).toMatchObject([{ note: { level: 'LOW' }, decision: { outcome: 'SHARED' } }]);
});

it('5: who decided that, why, and was it reviewed', async () => {
  const { notes } = (await ask<Towards>(5, HEAD, police())).heldTowards;
  expect(notes.find((one) => one.note['id'] === note('alder-j5'))?.decision).toBeNull();
  const deciders = notes.flatMap(({ decision }) =>
    decision ? [[decision['reasonCode'], decision.set['decidedBy'], decision['endorsedAt']]] : [],
  );
  expect(deciders).toContainEqual(['TO_PROTECT_SOMEONE', { name: 'Osian Thorne' }, null]);
});

it('6: something graver was held back while less grave went, in each direction and never the other’s', async () => {
  interface Gaps {
    readonly gaps: { readonly found: { readonly items: readonly (Line & { readonly unexplained: readonly Line[] })[] } };
  }
  const found = async (subject: string) => (await ask<Gaps>(6, subject)).gaps.found.items;
  const unexplained = async (subject: string) => (await found(subject)).flatMap((gap) => gap.unexplained.map(({ id }) => id));
  expect(await unexplained(HEAD)).toEqual([note('alder-j5')]);
  expect(await found(HEAD)).toMatchObject([{ own: true, gravestUnexplained: 'HIGH', unsharedCount: 0 }]);
  expect(await unexplained(GOVERNOR)).toContain(note('alder-j3'));
  expect((await found(GOVERNOR)).every(({ own }) => own === false)).toBe(true);
  const prison = await unexplained('prison-security-supervisor');
  const theirs = [...Array.from({ length: 7 }, (_, i) => note(`alder-j1-${i + 1}`)), note('alder-j2')];
  expect([...prison].sort()).toEqual([...theirs].sort());
  for (const who of [HEAD, GOVERNOR]) expect((await unexplained(who)).some((id) => theirs.includes(String(id)))).toBe(false);
});

it('7: nobody had asked anything; what is asked now and not answered stands there as unanswered', async () => {
  interface Asked {
    readonly person: { readonly enquiries: { readonly items: readonly (Line & { readonly definition: string })[] } };
  }
  const asked = async () => (await ask<Asked>(7, GOVERNOR)).person.enquiries.items;
  expect(await asked()).toEqual([]);
  const input = {
    key: randomUUID(),
    personId: world.slugs.id('person', 'alder'),
    setCode: 'before-release-asked-of-probation',
    setVersion: 1,
    recipient: { agencyId: world.slugs.id('agency', 'northshire-probation') },
    workingDays: 2,
    why: 'To learn what was held',
  };
  const answer = await world.raw<{ done: Line }>('police-offender-manager', OPERATIONS.ask, { input });
  expect(answer.data?.done).toMatchObject({ __typename: 'EnquiryAsked' });
  const [one] = await asked();
  expect(one).toMatchObject({ answeredCodes: [], askedByUs: true, overdue: false });
  expect(one?.definition).toMatch(/"code": ?"q1"/);
});

it('8: an outsider can verify it: a share says whether it is sealed and by how many it was witnessed; not everybody takes the record away', async () => {
  const { ownRecord, knownThen } = await ask<{ ownRecord: Line | null; knownThen: Told }>(8, GOVERNOR);
  // This world has no signer beside it: nothing is signed, and it says so.
  expect(ownRecord).toBeNull();
  expect(knownThen.opened.map(({ seal }) => seal)).toMatchObject(Array.from({ length: 3 }, () => ({ state: 'PENDING', sealedAt: null })));
  await expect(ask(8, HEAD)).rejects.toThrow(/FORBIDDEN/);
});

it('9: who works with him, and what each did with it, hour by hour', async () => {
  interface Answer {
    readonly person: { readonly members: readonly Line[]; readonly leads: readonly Line[] };
    readonly trail: { readonly items: readonly Line[] };
  }
  const { person, trail } = await ask<Answer>(9, HEAD, { from: '2027-03-10T13:00:00Z', to: '2027-03-10T14:00:00Z' });
  expect(person.members.find(({ leads }) => leads === true)).toMatchObject({ lead: { name: 'Hana Sorrell' } });
  const probation = person.leads.filter(({ agency }) => (agency as Line)['shortName'] === 'Probation').reverse();
  expect(probation.map(({ staff }) => (staff as Line)['name'])).toEqual(['Osian Thorne', 'Hana Sorrell']);
  expect(probation.map(({ until }) => until)).toEqual([probation[1]?.['since'], null]);
  expect(trail.items.map((one) => [minute(one['at']).slice(11), one['kind'], (one['staff'] as Line)['name']])).toEqual(
    expect.arrayContaining([
      ['13:54', 'ACKNOWLEDGED', 'Kwame Boateng-Lyle'],
      ['13:52', 'FIRST_SEEN', 'Kwame Boateng-Lyle'],
      ['13:40', 'SENT', 'Hana Sorrell'],
    ]),
  );
});

it('10: what it could not know: silent sources, and what was entered later than it happened', async () => {
  interface Answer {
    readonly gaps: { readonly found: { readonly items: readonly { readonly silentSources: readonly string[] }[] } };
    readonly trail: { readonly items: readonly Line[] };
  }
  const { gaps, trail } = await ask<Answer>(10, HEAD);
  expect(gaps.found.items.flatMap(({ silentSources }) => silentSources)).toEqual(
    expect.arrayContaining(['Prison security', 'Police domestic abuse enquiry', 'Police intelligence']),
  );
  const late = trail.items.filter(
    ({ kind, happenedAt, at }) => kind === 'SENT' && Date.parse(String(at)) - Date.parse(String(happenedAt)) > 3_600_000,
  );
  expect(late.map(({ at }) => minute(at))).toEqual(['2027-02-25T16:30']);
});
