import type { ManagementPlan, PlanInput, PlanLists, PlanWords } from '../../api/answers/management-plans.js';
import { PLAN_FIELDS } from '../../api/answers/management-plans.js';
import type { ThirdPartyName } from '../../api/answers/people.js';
import { date } from '../../view/dates.js';
import { differenceOf, type TextPart } from '../notes/note-versions.js';
import type { Grounds } from '../risk-decisions/grounds.js';

export const FIELD_LABELS = {
  keyInformation: 'Key information',
  furtherConsiderations: 'Further considerations',
  supervision: 'Supervision',
  monitoringAndControl: 'Monitoring and control',
  interventionsAndTreatment: 'Interventions and treatment',
  victimSafetyPlanning: 'Victim safety planning',
  contingencyPlans: 'Contingency, in words',
} as const;

export interface PlanSection {
  readonly heading: string;
  readonly text: string;
}
/** What a plan is linked with and whom it names, each in one line. */
export interface Beside {
  readonly links: readonly string[];
  readonly others: readonly string[];
}

export const within = ({ within: count, unit }: { readonly within: number; readonly unit: string }): string => {
  const noun = unit === 'HOURS' ? 'hour' : 'working day';
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
};

/** A plan as headed text, so that two of them can be compared; a heading that is empty on both sides is left out by whoever compares. */
export function planSections(plan: PlanWords, { links, others }: Beside): PlanSection[] {
  const objectives = plan.objectives.flatMap(({ objective, tactics }, at) => [
    `${at + 1}. ${objective}`,
    ...tactics.map(({ what, who, by }) => `– ${what}. ${who}${by === null ? '' : `, by ${date(by)}`}`),
  ]);
  const contingencies = plan.contingencies.map(
    (one) =>
      `${one.triggerLabel}: ${one.who} tells ${one.whom} within ${within(one)}, by ${one.means}.${one.words === null ? '' : ` ${one.words}`}`,
  );
  const requirements = plan.requirements.map(
    ({ kindLabel, words, from, to }) =>
      `${kindLabel}: ${words}${from === null ? '' : `, from ${date(from)}`}${to === null ? '' : `, until ${date(to)}`}`,
  );
  return [
    { heading: 'Aim', text: plan.aim },
    { heading: 'Objectives and tactics', text: objectives.join('\n') },
    { heading: 'If it goes wrong', text: contingencies.join('\n') },
    { heading: 'Orders and conditions', text: requirements.join('\n') },
    ...PLAN_FIELDS.map((field) => ({ heading: FIELD_LABELS[field], text: plan[field] ?? '' })),
    { heading: 'Linked notes', text: links.join('\n') },
    { heading: 'Other people', text: others.join('\n') },
    { heading: 'Review day', text: date(plan.reviewOn) },
  ];
}

export interface ChangedSection {
  readonly heading: string;
  readonly parts: readonly TextPart[];
  /** In words, so that nobody has to see a colour or a line: New, Taken out, or Changed. */
  readonly what: string;
}
export function changedSections(before: readonly PlanSection[], after: readonly PlanSection[]): ChangedSection[] {
  return after.flatMap(({ heading, text }, at) => {
    const was = before[at]?.text ?? '';
    if (was === text) return [];
    return [{ heading, parts: differenceOf(was, text), what: was === '' ? 'New' : text === '' ? 'Taken out' : 'Changed' }];
  });
}

/** What is linked with a recorded version. What may not be read any more is said to be there. */
export function besideOf({ links, thirdParties }: ManagementPlan): Beside {
  const linked = links.map(({ note, received }) => {
    const one = note ?? received;
    return one ? `${one.categoryLabel}, ${date(one.happenedOn)}` : 'Something received that you may not read any more';
  });
  return { links: linked, others: thirdParties.map(({ reference }) => reference) };
}

/** The same of what is typed. */
export function besideTyped({ links, thirdPartyIds }: PlanInput, grounds: Grounds, people: readonly ThirdPartyName[]): Beside {
  const byId = new Map([...grounds.grave, ...grounds.rest].map((one) => [one.id, `${one.title}, ${date(one.happenedOn)}`]));
  return {
    links: links.map((id) => byId.get(id) ?? 'A note that has changed since'),
    others: people.filter(({ id }) => thirdPartyIds.includes(id)).map(({ reference }) => reference),
  };
}

export function typedWords(input: PlanInput, lists: PlanLists): PlanWords {
  const label = (list: PlanLists['triggers'], code: string): string => list.find((one) => one.code === code)?.label ?? code;
  const orNull = (value: string | undefined): string | null => value ?? null;
  return {
    aim: input.aim,
    objectives: input.objectives.map(({ objective, tactics }) => ({
      objective,
      tactics: tactics.map(({ what, who, by }) => ({ what, who, by: orNull(by) })),
    })),
    contingencies: input.contingencies.map((one) => ({
      ...one,
      triggerLabel: label(lists.triggers, one.trigger),
      words: orNull(one.words),
    })),
    requirements: input.requirements.map(({ kind, words, from, to }) => ({
      kind,
      kindLabel: label(lists.requirements, kind),
      words,
      from: orNull(from),
      to: orNull(to),
    })),
    ...(Object.fromEntries(PLAN_FIELDS.map((field) => [field, orNull(input[field])])) as Pick<PlanWords, (typeof PLAN_FIELDS)[number]>),
    reviewOn: input.reviewOn,
  };
}
