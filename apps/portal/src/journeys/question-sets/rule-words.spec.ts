import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ruleInWords } from './rule-words.js';
import type { SetQuestion } from './set-definition.js';

const field = (code: string, type: string, more: object = {}) => ({ code, label: `Label of ${code}`, type, ...more });
const question = (code: string, text: string, fields: object[], more: object = {}): [string, SetQuestion] => [
  code,
  { code, text, fields, topic: null, core: true, level: 'LOW', categories: [], ...more } as SetQuestion,
];
const asked = new Map([
  question('found', 'Have weapons been found?', [{ ...field('any', 'YES_NO'), label: '' }]),
  question('kind', 'What kind?', [field('which', 'CHOICES', { options: [{ code: 'KNIFE', label: 'A knife' }] }), field('on', 'DATE')]), // prettier-ignore
  question('visits', 'Which visits were missed?', [field('any', 'YES_NO')], { repeat: { noun: 'missed visit', most: 5 } }),
]);
const held = { '==': [{ var: 'found.rows.0.any' }, true] };

it.each([
  [held, '‘Have weapons been found?’ is answered yes'],
  [{ '==': [false, { var: 'found.rows.0.any' }] }, '‘Have weapons been found?’ is answered no'],
  [{ '!=': [{ var: 'found.state' }, 'NOT_KNOWN'] }, '‘Have weapons been found?’ is not answered ‘not known’'],
  [{ '==': [{ var: 'found.state' }, 'ANSWERED'] }, '‘Have weapons been found?’ has an answer'],
  [{ in: ['KNIFE', { var: 'kind.rows.0.which' }] }, '‘Label of which’ under ‘What kind?’ includes ‘A knife’'],
  [{ '>': ['2027-03-01', { var: 'kind.rows.0.on' }] }, '‘Label of on’ under ‘What kind?’ is before 1 March 2027'],
  [{ some: [{ var: 'visits.rows' }, { '==': [{ var: 'any' }, true] }] }, 'for at least one missed visit under ‘Which visits were missed?’, ‘Label of any’ is answered yes'],
  [{ '!': held }, 'it is not so that ‘Have weapons been found?’ is answered yes'],
  [{ or: [held, { and: [held, { '!': [held] }] }] }, '‘Have weapons been found?’ is answered yes, or (‘Have weapons been found?’ is answered yes, and it is not so that ‘Have weapons been found?’ is answered yes)'],
])('a rule is said in words: %j', (rule, words) => expect(ruleInWords(rule, asked)).toBe(words)); // prettier-ignore

it.each<[unknown]>([
  [{ '+': [1, 2] }],
  [{ '==': [{ var: 'unknown.rows.0.any' }, true] }],
  [{ '==': [{ var: 'found.rows.0.other' }, true] }],
  [{ and: [held, { cat: ['a'] }] }],
  [{ some: [{ var: 'visits.rows' }, { some: [{ var: 'visits.rows' }, held] }] }],
  [{ and: [] }],
  [[held]],
  [null],
  ['text'],
  [{ '==': [{ var: 'found.rows.0.any' }, true], or: [] }],
])('what has no words is left to the rule itself, and never said in half: %j', (rule) => {
  expect(ruleInWords(rule, asked)).toBeUndefined();
});

it('every rule that is shipped has words', () => {
  const folder = resolve(import.meta.dirname, '../../../../../libs/enquiry/src/questions');
  const all = (name: string): unknown[] =>
    readdirSync(join(folder, name)).map((file) => JSON.parse(readFileSync(join(folder, name, file), 'utf8')));
  const lists = JSON.parse(readFileSync(join(folder, 'lists.json'), 'utf8')) as Record<string, { code: string; label: string }[]>;
  type Written = SetQuestion & { fields: { options?: string | { code: string; label: string }[] }[] };
  const questions = new Map(
    (all('catalogue').flat() as Written[]).map((one) => [
      one.code,
      {
        ...one,
        fields: one.fields.map((each) => (typeof each.options === 'string' ? { ...each, options: lists[each.options] } : each)),
      } as SetQuestion,
    ]),
  );
  const sets = all('sets') as { groups: { questions: (string | { question: string; when: unknown })[] }[] }[];
  const rules = sets.flatMap((set) =>
    set.groups.flatMap((group) => group.questions.flatMap((one) => (typeof one === 'string' ? [] : [one.when]))),
  );
  expect(rules.length).toBeGreaterThan(60);
  const codes = /[A-Z]{2,}_|rows|\bvar\b/;
  expect(rules.filter((rule) => codes.test(ruleInWords(rule, questions) ?? 'var'))).toEqual([]);
});
