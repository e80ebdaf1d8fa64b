import fc from 'fast-check';
import { openFields, openQuestions } from '../domain/branching.js';
import type { JsonLogic, QuestionSet } from '../domain/question-set.js';
import type { AnswerToShow } from './answer-shown.js';
import { enablingOf, fieldsByLink, type EnableWhen, ruleOf, valueOf } from './fhir-rule.js';
import { aSetAnswered } from './spec/made-up.js';

const set: QuestionSet = {
  format: 'concordat-questions/1',
  code: 'rules',
  version: 1,
  title: 'Rules',
  about: 'What opens what',
  stage: 'RECALL',
  askedBy: ['POLICE'],
  askedOf: ['PROBATION'],
  groups: [
    {
      code: 'all',
      title: 'All',
      questions: [
        {
          code: 'q1',
          topic: 1,
          text: 'Is a weapon known?',
          core: true,
          level: 'HIGH',
          categories: [],
          fields: [
            { code: 'held', label: 'Held', type: 'YES_NO' },
            { code: 'many', label: 'How many', type: 'NUMBER', required: false },
            {
              code: 'kinds',
              label: 'Kinds',
              type: 'CHOICES',
              options: [
                { code: 'KNIFE', label: 'Knife' },
                { code: 'OTHER', label: 'Other' },
              ],
            },
          ],
        },
        {
          code: 'q2',
          topic: 2,
          text: 'Where?',
          core: true,
          level: 'LOW',
          categories: [],
          repeat: { noun: 'place', most: 3 },
          fields: [{ code: 'place', label: '', type: 'TEXT' }],
        },
      ],
    },
  ],
};
const fields = fieldsByLink(set);
const held = { var: 'q1.rows.0.held' };
const many = { var: 'q1.rows.0.many' };

test.each<[string, JsonLogic, readonly unknown[], string | undefined]>([
  ['a comparison', { '==': [held, true] }, [['q1/held', '=', true]], undefined],
  ['one of a list of choices', { in: ['KNIFE', { var: 'q1.rows.0.kinds' }] }, [['q1/kinds', '=', 'KNIFE']], undefined],
  ['more than a number', { '>': [many, 2] }, [['q1/many', '>', 2]], undefined],
  [
    'and',
    { and: [{ '==': [held, true] }, { '>=': [many, 1] }] },
    [
      ['q1/held', '=', true],
      ['q1/many', '>=', 1],
    ],
    'all',
  ],
  [
    'or',
    { or: [{ '==': [held, false] }, { '>': [many, 2] }] },
    [
      ['q1/held', '=', false],
      ['q1/many', '>', 2],
    ],
    'any',
  ],
])('%s is written as enableWhen and read back as the same rule', (_name, rule, conditions, behaviour) => {
  const enabling = enablingOf(rule, fields);
  expect(enabling?.enableWhen?.map((when) => [when.question, when.operator, valueOf(when)])).toEqual(conditions);
  expect(enabling?.enableBehavior).toBe(behaviour);
  expect(ruleOf(enabling ?? {}, fields)).toEqual(rule);
});

test.each<[string, JsonLogic]>([
  ['a state', { '==': [{ var: 'q1.state' }, 'NOT_KNOWN'] }],
  ['less than a number, which JSON Logic finds true of no answer', { '<': [many, 2] }],
  ['the other way round', { '>': [2, many] }],
  ['the rows of a question that repeats', { some: [{ var: 'q2.rows' }, { '==': [{ var: 'place' }, 'Elmwick'] }] }],
  ['the first row of a question that repeats', { '==': [{ var: 'q2.rows.0.place' }, 'Elmwick'] }],
  ['not', { '!': [{ '==': [held, true] }] }],
  ['one of several values beside another condition', { and: [{ in: [held, [true, false]] }, { '>': [many, 2] }] }],
  ['and inside or', { or: [{ and: [{ '==': [held, true] }] }, { '>': [many, 2] }] }],
  ['a question that is not in the set', { '==': [{ var: 'q9.rows.0.held' }, true] }],
  ['a value of the wrong kind', { '==': [held, 'yes'] }],
])('%s is left to the extension', (_name, rule) => {
  expect(enablingOf(rule, fields)).toBeNull();
});

