import { Invalid } from '@lib/kernel';
import { mayBeAway, soundAbsence } from './absence.js';
import { soundFunding, soundTime } from './agreed-figures.js';

const NOW = new Date('2027-03-27T09:00:00Z');
const away = (changes: object) => soundAbsence({ kind: 'LEAVE', from: '2027-03-28', to: '2027-03-30', ...changes }, NOW);
const fieldsOf = (work: () => unknown): string[] => {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof Invalid) return Object.keys(error.fields);
    throw error;
  }
};

describe('an absence', () => {
  it('has a kind that says nothing of anybody’s health, and days in order and near', () => {
    expect(away({})).toEqual({ kind: 'LEAVE', from: '2027-03-28', to: '2027-03-30' });
    expect(away({ to: null }).to).toBeNull();
    expect(fieldsOf(() => away({ kind: 'SICKNESS' }))).toEqual(['kind']);
    expect(fieldsOf(() => away({ from: '2027-02-30' }))).toEqual(['from']);
    expect(fieldsOf(() => away({ from: '1900-01-01' }))).toEqual(['from']);
    expect(fieldsOf(() => away({ to: '2027-03-27' }))).toEqual(['to']);
    expect(fieldsOf(() => away({ to: '9999-12-31' }))).toEqual(['to']);
  });

  it.each([
    [{ overlaps: false, coverFits: null }, undefined],
    [{ overlaps: false, coverFits: true }, undefined],
    [{ overlaps: true, coverFits: true }, 'WKL-01'],
    [{ overlaps: false, coverFits: false }, 'WKL-02'],
  ])('%j is refused with %s', (standing, code) => expect(mayBeAway(standing)?.code).toBe(code));
});

describe('what was funded and agreed', () => {
  const fund = (changes: object) => soundFunding({ posts: 7, from: '2027-04-01', words: 'Budget of March 2027', ...changes }, NOW);
  const time = (changes: object) =>
    soundTime({ kind: 'REVIEW_DUE', minutes: 45, from: '2027-04-01', agreedWith: 'The committee', ...changes }, NOW);

  it('is in whole numbers, and says what decided it and who agreed', () => {
    expect(fund({ posts: 0 })).toMatchObject({ posts: 0, to: null });
    for (const posts of [-1, 1.5, 10_000]) expect(fieldsOf(() => fund({ posts }))).toEqual(['posts']);
    expect(fieldsOf(() => fund({ words: 'n/a' }))).toEqual(['words']);
    for (const minutes of [0, 10_000]) expect(fieldsOf(() => time({ minutes }))).toEqual(['minutes']);
    expect(fieldsOf(() => time({ agreedWith: 'none' }))).toEqual(['agreedWith']);
  });
});
