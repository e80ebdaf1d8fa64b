import {
  abilityFor,
  type AbilityRules,
  type Actor,
  type Asker,
  type Clause,
  type PolicyAction,
  lapsedSql,
  releasedSql,
  may,
  openSql,
  ownPostSql,
  rulesToSql,
  ruleView,
  symbolicActor,
  type Thing,
  type ThingKind,
  underReviewSql,
  workableSql,
} from '@lib/access';
import { subject } from '@casl/ability';
import type pg from 'pg';
import type { Placed, Staff, World } from './described.js';
import { askerAt } from './world.js';

/** Where each kind stands, and what of a row rules may speak of: a constant of the thing, or SQL that depends on who asks. */
interface Place {
  readonly table: string;
  /** Its key, where that is not its id. */
  readonly key?: string;
  /** What the read model calls it, where that is not its kind. */
  readonly readAs?: string;
  readonly asked: Readonly<Record<string, string>>;
  /** What rules ask of its person, where it may be about nobody. */
  readonly ofNobody?: Readonly<Record<string, boolean>>;
}
const person = { open: openSql('t.person_id'), workable: workableSql('t.person_id') };
const reviewed = { underReview: underReviewSql('t.person_id', 't.agency_id') };
const share = (column: string): string => `(select s.${column} from concordat.share s where s.id = t.share_id)`;
const enquiry = (column: string): string => `(select e.${column} from concordat.enquiry e where e.id = t.enquiry_id)`;
export const PLACES: Readonly<Record<ThingKind, Place>> = {
  Person: { table: 'person', asked: { open: openSql('t.id'), underReview: underReviewSql('t.id', 'null') } },
  CaseMember: { table: 'case_membership', asked: { ...person, underReview: underReviewSql('t.person_id', 'null') } },
  CaseLead: { table: 'case_lead', asked: { ...person, underReview: underReviewSql('t.person_id', 'null') } },
  RiskNote: { table: 'risk_note', asked: { ...person, ...reviewed } },
  DecisionSet: { table: 'decision_set', asked: { ...person, ...reviewed } },
  Decision: { table: 'decision', asked: { ...person, ...reviewed } },
  ThirdParty: { table: 'third_party', asked: person },
  HeldElsewhere: { table: 'held_elsewhere', asked: { ...person, underReview: underReviewSql('t.person_id', 't.agency_id', 'true') } },
  Draft: { table: 'draft', asked: person },
  Share: {
    table: 'share',
    asked: {
      ...person,
      lapsed: lapsedSql('t.agreement_id', 't.sender_agency_id', 't.recipient_agency_id'),
      released: releasedSql('t'),
      underReview: underReviewSql('t.person_id', 't.sender_agency_id'),
      recipientUnderReview: underReviewSql('t.person_id', 't.recipient_agency_id'),
    },
  },
  ShareItem: {
    table: 'share_item',
    asked: {
      open: openSql(share('person_id')),
      lapsed: lapsedSql(share('agreement_id'), 't.sender_agency_id', 't.recipient_agency_id'),
      released: `(select ${releasedSql('s')} from concordat.share s where s.id = t.share_id)`,
      underReview: underReviewSql(share('person_id'), 't.sender_agency_id'),
      recipientUnderReview: underReviewSql(share('person_id'), 't.recipient_agency_id'),
    },
  },
  Enquiry: {
    table: 'enquiry',
    asked: {
      ...person,
      lapsed: lapsedSql('t.agreement_id', 't.sender_agency_id', 't.recipient_agency_id'),
      underReview: underReviewSql('t.person_id', 't.sender_agency_id'),
      recipientUnderReview: underReviewSql('t.person_id', 't.recipient_agency_id'),
    },
  },
  AnswerDraft: {
    table: 'answer_draft',
    asked: { ...person, lapsed: lapsedSql(enquiry('agreement_id'), enquiry('sender_agency_id'), enquiry('recipient_agency_id')) },
  },
  Answer: { table: 'answer', asked: { ...person, ...reviewed } },
  Contradiction: { table: 'contradiction', asked: { ...person, ...reviewed } },
  AnswerCopy: { table: 'answer_copy', asked: { ...person, ...reviewed } },
  ProcedureRun: {
    table: 'procedure_run',
    asked: {
      ...person,
      ownDesk: `(t.protection_id is not null and ${ownPostSql('t.unit_id')})`,
      takesPart: '((select concordat.current_agency()) = any (t.agency_ids))',
      underReview: `exists (select from unnest(t.agency_ids) party(id) where ${underReviewSql('t.person_id', 'party.id')})`,
    },
  },
  ProcedureWords: {
    table: 'procedure_words',
    key: 'event_id',
    readAs: 'RunWords',
    asked: { ...person, ...reviewed, ownDesk: ownPostSql('t.desk_unit_id') },
  },
  RiskDecision: { table: 'risk_decision', asked: { ...person, ...reviewed } },
  Conference: { table: 'conference', asked: { takesPart: '((select concordat.current_agency()) = any (t.agency_ids))' } },
  ConferenceItem: {
    table: 'conference_item',
    asked: {
      ...person,
      takesPart: '((select concordat.current_agency()) = any (t.agency_ids))',
      underReview: `exists (select from unnest(t.agency_ids) party(id) where ${underReviewSql('t.person_id', 'party.id')})`,
    },
  },
  ManagementPlan: { table: 'management_plan', readAs: 'ManagementPlanVersion', asked: { ...person, ...reviewed } },
  ThirdPartyDisclosure: { table: 'third_party_disclosure', asked: person },
  Action: {
    table: 'action',
    asked: {
      ...person,
      takesPart: '((select concordat.current_agency()) = any (t.agency_ids))',
      underReview: `exists (select from unnest(t.agency_ids) party(id) where ${underReviewSql('t.person_id', 'party.id')})`,
    },
  },
  TrailEntry: {
    table: 'trail_entry',
    asked: {
      ...person,
      underReview: underReviewSql('t.person_id', 't.agency_id', "t.kind = 'HELD_ELSEWHERE'"),
    },
  },
  WorkItem: { table: 'work_item', asked: { ...person, atDesk: `(t.desk_unit_id is null or ${ownPostSql('t.desk_unit_id')})` } },
  StandingDecision: { table: 'standing_decision', asked: {} },
  AccessLogEntry: { table: 'access_log', asked: {} },
  ProtectionRecord: { table: 'protection_record', asked: { ownDesk: 't.unit_id = any((select concordat.own_posts())::uuid[])' } },
  EmergencyAccess: { table: 'emergency_access', asked: {} },
  Gap: { table: 'gap', asked: person },
  LegalHold: { table: 'legal_hold', asked: person },
  ErasureRequest: { table: 'erasure_request', asked: person },
  DecisionSample: { table: 'decision_sample', asked: {} },
  SampledDecision: { table: 'sampled_decision', asked: person },
  SampleFinding: { table: 'sample_finding', asked: person },
  AccessExtract: { table: 'access_extract', asked: person },
  RecordExport: { table: 'record_export', asked: person, ofNobody: { open: true } },
  Recusal: { table: 'recusal', asked: {} },
  Absence: { table: 'absence', asked: {} },
  Mail: { table: 'mail', asked: {} },
  UnsafeWork: { table: 'unsafe_work', asked: {} },
  WorkReassignment: { table: 'work_reassignment', asked: person },
  FundedPosts: { table: 'funded_posts', asked: {} },
  StandardTime: { table: 'standard_time', asked: {} },
  RecordImport: { table: 'record_import', asked: {} },
  ImportRow: {
    table: 'import_row',
    asked: { workable: person.workable },
    ofNobody: { workable: false },
  },
  ReviewScope: { table: 'review_scope', asked: {} },
};
const keyOf = (kind: ThingKind): string => `t.${PLACES[kind].key ?? 'id'}`;
export const KINDS = Object.keys(PLACES) as readonly ThingKind[];

