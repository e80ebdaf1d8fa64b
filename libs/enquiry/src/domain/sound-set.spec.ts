import type { Question, QuestionSet } from './question-set.js';
import { isSound, MOST_CORE, MOST_QUESTIONS, soundSet } from './sound-set.js';
import { asSet } from './spec/random-sets.js';

const OPTIONS = ['A', 'B'].map((code) => ({ code, label: code }));
const ask = (code: string, more: Partial<Question> = {}): Question => ({
  ...{ code, topic: null, text: `About ${code}`, core: true, level: 'LOW', categories: [] },
  fields: [
    { code: 'held', label: 'Held', type: 'YES_NO' },
    { code: 'one', label: 'One', type: 'CHOICE', options: OPTIONS },
    { code: 'many', label: 'Many', type: 'CHOICES', options: OPTIONS },
    { code: 'count', label: 'Count', type: 'NUMBER' },
  ],
  ...more,
});
const opens = (code: string, when: object): Question => ask(code, { core: false, when: when as never });
const held = (code: string, is: unknown = true) => ({ '==': [{ var: `${code}.rows.0.held` }, is] });
const nested = (depth: number): object => (depth === 0 ? held('a') : { and: [nested(depth - 1)] });
const rows = ask('rows', { repeat: { noun: 'thing', most: 3 } });

function problemsOf(set: unknown): readonly string[] {
  const result = soundSet(set);
  return isSound(result) ? [] : result.map(({ path, message }) => `${path} ${message}`);
}
const withRule = (when: object, first: Question = ask('a')): readonly string[] => problemsOf(asSet([first, opens('b', when)]));
const first = (set: QuestionSet, change: (question: Record<string, unknown>) => void): unknown => {
  const copy = structuredClone(set) as unknown as { groups: [{ questions: [Record<string, unknown>] }] };
  change(copy.groups[0].questions[0]);
  return copy;
};

