import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ReadPath } from '@lib/platform';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { changedTables, type Marks, WholeRecord } from '../support/bad-answers.js';
import { type Cell, cellsOf, COLUMNS, kindAt } from '../support/matrix/cells.js';
import { denialsOf } from '../support/matrix/denials.js';
import { doneForReal, doneRegardless, livePlaces, Matrix, placeOf, type Run } from '../support/matrix/matrix.js';
import { type Sending, sendings } from '../support/matrix/operations.js';
import { PLANTS } from '../support/matrix/plants.js';
import { Rehearsal } from '../support/matrix/rehearsal.js';
import { countsBy } from '../support/matrix/tallies.js';
import { wouldBeDone } from '../support/matrix/verdict.js';
import { Wire } from '../support/matrix/wire.js';
import { MatrixWorld } from '../support/matrix/world.js';
import { Stage } from '../support/stage.js';

jest.setTimeout(3_600_000);
const OPERATIONS = readFileSync(resolve(import.meta.dirname, '../../apps/api/operations.graphql'), 'utf8');
/** Every place and every way of sending, where the usual form takes another of them each time. */
const FULL = process.env['MATRIX'] === 'full';
/** Some root fields alone, as Query.person,Query.note. */
const ONLY = process.env['MATRIX_ONLY']?.split(',');
const AT_ONCE = 8;
const MOST_SAID = 20;
/** Cells of one place that are asked together before it is looked whether anybody was shown something there. */
const A_LOOK = 24;
/** Where somebody is shown something, if anywhere. */
const LIKELY: readonly string[] = ['own', 'received'];
/** Places where nobody is ever answered otherwise than for a missing thing, and why that is right. */
const SAYS_NOTHING = new Map([
  ['input.draftId', 'a draft that is sent along is thrown away or it is not: the answer is about the act'],
  ['input.expectedLeftOut.0.agencyId', 'why an agency was left out is looked at only where policy expects it'],
  ['input.id', 'of saveDraft: a draft that is not there is begun anew'],
]);

let stage: Stage;
let record: WholeRecord;
let rehearsal: Rehearsal;
let wire: Wire;
let world: MatrixWorld;
let all: Sending[];
let cells: Cell[];
let matrix: Matrix;
let runs: Run[];
let possible: Cell[];
let before: Marks;

beforeAll(async () => {
  stage = await Stage.set({}, 'for many requests');
  world = await MatrixWorld.on(stage);
  record = await WholeRecord.of(stage.database.ownerUrl);
  rehearsal = await Rehearsal.in(stage.database.ownerUrl);
  wire = new Wire(stage.api.address, AT_ONCE);
  matrix = new Matrix(world, wire, record.names);
  all = sendings(stage.api.app.get(GraphQLSchemaHost).schema, OPERATIONS).filter(({ root }) => !ONLY || ONLY.includes(root));
  possible = cellsOf(world, all, true);
  cells = FULL ? possible : cellsOf(world, all, false);
  before = await record.marks();
  const began = Date.now();
  runs = await matrix.run(cells, AT_ONCE);
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(
    [
      `${runs.length} cells (the full form has ${possible.length}), ${matrix.compares} compared byte for byte with a missing thing,`,
      `${wire.sent} requests in ${seconds} s; ${new Set(all.map(({ root }) => root)).size} operations that take an id at ${new Set(cells.map(placeOf)).size} places.`,
      `By state: ${countsBy(runs, ({ cell }) => cell.column)}`,
      `By principal: ${countsBy(runs, ({ cell }) => cell.who.name)}`,
    ].join('\n'),
  );
});
afterAll(async () => {
  wire?.close();
  await rehearsal?.close();
  await record?.close();
  await stage?.strike();
});

/** The directory, agreements and the like are nobody's record: looking at them is not logged, nor that they were not found. */
const isLogged = (root: string): boolean => stage.api.app.get(ReadPath).model.roots.get(root.slice('Query.'.length))?.act !== 'NOT_LOGGED';
/** The first few cells of every place, and the rest of them. */
function aLook(cells: readonly Cell[]): [Cell[], Cell[]] {
  const taken = new Map<string, number>();
  const first = new Set<Cell>();
  for (const cell of cells) {
    const so = taken.get(placeOf(cell)) ?? 0;
    if (so < A_LOOK) first.add(cell);
    taken.set(placeOf(cell), so + 1);
  }
  return [[...first], cells.filter((cell) => !first.has(cell))];
}
const some = (complaints: readonly string[]): string[] => complaints.slice(0, MOST_SAID);

