import type { ProcedureMap } from '../../api/answers/procedures.js';
import type { Run, RunEvent } from '../../api/answers/runs.js';
import type { Viewer } from '../../api/answers/viewer.js';
import { lowerFirst } from '../../view/policy-words.js';
import { atTime } from './clock-words.js';
import { codeOf, startFacts } from './step-acts.js';
import { named, titleOf } from './step-view.js';

export interface EventLine {
  readonly n: number;
  readonly what: string;
  readonly at: string;
  readonly by: string;
  /** When it happened or is to be, and to whom. */
  readonly small: readonly string[];
  readonly words: string | null;
  readonly instead: string | null;
  /** Who had said nothing to the agency when it was done, where somebody signs it off. */
  readonly silent: readonly string[];
  /** Where another agency wrote it. */
  readonly theirs: string | null;
}

const DID: Readonly<Record<string, string>> = {
  TAKEN: 'taken in hand',
  TRIED: 'tried, nothing came of it yet',
  SIGNED_OFF: 'signed off',
  SENT_BACK: 'sent back',
  LEFT: 'left undone by a decision',
  HANDED_ON: 'handed on, not yet accepted',
  HANDOVER_ACCEPTED: 'handover accepted',
  HANDOVER_DECLINED: 'handover declined',
};

/** What was recorded, the newest first, as the run's own record has it. */
export function history(run: Run, viewer: Viewer): EventLine[] {
  return run.events.map((event) => ({
    n: event.n,
    what: whatHappened(run, event),
    at: atTime(event.at, viewer.now),
    by: `${event.by.name}, ${event.by.jobTitle}, ${event.by.agency.shortName}`,
    small: small(run, event, viewer),
    words: event.written?.words ?? null,
    instead: event.written?.instead ?? null,
    silent: event.written?.silentSources ?? [],
    theirs: event.worded && event.written === null ? event.by.agency.shortName : null,
  }));
}

function whatHappened(run: Run, event: RunEvent): string {
  const { map, endCode } = run;
  const step = run.steps.find(({ key }) => key === event.stepKey);
  const title = step ? titleOf(step) : codeOf(event.stepKey);
  switch (event.type) {
    case 'STARTED':
      return 'Begun';
    case 'FACT_REPORTED':
      return `Reported: ${lowerFirst(titled(map.facts, event.fact))}`;
    case 'DONE':
      return `${title}: ${lowerFirst(outcomeOf(map, event))}`;
    case 'FINISHED':
      return `Over: ${lowerFirst(titled(map.ends, endCode))}`;
    case 'STOPPED':
      return 'Stopped before its end';
    default:
      return `${title}: ${DID[event.type] ?? event.type}`;
  }
}

function small(run: Run, event: RunEvent, viewer: Viewer): string[] {
  const { now } = viewer;
  const facts = startFacts(event).map(({ fact, when }) => `${titled(run.map.facts, fact)}: ${atTime(when, now)}`);
  const { happenedAt, nextAt, toStaff } = event;
  const ahead = happenedAt !== null && happenedAt > event.at;
  return [
    ...facts,
    ...(happenedAt === null ? [] : [`${ahead ? 'Is to happen' : 'Happened'} at ${atTime(happenedAt, now)}`]),
    ...(nextAt === null ? [] : [`Next try: ${atTime(nextAt, now)}`]),
    ...(toStaff === null ? [] : [`To ${named(toStaff, viewer)}`]),
  ];
}

const titled = (list: ProcedureMap['ends'] | ProcedureMap['facts'], code: string | null): string =>
  list.find((one) => one.code === code)?.title ?? code ?? '';

function outcomeOf(map: ProcedureMap, { stepKey, outcome }: RunEvent): string {
  const step = map.steps.find(({ code }) => code === codeOf(stepKey));
  return step?.outcomes.find(({ code }) => code === outcome)?.title ?? outcome ?? '';
}
