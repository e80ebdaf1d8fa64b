import { Invalid, parseDay, plainText } from '@lib/kernel';
import {
  FIELD_LABELS,
  PLAN_FIELDS,
  type PlanField,
  REQUIREMENT_LABELS,
  type RequirementKind,
  type Trigger,
  TRIGGER_LABELS,
  WITHIN_LABELS,
  type WithinUnit,
} from './plan-lists.js';

/*
 * What an agency means to do about one person, and who tells whom when it goes wrong. A version is a whole: nothing in it is edited, so
 * whoever looks back reads what stood there on the day.
 */
export interface Tactic {
  readonly what: string;
  readonly who: string;
  readonly by: string | null;
}
export interface Objective {
  readonly objective: string;
  readonly tactics: readonly Tactic[];
}
export interface Contingency {
  readonly trigger: Trigger;
  readonly words: string | null;
  readonly who: string;
  readonly whom: string;
  readonly within: number;
  readonly unit: WithinUnit;
  readonly means: string;
}
export interface Requirement {
  readonly kind: RequirementKind;
  readonly words: string;
  readonly from: string | null;
  readonly to: string | null;
}
export type PlanFields = Readonly<Record<PlanField, string | null>>;
export interface PlanSaid extends PlanFields {
  readonly aim: string;
  readonly objectives: readonly Objective[];
  readonly contingencies: readonly Contingency[];
  readonly requirements: readonly Requirement[];
  readonly reviewOn: string;
  readonly changed: string | null;
  readonly why: string | null;
}

type Words = string | null | undefined;
export interface PlanAsked extends Readonly<Partial<Record<PlanField, Words>>> {
  readonly aim: string;
  readonly objectives: readonly {
    readonly objective: string;
    readonly tactics: readonly { readonly what: string; readonly who: string; readonly by?: Words }[];
  }[];
  readonly contingencies: readonly {
    readonly trigger: string;
    readonly words?: Words;
    readonly who: string;
    readonly whom: string;
    readonly within: number;
    readonly unit: string;
    readonly means: string;
  }[];
  readonly requirements: readonly { readonly kind: string; readonly words: string; readonly from?: Words; readonly to?: Words }[];
  readonly reviewOn: string;
  readonly changed?: Words;
  readonly why?: Words;
}

export const MOST_OBJECTIVES = 10;
export const MOST_TACTICS = 10;
export const MOST_CONTINGENCIES = 20;
export const MOST_REQUIREMENTS = 30;
export const MOST_LINKS = 100;
export const MOST_NAMED = 20;
const MOST_WITHIN = 99;

interface Told {
  readonly field: string;
  readonly label: string;
  readonly max: number;
}
/** An order may be old, and may hold for life; a day outside these was mistyped. */
const LIFETIME = { notBefore: '1950-01-01', notAfter: '2149-12-31' };
const text = (value: Words, { field, label, max }: Told): string => plainText(value ?? '', { field, label, max, optional: true });
const orNull = (value: Words, told: Told): string | null => text(value, told) || null;
const dayOrNull = (value: Words, field: string, label: string): string | null =>
  value ? parseDay(value, { field, label, ...LIFETIME }) : null;
function among<Code extends string>(value: string, labels: Readonly<Record<Code, string>>, field: string): Code {
  if (!Object.hasOwn(labels, value)) throw new Invalid({ [field]: 'Choose from the list' });
  return value as Code;
}
function atMost(count: number, most: number, field: string, what: string): void {
  if (count > most) throw new Invalid({ [field]: `Write ${most} ${what} or fewer` });
}

export function planSaid(asked: PlanAsked): PlanSaid {
  atMost(asked.objectives.length, MOST_OBJECTIVES, 'objectives', 'objectives');
  atMost(asked.contingencies.length, MOST_CONTINGENCIES, 'contingencies', 'contingencies');
  atMost(asked.requirements.length, MOST_REQUIREMENTS, 'requirements', 'orders and conditions');
  return {
    aim: text(asked.aim, { field: 'aim', label: 'The aim', max: 500 }),
    objectives: asked.objectives.map(objectiveSaid),
    contingencies: asked.contingencies.map(contingencySaid),
    requirements: asked.requirements.map(requirementSaid),
    ...fieldsSaid(asked),
    reviewOn: parseDay(asked.reviewOn, { field: 'reviewOn', label: 'The review day' }),
    changed: orNull(asked.changed, { field: 'changed', label: 'What changed', max: 2000 }),
    why: orNull(asked.why, { field: 'why', label: 'Why', max: 2000 }),
  };
}

function fieldsSaid(asked: PlanAsked): PlanFields {
  const said = PLAN_FIELDS.map((field) => [field, orNull(asked[field], { field, label: FIELD_LABELS[field], max: 8000 })] as const);
  return Object.fromEntries(said) as unknown as PlanFields;
}

function objectiveSaid({ objective, tactics }: PlanAsked['objectives'][number]): Objective {
  atMost(tactics.length, MOST_TACTICS, 'objectives', 'tactics for an objective');
  const field = 'objectives';
  return {
    objective: text(objective, { field, label: 'The objective', max: 500 }),
    tactics: tactics.map(({ what, who, by }) => ({
      what: text(what, { field, label: 'What is done', max: 1000 }),
      who: text(who, { field, label: 'Who does it', max: 300 }),
      by: dayOrNull(by, field, 'By when it is done'),
    })),
  };
}

function contingencySaid(asked: PlanAsked['contingencies'][number]): Contingency {
  const field = 'contingencies';
  const within = asked.within;
  if (!Number.isInteger(within) || within < 1 || within > MOST_WITHIN)
    throw new Invalid({ [field]: `Within how long must be a whole number from 1 to ${MOST_WITHIN}` });
  return {
    trigger: among(asked.trigger, TRIGGER_LABELS, field),
    words: orNull(asked.words, { field, label: 'What exactly', max: 1000 }),
    who: text(asked.who, { field, label: 'Who tells', max: 300 }),
    whom: text(asked.whom, { field, label: 'Whom they tell', max: 300 }),
    within,
    unit: among(asked.unit, WITHIN_LABELS, field),
    means: text(asked.means, { field, label: 'By what means', max: 300 }),
  };
}

function requirementSaid(asked: PlanAsked['requirements'][number]): Requirement {
  const field = 'requirements';
  return {
    kind: among(asked.kind, REQUIREMENT_LABELS, field),
    words: text(asked.words, { field, label: 'What it says', max: 2000 }),
    from: dayOrNull(asked.from, field, 'From when it holds'),
    to: dayOrNull(asked.to, field, 'Until when it holds'),
  };
}
