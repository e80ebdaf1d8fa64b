import { type AbilityRules, AccessModule, Open } from '@lib/access';
import { Doorkeeper, readRoot, ReadModel, link } from '@lib/platform';
import { Controller, Get, Module } from '@nestjs/common';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { TestApi } from '../support/api.js';
import { asOwner } from '../support/database.js';
import { ADMINISTRATOR, type OrchardApi, orchardApi, POLICE } from '../support/orchard-api.js';
import { OrchardModule } from '../support/orchard/orchard.module.js';

let orchard: OrchardApi;
beforeAll(async () => {
  orchard = await orchardApi();
});
afterAll(async () => orchard?.stop());

const FIND = '{ findPeople(text: "rowan") { items { person { id } } } }';

describe('the start is refused when', () => {
  @Resolver()
  class Forgotten {
    @Query(() => String)
    forgotten(): string {
      return 'open to all';
    }
  }
  @Module({ providers: [Forgotten] })
  class ForgottenModule {}

  @Resolver()
  class Inherits extends Forgotten {}
  @Module({ providers: [Inherits] })
  class InheritsModule {}

  @Controller('forgotten')
  class ForgottenController {
    @Get()
    answer(): string {
      return 'open to all';
    }
  }
  @Module({ controllers: [ForgottenController] })
  class ForgottenRouteModule {}

  @Module({
    imports: [ReadModel.register([readRoot('myName', link.many('OrchardAgency', { where: () => [], order: [] }), { act: 'NOT_LOGGED' })])],
  })
  class MisfitModule {}

  @Module({
    imports: [
      ReadModel.register([
        readRoot(
          'nowhere',
          link.one('OrchardAgency', () => []),
          { act: 'NOT_LOGGED' },
        ),
      ]),
    ],
  })
  class NowhereModule {}

  const badRule: AbilityRules = (_actor, may) => may('read', 'Note', { conditions: { colour: 'red' }, because: 'red' });
  @Module({ imports: [AccessModule.abilities(badRule)] })
  class BadRuleModule {}

  const hole: AbilityRules = (_actor, may) => may('read', 'Note', { conditions: { agencyId: undefined as never }, because: 'a hole' });
  @Module({ imports: [AccessModule.abilities(hole)] })
  class HoleModule {}

  test.each([
    ['a query says nothing of who may ask it', ForgottenModule, 'Query forgotten'],
    ['a handler is inherited undeclared', InheritsModule, 'Query forgotten'],
    ['a route says nothing of who may ask it', ForgottenRouteModule, 'Route ForgottenController.answer'],
    ['the read model does not fit the schema', MisfitModule, 'Query.myName'],
    ['a root of the read model has no handler', NowhereModule, 'Query.nowhere'],
    ['a rule speaks of what no read type lists', BadRuleModule, 'colour'],
    ['a rule has a hole in it', HoleModule, 'agencyId is undefined'],
  ])('%s', async (_when, module, named) => {
    const start = TestApi.start(orchard.database, orchard.issuer, {}, { contexts: [OrchardModule, module], operations: '' });
    await expect(start).rejects.toThrow(named);
  });

  test('a registered operation does not fit the schema', async () => {
    const start = TestApi.start(
      orchard.database,
      orchard.issuer,
      {},
      { contexts: [OrchardModule], operations: 'query Old { agencies { colour } }' },
    );
    await expect(start).rejects.toThrow('Old');
  });

  test('nothing: the control starts with a handler that is declared', async () => {
    @Resolver()
    class Declared {
      @Open('a control')
      @Mutation(() => Boolean)
      declared(): boolean {
        return true;
      }
    }
    @Module({ providers: [Declared] })
    class DeclaredModule {}
    const api = await TestApi.start(orchard.database, orchard.issuer, {}, { contexts: [OrchardModule, DeclaredModule], operations: '' });
    await api.stop();
  });
});

