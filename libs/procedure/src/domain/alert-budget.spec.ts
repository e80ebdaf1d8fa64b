import type { Role } from '@lib/kernel';
import { shippedProcedures } from '../procedures/shipped-procedures.js';
import { type AlarmKind, alarmsOf } from './alarms.js';
import { dueAt } from './due.js';
import { accept, begin } from './life.js';
import type { RunEvent, Started } from './run-events.js';
import type { RunState } from './run-state.js';
import { type PartyAtWork, type RunWork, workOf } from './run-work.js';
import { BANK_HOLIDAYS } from './spec/bank-holidays.js';

/*
 * The alert budget over a year of one borough: sixty people, the police unit, the probation unit and the prison officers who have them. Each is
 * recalled and released five times as often as people under probation are in England and Wales (42,000 recalls a year of 244,000 people), one
 * endorsement in five comes too late, and three urgent shares a week go half to a lead and half to a whole unit. How soon people act is drawn.
 */
const [HOUR, WEEK, WEEKS, PEOPLE, SEED] = [3_600_000, 7 * 24 * 3_600_000, 52, 60, 20_270_302];
const RECALLS = Math.round((PEOPLE * 42_000 * 5) / 244_000);
const BEGAN = Date.parse('2027-01-04T00:00:00Z');
const maps = new Map(shippedProcedures().map((map) => [map.code, map]));

interface Member {
  readonly id: string;
  readonly agency: string;
  readonly role: Role;
}
const members = (agency: string, role: Role, name: string, many: number): Member[] =>
  Array.from({ length: many }, (_, n) => ({ id: `${name}-${n}`, agency, role }));
const STAFF: readonly Member[] = [
  ...members('police', 'POLICE_OFFENDER_MANAGER', 'manager', 6),
  ...members('police', 'POLICE_DUTY_OFFICER', 'duty', 12),
  ...members('police', 'SUPERVISOR', 'sergeant', 2),
  ...members('police', 'LOCAL_INTELLIGENCE_OFFICER', 'intelligence', 2),
  ...members('probation', 'PROBATION_PRACTITIONER', 'practitioner', 8),
  ...members('probation', 'SUPERVISOR', 'senior', 2),
  ...members('probation', 'HEAD_OF_PROBATION_DELIVERY_UNIT', 'head', 1),
  ...members('prison', 'PRISON_OFFENDER_MANAGER', 'prison', 3),
];

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const party = (agencyId: string, kind: string, leadStaffId: string, role: Role): PartyAtWork => ({
  agencyId, kind, unitId: agencyId, leadStaffId, leadRoles: [role], supervision: { unitId: agencyId, role: 'SUPERVISOR' },
}); // prettier-ignore
const partiesOf = (person: number): PartyAtWork[] => [
  party('police', 'POLICE', `manager-${person % 6}`, 'POLICE_OFFENDER_MANAGER'),
  party('probation', 'PROBATION', `practitioner-${person % 8}`, 'PROBATION_PRACTITIONER'),
  party('prison', 'PRISON', `prison-${person % 3}`, 'PRISON_OFFENDER_MANAGER'),
];

/** What the worker would see of the run then; alarms that have come and hold are raised. */
function workThen(id: string, person: number, state: RunState, now: number): readonly RunWork[] {
  const alarms = alarmsOf(state, BANK_HOLIDAYS).filter(({ at }) => at.getTime() <= now);
  const raised = (key: string): AlarmKind[] => alarms.filter(({ step }) => step === key).map(({ kind }) => kind);
  const { definition } = state;
  const steps = Object.entries(state.steps).map(([key, { code, nth, life, owner, clock, tries }]) => ({
    key, code, nth, title: code, life, ownerId: owner, ownerAgencyId: owner === null ? null : (STAFF.find((one) => one.id === owner)?.agency ?? null),
    handedTo: null, handedToAgencyId: null, nextTryAt: tries.at(-1)?.nextAt ?? null, raised: raised(key),
    dueAt: clock === null || clock.ended !== null ? null : dueAt(clock.limit, clock.from, BANK_HOLIDAYS),
  })); // prettier-ignore
  return workOf({ id, title: definition.title, definition, begunBy: 'probation', deskUnitId: null, parties: partiesOf(person), steps });
}

