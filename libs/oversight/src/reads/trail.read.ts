import { openSql, underReviewSql, workableSql } from '@lib/access';
import { column, link, readRoot, readType } from '@lib/platform';
import { CATEGORY_LABELS } from '@lib/risk';
import { ANSWER_CATEGORY, ANSWER_LABEL } from '@lib/sharing';

/** The unit and every unit below it. */
const below = (unit: string): string =>
  `(with recursive below as (select u.id from concordat.unit u where u.id = ${unit}
    union all select u.id from concordat.unit u join below b on u.parent_id = b.id) select id from below)`;
const ofCase = (wanted: string): string =>
  `(select m.${wanted} from concordat.case_membership m where m.person_id = t.person_id and m.agency_id = t.agency_id and m.until is null)`;

/** Done there, sent there, or sent to the whole agency about a person whom they work with. */
const ofUnits = (self: string, units: string): string =>
  `((${self}.from_agency_id = ${self}.agency_id and ${self}.unit_id in ${units}) or ${self}.to_unit_id in ${units}
    or (${self}.to_agency_id = ${self}.agency_id and ${self}.to_unit_id is null and ${self}.case_unit_id in ${units}))`;

/** Who has the case in the reading agency stands beside each entry, because rules speak of it; a plan that no rule needs it for drops it. */
const TRAIL = `(select t.*, ${ofCase('unit_id')} case_unit_id, ${ofCase('lead_staff_id')} case_lead_id from concordat.trail_entry t)`;

export const trailRead = readType('TrailEntry', {
  from: TRAIL,
  row: 'id uuid, person_id uuid, staff_id uuid, unit_id uuid, from_agency_id uuid, to_agency_id uuid, to_unit_id uuid, to_staff_id uuid',
  subject: 'TrailEntry',
  conditions: {
    agencyId: 'agency_id',
    unitId: 'unit_id',
    staffId: 'staff_id',
    fromAgencyId: 'from_agency_id',
    toUnitId: 'to_unit_id',
    caseUnitId: 'case_unit_id',
    caseLeadId: 'case_lead_id',
    apart: (self) => `(${self}.kind = 'HELD_ELSEWHERE')`,
    ofDisclosure: (self) => `(${self}.third_party_disclosure_id is not null)`,
    reached: (self) => `(${self}.third_party_disclosure_id is null or ${workableSql(`${self}.person_id`)})`,
    open: (self) => openSql(`${self}.person_id`),
    underReview: (self) => underReviewSql(`${self}.person_id`, `${self}.agency_id`, `${self}.kind = 'HELD_ELSEWHERE'`),
  },
  person: 'person_id',
  columns: {
    id: column.uuid('id'),
    at: column.instant('at'),
    kind: column.text('kind'),
    outcome: column.text('outcome'),
    setId: column.uuid('set_id'),
    shareId: column.uuid('share_id'),
    noteId: column.uuid('note_id'),
    decisionId: column.uuid('decision_id'),
    enquiryId: column.uuid('enquiry_id'),
    runId: column.uuid('run_id'),
    riskDecisionId: column.uuid('risk_decision_id'),
    thirdPartyDisclosureId: column.uuid('third_party_disclosure_id'),
    managementPlanId: column.uuid('management_plan_id'),
    actionId: column.uuid('action_id'),
    category: column.text('category'),
    categoryLabel: column.lookup('category', { ...CATEGORY_LABELS, [ANSWER_CATEGORY]: ANSWER_LABEL }),
    level: column.text('level'),
    happenedAt: column.instant('happened_at'),
    reasonCode: column.text('reason_code'),
    words: column.text('words'),
    reference: column.text(
      (self) => `coalesce((select s.reference from concordat.share s where s.id = ${self}.share_id),
        (select d.reference from concordat.decision_set d where d.id = ${self}.set_id),
        (select e.reference from concordat.enquiry e where e.id = ${self}.enquiry_id),
        (select r.reference from concordat.procedure_run r where r.id = ${self}.run_id),
        (select k.reference from concordat.risk_decision k where k.id = ${self}.risk_decision_id),
        (select k.reference from concordat.third_party_disclosure k where k.id = ${self}.third_party_disclosure_id),
        (select k.reference from concordat.management_plan k where k.id = ${self}.management_plan_id),
        (select x.reference from concordat.action x where x.id = ${self}.action_id))`,
    ),
  },
  links: {
    person: link.one('Person', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]),
    staff: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.staff_id`]),
    unit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.unit_id`]),
    from: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.from_agency_id`]),
    to: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.to_agency_id`]),
    toUnit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.to_unit_id`]),
    toStaff: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.to_staff_id`]),
  },
});

/** What was shared, what came of it, and what was decided about sharing: apart from what an agency writes for itself. */
const SHARING = [
  'SENT',
  'RECEIVED',
  'DECIDED_NOT_TO_SHARE',
  'FIRST_SEEN',
  'ACKNOWLEDGED',
  'NOT_FOR_US',
  'CORRECTED',
  'WITHDRAWN',
  'REVOKED',
  'ENDORSED',
  'SENT_BACK',
  'ASKED',
  'REPLIED',
  'DECLINED_TO_ANSWER',
  'RISK_DECIDED',
]
  .map((kind) => `'${kind}'`)
  .join(', ');

export const trailRoot = readRoot(
  'trail',
  link.page('TrailEntry', {
    where: ({ self, args }) => [
      args.given('personId', (person) => `${self}.person_id = ${person}`),
      args.given('unitId', (unit) => ofUnits(self, below(unit))),
      args.given('otherAgencyId', (agency) => `(${self}.from_agency_id = ${agency} or ${self}.to_agency_id = ${agency})`),
      args.given('outcome', (outcome) => `${self}.outcome = ${outcome}`),
      args.given('kind', (kind) => `${self}.kind = ${kind}`),
      args.given('sharing', (only) => `(not ${only} or ${self}.kind in (${SHARING}))`),
      args.given('from', (from) => `${self}.at >= ${from}`),
      args.given('to', (to) => `${self}.at < ${to}`),
    ],
    order: [link.desc('at', 'timestamptz'), link.desc('id', 'uuid')],
  }),
  { act: 'CONSULTATION', personArg: 'personId', details: ['unitId', 'otherAgencyId', 'outcome', 'kind', 'from', 'to'] },
);
