import type { MapStep, ProcedureMap } from '../../api/answers/procedures.js';
import { markup } from '../../pictures/markup.js';
import { type MapEdge, type MapNode, processMap } from '../../pictures/process-map.js';

const stepId = (code: string): string => `step ${code}`;
const factId = (code: string): string => `fact ${code}`;
const endId = (code: string): string => `end ${code}`;

/** Every step of the way, each fact that opens one or comes of one, and each end that one reaches. What comes first is drawn first. */
export function mapNodes(map: ProcedureMap, steps: readonly MapStep[]): MapNode[] {
  const edges = mapEdges(steps);
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]));
  return [
    ...steps.map(stepNode),
    ...map.facts.map(({ code, title }): MapNode => ({ id: factId(code), kind: 'FACT', title, notes: [] })),
    ...map.ends.map(({ code, title }): MapNode => ({ id: endId(code), kind: 'END', title: `End: ${title}`, notes: [] })),
  ].filter(({ id, kind }) => kind === 'STEP' || joined.has(id));
}

function stepNode(step: MapStep, at: number): MapNode {
  const limits = step.limits.map(({ words, source }) => `${shortly(words)}${source.read ? '' : ' (not verified)'}`);
  const notes = [step.owner.words, ...limits, ...waits(step), ...(step.each === null ? [] : ['Each time'])];
  return { id: stepId(step.code), kind: 'STEP', title: `${at + 1}. ${step.title}`, notes };
}

/** How long, without what it counts from: that stands in the list. */
const shortly = (words: string): string => words.replace(/( of)?:.*$/, '');

/** Several arrows into one box do not say by themselves whether one of them is enough. */
function waits({ openings }: MapStep): string[] {
  const most = Math.max(0, ...openings.map(({ causes }) => causes.length));
  if (openings.length > 1) return [most > 1 ? 'The list says for what it waits' : 'Any one way is enough'];
  return most > 1 ? ['Waits for all before it'] : [];
}

/** One for each cause that opens a step, each fact that an outcome is, and each end that one is. */
export function mapEdges(steps: readonly MapStep[]): MapEdge[] {
  const all = steps.flatMap((step) => [...opening(step, steps), ...leading(step)]);
  return [...new Map(all.map((edge) => [`${edge.from}>${edge.to}>${edge.words ?? ''}`, edge])).values()];
}

function opening(step: MapStep, steps: readonly MapStep[]): MapEdge[] {
  const to = stepId(step.code);
  const causes = step.openings.flatMap((one) => one.causes);
  const each = step.each === null ? [] : [{ from: factId(step.each), to }];
  return [...causes.map(({ fact, step: from, outcome }) => (fact === null ? { from: stepId(from ?? ''), to, ...onOutcome(steps, from, outcome) } : { from: factId(fact), to })), ...each]; // prettier-ignore
}

function onOutcome(steps: readonly MapStep[], step: string | null, outcome: string | null): { words?: string } {
  const words = steps.find(({ code }) => code === step)?.outcomes.find(({ code }) => code === outcome)?.title;
  return words === undefined ? {} : { words };
}

function leading(step: MapStep): MapEdge[] {
  const from = stepId(step.code);
  return step.outcomes.flatMap(({ fact, ends }) => [
    ...(fact === null ? [] : [{ from, to: factId(fact) }]),
    ...(ends === null ? [] : [{ from, to: endId(ends) }]),
  ]);
}

export function drawMap(map: ProcedureMap, steps: readonly MapStep[]): ReturnType<typeof markup> {
  const description = `${steps.length} steps, each with its number in the list below. All that is in this picture stands in that list.`;
  return markup(processMap({ title: `The steps of: ${map.title}`, description, nodes: mapNodes(map, steps), edges: mapEdges(steps) }));
}
