import type { ManagementPlan } from '../../api/answers/management-plans.js';
import type { PersonHeader } from '../../api/answers/people.js';
import type { Viewer } from '../../api/answers/viewer.js';
import { reliedLine } from '../risk-decisions/relied-line.js';
import { FIELD_LABELS, within } from './plan-view.js';
import { PLAN_FIELDS } from '../../api/answers/management-plans.js';

/** One version as its page draws it. */
export function shownPlan(plan: ManagementPlan, person: PersonHeader, viewer: Viewer) {
  const ours = viewer.agency.id === plan.agency.id && viewer.permissions.includes('record:ManagementPlan') && person.emergency === null;
  return {
    plan,
    contingencies: plan.contingencies.map((one) => ({ ...one, span: within(one) })),
    fields: PLAN_FIELDS.flatMap((field) => (plan[field] === null ? [] : [{ heading: FIELD_LABELS[field], text: plan[field] }])),
    linked: plan.links.map((one) => reliedLine(one, `A note of ${plan.agency.shortName}`)),
    writes: ours,
    changes: ours && plan.supersededAt === null,
  };
}
