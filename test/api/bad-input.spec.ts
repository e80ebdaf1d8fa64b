import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildSchema } from 'graphql';
import type { Player } from '../support/actors.js';
import { changedTables, faultsOf, type Marks, succeeded, WholeRecord } from '../support/bad-answers.js';
import { badValues, NEVER_KEPT } from '../support/bad-values.js';
import { type Place, RegisteredInput, replaced } from '../support/input-places.js';
import { SharingDesk } from '../support/sharing-desk.js';
import { PLAIN, READ_IN_A_VARIANT, SoundInputs, ThingMaker, type Variant, VARIANTS } from '../support/sound-inputs.js';

jest.setTimeout(300_000);
const file = (name: string): string => readFileSync(resolve(import.meta.dirname, '../../apps/api', name), 'utf8');
const OPERATIONS = RegisteredInput.all(buildSchema(file('schema.graphql')), file('operations.graphql'));
const PLAYERS: readonly Player[] = [
  'policeManager',
  'practitioner',
  'policeSupervisor',
  'policeAdministrator',
  'policeAuditor',
  'policeGovernor',
];

let desk: SharingDesk;
let record: WholeRecord;
let cases = 0;
const accepted: string[] = [];
const AT_ONCE = 24;
const CUTS = 'ItemDecisionInput.cuts';
const answeredWith = new Map<string, number>();
const worked = new Set<string>();

beforeAll(async () => {
  desk = await SharingDesk.open();
  record = await WholeRecord.of(desk.stage.database.ownerUrl);
});
afterAll(async () => {
  await record?.close();
  await desk?.stage.strike();
});

interface Attempt {
  readonly called: string;
  readonly variables: unknown;
  /** Something stands in it that no act may keep. */
  readonly mustRefuse: boolean;
}
interface Sent {
  readonly attempt: Attempt;
  readonly done: boolean;
  readonly faults: readonly string[];
}

async function send(player: Player, operation: RegisteredInput, attempt: Attempt): Promise<Sent> {
  const body = JSON.stringify({ operationName: operation.name, variables: attempt.variables });
  const answer = await desk.stage.api.post(body, desk.stage.cast.players[player].token);
  const done = succeeded(answer);
  const code = answer.errors?.[0]?.extensions.code ?? (done ? 'done' : 'refused in the answer');
  answeredWith.set(code, (answeredWith.get(code) ?? 0) + 1);
  cases += 1;
  const faults = faultsOf(answer.status, answer.text, record.names).map((fault) => `${attempt.called}: ${fault}`);
  if (done && operation.changes) {
    accepted.push(`${player}, ${operation.name}, ${attempt.called}`);
    if (attempt.mustRefuse) faults.push(`${attempt.called}: was done`);
  }
  return { attempt, done, faults };
}

/** What the record holds, while nothing is known to have been written since. */
let marks: Marks | undefined;

/** Together, and what they wrote although none of them was done. When one was, nothing can be said of the others: answers those. */
async function sendAll(
  player: Player,
  operation: RegisteredInput,
  attempts: readonly Attempt[],
): Promise<{ sent: Sent[]; faults: string[] }> {
  const before = marks ?? (await record.marks());
  marks = undefined;
  const sent = await Promise.all(attempts.map((attempt) => send(player, operation, attempt)));
  const faults = sent.flatMap((one) => one.faults);
  if (operation.changes && sent.some(({ done }) => done)) return { sent, faults };
  marks = await record.marks();
  const changed = changedTables(before, marks);
  const what = attempts.map(({ called }) => called).join(' or ');
  return { sent, faults: [...faults, ...changed.map((table) => `${what}: changed ${table}, though it was not done`)] };
}

/** Every bad value in every place for everybody with BAD_INPUT=all (npm run test:long); else every second for the first of them, and every sixteenth for the others. */
const WHOLE = process.env['BAD_INPUT'] === 'all';
const partOf = (player: Player): number => (WHOLE ? 1 : player === PLAYERS[0] ? 2 : 16);

