import { BEGINNING, type Slugs } from './slugs.js';
import type { WorldAgreement, WorldFile, WorldPerson } from './world-file.js';

export type Row = Readonly<Record<string, unknown>>;
/** Table by table, in the order in which they may be inserted. Every row of a table has the same columns. */
export type TableRows = readonly (readonly [table: string, rows: readonly Row[]])[];

export interface DirectoryOptions {
  readonly issuer: string;
  /** Levels set after this instant are left out. */
  readonly until: Date;
}

export function directoryRows(world: WorldFile, slugs: Slugs, options: DirectoryOptions): TableRows {
  return [
    ...organisationRows(world, slugs, options.issuer),
    ...agreementRows(world.agreements, slugs),
    ...peopleRows(world.people, slugs, options.until),
  ];
}

function organisationRows(world: WorldFile, slugs: Slugs, issuer: string): TableRows {
  const groups = world.controllerGroups.map((group) => ({ id: slugs.make('group', group.id), name: group.name }));
  const agencies = world.agencies.map((agency) => ({
    id: slugs.make('agency', agency.id),
    name: agency.name,
    short_name: agency.shortName,
    kind: agency.kind,
    controller_group_id: slugs.maybe('group', agency.group),
    idle_minutes: agency.idleMinutes ?? 15,
    managed_idle_minutes: agency.managedIdleMinutes ?? 60,
    absolute_hours: agency.absoluteHours ?? 12,
  }));
  const units = world.units.map((unit) => ({
    id: slugs.make('unit', unit.id),
    agency_id: slugs.id('agency', unit.agency),
    parent_id: slugs.maybe('unit', unit.parent),
    name: unit.name,
    desk: unit.desk ?? null,
    duty_name: unit.duty.name,
    duty_phone: unit.duty.phone,
    duty_hours: unit.duty.hours,
  }));
  const staff = world.staff.map((one) => ({
    id: slugs.make('staff', one.id),
    agency_id: slugs.id('agency', one.agency),
    name: one.name,
    job_title: one.jobTitle,
    shift_ends_at: one.shiftEndsAt ?? null,
  }));
  return [
    ['controller_group', groups],
    ['agency', agencies],
    ['unit', units],
    ['staff', staff],
    ['post', postRows(world, slugs)],
    ['account', accountRows(world, slugs, issuer)],
    ...mailRows(world, slugs),
  ];
}

function postRows(world: WorldFile, slugs: Slugs): Row[] {
  return world.staff.flatMap((one) =>
    one.posts.map((post) => ({
      staff_id: slugs.id('staff', one.id),
      unit_id: slugs.id('unit', post.unit),
      agency_id: slugs.id('agency', one.agency),
      role: post.role,
      held_from: post.from ?? BEGINNING,
      held_to: post.to ?? null,
    })),
  );
}

function accountRows(world: WorldFile, slugs: Slugs, issuer: string): Row[] {
  return world.staff.flatMap((one) =>
    one.account === undefined ? [] : [{ staff_id: slugs.id('staff', one.id), issuer, subject: one.account }],
  );
}

function mailRows(world: WorldFile, slugs: Slugs): TableRows {
  const domains = world.agencies.flatMap(({ id, mailDomains }) =>
    mailDomains === undefined ? [] : [{ agency_id: slugs.id('agency', id), domains: mailDomains }],
  );
  const addresses = world.staff.flatMap(({ id, agency, mail }) =>
    mail === undefined ? [] : [{ staff_id: slugs.id('staff', id), agency_id: slugs.id('agency', agency), address: mail }],
  );
  return [
    ['agency_mail', domains],
    ['mail_choice', addresses],
  ];
}

