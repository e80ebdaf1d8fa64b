import type { MapHolder, MapStep, ProcedureMap } from '../../api/answers/procedures.js';
import type { Run, RunEvent, RunStep } from '../../api/answers/runs.js';
import type { Viewer } from '../../api/answers/viewer.js';

/** As the API has it: these decide about what others have. */
const SUPERVISORS = ['SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT'];

export const isHolder = ({ agency, roles }: Viewer, holder: { readonly agency: string; readonly roles: readonly string[] }): boolean =>
  agency.kind === holder.agency && holder.roles.some((role) => roles.includes(role));
/** Another agency's, and theirs to record: a desk records what others did in a run on a protection record. */
const heardOf = (step: RunStep, { owner }: MapStep, viewer: Viewer, roles?: readonly string[]): boolean =>
  step.ours && owner.agency !== viewer.agency.kind && (roles === undefined || roles.some((role) => viewer.roles.includes(role)));
const supervises = (viewer: Viewer, { owner }: MapStep): boolean => isHolder(viewer, { agency: owner.agency, roles: SUPERVISORS });

/** What this person could do about a step now. The API decides; a page only hides what would be refused. */
export interface StepActs {
  readonly do: boolean;
  readonly take: boolean;
  readonly try: boolean;
  readonly check: boolean;
  readonly leave: boolean;
  readonly handOn: boolean;
  readonly answer: boolean;
}
const NOTHING: StepActs = { do: false, take: false, try: false, check: false, leave: false, handOn: false, answer: false };

export function actsOn(step: RunStep, of: MapStep, viewer: Viewer): StepActs {
  const leave = supervises(viewer, of) || heardOf(step, of, viewer, SUPERVISORS) || (step.ours && !of.leftOnlyBySupervisor);
  switch (step.life) {
    case 'DONE_TO_SIGN':
      return { ...NOTHING, check: mayCheck(step, of, viewer) };
    case 'WAITING':
      return { ...NOTHING, leave: step.held && leave };
    case 'OPEN':
      return { ...NOTHING, do: step.ours, take: step.ours, try: step.ours && of.tries, leave };
    case 'IN_HAND':
      return inHand(step, of, viewer, leave);
    default:
      return NOTHING;
  }
}

/** Whoever it is handed on to answers that first. */
function inHand(step: RunStep, of: MapStep, viewer: Viewer, leave: boolean): StepActs {
  if (step.handedToMe) return { ...NOTHING, leave, answer: true };
  const handOn = step.handedTo === null && (step.mine || supervises(viewer, of));
  return { ...NOTHING, do: step.ours, try: step.ours && of.tries, leave, handOn };
}

const mayCheck = (step: RunStep, of: MapStep, viewer: Viewer): boolean =>
  step.doneBy?.id !== viewer.staffId &&
  (isHolder(viewer, { agency: of.owner.agency, roles: of.signOffRoles }) || heardOf(step, of, viewer));

export const mayStop = ({ roles }: Viewer, { begunByUs }: { readonly begunByUs: boolean }): boolean =>
  begunByUs && roles.some((role) => SUPERVISORS.includes(role));
export const mayBegin = (map: ProcedureMap, viewer: Viewer): boolean => map.startedBy.some((holder) => isHolder(viewer, holder));

/** What this person may report, and has not come yet. */
export function factsToReport({ map, events, moreEvents, protection }: Run, viewer: Viewer): ProcedureMap['facts'] {
  const come = new Set(events.flatMap((event) => factsOf(event, map, events)));
  const mine = (holders: readonly MapHolder[]): boolean =>
    holders.some((holder) => isHolder(viewer, holder)) ||
    (protection !== null && holders.length > 0 && holders.every(({ agency }) => agency !== viewer.agency.kind));
  return map.facts.filter(({ code, many, reportedBy }) => mine(reportedBy) && (many || moreEvents || !come.has(code)));
}

/** The facts that an event brought: it was begun with them, they were reported, or are how a step was done. */
function factsOf(event: RunEvent, map: ProcedureMap, events: readonly RunEvent[]): readonly string[] {
  if (event.type === 'STARTED') return startFacts(event).map(({ fact }) => fact);
  if (event.type === 'FACT_REPORTED') return event.fact === null ? [] : [event.fact];
  if (event.type !== 'DONE') return [];
  const step = map.steps.find(({ code }) => code === codeOf(event.stepKey));
  const fact = step?.outcomes.find(({ code }) => code === event.outcome)?.fact ?? null;
  const counts = step?.signOff === null || events.some((one) => one.type === 'SIGNED_OFF' && one.stepKey === event.stepKey);
  return fact !== null && counts ? [fact] : [];
}

export const codeOf = (key: string | null): string => (key ?? '').split(':')[0] ?? '';

export function startFacts({ facts }: RunEvent): readonly { readonly fact: string; readonly when: string }[] {
  return facts === null ? [] : (JSON.parse(facts) as { fact: string; when: string }[]);
}