export type Answers = readonly boolean[];
export interface Belt {
  readonly name: string;
  /** Which of these things this one may read, in their order. */
  ask(actor: Asker, kind: ThingKind, things: readonly Placed[]): Promise<Answers>;
}

export function actorOf(asker: Asker): Actor {
  const home = [...asker.postUnitIds].sort()[0] ?? null;
  return { ...symbolicActor(asker.roles, asker.agencyKind), ...asker, homeUnitId: home, controllerGroupId: null, agreementIds: [] };
}

/** What of the read model the list conditions are written from. */
export interface ListType {
  readonly from: string;
  readonly subject?: string;
  readonly conditions: Readonly<Record<string, string | ((self: string) => string)>>;
}
type Flags = ReadonlyMap<string, Readonly<Record<string, boolean>>>;
const NONE: Flags = new Map();

export class Belts {
  constructor(
    private readonly client: pg.Client,
    private readonly types: ReadonlyMap<string, ListType>,
    private readonly rules: readonly AbilityRules[],
  ) {}

  /** Whether the kind is read through abilities and lists at all. */
  knows(kind: ThingKind): boolean {
    return this.typeOf(kind) !== undefined;
  }

  /** What the rules call it: funded posts are read as part of their unit. */
  subjectOf(kind: ThingKind): string {
    return this.typeOf(kind)?.subject ?? kind;
  }

