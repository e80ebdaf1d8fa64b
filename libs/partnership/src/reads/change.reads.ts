import { ROLE_LABELS } from '@lib/kernel';
import { column, link, readRoot, readType } from '@lib/platform';

const open = 'it stands and falls with its change';

/** Once for each agency concerned: the rules name the viewer's own, which leaves one row or none. */
const perAgency = `(select c.id, c.kind, c.family, c.reason, c.role, c.at_once, c.proposed_at, c.answer_due_at, c.applied_at, c.settled_at, c.outcome,
  c.agency_id, c.agency_ids, c.answer_by, c.agreement_id, c.party_agency_id, c.staff_id, c.unit_id, c.proposed_by, x.agency as concerned_agency_id
  from concordat.change c cross join lateral unnest(c.agency_ids) as x(agency))`;

const state = (self: string): string =>
  `case when ${self}.outcome is not null then ${self}.outcome when ${self}.at_once then 'TO_REVIEW' else 'WAITING' end`;
const me = '(select concordat.current_staff())';
const does = (roles: string): string => `(select concordat.current_roles()) && array[${roles}]`;

/** The same as the rules for approving, for the page to offer it: the use case asks the rules themselves. */
const forMe = (self: string): string => `(${self}.outcome is null and (select concordat.current_agency()) = any(${self}.answer_by)
  and ${self}.proposed_by <> ${me} and ${self}.staff_id is distinct from ${me}
  and not exists (select 1 from concordat.change_answer w where w.change_id = ${self}.id and w.agency_id = (select concordat.current_agency()))
  and (${does(`'INFORMATION_GOVERNANCE_OFFICER'`)} or (${self}.family = 'PERMISSION' and ${does(`'AGENCY_ADMINISTRATOR'`)})
    or (${self}.family = 'AGREEMENT' and ${self}.at_once and ${does(`'SUPERVISOR'`)})))`;

export const changeRead = readType('Change', {
  from: perAgency,
  row: `id uuid, kind text, family text, reason text, role text, at_once boolean, proposed_at timestamptz, answer_due_at timestamptz, applied_at timestamptz,
    settled_at timestamptz, outcome text, agency_id uuid, agency_ids uuid[], answer_by uuid[], agreement_id uuid, party_agency_id uuid, staff_id uuid, unit_id uuid,
    proposed_by uuid, concerned_agency_id uuid`,
  subject: 'Change',
  conditions: { concernedAgencyId: 'concerned_agency_id', family: 'family' },
  columns: {
    id: column.uuid('id'),
    kind: column.text('kind'),
    family: column.text('family'),
    reason: column.text('reason'),
    roleLabel: column.lookup('role', ROLE_LABELS),
    atOnce: column.flag('at_once'),
    state: column.text(state),
    forMe: column.flag(forMe),
    proposedAt: column.instant('proposed_at'),
    answerDueAt: column.instant('answer_due_at'),
    appliedAt: column.instant('applied_at'),
    settledAt: column.instant('settled_at'),
  },
  links: {
    agency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.agency_id`]),
    agreement: link.one('Agreement', ({ self, parent }) => [`${self}.id = ${parent}.agreement_id`]),
    partyAgency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.party_agency_id`]),
    staff: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.staff_id`]),
    unit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.unit_id`]),
    proposedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.proposed_by`]),
    askedOf: link.many('Agency', {
      where: ({ self, parent }) => [`${self}.id = any(${parent}.answer_by)`],
      order: [link.asc('name', 'text'), link.asc('id', 'uuid')],
    }),
    answers: link.many('ChangeAnswer', {
      where: ({ self, parent }) => [`${self}.change_id = ${parent}.id`],
      order: [link.asc('answered_at', 'timestamptz'), link.asc('agency_id', 'uuid')],
    }),
    lines: link.many('ChangeLine', {
      where: ({ self, parent }) => [`${self}.change_id = ${parent}.id`],
      order: [link.asc('field', 'text')],
    }),
    impact: link.many('ChangeImpact', {
      where: ({ self, parent }) => [`${self}.change_id = ${parent}.id`],
      order: [link.asc('place', 'int')],
    }),
  },
});

export const changeAnswerRead = readType('ChangeAnswer', {
  from: 'concordat.change_answer',
  key: '',
  open,
  columns: { answer: column.text('answer'), words: column.text('words'), answeredAt: column.instant('answered_at') },
  links: {
    agency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.agency_id`]),
    staff: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.staff_id`]),
  },
});

/** Only what it changes, not everything that was looked at. */
export const changeLineRead = readType('ChangeLine', {
  from: `(select c.id as change_id, a.key as field, c.before ->> a.key as was, a.value as becomes from concordat.change c cross join lateral jsonb_each_text(c.after) a)`,
  row: 'change_id uuid, field text, was text, becomes text',
  key: '',
  open,
  columns: { field: column.text('field'), was: column.text('was'), becomes: column.text('becomes') },
});

/** What the viewer's own agency was shown last: row security leaves no other's. */
export const changeImpactRead = readType('ChangeImpact', {
  from: `(select i.change_id, l.place::int as place, l.line ->> 'code' as code, (l.line ->> 'agencyId')::uuid as agency_id,
      (l.line ->> 'count')::int as count, (l.line ->> 'days')::int as days
    from (select distinct on (n.change_id) n.change_id, n.lines from concordat.change_impact n order by n.change_id, n.counted_at desc) i
    cross join lateral jsonb_array_elements(i.lines) with ordinality as l(line, place))`,
  row: 'change_id uuid, place int, code text, agency_id uuid, count int, days int',
  key: '',
  open,
  columns: { code: column.text('code'), count: column.int('count'), days: column.int('days') },
  links: { agency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.agency_id`]) },
});

export const changeRoot = readRoot(
  'change',
  link.one('Change', ({ self, args }) => [`${self}.id = ${args.value('id')}`]),
  { act: 'CONSULTATION' },
);

export const changesRoot = readRoot(
  'changes',
  link.page('Change', {
    where: ({ self, args }) => [
      args.given('waiting', (v) => `(${self}.outcome is null) = ${v}`),
      args.given('agreementId', (v) => `${self}.agreement_id = ${v}`),
      args.given('staffId', (v) => `${self}.staff_id = ${v}`),
    ],
    order: [link.desc('proposed_at', 'timestamptz'), link.desc('id', 'uuid')],
  }),
  { act: 'CONSULTATION' },
);