type Told = readonly [at: number, staffId: string, event: Record<string, unknown>];
interface Interrupted {
  readonly staff: readonly string[];
  readonly person: number;
  readonly cause: string;
  readonly at: number;
}

const reached = ({ agencyId, staffId, role }: Pick<RunWork, 'agencyId' | 'staffId' | 'role'>): string[] =>
  staffId === null ? STAFF.filter((one) => one.agency === agencyId && (role === null || one.role === role)).map(({ id }) => id) : [staffId];

/** Every piece of work of this run that interrupts somebody, as it is raised: at an event, or at an alarm between two. */
function interruptionsOf(id: string, person: number, first: RunState, told: readonly Told[]): Interrupted[] {
  const found: Interrupted[] = [];
  let standing = new Set<string>();
  const look = (state: RunState, now: number): void => {
    const work = workThen(id, person, state, now).filter(({ interrupts }) => interrupts !== null);
    for (const one of work)
      if (!standing.has(`${one.agencyId} ${one.dedupeKey}`))
        found.push({ staff: reached(one), person, cause: one.interrupts as string, at: now });
    standing = new Set(work.map((one) => `${one.agencyId} ${one.dedupeKey}`));
  };
  let state = first;
  told.forEach(([at, staffId, event], n) => {
    for (const alarm of alarmsOf(state, BANK_HOLIDAYS).map((one) => one.at.getTime()).filter((then) => then < at).sort((a, b) => a - b)) look(state, alarm); // prettier-ignore
    const next = accept(state, { key: `${n}`, at: new Date(at), staffId, agencyId: 'any', ...event } as RunEvent);
    if ('refused' in next) throw new Error(`${id}, ${JSON.stringify(event)}: ${next.code}`);
    state = next;
    look(state, at);
  });
  return found;
}

function begun(code: string, variant: string | null, at: number, facts: Started['facts']): RunState {
  const map = maps.get(code);
  if (map === undefined) throw new Error(code);
  const run = begin(map, variant, { type: 'STARTED', key: 'start', at: new Date(at), staffId: 'any', agencyId: 'probation', facts });
  if ('refused' in run) throw new Error(run.code);
  return run;
}
const done = (step: string, outcome: string, at: number) => ({
  type: 'DONE',
  step,
  outcome,
  reason: 'As it was found.',
  when: new Date(at),
});

function recall(id: string, person: number, at: number, within: (from: number, to: number) => number, luck: () => number): Interrupted[] {
  const times: number[] = [at];
  const after = (from: number, to: number): number => times[times.push((times.at(-1) ?? at) + within(from, to)) - 1] as number;
  const told: Told[] = [];
  const say = (step: string, outcome: string, who: string, from: number, to: number): void => {
    const when = after(from, to);
    told.push([when, who, done(step, outcome, when)]);
  };
  say('consider', 'propose', `practitioner-${person % 8}`, 1, 24);
  say('decide', 'recall', 'senior-0', 1, 24);
  const late = luck() < 0.2;
  say('endorse', 'endorsed', 'head-0', late ? 20 : 1, late ? 44 : 18);
  say('send', 'sent', `practitioner-${person % 8}`, 0.2, 4);
  say('revocation', 'revoked', `practitioner-${person % 8}`, 2, 24);
  say('take-notice', 'received', 'duty-0', 0.2, 6);
  told.push([after(0.2, 8), 'duty-1', { type: 'TAKEN', step: 'arrest' }]);
  say('arrest', 'arrested', 'duty-1', 2, luck() < 0.1 ? 120 : 80);
  told.push([after(1, 6), 'sergeant-0', { type: 'SIGNED_OFF', step: 'arrest' }]);
  return interruptionsOf(id, person, begun('recall', 'standard', at, [{ fact: 'raised', when: new Date(at) }]), told);
}

