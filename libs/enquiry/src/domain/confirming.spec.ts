import { isRefusal } from '@lib/kernel';
import type { AnswerGiven } from './answer.js';
import { confirm, confirmable, type Confirmed } from './confirming.js';
import { aField, aGroup, aQuestion, aSet, bounds, DECLARATION, given, options, TODAY, WEAPONS } from './spec/asked.js';

const LEVEL = aQuestion('q9', { fields: [aField('level', 'CHOICE', { label: 'Level', options: options('ONE', 'TWO') })] });
const SET = aSet(
  aGroup('one', WEAPONS, LEVEL, aQuestion('q14'), aQuestion('q15', { core: false, when: { '==': [{ var: 'q12.rows.0.held' }, true] } })),
  aGroup('last', DECLARATION),
);
const old = { asAt: '2027-01-04', basis: 'SELF_REPORT', source: 'Video call' };
const weapons = given('q12', 'ANSWERED', { ...old, rows: [{ held: false }] });
const level = given('q9', 'ANSWERED', { ...old, rows: [{ level: 'TWO' }] });
const unknown = given('q14', 'NOT_KNOWN');
const declared = given('q55', 'ANSWERED', { ...old, rows: [{ held: 'NONE_HELD' }] });
const LAST = [weapons, level, unknown, declared];
const codes = (answers: readonly AnswerGiven[]) => answers.map(({ questionCode }) => questionCode);
const found = (last: AnswerGiven[]) => {
  const { asGroup, singly, cannot } = confirmable(SET, last, bounds());
  return { asGroup: codes(asGroup), singly: codes(singly), cannot: cannot.map(({ questionCode }) => questionCode) };
};
const confirmed = (ticked: Partial<Confirmed>, last = LAST) => {
  const answers = confirm(SET, last, { asGroup: false, singly: [], ...ticked }, bounds());
  if (isRefusal(answers)) throw new Error(answers.explanation);
  return answers as readonly AnswerGiven[];
};

describe('last time', () => {
  it('may be confirmed together, but what safety hangs on one by one', () => {
    expect(found(LAST)).toEqual({ asGroup: ['q9', 'q14'], singly: ['q12', 'q55'], cannot: [] });
  });
  it('is one by one for the declaration, even where a set does not say that safety hangs on it', () => {
    const set = aSet(aGroup('last', { ...DECLARATION, safetyCritical: false }));
    expect(codes(confirmable(set, [declared], bounds()).singly)).toEqual(['q55']);
  });
  it('is not offered for what is no longer asked, or was never answered', () => {
    expect(found([weapons, given('q15', 'NOT_KNOWN'), given('q99', 'NOT_KNOWN')])).toEqual({ asGroup: [], singly: ['q12'], cannot: [] });
  });
  it.each<[string, AnswerGiven]>([
    ['was awaited', given('q14', 'AWAITING', { awaitingFrom: 'Elmwick', awaitingUntil: '2027-04-01' })],
    ['was withheld', given('q14', 'WITHHELD', { reasonCode: 'LEGAL_ADVICE', reviewBy: '2027-06-01' })],
    ['was no further answer', given('q14', 'NO_FURTHER_ANSWER', { reasonCode: 'SPOKEN_INSTEAD' })],
    ['chose what is no longer in the list', given('q9', 'ANSWERED', { rows: [{ level: 'THREE' }] })],
    ['has a field that is no longer asked', given('q9', 'ANSWERED', { rows: [{ level: 'TWO', size: 3 }] })],
    ['lacks a field that is now needed', given('q12', 'ANSWERED', { rows: [{ held: true }] })],
    ['has a field that is now closed', given('q12', 'ANSWERED', { rows: [{ held: false, what: 'Something' }] })],
    ['has no basis', given('q9', 'ANSWERED', { rows: [{ level: 'TWO' }], basis: null })],
  ])('is answered anew when it %s', (_case, answer) => {
    expect(found([answer])).toEqual({ asGroup: [], singly: [], cannot: [answer.questionCode] });
    expect(confirmable(SET, [answer], bounds()).cannot[0]?.why).toMatch(/\w/);
  });
  it('says what has changed', () => {
    const [one] = confirmable(SET, [given('q9', 'ANSWERED', { rows: [{ level: 'THREE' }] })], bounds()).cannot;
    expect(one?.why).toBe(
      'This question has changed since it was last answered. Answer it again: "Level" must be one of the answers in the list',
    );
  });
});

describe('confirmed', () => {
  it('is as of today, and otherwise what it was', () => {
    expect(confirmed({ asGroup: true })).toEqual([{ ...level, asAt: TODAY }, unknown]);
  });
  it('takes one tick for the group and one for each of the others', () => {
    expect(codes(confirmed({}))).toEqual([]);
    expect(codes(confirmed({ asGroup: true }))).not.toContain('q12');
    expect(codes(confirmed({ asGroup: true, singly: ['q12', 'q55'] }))).toEqual(['q9', 'q14', 'q12', 'q55']);
    expect(codes(confirmed({ singly: ['q9'] }))).toEqual(['q9']);
  });
  it('keeps its rows whatever order the record wrote them in', () => {
    const events = given('q12', 'ANSWERED', { rows: [{ what: 'A blade.', held: true }] });
    expect(confirmed({ singly: ['q12'] }, [events])[0]?.rows).toEqual([{ held: true, what: 'A blade.' }]);
  });
  it('ENQ-17 not what was never answered, or can no longer be', () => {
    const gone = given('q14', 'AWAITING', { awaitingFrom: 'Elmwick', awaitingUntil: '2027-04-01' });
    expect(confirm(SET, [weapons, gone], { asGroup: true, singly: ['q12', 'q14', 'q99'] }, bounds())).toMatchObject({
      code: 'ENQ-17',
      questions: [{ questionCode: 'q14' }, { questionCode: 'q99' }],
    });
  });
});
