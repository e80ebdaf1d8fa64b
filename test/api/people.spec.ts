import { randomUUID } from 'node:crypto';
import type { Actor } from '@lib/access';
import { PartnershipModule } from '@lib/partnership';
import { Circumstances, PeopleModule, PeopleReader, ThirdParties } from '@lib/people';
import { type Tx, UnitOfWork } from '@lib/platform';
import type { Player } from '../support/actors.js';
import { aPerson } from '../support/builders.js';
import { recorded } from '../support/loader.js';
import { Stage } from '../support/stage.js';

let stage: Stage;
const people: Record<string, string> = {};

beforeAll(async () => {
  stage = await Stage.set({ contexts: [PartnershipModule, PeopleModule], operations: 'query Agencies { agencies { id } }' });
  const { policeManager, policeColleague, hillsideManager, practitioner, prisonManager, housingOfficer } = stage.cast.players;
  const put = async (name: string, person: ReturnType<typeof aPerson>): Promise<void> => {
    people[name] = await person.put(stage.cast);
  };
  await put(
    'alder',
    aPerson().called('Alder', 'Reed').known({ crn: 'X100001', pnc: '2010/0000001A' }).mappa(2, 3).knownTo(policeManager).knownTo(prisonManager)
      .knownTo(practitioner, { leads: true }).knownTo(housingOfficer)
      .rosh('COMMUNITY', 'PUBLIC', 'HIGH', practitioner, '2026-01-01').rosh('COMMUNITY', 'PUBLIC', 'MEDIUM', practitioner, '2025-01-01').rosh('CUSTODY', 'STAFF', 'HIGH', prisonManager, '2025-06-01'),
  ); // prettier-ignore
  await put('sion', aPerson().called('Siôn Ifan', 'Ŵynne-Llŷr').alias('Shaun', 'Winn').born('1985-02-28').knownTo(hillsideManager));
  await put('zoe', aPerson().called('Zoë', 'D’Ángelo').knownTo(policeManager, { lead: false }));
  await put('twice', aPerson().called('Rees', 'Rhys').alias('Rees', 'Thomas').alias('Thomas', 'Rees').knownTo(policeColleague));
  await put('restricted', aPerson().called('Yarrow', 'Stone').known({ crn: 'X100002' }).knownTo(policeManager).onlyFor(policeManager));
  await put('excluded', aPerson().called('Yarrow', 'Field').known({ crn: 'X100003' }).knownTo(policeColleague).notFor(policeManager));
  await put('theirs', aPerson().called('Elder', 'Marsh').known({ crn: 'X100004' }).knownTo(practitioner));
});
afterAll(() => stage?.strike());

const PERSON = `query ($id: UUID!) { person(id: $id) { name crn mappaCategory mappaLevel accessLimited rosh { setting atRisk level setBy { shortName } }
  members { leads agency { shortName } unit { name } lead { name } } thirdParties { reference } } }`;
const person = (player: Player, id: string | undefined) => stage.as<{ person: Record<string, unknown> | null }>(player, PERSON, { id });

interface Page {
  findPeople: { items: { matchKind: string; person: { name: string } }[]; endCursor: string | null; hasMore: boolean };
}
const FIND = `query ($text: String, $bornOn: Date, $first: Int, $after: String) { findPeople(text: $text, bornOn: $bornOn, first: $first, after: $after) {
  items { matchKind person { name } } endCursor hasMore } }`;
const find = async (player: Player, search: object) => {
  const answer = await stage.as<Page>(player, FIND, search);
  return answer.data?.findPeople.items.map((item) => `${item.matchKind} ${item.person.name}`) ?? answer.errors?.[0]?.extensions.code;
};

