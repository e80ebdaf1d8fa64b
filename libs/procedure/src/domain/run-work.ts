import type { Role } from '@lib/kernel';
import type { AlarmKind } from './alarms.js';
import { stepOf } from './causes.js';
import type { ProcedureDefinition } from './definition.js';
import { isLive, type Life } from './lifecycle.js';
import { holderWords } from './map-words.js';
import { handedWords, lateWords, quietWords, soonWords, stepWords } from './run-work-words.js';

export const RUN_WORK_KINDS = [
  'PROCEDURE_STEP', 'PROCEDURE_TO_SIGN', 'PROCEDURE_HANDOVER', 'PROCEDURE_DUE_SOON', 'PROCEDURE_LATE', 'PROCEDURE_QUIET', 'PROCEDURE_NOBODY',
] as const; // prettier-ignore
export type RunWorkKind = (typeof RUN_WORK_KINDS)[number];

/** To whom: at least one of the three says it; together they narrow. */
export interface Addressee {
  readonly staffId: string | null;
  readonly unitId: string | null;
  readonly role: Role | null;
}
export interface RunWork extends Addressee {
  readonly agencyId: string;
  readonly kind: RunWorkKind;
  readonly summary: string;
  readonly dueAt: Date | null;
  /** Until somebody has taken it in hand, and before a limit that was not set here breaks; for nothing else. */
  readonly interrupts: 'RECALL' | 'RELEASE_DAY' | 'STATUTORY_CLOCK' | null;
  /** What tells this piece from every other in the agency. */
  readonly dedupeKey: string;
}
export interface PartyAtWork {
  readonly agencyId: string;
  readonly kind: string;
  readonly unitId: string | null;
  /** Who leads the case there, and the posts they hold. */
  readonly leadStaffId: string | null;
  readonly leadRoles: readonly Role[];
  /** Nearest above the unit: who hears of it when things go wrong. */
  readonly supervision: { readonly unitId: string | null; readonly role: Role | null };
}
export interface StepAtWork {
  readonly key: string;
  readonly code: string;
  readonly nth: number | null;
  readonly title: string;
  readonly life: Life;
  readonly ownerId: string | null;
  readonly ownerAgencyId: string | null;
  readonly handedTo: string | null;
  readonly handedToAgencyId: string | null;
  /** Of a clock that still runs. */
  readonly dueAt: Date | null;
  readonly nextTryAt: Date | null;
  /** What has been raised about it and still holds. */
  readonly raised: readonly AlarmKind[];
}
export interface RunAtWork {
  readonly id: string;
  readonly title: string;
  readonly definition: ProcedureDefinition;
  readonly begunBy: string;
  /** Of a run on a protection record: the desk that keeps it, and the only one that hears of anything. */
  readonly deskUnitId: string | null;
  readonly parties: readonly PartyAtWork[];
  readonly steps: readonly StepAtWork[];
}

/**
 * All the work that a run means as it stands, for everybody who takes part: each open step for one addressee, what waits to be signed off or
 * accepted, and what has gone wrong. One owner, one action, one end; what is late in one run is one piece of work for each who hears of it.
 */
export function workOf(run: RunAtWork): readonly RunWork[] {
  const { deskUnitId } = run;
  const work = [...run.steps.flatMap((step) => [...toDo(run, step), ...dueSoon(run, step), ...quiet(run, step)]), ...late(run)];
  // By name it would be covered, counted and given on elsewhere: everybody who holds a post there sees what is to be done.
  return deskUnitId === null ? work : work.map((one) => ({ ...one, staffId: null, unitId: deskUnitId, role: null }));
}

function toDo(run: RunAtWork, step: StepAtWork): RunWork[] {
  if (!isLive(step.life)) return [];
  if (step.life === 'DONE_TO_SIGN') return toSign(run, step);
  const { key, dueAt } = step;
  if (step.handedTo !== null && step.handedToAgencyId !== null) {
    const to = { agencyId: step.handedToAgencyId, staffId: step.handedTo, unitId: null, role: null };
    const summary = handedWords(run, step);
    return [
      {
        ...to,
        kind: 'PROCEDURE_HANDOVER',
        summary,
        dueAt,
        interrupts: null,
        dedupeKey: `procedure-handover:${run.id}:${key}:${step.handedTo}`,
      },
    ];
  }
  const owners = addressees(run, step);
  if (owners.length === 0) return nobody(run, step);
  const interrupts = step.ownerId === null ? (stepOf(run.definition, step.code)?.interrupts ?? null) : null;
  return owners.map((to) => ({
    ...to,
    kind: 'PROCEDURE_STEP',
    summary: `${stepWords(run, step)}.`,
    dueAt: dueAt ?? step.nextTryAt,
    interrupts,
    dedupeKey: `procedure-step:${run.id}:${key}:${step.ownerId ?? 'open'}`,
  }));
}

function toSign(run: RunAtWork, step: StepAtWork): RunWork[] {
  const roles = stepOf(run.definition, step.code)?.signOff ?? [];
  return holders(run, step).map((party) => ({
    agencyId: party.agencyId,
    ...someoneOf(party, roles),
    kind: 'PROCEDURE_TO_SIGN',
    summary: `${stepWords(run, step)} is done. Look at it, and sign it off or send it back.`,
    dueAt: step.dueAt,
    interrupts: null,
    dedupeKey: `procedure-sign:${run.id}:${step.key}`,
  }));
}