test('every operation that takes an id is asked for a thing in every state by everybody', () => {
  const asked = new Set(runs.map(({ cell }) => `${cell.sending.root} ${cell.column} ${cell.who.name}`));
  const askable = possible.map(({ sending, column, who }) => `${sending.root} ${column} ${who.name}`);
  expect([...new Set(askable)].filter((one) => !asked.has(one))).toEqual([]);
  expect(world.principals.length).toBeGreaterThanOrEqual(16);
  if (ONLY) return;
  expect(new Set(runs.map(({ cell }) => cell.column)).size).toBe(COLUMNS.length);
  expect(runs.length).toBeGreaterThan(4_302);
});

test('a place of which nobody has said what it asks for is asked for things of every kind', () => {
  const silent = possible.filter(({ place }) => !kindAt(place));
  if (silent.length > 0) console.log(`Nobody has said what is asked for at ${[...new Set(silent.map(placeOf))].join(', ')}`);
  const kinds = new Set(world.things.map(({ kind }) => kind)).size;
  for (const place of new Set(silent.map(placeOf)))
    expect(new Set(silent.filter((cell) => placeOf(cell) === place).map(({ thing }) => thing?.kind)).size).toBeGreaterThanOrEqual(kinds);
});

test('what somebody may not read is a missing thing to them, byte for byte; what they may is the right one; nobody does what is not theirs', () => {
  expect(some(runs.flatMap(({ complaints }) => complaints))).toEqual([]);
});

test('a denial is in the log under the id that was asked for, and says no more of a hidden thing than of a missing one', async () => {
  const { complaints, denied, compared } = await denialsOf(rehearsal, runs, isLogged);
  console.log(`${denied} denials found in the log, ${compared} compared with those of missing things`);
  expect(some(complaints)).toEqual([]);
  if (!ONLY) expect(denied).toBeGreaterThan(runs.length / 10);
});

test('nearly every place is looked at: somebody is answered otherwise there than for a missing thing', async () => {
  const live = livePlaces(runs);
  const dim = possible.filter((cell) => cell.who.signedIn && LIKELY.includes(cell.column) && !live.has(placeOf(cell)));
  for (let left = dim; left.length > 0; left = left.filter((cell) => !live.has(placeOf(cell)))) {
    const [now, later] = aLook(left);
    left = later;
    const more = await matrix.run(now, AT_ONCE);
    expect(some(more.flatMap(({ complaints }) => complaints))).toEqual([]);
    for (const place of livePlaces(more)) live.add(place);
  }
  const dead = [...new Set(runs.map(({ cell }) => placeOf(cell)))].filter((place) => !live.has(place));
  const unlooked = dead.filter((place) => ![...SAYS_NOTHING.keys()].some((path) => place.endsWith(`(${path})`)));
  if (unlooked.length > 0) console.log(`Nobody was shown anything at ${unlooked.join(', ')}: sound values or things are missing there`);
  if (!ONLY) expect(unlooked.length).toBeLessThanOrEqual(live.size / 8);
});

test('nothing was written by any of it', async () => {
  expect(changedTables(before, await record.marks())).toEqual([]);
});

describe('a difference that is planted', () => {
  test.each(PLANTS.map((plant) => [plant.called, plant] as const))('%s is found', async (_called, plant) => {
    const here = cells.filter(({ sending }) => plant.roots.includes(sending.root));
    if (here.length === 0) return;
    await rehearsal.query(plant.sql);
    const found = await new Matrix(world, wire, record.names).run(here, AT_ONCE);
    const complaints = [...found.flatMap((one) => one.complaints), ...(await denialsOf(rehearsal, found, isLogged)).complaints];
    await rehearsal.query(plant.undo);
    console.log(`${complaints.length} of ${found.length} cells see it: ${complaints[0]?.slice(0, 400)}`);
    expect(complaints.length).toBeGreaterThan(0);
    const after = await new Matrix(world, wire, record.names).run(here.slice(0, 50), AT_ONCE);
    expect(after.flatMap((one) => one.complaints)).toEqual([]);
  });
});

/** Last, since from here on the world changes. */
describe('when the rehearsal is over', () => {
  beforeAll(() => rehearsal.over());

  test('an act that went through beside an id which was not theirs leaves that thing as it stood', async () => {
    const one = new Map(doneRegardless(runs).map((run) => [`${placeOf(run.cell)} ${run.cell.column}`, run]));
    console.log(`${one.size} acts done for real beside somebody else’s thing`);
    expect(await doneForReal(matrix, rehearsal, [...one.values()])).toEqual([]);
  });

  test('what would have been done is done', async () => {
    const discard = runs.find(({ cell, heard }) => cell.sending.root === 'Mutation.discardDraft' && wouldBeDone(cell.sending, heard));
    if (!discard) return expect(ONLY).toBeDefined();
    expect(await rehearsal.row(discard.cell.id)).toContain(discard.cell.id);
    await matrix.send(discard.cell, discard.cell.id);
    expect(await rehearsal.row(discard.cell.id)).toBe('[]');
  });
});