describe('one person', () => {
  it.each<[Player, string, boolean]>([
    ['policeManager', 'alder', true],
    ['hillsideManager', 'alder', true],
    ['policeSupervisor', 'alder', true],
    ['policeAuditor', 'alder', true],
    ['policeRecords', 'alder', true],
    ['practitioner', 'alder', true],
    ['prisonSecurity', 'alder', true],
    ['housingOfficer', 'alder', true],
    ['prisonManager', 'theirs', false],
    ['policeManager', 'theirs', false],
    ['practitioner', 'zoe', false],
    ['policeManager', 'restricted', true],
    ['policeColleague', 'restricted', false],
    ['policeSupervisor', 'restricted', false],
    ['policeColleague', 'excluded', true],
    ['policeManager', 'excluded', false],
  ])('%s opens %s: %s', async (player, who, opens) => {
    const answer = await person(player, people[who]);
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.person !== null).toBe(opens);
    if (!opens) expect(answer.text).toBe((await person(player, randomUUID())).text);
  });

  it.each<Player>(['policeAdministrator', 'policeWithoutPost'])('%s is stopped at the door, whoever is asked for', async (player) => {
    const denied = await person(player, people['alder']);
    expect(denied.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await person(player, randomUUID())).errors).toEqual(denied.errors);
  });

  it.each<[Player, boolean]>([
    ['policeManager', true],
    ['policeAuditor', true],
    ['practitioner', true],
    ['prisonSecurity', true],
    ['policeRecords', false],
    ['housingOfficer', false],
  ])('%s is told category and level under public protection arrangements: %s', async (player, told) => {
    const { data } = await person(player, people['alder']);
    expect(data?.person).toMatchObject(told ? { mappaCategory: 2, mappaLevel: 3 } : { mappaCategory: null, mappaLevel: null });
  });

  it('shows who works with them, and the latest risk of serious harm of each cell', async () => {
    const { data } = await person('policeManager', people['alder']);
    expect(data?.person).toMatchObject({
      name: 'Alder Reed',
      accessLimited: false,
      rosh: [
        { setting: 'COMMUNITY', atRisk: 'PUBLIC', level: 'HIGH', setBy: { shortName: 'Probation' } },
        { setting: 'CUSTODY', atRisk: 'STAFF', level: 'HIGH', setBy: { shortName: 'HMP Elmwick' } },
      ],
    });
    const members = data?.person?.['members'] as { leads: boolean; agency: { shortName: string } }[];
    expect(members.map(({ leads }) => leads)).toEqual([true, false, false, false]);
    expect(members[0]).toMatchObject({
      agency: { shortName: 'Probation' },
      unit: { name: 'Delivery unit 7' },
      lead: { name: 'Heron Qureshi' },
    });
    expect((await person('policeManager', people['restricted'])).data?.person).toMatchObject({ accessLimited: true });
    expect((await person('policeColleague', people['excluded'])).data?.person).toMatchObject({ accessLimited: true });
  });

  it('leaves a line in the access log, found or not', async () => {
    const nobody = randomUUID();
    await person('policeColleague', nobody);
    await person('policeColleague', people['alder']);
    const lines = await recorded(
      stage.database.ownerUrl,
      `select act, code, subject_id, person_id from concordat.access_log where staff_id = $1 and operation = 'person' order by at desc, id desc limit 2`,
      stage.cast.players.policeColleague.staffId,
    );
    expect(lines).toEqual([
      { act: 'CONSULTATION', code: null, subject_id: people['alder'], person_id: people['alder'] },
      { act: 'DENIED', code: 'NOT_FOUND', subject_id: nobody, person_id: null },
    ]);
  });
});