function agreementRows(agreements: readonly WorldAgreement[], slugs: Slugs): TableRows {
  const rows = agreements.map((agreement) => ({
    id: slugs.make('agreement', agreement.id),
    title: agreement.title,
    reference: agreement.reference,
    starts_at: agreement.startsAt,
    ends_at: agreement.endsAt ?? null,
    review_on: agreement.reviewOn,
    transition_days: agreement.transitionDays ?? 30,
    dpia_reference: agreement.dpiaReference,
    owner_staff_id: slugs.id('staff', agreement.owner),
    names_children: agreement.namesChildren ?? false,
  }));
  const of = <T>(each: (agreement: WorldAgreement) => readonly T[], row: (one: T) => Row): Row[] =>
    agreements.flatMap((agreement) => each(agreement).map((one) => ({ agreement_id: slugs.id('agreement', agreement.id), ...row(one) })));
  const parties = of(
    (agreement) => agreement.parties,
    (party) => ({
      agency_id: slugs.id('agency', party.agency),
      controller: party.controller ?? true,
      signatory_name: party.signatoryName,
      signatory_role: party.signatoryRole,
      signed_on: party.signedOn,
    }),
  );
  const grounds = of(
    (agreement) => agreement.grounds,
    (ground) => ({ category_group: ground.categoryGroup, gateway: ground.gateway, protection_condition: ground.protectionCondition }),
  );
  return [
    ['agreement', rows],
    ['agreement_party', parties],
    [
      'agreement_purpose',
      of(
        (agreement) => agreement.purposes,
        (purpose) => ({ purpose }),
      ),
    ],
    ['agreement_ground', grounds],
  ];
}

function peopleRows(people: readonly WorldPerson[], slugs: Slugs, until: Date): TableRows {
  const rows = people.map((person) => ({
    id: slugs.make('person', person.id),
    crn: person.crn ?? null,
    pnc: person.pnc ?? null,
    given_names: person.givenNames.normalize('NFC'),
    family_name: person.familyName.normalize('NFC'),
    date_of_birth: person.dateOfBirth,
    iom_cohort: person.iomCohort ?? null,
    mappa_category: person.mappaCategory ?? null,
    mappa_level: person.mappaLevel ?? null,
    stage: person.stage ?? 'COMMUNITY',
    release_at: person.releaseAt ?? null,
    releasing_from: slugs.maybe('agency', person.releasingFrom),
  }));
  const of = <T>(each: (person: WorldPerson) => readonly T[] | undefined, row: (one: T) => Row): Row[] =>
    people.flatMap((person) => (each(person) ?? []).map((one) => ({ person_id: slugs.id('person', person.id), ...row(one) })));
  return [
    ['person', rows],
    [
      'person_alias',
      of(
        (person) => person.aliases,
        (alias) => ({ given_names: alias.givenNames, family_name: alias.familyName }),
      ),
    ],
    [
      'case_membership',
      of(
        (person) => person.members,
        (member) => memberRow(member, slugs),
      ),
    ],
    [
      'rosh_level',
      of(
        (person) => person.rosh?.filter((one) => new Date(one.setAt) <= until),
        (rosh) => roshRow(rosh, rosh.setAt, slugs),
      ),
    ],
    [
      'third_party',
      of(
        (person) => person.thirdParties,
        (third) => ({
          id: slugs.make('thirdParty', third.id),
          agency_id: slugs.id('agency', third.agency),
          reference: third.reference,
          class: third.class,
        }),
      ),
    ],
  ];
}

/** Apart, because an access limit needs the agency of the person it names. */
export function accessLimitRows(world: WorldFile, slugs: Slugs): TableRows {
  const agencyOf = new Map(world.staff.map((one) => [one.id, one.agency]));
  const rows = world.people.flatMap((person) =>
    (person.accessLimits ?? []).map((limit) => ({
      person_id: slugs.id('person', person.id),
      agency_id: slugs.id('agency', agencyOf.get(limit.staff) ?? ''),
      staff_id: slugs.id('staff', limit.staff),
      kind: limit.kind,
      reason: limit.reason,
    })),
  );
  return [['access_limit', rows]];
}

function memberRow(member: WorldPerson['members'][number], slugs: Slugs): Row {
  return {
    agency_id: slugs.id('agency', member.agency),
    unit_id: slugs.maybe('unit', member.unit),
    lead_staff_id: slugs.maybe('staff', member.lead),
    leads: member.leads ?? false,
    since: member.since ?? BEGINNING,
    until: member.until ?? null,
  };
}

export function roshRow(rosh: { setting: string; atRisk: string; level: string; setBy: string }, setAt: string, slugs: Slugs): Row {
  return {
    setting: rosh.setting,
    at_risk: rosh.atRisk,
    level: rosh.level,
    set_at: setAt,
    set_by_agency_id: slugs.id('agency', rosh.setBy),
  };
}
