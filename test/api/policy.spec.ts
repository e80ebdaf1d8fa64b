import { AccessModule, type Actor, type Asker, may, type PolicyAction, type RuleOptions, type ThingKind, walkModules } from '@lib/access';
import { ROLES } from '@lib/kernel';
import { ReadPath } from '@lib/platform';
import pg from 'pg';
import { CONTEXTS } from '../../apps/api/src/app.module.js';
import { actorOf, askers, type Belt, Belts, KINDS, PLACES } from '../policy/belts.js';
import { functionMutants, policyMutants, ruleMutants, type SqlMutant } from '../policy/mutants.js';
import { writeWorld } from '../policy/rows.js';
import type { Placed, World } from '../policy/described.js';
import { T, WorldMaker } from '../policy/world.js';
import { Stage } from '../support/stage.js';

const SEED = Number(process.env.POLICY_SEED ?? 20_270_302);
/** Worlds; with 25 of them all their people ask, which is the long form. */
const ROUNDS = Number(process.env.POLICY_ROUNDS ?? 1);
const ASKING = ROUNDS > 1 ? Infinity : 48;
/** Of whom fewer are asked about everything, in every belt. */
const AGREEING = ROUNDS > 1 ? Infinity : 15;
const PAIRS = 2_000_000;
const AT = [-1, 0, 1].map((offset) => new Date(T.getTime() + offset));
const { rules } = walkModules([AccessModule, ...CONTEXTS]);

interface Ground {
  readonly stage: Stage;
  readonly client: pg.Client;
  readonly belts: Belts;
  readonly world: World;
}
let ground: Ground;

async function groundOf(seed: number, people?: number): Promise<Ground> {
  const world = new WorldMaker(seed).make(people);
  const stage = await Stage.set();
  const client = new pg.Client({ connectionString: stage.database.ownerUrl });
  await client.connect();
  await writeWorld(client, world);
  return { stage, client, world, belts: new Belts(client, stage.api.app.get(ReadPath, { strict: false }).model.types, rules) };
}
async function leave({ client, stage }: Ground): Promise<void> {
  await client.end();
  await stage.strike();
}
beforeAll(async () => {
  ground = await groundOf(SEED);
}, 120_000);
afterAll(async () => ground && leave(ground));

/** Spread over all agencies, and always the same for a seed. */
const asking = (world: World, at: Date, most = ASKING): Asker[] => {
  const all = askers(world, at);
  const step = Math.max(1, all.length / most);
  return Array.from({ length: Math.min(all.length, most) }, (_, n) => all[Math.floor(n * step)] as Asker);
};

/** The first pair on which the two differ, for these askers and kinds at these instants; null when there is none. */
async function firstDifference(
  { belts, world }: Ground,
  of: (at: Date) => Belt,
  kinds: readonly ThingKind[],
  who: (actor: Asker) => boolean = () => true,
): Promise<string | null> {
  for (const at of AT) {
    await belts.freeze(at);
    for (const actor of asking(world, at)) {
      if (!who(actor)) continue;
      for (const kind of kinds) {
        const things = world.placed[kind];
        const expected = await belts.spec(at).ask(actor, kind, things);
        const said = await of(at).ask(actor, kind, things);
        const n = things.findIndex((_, i) => said[i] !== expected[i]);
        if (n >= 0)
          return JSON.stringify({
            kind,
            at: at.getTime() - T.getTime(),
            says: said[n],
            roles: actor.roles,
            thing: { ...things[n]!.thing, about: '' },
          });
      }
    }
  }
  return null;
}