describe('finding people', () => {
  it.each<[string, object, string[]]>([
    ['a case reference number', { text: 'x100001' }, ['IDENTIFIER Alder Reed']],
    ['with spaces', { text: ' X 100001 ' }, ['IDENTIFIER Alder Reed']],
    ['a police national computer number', { text: '2010/0000001a' }, ['IDENTIFIER Alder Reed']],
    ['part of an identifier is none', { text: 'X1000' }, []],
    ['a family name', { text: 'reed' }, ['NAME Alder Reed']],
    ['family name first', { text: 'Reed Al' }, ['NAME Alder Reed']],
    ['given name first', { text: 'alder r' }, ['NAME Alder Reed']],
    ['Welsh letters', { text: 'Ŵynne-Llŷr' }, ['NAME Siôn Ifan Ŵynne-Llŷr']],
    ['Welsh letters without their accents', { text: 'wynne llyr sion' }, ['NAME Siôn Ifan Ŵynne-Llŷr']],
    ['letters and accents typed apart', { text: 'Sio\u0302n' }, ['NAME Siôn Ifan Ŵynne-Llŷr']],
    ['an alias', { text: 'winn' }, ['NAME Siôn Ifan Ŵynne-Llŷr']],
    ['an apostrophe', { text: "zoe d'angelo" }, ['NAME Zoë D’Ángelo']],
    ['a name in the middle', { text: 'Ifan' }, ['ALIKE Siôn Ifan Ŵynne-Llŷr']],
    ['a slip of the finger', { text: 'Aldre Reed' }, ['ALIKE Alder Reed']],
    ['several names of one person, once', { text: 'rees' }, ['NAME Rees Rhys']],
    ['a date of birth', { bornOn: '1985-02-28' }, ['BIRTH_DATE Siôn Ifan Ŵynne-Llŷr']],
    ['a name with its date of birth', { text: 'reed', bornOn: '1990-05-01' }, ['NAME Alder Reed']],
    ['a name with another date of birth', { text: 'reed', bornOn: '1990-05-02' }, []],
    ['nothing at all', {}, []],
    ['only signs', { text: '%_*' }, []],
  ])('%s', async (_what, search, found) =>
    expect(await find(found.some((name) => name.includes('Siôn')) ? 'hillsideManager' : 'policeManager', search)).toEqual(found),
  );

  it.each<[string, object, string[]]>([
    ['part of a name', { text: 'reed' }, []],
    ['a slip of the finger', { text: 'Aldre Reed' }, []],
    ['a date of birth alone', { bornOn: '1990-05-01' }, []],
    ['a name with its date of birth', { text: 'reed', bornOn: '1990-05-01' }, ['NAME Alder Reed']],
    ['a case reference number', { text: 'X100001' }, ['IDENTIFIER Alder Reed']],
  ])('of another district’s case by %s', async (_what, search, found) => expect(await find('hillsideManager', search)).toEqual(found));

  it.each<[Player, string, string[]]>([
    ['policeManager', 'yarrow', ['NAME Yarrow Stone']],
    ['policeColleague', 'yarrow', ['NAME Yarrow Field']],
    ['policeColleague', 'X100002', []],
    ['policeManager', 'X100003', []],
    ['policeManager', 'X100004', []],
    ['policeManager', 'elder', []],
    ['practitioner', 'elder', ['NAME Elder Marsh']],
    ['practitioner', 'Zoë', []],
  ])('%s looking for %s', async (player, text, found) => expect(await find(player, { text })).toEqual(found));

  it('answers nobody and nobody you may know of in the same bytes', async () => {
    const hidden = await stage.as('policeManager', FIND, { text: 'X100004' });
    const absent = await stage.as('policeManager', FIND, { text: 'X999999' });
    expect(hidden.text).toBe(absent.text);
  });

  it.each<Player>(['policeAdministrator', 'policeWithoutPost'])('%s may not search', async (player) =>
    expect(await find(player, { text: 'reed' })).toBe('FORBIDDEN'),
  );

  it.each([
    ['NUL', { text: 'a\u0000b' }],
    ['half a character', { text: 'a\ud800b' }],
    ['no day', { bornOn: '1990-02-30' }],
    ['a page of none', { text: 'reed', first: 0 }],
    ['a page of too many', { text: 'reed', first: 101 }],
    ['a cursor of somebody’s making', { text: 'reed', after: 'eyJhIjoxfQ' }],
  ])('%s is bad input, not a fault', async (_what, search) => expect(await find('policeManager', search)).toBe('BAD_USER_INPUT'));

  it('reads no more of a page of text than a name could be long', async () => {
    const found = await find('policeManager', { text: `Alder Reed${' '.repeat(200)}${'zebedee '.repeat(2000)}` });
    expect(found).toEqual(['NAME Alder Reed']);
  });

  it('keeps what was searched for, and who was shown', async () => {
    await find('policeManager', { text: 'Alder', bornOn: '1990-05-01' });
    const [line] = await recorded<{ act: string; row_count: number; details: object }>(
      stage.database.ownerUrl,
      `select act, row_count, details from concordat.access_log where staff_id = $1 and act = 'SEARCH' order by at desc, id desc limit 1`,
      stage.cast.players.policeManager.staffId,
    );
    expect(line).toEqual({ act: 'SEARCH', row_count: 1, details: { text: 'Alder', bornOn: '1990-05-01', shown: [people['alder']] } });
  });
});

