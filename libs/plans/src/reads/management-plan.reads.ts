import { openSql, underReviewSql } from '@lib/access';
import { column, constantRoot, extendType, link, readRoot, readType } from '@lib/platform';
import { managementPlanLists, REQUIREMENT_LABELS, TRIGGER_LABELS } from '../domain/plan-lists.js';

const staff = (name: string) => link.one('Staff', ({ self, parent }) => [`${self}.id = ${parent}.${name}`]);
/** The day that was said last holds. */
const review = (self: string): string =>
  `coalesce((select l.review_on from concordat.management_plan_look l where l.plan_id = ${self}.id order by l.looked_at desc, l.id desc limit 1), ${self}.review_on)`;

export const managementPlanRead = readType('ManagementPlanVersion', {
  from: 'concordat.management_plan',
  subject: 'ManagementPlan',
  person: 'person_id',
  conditions: {
    agencyId: 'agency_id',
    open: (self) => openSql(`${self}.person_id`),
    underReview: (self) => underReviewSql(`${self}.person_id`, `${self}.agency_id`),
  },
  columns: {
    id: column.uuid('id'),
    reference: column.text('reference'),
    number: column.int('number'),
    aim: column.text('aim'),
    keyInformation: column.text('key_information'),
    furtherConsiderations: column.text('further_considerations'),
    supervision: column.text('supervision'),
    monitoringAndControl: column.text('monitoring_and_control'),
    interventionsAndTreatment: column.text('interventions_and_treatment'),
    victimSafetyPlanning: column.text('victim_safety_planning'),
    contingencyPlans: column.text('contingency_plans'),
    reviewOn: column.day(review),
    changed: column.text('changed'),
    why: column.text('why'),
    madeAt: column.instant('made_at'),
    supersededAt: column.instant('superseded_at'),
    changedSince: column.flag(
      (self) =>
        `exists (select 1 from concordat.management_plan_link x where x.plan_id = ${self}.id and concordat.plan_link_changed(x.id))`,
    ),
  },
  links: {
    person: link.one('Person', ({ self, parent }) => [`${self}.id = ${parent}.person_id`]),
    agency: link.one('Agency', ({ self, parent }) => [`${self}.id = ${parent}.agency_id`]),
    unit: link.one('Unit', ({ self, parent }) => [`${self}.id = ${parent}.unit_id`]),
    madeBy: staff('made_by'),
    supersedes: link.one('ManagementPlanVersion', ({ self, parent }) => [`${self}.id = ${parent}.supersedes`]),
    supersededBy: link.one('ManagementPlanVersion', ({ self, parent }) => [`${self}.supersedes = ${parent}.id`]),
    objectives: link.many('PlanObjective', ofPlan()),
    contingencies: link.many('PlanContingency', ofPlan()),
    requirements: link.many('PlanRequirement', ofPlan()),
    links: link.many('PlanLink', ofPlan()),
    thirdParties: link.many('ThirdParty', {
      where: ({ self, parent }) => [
        `exists (select 1 from concordat.management_plan_third_party l where l.plan_id = ${parent}.id and l.third_party_id = ${self}.id)`,
      ],
      order: [link.asc('reference', 'text'), link.asc('id', 'uuid')],
    }),
    looks: link.many('PlanLook', {
      where: ({ self, parent }) => [`${self}.plan_id = ${parent}.id`],
      order: [link.desc('looked_at', 'timestamptz'), link.desc('id', 'uuid')],
      limit: 25,
      more: 'moreLooks',
    }),
    copies: link.many('PlanCopy', {
      where: ({ self, parent }) => [`${self}.plan_id = ${parent}.id`],
      order: [link.desc('copied_at', 'timestamptz'), link.desc('id', 'uuid')],
      limit: 25,
      more: 'moreCopies',
    }),
  },
});

function ofPlan() {
  return {
    where: ({ self, parent }: { self: string; parent: string }) => [`${self}.plan_id = ${parent}.id`],
    order: [link.asc('ordinal', 'int')],
  };
}

const PART = 'it stands and falls with its plan, which is the agency’s own';
/** The lines of a list that stands in the row. */
const lines = (name: string, columns: string): string =>
  `(select p.id as plan_id, s.nth::int - 1 as ordinal, ${columns}
    from concordat.management_plan p cross join lateral jsonb_array_elements(p.${name}) with ordinality s (one, nth))`;
const word = (name: string): string => `s.one ->> '${name}'`;