describe.each(PLAYERS)('as %s', (player) => {
  let maker: ThingMaker;
  let turn = PLAYERS.indexOf(player);
  beforeAll(async () => {
    maker = await ThingMaker.for(desk, player);
  });

  /** The operation with one bad value at a time, everything else being as it should; answers what went wrong, and whether it works at all. */
  async function tryAll(
    operation: RegisteredInput,
    variant: Variant,
    places: readonly Place[],
  ): Promise<{ complaints: string[]; works: boolean }> {
    const complaints: string[] = [];
    const all = operation.places();
    let sound = await SoundInputs.for(maker, operation, variant);
    marks = undefined;
    const tryTogether = async (attempts: readonly (() => Attempt)[]): Promise<boolean> => {
      if (attempts.length === 0) return false;
      const { sent, faults } = await sendAll(
        player,
        operation,
        attempts.map((attempt) => attempt()),
      );
      complaints.push(...faults);
      const done = sent.some((one) => one.done);
      if (!done || !operation.changes) return done;
      sound = await SoundInputs.for(maker, operation, variant);
      const others = attempts.filter((_, i) => !sent[i]?.done);
      if (attempts.length > 1) for (const attempt of others) await tryTogether([attempt]);
      return true;
    };
    const works = await tryTogether([() => ({ called: 'nothing', variables: operation.sound(sound.value), mustRefuse: false })]);
    const attempts = places.flatMap((place) => {
      const unread = variant === PLAIN && READ_IN_A_VARIANT.has(place.where);
      const values = badValues(place, maker.kept, valueAt(operation.sound(sound.value), place)).filter(
        () => (turn += 1) % partOf(player) === 0,
      );
      return values.map(([called, value]) => {
        const variables = (): object => replaced(operation.sound(sound.value), place, value, all, sound.value);
        const mustRefuse = NEVER_KEPT.has(value) && !unread;
        const make = (): Attempt => ({ called: `${place.path.join('.')} is ${called}`, variables: variables(), mustRefuse });
        return { make, isText: typeof value === 'string' };
      });
    });
    // What is no text at all is refused before anything runs: kept apart, so that one accepted text does not send it all again.
    for (const isText of [false, true]) {
      const alike = attempts.filter((one) => one.isText === isText).map(({ make }) => make);
      for (let i = 0; i < alike.length; i += AT_ONCE) await tryTogether(alike.slice(i, i + AT_ONCE));
    }
    const whole = (): object => operation.sound(sound.value);
    const wrong = [() => ({}), () => ({ ...whole(), nobodyKnows: 1 }), () => null, () => [], () => 'text', () => 7, () => [whole()]];
    await tryTogether(
      wrong.map((make) => () => ({ called: `variables are ${JSON.stringify(make()).slice(0, 40)}`, variables: make(), mustRefuse: false })),
    );
    return { complaints, works };
  }

  test.each(OPERATIONS.map((operation) => [operation.name, operation] as const))('%s', async (name, operation) => {
    const { complaints, works } = await tryAll(operation, PLAIN, operation.places());
    if (works) worked.add(name);
    expect(complaints).toEqual([]);
  });

  test.each(VARIANTS.map((variant) => [variant.operation, variant.called, variant] as const))('%s, %s', async (name, called, variant) => {
    const operation = OPERATIONS.find((one) => one.name === name) ?? OPERATIONS[0]!;
    const places = operation
      .places()
      .filter(({ where, path }) => where in variant.values || (path.includes('cuts') && CUTS in variant.values));
    const { complaints, works } = await tryAll(operation, variant, places);
    if (works) worked.add(called);
    expect(complaints).toEqual([]);
  });
});

function valueAt(sound: object, { path }: Place): unknown {
  return path.reduce<unknown>((here, key) => (here as Record<string | number, unknown> | undefined)?.[key], sound);
}

/** Answers nothing to whoever is signed in: why a sign-in ended is told to whom it was ended. */
const SAYS_NOTHING = 'SignInEnded';

test('every operation was seen to work when nothing is wrong with what it is sent', () => {
  console.log(`${cases} requests with bad input: ${[...answeredWith].map(([code, n]) => `${code} ${n}`).join(', ')}`);
  if (process.env['BAD_INPUT']) console.log(accepted.join('\n'));
  expect(
    [...OPERATIONS.map(({ name }) => name), ...VARIANTS.map(({ called }) => called)].filter(
      (name) => name !== SAYS_NOTHING && !worked.has(name),
    ),
  ).toEqual([]);
});