  private typeOf(kind: ThingKind): ListType | undefined {
    return this.types.get(PLACES[kind].readAs ?? kind);
  }

  private instant = 0;

  async freeze(at: Date): Promise<void> {
    this.instant = at.getTime();
    await this.client.query(
      `create or replace function concordat.now() returns timestamptz language sql stable set search_path = pg_catalog as $$ select timestamptz '${at.toISOString()}' $$`,
    );
  }

  spec(at: Date, action: PolicyAction = 'read', clause?: Clause): Belt {
    return { name: 'specification', ask: async (actor, _kind, things) => things.map(({ thing }) => may(actor, action, thing, at, clause)) };
  }

  rowSecurity(): Belt {
    return {
      name: 'row security',
      ask: (actor, kind, things) =>
        this.seen('concordat_api', actor, `select ${keyOf(kind)} as id from concordat.${PLACES[kind].table} t`, things),
    };
  }

  /** The list condition as the read path writes it, by a role that row security does not narrow. */
  list(): Belt {
    return {
      name: 'list condition',
      ask: (actor, kind, things) => {
        const type = this.typeOf(kind)!;
        const columnOf = (field: string): string | undefined => {
          const column = Object.hasOwn(type.conditions, field) ? type.conditions[field] : undefined;
          return typeof column === 'function' ? column('t') : column && `t.${column}`;
        };
        const condition = rulesToSql(
          abilityFor(symbolicActor([...actor.roles].sort(), actor.agencyKind), this.rules),
          'read',
          this.subjectOf(kind),
          columnOf,
        );
        return this.seen('concordat_loader', actor, `select ${keyOf(kind)} as id from ${type.from} t where ${condition}`, things);
      },
    };
  }

  abilities(rules: readonly AbilityRules[] = this.rules, action: PolicyAction = 'read'): Belt {
    return {
      name: 'abilities',
      ask: async (asker, kind, things) => {
        const ability = abilityFor(ruleView(actorOf(asker)), rules);
        const said = this.subjectOf(kind);
        if (!ability.can(action, said)) return things.map(() => false);
        const loaded = await this.loaded(asker, kind);
        return things.map((one) => ability.can(action, subject(said, { ...constantsOf(one), ...loaded(one) })));
      },
    };
  }

  private readonly remembered = new Map<string, Promise<Flags>>();

  /**
   * What rules ask of a row besides its columns, loaded as the entities' virtual columns load it: of its person once an actor, of its
   * agreement once an instant, of reviews for whoever reviews, of taking part once an agency.
   */
  private async loaded(asker: Asker, kind: ThingKind): Promise<(thing: Placed) => Readonly<Record<string, boolean>>> {
    const place = PLACES[kind];
    const { asked, ofNobody } = place;
    const people = await this.flags(asker, `people ${asker.staffId}`, PLACES.Person, {
      open: openSql('t.id'),
      workable: workableSql('t.id'),
    });
    const of = (names: readonly string[]) => Object.fromEntries(Object.entries(asked).filter(([name]) => names.includes(name)));
    const still = await this.flags(asker, `still ${kind}`, place, of(['lapsed', 'released']));
    const reviewing = asker.roles.includes('INDEPENDENT_REVIEWER') ? ['underReview', 'recipientUnderReview'] : [];
    const own = await this.flags(asker, `own ${kind} ${asker.staffId}`, place, of([...reviewing, 'ownDesk', 'atDesk']));
    const part = await this.flags(asker, `part ${kind} ${asker.agencyId}`, place, of(['takesPart']));
    const ofPerson = (person: Placed['person']) => (person ? people.get(person.id) : ofNobody);
    return ({ id, person, thing }) => ({ ...reached(thing, ofPerson(person)), ...still.get(id), ...own.get(id), ...part.get(id) });
  }

