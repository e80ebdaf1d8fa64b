import type { Run, RunStep } from '../../api/answers/runs.js';
import type { Viewer } from '../../api/answers/viewer.js';
import { markup } from '../../pictures/markup.js';
import { type MapMark, type MapNode, processMap } from '../../pictures/process-map.js';
import { chosenWay } from '../procedures/chosen-way.js';
import { mapEdges, mapNodes } from '../procedures/map-picture.js';
import { atTime, clockWords } from './clock-words.js';
import { named, titleOf } from './step-view.js';

export interface Standing {
  readonly code: string;
  readonly title: string;
  readonly who: string;
  readonly mark: MapMark;
  readonly words: readonly string[];
}

const WORDS: Readonly<Record<string, readonly [MapMark['kind'], string]>> = {
  WAITING: ['AHEAD', 'Not open yet'],
  OPEN: ['NOW', 'Now: open'],
  IN_HAND: ['NOW', 'Now: in hand'],
  DONE_TO_SIGN: ['NOW', 'Now: to be signed off'],
  DONE: ['DONE', 'Done'],
  LEFT: ['LEFT', 'Left undone'],
  NOT_NEEDED: ['LEFT', 'Not needed'],
};

function markOf(step: RunStep): MapMark {
  const [kind, words] = WORDS[step.life] ?? ['AHEAD', step.life];
  const late = step.timeliness === 'LATE';
  const running = step.clockEndedAt === null;
  if (!late) return { kind, words };
  return running ? { kind: 'LATE', words: kind === 'NOW' ? `${words}, late` : `${words}; late` } : { kind, words: `${words}, late` };
}

/** How every step of the way stands, in the order of the map; what each report makes anew, once for each. */
export function standings(run: Run, viewer: Viewer): Standing[] {
  return chosenWay(run.map, run.variant ?? undefined).flatMap((of, at) => {
    const number = `${at + 1}. `;
    const steps = run.steps.filter(({ code }) => code === of.code);
    if (steps.length === 0) {
      const mark: MapMark = { kind: 'AHEAD', words: of.each === null ? 'Not open yet' : 'Has not come about' };
      return [{ code: of.code, title: `${number}${of.title}`, who: of.owner.words, mark, words: [] }];
    }
    return steps.map((step) => ({
      code: of.code,
      title: `${number}${titleOf(step)}`,
      who: of.owner.words,
      mark: markOf(step),
      words: standingWords(step, viewer),
    }));
  });
}

function standingWords(step: RunStep, viewer: Viewer): string[] {
  const { now } = viewer;
  const clock = step.life === 'NOT_NEEDED' ? undefined : clockWords(step, now);
  const by = (who: RunStep['doneBy'], at: string | null): string => `${who ? named(who, viewer) : ''}, at ${at ? atTime(at, now) : ''}`;
  return [
    ...(step.doneAt === null ? [] : [`${step.outcomeTitle}: ${by(step.doneBy, step.doneAt)}`]),
    ...(step.signedAt === null ? [] : [`Signed off: ${by(step.signedBy, step.signedAt)}`]),
    ...(step.leftAt === null ? [] : [`Decided by ${by(step.leftBy, step.leftAt)}`]),
    ...(step.life === 'IN_HAND' && step.owner ? [`With ${named(step.owner, viewer)}`] : []),
    ...(clock === undefined ? [] : [clock.words]),
  ];
}

/** The map of the run with each step marked as it stands; the list below it says all that is in it. */
export function drawRun(run: Run, viewer: Viewer): ReturnType<typeof markup> {
  const steps = chosenWay(run.map, run.variant ?? undefined);
  const last = new Map(standings(run, viewer).map((one) => [`step ${one.code}`, one.mark]));
  const nodes = mapNodes(run.map, steps).map((node): MapNode => {
    const mark = last.get(node.id);
    return mark === undefined ? node : { ...node, mark, notes: node.notes.slice(0, 1) };
  });
  const description = `How the ${steps.length} steps stand. All that is in this picture stands in the list below it.`;
  return markup(processMap({ title: `Where this stands: ${run.title}`, description, nodes, edges: mapEdges(steps) }));
}
