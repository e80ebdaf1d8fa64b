import fc from 'fast-check';
import type { AnswerRow, FieldValue } from '../../domain/answer.js';
import { openFields, openQuestions } from '../../domain/branching.js';
import { type Field, FIELD_TYPES, type JsonLogic, type Question, QUESTION_STAGES, type QuestionSet } from '../../domain/question-set.js';
import type { AnswerToShow } from '../answer-shown.js';
import { fhirText } from '../fhir-names.js';

/** Sets and answers that nobody would write, within what the schema of sets allows. */
const text = (max: number): fc.Arbitrary<string> =>
  fc
    .string({ unit: 'binary', minLength: 1, maxLength: Math.min(max, 30) })
    .map(fhirText)
    .filter((one) => /\S/.test(one));
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined, freq: 2 });
const without = <T extends object>(given: T): T => JSON.parse(JSON.stringify(given)) as T;
const CODES = ['FIRST', 'SECOND', 'THIRD', 'FOURTH'];

const aField = (code: string, before: readonly Field[]): fc.Arbitrary<Field> => {
  const deciding = before.filter(({ type }) => ['YES_NO', 'CHOICE', 'CHOICES'].includes(type));
  const hanging = deciding.map((field) => ({ field: field.code, is: field.type === 'YES_NO' ? true : (field.options?.[0]?.code ?? '') }));
  return fc
    .record({
      code: fc.constant(code),
      label: text(100),
      hint: maybe(text(100)),
      type: fc.constantFrom(...FIELD_TYPES),
      labels: fc.array(text(50), { minLength: 2, maxLength: 4 }),
      required: maybe(fc.boolean()),
      when: hanging.length === 0 ? fc.constant(undefined) : maybe(fc.constantFrom(...hanging)),
    })
    .map(({ labels, ...field }) => {
      const options = labels.map((label, at) => ({ code: CODES[at] ?? '', label }));
      return without(field.type === 'CHOICE' || field.type === 'CHOICES' ? { ...field, options } : field);
    });
};
const someFields: fc.Arbitrary<readonly Field[]> = fc.nat({ max: 4 }).chain((more) =>
  Array.from({ length: more }).reduce<fc.Arbitrary<readonly Field[]>>(
    (built, _, at) => built.chain((fields) => aField(`field${at + 1}`, fields).map((field) => [...fields, field])),
    aField('field0', []).map((field) => [field]),
  ),
);

const literal = ({ type, options = [] }: Field): fc.Arbitrary<unknown> => {
  if (type === 'YES_NO') return fc.boolean();
  if (type === 'NUMBER') return fc.integer({ min: -5, max: 5 });
  if (type === 'DATE') return fc.constantFrom('2027-03-01', '2027-02-31');
  if (type === 'DATE_TIME') return fc.constant('2027-03-01T09:00:00.000Z');
  return options.length > 0 ? fc.constantFrom(...options.map(({ code }) => code)) : text(20);
};
const aComparison = (question: Question): fc.Arbitrary<JsonLogic> =>
  fc.constantFrom(...question.fields).chain((field) => {
    const path = { var: `${question.code}.rows.0.${field.code}` };
    return literal(field).chain((value) =>
      fc.constantFrom<JsonLogic>(
        ...['==', '!=', '>', '>=', '<', '<='].map((operator): JsonLogic => ({ [operator]: [path, value] })),
        { '==': [value, path] },
        { '>': [value, path] },
        ...(field.type === 'CHOICES' ? [1, 2, 3].map((): JsonLogic => ({ in: [value, path] })) : [{ in: [value, path] }]),
        { in: [path, [value, 'OTHER']] },
        { in: [path, [value]] },
        { '==': [{ var: `${question.code}.state` }, 'NOT_KNOWN'] },
        { some: [{ var: `${question.code}.rows` }, { '==': [{ var: field.code }, value] }] },
      ),
    );
  });
const aRule = (before: readonly Question[]): fc.Arbitrary<JsonLogic> => {
  const one = fc.constantFrom(...before).chain(aComparison);
  const several = fc.array(one, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    one,
    several.map((parts): JsonLogic => ({ and: parts })),
    several.map((parts): JsonLogic => ({ or: parts })),
    one.map((part): JsonLogic => ({ '!': [part] })),
    several.map((parts): JsonLogic => ({ and: [{ or: parts }, ...parts] })),
  );
};

const aQuestion = (code: string, before: readonly Question[]): fc.Arbitrary<Question> =>
  fc
    .record({
      code: fc.constant(code),
      topic: fc.option(fc.integer({ min: 1, max: 60 })),
      text: text(200),
      hint: maybe(text(100)),
      fields: someFields,
      repeat: fc.oneof(
        { weight: 3, arbitrary: fc.constant(undefined) },
        fc.record({ noun: text(30), most: fc.integer({ min: 2, max: 5 }) }),
      ),
      when: before.length === 0 ? fc.constant(undefined) : fc.option(aRule(before), { nil: undefined, freq: 5 }),
      safetyCritical: maybe(fc.boolean()),
      declaration: maybe(fc.boolean()),
      level: fc.constantFrom('LOW' as const, 'MEDIUM' as const, 'HIGH' as const, 'VERY_HIGH' as const),
      categories: fc.uniqueArray(fc.constantFrom('WEAPON', 'ADDRESS', 'HATE'), { maxLength: 3 }),
    })
    .map((question) => without({ ...question, core: question.when === undefined }) as Question);