describe('many of one name', () => {
  const everyPage = async (text: string, first: number): Promise<string[]> => {
    const found: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 20; page += 1) {
      const answer: { data?: Page | null } = await stage.as('housingOfficer', FIND, { text, first, after });
      const { items, endCursor, hasMore } = answer.data?.findPeople ?? { items: [], endCursor: null, hasMore: false };
      expect(items.length > 0).toBe(true);
      found.push(...items.map((item) => item.person.name));
      if (!hasMore) return found;
      after = endCursor;
    }
    throw new Error('it never ended');
  };
  const names = Array.from({ length: 30 }, (_, i) => `Rowan${String.fromCharCode(97 + (i % 26))}${i}`);

  beforeAll(async () => {
    for (const name of names)
      await aPerson().called('Hazel', name).alias(name, 'Hazel').knownTo(stage.cast.players.housingOfficer).put(stage.cast);
  });

  it.each([
    ['by the beginning of a name', 'hazel'],
    ['by likeness', 'azel rowan'],
  ])('%s: everybody once, page by page', async (_how, text) => {
    const found = await everyPage(text, 7);
    expect([...found].sort()).toEqual(names.map((name) => `Hazel ${name}`).sort());
  });
});

describe('my cases', () => {
  const MINE = '{ myCases { items { name } hasMore } }';
  it.each<[Player, string[]]>([
    ['policeManager', ['Alder Reed', 'Yarrow Stone', 'Zoë D’Ángelo', 'Rees Rhys']],
    ['policeColleague', ['Yarrow Field', 'Rees Rhys', 'Zoë D’Ángelo', 'Alder Reed']],
    ['hillsideManager', ['Siôn Ifan Ŵynne-Llŷr']],
    ['practitioner', ['Elder Marsh', 'Alder Reed']],
    ['prisonSecurity', []],
    ['policeAdministrator', []],
    ['policeWithoutPost', []],
  ])('%s: those they lead, then their units’', async (player, names) => {
    const { data, errors } = await stage.as<{ myCases: { items: { name: string }[] } }>(player, MINE);
    expect(errors).toBeUndefined();
    const shown = data?.myCases.items.map(({ name }) => name) ?? [];
    expect([...shown].sort()).toEqual([...names].sort());
    expect(shown.slice(0, 1)).toEqual(names.slice(0, 1));
  });
});