test(`the specification, the abilities, the list conditions and row security agree on ${PAIRS.toLocaleString('en-GB')} pairs and more`, async () => {
  const kindsRead = KINDS.filter((kind) => ground.belts.knows(kind));
  let pairs = 0;
  let allowed = 0;
  const differences: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const here = round === 0 ? ground : await groundOf(SEED + round);
    const { belts, world } = here;
    for (const at of AT) {
      await belts.freeze(at);
      for (const actor of asking(world, at, AGREEING)) {
        for (const kind of KINDS) {
          const things = world.placed[kind];
          const expected = await belts.spec(at).ask(actor, kind, things);
          pairs += things.length;
          allowed += expected.filter(Boolean).length;
          for (const belt of [belts.rowSecurity(), ...(belts.knows(kind) ? [belts.list(), belts.abilities()] : [])]) {
            const said = await belt.ask(actor, kind, things);
            things.forEach(
              ({ id }, n) =>
                said[n] !== expected[n] && differences.push(`${belt.name} says ${said[n]} of ${kind} ${id} to ${actor.staffId}`),
            );
          }
        }
      }
    }
    if (here !== ground) await leave(here);
  }
  if (differences.length > 0) console.log(differences.slice(0, 20).join('\n'));
  console.log(`${pairs} pairs of person and thing, ${allowed} allowed, ${differences.length} disagreements; seed ${SEED}`);
  expect(differences.slice(0, 3)).toEqual([]);
  // Agreed times are shown only beside what they are counted with, so nothing but row security keeps them.
  expect(kindsRead).toEqual(KINDS.filter((kind) => kind !== 'StandardTime'));
  expect(pairs).toBeGreaterThan(PAIRS);
}, 3_600_000);

test('what is done, and not only read, is judged alike by the specification and the abilities', async () => {
  const acts: readonly (readonly [PolicyAction, ThingKind])[] = [
    ['record', 'RiskNote'],
    ['supersede', 'RiskNote'],
    ['withdraw', 'RiskNote'],
    ['share', 'RiskNote'],
    ['record', 'HeldElsewhere'],
    ['open', 'Share'],
    ['answer', 'Share'],
    ['revoke', 'Share'],
    ['endorse', 'Decision'],
    ['close', 'WorkItem'],
    ['record', 'Enquiry'],
    ['open', 'Enquiry'],
    ['answer', 'Enquiry'],
    ['close', 'Enquiry'],
    ['close', 'Contradiction'],
    ['record', 'AnswerCopy'],
    ['record', 'ProcedureRun'],
    ['share', 'ProcedureRun'],
    ['answer', 'ProcedureRun'],
    ['record', 'RiskDecision'],
    ['record', 'ManagementPlan'],
    ['endorse', 'RiskDecision'],
    ['record', 'Conference'],
    ['record', 'ConferenceItem'],
    ['answer', 'ConferenceItem'],
    ['record', 'Action'],
    ['answer', 'Action'],
    ['close', 'Action'],
    ['record', 'ThirdPartyDisclosure'],
    ['endorse', 'ThirdPartyDisclosure'],
    ['record', 'Absence'],
    ['end', 'Absence'],
    ['report', 'UnsafeWork'],
    ['answer', 'UnsafeWork'],
    ['record', 'RecordImport'],
    ['record', 'Person'],
  ];
  const { belts, world } = ground;
  const tally = new Map<string, { yes: number; different: number }>();
  for (const at of AT) {
    await belts.freeze(at);
    for (const actor of asking(world, at, 30)) {
      for (const [action, kind] of acts) {
        const things = world.placed[kind];
        const expected = await belts.spec(at, action).ask(actor, kind, things);
        const said = await belts.abilities(rules, action).ask(actor, kind, things);
        const sum = tally.get(`${action} ${kind}`) ?? { yes: 0, different: 0 };
        expected.forEach((yes, n) => {
          sum.yes += yes ? 1 : 0;
          sum.different += yes === said[n] ? 0 : 1;
        });
        tally.set(`${action} ${kind}`, sum);
      }
    }
  }
  for (const [, { yes, different }] of tally) {
    expect(yes).toBeGreaterThan(20);
    expect(different).toBe(0);
  }
}, 600_000);

/** For every clause: on how many pairs turning it round turns the answer. */
function decisive(world: World, enough: number): Map<string, number> {
  const turned = new Map<string, number>();
  for (const at of AT) {
    for (const actor of askers(world, at)) {
      for (const kind of KINDS) {
        for (const { thing } of world.placed[kind]) {
          const asked = new Set<string>();
          const said = may(actor, 'read', thing, at, (name, holds) => {
            if ((turned.get(name) ?? 0) < enough) asked.add(name);
            return holds;
          });
          for (const name of asked) {
            const other = may(actor, 'read', thing, at, (one, holds) => (one === name ? !holds : holds));
            turned.set(name, (turned.get(name) ?? 0) + (other === said ? 0 : 1));
          }
        }
      }
    }
  }
  return turned;
}