const someQuestions: fc.Arbitrary<readonly Question[]> = fc.integer({ min: 1, max: 5 }).chain((more) =>
  Array.from({ length: more }).reduce<fc.Arbitrary<readonly Question[]>>(
    (built, _, at) => built.chain((questions) => aQuestion(`q${at + 2}`, questions).map((question) => [...questions, question])),
    aQuestion('q1', []).map((question) => [question]),
  ),
);

export const aSet: fc.Arbitrary<QuestionSet> = fc
  .record({
    code: fc.constantFrom('made-up', 'before-release'),
    version: fc.integer({ min: 1, max: 9999 }),
    title: text(150),
    about: text(500),
    stage: fc.constantFrom(...QUESTION_STAGES),
    askedBy: fc.uniqueArray(fc.constantFrom('POLICE', 'COUNCIL'), { minLength: 1 }),
    askedOf: fc.uniqueArray(fc.constantFrom('PROBATION', 'PRISON'), { minLength: 1 }),
    supplement: maybe(fc.record({ heading: text(100), owner: text(100), evidence: text(100), endsOn: fc.constant('2028-03-31') })),
    titles: fc.tuple(text(50), text(50)),
    questions: someQuestions,
    cut: fc.nat({ max: 5 }),
  })
  .map(({ titles, questions, cut, ...set }): QuestionSet => {
    const at = Math.min(cut + 1, questions.length);
    const groups = [questions.slice(0, at), questions.slice(at)].filter((part) => part.length > 0);
    return without({
      format: 'concordat-questions/1',
      ...set,
      groups: groups.map((part, i) => ({ code: `g${i}`, title: titles[i] ?? '', questions: part })),
    });
  });

const aValue = ({ type, options = [] }: Field): fc.Arbitrary<FieldValue> => {
  const codes = options.map(({ code }) => code);
  if (type === 'YES_NO') return fc.boolean();
  if (type === 'NUMBER') return fc.double({ min: 0, max: 1e9, noNaN: true }).map((number) => Number(number.toFixed(6)) || 0);
  if (type === 'DATE')
    return fc
      .date({ min: new Date('1900-01-01'), max: new Date('2076-12-31'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10));
  if (type === 'DATE_TIME')
    return fc.date({ min: new Date('1900-01-01'), max: new Date('2076-12-31'), noInvalidDate: true }).map((at) => at.toISOString());
  if (type === 'CHOICE') return fc.constantFrom(...codes);
  if (type === 'CHOICES') return fc.subarray(codes, { minLength: 1 });
  return text(200);
};
/** A row that could be typed: what is closed is not there, and something is. */
const aRow = (question: Question): fc.Arbitrary<AnswerRow> =>
  fc
    .tuple(
      ...question.fields.map((field) =>
        fc.tuple(fc.constant(field.code), aValue(field), fc.boolean(), fc.constant(field.required === false)),
      ),
    )
    .map((values) => {
      let row: AnswerRow = {};
      for (const [code, value, left, optional] of values)
        if (!(left && optional) && openFields(question, row).some((field) => field.code === code)) row = { ...row, [code]: value };
      return row;
    })
    .filter((row) => Object.keys(row).length > 0);

const anAnswer = (question: Question): fc.Arbitrary<AnswerToShow> =>
  fc
    .record({
      state: fc.constantFrom(
        'ANSWERED' as const,
        'ANSWERED' as const,
        'ANSWERED' as const,
        'NOT_KNOWN' as const,
        'NOT_HELD' as const,
        'AWAITING' as const,
      ),
      rows: fc.array(aRow(question), { minLength: 1, maxLength: question.repeat?.most ?? 1 }),
      basis: fc.constantFrom('RECORD_SEEN', 'SELF_REPORT'),
      asAt: fc.constant('2027-03-01'),
      source: fc.option(text(100)),
      marking: fc.constantFrom('OFFICIAL', null),
      disclosable: fc.constantFrom('YES', 'NO', 'REDACTED'),
      awaitingFrom: text(50),
    })
    .map(({ state, rows, basis, asAt, source, marking, disclosable, awaitingFrom }): AnswerToShow => {
      const none = {
        questionCode: question.code,
        basis: null,
        asAt: null,
        source: null,
        marking: null,
        disclosable: null,
        awaitingFrom: null,
        awaitingUntil: null,
      };
      if (state === 'ANSWERED') return { ...none, state, rows, basis, asAt, source, marking, disclosable };
      return { ...none, state, rows: [], ...(state === 'AWAITING' ? { awaitingFrom, awaitingUntil: '2027-04-01' } : {}) };
    });

/** A set and answers to what it asks then: some of them, in no order. */
export const aSetAnswered: fc.Arbitrary<{ readonly set: QuestionSet; readonly answers: readonly AnswerToShow[] }> = aSet.chain((set) => {
  const questions = set.groups.flatMap((group) => group.questions);
  return fc.tuple(...questions.map(anAnswer)).chain((all) =>
    fc.subarray([...all], { minLength: 1 }).map((some) => {
      const given = some.map((answer) => ({ ...answer, state: answer.state as 'ANSWERED' }));
      const open = new Set(openQuestions(set, given).map((question) => question.code));
      return { set, answers: some.filter(({ questionCode }) => open.has(questionCode)) };
    }),
  );
});
