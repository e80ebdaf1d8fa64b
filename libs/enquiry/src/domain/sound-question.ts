import { isDay, type Problem } from '@lib/kernel';
import { ANSWER_STATES } from './answer.js';
import { BadRule, comparisonsIn, type Mention, readRule } from './opening-rule.js';
import type { Field, Question } from './question-set.js';

/** What the schema cannot say about one question: its fields, and the rule that opens it. Each answers with every fault it finds. */
const DECLARED = ['NONE_HELD', 'ALL_SHARED', 'WITHHELD'];
const ORDERED = ['NUMBER', 'DATE', 'DATE_TIME'];
/** Names every object has by birth: a rule that read one would read the program. */
export const isReserved = (code: string): boolean => code in Object.prototype;

export function fieldProblems(question: Question, path: string): readonly Problem[] {
  const seen = new Map<string, Field>();
  return question.fields.flatMap((field, at) => {
    const here = `${path}/fields/${at}`;
    const found = [...ownProblems(field), ...whenProblems(field, seen)];
    if (field.label.trim() === '' && question.fields.length > 1) found.push('needs a label: only a question with one field may do without');
    if (seen.has(field.code)) found.push(`has the code "${field.code}", which another field of this question has: give each its own`);
    seen.set(field.code, field);
    return found.map((message) => ({ path: here, message: `Question ${question.code}, field ${field.code}: ${message}` }));
  });
}

function ownProblems(field: Field): string[] {
  const found: string[] = [];
  const takesOptions = field.type === 'CHOICE' || field.type === 'CHOICES';
  if (isReserved(field.code)) found.push(`"${field.code}" cannot be used as a code: choose another`);
  if (takesOptions && !field.options) found.push('needs options to choose from');
  if (!takesOptions && field.options) found.push(`has options, which only CHOICE and CHOICES take: take them out, or change its type`);
  const codes = (field.options ?? []).map((option) => option.code);
  if (new Set(codes).size < codes.length) found.push('has two options with one code: give each its own');
  return found;
}

function whenProblems(field: Field, before: ReadonlyMap<string, Field>): string[] {
  if (!field.when) return [];
  const named = before.get(field.when.field);
  if (!named) return [`is asked when "${field.when.field}" has a value, but no field of that code stands before it`];
  const { is } = field.when;
  if (named.type === 'YES_NO')
    return typeof is === 'boolean' ? [] : [`is asked when "${named.code}" is "${String(is)}": it can be true or false`];
  if (!named.options) return [`hangs on "${named.code}": only a YES_NO, CHOICE or CHOICES field can decide whether another is asked`];
  return named.options.some((option) => option.code === is)
    ? []
    : [`is asked when "${named.code}" is "${String(is)}", which is none of its options`];
}

export function declarationProblems(question: Question): readonly string[] {
  const [field, ...more] = question.fields;
  const codes = (field?.options ?? []).map((option) => option.code);
  const right =
    more.length === 0 && field?.code === 'declared' && field.type === 'CHOICE' && [...codes].sort().join() === [...DECLARED].sort().join();
  return [
    ...(question.core ? [] : ['the declaration is always asked: make it core']),
    ...(question.repeat ? ['the declaration is made once: take out "repeat"'] : []),
    ...(right ? [] : [`the declaration has one CHOICE field, "declared", with the options ${DECLARED.join(', ')}`]),
  ];
}

/** `before`: the questions that stand before this one, and so may open it. */
export function ruleProblems(question: Question, before: ReadonlyMap<string, Question>, all: ReadonlySet<string>): readonly string[] {
  if (question.core) return question.when === undefined ? [] : ['is core and so always asked: take out "when", or make it not core'];
  if (question.when === undefined) return ['is not core, so something must open it: give it "when", or make it core'];
  try {
    return comparisonsIn(readRule(question.when)).flatMap(({ mentions }) => {
      const found = mentions.flatMap((mention) => mentionProblems(mention, before, all));
      return [...new Set(found)];
    });
  } catch (error) {
    if (error instanceof BadRule) return [`the rule that opens it ${error.message}`];
    throw error;
  }
}

function mentionProblems(mention: Mention, before: ReadonlyMap<string, Question>, all: ReadonlySet<string>): readonly string[] {
  const rule = 'the rule that opens it';
  const named = before.get(mention.question);
  if (!named)
    return all.has(mention.question)
      ? [`${rule} names ${mention.question}, which does not stand before it: put it earlier, or name another`]
      : [`${rule} names ${mention.question}, which is not in this set`];
  if (mention.field === null) return stateProblems(mention).map((problem) => `${rule} ${problem}`);
  if (named.repeat && !mention.rows)
    return [`${rule} names the first row of ${named.code}, which is repeated: use some, all or none over ${named.code}.rows`];
  const field = named.fields.find((one) => one.code === mention.field);
  if (!field) return [`${rule} names the field "${mention.field}" of ${named.code}, which has no such field`];
  return valueProblems(mention, field).map((problem) => `${rule} ${problem} ("${field.code}" of ${named.code})`);
}

function stateProblems({ operator, values }: Mention): readonly string[] {
  if (!['==', '!=', 'in'].includes(operator)) return [`compares the state of an answer by ${operator}: use ==, != or in`];
  return values.flatMap((value) => {
    if (value === 'WITHHELD' || value === 'NO_FURTHER_ANSWER')
      return [`asks whether an answer was kept back (${value}): nothing may follow from that, so name another state`];
    return (ANSWER_STATES as readonly unknown[]).includes(value) ? [] : [`names the state "${String(value)}", which there is not`];
  });
}

function valueProblems({ operator, values }: Mention, field: Field): readonly string[] {
  if ((operator === 'holds') !== (field.type === 'CHOICES'))
    return [
      operator === 'holds'
        ? 'looks inside something that is not a list of choices'
        : 'must ask {"in": ["A", {"var": "…"}]} of a list of choices',
    ];
  if (!['==', '!=', 'in', 'holds'].includes(operator) && !ORDERED.includes(field.type)) return [`uses ${operator} on what has no order`];
  return values.flatMap((value) => (fits(field, value) ? [] : [`compares with ${JSON.stringify(value)}, which it can never be`]));
}

function fits(field: Field, value: unknown): boolean {
  switch (field.type) {
    case 'YES_NO':
      return typeof value === 'boolean';
    case 'NUMBER':
      return typeof value === 'number';
    case 'CHOICE':
    case 'CHOICES':
      return (field.options ?? []).some((option) => option.code === value);
    case 'DATE':
      return isDay(value);
    default:
      return typeof value === 'string';
  }
}
