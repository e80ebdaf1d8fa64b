import { isRefusal } from '@lib/kernel';
import type { AnswerGiven } from './answer.js';
import { type Sending, type WhatIsSent, whatIsSent } from './what-is-sent.js';
import { aGroup, aQuestion, aSet, DECLARATION, given, WEAPONS } from './spec/asked.js';

const ifHeld = { '==': [{ var: 'q12.rows.0.held' }, true] };
const SET = aSet(
  aGroup('custody', WEAPONS, aQuestion('q13', { core: false, when: ifHeld, level: 'VERY_HIGH' }), aQuestion('q14')),
  aGroup('last', DECLARATION),
);
const yes = given('q12', 'ANSWERED', { rows: [{ held: true, what: 'A blade.' }] });
const no = given('q12', 'ANSWERED', { rows: [{ held: false }] });
const q13 = given('q13', 'ANSWERED', { rows: [{ said: 'Two officers.' }] });
const q14 = given('q14', 'NOT_KNOWN');
const declared = given('q55', 'ANSWERED', { rows: [{ held: 'NONE_HELD' }] });
const reason = { reasonCode: 'WOULD_EXPOSE_A_SOURCE', reasonWords: 'Only one could know.', reviewBy: '2027-04-22' };

const asked = (answers: AnswerGiven[], more: Partial<Sending> = {}) =>
  whatIsSent({ set: SET, answers, before: [], agency: 'Unit 7', ...more });
function sent(answers: AnswerGiven[], more: Partial<Sending> = {}): WhatIsSent {
  const found = asked(answers, more);
  if (isRefusal(found)) throw new Error(found.explanation);
  return found;
}
const codes = (answers: readonly AnswerGiven[]) => answers.map(({ questionCode }) => questionCode);

describe('what goes', () => {
  it('is every answer to what is asked, in the order of the set, and then nothing is open', () => {
    const all = sent([declared, q14, q13, yes]);
    expect(codes(all.going)).toEqual(['q12', 'q13', 'q14', 'q55']);
    expect(all).toMatchObject({ irrelevant: [], stillOpen: [], awaiting: [], completes: true });
    expect(all.items.map(({ questionCode, outcome, level }) => [questionCode, outcome, level])).toEqual([
      ['q12', 'SHARED', 'HIGH'],
      ['q13', 'SHARED', 'VERY_HIGH'],
      ['q14', 'SHARED', 'LOW'],
      ['q55', 'SHARED', 'LOW'],
    ]);
  });
  it('leaves out, and does not lose, what is no longer asked', () => {
    const less = sent([no, q13, q14, declared]);
    expect(codes(less.going)).toEqual(['q12', 'q14', 'q55']);
    expect(less.irrelevant).toEqual([q13]);
    expect(less.items.map(({ questionCode }) => questionCode)).not.toContain('q13');
    expect(less.completes).toBe(true);
  });
  it('keeps the rest open when only a part goes, and ends with the last of it', () => {
    const part = sent([yes]);
    expect(part).toMatchObject({ stillOpen: ['q13', 'q14', 'q55'], completes: false });
    expect(sent([q13, q14, declared], { before: [yes] })).toMatchObject({ stillOpen: [], completes: true });
    expect(sent([q13, q14, declared])).toMatchObject({ stillOpen: ['q12'], completes: false, irrelevant: [q13] });
  });
  it('stays open while something is awaited, until it is answered', () => {
    const awaited = given('q14', 'AWAITING', { awaitingFrom: 'HMP Elmwick', awaitingUntil: '2027-04-08' });
    const part = sent([no, awaited, declared]);
    expect(part).toMatchObject({ stillOpen: [], awaiting: ['q14'], completes: false });
    expect(part.items[1]).toMatchObject({ outcome: 'SHARED', level: 'LOW', answer: { state: 'AWAITING', awaitingFrom: 'HMP Elmwick' } });
    expect(sent([q14], { before: [no, awaited, declared] })).toMatchObject({ awaiting: [], completes: true });
  });
  it('ENQ-11 is not an answer to what was never asked', () => {
    expect(asked([no, given('q99', 'NOT_KNOWN')])).toMatchObject({ code: 'ENQ-11', questionCodes: ['q99'] });
  });
  it('ENQ-16 is not nothing', () => {
    expect(asked([])).toMatchObject({ code: 'ENQ-16' });
    expect(asked([q13])).toMatchObject({ code: 'ENQ-16' });
  });
});

describe('an item', () => {
  it('carries its text and the answer as the asker keeps it', () => {
    expect(sent([yes]).items[0]).toEqual({
      questionCode: 'q12',
      outcome: 'SHARED',
      level: 'HIGH',
      text: 'Has a weapon been found, made or used in custody?\nWeapon found in custody: yes.\nWhat happened: A blade.',
      answer: {
        state: 'ANSWERED',
        rows: [{ held: true, what: 'A blade.' }],
        source: 'Case record',
        awaitingFrom: null,
        awaitingUntil: null,
      },
      reasonCode: null,
      reasonWords: null,
      reviewBy: null,
      basis: 'RECORD_SEEN',
      asAt: '2027-03-25',
      marking: 'OFFICIAL',
      disclosable: 'NO',
    });
  });
  it.each<[string, AnswerGiven, string]>([
    ['withheld', given('q12', 'WITHHELD', reason), 'WITHHELD'],
    ['the declaration that something is withheld', given('q55', 'WITHHELD', reason), 'WITHHELD'],
    ['no further answer', given('q14', 'NO_FURTHER_ANSWER', { reasonCode: 'SPOKEN_INSTEAD' }), 'NOT_RELEVANT'],
  ])('%s has nothing for the asker: no text, no state', (_case, answer, outcome) => {
    const [item] = sent([answer]).items;
    expect(item).toMatchObject({ outcome, text: null, answer: null, reasonCode: answer.reasonCode });
  });
  it('withheld closes its question and opens nothing, just as no further answer', () => {
    const withheld = sent([given('q12', 'WITHHELD', reason), q14, declared]);
    expect(withheld).toMatchObject({ stillOpen: [], completes: true });
    expect(sent([given('q12', 'NO_FURTHER_ANSWER', { reasonCode: 'SPOKEN_INSTEAD' }), q14, declared])).toMatchObject({
      stillOpen: [],
      completes: true,
    });
  });
});
