import fc from 'fast-check';
import { ANSWER_STATES, type AnswerRow, type FieldValue } from '../answer.js';
import { type AnswerSoFar, openFields } from '../branching.js';
import type { Field, JsonLogic, Question, QuestionSet } from '../question-set.js';

/** Question sets and answers drawn at random, for what must hold of every set. Rules name earlier questions; some of them can never hold. */
const OPTIONS = ['A', 'B', 'C'].map((code) => ({ code, label: `Option ${code}` }));
export const FIELDS: readonly Field[] = [
  { code: 'yes', label: 'Yes or no', type: 'YES_NO' },
  { code: 'one', label: 'One of', type: 'CHOICE', options: OPTIONS },
  { code: 'many', label: 'Some of', type: 'CHOICES', options: OPTIONS, when: { field: 'yes', is: true } },
  { code: 'count', label: 'How many', type: 'NUMBER', required: false },
];
type Compare = readonly [field: string, rule: (named: { readonly var: string }) => JsonLogic];
const letter = fc.constantFrom('A', 'B', 'C');
const compare: fc.Arbitrary<Compare> = fc.oneof(
  fc.boolean().map((is): Compare => ['yes', (named) => ({ '==': [named, is] })]),
  letter.map((is): Compare => ['one', (named) => ({ '!=': [named, is] })]),
  fc.uniqueArray(letter, { minLength: 1 }).map((of): Compare => ['one', (named) => ({ in: [named, of] })]),
  letter.map((is): Compare => ['many', (named) => ({ in: [is, named] })]),
  fc.tuple(fc.constantFrom('>', '<='), fc.nat(5)).map(([by, than]): Compare => ['count', (named) => ({ [by]: [named, than] })]),
);
const state = fc.constantFrom('ANSWERED', 'NOT_KNOWN', 'NOT_HELD', 'AWAITING');

function comparison(earlier: readonly Question[]): fc.Arbitrary<JsonLogic> {
  return fc
    .tuple(fc.constantFrom(...earlier), compare, state, fc.nat(5), fc.constantFrom('some', 'all', 'none'))
    .map(([{ code, repeat }, [field, rule], is, kind, each]): JsonLogic => {
      if (kind === 0) return { '==': [{ var: `${code}.state` }, is] };
      return repeat ? { [each]: [{ var: `${code}.rows` }, rule({ var: field })] } : rule({ var: `${code}.rows.0.${field}` });
    });
}
function rule(earlier: readonly Question[]): fc.Arbitrary<JsonLogic> {
  const one = comparison(earlier);
  const join = fc
    .tuple(fc.constantFrom('and', 'or'), fc.array(one, { minLength: 2, maxLength: 3 }))
    .map(([by, parts]) => ({ [by]: parts }));
  return fc.oneof(
    one,
    one,
    join,
    one.map((part) => ({ '!': [part] })),
  );
}

const DECLARED = ['NONE_HELD', 'ALL_SHARED', 'WITHHELD'].map((code) => ({ code, label: code }));
const declaration: Question = {
  ...{ code: 'declaration', topic: 55, text: 'Anything more serious?', core: true, declaration: true, level: 'LOW', categories: [] },
  fields: [{ code: 'declared', label: '', type: 'CHOICE', options: DECLARED }],
};

/** With `most` small enough, every answer to every question can be tried out. */
export function randomSet(most: number): fc.Arbitrary<QuestionSet> {
  const drawn = fc.record({
    size: fc.integer({ min: 2, max: most }),
    seed: fc.infiniteStream(fc.record({ core: fc.nat(2), repeat: fc.boolean() })),
  });
  return drawn.chain(({ size, seed }) => grow([], size, [...take(seed, size)])).map(asSet);
}
function grow(
  done: readonly Question[],
  left: number,
  [next, ...more]: readonly { core: number; repeat: boolean }[],
): fc.Arbitrary<readonly Question[]> {
  if (left === 0 || !next) return fc.constant(done);
  const bare: Question = {
    ...{
      code: `r${done.length + 1}`,
      topic: null,
      text: `Question ${done.length + 1}`,
      core: true,
      level: 'LOW',
      categories: [],
      fields: FIELDS,
    },
    ...(next.repeat ? { repeat: { noun: 'thing', most: 3 } } : {}),
  };
  const question =
    done.length === 0 || next.core === 0 ? fc.constant(bare) : rule(done).map((when): Question => ({ ...bare, core: false, when }));
  return question.chain((one) => grow([...done, one], left - 1, more));
}
function* take<T>(stream: Iterable<T>, count: number): Iterable<T> {
  let taken = 0;
  for (const one of stream) {
    if (taken++ >= count) return;
    yield one;
  }
}
export function asSet(questions: readonly Question[]): QuestionSet {
  return {
    ...{ format: 'concordat-questions/1', code: 'drawn', version: 1, title: 'Drawn', about: 'Drawn at random', stage: 'CONFERENCE' },
    askedBy: ['POLICE'],
    askedOf: ['PROBATION'],
    groups: [{ code: 'all', title: 'All', questions: [...questions, declaration] }],
  };
}

/** Any answer a person could give to the question. */
export function randomAnswer(question: Question): fc.Arbitrary<AnswerSoFar> {
  const rows = fc.array(randomRow(question), { minLength: 1, maxLength: question.repeat?.most ?? 1 });
  return fc.tuple(fc.constantFrom('ANSWERED' as const, ...ANSWER_STATES), rows).map(([given, all]) => ({
    questionCode: question.code,
    state: given,
    rows: given === 'ANSWERED' ? all : [],
  }));
}
function randomRow(question: Question): fc.Arbitrary<AnswerRow> {
  const values = fc.tuple(...question.fields.map((field) => fc.tuple(valueOf(field), fc.boolean())));
  return values.map((drawn) => {
    const row: Record<string, FieldValue> = {};
    question.fields.forEach((field, at) => {
      const [value, given] = drawn[at] as [FieldValue, boolean];
      if (openFields(question, row).includes(field) && (given || field.required !== false)) row[field.code] = value;
    });
    return row;
  });
}
function valueOf(field: Field): fc.Arbitrary<FieldValue> {
  const codes = (field.options ?? []).map((option) => option.code);
  switch (field.type) {
    case 'YES_NO':
      return fc.boolean();
    case 'NUMBER':
      return fc.nat(7);
    case 'CHOICE':
      return fc.constantFrom(...codes);
    case 'CHOICES':
      return fc.subarray(codes, { minLength: 1 });
    case 'DATE':
      return fc.constantFrom('2026-11-22', '2027-03-02');
    case 'DATE_TIME':
      return fc.constantFrom('2026-11-22T10:00:00.000Z', '2027-03-02T10:20:00.000Z');
    default:
      return fc.constantFrom('Seen at the harbour', 'Two accounts differ');
  }
}
/** Answers to some of the questions of a set, asked or not, in any order. */
export function randomAnswers(set: QuestionSet): fc.Arbitrary<readonly AnswerSoFar[]> {
  const questions = set.groups.flatMap((group) => group.questions);
  return fc.shuffledSubarray([...questions]).chain((some) => fc.tuple(...some.map(randomAnswer)));
}
