import { longDay } from '@lib/kernel';
import type { Contingency, Objective, PlanSaid, Requirement } from './plan.js';
import { FIELD_LABELS, PLAN_FIELDS, type PlanField, REQUIREMENT_LABELS, TRIGGER_LABELS, WITHIN_LABELS } from './plan-lists.js';

/** A plan as headed lines: what is compared, and what is copied out. */
export interface PlanPart {
  readonly field: PlanField | 'aim' | 'objectives' | 'contingencies' | 'requirements' | 'reviewOn';
  readonly heading: string;
  readonly lines: readonly string[];
}

export function planParts(plan: PlanSaid): readonly PlanPart[] {
  return [
    { field: 'aim', heading: 'Aim', lines: [plan.aim] },
    { field: 'objectives', heading: 'Objectives and tactics', lines: plan.objectives.flatMap(objectiveLines) },
    { field: 'contingencies', heading: 'If it goes wrong', lines: plan.contingencies.flatMap(contingencyLines) },
    { field: 'requirements', heading: 'Orders and conditions', lines: plan.requirements.map(requirementLine) },
    ...PLAN_FIELDS.map((field) => ({ field, heading: FIELD_LABELS[field], lines: plan[field] === null ? [] : [plan[field]] })),
    { field: 'reviewOn', heading: 'Review day', lines: [longDay(plan.reviewOn)] },
  ];
}

/** Headings of what differs, in the order of the plan. */
export function changedParts(before: PlanSaid, after: PlanSaid): readonly string[] {
  const was = planParts(before);
  return planParts(after).flatMap(({ heading, lines }, at) => (lines.join('\n') === was[at]?.lines.join('\n') ? [] : [heading]));
}

function objectiveLines({ objective, tactics }: Objective, nth: number): string[] {
  return [
    `${nth + 1}. ${objective}`,
    ...tactics.map(({ what, who, by }) => `   - ${what} (${who}${by === null ? '' : `, by ${longDay(by)}`})`),
  ];
}

/** "An appointment is missed: the practitioner tells the offender manager within 2 hours, by telephone." */
function contingencyLines({ trigger, words, who, whom, within, unit, means }: Contingency): string[] {
  const span = `${within} ${within === 1 ? WITHIN_LABELS[unit].replace(/s$/, '') : WITHIN_LABELS[unit]}`;
  const more = words === null ? [] : [`  ${words}`];
  return [`- ${TRIGGER_LABELS[trigger]}: ${who} tells ${whom} within ${span}, by ${means}.`, ...more];
}

function requirementLine({ kind, words, from, to }: Requirement): string {
  const held = [from === null ? '' : `from ${longDay(from)}`, to === null ? '' : `until ${longDay(to)}`].filter(Boolean).join(' ');
  return `- ${REQUIREMENT_LABELS[kind]}: ${words}${held === '' ? '' : ` (${held})`}`;
}
