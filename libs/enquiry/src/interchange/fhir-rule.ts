import { isDay } from '@lib/kernel';
import { BadRule, type Comparison, type Mention, type OpeningRule, readRule } from '../domain/opening-rule.js';
import type { Field, FieldType, JsonLogic, Question, QuestionSet } from '../domain/question-set.js';
import { type Coding, fhirText, linkOfField, optionsOf } from './fhir-names.js';

/*
 * A rule that opens a question, as FHIR's enableWhen. Only a rule that means the same in both is written so: one comparison, or comparisons
 * joined by and or by or, each with the one row of an answer. What enableWhen cannot say exactly is left to our extension, which carries
 * the rule itself. Where an answer is missing FHIR finds every comparison false but "is not", and JSON Logic reads a missing number as 0.
 */
export interface EnableWhen {
  readonly question: string;
  readonly operator: 'exists' | '=' | '!=' | '>' | '<' | '>=' | '<=';
  readonly answerBoolean?: boolean;
  readonly answerDecimal?: number;
  readonly answerInteger?: number;
  readonly answerDate?: string;
  readonly answerDateTime?: string;
  readonly answerString?: string;
  readonly answerCoding?: Coding;
}
export interface Enabling {
  readonly enableWhen?: readonly EnableWhen[];
  readonly enableBehavior?: 'all' | 'any';
}
interface FieldAt {
  readonly question: Question;
  readonly field: Field;
}
export type FieldsByLink = ReadonlyMap<string, FieldAt>;

export function fieldsByLink({ groups }: Pick<QuestionSet, 'groups'>): FieldsByLink {
  const all = groups.flatMap((group) => group.questions.flatMap((question) => question.fields.map((field) => ({ question, field }))));
  return new Map(all.map((at) => [linkOfField(at.question.code, at.field.code), at]));
}

/** Null: enableWhen cannot say this rule exactly. */
export function enablingOf(logic: JsonLogic, fields: FieldsByLink): Enabling | null {
  const rule = soundRule(logic);
  const parts = rule?.is === 'ALL' || rule?.is === 'ANY' ? rule.parts : [rule];
  const each = parts.map((part) => (part?.is === 'COMPARISON' ? conditionsOf(part, fields) : null));
  if (each.some((conditions) => conditions === null)) return null;
  const all = each as EnableWhen[][];
  const enableWhen = all.flat();
  if (enableWhen.length === 1) return { enableWhen };
  if (rule?.is !== 'ALL') return { enableWhen, enableBehavior: 'any' };
  return all.every((conditions) => conditions.length === 1) ? { enableWhen, enableBehavior: 'all' } : null;
}

function soundRule(logic: JsonLogic): OpeningRule | null {
  try {
    return readRule(logic);
  } catch (fault) {
    if (fault instanceof BadRule) return null;
    throw fault;
  }
}

const ORDER = ['>', '>=', '<', '<='];
const ORDERED: readonly FieldType[] = ['NUMBER', 'DATE', 'DATE_TIME'];
const SIGNS: Readonly<Record<string, EnableWhen['operator']>> = {
  '==': '=',
  in: '=',
  holds: '=',
  '!=': '!=',
  '>': '>',
  '>=': '>=',
  '<': '<',
  '<=': '<=',
};

/** One condition, or one for each value of a list, of which any is enough. */
function conditionsOf({ mentions: [mention], logic }: Comparison, fields: FieldsByLink): readonly EnableWhen[] | null {
  const at = mention?.field == null || mention.rows ? undefined : fields.get(linkOfField(mention.question, mention.field));
  if (mention === undefined || at === undefined || !meansTheSame(mention, at, logic)) return null;
  const condition = { question: linkOfField(at.question.code, at.field.code), operator: SIGNS[mention.operator] ?? '=' };
  const answers = mention.values.map((value) => answerOf(at, value));
  return answers.includes(null) ? null : answers.map((answer) => ({ ...condition, ...answer }));
}
function meansTheSame({ operator, values }: Mention, { question, field }: FieldAt, logic: JsonLogic): boolean {
  if (question.repeat || (field.type === 'CHOICES') !== (operator === 'holds')) return false;
  if (operator === '!=') return question.when === undefined;
  if (!ORDER.includes(operator)) return true;
  return ORDERED.includes(field.type) && !turnedRound(logic) && !openWhenMissing(operator, values[0]);
}
function turnedRound(logic: JsonLogic): boolean {
  const [sides] = Object.values(logic) as [unknown[]];
  return typeof sides[0] !== 'object';
}
function openWhenMissing(operator: string, value: unknown): boolean {
  if (typeof value !== 'number') return false;
  return (operator.startsWith('>') ? 0 > value : 0 < value) || (operator.endsWith('=') && value === 0);
}

