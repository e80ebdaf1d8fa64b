import { defaultReviewBy, mustBeEndorsed, type OutcomeInput, problemsWith, wordsNeeded } from './reasons.js';
import { CUT_CODES, OUTCOMES, REASON_CODES, reasonFor, reasonsFor } from './outcomes.js';
import { day } from './spec/builders.js';
import { decide, high } from './spec/decision-builders.js';

const fields = (input: OutcomeInput): string[] => problemsWith(input, 'MEDIUM', day(0)).map((problem) => problem.field);

describe('reason codes', () => {
  it('has between six and ten for each outcome, each code once, at least one that needs words', () => {
    for (const outcome of OUTCOMES) {
      expect(reasonsFor(outcome).length).toBeGreaterThanOrEqual(6);
      expect(reasonsFor(outcome).length).toBeLessThanOrEqual(10);
      expect(reasonsFor(outcome).some((reason) => !reason.selfExplaining)).toBe(true);
    }
    expect(new Set([...REASON_CODES, ...CUT_CODES].map((one) => one.code)).size).toBe(REASON_CODES.length + CUT_CODES.length);
  });

  it('belongs to one outcome', () => {
    expect(reasonFor('WITHHELD', 'LEGAL_ADVICE')?.selfExplaining).toBe(true);
    expect(reasonFor('SHARED', 'LEGAL_ADVICE')).toBeNull();
    expect(reasonFor('SHARED', 'toString')).toBeNull();
  });
});

describe('words', () => {
  it.each([
    ['WITHHELD', 'HIGH', 'LEGAL_ADVICE', true],
    ['WITHHELD', 'VERY_HIGH', 'COURT_FORBIDS_IT', true],
    ['WITHHELD', null, 'LEGAL_ADVICE', true],
    ['SHARED_IN_PART', 'HIGH', 'PART_NOT_NEEDED', true],
    ['WITHHELD', 'MEDIUM', 'LEGAL_ADVICE', false],
    ['WITHHELD', 'MEDIUM', 'NOT_PROPORTIONATE', true],
    ['SHARED_IN_PART', 'LOW', 'PART_NOT_NEEDED', false],
    ['DEFERRED', 'VERY_HIGH', 'BEING_CHECKED', false],
    ['NOT_RELEVANT', 'HIGH', 'OUTSIDE_THEIR_FUNCTION', false],
    ['NOT_RELEVANT', 'LOW', 'NO_LONGER_TRUE', true],
    ['SHARED', 'VERY_HIGH', 'TO_PROTECT_SOMEONE', false],
  ] as const)('%s of %s by %s: %p', (outcome, level, code, needed) => expect(wordsNeeded(outcome, level, code)).toBe(needed));

  it('refuses only what says nothing', () => {
    for (const words of [null, '', '-', 'n/a', 'xxxx']) expect(fields(decide(high, 'WITHHELD', { words }))).toEqual(['words']);
    expect(fields(decide(high, 'WITHHELD', { words: 'No need' }))).toEqual([]);
  });
});

describe('dates', () => {
  it('asks when a deferred item will be decided, in the future and within a year', () => {
    expect(fields(decide(high, 'DEFERRED', { deferredUntil: null }))).toEqual(['deferredUntil']);
    expect(fields(decide(high, 'DEFERRED', { deferredUntil: day(0) }))).toEqual(['deferredUntil']);
    expect(fields(decide(high, 'DEFERRED', { deferredUntil: day(367) }))).toEqual(['deferredUntil']);
    expect(fields(decide(high, 'DEFERRED', { deferredUntil: day(0, 1) }))).toEqual([]);
  });

  it('takes a review date from tomorrow on, within a year', () => {
    expect(fields(decide(high, 'WITHHELD', { reviewBy: '2027-03-02' }))).toEqual(['reviewBy']);
    expect(fields(decide(high, 'WITHHELD', { reviewBy: '2028-03-03' }))).toEqual(['reviewBy']);
    expect(fields(decide(high, 'WITHHELD', { reviewBy: '2027-03-03' }))).toEqual([]);
  });

  it('reviews the gravest soonest', () => {
    expect((['LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH', null] as const).map((level) => defaultReviewBy(level, day(0)))).toEqual([
      '2027-08-29',
      '2027-05-31',
      '2027-03-30',
      '2027-03-09',
      '2027-03-30',
    ]);
  });

  it('has a supervisor endorse the withholding of high and above', () => {
    expect(mustBeEndorsed('WITHHELD', 'HIGH') && mustBeEndorsed('WITHHELD', null)).toBe(true);
    expect(mustBeEndorsed('WITHHELD', 'MEDIUM') || mustBeEndorsed('NOT_RELEVANT', 'VERY_HIGH')).toBe(false);
  });
});
