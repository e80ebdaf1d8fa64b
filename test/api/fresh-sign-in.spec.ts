import { type AbilityRules, AccessModule, type Actor, CurrentActor, FreshSignIn, Open, Requires, rollText } from '@lib/access';
import { constantRoot, Doorkeeper, ReadModel } from '@lib/platform';
import { Controller, Get, Module } from '@nestjs/common';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { TestApi } from '../support/api.js';
import { asOwner, setClock } from '../support/database.js';
import { ADMINISTRATOR, type OrchardApi, orchardApi } from '../support/orchard-api.js';
import { OrchardModule } from '../support/orchard/orchard.module.js';

@Resolver()
class VaultResolver {
  @Requires('open', 'Vault', { fresh: true })
  @Query(() => String)
  vaultSize(): string {
    return 'large';
  }

  @Requires('open', 'Vault', { fresh: true })
  @Mutation(() => Boolean)
  openVault(): boolean {
    return true;
  }

  @Requires('open', 'Vault')
  @Mutation(() => Boolean)
  lookIntoVault(@CurrentActor() actor: Actor): boolean {
    FreshSignIn.check(actor);
    return true;
  }

  @Open('a question that needs no proof')
  @Query(() => String)
  me(@CurrentActor() actor: Actor): string {
    return JSON.stringify({ fresh: actor.fresh, at: actor.authenticatedAt });
  }
}

@Controller('vault')
class VaultController {
  @Requires('open', 'Vault', { fresh: true })
  @Get()
  contents(): string {
    return 'gold';
  }
}

const rules: AbilityRules = (actor, may) => {
  if (actor.roles.includes('POLICE_OFFENDER_MANAGER')) may('open', 'Vault', { because: 'A test opens it.' });
};
@Module({
  imports: [AccessModule.abilities(rules), ReadModel.register([constantRoot('vaultSize', () => 'large')])],
  providers: [VaultResolver],
  controllers: [VaultController],
})
class VaultModule {}

let orchard: OrchardApi;
let api: TestApi;
beforeAll(async () => {
  orchard = await orchardApi();
  api = await TestApi.start(orchard.database, orchard.issuer, {}, { contexts: [OrchardModule, VaultModule], operations: '' });
});
afterAll(async () => {
  await api?.stop();
  await orchard?.stop();
});

const MINUTE = 60;
const secondsAgo = (seconds: number): number => Math.floor(Date.now() / 1000) - seconds;
const owner = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  asOwner(orchard.database.ownerUrl, async (client) => (await client.query<Row>(sql, values)).rows);
let sessions = 0;
const signedIn = async (
  claims: Record<string, unknown>,
  session = `fresh-${(sessions += 1)}`,
): Promise<{ token: string; session: string }> => {
  const token = orchard.issuer.token('person-0', session, claims);
  expect((await api.ask(token, 'mutation { startSession }')).data).toEqual({ startSession: true });
  return { token, session };
};
const codeOf = async (token: string, query: string): Promise<string | undefined> =>
  (await api.ask(token, query)).errors?.[0]?.extensions.code;
const isFresh = async (token: string): Promise<boolean> => {
  const { me } = (await api.ask<{ me: string }>(token, '{ me }')).data ?? {};
  return (JSON.parse(me ?? '{}') as { fresh: boolean }).fresh;
};

describe('a door that asks for a fresh sign-in', () => {
  const GUARDED: [string, string][] = [
    ['a query on the compiled path', '{ vaultSize }'],
    ['a query on the ordinary path', '{ vaultSize me }'],
    ['a mutation', 'mutation { openVault }'],
    ['a use case that asks by itself', 'mutation { lookIntoVault }'],
  ];

  test.each(GUARDED)('%s: opens within a quarter of an hour, and afterwards asks to sign in again', async (_what, query) => {
    const young = await signedIn({ auth_time: secondsAgo(14 * MINUTE) });
    const old = await signedIn({ auth_time: secondsAgo(16 * MINUTE) });
    expect(await codeOf(young.token, query)).toBeUndefined();
    const refused = await api.ask(old.token, query);
    expect(refused.errors?.map(({ message, extensions }) => ({ message, extensions }))).toEqual([
      { message: 'Sign in again to do this. What you typed is kept.', extensions: { code: 'STEP_UP_NEEDED' } },
    ]);
    expect(Object.values(refused.data ?? {}).filter((value) => value !== null)).toEqual([]);
  });

  test('a route', async () => {
    const get = async (token: string): Promise<{ status: number; text: string }> => {
      const answer = await fetch(`${api.address}/vault`, { headers: { authorization: `Bearer ${token}` } });
      return { status: answer.status, text: await answer.text() };
    };
    const young = await signedIn({ auth_time: secondsAgo(0) });
    const old = await signedIn({ auth_time: secondsAgo(16 * MINUTE) });
    expect(await get(young.token)).toEqual({ status: 200, text: 'gold' });
    const refused = await get(old.token);
    expect(refused.status).toBe(403);
    expect(JSON.parse(refused.text)).toMatchObject({ errors: [{ extensions: { code: 'STEP_UP_NEEDED' } }] });
  });

  test('asks the role first: who may never do it is not sent to sign in again', async () => {
    await owner(
      `update concordat.sign_in set authenticated_at = now() - interval '1 hour' where token_session like '%session-${ADMINISTRATOR}'`,
    );
    expect(await codeOf(orchard.tokenOf(ADMINISTRATOR), 'mutation { openVault }')).toBe('FORBIDDEN');
  });

  test('keeps the attempt', async () => {
    const { token } = await signedIn({ auth_time: secondsAgo(16 * MINUTE) });
    await api.post(JSON.stringify({ query: 'mutation { openVault }' }), token, { 'x-request-id': 'stale-attempt' });
    const rows = await owner(`select act, operation, code from concordat.access_log where correlation_id = 'stale-attempt'`);
    expect(rows).toEqual([{ act: 'DENIED', operation: 'openVault', code: 'STEP_UP_NEEDED' }]);
  });

  test('is marked in the roll', () => {
    expect(rollText([VaultModule])).toContain('open Vault (fresh sign-in): POLICE_OFFENDER_MANAGER');
    expect(rollText([VaultModule])).toMatch(/lookIntoVault\s+open Vault: POLICE_OFFENDER_MANAGER/);
  });

  test('opens for the same sign-in once it was proved again', async () => {
    const { token, session } = await signedIn({ auth_time: secondsAgo(16 * MINUTE) });
    expect(await codeOf(token, 'mutation { openVault }')).toBe('STEP_UP_NEEDED');
    await signedIn({ auth_time: secondsAgo(0) }, session);
    expect(await codeOf(token, 'mutation { openVault }')).toBeUndefined();
  });

  test('control: with the question taken out of the door, an old sign-in is answered', async () => {
    const { token } = await signedIn({ auth_time: secondsAgo(16 * MINUTE) });
    const asked = jest.spyOn(api.app.get(Doorkeeper, { strict: false }), 'admit').mockResolvedValue(undefined);
    const codes = [await codeOf(token, '{ vaultSize }'), await codeOf(token, 'mutation { openVault }')];
    asked.mockRestore();
    expect(codes).toEqual([undefined, undefined]);
    expect(await codeOf(token, '{ vaultSize }')).toBe('STEP_UP_NEEDED');
  });
});

