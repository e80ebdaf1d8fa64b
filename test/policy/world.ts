import type { About, Asker, Thing, ThingKind } from '@lib/access';
import { type Role, ROLES } from '@lib/kernel';
import { Random } from '../support/random.js';

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

export interface Agency {
  readonly id: string;
  readonly kind: string;
  readonly units: readonly { readonly id: string; readonly parentId: string | null }[];
}
export interface Post {
  readonly unitId: string;
  readonly role: Role;
  readonly from: Date;
  readonly to: Date | null;
}
export interface Person extends About {
  readonly id: string;
  readonly bornOn: string;
  readonly limits: readonly { readonly agencyId: string; readonly staffId: string; readonly kind: 'ALLOWED' | 'EXCLUDED' }[];
}
export interface Agreement {
  readonly id: string;
  readonly from: Date;
  readonly endsAt: Date | null;
  readonly transitionDays: number;
  readonly namesChildren: boolean;
  readonly agencyIds: readonly string[];
}
export interface Staff {
  readonly id: string;
  readonly agency: Agency;
  readonly posts: readonly Post[];
}
export interface Review {
  readonly id: string;
  readonly personIds: readonly string[];
  readonly said: About['reviews'][number];
  readonly ended: boolean;
}
/** A thing with what only its row needs: ids of what it hangs from. */
export interface Placed {
  readonly id: string;
  readonly thing: Thing;
  readonly person: Person | null;
  readonly of: string | null;
  readonly agreement: Agreement | null;
}
export interface World {
  readonly agencies: readonly Agency[];
  readonly staff: readonly Staff[];
  readonly agreements: readonly Agreement[];
  readonly people: readonly Person[];
  readonly reviews: readonly Review[];
  readonly placed: Readonly<Record<ThingKind, readonly Placed[]>>;
}

/** How many of each kind in a world: about ten thousand things in all. */
const COUNTS: Readonly<Partial<Record<ThingKind, number>>> = {
  RiskNote: 1100,
  DecisionSet: 600,
  Decision: 900,
  ThirdParty: 600,
  HeldElsewhere: 700,
  Draft: 500,
  Share: 1100,
  ShareItem: 1300,
  TrailEntry: 2100,
  WorkItem: 1000,
  StandingDecision: 120,
  AccessLogEntry: 200,
  ProtectionRecord: 250,
};

export class WorldMaker {
  private readonly random: Random;
  private share = 1;
  constructor(seed: number) {
    this.random = new Random(seed);
  }

