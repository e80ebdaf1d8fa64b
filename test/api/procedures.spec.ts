import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ProcedureAnswer, ProcedureMap, ProceduresAnswer } from '../../apps/portal/src/api/answers/procedures.js';
import { chosenWay } from '../../apps/portal/src/journeys/procedures/chosen-way.js';
import { drawMap, mapEdges, mapNodes } from '../../apps/portal/src/journeys/procedures/map-picture.js';
import { stepRows } from '../../apps/portal/src/journeys/procedures/step-list.js';
import { PLAYERS } from '../support/actors.js';
import { Stage } from '../support/stage.js';

jest.setTimeout(120_000);
const folder = resolve(import.meta.dirname, '../../libs/procedure/src/procedures/maps');
const written = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Written);
/** A map as its file has it: what is shown is held against this, and not against what the portal made of it. */
interface Written {
  readonly code: string;
  readonly variants: readonly { readonly code: string }[];
  readonly steps: readonly {
    readonly code: string;
    readonly title: string;
    readonly variants: readonly string[];
    readonly each: string | null;
    readonly opens: readonly (readonly { readonly fact?: string; readonly step?: string; readonly outcome?: string }[])[];
    readonly outcomes: readonly { readonly code: string; readonly title: string; readonly fact?: string; readonly ends?: string }[];
  }[];
}

let stage: Stage;
let shown: readonly ProcedureMap[];
beforeAll(async () => {
  stage = await Stage.set();
  shown = await Promise.all(written.map(({ code }) => read(code)));
});
afterAll(() => stage?.strike());

async function operation<Data>(operationName: string, variables: object): Promise<Data> {
  const { data, text } = await stage.api.post<Data>(JSON.stringify({ operationName, variables }), stage.cast.players.policeManager.token);
  if (!data) throw new Error(text);
  return data;
}
async function read(code: string): Promise<ProcedureMap> {
  const { procedure } = await operation<ProcedureAnswer>('Procedure', { code });
  if (!procedure) throw new Error(`there is no map ${code}`);
  return procedure;
}

test('the list has every shipped map once, with what is not verified counted', async () => {
  const { procedures } = await operation<ProceduresAnswer>('Procedures', {});
  expect(procedures.map(({ code }) => code)).toEqual(written.map(({ code }) => code).sort());
  for (const line of procedures) {
    const limits = shown.find(({ code }) => code === line.code)?.steps.flatMap((step) => step.limits) ?? [];
    expect(line).toMatchObject({ limitCount: limits.length, unreadLimitCount: limits.filter(({ source }) => !source.read).length });
  }
});

test('everybody on the staff reads them alike; nobody does who is not signed in; there is no other', async () => {
  const query = '{ procedures { code } procedure(code: "recall") { title steps { code } } nothing: procedure(code: "none") { code } }';
  const answers = await Promise.all(PLAYERS.map((player) => stage.as(player, query)));
  expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
  expect(answers[0]?.data).toMatchObject({ procedure: { title: 'Recall to prison' }, nothing: null });
  expect((await stage.api.post(JSON.stringify({ operationName: 'Procedures' }), null)).data ?? null).toBeNull();
});

const ways = written.flatMap(({ code, variants }) => (variants.length > 0 ? variants : [{ code: undefined }]).map((way) => [code, way.code] as const)); // prettier-ignore

describe.each(ways)('%s, %s', (code, way) => {
  const file = written.find((one) => one.code === code) as Written;
  const steps = file.steps.filter(({ variants }) => variants.length === 0 || variants.includes(way ?? ''));
  const codes = new Set(steps.map((step) => step.code));
  const canCome = (causes: Written['steps'][number]['opens'][number]): boolean => causes.every(({ step }) => !step || codes.has(step));
  const seen = () => {
    const map = shown.find((one) => one.code === code) as ProcedureMap;
    return { map, steps: chosenWay(map, way) };
  };

  test('every step is in the picture and in the list, under the same number', () => {
    const { map, steps: chosen } = seen();
    const titles = steps.map(({ title }, at) => `${at + 1}. ${title}`);
    expect(mapNodes(map, chosen).flatMap(({ kind, title }) => (kind === 'STEP' ? [title] : []))).toEqual(titles);
    expect(stepRows(map, chosen).map(({ title }, at) => `${at + 1}. ${title}`)).toEqual(titles);
    const svg = String(drawMap(map, chosen));
    expect(svg.match(/app-node--STEP/g)).toHaveLength(titles.length);
    expect(svg.match(/class="app-way"/g)).toHaveLength(mapEdges(chosen).length);
    expect(svg).not.toMatch(/NaN|undefined/);
  });

  test('the arrows are the causes, the facts that outcomes are, and the ends: no more, no fewer', () => {
    const { steps: chosen } = seen();
    const arrows = steps.flatMap((step) => [
      ...step.opens.filter(canCome).flat().map((cause) => (cause.fact ? `fact ${cause.fact}>step ${step.code}` : `step ${cause.step}>step ${step.code}>${titleOf(cause)}`)), // prettier-ignore
      ...(step.each ? [`fact ${step.each}>step ${step.code}`] : []),
      ...step.outcomes.flatMap(({ fact }) => (fact ? [`step ${step.code}>fact ${fact}`] : [])),
      ...step.outcomes.flatMap(({ ends }) => (ends ? [`step ${step.code}>end ${ends}`] : [])),
    ]);
    const drawn = mapEdges(chosen).map(({ from, to, words }) => `${from}>${to}${from.startsWith('step') && to.startsWith('step') ? `>${words ?? ''}` : ''}`); // prettier-ignore
    expect(drawn.sort()).toEqual([...new Set(arrows)].sort());
  });

  const titleOf = ({ step, outcome }: { readonly step?: string; readonly outcome?: string }): string =>
    steps.find((one) => one.code === step)?.outcomes.find((one) => one.code === outcome)?.title ?? '';
});

test('control: a map with a cause left out would be noticed', () => {
  const recall = shown.find(({ code }) => code === 'recall') as ProcedureMap;
  const steps = chosenWay(recall, 'standard');
  const without = steps.map((step) => (step.code === 'endorse' ? { ...step, openings: [] } : step));
  expect(mapEdges(without)).toHaveLength(mapEdges(steps).length - 1);
});