export const planObjectiveRead = readType('PlanObjective', {
  row: 'plan_id uuid, ordinal int',
  from: lines('objectives', `${word('objective')} as objective`),
  key: 'ordinal',
  open: PART,
  columns: { objective: column.text('objective') },
  links: {
    tactics: link.many('PlanTactic', {
      where: ({ self, parent }) => [`${self}.plan_id = ${parent}.plan_id`, `${self}.objective = ${parent}.ordinal`],
      order: [link.asc('ordinal', 'int')],
    }),
  },
});
export const planTacticRead = readType('PlanTactic', {
  from: `(select p.id as plan_id, s.nth::int - 1 as objective, t.nth::int - 1 as ordinal, t.one ->> 'what' as what, t.one ->> 'who' as who, (t.one ->> 'by')::date as by
    from concordat.management_plan p cross join lateral jsonb_array_elements(p.objectives) with ordinality s (one, nth)
   cross join lateral jsonb_array_elements(s.one -> 'tactics') with ordinality t (one, nth))`,
  key: 'ordinal',
  open: PART,
  columns: { what: column.text('what'), who: column.text('who'), by: column.day('by') },
});
export const planContingencyRead = readType('PlanContingency', {
  from: lines(
    'contingencies',
    `${word('trigger')} as trigger, ${word('words')} as words, ${word('who')} as who, ${word('whom')} as whom, (${word('within')})::int as within,
     ${word('unit')} as unit, ${word('means')} as means`,
  ),
  key: 'ordinal',
  open: PART,
  columns: {
    trigger: column.text('trigger'),
    triggerLabel: column.lookup('trigger', TRIGGER_LABELS),
    words: column.text('words'),
    who: column.text('who'),
    whom: column.text('whom'),
    within: column.int('within'),
    unit: column.text('unit'),
    means: column.text('means'),
  },
});
export const planRequirementRead = readType('PlanRequirement', {
  from: lines(
    'requirements',
    `${word('kind')} as kind, ${word('words')} as words, (${word('from')})::date as from_day, (${word('to')})::date as to_day`,
  ),
  key: 'ordinal',
  open: PART,
  columns: {
    kind: column.text('kind'),
    kindLabel: column.lookup('kind', REQUIREMENT_LABELS),
    words: column.text('words'),
    from: column.day('from_day'),
    to: column.day('to_day'),
  },
});
export const planLinkRead = readType('PlanLink', {
  from: 'concordat.management_plan_link',
  open: 'it stands and falls with its plan; what it names is read by whoever may read that',
  columns: { id: column.uuid('id'), changedSince: column.flag((self) => `concordat.plan_link_changed(${self}.id)`) },
  links: {
    note: link.one('RiskNote', ({ self, parent }) => [`${self}.id = ${parent}.note_id`]),
    received: link.one('ShareItem', ({ self, parent }) => [`${self}.id = ${parent}.share_item_id`]),
    share: link.one('Share', ({ self, parent }) => [
      `${self}.id = (select i.share_id from concordat.share_item i where i.id = ${parent}.share_item_id)`,
    ]),
  },
});
export const planLookRead = readType('PlanLook', {
  from: 'concordat.management_plan_look',
  open: PART,
  columns: {
    id: column.uuid('id'),
    because: column.text('because'),
    reviewOn: column.day('review_on'),
    lookedAt: column.instant('looked_at'),
  },
  links: { lookedBy: staff('looked_by') },
});
export const planCopyRead = readType('PlanCopy', {
  from: 'concordat.management_plan_copy',
  open: PART,
  columns: { id: column.uuid('id'), system: column.text('system'), copiedAt: column.instant('copied_at') },
  links: { copiedBy: staff('copied_by') },
});

export const personManagementPlan = extendType('Person', {
  links: {
    managementPlan: link.one('ManagementPlanVersion', ({ self, parent }) => [
      `${self}.person_id = ${parent}.id`,
      `${self}.agency_id = (select concordat.current_agency())`,
      `${self}.superseded_at is null`,
    ]),
    managementPlanVersions: link.page('ManagementPlanVersion', {
      where: ({ self, parent }) => [`${self}.person_id = ${parent}.id`],
      order: [link.desc('made_at', 'timestamptz'), link.desc('id', 'uuid')],
    }),
  },
});

export const managementPlanVersionRoot = readRoot(
  'managementPlanVersion',
  link.one('ManagementPlanVersion', ({ self, args }) => [`${self}.id = ${args.value('id')}`]),
  { act: 'CONSULTATION' },
);
export const managementPlanListsRoot = constantRoot('managementPlanLists', () => managementPlanLists);
