import type { AnswerRow, AnswerState } from './answer.js';
import { type AnswerStanding, inWords, pagesOf, progress } from './progress.js';
import { aGroup, aQuestion, aSet, DECLARATION, WEAPONS } from './spec/asked.js';

const many = Array.from({ length: 8 }, (_, at) => aQuestion(`m${at + 1}`));
const SET = aSet(
  aGroup('custody', WEAPONS, aQuestion('q13', { core: false, when: { '==': [{ var: 'q12.rows.0.held' }, true] } })),
  aGroup('after', aQuestion('q14', { core: false, when: { '==': [{ var: 'q13.state' }, 'ANSWERED'] } })),
  aGroup('many', ...many),
  aGroup('last', DECLARATION),
);
const answer = (questionCode: string, state: AnswerState | null = 'ANSWERED', more: Partial<AnswerStanding> = {}): AnswerStanding => ({
  questionCode,
  state,
  rows: [],
  sound: true,
  ...more,
});
const weapons = (row: AnswerRow) => answer('q12', 'ANSWERED', { rows: [row] });
const statuses = (...answers: AnswerStanding[]) =>
  Object.fromEntries(progress(SET, answers).groups.map(({ code, status }) => [code, status]));

describe('n of m done', () => {
  it('counts what is asked now, and grows when an answer opens more', () => {
    expect(inWords(progress(SET, []))).toBe('0 of 10 done');
    expect(inWords(progress(SET, [weapons({ held: false })]))).toBe('1 of 10 done');
    expect(inWords(progress(SET, [weapons({ held: true })]))).toBe('1 of 11 done');
    expect(inWords(progress(SET, [weapons({ held: true }), answer('q13')]))).toBe('2 of 12 done');
  });
  it('does not count what is no longer asked, what is awaited, or what has a fault', () => {
    expect(inWords(progress(SET, [weapons({ held: false }), answer('q13')]))).toBe('1 of 10 done');
    expect(inWords(progress(SET, [answer('m1', 'AWAITING'), answer('m2', null), answer('m3', 'ANSWERED', { sound: false })]))).toBe(
      '0 of 10 done',
    );
  });
  it('counts every kind of answer that closes its question', () => {
    const states: AnswerState[] = ['NOT_KNOWN', 'NOT_HELD', 'WITHHELD', 'NO_FURTHER_ANSWER'];
    expect(
      progress(
        SET,
        states.map((state, at) => answer(`m${at + 1}`, state)),
      ).done,
    ).toBe(4);
  });
});

describe('a group', () => {
  it('is not there while nothing in it is asked', () => {
    expect(statuses()).toEqual({ custody: 'NOT_STARTED', many: 'NOT_STARTED', last: 'NOT_STARTED' });
    expect(statuses(weapons({ held: true }), answer('q13'))).toMatchObject({ custody: 'COMPLETED', after: 'NOT_STARTED' });
  });
  it('is completed, begun, or waits for somebody else', () => {
    expect(statuses(weapons({ held: false })).custody).toBe('COMPLETED');
    expect(statuses(weapons({ held: true })).custody).toBe('INCOMPLETE');
    expect(statuses(answer('q12', null)).custody).toBe('INCOMPLETE');
    expect(statuses(answer('q12', 'AWAITING')).custody).toBe('CANNOT_ANSWER_YET');
    expect(statuses(answer('q12', 'AWAITING', { sound: false })).custody).toBe('INCOMPLETE');
    expect(statuses(weapons({ held: true }), answer('q13', 'AWAITING')).custody).toBe('CANNOT_ANSWER_YET');
  });
});

describe('pages', () => {
  const pages = (onAPage?: number) =>
    pagesOf(progress(SET, []), onAPage).map(({ groupCode, page, questions }) => `${groupCode} ${page}: ${questions.length}`);
  it('hold up to six questions of one group', () => {
    expect(pages()).toEqual(['custody 1: 1', 'many 1: 6', 'many 2: 2', 'last 1: 1']);
    expect(pages(60)).toEqual(pages());
  });
  it('or one', () => {
    expect(pages(1)).toHaveLength(10);
    expect(pages(Number.NaN)).toEqual(pages(1));
    expect(pages(0)).toEqual(pages(1));
  });
});