/** Whoever began it can let somebody in; until then nobody can do this. */
function nobody(run: RunAtWork, step: StepAtWork): RunWork[] {
  const owner = stepOf(run.definition, step.code)?.owner;
  const party = run.parties.find(({ agencyId }) => agencyId === run.begunBy);
  if (owner === undefined || party === undefined) return [];
  return [
    {
      agencyId: party.agencyId,
      ...lead(party),
      kind: 'PROCEDURE_NOBODY',
      summary: `${stepWords(run, step)}: nobody who takes part can do this. Let in the agency whose it is (${holderWords(owner).toLowerCase()}).`,
      dueAt: step.dueAt,
      interrupts: null,
      dedupeKey: `procedure-nobody:${run.id}:${step.key}`,
    },
  ];
}

/** A clock may run before its step is open: somebody before holds it up, and whose it will be hears of it all the same. */
function dueSoon(run: RunAtWork, step: StepAtWork): RunWork[] {
  const { dueAt } = step;
  if (dueAt === null || !step.raised.includes('ABOUT_TO_BREAK') || step.raised.includes('LATE')) return [];
  return addressees(run, step).map((to) => ({
    ...to,
    kind: 'PROCEDURE_DUE_SOON',
    summary: soonWords(run, step, dueAt),
    dueAt,
    interrupts: isOfOurs(run, step) ? null : 'STATUTORY_CLOCK',
    dedupeKey: `procedure-soon:${run.id}:${step.key}:${dueAt.toISOString()}`,
  }));
}

/** Whether the limit of a step is a starting point of ours and no limit that was set for everybody. */
function isOfOurs({ definition }: RunAtWork, step: StepAtWork): boolean {
  const sources = stepOf(definition, step.code)?.due.map(({ source }) => source) ?? [];
  return definition.sources.some(({ code, local }) => local === true && sources.includes(code));
}

function quiet(run: RunAtWork, step: StepAtWork): RunWork[] {
  const missed = step.raised.includes('TRY_MISSED');
  if (!missed && !step.raised.includes('INACTIVE')) return [];
  return holders(run, step).map((party) => ({
    agencyId: party.agencyId,
    ...supervised(party),
    kind: 'PROCEDURE_QUIET',
    summary: quietWords(run, step, missed),
    dueAt: step.dueAt ?? step.nextTryAt,
    interrupts: null,
    dedupeKey: `procedure-quiet:${run.id}:${step.key}:${step.nextTryAt?.toISOString() ?? 'untouched'}`,
  }));
}

/** Every agency that takes part hears that a clock broke: its supervisors, and whoever leads the case where it is not theirs to do. */
function late(run: RunAtWork): RunWork[] {
  const steps = run.steps.filter(({ dueAt, raised }) => dueAt !== null && raised.includes('LATE'));
  if (steps.length === 0) return [];
  const dueAt = steps.map((step) => step.dueAt).reduce((first, one) => (first !== null && one !== null && first <= one ? first : one)); // prettier-ignore
  const which = steps.map(({ key }) => key).join(' ');
  const piece = { kind: 'PROCEDURE_LATE', summary: lateWords(run, steps), dueAt, interrupts: null } as const;
  return run.parties.flatMap((party) => {
    const key = `procedure-late:${run.id}:${which}`;
    const above = { ...piece, agencyId: party.agencyId, ...supervised(party), dedupeKey: `${key}:supervisors` };
    const theirs = steps.some((step) => holders(run, step).includes(party));
    return theirs ? [above] : [above, { ...piece, agencyId: party.agencyId, ...lead(party), dedupeKey: `${key}:case` }];
  });
}

function holders(run: RunAtWork, step: StepAtWork): readonly PartyAtWork[] {
  const owner = stepOf(run.definition, step.code)?.owner;
  return run.deskUnitId === null ? run.parties.filter(({ kind }) => kind === owner?.agency) : run.parties;
}

function addressees(run: RunAtWork, step: StepAtWork): readonly (Addressee & { readonly agencyId: string })[] {
  if (step.ownerId !== null && step.ownerAgencyId !== null)
    return [{ agencyId: step.ownerAgencyId, staffId: step.ownerId, unitId: null, role: null }];
  const roles = stepOf(run.definition, step.code)?.owner.roles ?? [];
  return holders(run, step).map((party) => ({ agencyId: party.agencyId, ...someoneOf(party, roles) }));
}

/** Whoever leads the case, where the post is theirs; their supervision, where it is that post; else the unit by that post. */
function someoneOf(party: PartyAtWork, roles: readonly Role[]): Addressee {
  const { leadStaffId, leadRoles, unitId, supervision } = party;
  if (leadStaffId !== null && leadRoles.some((role) => roles.includes(role))) return { staffId: leadStaffId, unitId: null, role: null };
  if (supervision.role !== null && roles.includes(supervision.role)) return { staffId: null, ...supervision };
  const [only, ...others] = roles;
  if (unitId !== null && others.length > 0) return { staffId: null, unitId, role: null };
  return { staffId: null, unitId, role: only ?? null };
}

const lead = (party: PartyAtWork): Addressee =>
  party.leadStaffId === null ? supervisedOr(party) : { staffId: party.leadStaffId, unitId: null, role: null };
const supervisedOr = (party: PartyAtWork): Addressee =>
  party.unitId === null ? supervised(party) : { staffId: null, unitId: party.unitId, role: null };

function supervised({ supervision, unitId }: PartyAtWork): Addressee {
  if (supervision.role !== null || supervision.unitId !== null) return { staffId: null, ...supervision };
  return { staffId: null, unitId, role: 'SUPERVISOR' };
}
