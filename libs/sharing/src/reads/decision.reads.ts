import { CATEGORY_LABELS } from '@lib/risk';
import { openSql, underReviewSql, workableSql } from '@lib/access';
import { column, link, readRoot, readType } from '@lib/platform';
import { CUT_CODES } from '../domain/outcomes.js';

const CUT_LABELS = Object.fromEntries(CUT_CODES.map(({ code, label }) => [code, label]));
const own = {
  agencyId: 'agency_id',
  open: (self: string) => openSql(`${self}.person_id`),
  underReview: (self: string) => underReviewSql(`${self}.person_id`, `${self}.agency_id`),
};

export const decisionSetRead = readType('DecisionSet', {
  from: 'concordat.decision_set',
  subject: 'DecisionSet',
  person: 'person_id',
  conditions: own,
  columns: {
    id: column.uuid('id'),
    reference: column.text('reference'),
    decidedAt: column.instant('decided_at'),
    mode: column.text('mode'),
    toldHow: column.text('told_how'),
    toldAt: column.instant('told_at'),
    urgentReason: column.text('urgent_reason'),
    explainDueAt: column.instant('explain_due_at'),
    ledgerEntryId: column.uuid('ledger_entry_id'),
  },
  links: {
    person: link.one('Person', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]),
    unit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.unit_id`]),
    decidedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.decided_by`]),
    seal: link.one('Seal', ({ self, parent }) => [`${self}.entry_id = ${parent}.ledger_entry_id`]),
    recipients: link.many('SetRecipient', {
      where: ({ self, parent }) => [`${self}.set_id = ${parent}.id`],
      order: [link.asc('id', 'uuid')],
    }),
    silentSources: link.many('SilentSource', {
      where: ({ self, parent }) => [`${self}.set_id = ${parent}.id`],
      order: [link.asc('ordinal', 'int')],
    }),
  },
});

export const silentSourceRead = readType('SilentSource', {
  from: `(select d.id as set_id, s.one ->> 'label' as label, (s.one ->> 'askedAt')::timestamptz as asked_at, s.nth::int as ordinal
    from concordat.decision_set d cross join lateral jsonb_array_elements(d.silent_sources) with ordinality s (one, nth))`,
  key: 'ordinal',
  open: 'it stands and falls with its decision set, which is the deciding agency’s own',
  columns: { label: column.text('label'), askedAt: column.instant('asked_at') },
});

export const setRecipientRead = readType('SetRecipient', {
  from: 'concordat.set_recipient',
  open: 'it stands and falls with its decision set, which is the deciding agency’s own',
  columns: {
    id: column.uuid('id'),
    whyNeeded: column.text('why_needed'),
    purpose: column.text('purpose'),
    gateway: column.text('gateway'),
    protectionCondition: column.text('protection_condition'),
    necessity: column.text('necessity'),
    proportionality: column.text('proportionality'),
    asked: column.text('asked'),
    respondBy: column.instant('respond_by'),
  },
  links: {
    agency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.recipient_agency_id`]),
    unit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.recipient_unit_id`]),
    staff: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.recipient_staff_id`]),
    agreement: link.one('Agreement', ({ self, parent }) => [`${self}.id = ${parent}.agreement_id`]),
    share: link.one('Share', ({ self, parent }) => [`${self}.set_recipient_id = ${parent}.id`]),
    decisions: link.many('Decision', {
      where: ({ self, parent }) => [`${self}.set_recipient_id = ${parent}.id`],
      order: [link.asc('id', 'uuid')],
    }),
  },
});

export const decisionRead = readType('Decision', {
  from: 'concordat.decision',
  subject: 'Decision',
  person: 'person_id',
  conditions: own,
  columns: {
    id: column.uuid('id'),
    itemKind: column.text('item_kind'),
    enquiryId: column.uuid('enquiry_id'),
    question: column.text('question'),
    noteLevel: column.text('note_level'),
    outcome: column.text('outcome'),
    reasonCode: column.text('reason_code'),
    reasonWords: column.text('reason_words'),
    recipientWords: column.text('recipient_words'),
    reviewBy: column.day('review_by'),
    deferredUntil: column.instant('deferred_until'),
    decidedAt: column.instant('decided_at'),
    endedAt: column.instant('ended_at'),
    endedWhy: column.text('ended_why'),
    endorseDueAt: column.instant('endorse_due_at'),
    endorsedAt: column.instant('endorsed_at'),
    endorsement: column.text('endorsement'),
    endorsementWords: column.text('endorsement_words'),
  },
  links: {
    set: link.one('DecisionSet', ({ self, parent }) => [`${self}.id = ${parent}.set_id`]),
    note: link.one('RiskNote', ({ self, parent }) => [`${self}.id = ${parent}.note_id`]),
    recipientAgency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.recipient_agency_id`]),
    recipientUnit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.recipient_unit_id`]),
    recipientStaff: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.recipient_staff_id`]),
    endorsedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.endorsed_by`]),
    cuts: link.many('DecisionCut', {
      where: ({ self, parent }) => [`${self}.decision_id = ${parent}.id`],
      order: [link.asc('ordinal', 'int')],
    }),
  },
});

export const decisionCutRead = readType('DecisionCut', {
  of: 'CodeLabel',
  from: 'concordat.share_cut',
  key: 'ordinal',
  open: 'it stands and falls with its decision, which is the deciding agency’s own',
  columns: { code: column.text('code'), label: column.lookup('code', CUT_LABELS) },
});

export const standingDecisionRead = readType('StandingDecision', {
  from: 'concordat.standing_decision',
  subject: 'StandingDecision',
  conditions: { agencyId: 'agency_id' },
  columns: {
    id: column.uuid('id'),
    category: column.text('category'),
    categoryLabel: column.lookup('category', CATEGORY_LABELS),
    reasonWords: column.text('reason_words'),
    proposedAt: column.instant('proposed_at'),
    approvedAt: column.instant('approved_at'),
    reviewBy: column.day('review_by'),
    endedAt: column.instant('ended_at'),
  },
  links: {
    recipientAgency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.recipient_agency_id`]),
    proposedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.proposed_by`]),
    approvedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.approved_by`]),
  },
});

