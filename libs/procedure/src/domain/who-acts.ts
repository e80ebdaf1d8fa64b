import { type Refusal, refuse, type Role } from '@lib/kernel';
import { stepOf } from './causes.js';
import type { Holder, ProcedureDefinition, Step } from './definition.js';
import { holderWords } from './map-words.js';
import type { RunEvent, StepEvent } from './run-events.js';
import type { RunState } from './run-state.js';

export interface WhoActs {
  readonly staffId: string;
  readonly agencyId: string;
  readonly agencyKind: string;
  readonly roles: readonly Role[];
  /**
   * In a run on a protection record: the roles are those held at its desk, and since nobody else may know of it, the desk records what others
   * did as it heard of it. Whoever begins it, and whatever its own people do, is still asked for by the map.
   */
  readonly atDesk?: boolean;
}
/** An event before it is known when it is recorded and under which key. */
type Said<T> = T extends RunEvent ? Omit<T, 'key' | 'at' | 'staffId' | 'agencyId'> : never;
export type SaidEvent = Said<RunEvent>;
type SaidOfStep = Said<StepEvent>;

const SUPERVISORS: readonly Role[] = ['SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT'];

export const mayBegin = ({ startedBy }: ProcedureDefinition, who: WhoActs): boolean => startedBy.some((holder) => isHolder(who, holder));

/** Whose it is to do what the event says, by the posts that the map names; null where it is theirs. The engine asks the rest. */
export function notTheirs(run: RunState, event: SaidEvent, who: WhoActs): Refusal | null {
  switch (event.type) {
    case 'STARTED':
      return mayBegin(run.definition, who) ? null : notYours('begins this', run.definition.startedBy);
    case 'FACT_REPORTED':
      return notTheirsToReport(run, event.fact, who);
    case 'FINISHED':
      return null;
    case 'STOPPED':
      return supervises(who) && run.history[0]?.agencyId === who.agencyId
        ? null
        : refuse('NOT_YOURS', 'A supervisor of the agency that began this stops it, and says why.');
    default:
      return notTheirStep(run, event, who);
  }
}

function notTheirsToReport({ definition }: RunState, fact: string, who: WhoActs): Refusal | null {
  const known = definition.facts.find(({ code }) => code === fact);
  if (known === undefined || known.reportedBy.length === 0 || isTheirs(who, known.reportedBy)) return null;
  return notYours('reports this', known.reportedBy);
}

function notTheirStep(run: RunState, event: SaidOfStep, who: WhoActs): Refusal | null {
  const state = run.steps[event.step];
  const step = state && stepOf(run.definition, state.code);
  if (step === undefined) return null;
  switch (event.type) {
    case 'SIGNED_OFF':
    case 'SENT_BACK':
      return oneOf(who, { agency: step.owner.agency, roles: step.signOff }, 'signs this off');
    case 'LEFT':
      return oneOf(who, { agency: leftBy(step, who), roles: leavers(step) }, 'may leave this undone');
    case 'HANDED_ON':
      return state?.owner === who.staffId || isHolder(who, { agency: leftBy(step, who), roles: SUPERVISORS })
        ? null
        : refuse('NOT_YOURS', 'Whoever has this in hand passes it on, or their supervisor.');
    case 'HANDOVER_DECLINED':
      return null;
    default:
      return oneOf(who, step.owner, 'does this');
  }
}

/** What only a supervisor may leave is theirs alone; anything else is also left by whoever could have done it. */
const leavers = ({ leftOnlyBySupervisor, owner }: Step): readonly Role[] =>
  leftOnlyBySupervisor ? SUPERVISORS : [...new Set([...SUPERVISORS, ...owner.roles])];

/** What nobody may drop without their supervisor is asked of the desk's own supervisor, whosever it is. */
const leftBy = ({ owner }: Step, who: WhoActs): Holder['agency'] => (who.atDesk ? (who.agencyKind as Holder['agency']) : owner.agency);

const isTheirs = (who: WhoActs, holders: readonly Holder[]): boolean =>
  holders.some((holder) => isHolder(who, holder)) || (who.atDesk === true && holders.every(({ agency }) => agency !== who.agencyKind));

export const isHolder = ({ agencyKind, roles }: WhoActs, holder: Holder): boolean =>
  holder.agency === agencyKind && roles.some((role) => holder.roles.includes(role));

const supervises = ({ roles }: WhoActs): boolean => roles.some((role) => SUPERVISORS.includes(role));
const oneOf = (who: WhoActs, holder: Holder, does: string): Refusal | null => (isTheirs(who, [holder]) ? null : notYours(does, [holder]));

function notYours(does: string, holders: readonly Holder[]): Refusal {
  return refuse('NOT_YOURS', `Somebody else ${does}: ${holders.map(holderWords).join('; or ').toLowerCase()}.`);
}