describe('a question set', () => {
  it('is sound when each question is asked or can be opened', () => {
    expect(
      problemsOf(
        asSet(
          [ask('a'), opens('b', held('a')), opens('c', { some: [{ var: 'rows.rows' }, { '==': [{ var: 'one' }, 'B'] }] })].toSpliced(
            1,
            0,
            rows,
          ),
        ),
      ),
    ).toEqual([]);
  });
  it('is refused for its shape with all that is wrong and how to mend it', () => {
    expect(problemsOf('a set')).toEqual([' must be object']);
    const bad = first(asSet([ask('a')]), (question) =>
      Object.assign(question, { level: 'GRAVE', code: 'A 1', topic: 61, texts: 'x', text: ' ' }),
    );
    expect(problemsOf(bad)).toEqual([
      '/groups/0/questions/0 "texts" is not known here: take it out, or check how it is spelled',
      '/groups/0/questions/0/code must begin with a small letter and hold only small letters, digits and hyphens, at most 40',
      '/groups/0/questions/0/topic must be 60 or less',
      '/groups/0/questions/0/text must not be blank',
      '/groups/0/questions/0/level must be one of LOW, MEDIUM, HIGH, VERY_HIGH',
    ]);
  });
  it('never answers with thousands of problems, whatever it is given', () => {
    const many = { ...asSet([ask('a')]), groups: Array.from({ length: 4000 }, () => 7) };
    expect(problemsOf(many).length).toBeLessThanOrEqual(50);
  });
  it.each([
    ['two of one code', [ask('a'), ask('a')], 'Question a: another question of this set has the same code: give each its own'],
    [
      'more core than a stage may have',
      Array.from({ length: MOST_CORE }, (_, at) => ask(`a${at}`)),
      '16 questions are core: at most 15 may be. Let the others be opened by an earlier answer',
    ],
    ['two declarations', [ask('a', { declaration: true })], '2 questions are the declaration: a set has exactly one ("declaration": true)'],
    [
      'a declaration of another form',
      [ask('a', { declaration: true })],
      'Question a: the declaration has one CHOICE field, "declared", with the options NONE_HELD, ALL_SHARED, WITHHELD',
    ],
    [
      'core with a rule',
      [ask('a'), { ...opens('b', held('a')), core: true }],
      'Question b: is core and so always asked: take out "when", or make it not core',
    ],
    [
      'neither core nor opened',
      [ask('a', { core: false })],
      'Question a: is not core, so something must open it: give it "when", or make it core',
    ],
    [
      'a blank label among several',
      [ask('a', { fields: [...ask('a').fields, { code: 'x', label: ' ', type: 'TEXT' }] })],
      'Question a, field x: needs a label: only a question with one field may do without',
    ],
    [
      'two fields of one code',
      [ask('a', { fields: [...ask('a').fields, ...ask('a').fields.slice(0, 1)] })],
      'Question a, field held: has the code "held", which another field of this question has: give each its own',
    ],
    [
      'a choice without options',
      [ask('a', { fields: [{ code: 'x', label: '', type: 'CHOICE' }] })],
      'Question a, field x: needs options to choose from',
    ],
    [
      'options on text',
      [ask('a', { fields: [{ code: 'x', label: '', type: 'TEXT', options: OPTIONS }] })],
      'Question a, field x: has options, which only CHOICE and CHOICES take: take them out, or change its type',
    ],
    [
      'a field that hangs on a later one',
      [ask('a', { fields: [{ code: 'x', label: 'X', type: 'TEXT', when: { field: 'held', is: true } }, ...ask('a').fields] })],
      'Question a, field x: is asked when "held" has a value, but no field of that code stands before it',
    ],
    [
      'a field that hangs on no such option',
      [ask('a', { fields: [...ask('a').fields, { code: 'x', label: 'X', type: 'TEXT', when: { field: 'one', is: 'C' } }] })],
      'Question a, field x: is asked when "one" is "C", which is none of its options',
    ],
    ['a code every object has', [ask('constructor')], 'Question constructor: this word cannot be used as a code: choose another'],
  ])('is refused with %s', (_, questions, message) => {
    expect(problemsOf(asSet(questions)).join('\n')).toContain(message);
  });
  it('is refused with more questions than a set may have', () => {
    const [few, many] = [asSet([ask('a')]), Array.from({ length: MOST_QUESTIONS - 1 }, (_, at) => opens(`b${at}`, held('a')))];
    const more = { ...few, groups: [...few.groups, { code: 'more', title: 'More', questions: many }] };
    expect(problemsOf(more)).toEqual(['/groups 101 questions: at most 100 may stand in a set. Make two sets of it']);
    expect(problemsOf({ ...more, groups: [...few.groups, { code: 'more', title: 'More', questions: many.slice(1) }] })).toEqual([]);
  });
  it('is refused with characters that cannot be kept or seen, wherever they stand', () => {
    const nothing = String.fromCharCode(0);
    expect(problemsOf({ ...asSet([ask('a')]), title: `A${nothing}B` })).toEqual([
      '/title has a hidden or broken character: delete it and type it again',
    ]);
    const turned = first(asSet([ask('a')]), (question) => Object.assign(question, { text: `Any ${String.fromCharCode(0x202e)}weapon?` }));
    expect(problemsOf(turned)[0]).toContain('/groups/0/questions/0/text has a hidden');
  });
  it.each(['askedBy', 'supplement', 'groups', 'title'])('is refused, and nothing breaks, when %s is nested without end', (place) => {
    const deep = () => JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as unknown;
    expect(problemsOf({ ...asSet([ask('a')]), [place]: [deep(), deep()] }).length).toBeGreaterThan(0);
    const within = first(asSet([ask('a')]), (question) => Object.assign(question, { categories: [deep(), deep()] }));
    expect(problemsOf(within).length).toBeGreaterThan(0);
    expect(withRule({ and: deep() as object })[0]).toContain('must be an object with one operator in each place');
  });
  it('is refused without a declaration', () => {
    const set = asSet([ask('a')]);
    const without = { ...set, groups: set.groups.map((group) => ({ ...group, questions: group.questions.slice(0, 1) })) };
    expect(problemsOf(without)).toEqual(['/groups 0 questions are the declaration: a set has exactly one ("declaration": true)']);
  });
  it('is refused when a supplement ends on no real day', () => {
    const supplement = { heading: 'Local', owner: 'An officer', evidence: 'None', endsOn: '2027-02-30' };
    expect(problemsOf({ ...asSet([ask('a')]), supplement })).toEqual(['/supplement/endsOn must be a real day']);
  });
});

