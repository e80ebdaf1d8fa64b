import { createHash, randomUUID } from 'node:crypto';
import { EnquiryModule } from '@lib/enquiry';
import { OversightModule } from '@lib/oversight';
import { PartnershipModule } from '@lib/partnership';
import { PeopleModule } from '@lib/people';
import { RiskModule } from '@lib/risk';
import type { Player } from '../support/actors.js';
import { aPerson } from '../support/builders.js';
import { asLoader, recorded } from '../support/loader.js';
import { Stage } from '../support/stage.js';

let stage: Stage;
const tokens: Record<string, string> = {};
const rows = <Row extends object = Record<string, unknown>>(sql: string, ...values: unknown[]) =>
  recorded<Row>(stage.database.ownerUrl, sql, ...values);

/** Somebody more, signed in: the cast has no information governance officer. */
async function join(name: string, role: string, like: Player): Promise<void> {
  const { agencyId, unitId } = stage.cast.players[like];
  const [staffId, accountId, subject] = [randomUUID(), randomUUID(), name.replaceAll(' ', '-')];
  await asLoader(stage.database.ownerUrl, async (insert) => {
    await insert('staff', { id: staffId, agency_id: agencyId, name, job_title: 'Test player' });
    await insert('account', { id: accountId, staff_id: staffId, issuer: stage.issuer.issuer, subject });
    await insert('sign_in', { account_id: accountId, token_session: `${stage.issuer.issuer}|${subject}` });
    await insert('post', { staff_id: staffId, unit_id: unitId, agency_id: agencyId, role, held_from: '2020-01-01' });
  });
  tokens[name] = stage.issuer.token(subject, subject);
}
const OFFICER = 'Plover Ames';
const SECOND = 'Snipe Dell';
const as = <Data = Record<string, unknown>>(who: string, query: string, variables: object = {}) =>
  stage.api.ask<Data>(tokens[who] ?? stage.cast.players[who as Player].token, query, variables);

const FIND = `query ($text: String, $bornOn: Date) { findPeople(text: $text, bornOn: $bornOn, first: 5) { items { person { id } } } }`;
const FIELDS = `id at typed bornOn shownCount reason reasonLabel staff { name } looks { outcome words lookedBy { name } }`;
const NAMED = `query ($after: String) { namedSearches(lawfulUse: SELF_MONITORING, first: 100, after: $after) { items { ${FIELDS} } hasMore } }`;
const RANDOM = `query ($seed: String!, $size: Int) { randomSearches(lawfulUse: SELF_MONITORING, seed: $seed, size: $size) { ${FIELDS} } }`;
const ONE = `query ($id: UUID!) { sampledSearch(id: $id, lawfulUse: SELF_MONITORING) { ${FIELDS} } }`;
const LOOK = `mutation ($input: RecordSearchLookInput!) { recordSearchLook(input: $input) { __typename
  ... on SearchLookRecorded { search { ${FIELDS} } } ... on Refusal { code explanation } } }`;
interface Sampled {
  readonly id: string;
  readonly typed: string | null;
  readonly reason: string | null;
  readonly shownCount: number;
  readonly staff: { readonly name: string };
  readonly looks: readonly { outcome: string; words: string | null; lookedBy: { name: string } }[];
}
const named = async (who = OFFICER): Promise<readonly Sampled[]> => {
  const { data } = await as<{ namedSearches: { items: Sampled[]; hasMore: boolean } }>(who, NAMED);
  expect(data?.namedSearches.hasMore).toBe(false);
  return data?.namedSearches.items ?? [];
};
const look = (who: string, searchId: string, changes: object = {}) =>
  as<{ recordSearchLook: Record<string, unknown> }>(who, LOOK, {
    input: { key: randomUUID(), searchId, lawfulUse: 'SELF_MONITORING', outcome: 'SATISFIED', ...changes },
  });

/** Planted: who searched for what, and why it should be looked at. */
const SEARCHES: readonly [who: Player, search: { text?: string; bornOn?: string }, reason: string | null][] = [
  ['policeManager', { text: 'Adeyemi' }, 'OWN_FAMILY_NAME'],
  ['policeManager', { text: 'wren ADEYEMI', bornOn: '1991-01-01' }, 'OWN_FAMILY_NAME'],
  ['policeManager', { text: 'Adeyemi, Juniper' }, 'OWN_FAMILY_NAME'],
  ['policeManager', { text: 'N100001' }, 'SHOWN_OWN_FAMILY_NAME'],
  ['hillsideManager', { text: 'Wyn' }, 'OWN_FAMILY_NAME'],
  ['policeManager', { text: 'Rook Hale' }, 'COLLEAGUE_NAME'],
  ['policeColleague', { text: 'hale rook' }, 'COLLEAGUE_NAME'],
  ['policeColleague', { text: 'Linden Okafor' }, 'COLLEAGUE_FAMILY_NAME'],
  ['policeManager', { text: 'Hales' }, null],
  ['policeManager', { text: 'Heron Qureshi' }, null],
  ['policeManager', { text: 'N100002' }, null],
  ['policeManager', { bornOn: '1990-05-01' }, 'SHOWN_OWN_FAMILY_NAME'],
  ['policeManager', { bornOn: '1990-05-02' }, null],
  ['policeManager', { text: '%_' }, null],
];