describe('on both paths', () => {
  const COMPILED = FIND;
  const ORDINARY = '{ findPeople(text: "rowan") { items { person { id } } } myName }';

  test.each([
    ['compiled', COMPILED],
    ['ordinary', ORDINARY],
  ])('%s: nobody is let in without a sign-in', async (_path, query) => {
    for (const token of [
      null,
      'nonsense',
      orchard.issuer.token('person-0', 'never-started'),
      orchard.issuer.token('stranger', 'session-0'),
    ]) {
      const answer = await orchard.api.ask(token, query);
      expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
      expect(answer.data ?? null).toBeNull();
    }
  });

  test.each([
    ['compiled', COMPILED],
    ['ordinary', ORDINARY],
  ])('%s: a role without the permission is refused, and the attempt is kept', async (path, query) => {
    const answer = await orchard.api.post(JSON.stringify({ query }), orchard.tokenOf(ADMINISTRATOR), { 'x-request-id': `refused-${path}` });
    expect(answer.errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN', reason: 'Your role does not allow this.' });
    const kept = await asOwner(orchard.database.ownerUrl, async (owner) =>
      owner.query('select act, operation, code from concordat.access_log where correlation_id = $1', [`refused-${path}`]),
    );
    expect(kept.rows).toEqual([{ act: 'DENIED', operation: 'findPeople', code: 'FORBIDDEN' }]);
  });

  test.each([
    ['compiled', COMPILED],
    ['ordinary', ORDINARY],
  ])('%s: a role with the permission is answered', async (_path, query) => {
    const answer = await orchard.api.ask<{ findPeople: { items: unknown[] } }>(orchard.tokenOf(POLICE), query);
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.findPeople.items.length).toBeGreaterThan(0);
  });

  test('control: with the door question taken out of the compiled path, it answers whoever asks', async () => {
    const doorkeeper = orchard.api.app.get(Doorkeeper, { strict: false });
    const asked = jest.spyOn(doorkeeper, 'admit').mockResolvedValue(undefined);
    const answer = await orchard.api.ask(orchard.tokenOf(ADMINISTRATOR), '{ findPeople(text: "rowan") { items { matchKind } } }');
    asked.mockRestore();
    expect(answer.errors).toBeUndefined();
  });

  test('what may not be read is answered in the same bytes as what does not exist', async () => {
    const { rows } = await asOwner(orchard.database.ownerUrl, async (owner) =>
      owner.query<{ id: string }>(`select id from concordat.person where stage = 'RECALL' limit 1`),
    );
    const ask = async (id: string): Promise<string> =>
      (await orchard.api.ask(orchard.tokenOf(POLICE), 'query P($id: UUID!) { person(id: $id) { id name } }', { id })).text;
    expect(rows).toHaveLength(1);
    expect(await ask(rows[0]?.id ?? '')).toBe(await ask('018f0000-0000-7000-8000-000000000000'));
  });
});

describe('a sign-in holds only while', () => {
  const asks = async (person: number): Promise<string | undefined> =>
    (await orchard.api.ask(orchard.tokenOf(person), '{ agencies { id } }')).errors?.[0]?.extensions.code;
  const owner = (sql: string): Promise<unknown> => asOwner(orchard.database.ownerUrl, (client) => client.query(sql));

  test.each([
    [
      'the account is in force',
      `update concordat.account set state = 'SUSPENDED' where subject = 'person-3'`,
      `update concordat.account set state = 'ACTIVE' where subject = 'person-3'`,
    ],
    [
      'it was used a short while ago',
      `update concordat.sign_in set last_seen_at = now() - interval '16 minutes' where token_session like '%session-3'`,
      `update concordat.sign_in set last_seen_at = now() where token_session like '%session-3'`,
    ],
    [
      'it began today',
      `update concordat.sign_in set started_at = now() - interval '13 hours' where token_session like '%session-3'`,
      `update concordat.sign_in set started_at = now() where token_session like '%session-3'`,
    ],
  ])('%s', async (_why, breaks, mends) => {
    expect(await asks(3)).toBeUndefined();
    await owner(breaks);
    expect(await asks(3)).toBe('UNAUTHENTICATED');
    await owner(mends);
    expect(await asks(3)).toBeUndefined();
  });

  test('it has not been ended by its owner, for good', async () => {
    const token = orchard.tokenOf(3);
    expect((await orchard.api.ask(token, 'mutation { endSession(why: "SIGNED_OUT") }')).data).toEqual({ endSession: true });
    expect(await asks(3)).toBe('UNAUTHENTICATED');
    expect((await orchard.api.ask(token, 'mutation { startSession }')).data).toEqual({ startSession: false });
  });

  test('a new token starts its own, once', async () => {
    const token = orchard.issuer.token('person-3', 'a-new-one');
    expect((await orchard.api.ask(token, '{ agencies { id } }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await orchard.api.ask(token, 'mutation { startSession(managedDevice: true) }')).data).toEqual({ startSession: true });
    expect((await orchard.api.ask(token, '{ agencies { id } }')).errors).toBeUndefined();
  });
});
