import { openSql, underReviewSql, workableSql } from '@lib/access';
import { column, extendType, link, readType } from '@lib/platform';

const open = 'it stands and falls with its person, whom row security has opened';

export const personRead = readType('Person', {
  from: 'concordat.person',
  subject: 'Person',
  person: 'id',
  conditions: { open: (self) => openSql(`${self}.id`), underReview: (self) => underReviewSql(`${self}.id`, 'null') },
  columns: {
    id: column.uuid('id'),
    crn: column.text('crn'),
    pnc: column.text('pnc'),
    givenNames: column.text('given_names'),
    familyName: column.text('family_name'),
    name: column.text((self) => `(${self}.given_names || ' ' || ${self}.family_name)`),
    dateOfBirth: column.day('date_of_birth'),
    iomCohort: column.text('iom_cohort'),
    mappaCategory: column.int('mappa_category', { guarded: true }),
    mappaLevel: column.int('mappa_level', { guarded: true }),
    stage: column.text('stage'),
    releaseAt: column.instant('release_at'),
    accessLimited: column.flag((self) => `exists (select 1 from concordat.access_limit l where l.person_id = ${self}.id)`),
  },
  links: {
    aliases: link.many('Alias', {
      where: ({ self, parent }) => [`${self}.person_id = ${parent}.id`],
      order: [link.asc('family_name', 'text'), link.asc('given_names', 'text')],
    }),
    releasingFrom: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.releasing_from`]),
    rosh: link.many('RoshLevel', {
      where: ({ self, parent }) => [
        `${self}.person_id = ${parent}.id`,
        `not exists (select 1 from concordat.rosh_level later where later.person_id = ${self}.person_id and later.setting = ${self}.setting
          and later.at_risk = ${self}.at_risk and (later.set_at, later.id) > (${self}.set_at, ${self}.id))`,
      ],
      order: [link.asc('setting', 'text'), link.asc('at_risk', 'text'), link.asc('id', 'uuid')],
    }),
    members: link.many('CaseMember', {
      where: ({ self, parent }) => [`${self}.person_id = ${parent}.id`, `${self}.until is null`],
      order: [link.desc((self) => `${self}.leads::int`, 'int'), link.asc('since', 'timestamptz'), link.asc('id', 'uuid')],
    }),
    leads: link.many('CaseLead', {
      where: ({ self, parent }) => [`${self}.person_id = ${parent}.id`],
      order: [link.desc('since', 'timestamptz'), link.desc('id', 'uuid')],
      more: 'moreLeads',
    }),
    thirdParties: link.many('ThirdParty', {
      where: ({ self, parent }) => [`${self}.person_id = ${parent}.id`],
      order: [link.asc('reference', 'text'), link.asc('id', 'uuid')],
      more: 'moreThirdParties',
    }),
  },
});

export const aliasRead = readType('Alias', {
  from: 'concordat.person_alias',
  key: '',
  open,
  columns: { givenNames: column.text('given_names'), familyName: column.text('family_name') },
});

export const roshRead = readType('RoshLevel', {
  from: 'concordat.rosh_level',
  open,
  columns: {
    setting: column.text('setting'),
    atRisk: column.text('at_risk'),
    level: column.text('level'),
    setAt: column.instant('set_at'),
  },
  links: { setBy: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.set_by_agency_id`]) },
});

/** A membership of a case, or a time of leading it in an agency: one rule for both. */
const ofCase = {
  agencyId: 'agency_id',
  quiet: (self: string) => `exists (select 1 from concordat.agency q where q.id = ${self}.agency_id and q.kind in ('HEALTH', 'VOLUNTARY'))`,
  open: (self: string) => openSql(`${self}.person_id`),
  workable: (self: string) => workableSql(`${self}.person_id`),
  underReview: (self: string) => underReviewSql(`${self}.person_id`, 'null'),
};
const agencyAndUnit = {
  agency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.agency_id`]),
  unit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.unit_id`]),
};

export const caseMemberRead = readType('CaseMember', {
  from: 'concordat.case_membership',
  subject: 'CaseMember',
  conditions: ofCase,
  columns: { leads: column.flag('leads'), since: column.instant('since') },
  links: { ...agencyAndUnit, lead: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.lead_staff_id`]) },
});

export const caseLeadRead = readType('CaseLead', {
  from: 'concordat.case_lead',
  subject: 'CaseLead',
  conditions: ofCase,
  columns: { since: column.instant('since'), until: column.instant('until') },
  links: { ...agencyAndUnit, staff: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.staff_id`]) },
});

export const thirdPartyRead = readType('ThirdParty', {
  from: 'concordat.third_party',
  subject: 'ThirdParty',
  conditions: { agencyId: 'agency_id', workable: (self) => workableSql(`${self}.person_id`) },
  person: 'person_id',
  columns: { id: column.uuid('id'), reference: column.text('reference'), class: column.text('class') },
});

export const workPerson = extendType('WorkItem', {
  links: { person: link.one('Person', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]) },
});
