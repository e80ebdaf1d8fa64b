import { isDay, isMeaningless, isUuid } from '@lib/kernel';
import { type ManagementPlan, PLAN_FIELDS, type PlanField, type PlanInput } from '../../api/answers/management-plans.js';
import type { Form } from '../../page/form.js';
import {
  contingencyName,
  CONTINGENCIES,
  hasContingency,
  hasObjective,
  hasRequirement,
  objectiveName,
  OBJECTIVES,
  requirementName,
  REQUIREMENTS,
  tacticName,
  tacticNames,
  TACTICS,
  typed,
  upTo,
} from './plan-form.js';

/** What the version that stands says; what changed and why is asked anew. */
export function fromPlan(plan: ManagementPlan): Record<string, string | readonly string[]> {
  const pairs: [string, string | null][] = [
    ['aim', plan.aim],
    ['reviewOn', plan.reviewOn],
    ...PLAN_FIELDS.map((field): [string, string | null] => [field, plan[field]]),
    ...plan.objectives.flatMap(({ objective, tactics }, at): [string, string | null][] => [
      [objectiveName(at + 1), objective],
      ...tactics.flatMap(({ what, who, by }, nth): [string, string | null][] => {
        const name = tacticName(at + 1, nth + 1);
        return [[`${name}-what`, what], [`${name}-who`, who], [`${name}-by`, by]]; // prettier-ignore
      }),
    ]),
    ...plan.contingencies.flatMap(({ triggerLabel: _, ...one }, at) =>
      Object.entries(one).map(([part, value]): [string, string | null] => [
        `${contingencyName(at + 1)}-${part}`,
        value === null ? null : String(value),
      ]),
    ),
    ...plan.requirements.flatMap(({ kindLabel: _, ...one }, at) =>
      Object.entries(one).map(([part, value]): [string, string | null] => [`${requirementName(at + 1)}-${part}`, value]),
    ),
  ];
  return {
    ...Object.fromEntries(pairs.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))),
    links: plan.links.filter(({ changedSince }) => !changedSince).flatMap(({ note, received }) => note?.id ?? received?.id ?? []),
    thirdPartyIds: plan.thirdParties.map(({ id }) => id),
  };
}

const chosen = (form: Form, field: string): string[] => [...new Set(form.all(field).filter(isUuid))];
const text = (form: Form, name: string): string => form.value(name).trim();

export function planInput(form: Form): PlanInput {
  const objectives = upTo(OBJECTIVES).filter((nth) => hasObjective(form, nth));
  return {
    aim: text(form, 'aim'),
    objectives: objectives.map((nth) => ({
      objective: text(form, objectiveName(nth)),
      tactics: upTo(TACTICS)
        .filter((tactic) => typed(form, tacticNames(nth, tactic)))
        .map((tactic) => {
          const name = tacticName(nth, tactic);
          return { what: text(form, `${name}-what`), who: text(form, `${name}-who`), by: form.day(`${name}-by`) };
        }),
    })),
    contingencies: upTo(CONTINGENCIES)
      .filter((nth) => hasContingency(form, nth))
      .map((nth) => {
        const of = (part: string): string => text(form, `${contingencyName(nth)}-${part}`);
        const words = of('words') || undefined;
        return {
          trigger: of('trigger'),
          words,
          who: of('who'),
          whom: of('whom'),
          within: Number(of('within')),
          unit: of('unit'),
          means: of('means'),
        };
      }),
    requirements: upTo(REQUIREMENTS)
      .filter((nth) => hasRequirement(form, nth))
      .map((nth) => {
        const name = requirementName(nth);
        return {
          kind: text(form, `${name}-kind`),
          words: text(form, `${name}-words`),
          from: form.day(`${name}-from`),
          to: form.day(`${name}-to`),
        };
      }),
    ...(Object.fromEntries(PLAN_FIELDS.map((field) => [field, form.optional(field)])) as Record<PlanField, string | undefined>),
    reviewOn: form.day('reviewOn') ?? '',
    links: chosen(form, 'links'),
    thirdPartyIds: chosen(form, 'thirdPartyIds'),
    changed: form.optional('changed'),
    why: form.optional('why'),
  };
}

/** What saves a round trip, in the words of the API; all of it at once, each beside its field. */
export function checkPlan(form: Form, changes: boolean): void {
  form.check('aim', !isMeaningless(form.value('aim')), 'Say in a sentence what this plan is for');
  checkObjectives(form);
  checkContingencies(form);
  for (const nth of upTo(REQUIREMENTS).filter((one) => hasRequirement(form, one))) {
    const name = requirementName(nth);
    form.check(`${name}-words`, !isMeaningless(form.value(`${name}-words`)), `Say what order or condition ${nth} says`);
    for (const end of ['from', 'to']) realDay(form, `${name}-${end}`);
  }
  form.check('reviewOn', form.day('reviewOn') !== undefined, 'Enter the day on which somebody looks at this plan again');
  realDay(form, 'reviewOn');
  if (!changes) return;
  form.check('changed', !isMeaningless(form.value('changed')), 'Say what changed');
  form.check('why', !isMeaningless(form.value('why')), 'Say why it changed');
}

function realDay(form: Form, name: string): void {
  const day = form.day(name);
  form.check(name, day === undefined || isDay(day), 'Enter a real date, for example 2 3 2027');
}

function checkObjectives(form: Form): void {
  const objectives = upTo(OBJECTIVES).filter((nth) => hasObjective(form, nth));
  form.check(objectiveName(1), objectives.length > 0, 'Name at least one objective');
  for (const nth of objectives) {
    form.check(objectiveName(nth), !isMeaningless(form.value(objectiveName(nth))), `Say what objective ${nth} is`);
    const tactics = upTo(TACTICS).filter((tactic) => typed(form, tacticNames(nth, tactic)));
    form.check(`${tacticName(nth, 1)}-what`, tactics.length > 0, `Say what is done towards objective ${nth}`);
    for (const tactic of tactics) {
      const name = tacticName(nth, tactic);
      form.check(`${name}-what`, !isMeaningless(form.value(`${name}-what`)), 'Say what is done');
      form.check(`${name}-who`, !isMeaningless(form.value(`${name}-who`)), 'Say who does it, of which agency or unit');
      realDay(form, `${name}-by`);
    }
  }
}

const WITHIN = /^[1-9]\d?$/;
function checkContingencies(form: Form): void {
  const all = upTo(CONTINGENCIES).filter((nth) => hasContingency(form, nth));
  form.check(`${contingencyName(1)}-who`, all.length > 0, 'Say who tells whom when something goes wrong: a missed appointment is one');
  for (const nth of all) {
    const name = contingencyName(nth);
    const said = (part: string): boolean => !isMeaningless(form.value(`${name}-${part}`));
    form.check(`${name}-who`, said('who'), 'Say who tells');
    form.check(`${name}-whom`, said('whom'), 'Say whom they tell');
    form.check(`${name}-within`, WITHIN.test(text(form, `${name}-within`)), 'Enter within how long: a whole number from 1 to 99');
    form.check(`${name}-means`, said('means'), 'Say by what means');
    form.check(`${name}-words`, form.value(`${name}-trigger`) !== 'OTHER' || said('words'), 'Say what the something else is');
  }
}
