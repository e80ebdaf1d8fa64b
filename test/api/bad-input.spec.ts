import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildSchema } from 'graphql';
import type { Player } from '../support/actors.js';
import { changedTables, faultsOf, type Marks, succeeded, WholeRecord } from '../support/bad-answers.js';
import { badValues, NEVER_KEPT } from '../support/bad-values.js';
import { type Place, RegisteredInput, replaced } from '../support/input-places.js';
import { sealWorld } from '../support/sealed-world.js';
import { SharingDesk } from '../support/sharing-desk.js';
import { READ_IN_A_VARIANT, SoundInputs, thingAt, ThingMaker } from '../support/sound-inputs.js';
import { PLAIN, type Variant, VARIANTS } from '../support/sound-variants.js';
import { WatchedRecord } from '../support/watched-record.js';

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
let names: RegExp;
let record: WatchedRecord;
let cases = 0;
const accepted: string[] = [];
const AT_ONCE = 24;
/** Acts on one enquiry wait for each other, each with a connection in its hand. */
const IN_TURN = 6;
const atOnce = (operation: RegisteredInput): number =>
  operation.changes && operation.places().some(({ where }) => thingAt(where)?.endsWith('enquiry')) ? IN_TURN : AT_ONCE;
const CUTS = 'ItemDecisionInput.cuts';
const answeredWith = new Map<string, number>();
const worked = new Set<string>();
/** Acts that were seen to write something when they were done: of these it means something that they wrote nothing. */
const wrote = new Set<string>();

beforeAll(async () => {
  desk = await SharingDesk.open('for many requests');
  // So that an agency has a record of its own to read.
  await sealWorld(desk.stage.database.ownerUrl);
  const { ownerUrl } = desk.stage.database;
  const whole = await WholeRecord.of(ownerUrl);
  names = whole.names;
  await whole.close();
  record = await WatchedRecord.of(ownerUrl);
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
  const faults = faultsOf(answer.status, answer.text, names).map((fault) => `${attempt.called}: ${fault}`);
  if (done && operation.changes) {
    accepted.push(`${player}, ${operation.name}, ${attempt.called}`);
    if (attempt.mustRefuse) faults.push(`${attempt.called}: was done`);
  }
  return { attempt, done, faults };
}

/** Answers are kept or refused one by one: beside bad values that are said to hold for all of them, each answer is kept. */
const keptBeside = ({ name }: RegisteredInput, attempts: readonly Attempt[], table: string): boolean =>
  name === 'SaveAnswers' && table === 'concordat.answer_draft' && attempts.some(({ called }) => called.startsWith('input.defaults'));

/** What the record holds, while nothing is known to have been written since. */
let marks: Marks | undefined;

/** What was confirmed goes on being saved after the answer: it is looked at once nothing changes any more. */
async function marksOf({ name }: RegisteredInput): Promise<Marks> {
  for (let last = await record.marks(); ;) {
    if (name !== 'ConfirmImport') return last;
    await new Promise((resume) => setTimeout(resume, 200));
    const now = await record.marks();
    if (changedTables(last, now).length === 0) return now;
    last = now;
  }
}

/** Together, and what they wrote although none of them was done. When one was, nothing can be said of the others: answers those. */
async function sendAll(
  player: Player,
  operation: RegisteredInput,
  attempts: readonly Attempt[],
): Promise<{ sent: Sent[]; faults: string[] }> {
  const before = marks ?? (await marksOf(operation));
  marks = undefined;
  const sent = await Promise.all(attempts.map((attempt) => send(player, operation, attempt)));
  const faults = sent.flatMap((one) => one.faults);
  const after = await marksOf(operation);
  const changed = changedTables(before, after).filter((table) => !keptBeside(operation, attempts, table));
  if (operation.changes && sent.some(({ done }) => done)) {
    if (changed.length > 0) wrote.add(operation.name);
    return { sent, faults };
  }
  marks = after;
  const what = attempts.map(({ called }) => called).join(' or ');
  return { sent, faults: [...faults, ...changed.map((table) => `${what}: changed ${table}, though it was not done`)] };
}

/** Every bad value in every place for everybody with BAD_INPUT=all (npm run test:long); else every fourth for the first of them, and every 48th for the others. */
const WHOLE = process.env['BAD_INPUT'] === 'all';
/** What is half typed is kept whatever it is, and then all of it is made anew: of these a sixteenth. */
const partOf = (player: Player, { name }: RegisteredInput): number =>
  WHOLE ? 1 : player === PLAYERS[0] ? (name === 'SaveAnswers' ? 16 : 4) : 48;

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
    const tryTogether = async (attempts: readonly (() => Attempt)[], again = false): Promise<boolean> => {
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
      // Most often none of the others would have been done, and they are sent together once more; else each by itself.
      const others = attempts.filter((_, i) => !sent[i]?.done);
      for (const few of again ? others.map((one) => [one]) : [others]) await tryTogether(few, true);
      return true;
    };
    const works = await tryTogether([() => ({ called: 'nothing', variables: operation.sound(sound.value), mustRefuse: false })]);
    const attempts = places.flatMap((place) => {
      const unread = variant === PLAIN && READ_IN_A_VARIANT.has(place.where);
      const values = badValues(place, maker.kept, valueAt(operation.sound(sound.value), place)).filter(
        () => (turn += 1) % partOf(player, operation) === 0,
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
      const few = atOnce(operation);
      for (let i = 0; i < alike.length; i += few) await tryTogether(alike.slice(i, i + few));
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

/** Of sign-ins and of the identity service, which are no part of what is watched; and looks of which only the first is written down. */
const WRITE_NOTHING = ['StartSession', 'EndSession', 'EndSignIn', 'EndOtherSignIns', 'InviteLocalAccount', 'OpenShare', 'OpenEnquiry'];

test('every act that was done was seen to write', () => {
  const acts = OPERATIONS.filter(({ name, changes }) => changes && worked.has(name) && !WRITE_NOTHING.includes(name)).map(
    ({ name }) => name,
  );
  expect(acts.filter((name) => !wrote.has(name))).toEqual([]);
});

test('every operation was seen to work when nothing is wrong with what it is sent', () => {
  console.log(`${cases} requests with bad input: ${[...answeredWith].map(([code, n]) => `${code} ${n}`).join(', ')}`);
  if (process.env['BAD_INPUT']) console.log(accepted.join('\n'));
  expect(
    [...OPERATIONS.map(({ name }) => name), ...VARIANTS.map(({ called }) => called)].filter(
      (name) => name !== SAYS_NOTHING && !worked.has(name),
    ),
  ).toEqual([]);
});
