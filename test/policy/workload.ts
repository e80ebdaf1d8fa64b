import type { Thing, ThingKind } from '@lib/access';
import type { Random } from '../support/random.js';
import type { Person, Placed, World } from './described.js';
import { AFTER, ENTRY, LONG_AGO, type Row } from './row.js';

const SORTS = ['LEAVE', 'OTHER', 'VACANT'] as const;

/**
 * Who is away, who covers, what changed hands, and what units said and are paid for. Now and then of another agency's unit or people: no table forbids it, so a
 * rule must not rely on it.
 */
export function workloadThings(
  { agencies, staff, people }: Pick<World, 'agencies' | 'staff' | 'people'>,
  random: Random,
  countOf: (kind: ThingKind) => number,
): { readonly thing: Thing; readonly person: Person | null }[] {
  const someone = (agencyId: string): string =>
    random.pick(random.chance(0.15) ? staff : staff.filter(({ agency }) => agency.id === agencyId)).id;
  const unitOf = (agencyId: string): string =>
    random.pick((random.chance(0.15) ? random.pick(agencies) : agencies.find(({ id }) => id === agencyId)!).units).id;
  const each = (kind: ThingKind, make: (agencyId: string) => Thing) =>
    Array.from({ length: countOf(kind) }, () => ({ thing: make(random.pick(agencies).id), person: null }));
  const perhaps = (id: string): string | null => (random.chance(0.4) ? null : id);
  const givenOn = () => {
    const person = random.chance(0.3) ? null : random.pick(people);
    const agencyId = person && random.chance(0.85) && person.knownTo.length > 0 ? random.pick(person.knownTo) : random.pick(agencies).id;
    const [fromStaffId, toStaffId] = [perhaps(someone(agencyId)), perhaps(someone(agencyId))];
    const toUnitId = toStaffId === null || random.chance(0.2) ? unitOf(agencyId) : null;
    const thing: Thing = { kind: 'WorkReassignment', agencyId, unitId: unitOf(agencyId), fromStaffId, toStaffId, toUnitId, about: person };
    return { thing, person };
  };
  return [
    ...each('Absence', (agencyId) => {
      const [staffId, other] = [someone(agencyId), someone(agencyId)];
      const coverId = other === staffId || random.chance(0.3) ? null : other;
      return { kind: 'Absence', agencyId, unitId: unitOf(agencyId), staffId, coverId, sort: random.pick(SORTS) };
    }),
    ...each('Mail', (agencyId) => ({ kind: 'Mail', agencyId, staffId: someone(agencyId) })),
    ...each('UnsafeWork', (agencyId) => ({ kind: 'UnsafeWork', agencyId, unitId: unitOf(agencyId) })),
    ...each('FundedPosts', (agencyId) => ({ kind: 'FundedPosts', agencyId, unitId: unitOf(agencyId) })),
    ...each('StandardTime', (agencyId) => ({ kind: 'StandardTime', agencyId })),
    ...Array.from({ length: countOf('WorkReassignment') }, givenOn),
  ];
}

/** Running, over and ended, answered and not: none of it decides who may read. */
export function workloadRows({ placed, staff }: Pick<World, 'placed' | 'staff'>): [string, Row[]][] {
  const rows = <K extends ThingKind>(kind: K, make: (thing: Extract<Thing, { kind: K }>, nth: number, one: Placed) => Row): Row[] =>
    placed[kind].map((one, nth) => ({ id: one.id, ...make(one.thing as Extract<Thing, { kind: K }>, nth, one) }));
  const [first, second] = [staff[0]!.id, staff[1]!.id];
  return [
    [
      'absence',
      rows('Absence', ({ agencyId, unitId, staffId, coverId, sort }, nth) => ({
        agency_id: agencyId,
        unit_id: unitId,
        staff_id: staffId,
        cover_id: coverId,
        kind: sort,
        from_on: '2027-02-01',
        to_on: [null, '2027-03-01', '2027-03-02'][nth % 3],
        recorded_by: first,
        recorded_at: LONG_AGO,
        ended_at: nth % 4 === 0 ? AFTER : null,
        ended_by: nth % 4 === 0 ? second : null,
      })),
    ],
    [
      'mail',
      rows('Mail', ({ agencyId, staffId }, nth, { id }) => ({
        agency_id: agencyId,
        staff_id: staffId,
        reference: id,
        state: ['SENT', 'UNKNOWN', 'FAILED', 'DROPPED'][nth % 4],
        things: 1,
        composed_at: LONG_AGO,
        settled_at: AFTER,
      })),
    ],
    [
      'unsafe_work',
      rows('UnsafeWork', ({ agencyId, unitId }, nth) => ({
        agency_id: agencyId,
        unit_id: unitId,
        what: 'W',
        since: '2027-01-01',
        how_many: 1,
        at_risk: 'R',
        answer_by: '2027-03-02',
        raised_by: first,
        raised_at: LONG_AGO,
        ledger_entry_id: ENTRY,
        ...(nth % 2 === 0
          ? { answered_at: AFTER, answered_by: second, answer: 'A', done_by: '2027-04-01' }
          : { answered_at: null, answered_by: null, answer: null, done_by: null }),
      })),
    ],
    [
      'work_reassignment',
      rows('WorkReassignment', ({ agencyId, unitId, fromStaffId, toStaffId, toUnitId }, nth, { id, person }) => ({
        act_id: id,
        agency_id: agencyId,
        unit_id: unitId,
        work_item_id: placed.WorkItem[nth % placed.WorkItem.length]!.id,
        kind: 'UNSAFE_WORK',
        person_id: person?.id ?? null,
        from_unit_id: unitId,
        from_staff_id: fromStaffId,
        to_unit_id: toUnitId,
        to_staff_id: toStaffId,
        words: 'W',
        reassigned_by: first,
        reassigned_at: LONG_AGO,
      })),
    ],
    [
      'funded_posts',
      rows('FundedPosts', ({ agencyId, unitId }) => ({
        agency_id: agencyId,
        unit_id: unitId,
        posts: 3,
        from_on: '2027-01-01',
        words: 'W',
        recorded_by: first,
        recorded_at: LONG_AGO,
      })),
    ],
    [
      'standard_time',
      rows('StandardTime', ({ agencyId }) => ({
        agency_id: agencyId,
        kind: 'UNSAFE_WORK',
        minutes: 20,
        from_on: '2027-01-01',
        agreed_with: 'W',
        recorded_by: first,
        recorded_at: LONG_AGO,
      })),
    ],
  ];
}