describe('when the person last proved who they are', () => {
  test('is what the token says; the edge is a quarter of an hour', async () => {
    const { token, session } = await signedIn({ auth_time: secondsAgo(60 * MINUTE) });
    const set = (ago: string): Promise<object[]> =>
      owner(`update concordat.sign_in set authenticated_at = now() - $1::interval where token_session like '%' || $2`, [ago, session]);
    for (const [ago, fresh] of [
      ['14 minutes 55 seconds', true],
      ['15 minutes', false],
      ['15 minutes 1 second', false],
    ] as const) {
      await set(ago);
      expect([ago, await isFresh(token)]).toEqual([ago, fresh]);
    }
  });

  test.each<[string, Record<string, unknown>, boolean]>([
    ['else when the token was issued', { auth_time: undefined, iat: secondsAgo(1) }, true],
    ['else, long issued, long ago', { auth_time: undefined, iat: secondsAgo(16 * MINUTE) }, false],
    ['never after the token was issued', { auth_time: secondsAgo(0), iat: secondsAgo(16 * MINUTE) }, false],
    ['long ago when the token says neither', { auth_time: undefined, iat: undefined }, false],
    ['long ago when it is words', { auth_time: 'just now' }, false],
    ['long ago when it is no time at all', { auth_time: 1e300 }, false],
    ['long ago when it is before all time', { auth_time: -1 }, false],
  ])('is %s', async (_what, claims, fresh) => {
    const { token } = await signedIn(claims);
    expect(await isFresh(token)).toBe(fresh);
  });

  test('is never in the future, so that a clock running ahead keeps nobody fresh', async () => {
    const { session } = await signedIn({ auth_time: secondsAgo(-3_600), iat: secondsAgo(-3_600) });
    const [row] = await owner<{ ahead: boolean }>(
      `select authenticated_at > now() as ahead from concordat.sign_in where token_session like '%' || $1`,
      [session],
    );
    expect(row).toEqual({ ahead: false });
  });

  test('moves on with a later token of the same sign-in, never back', async () => {
    const { token, session } = await signedIn({ auth_time: secondsAgo(16 * MINUTE) });
    expect(await isFresh(token)).toBe(false);
    await signedIn({ auth_time: secondsAgo(0) }, session);
    expect(await isFresh(token)).toBe(true);
    await signedIn({ auth_time: secondsAgo(20 * MINUTE) }, session);
    expect(await isFresh(token)).toBe(true);
  });

  test('does not move on with a later token that does not say when: it may have been issued without asking anybody', async () => {
    const { token, session } = await signedIn({ auth_time: secondsAgo(16 * MINUTE) });
    await signedIn({ auth_time: undefined, iat: secondsAgo(0) }, session);
    expect(await isFresh(token)).toBe(false);
  });

  test("does not move on with somebody else's token of the same name", async () => {
    const { token, session } = await signedIn({ auth_time: secondsAgo(16 * MINUTE) });
    const theirs = orchard.issuer.token('person-1', session, { auth_time: secondsAgo(0) });
    expect((await api.ask(theirs, 'mutation { startSession }')).data).toEqual({ startSession: false });
    expect(await isFresh(token)).toBe(false);
  });

  test("is judged by the real clock: a demonstration's clock makes nothing fresh or stale", async () => {
    const young = await signedIn({ auth_time: secondsAgo(0) });
    const old = await signedIn({ auth_time: secondsAgo(16 * MINUTE) });
    for (const instant of ['2020-01-01T00:00:00Z', '2035-01-01T00:00:00Z']) {
      await setClock(orchard.database.ownerUrl, instant);
      expect([await isFresh(young.token), await isFresh(old.token)]).toEqual([true, false]);
    }
    await setClock(orchard.database.ownerUrl, null);
  });
});