test('every clause of the policy decides at least a thousand of them', () => {
  const turned = decisive(ground.world, 1_000);
  console.log(
    `${turned.size} clauses; decided least often: ${[...turned]
      .sort((a, b) => a[1] - b[1])
      .slice(0, 5)
      .join('; ')}`,
  );
  expect([...turned].filter(([, count]) => count < 1_000)).toEqual([]);
  expect(turned.size).toBeGreaterThan(35);
}, 600_000);

/** Over a smaller world: a fault is found at its first pair. */
describe('planted faults', () => {
  let small: Ground;
  beforeAll(async () => {
    small = await groundOf(SEED, 180);
  }, 120_000);
  afterAll(async () => small && leave(small));
  const killed: string[] = [];
  const survivors: string[] = [];
  const judge = (what: string, difference: string | null): void => void (difference === null ? survivors : killed).push(what);

  test('in the specification: each clause taken for granted, and each taken away', () => {
    const clauses = [...decisive(small.world, 1).keys()];
    for (const clause of clauses) {
      for (const always of [true, false]) {
        const found = AT.some((at) =>
          askers(small.world, at).some((actor) =>
            KINDS.some((kind) =>
              small.world.placed[kind].some(
                ({ thing }: Placed) =>
                  may(actor, 'read', thing, at) !== may(actor, 'read', thing, at, (name, holds) => (name === clause ? always : holds)),
              ),
            ),
          ),
        );
        judge(`specification: ${clause} ${always ? 'always' : 'never'}`, found ? 'found' : null);
      }
    }
    expect(survivors).toEqual([]);
  }, 600_000);

  test('in the rules: each condition left out', async () => {
    const kindsOf = (subject: string): ThingKind[] => KINDS.filter((kind) => small.belts.subjectOf(kind) === subject);
    const mutants = ruleMutants(rules, (found) => {
      const told = (action: string, subject: string, options: RuleOptions): void => {
        if (action === 'read' && !options.fields && kindsOf(subject).length > 0) found(subject, options);
      };
      const someone = askers(small.world, T).find(({ postUnitIds }) => postUnitIds.length > 0) as Asker;
      for (const rule of rules) rule({ ...actorOf(someone), roles: ROLES, agencyKind: 'POLICE' } as Actor, told);
    });
    for (const { what, subject, rules: planted } of mutants) {
      judge(`abilities: ${what}`, await firstDifference(small, () => small.belts.abilities(planted), kindsOf(subject)));
    }
    expect(survivors).toEqual([]);
  }, 900_000);

  const plant = async (mutant: SqlMutant, kinds: readonly ThingKind[]): Promise<void> => {
    await small.client.query(mutant.plant);
    const difference = await firstDifference(small, () => small.belts.rowSecurity(), kinds).finally(() =>
      small.client.query(mutant.restore),
    );
    judge(mutant.what, difference);
  };

  test('in the functions behind row security', async () => {
    for (const mutant of await functionMutants(small.client)) await plant(mutant, ['Person', 'ThirdParty', 'RiskNote', 'HeldElsewhere']);
    expect(survivors).toEqual([]);
  }, 900_000);

  // Every second of them in the quick form: there are several hundred.
  test('in the row-level policies: each part of each left out', async () => {
    const kindOf = (table: string): ThingKind => KINDS.find((kind) => PLACES[kind].table === table) as ThingKind;
    const tables = KINDS.map((kind) => PLACES[kind].table);
    const planted = (await policyMutants(small.client, tables)).filter((_, n) => ROUNDS > 1 || n % 2 === 0);
    for (const mutant of planted) await plant(mutant, [kindOf(mutant.table as string)]);
    expect(survivors).toEqual([]);
  }, 1_800_000);

  test('all of them were found', () => {
    console.log(`${killed.length} planted faults, ${survivors.length} not found`);
    expect(killed.length).toBeGreaterThanOrEqual(60);
  });
});