describe('a rule that opens a question', () => {
  it.each([
    ['names a question that is not there', held('zz'), 'the rule that opens it names zz, which is not in this set'],
    [
      'names itself: the shortest cycle',
      held('b'),
      'the rule that opens it names b, which does not stand before it: put it earlier, or name another',
    ],
    [
      'names a field that is not there',
      { '==': [{ var: 'a.rows.0.no' }, true] },
      'the rule that opens it names the field "no" of a, which has no such field',
    ],
    [
      'names an option that is not there',
      { '==': [{ var: 'a.rows.0.one' }, 'C'] },
      'compares with "C", which it can never be ("one" of a)',
    ],
    ['compares yes or no with text', held('a', 'true'), 'compares with "true", which it can never be ("held" of a)'],
    ['is too deep', nested(5), 'the rule that opens it goes more than 5 levels deep: write it as two questions, or with fewer brackets'],
    [
      'is far too deep',
      nested(5000),
      'the rule that opens it goes more than 5 levels deep: write it as two questions, or with fewer brackets',
    ],
    ['is too long', { or: Array.from({ length: 25 }, () => held('a')) }, 'makes more than 24 comparisons: split the question in two'],
    ['uses another operator', { map: [{ var: 'a.rows' }, 1] }, 'uses the operator "map"'],
    ['has two operators in one place', { ...held('a'), or: [] }, 'must be an object with one operator in each place'],
    ['does not compare', { var: 'a.rows.0.held' }, 'names an answer without comparing it'],
    [
      'compares two answers',
      { '==': [{ var: 'a.rows.0.held' }, { var: 'a.rows.0.held' }] },
      'with something that is not plain text, a number, true or false',
    ],
    ['reaches above its place', { '==': [{ var: '../../a.state' }, 'ANSWERED'] }, 'an answer is named as q12.rows.0.held'],
    ['reads the program', { '==': [{ var: 'a.constructor' }, 'ANSWERED'] }, 'an answer is named as q12.rows.0.held'],
    [
      'follows from what was kept back',
      { '==': [{ var: 'a.state' }, 'WITHHELD'] },
      'asks whether an answer was kept back (WITHHELD): nothing may follow from that, so name another state',
    ],
    ['orders what has no order', { '>': [{ var: 'a.rows.0.one' }, 'A'] }, 'uses > on what has no order ("one" of a)'],
    ['turns "in" round', { in: ['A', { var: 'a.rows.0.one' }] }, 'looks inside something that is not a list of choices'],
    [
      'asks after a list as if it were one thing',
      { '==': [{ var: 'a.rows.0.many' }, 'A'] },
      'must ask {"in": ["A", {"var": "…"}]} of a list of choices',
    ],
    ['joins nothing', { and: [] }, 'uses and with nothing to join: give it a list'],
  ])('is refused when it %s', (_, when, message) => {
    const found = withRule(when);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`/groups/0/questions/1/when Question b: `);
    expect(found[0]).toContain(message);
  });
  it('is refused when it names the first row of what is repeated', () => {
    expect(withRule(held('rows'), rows)[0]).toContain(
      'names the first row of rows, which is repeated: use some, all or none over rows.rows',
    );
  });
  it('is refused when two name each other: a cycle', () => {
    expect(problemsOf(asSet([ask('a'), opens('b', held('c')), opens('c', held('b'))]))).toEqual([
      '/groups/0/questions/1/when Question b: the rule that opens it names c, which does not stand before it: put it earlier, or name another',
    ]);
  });
  it.each([
    ['both answers at once', { and: [held('a', true), held('a', false)] }],
    ['more than it can be', { and: [{ '>': [{ var: 'a.rows.0.count' }, 3] }, { '<': [{ var: 'a.rows.0.count' }, 3] }] }],
    ['an answer, and that there is none', { and: [held('a'), { '==': [{ var: 'a.state' }, 'NOT_KNOWN'] }] }],
  ])('is refused when no answers can fulfil it: %s', (_, when) => {
    expect(withRule(when)).toEqual([
      '/groups/0/questions/1/when Question b: no answers to the questions before it were found that open it. Mend the rule, or make it simpler',
    ]);
  });
  it('is refused when it wants a field that its own row closes', () => {
    const hidden = ask('a', {
      fields: [...ask('a').fields, { code: 'why', label: 'Why', type: 'YES_NO', when: { field: 'held', is: true } }],
    });
    const why = { '==': [{ var: 'a.rows.0.why' }, true] };
    expect(withRule({ and: [held('a', false), why] }, hidden)[0]).toContain('no answers to the questions before it were found');
    expect(withRule({ and: [held('a', true), why] }, hidden)).toEqual([]);
  });
  it('may go as deep as five levels, and order numbers and days', () => {
    expect(withRule(nested(4))).toEqual([]);
    expect(withRule({ and: [{ '>=': [{ var: 'a.rows.0.count' }, 3] }, { '<': [{ var: 'a.rows.0.count' }, 5] }] })).toEqual([]);
  });
});
