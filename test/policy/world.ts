import type { About, Asker, SharePart, Thing, ThingKind } from '@lib/access';
import { type Role, ROLES } from '@lib/kernel';
import { Random } from '../support/random.js';
import { COUNTS } from './counts.js';
import { governanceThings } from './governance-things.js';
import { importThings } from './import-rows.js';
import { procedureThings } from './procedures.js';
import { workloadThings } from './workload.js';
import type { Agency, Agreement, Person, Placed, Review, Staff, World } from './described.js';

/** The instant around which limits lie: midnight in London, so that birthdays turn there too. */
export const T = new Date('2027-03-02T00:00:00.000Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const KINDS = ['POLICE', 'PROBATION', 'PRISON', 'COUNCIL', 'VOLUNTARY', 'HEALTH', 'OTHER'] as const;
/** Weighted towards those whom clauses turn on. */
const LIKELY: readonly Role[] = [
  'POLICE_OFFENDER_MANAGER',
  'SUPERVISOR',
  'SUPERVISOR',
  'SHARING_AUDITOR',
  'INFORMATION_GOVERNANCE_OFFICER',
  'INDEPENDENT_REVIEWER',
  'INDEPENDENT_REVIEWER',
  'INDEPENDENT_REVIEWER',
  'INDEPENDENT_REVIEWER',
  'CONFERENCE_CHAIR',
  ...ROLES,
];

export class WorldMaker {
  private readonly random: Random;
  /** A row of numbers of its own, so that the rest of the world is what it was before shares waited. */
  private readonly waiting: Random;
  private share = 1;
  constructor(seed: number) {
    this.random = new Random(seed);
    this.waiting = new Random(seed + 1);
  }

  /** With fewer people there is less of everything else in proportion. */
  make(people = 320): World {
    this.share = people / 320;
    const agencies = [...KINDS, 'POLICE'].map((kind) => this.agency(kind));
    const staff = agencies.flatMap((agency) => Array.from({ length: 12 }, () => this.staff(agency)));
    const agreements = [...this.forChildren(agencies), ...Array.from({ length: 13 }, () => this.agreement(agencies))];
    const reviews: Review[] = [];
    const known = Array.from({ length: people }, () => this.person(agencies, staff, agreements, reviews));
    const placed = this.place(agencies, staff, agreements, known, reviews);
    return { agencies, staff, agreements, people: known, reviews, placed };
  }

  private countOf(kind: ThingKind): number {
    return Math.round((COUNTS[kind] ?? 0) * this.share);
  }

  id(): string {
    const hex = Array.from({ length: 4 }, () =>
      Math.floor(this.random.next() * 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    ).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }

  private agency(kind: string): Agency {
    const root = this.id();
    const units = [{ id: root, parentId: null }, ...[1, 2].map(() => ({ id: this.id(), parentId: root }))];
    return { id: this.id(), kind, units: [...units, { id: this.id(), parentId: units[1]!.id }] };
  }

  private staff(agency: Agency): Staff {
    const posts = Array.from({ length: this.random.chance(0.06) ? 0 : 1 + this.random.below(2) }, () => ({
      unitId: this.random.pick(agency.units).id,
      role: this.random.pick(LIKELY),
      ...(this.random.chance(0.3) ? this.term() : { from: new Date(T.getTime() - 400 * DAY), to: null }),
    }));
    return { id: this.id(), agency, posts };
  }

  /** Often beginning or ending at T itself. */
  private term(longest = 300 * DAY): { from: Date; to: Date | null } {
    const t = T.getTime();
    const kind = this.random.below(5);
    if (kind === 0) return { from: T, to: new Date(t + longest / 2) };
    if (kind === 1) return { from: new Date(t - longest / 2), to: T };
    if (kind === 2) return { from: new Date(t - longest / 3), to: new Date(t + longest / 3) };
    if (kind === 3) return { from: new Date(t - longest), to: new Date(t - 1 - this.random.below(longest / 2)) };
    return { from: new Date(t - longest / 4), to: new Date(t + longest / 2) };
  }

  /** One that ends at T with its transition, one that begins at T, and one that runs for a kind of agency that is not named. */
  private forChildren(agencies: readonly Agency[]): Agreement[] {
    const among = (...nth: number[]): string[] => nth.map((n) => agencies[n]!.id);
    const year = 365 * DAY;
    const [before, after] = [new Date(T.getTime() - year), new Date(T.getTime() + year)];
    const named = { namesChildren: true, transitionDays: 30 };
    return [
      { ...named, id: this.id(), from: before, endsAt: new Date(T.getTime() - 30 * DAY), agencyIds: among(0, 2, 4), left: [] },
      { ...named, id: this.id(), from: T, endsAt: after, agencyIds: among(1, 3, 6), left: [{ agencyId: agencies[0]!.id, at: before }] },
      {
        ...named,
        id: this.id(),
        from: before,
        endsAt: null,
        agencyIds: among(4),
        left: [{ agencyId: agencies[7]!.id, at: new Date(T.getTime() - 30 * DAY) }],
      },
    ];
  }

  private agreement(agencies: readonly Agency[]): Agreement {
    const { from, to } = this.term();
    const transitionDays = this.random.pick([0, 30]);
    const endsAt = to === null ? null : new Date(to.getTime() - transitionDays * DAY);
    const begins = endsAt !== null && endsAt <= from ? new Date(endsAt.getTime() - 100 * DAY) : from;
    const agencyIds = agencies.filter(() => this.random.chance(0.4)).map(({ id }) => id);
    const leaving = [T.getTime() - transitionDays * DAY, T.getTime() - 90 * DAY, T.getTime() - 5 * DAY];
    const left = agencies
      .filter(({ id }) => !agencyIds.includes(id) && this.random.chance(0.3))
      .map(({ id }) => ({ agencyId: id, at: new Date(this.random.pick(leaving)) }));
    return { id: this.id(), from: begins, endsAt, transitionDays, namesChildren: false, agencyIds, left };
  }

  private person(agencies: readonly Agency[], staff: readonly Staff[], agreements: readonly Agreement[], reviews: Review[]): Person {
    const { random } = this;
    const id = this.id();
    const bornOn = random.chance(0.5) ? random.pick(['2009-03-02', '2009-03-02', '2009-03-01', '2009-03-03', '2012-08-05']) : '1990-05-05';
    const knownTo = agencies.filter(() => random.chance(0.45)).map((agency) => agency.id);
    const limits = random.chance(0.35) ? this.limits(staff) : [];
    const lists = [...new Set(limits.filter(({ kind }) => kind === 'ALLOWED').map(({ agencyId }) => agencyId))];
    const said = Array.from({ length: random.chance(0.85) ? 1 + random.below(7) : 0 }, () => this.review(agencies, staff));
    const emergencies = Array.from({ length: random.chance(0.8) ? 1 + random.below(9) : 0 }, () => this.emergency(staff));
    for (const one of said) reviews.push({ id: this.id(), personIds: [id], said: one, ended: false });
    return {
      id,
      bornOn,
      adultFrom: new Date(`${Number(bornOn.slice(0, 4)) + 18}${bornOn.slice(4)}T00:00:00.000Z`),
      knownTo,
      limits,
      onlyFor: lists.map((agencyId) => ({
        agencyId,
        staffIds: limits.filter((one) => one.kind === 'ALLOWED' && one.agencyId === agencyId).map(({ staffId }) => staffId),
      })),
      keptFrom: limits.filter(({ kind }) => kind === 'EXCLUDED'),
      acquainted: random.chance(0.35)
        ? [
            ...new Set([
              ...random.some(staff, 6).map((one) => one.id),
              ...said.slice(0, random.below(2)).map((one) => one.reviewerStaffId),
              ...emergencies.slice(0, 1).map((one) => one.staffId),
            ]),
          ]
        : [],
      emergencies,
      reviews: said,
      childAgreements: agreements.filter(({ namesChildren }) => namesChildren).flatMap(namingTerms),
      cases: knownTo.filter(() => random.chance(0.8)).map((agencyId) => this.caseOf(agencyId, agencies, staff)),
    };
  }

  private limits(staff: readonly Staff[]): Person['limits'] {
    const chosen = new Map(this.random.some(staff, 14).map((one) => [one.id, one]));
    return [...chosen.values()].map((one) => ({
      agencyId: one.agency.id,
      staffId: one.id,
      kind: this.random.pick(['ALLOWED', 'EXCLUDED', 'EXCLUDED'] as const),
    }));
  }

  private emergency(staff: readonly Staff[]): About['emergencies'][number] {
    const one = this.random.pick(staff);
    const { from, to } = this.term(2 * HOUR);
    return {
      staffId: one.id,
      agencyId: this.random.chance(0.08) ? this.random.pick(staff).agency.id : one.agency.id,
      from,
      to: new Date(Math.min(to?.getTime() ?? Infinity, from.getTime() + 2 * HOUR)),
    };
  }

  private review(agencies: readonly Agency[], staff: readonly Staff[]): About['reviews'][number] {
    const reviewers = staff.filter(({ posts }) => posts.some(({ role }) => role === 'INDEPENDENT_REVIEWER'));
    const { from, to } = this.term();
    const flag = (): boolean => this.random.chance(0.6);
    return {
      reviewerStaffId: this.random.pick([...reviewers, ...reviewers, ...staff]).id,
      agencyId: this.random.pick(agencies).id,
      approved: this.random.chance(0.8),
      heldElsewhere: flag(),
      children: flag(),
      from,
      to,
    };
  }

  /** Now and then another agency's unit or lead: no table forbids it. */
  private caseOf(agencyId: string, agencies: readonly Agency[], staff: readonly Staff[]): About['cases'][number] {
    const own = agencies.find(({ id }) => id === agencyId)!;
    const [unitOf, leadOf] = [1, 2].map(() => (this.random.chance(0.15) ? this.random.pick(agencies) : own)) as [Agency, Agency];
    const leads = staff.filter((one) => one.agency === leadOf);
    return {
      agencyId,
      unitId: this.random.chance(0.2) ? null : this.random.pick(unitOf.units).id,
      leadStaffId: this.random.chance(0.3) ? null : this.random.pick(leads).id,
    };
  }

  private place(
    agencies: readonly Agency[],
    staff: readonly Staff[],
    agreements: readonly Agreement[],
    people: readonly Person[],
    reviews: readonly Review[],
  ): World['placed'] {
    const { random } = this;
    const someone = (agencyId: string): Staff => random.pick(staff.filter((one) => one.agency.id === agencyId));
    // Now and then another agency's unit: nothing in the tables forbids it, so a rule must not rely on it.
    const unitOf = (agencyId: string): string => {
      const of = random.chance(0.08) ? random.pick(agencies).id : agencyId;
      return random.pick(agencies.find(({ id }) => id === of)!.units).id;
    };
    const placed = Object.fromEntries(Object.keys(COUNTS).map((kind) => [kind, [] as Placed[]])) as Record<ThingKind, Placed[]>;
    const add = (thing: Thing, rest: Partial<Placed> = {}): void =>
      void (placed[thing.kind] ??= []).push({ id: this.id(), thing, person: null, of: null, agreement: null, ...rest });
    const each = (kind: ThingKind, make: (person: Person, agencyId: string) => void): void => {
      for (let n = this.countOf(kind); n > 0; n -= 1) {
        const person = random.pick(people);
        make(person, random.pick(random.chance(0.85) && person.knownTo.length > 0 ? person.knownTo : agencies.map(({ id }) => id)));
      }
    };
    for (const person of people) {
      add({ kind: 'Person', about: person }, { id: person.id, person });
      for (const one of person.cases) {
        const held = { agencyId: one.agencyId, agencyKind: agencies.find(({ id }) => id === one.agencyId)!.kind, about: person };
        // The time of leading is made by a trigger, under the id of its membership.
        const rest = { id: this.id(), person };
        add({ kind: 'CaseMember', ...held }, rest);
        add({ kind: 'CaseLead', ...held }, rest);
      }
    }
    each('RiskNote', (about, agencyId) =>
      add({ kind: 'RiskNote', agencyId, unitId: unitOf(agencyId), authorStaffId: someone(agencyId).id, about }, { person: about }),
    );
    each('DecisionSet', (about, agencyId) => add({ kind: 'DecisionSet', agencyId, about }, { person: about }));
    for (let n = this.countOf('Decision'); n > 0; n -= 1) {
      const set = random.pick(placed.DecisionSet);
      const { agencyId } = set.thing as Extract<Thing, { kind: 'DecisionSet' }>;
      add(
        { kind: 'Decision', agencyId, unitId: unitOf(agencyId), decidedBy: someone(agencyId).id, about: set.person! },
        { person: set.person, of: set.id },
      );
    }
    each('ThirdParty', (about, agencyId) => add({ kind: 'ThirdParty', agencyId, about }, { person: about }));
    each('Gap', (about, agencyId) => add({ kind: 'Gap', agencyId, unitId: unitOf(agencyId), about }, { person: about }));
    each('HeldElsewhere', (about, agencyId) =>
      add({ kind: 'HeldElsewhere', agencyId, unitId: unitOf(agencyId), about }, { person: about }),
    );
    each('Draft', (about, agencyId) => {
      const emergency = about.emergencies.length > 0 ? random.pick(about.emergencies) : null;
      const writer = emergency && random.chance(0.5) ? emergency.staffId : (random.chance(0.9) ? someone(agencyId) : random.pick(staff)).id;
      const of = staff.find(({ id }) => id === writer)!.agency.id;
      add({ kind: 'Draft', agencyId: random.chance(0.8) ? of : agencyId, staffId: writer, about }, { person: about });
    });
    const addressed = (about: Person, recipientAgencyId: string): { part: SharePart; agreement: Agreement | null } => {
      const review = about.reviews.find(({ agencyId }) => agencyId === recipientAgencyId);
      const reviewer = review && staff.find(({ id }) => id === review.reviewerStaffId);
      const senderAgencyId = reviewer && random.chance(0.3) ? reviewer.agency.id : random.pick(agencies).id;
      const agreement = random.chance(0.7) ? random.pick(agreements) : null;
      const readableUntil = agreement && overFor(agreement, [senderAgencyId, recipientAgencyId]);
      const recipientUnitId = random.chance(0.4) ? unitOf(recipientAgencyId) : null;
      const recipientStaffId = random.chance(0.2) ? someone(recipientAgencyId).id : null;
      const revoked = random.chance(0.3);
      // Sealed long ago, or waiting until about now.
      const opensAt = this.waiting.chance(0.5) ? new Date(0) : new Date(T.getTime() + this.waiting.pick([0, 0, -DAY, DAY]));
      const to = { recipientAgencyId, recipientUnitId, recipientStaffId };
      return { part: { senderAgencyId, ...to, revoked, opensAt, readableUntil, about }, agreement };
    };
    for (const kind of ['Share', 'Enquiry'] as const) {
      each(kind, (about, recipientAgencyId) => {
        // Whoever is sent something knows the person from then on, so nothing is sent to an agency that does not.
        if (!about.knownTo.includes(recipientAgencyId)) return;
        const { part, agreement } = addressed(about, recipientAgencyId);
        add({ ...part, kind, revoked: kind === 'Share' && part.revoked }, { person: about, agreement });
      });
    }
    for (let n = this.countOf('AnswerDraft'); n > 0; n -= 1) {
      const enquiry = random.pick(placed.Enquiry);
      add({ ...(enquiry.thing as Extract<Thing, { kind: 'Enquiry' }>), kind: 'AnswerDraft' }, { person: enquiry.person, of: enquiry.id });
    }
    for (const kind of ['Answer', 'Contradiction', 'AnswerCopy'] as const) {
      each(kind, (about, agencyId) => add({ kind, agencyId, about }, { person: about }));
    }
    for (let n = this.countOf('ShareItem'); n > 0; n -= 1) {
      const share = random.pick(placed.Share);
      add({ ...(share.thing as Extract<Thing, { kind: 'Share' }>), kind: 'ShareItem' }, { person: share.person, of: share.id });
    }
    each('TrailEntry', (about, agencyId) => {
      const heldElsewhere = random.chance(0.3);
      const fromAgencyId = random.chance(0.6) ? agencyId : random.pick(agencies).id;
      const unitId = random.chance(0.8) ? unitOf(random.chance(0.2) ? agencyId : fromAgencyId) : null;
      add(
        {
          kind: 'TrailEntry',
          agencyId,
          heldElsewhere,
          ofDisclosure: !heldElsewhere && random.chance(0.2),
          unitId,
          staffId: someone(fromAgencyId).id,
          fromAgencyId,
          toUnitId: random.chance(0.4) ? unitOf(agencyId) : null,
          about,
        },
        { person: about },
      );
    });
    each('WorkItem', (person, agencyId) => {
      const [unitId, staffId, role] = [
        random.chance(0.5) ? unitOf(agencyId) : null,
        random.chance(0.3) ? someone(agencyId).id : null,
        random.chance(0.4) ? random.pick(ROLES) : null,
      ];
      const about = random.chance(0.7) ? person : null;
      add(
        { kind: 'WorkItem', agencyId, unitId, staffId, role: unitId || staffId ? role : (role ?? 'SUPERVISOR'), about, deskUnitId: null },
        { person: about },
      );
    });
    each('StandingDecision', (_, agencyId) => add({ kind: 'StandingDecision', agencyId }));
    each('AccessLogEntry', (_, agencyId) => add({ kind: 'AccessLogEntry', agencyId }));
    each('ProtectionRecord', (_, agencyId) => add({ kind: 'ProtectionRecord', agencyId, unitId: unitOf(agencyId) }));
    for (const person of people) {
      for (const one of person.emergencies)
        add({ kind: 'EmergencyAccess', agencyId: one.agencyId, unitId: unitOf(one.agencyId), staffId: one.staffId }, { person });
      for (const staffId of person.acquainted) {
        const { agency } = staff.find(({ id }) => id === staffId)!;
        add({ kind: 'Recusal', agencyId: agency.id, unitId: unitOf(agency.id) }, { person, of: staffId });
      }
    }
    for (const { id, said } of reviews)
      add({ kind: 'ReviewScope', agencyId: said.agencyId, reviewerStaffId: said.reviewerStaffId }, { id });
    const broken = people.flatMap((person) => person.emergencies.map(({ agencyId }) => ({ person, agencyId })));
    governanceThings({ each, add, broken, random, someone: (agencyId) => someone(agencyId).id, anyone: () => random.pick(staff).id });
    workloadThings({ agencies, staff, people }, random, (kind) => this.countOf(kind)).forEach(({ thing, person }) =>
      add(thing, { person }),
    );
    importThings({ each, add, staff, random, unitOf, someone: (agencyId) => someone(agencyId).id });
    procedureThings({
      records: placed.ProtectionRecord,
      each,
      add,
      broken,
      agencies,
      random,
      unitOf,
      someone: (agencyId) => someone(agencyId).id,
    });
    return placed;
  }
}

/** As the doorkeeper would know them at that instant: posts held then, units of those posts and all below. */
export function askerAt({ id, agency, posts }: Staff, at: Date): Asker {
  const held = posts.filter(({ from, to }) => from <= at && (to === null || at < to));
  const postUnitIds = [...new Set(held.map(({ unitId }) => unitId))];
  const below = new Set(postUnitIds);
  for (let grown = -1; grown !== below.size;) {
    grown = below.size;
    for (const unit of agency.units) if (unit.parentId !== null && below.has(unit.parentId)) below.add(unit.id);
  }
  return {
    staffId: id,
    agencyId: agency.id,
    agencyKind: agency.kind,
    roles: [...new Set(held.map(({ role }) => role))],
    unitIds: [...below],
    postUnitIds,
  };
}

/** When an agreement's transition ends for these agencies: at its own end, or after either has left. */
function overFor({ endsAt, transitionDays, left }: Agreement, agencyIds: readonly string[]): Date | null {
  const ends = [...(endsAt ? [endsAt] : []), ...left.filter(({ agencyId }) => agencyIds.includes(agencyId)).map(({ at }) => at)];
  return ends.length === 0 ? null : new Date(Math.min(...ends.map((at) => at.getTime())) + transitionDays * DAY);
}

function namingTerms(agreement: Agreement): About['childAgreements'][number][] {
  const { agencyIds, from, left } = agreement;
  return [
    { agencyIds, from, to: overFor(agreement, []) },
    ...left.map(({ agencyId }) => ({ agencyIds: [agencyId], from, to: overFor(agreement, [agencyId]) })),
  ];
}