beforeAll(async () => {
  stage = await Stage.set({
    contexts: [PartnershipModule, PeopleModule, RiskModule, EnquiryModule, OversightModule],
    operations: 'query Agencies { agencies { id } }',
  });
  await join(OFFICER, 'INFORMATION_GOVERNANCE_OFFICER', 'policeSupervisor');
  await join(SECOND, 'INFORMATION_GOVERNANCE_OFFICER', 'policeSupervisor');
  await join('Crake Muir', 'INFORMATION_GOVERNANCE_OFFICER', 'practitioner');
  const { policeManager, practitioner } = stage.cast.players;
  await aPerson().called('Juniper', 'Adeyemi').known({ crn: 'N100001' }).knownTo(policeManager).put(stage.cast);
  await aPerson().called('Rowan', 'Vane').known({ crn: 'N100002' }).knownTo(policeManager).knownTo(practitioner).put(stage.cast);
  for (const [who, search] of SEARCHES) await as(who, FIND, search);
  await as('practitioner', FIND, { text: 'Qureshi' });
});
afterAll(() => stage?.strike());

describe('searches for oneself, one’s family or a colleague', () => {
  it('are all found, newest first, each with its reason; the others are not', async () => {
    const found = (await named()).map(({ staff, typed, reason }) => [staff.name, typed, reason]);
    const name = (who: Player) => ({ policeManager: 'Wren Adeyemi', policeColleague: 'Ash Pell', hillsideManager: 'Siân Ŵyn' })[who as 'policeManager']; // prettier-ignore
    const planted = SEARCHES.filter(([, , reason]) => reason !== null).map(([who, { text }, reason]) => [name(who), text ?? null, reason]);
    expect(found).toEqual(planted.reverse());
    process.stdout.write(`Searches: ${SEARCHES.length + 1} made, ${found.length} found by their names, 0 of another agency\n`);
  });

  it('of another agency are that agency’s', async () => {
    expect((await named('Crake Muir')).map(({ typed }) => typed)).toEqual(['Qureshi']);
    const theirs = (await named('Crake Muir'))[0]?.id;
    expect((await as(OFFICER, ONE, { id: theirs })).text).toBe((await as(OFFICER, ONE, { id: randomUUID() })).text);
    const [refused, none] = [await look(OFFICER, theirs ?? ''), await look(OFFICER, randomUUID())];
    expect(refused.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(refused.errors?.[0]?.message).toBe(none.errors?.[0]?.message);
  });

  it('are left after thirty days, to the moment', async () => {
    const [{ id } = { id: '' }] = await named();
    const age = async (interval: string): Promise<boolean> => {
      await rows('alter table concordat.access_log disable trigger user');
      await rows(`update concordat.access_log set at = concordat.now() - interval '${interval}' where id = $1`, id);
      await rows('alter table concordat.access_log enable trigger user');
      return (await named()).some((one) => one.id === id);
    };
    expect([await age('29 days 23:59:00'), await age('30 days 00:00:01'), await age('1 second')]).toEqual([true, false, true]);
  });
});

describe('a random sample', () => {
  const draw = async (seed: string, size = 5): Promise<string[]> => {
    const { data } = await as<{ randomSearches: Sampled[] }>(OFFICER, RANDOM, { seed, size });
    return (data?.randomSearches ?? []).map(({ id }) => id).sort();
  };
  it('is what the printed rule says: the first in the order of SHA-256 of seed, space and id', async () => {
    const all = await rows<{ id: string }>(
      `select id from concordat.access_log where agency_id = $1 and act = 'SEARCH' and subject_type = 'PersonMatch'`,
      stage.cast.agencies.police,
    );
    for (const seed of ['2026-11', 'another']) {
      const place = (id: string): string => createHash('sha256').update(`${seed} ${id}`).digest('hex');
      const first = all.map(({ id }) => id).sort((a, b) => (place(a) < place(b) ? -1 : 1)).slice(0, 5); // prettier-ignore
      expect(await draw(seed)).toEqual([...first].sort());
    }
    expect(await draw('2026-11')).not.toEqual(await draw('another'));
    expect(await draw('2026-11', 100)).toHaveLength(SEARCHES.length);
    expect(await draw('2026-11', -1)).toEqual([]);
  });
});

describe('who samples', () => {
  it.each<[string, string | undefined]>([
    [OFFICER, undefined],
    ['policeAuditor', 'FORBIDDEN'],
    ['policeManager', 'FORBIDDEN'],
    ['policeSupervisor', 'FORBIDDEN'],
    ['policeAdministrator', 'FORBIDDEN'],
    ['policeRecords', 'FORBIDDEN'],
  ])('%s: %s', async (who, code) => {
    for (const [query, variables] of [
      [NAMED, {}],
      [RANDOM, { seed: 'x' }],
      [ONE, { id: randomUUID() }],
    ] as const)
      // prettier-ignore
      expect((await as(who, query, variables)).errors?.[0]?.extensions.code).toBe(code);
    const looked = await look(who, randomUUID());
    expect(looked.errors?.[0]?.extensions.code).toBe(code ?? 'NOT_FOUND');
  });

  it('states a lawful use, which is kept', async () => {
    const without = await as(OFFICER, '{ namedSearches(first: 5) { hasMore } }');
    expect(without.status).toBe(400);
    await named();
    const [line] = await rows(
      `select act, subject_type, details ->> 'lawfulUse' as use from concordat.access_log order by at desc, id desc limit 1`,
    );
    expect(line).toEqual({ act: 'CONSULTATION', subject_type: 'SampledSearch', use: 'SELF_MONITORING' });
  });
});

describe('what was found', () => {
  const PAGES = ['{ myWork { items { id } } }', '{ myDeskQuestions { items { id } } }', '{ viewer { name permissions } }'];
  const everything = async (who: string): Promise<string> => {
    const answers = await Promise.all(PAGES.map(async (page) => (await as(who, page)).text));
    return answers.join('\n').replaceAll(/"correlationId":"[^"]+"/g, '');
  };

  it('is kept beside the search for the officers, and reaches nobody else: no work, no change on any page of whoever searched', async () => {
    const search = (await named()).find(({ typed }) => typed === 'Adeyemi');
    const work = await rows('select count(*)::int n from concordat.work_item');
    const jobs = await rows('select count(*)::int n from concordat.trail_entry');
    const before = await everything('policeManager');
    const done = await look(OFFICER, search?.id ?? '', { outcome: 'RAISED', words: 'Her own family; told the head of standards' });
    expect(done.data?.recordSearchLook).toMatchObject({ __typename: 'SearchLookRecorded' });
    expect((await look(SECOND, search?.id ?? '')).data?.recordSearchLook).toMatchObject({ __typename: 'SearchLookRecorded' });
    const seen = (await named(SECOND)).find(({ id }) => id === search?.id);
    expect(seen?.looks).toEqual([
      { outcome: 'RAISED', words: 'Her own family; told the head of standards', lookedBy: { name: OFFICER } },
      { outcome: 'SATISFIED', words: null, lookedBy: { name: SECOND } },
    ]);
    expect(await everything('policeManager')).toBe(before);
    expect(await rows('select count(*)::int n from concordat.work_item')).toEqual(work);
    expect(await rows('select count(*)::int n from concordat.trail_entry')).toEqual(jobs);
  });

  it('of one’s own search is neither recorded nor read by oneself, officer or not', async () => {
    await as(OFFICER, FIND, { text: 'Ames' });
    const own = (await named()).find(({ typed }) => typed === 'Ames');
    expect((await look(OFFICER, own?.id ?? '')).data?.recordSearchLook).toMatchObject({ code: 'SMP-01' });
    await look(SECOND, own?.id ?? '', { outcome: 'LOOKED_AT' });
    const looks = async (who: string) => (await named(who)).find(({ id }) => id === own?.id)?.looks.length;
    expect([await looks(OFFICER), await looks(SECOND)]).toEqual([0, 1]);
  });

  it('says what is raised, and comes once for one key', async () => {
    const [search] = await named();
    const wrong = await look(OFFICER, search?.id ?? '', { outcome: 'RAISED' });
    expect(wrong.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: { words: expect.any(String) } });
    const key = randomUUID();
    const [first, again] = [await look(SECOND, search?.id ?? '', { key }), await look(SECOND, search?.id ?? '', { key })];
    expect(first.text).toBe(again.text);
    const other = await look(SECOND, search?.id ?? '', { key, outcome: 'LOOKED_AT' });
    expect(other.data?.recordSearchLook).toMatchObject({ __typename: 'KeyReused' });
  });
});