export const heldElsewhereRead = readType('HeldElsewhere', {
  from: 'concordat.held_elsewhere',
  subject: 'HeldElsewhere',
  person: 'person_id',
  conditions: {
    agencyId: 'agency_id',
    unitId: 'unit_id',
    workable: (self) => workableSql(`${self}.person_id`),
    underReview: (self) => underReviewSql(`${self}.person_id`, `${self}.agency_id`, 'true'),
  },
  columns: {
    id: column.uuid('id'),
    consideredOn: column.day('considered_on'),
    consideredByRole: column.text('considered_by_role'),
    ownReference: column.text('own_reference'),
    reviewBy: column.day('review_by'),
    recordedAt: column.instant('recorded_at'),
  },
  links: {
    unit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.unit_id`]),
    recordedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.recorded_by`]),
  },
});

export const draftRead = readType('Draft', {
  from: 'concordat.draft',
  subject: 'Draft',
  person: 'person_id',
  conditions: { staffId: 'staff_id', agencyId: 'agency_id', open: (self) => openSql(`${self}.person_id`) },
  columns: {
    id: column.uuid('id'),
    kind: column.text('kind'),
    // Kept as the text it was sent as; what was put in as JSON reads as its text too.
    content: column.text((self) => `(${self}.content #>> '{}')`),
    startedAt: column.instant('started_at'),
    updatedAt: column.instant('updated_at'),
  },
  links: { person: link.one('Person', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]) },
});

const byId = ({ self, args }: { self: string; args: { value(name: string): string } }): string[] => [`${self}.id = ${args.value('id')}`];

export const decisionRoot = readRoot('decision', link.one('Decision', byId), { act: 'CONSULTATION' });
export const decisionSetRoot = readRoot('decisionSet', link.one('DecisionSet', byId), { act: 'CONSULTATION' });
export const draftRoot = readRoot('draft', link.one('Draft', byId), { act: 'CONSULTATION' });
export const draftsRoot = readRoot(
  'drafts',
  link.many('Draft', { where: () => [], order: [link.desc('updated_at', 'timestamptz'), link.desc('id', 'uuid')], continues: true }),
  {
    act: 'CONSULTATION',
  },
);
export const standingDecisionsRoot = readRoot(
  'standingDecisions',
  link.many('StandingDecision', {
    where: () => [],
    order: [link.desc('proposed_at', 'timestamptz'), link.desc('id', 'uuid')],
    continues: true,
  }),
  { act: 'NOT_LOGGED' },
);
export const heldElsewhereRoot = readRoot(
  'heldElsewhere',
  link.many('HeldElsewhere', {
    where: ({ self, args }) => [`${self}.person_id = ${args.value('personId')}`],
    order: [link.desc('recorded_at', 'timestamptz'), link.desc('id', 'uuid')],
    continues: true,
  }),
  { act: 'CONSULTATION', personArg: 'personId' },
);
