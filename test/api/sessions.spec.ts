import { type Player } from '../support/actors.js';
import type { Answer } from '../support/api.js';
import { recorded } from '../support/loader.js';
import { Stage } from '../support/stage.js';

interface SignIn {
  readonly id: string;
  readonly staffName: string;
}
interface Page {
  readonly items: readonly SignIn[];
}

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set();
});
afterAll(() => stage?.strike());

const rows = <Row extends object>(sql: string, ...values: unknown[]): Promise<Row[]> =>
  recorded<Row>(stage.database.ownerUrl, sql, ...values);
const ask = <Data>(token: string, operationName: string, variables: object = {}): Promise<Answer<Data>> =>
  stage.api.post<Data>(JSON.stringify({ operationName, variables }), token);
const tokenOf = (player: Player): string => stage.cast.players[player].token;
let made = 0;
/** The player signs in on another device as well. */
async function alsoAt(player: Player, managedDevice = false): Promise<{ token: string; id: string }> {
  const session = `${player}-${(made += 1)}`;
  const token = stage.issuer.token(player, session);
  expect((await ask(token, 'StartSession', { managedDevice })).data).toEqual({ startSession: true });
  const [row] = await rows<{ id: string }>('select id from concordat.sign_in where token_session like $1', `%|${session}`);
  return { token, id: row?.id ?? '' };
}
const own = async (token: string): Promise<string[]> =>
  ((await ask<{ signIns: Page }>(token, 'SignIns')).data?.signIns.items ?? []).map(({ id }) => id);
const codeOf = ({ errors }: Answer<unknown>): string | undefined => errors?.[0]?.extensions.code;
const works = async (token: string): Promise<boolean> => codeOf(await ask(token, 'Viewer')) === undefined;
const loggedFor = (id: string): Promise<object[]> =>
  rows('select act, operation, subject_type, staff_id, details from concordat.access_log where subject_id = $1 order by at', id);

describe('where one is signed in', () => {
  test('is listed, the latest first, with which one this is; and nobody else’s', async () => {
    const first = tokenOf('policeManager');
    const laptop = await alsoAt('policeManager', true);
    const { data } = await ask<{ thisSignIn: string; signIns: { items: { id: string; managedDevice: boolean }[] } }>(
      laptop.token,
      'SignIns',
    );
    expect(data?.thisSignIn).toBe(laptop.id);
    expect(data?.signIns.items.map(({ managedDevice }) => managedDevice)).toEqual([true, false]);
    expect(data?.signIns.items[0]?.id).toBe(laptop.id);
    expect(await own(first)).toEqual(await own(laptop.token));
    expect((await own(tokenOf('policeColleague'))).length).toBe(1);
  });

  test.each<[string, string]>([
    ['was ended', `ended_at = now()`],
    ['lies idle', `last_seen_at = now() - interval '16 minutes'`],
    ['is over-age', `started_at = now() - interval '13 hours'`],
  ])('leaves out one that %s', async (_why, change) => {
    const { id } = await alsoAt('hillsideManager');
    expect(await own(tokenOf('hillsideManager'))).toContain(id);
    await rows(`update concordat.sign_in set ${change} where id = $1 returning id`, id);
    expect(await own(tokenOf('hillsideManager'))).not.toContain(id);
  });

  test('is ended by its owner at once, on the record, and says so to whoever held it', async () => {
    const lost = await alsoAt('policeManager');
    expect(await works(lost.token)).toBe(true);
    expect((await ask(tokenOf('policeManager'), 'EndSignIn', { id: lost.id })).data).toEqual({ endSignIn: true });
    expect(await works(lost.token)).toBe(false);
    expect(codeOf(await ask(lost.token, 'Viewer'))).toBe('UNAUTHENTICATED');
    expect((await ask(lost.token, 'SignInEnded')).data).toEqual({ signInEnded: 'ENDED_ELSEWHERE' });
    expect((await ask(tokenOf('policeManager'), 'SignInEnded')).data).toEqual({ signInEnded: null });
    const { staffId } = stage.cast.players.policeManager;
    const line = { act: 'ALTERATION', operation: 'endSignIn', subject_type: 'SignIn', staff_id: staffId };
    expect(await loggedFor(lost.id)).toEqual([{ ...line, details: { staffId, why: 'ENDED_ELSEWHERE' } }]);
  });

  test('ended twice is ended once', async () => {
    const { id } = await alsoAt('policeManager');
    for (const _ of [1, 2]) expect((await ask(tokenOf('policeManager'), 'EndSignIn', { id })).data).toEqual({ endSignIn: true });
    expect(await loggedFor(id)).toHaveLength(1);
  });

  test('all the others are ended with one press, and this one stays', async () => {
    const here = await alsoAt('prisonManager');
    const others = [await alsoAt('prisonManager'), await alsoAt('prisonManager')];
    const colleague = await alsoAt('policeColleague');
    expect((await ask<{ endOtherSignIns: number }>(here.token, 'EndOtherSignIns')).data).toEqual({ endOtherSignIns: 3 });
    for (const { token } of others) expect(await works(token)).toBe(false);
    expect([await works(here.token), await works(colleague.token)]).toEqual([true, true]);
    expect(await own(here.token)).toEqual([here.id]);
    expect((await ask(here.token, 'EndOtherSignIns')).data).toEqual({ endOtherSignIns: 0 });
  });

  test('cannot be taken up again with the same token', async () => {
    const lost = await alsoAt('policeManager');
    await ask(tokenOf('policeManager'), 'EndSignIn', { id: lost.id });
    expect((await ask(lost.token, 'StartSession', {})).data).toEqual({ startSession: false });
  });
});

