import { openSql, underReviewSql, workableSql } from '@lib/access';
import { column, extendType, link, readRoot, readType } from '@lib/platform';

/** What it rests on has changed since: superseded, withdrawn or taken back. Of what was taken back the item itself is out of sight. */
const changed = (item: string): string => `concordat.relied_on_changed(${item}.id)`;

export const riskDecisionRead = readType('RiskDecision', {
  from: 'concordat.risk_decision',
  subject: 'RiskDecision',
  person: 'person_id',
  conditions: {
    agencyId: 'agency_id',
    unitId: 'unit_id',
    decidedBy: 'decided_by',
    open: (self) => openSql(`${self}.person_id`),
    workable: (self) => workableSql(`${self}.person_id`),
    underReview: (self) => underReviewSql(`${self}.person_id`, `${self}.agency_id`),
  },
  columns: {
    id: column.uuid('id'),
    reference: column.text('reference'),
    question: column.text('question'),
    chosen: column.int('chosen'),
    rationale: column.text('rationale'),
    dissent: column.text('dissent'),
    nothingReliedOn: column.text('nothing_relied_on'),
    decidedAt: column.instant('decided_at'),
    supersededAt: column.instant('superseded_at'),
    lookedAt: column.instant('looked_at'),
    endorsed: column.flag('endorsed'),
    lookedAtWords: column.text('looked_at_words'),
    changedSince: column.flag(
      (self) => `exists (select 1 from concordat.risk_decision_item x where x.decision_id = ${self}.id and ${changed('x')})`,
    ),
  },
  links: {
    person: link.one('Person', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]),
    agency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.agency_id`]),
    unit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.unit_id`]),
    run: link.one('ProcedureRun', ({ self, parent }) => [`${self}.id = ${parent}.run_id`]),
    decidedBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.decided_by`]),
    lookedAtBy: link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.looked_at_by`]),
    supersedes: link.one('RiskDecision', ({ self, parent }) => [`${self}.id = ${parent}.supersedes`]),
    supersededBy: link.one('RiskDecision', ({ self, parent }) => [`${self}.supersedes = ${parent}.id`]),
    options: link.many('RiskOption', {
      where: ({ self, parent }) => [`${self}.decision_id = ${parent}.id`],
      order: [link.asc('ordinal', 'int')],
    }),
    reliedOn: link.many('ReliedItem', {
      where: ({ self, parent }) => [`${self}.decision_id = ${parent}.id`],
      order: [link.asc('ordinal', 'int')],
    }),
  },
});

export const riskOptionRead = readType('RiskOption', {
  from: `(select d.id as decision_id, s.nth::int - 1 as ordinal, s.one ->> 'title' as title, s.one ->> 'speaksFor' as speaks_for,
      s.one ->> 'speaksAgainst' as speaks_against
    from concordat.risk_decision d cross join lateral jsonb_array_elements(d.options) with ordinality s (one, nth))`,
  key: 'ordinal',
  open: 'it stands and falls with its decision, which is the deciding agency’s own',
  columns: { title: column.text('title'), speaksFor: column.text('speaks_for'), speaksAgainst: column.text('speaks_against') },
});

export const reliedItemRead = readType('ReliedItem', {
  from: 'concordat.risk_decision_item',
  open: 'it stands and falls with its decision; what it names is read by whoever may read that',
  columns: { id: column.uuid('id'), changedSince: column.flag(changed) },
  links: {
    note: link.one('RiskNote', ({ self, parent }) => [`${self}.id = ${parent}.note_id`]),
    received: link.one('ShareItem', ({ self, parent }) => [`${self}.id = ${parent}.share_item_id`]),
    share: link.one('Share', ({ self, parent }) => [
      `${self}.id = (select i.share_id from concordat.share_item i where i.id = ${parent}.share_item_id)`,
    ]),
  },
});

export const personRiskDecisions = extendType('Person', {
  links: {
    riskDecisions: link.page('RiskDecision', {
      where: ({ self, parent }) => [`${self}.person_id = ${parent}.id`],
      order: [link.desc('decided_at', 'timestamptz'), link.desc('id', 'uuid')],
    }),
  },
});

export const riskDecisionRoot = readRoot(
  'riskDecision',
  link.one('RiskDecision', ({ self, args }) => [`${self}.id = ${args.value('id')}`]),
  { act: 'CONSULTATION' },
);