function release(id: string, person: number, at: number, within: (from: number, to: number) => number, luck: () => number): Interrupted[] {
  const practitioner = `practitioner-${person % 8}`;
  const told: Told[] = [[at, `prison-${person % 3}`, done('release-day', 'released', at)]];
  const missed = [0.5, 0.3, 0.2].filter((share) => luck() < share).length;
  let then = at + within(3, 6);
  told.push([then, practitioner, done('first-appointment', missed > 0 ? 'missed' : 'came', then)]);
  for (let nth = 1; nth <= missed; nth += 1) {
    if (nth > 1)
      told.push([(then += within(12, 30)), practitioner, { type: 'FACT_REPORTED', fact: 'missed-contact', when: new Date(then) }]);
    then += within(0.3, 5);
    told.push([then, practitioner, done(`tell-police:${nth}`, 'told', then)]);
  }
  const began = at - 30 * 24 * HOUR;
  const named: Told = [began + HOUR, 'senior-0', done('name-practitioner', 'named', began + HOUR)];
  const first = begun('release', null, began, [{ fact: 'release-time', when: new Date(at) }]);
  return interruptionsOf(id, person, first, [named, ...told]);
}

it('interrupts each of them at most three times a week in the middle, and eight for nearly everybody', () => {
  const luck = random(SEED);
  const within = (from: number, to: number): number => Math.round((from + luck() * (to - from)) * HOUR);
  const someday = (): number => BEGAN + Math.floor(luck() * WEEKS * WEEK);
  const someone = (): number => Math.floor(luck() * PEOPLE);
  const all: Interrupted[] = [];
  for (let n = 0; n < RECALLS; n += 1) all.push(...recall(`recall ${n}`, someone(), someday(), within, luck));
  for (let n = 0; n < RECALLS; n += 1) all.push(...release(`release ${n}`, someone(), someday(), within, luck));
  for (let n = 0; n < 3 * WEEKS; n += 1) {
    const person = someone();
    const [agencyId, staffId] = luck() < 0.5 ? ['police', `manager-${person % 6}`] : ['probation', `practitioner-${person % 8}`];
    all.push({
      person,
      cause: 'URGENT_SHARE',
      at: someday(),
      staff: reached({ agencyId, role: null, staffId: luck() < 0.5 ? staffId : null }),
    });
  }
  // Several about one person for one cause in one week are one.
  const told = new Set(
    all.flatMap(({ staff, person, cause, at }) => staff.map((id) => `${id}|${Math.floor((at - BEGAN) / WEEK)}|${person}|${cause}`)),
  );
  const counts = STAFF.flatMap(({ id }) =>
    Array.from({ length: WEEKS }, (_, week) => [...told].filter((one) => one.startsWith(`${id}|${week}|`)).length),
  ).sort((a, b) => a - b);
  const some = counts.filter((n) => n > 0);
  const at = (of: readonly number[], share: number): number => of[Math.ceil(of.length * share) - 1] ?? 0;
  const causes = Object.fromEntries([...new Set(all.map(({ cause }) => cause))].map((cause) => [cause, [...told].filter((one) => one.endsWith(`|${cause}`)).length])); // prettier-ignore
  process.stdout.write(
    `alert budget, ${PEOPLE} people, ${STAFF.length} members of staff, ${WEEKS} weeks, ${RECALLS} recalls, ${RECALLS} releases, ${3 * WEEKS} urgent shares, seed ${SEED}: ` +
      `${told.size} interruptions ${JSON.stringify(causes)}; a person and week: median ${at(counts, 0.5)}, 95th percentile ${at(counts, 0.95)}, most ${counts.at(-1)}; ` +
      `of ${some.length} with any of ${counts.length}: median ${at(some, 0.5)}, 95th percentile ${at(some, 0.95)}\n`,
  );
  expect(Object.keys(causes).sort()).toEqual(['RECALL', 'RELEASE_DAY', 'STATUTORY_CLOCK', 'URGENT_SHARE']);
  expect(at(some, 0.5)).toBeLessThanOrEqual(3);
  expect(at(some, 0.95)).toBeLessThanOrEqual(8);
});