describe('an administrator', () => {
  test('sees who of their agency is signed in, by name, and nobody of another', async () => {
    const answer = await ask<{ staffSignIns: Page }>(tokenOf('policeAdministrator'), 'StaffSignIns');
    const names = answer.data?.staffSignIns.items.map(({ staffName }) => staffName) ?? [];
    expect(names).toEqual([...names].sort());
    expect(names).toEqual(expect.arrayContaining(['Wren Adeyemi', 'Ash Pell', 'Linnet Fry']));
    expect(names).not.toEqual(expect.arrayContaining(['Heron Qureshi']));
    const some = await ask<{ staffSignIns: Page }>(tokenOf('policeAdministrator'), 'StaffSignIns', { name: 'PELL' });
    expect(new Set(some.data?.staffSignIns.items.map(({ staffName }) => staffName))).toEqual(new Set(['Ash Pell']));
  });

  test('ends one of them at once, on the record, and the person is told by whom', async () => {
    const { token, id } = await alsoAt('policeColleague');
    expect((await ask(tokenOf('policeAdministrator'), 'EndSignIn', { id })).data).toEqual({ endSignIn: true });
    expect(await works(token)).toBe(false);
    expect((await ask(token, 'SignInEnded')).data).toEqual({ signInEnded: 'ENDED_BY_ADMINISTRATOR' });
    const { policeAdministrator, policeColleague } = stage.cast.players;
    expect(await loggedFor(id)).toEqual([
      {
        act: 'ALTERATION',
        operation: 'endSignIn',
        subject_type: 'SignIn',
        staff_id: policeAdministrator.staffId,
        details: { staffId: policeColleague.staffId, why: 'ENDED_BY_ADMINISTRATOR' },
      },
    ]);
  });
});

describe('nobody else', () => {
  test.each<[string, Player, Player]>([
    ['a colleague', 'policeColleague', 'policeManager'],
    ['a supervisor', 'policeSupervisor', 'policeManager'],
    ['an administrator of another agency', 'policeAdministrator', 'practitioner'],
  ])('%s: somebody’s sign-in is to them as one that is not there', async (_who, player, owner) => {
    const { token, id } = await alsoAt(owner);
    const denied = await ask(tokenOf(player), 'EndSignIn', { id });
    const missing = await ask(tokenOf(player), 'EndSignIn', { id: '018f0000-0000-7000-8000-000000000000' });
    expect(codeOf(denied)).toBe('NOT_FOUND');
    expect(denied.text).toBe(missing.text);
    expect(await works(token)).toBe(true);
    expect(await loggedFor(id)).toMatchObject([{ act: 'DENIED' }]);
  });

  test.each<Player>(['policeManager', 'policeSupervisor', 'policeWithoutPost'])('%s is not told who is signed in', async (player) => {
    expect(codeOf(await ask(tokenOf(player), 'StaffSignIns'))).toBe('FORBIDDEN');
    expect(codeOf(await ask(tokenOf(player), 'SignIns'))).toBeUndefined();
  });

  test('control: with the administrator’s role taken away, what they could end a moment ago is not there', async () => {
    const { id } = await alsoAt('policeColleague');
    const { staffId } = stage.cast.players.policeAdministrator;
    await rows(`update concordat.post set held_to = concordat.now() where staff_id = $1 returning id`, staffId);
    expect(codeOf(await ask(tokenOf('policeAdministrator'), 'EndSignIn', { id }))).toBe('NOT_FOUND');
    await rows(`update concordat.post set held_to = null where staff_id = $1 returning id`, staffId);
    expect(codeOf(await ask(tokenOf('policeAdministrator'), 'EndSignIn', { id }))).toBeUndefined();
  });
});