  /** With fewer people there is less of everything else in proportion. */
  make(people = 260): World {
    this.share = people / 260;
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
      { ...named, id: this.id(), from: before, endsAt: new Date(T.getTime() - 30 * DAY), agencyIds: among(0, 2, 4) },
      { ...named, id: this.id(), from: T, endsAt: after, agencyIds: among(1, 3, 6) },
      { ...named, id: this.id(), from: before, endsAt: null, agencyIds: among(4, 7) },
    ];
  }

  private agreement(agencies: readonly Agency[]): Agreement {
    const { from, to } = this.term();
    const transitionDays = this.random.pick([0, 30]);
    const endsAt = to === null ? null : new Date(to.getTime() - transitionDays * DAY);
    const begins = endsAt !== null && endsAt <= from ? new Date(endsAt.getTime() - 100 * DAY) : from;
    const agencyIds = agencies.filter(() => this.random.chance(0.4)).map(({ id }) => id);
    return { id: this.id(), from: begins, endsAt, transitionDays, namesChildren: false, agencyIds };
  }

  private person(agencies: readonly Agency[], staff: readonly Staff[], agreements: readonly Agreement[], reviews: Review[]): Person {
    const { random } = this;
    const id = this.id();
    const bornOn = random.chance(0.5) ? random.pick(['2009-03-02', '2009-03-02', '2009-03-01', '2009-03-03', '2012-08-05']) : '1990-05-05';
    const knownTo = agencies.filter(() => random.chance(0.45)).map((agency) => agency.id);
    const limits = random.chance(0.35) ? this.limits(staff) : [];
    const lists = [...new Set(limits.filter(({ kind }) => kind === 'ALLOWED').map(({ agencyId }) => agencyId))];
    const said = Array.from({ length: random.chance(0.85) ? 1 + random.below(7) : 0 }, () => this.review(agencies, staff));
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
      acquainted: random.chance(0.3) ? [...new Set(random.some(staff, 6).map((one) => one.id))] : [],
      emergencies: Array.from({ length: random.chance(0.8) ? 1 + random.below(9) : 0 }, () => this.emergency(staff)),
      reviews: said,
      childAgreements: agreements
        .filter(({ namesChildren }) => namesChildren)
        .map(({ agencyIds, from, endsAt, transitionDays }) => ({
          agencyIds,
          from,
          to: endsAt && new Date(endsAt.getTime() + transitionDays * DAY),
        })),
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
    return { staffId: one.id, agencyId: one.agency.id, from, to: new Date(Math.min(to?.getTime() ?? Infinity, from.getTime() + 2 * HOUR)) };
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

  private caseOf(agencyId: string, agencies: readonly Agency[], staff: readonly Staff[]): About['cases'][number] {
    const agency = agencies.find(({ id }) => id === agencyId)!;
    const colleagues = staff.filter((one) => one.agency === agency);
    return {
      agencyId,
      unitId: this.random.chance(0.2) ? null : this.random.pick(agency.units).id,
      leadStaffId: this.random.chance(0.3) ? null : this.random.pick(colleagues).id,
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
    const unitOf = (agencyId: string): string => random.pick(agencies.find(({ id }) => id === agencyId)!.units).id;
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
        add(
          { kind: 'CaseMember', agencyId: one.agencyId, agencyKind: agencies.find(({ id }) => id === one.agencyId)!.kind, about: person },
          { person },
        );
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
    each('HeldElsewhere', (about, agencyId) =>
      add({ kind: 'HeldElsewhere', agencyId, unitId: unitOf(agencyId), about }, { person: about }),
    );
    each('Draft', (about, agencyId) => {
      const writer = random.chance(0.9) ? someone(agencyId) : random.pick(staff);
      add({ kind: 'Draft', agencyId, staffId: writer.id, about }, { person: about });
    });
    each('Share', (about, recipientAgencyId) => {
      // Whoever is sent something knows the person from then on, so nothing is sent to an agency that does not.
      if (!about.knownTo.includes(recipientAgencyId)) return;
      const sender = random.pick(agencies).id;
      const agreement = random.chance(0.7) ? random.pick(agreements) : null;
      const readableUntil = agreement?.endsAt ? new Date(agreement.endsAt.getTime() + agreement.transitionDays * DAY) : null;
      const recipientUnitId = random.chance(0.4) ? unitOf(recipientAgencyId) : null;
      const recipientStaffId = random.chance(0.2) ? someone(recipientAgencyId).id : null;
      add(
        {
          kind: 'Share',
          senderAgencyId: sender,
          recipientAgencyId,
          recipientUnitId,
          recipientStaffId,
          revoked: random.chance(0.3),
          readableUntil,
          about,
        },
        { person: about, agreement },
      );
    });
    for (let n = this.countOf('ShareItem'); n > 0; n -= 1) {
      const share = random.pick(placed.Share);
      add({ ...(share.thing as Extract<Thing, { kind: 'Share' }>), kind: 'ShareItem' }, { person: share.person, of: share.id });
    }
    each('TrailEntry', (about, agencyId) => {
      const fromAgencyId = random.chance(0.6) ? agencyId : random.pick(agencies).id;
      const unitId = random.chance(0.8) ? unitOf(fromAgencyId) : null;
      add(
        {
          kind: 'TrailEntry',
          agencyId,
          heldElsewhere: random.chance(0.3),
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
        { kind: 'WorkItem', agencyId, unitId, staffId, role: unitId || staffId ? role : (role ?? 'SUPERVISOR'), about },
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