type InFhir = (value: unknown, at: FieldAt) => Partial<EnableWhen> | null;
const coding: InFhir = (value, { question, field }) => {
  const option = field.options?.find(({ code }) => code === value);
  return option ? { answerCoding: { system: optionsOf(question.code, field.code), code: option.code } } : null;
};
const text: InFhir = (value) => (typeof value === 'string' && value !== '' && fhirText(value) === value ? { answerString: value } : null);
const ANSWERS: Readonly<Record<FieldType, InFhir>> = {
  YES_NO: (value) => (typeof value === 'boolean' ? { answerBoolean: value } : null),
  NUMBER: (value) => (typeof value === 'number' ? { answerDecimal: value } : null),
  CHOICE: coding,
  CHOICES: coding,
  DATE: (value) => (isDay(value) ? { answerDate: value } : null),
  DATE_TIME: (value) => (typeof value === 'string' && isInstant(value) ? { answerDateTime: value } : null),
  TEXT: text,
  LONG_TEXT: text,
};
/** The value of a condition, in the type that FHIR has for the field; null when it is not one. */
export const answerOf = (at: FieldAt, value: unknown): Partial<EnableWhen> | null => ANSWERS[at.field.type](value, at);
const isInstant = (text: string): boolean => /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text));

/** What a condition compares with. */
export function valueOf(when: EnableWhen): boolean | number | string | undefined {
  return (
    when.answerBoolean ??
    when.answerDecimal ??
    when.answerInteger ??
    when.answerDate ??
    when.answerDateTime ??
    when.answerString ??
    when.answerCoding?.code
  );
}

/** enableWhen as a rule; text says why it cannot be one. */
export function ruleOf({ enableWhen = [], enableBehavior }: Enabling, fields: FieldsByLink): JsonLogic | string {
  const parts = enableWhen.map((when) => comparisonOf(when, fields));
  const wrong = parts.find((part) => typeof part === 'string');
  if (wrong !== undefined) return wrong;
  const [first] = parts as JsonLogic[];
  if (parts.length === 1 && first !== undefined) return first;
  if (enableBehavior === undefined) return 'enableBehavior must say whether all or any of the conditions are meant';
  return { [enableBehavior === 'all' ? 'and' : 'or']: parts };
}

function comparisonOf(when: EnableWhen, fields: FieldsByLink): JsonLogic | string {
  const at = fields.get(when.question);
  if (at === undefined) return `enableWhen names "${when.question}", which no item of this file has`;
  const value = valueOf(when);
  if (when.operator === 'exists') return existing(at, when, value === false);
  if (value === undefined || answerOf(at, value) === null) return `enableWhen compares "${when.question}" with something it cannot be`;
  if (ORDER.includes(when.operator) && !ORDERED.includes(at.field.type))
    return `enableWhen compares "${when.question}" by an order that it has not`;
  const variable = { var: `${at.question.code}.rows.0.${at.field.code}` };
  if (at.field.type === 'CHOICES') return when.operator === '=' ? { in: [value, variable] } : { '!': [{ in: [value, variable] }] };
  const comparison = { [when.operator === '=' ? '==' : when.operator]: [variable, value] };
  return ORDER.includes(when.operator) && openWhenMissing(when.operator, value) ? { and: [answered(at), comparison] } : comparison;
}
const answered = ({ question }: FieldAt): JsonLogic => ({ '==': [{ var: `${question.code}.state` }, 'ANSWERED'] });

function existing(at: FieldAt, { question }: EnableWhen, not: boolean): JsonLogic | string {
  if (at.field.required === false || at.field.when)
    return `enableWhen asks whether "${question}" exists, and it may be left out of an answer`;
  return not ? { '!': [answered(at)] } : answered(at);
}