test.each<[string, EnableWhen, string | JsonLogic]>([
  [
    'an item that is not there',
    { question: 'q9/x', operator: '=', answerBoolean: true },
    'enableWhen names "q9/x", which no item of this file has',
  ],
  [
    'the wrong kind of answer',
    { question: 'q1/held', operator: '=', answerString: 'yes' },
    'enableWhen compares "q1/held" with something it cannot be',
  ],
  [
    'whether a part exists that may be left out',
    { question: 'q1/many', operator: 'exists', answerBoolean: true },
    'enableWhen asks whether "q1/many" exists, and it may be left out of an answer',
  ],
  [
    'a list by its order',
    { question: 'q1/kinds', operator: '>', answerCoding: { code: 'KNIFE' } },
    'enableWhen compares "q1/kinds" by an order that it has not',
  ],
  [
    'whether a part exists',
    { question: 'q1/held', operator: 'exists', answerBoolean: false },
    { '!': [{ '==': [{ var: 'q1.state' }, 'ANSWERED'] }] },
  ],
  [
    'less than a number: only of an answer',
    { question: 'q1/many', operator: '<', answerDecimal: 3 },
    { and: [{ '==': [{ var: 'q1.state' }, 'ANSWERED'] }, { '<': [many, 3] }] },
  ],
])('enableWhen of another maker about %s', (_name, when, meant) => {
  expect(ruleOf({ enableWhen: [when] }, fields)).toEqual(meant);
});

test('wherever a rule is written as enableWhen, FHIR opens the question for the same answers as we do', () => {
  let compared = 0;
  let opened = 0;
  fc.assert(
    fc.property(aSetAnswered, ({ set: any, answers }) => {
      const asked = fieldsByLink(any);
      const given = answers.map((answer) => ({ ...answer, state: answer.state as 'ANSWERED' }));
      const open = new Set(openQuestions(any, given).map((question) => question.code));
      for (const { code, when } of any.groups.flatMap((group) => group.questions)) {
        const enabling = when === undefined ? null : enablingOf(when, asked);
        if (enabling === null) continue;
        const each = (enabling.enableWhen ?? []).map((condition) => enabledBy(condition, any, answers));
        const enabled = enabling.enableBehavior === 'any' ? each.some(Boolean) : each.every(Boolean);
        expect([code, enabled]).toEqual([code, open.has(code)]);
        compared += 1;
        opened += enabled ? 1 : 0;
      }
    }),
    { seed: 4, numRuns: 400 },
  );
  expect(compared).toBeGreaterThan(50);
  expect(opened).toBeGreaterThan(5);
});

/** FHIR's own words for one condition: true if any answer fits; "is not" if none is equal. */
function enabledBy(when: EnableWhen, { groups }: QuestionSet, answers: readonly AnswerToShow[]): boolean {
  const [code, field] = when.question.split('/');
  const question = groups.flatMap((group) => group.questions).find((one) => one.code === code);
  const row = answers.find(({ questionCode, state }) => questionCode === code && state === 'ANSWERED')?.rows[0] ?? {};
  const open = question ? openFields(question, row).some((one) => one.code === field) : false;
  const values = open && field !== undefined && row[field] !== undefined ? [row[field]].flat() : [];
  const wanted = valueOf(when) as string;
  const fits = COMPARE[when.operator];
  return when.operator === '!=' ? !values.includes(wanted) : values.some((value) => fits?.(value as string, wanted));
}
const COMPARE: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
  '=': (value, wanted) => value === wanted,
  '>': (value, wanted) => value > wanted,
  '>=': (value, wanted) => value >= wanted,
  '<': (value, wanted) => value < wanted,
  '<=': (value, wanted) => value <= wanted,
};
