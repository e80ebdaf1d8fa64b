import type { MapStep, ProcedureMap } from '../../api/answers/procedures.js';
import type { Run, RunStaff, RunStep } from '../../api/answers/runs.js';
import type { Viewer } from '../../api/answers/viewer.js';
import { lowerFirst } from '../../view/policy-words.js';
import { atTime, type ClockWords, clockWords, tryWords } from './clock-words.js';
import { actsOn, type StepActs } from './step-acts.js';

export interface StepLine {
  readonly key: string;
  readonly href: string;
  readonly title: string;
  readonly what: string;
  readonly who: string;
  readonly clock: ClockWords | undefined;
  readonly next: string;
  readonly nextMissed: boolean;
  readonly tried: string;
  /** Who has it, what it waits for, what came back. */
  readonly stands: readonly string[];
  readonly acts: StepActs;
  readonly outcomes: MapStep['outcomes'];
}
export interface ToDo {
  readonly mine: readonly StepLine[];
  readonly others: readonly StepLine[];
  /** Not open yet, and their clocks run. */
  readonly waiting: readonly StepLine[];
}

export const named = ({ name, agency }: RunStaff, viewer: Viewer): string =>
  agency.shortName === viewer.agency.shortName ? name : `${name} (${agency.shortName})`;

export function mapStepOf(map: ProcedureMap, code: string): MapStep {
  const step = map.steps.find((one) => one.code === code);
  if (!step) throw new Error(`The map ${map.code} has no step ${code}`);
  return step;
}

export const titleOf = ({ title, nth }: Pick<RunStep, 'title' | 'nth'>): string => (nth === null ? title : `${title} (${nth})`);
export const stepAddress = (runId: string, key: string): string => `/procedures/runs/${runId}/steps/${encodeURIComponent(key)}`;

export function stepLine(run: Run, step: RunStep, viewer: Viewer): StepLine {
  const { now } = viewer;
  const of = mapStepOf(run.map, step.code);
  const over = run.overAt !== null || !viewer.permissions.includes('answer:ProcedureRun') || run.person?.emergency != null;
  const acts = actsOn(over ? { ...step, life: 'NOT_NEEDED', held: false } : step, of, viewer);
  return {
    key: step.key,
    href: stepAddress(run.id, step.key),
    title: titleOf(step),
    what: of.what,
    who: of.owner.words,
    clock: clockWords(step, now),
    next: tryWords(step, now),
    nextMissed: step.tryMissed,
    tried:
      step.lastTriedAt === null
        ? ''
        : `Tried ${step.tries === 1 ? 'once' : `${step.tries} times`}, last at ${atTime(step.lastTriedAt, now)}`,
    stands: stands(step, of, viewer),
    acts,
    outcomes: of.outcomes,
  };
}

function stands(step: RunStep, of: MapStep, viewer: Viewer): string[] {
  const held = step.held ? ['It stays open until it is done, or a supervisor records why it is left.'] : [];
  return [...cameBack(step, of, viewer), ...whoHas(step, viewer), ...held];
}

function cameBack({ doneBy, doneAt, sentBackAt, life, outcomeTitle }: RunStep, of: MapStep, viewer: Viewer): string[] {
  const { now } = viewer;
  if (life === 'DONE_TO_SIGN' && doneBy && doneAt) {
    const signs = `To be signed off by: ${lowerFirst(of.signOff ?? '')}.`;
    return [`${named(doneBy, viewer)} did this at ${atTime(doneAt, now)}: ${lowerFirst(outcomeTitle ?? '')}.`, signs];
  }
  return sentBackAt === null ? [] : [`Sent back at ${atTime(sentBackAt, now)}. What was recorded says what is to be put right.`];
}

function whoHas({ owner, handedTo, handedToMe, mine, life }: RunStep, viewer: Viewer): string[] {
  if (life === 'OPEN') return ['Nobody has this in hand.'];
  if (life !== 'IN_HAND' || owner === null) return [];
  const has = mine ? 'You have this in hand' : `${named(owner, viewer)} has this in hand`;
  if (handedTo === null) return [`${has}.`];
  return [handedToMe ? `${has} until you accept it: it was handed on to you.` : `${has} until ${named(handedTo, viewer)} accepts it.`];
}

const LAST = '9999';
const isRunning = ({ timeliness, clockEndedAt }: RunStep): boolean => timeliness !== null && clockEndedAt === null;
/** When it presses: its limit, or the next try where that comes sooner. */
function presses(step: RunStep): string {
  const due = isRunning(step) ? (step.dueAt ?? LAST) : LAST;
  return step.nextTryAt !== null && step.nextTryAt < due ? step.nextTryAt : due;
}
const isLate = (step: RunStep): boolean => isRunning(step) && step.timeliness === 'LATE';

/** What is late first, the longest late on top; then what is due first; what has no clock comes last. */
export function toDo(run: Run, viewer: Viewer): ToDo {
  const steps = [...run.steps].sort((a, b) => Number(isLate(b)) - Number(isLate(a)) || presses(a).localeCompare(presses(b)));
  const lines = (fits: (step: RunStep, line: StepLine) => boolean): StepLine[] =>
    steps.flatMap((step) => {
      const line = stepLine(run, step, viewer);
      return fits(step, line) ? [line] : [];
    });
  const live = ({ life }: RunStep): boolean => ['OPEN', 'IN_HAND', 'DONE_TO_SIGN'].includes(life);
  const isMine = ({ acts }: StepLine): boolean => acts.do || acts.answer || acts.check;
  return {
    mine: lines((step, line) => live(step) && isMine(line)),
    others: lines((step, line) => live(step) && !isMine(line)),
    waiting: lines((step) => step.life === 'WAITING' && isRunning(step)),
  };
}