describe('the ports', () => {
  const actor = (player: Player): Actor => stage.cast.players[player] as unknown as Actor;
  const within = <T>(player: Player, work: (tx: Tx) => Promise<T>): Promise<T> =>
    stage.api.app.get(UnitOfWork, { strict: false }).run(stage.cast.players[player], work);
  const port = <Part>(kind: new (...args: never[]) => Part): Part => stage.api.app.get(kind, { strict: false });
  const id = (name: string): string => people[name] ?? '';

  it('opens a person only for those who may', async () => {
    expect(await within('policeManager', (tx) => port(PeopleReader).open(tx, id('alder')))).toMatchObject({
      dateOfBirth: '1990-05-01',
      familyName: 'Reed',
    });
    for (const hidden of ['theirs', 'excluded'])
      expect(await within('policeManager', (tx) => port(PeopleReader).open(tx, id(hidden)))).toBeNull();
    expect(await within('policeManager', (tx) => port(PeopleReader).members(tx, id('theirs')))).toEqual([]);
    expect((await within('policeManager', (tx) => port(PeopleReader).members(tx, id('alder')))).map(({ leads }) => leads)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('keeps references to other people within the agency', async () => {
    const add = (player: Player, reference: string, kind: string) =>
      within(player, (tx) => port(ThirdParties).add(tx, actor(player), id('alder'), [{ reference, class: kind }]));
    const [first] = await add('policeManager', 'Cymdoges Ŵ', 'VICTIM');
    expect(await add('policeManager', 'Cymdoges  Ŵ', 'VICTIM')).toEqual([first]);
    await expect(add('policeManager', 'Cymdoges Ŵ', 'PARTNER')).rejects.toMatchObject({
      fields: { newThirdParties: 'Cymdoges Ŵ is already recorded as victim' },
    });
    const [theirs] = await add('practitioner', 'Cymdoges Ŵ', 'PARTNER');
    expect(theirs?.id).not.toBe(first?.id);
    const resolve = (player: Player, thirdPartyId: string) =>
      within(player, (tx) => port(ThirdParties).resolve(tx, actor(player), id('alder'), [thirdPartyId]));
    expect(await resolve('policeManager', first?.id ?? '')).toEqual([first]);
    for (const other of [theirs?.id ?? '', randomUUID()])
      await expect(resolve('policeManager', other)).rejects.toMatchObject({ fields: { thirdPartyIds: 'Choose people from the list' } });
    expect((await person('policeManager', id('alder'))).data?.person).toMatchObject({ thirdParties: [{ reference: 'Cymdoges Ŵ' }] });
    expect((await person('housingOfficer', id('alder'))).data?.person).toMatchObject({ thirdParties: [] });
    expect((await person('policeRecords', id('alder'))).data?.person).toMatchObject({ thirdParties: [] });
  });

  it('adds one reference when two add it at once', async () => {
    const both = await Promise.all(['policeManager', 'policeColleague'].map((player) =>
      within(player as Player, (tx) => port(ThirdParties).add(tx, actor(player as Player), id('alder'), [{ reference: 'At once', class: 'OTHER' }])))); // prettier-ignore
    expect(both[0]).toEqual(both[1]);
  });

  it('records what happened, and refuses what has not', async () => {
    const record = (kind: string, happenedAt: string, recipientAgencyId?: string) =>
      within('policeManager', async (tx) => {
        const alder = await port(PeopleReader).open(tx, id('alder'));
        if (!alder) throw new Error('not there');
        return port(Circumstances).record(tx, actor('policeManager'), alder, {
          kind,
          happenedAt: new Date(happenedAt),
          recipientAgencyId: recipientAgencyId ?? null,
        });
      });
    const event = await record('ARREST', '2026-03-14T11:05:00Z');
    expect(event).toMatchObject({ kind: 'ARREST', recordedByAgencyId: stage.cast.agencies.police, recordedAt: expect.any(Date) });
    await record('RECIPIENT_ROLE', '2026-03-14T11:05:00Z', stage.cast.agencies.council);
    await expect(record('ARREST', '2099-01-01T00:00:00Z')).rejects.toMatchObject({
      fields: { happenedAt: expect.stringContaining('must be on or before') },
    });
    await expect(record('RECIPIENT_ROLE', '2026-03-14T11:05:00Z', randomUUID())).rejects.toMatchObject({
      fields: { recipientAgencyId: 'Choose an agency from the list' },
    });
    expect(await within('practitioner', (tx) => port(PeopleReader).events(tx, id('alder')))).toEqual([
      { personId: id('alder'), kind: 'ARREST', recordedAt: event.recordedAt, recipient: null },
      {
        personId: id('alder'),
        kind: 'RECIPIENT_ROLE',
        recordedAt: expect.any(Date),
        recipient: { agencyId: stage.cast.agencies.council, unitId: null, staffId: null },
      },
    ]);
  });
});