  private flags(asker: Asker, of: string, { table, key: id = 'id' }: Place, asked: Readonly<Record<string, string>>): Promise<Flags> {
    const names = Object.keys(asked);
    if (names.length === 0) return Promise.resolve(NONE);
    const key = `${this.instant} ${of}`;
    const known = this.remembered.get(key);
    if (known) return known;
    const said = names.map((name) => `case when ${asked[name]} then '1' else '0' end`).join(' || ');
    const found = this.as<{ id: string; said: string }>(
      'concordat_loader',
      asker,
      `select t.${id} as id, ${said} as said from concordat.${table} t`,
    ).then((rows) => new Map(rows.map((row) => [row.id, Object.fromEntries(names.map((name, n) => [name, row.said[n] === '1']))])));
    this.remembered.set(key, found);
    return found;
  }

  private async seen(role: string, actor: Asker, sql: string, things: readonly Placed[]): Promise<Answers> {
    const rows = await this.as<{ id: string }>(role, actor, sql);
    const seen = new Set(rows.map(({ id }) => id));
    return things.map(({ id }) => seen.has(id));
  }

  private async as<Row extends object>(role: string, actor: Asker, sql: string): Promise<Row[]> {
    await this.client.query('begin');
    try {
      await this.client.query(
        `select set_config('app.staff_id', $1, true), set_config('app.agency_id', $2, true), set_config('app.unit_ids', $3::uuid[]::text, true), set_config('app.roles', $4::text[]::text, true)`,
        [actor.staffId, actor.agencyId, actor.unitIds, actor.roles],
      );
      await this.client.query(`set local role ${role}`);
      return (await this.client.query(sql)).rows as Row[];
    } finally {
      await this.client.query('rollback');
    }
  }
}

/** Of the trail, what was told to third parties is reached by whoever may work with the case, and by nobody in an emergency. */
function reached(thing: Thing, asked: Readonly<Record<string, boolean>> | undefined): Readonly<Record<string, boolean>> {
  if (thing.kind !== 'TrailEntry') return asked ?? {};
  return { ...asked, reached: !thing.ofDisclosure || asked?.['workable'] === true };
}

const MAYBE_ABOUT_SOMEBODY = ['WorkItem', 'AccessExtract', 'WorkReassignment', 'ImportRow'] as const;
type MaybeAboutSomebody = Extract<Placed['thing'], { kind: (typeof MAYBE_ABOUT_SOMEBODY)[number] }>;
const maybeAboutSomebody = (thing: Placed['thing']): thing is MaybeAboutSomebody =>
  (MAYBE_ABOUT_SOMEBODY as readonly string[]).includes(thing.kind);

/** The columns that rules compare, under the names that they use. */
function constantsOf({ thing }: Placed): Readonly<Record<string, unknown>> {
  if ('agencyKind' in thing) return { ...thing, quiet: ['HEALTH', 'VOLUNTARY'].includes(thing.agencyKind) };
  if (thing.kind === 'Share' || thing.kind === 'ShareItem') return { ...thing, revokedAt: thing.revoked ? new Date(0) : null };
  if (maybeAboutSomebody(thing)) return { ...thing, personId: thing.about ? 'somebody' : null };
  if (thing.kind === 'Absence') return { ...thing, kind: thing.sort };
  return thing.kind === 'TrailEntry' ? { ...thing, ...trailConstants(thing) } : { ...thing };
}

function trailConstants({ about, agencyId, heldElsewhere }: Extract<Thing, { kind: 'TrailEntry' }>): Readonly<Record<string, unknown>> {
  const mine = about.cases.find((one) => one.agencyId === agencyId);
  return { apart: heldElsewhere, caseUnitId: mine?.unitId ?? null, caseLeadId: mine?.leadStaffId ?? null };
}

export const askers = ({ staff }: World, at: Date): Asker[] => staff.map((one: Staff) => askerAt(one, at));
