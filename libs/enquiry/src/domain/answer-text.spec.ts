import { UNIFORM_REPLY } from './answer.js';
import { answerText, isTooLong, MOST_CHARACTERS } from './answer-text.js';
import { aField, aQuestion, given, options, WEAPONS } from './spec/asked.js';

const AGENCY = 'Probation delivery unit 7';
const words = (...args: Parameters<typeof given>) =>
  answerText(WEAPONS, given(...args), AGENCY)
    .split('\n')
    .slice(1)
    .join('\n');

describe('an answer in words', () => {
  it('says the question as it was asked, then each part with its label', () => {
    const answer = given('q12', 'ANSWERED', { rows: [{ held: true, what: 'A blade was found\nin a mattress.', on: '2027-03-04' }] });
    expect(answerText(WEAPONS, answer, AGENCY)).toBe(
      [
        'Has a weapon been found, made or used in custody?',
        'Weapon found in custody: yes.',
        'What happened: A blade was found',
        '  in a mattress.',
        'When: 4 March 2027.',
      ].join('\n'),
    );
  });
  it('says each thing of several, choices by their labels, times in London, and keeps every letter', () => {
    const places = aQuestion('q31', {
      text: 'Where else does he stay?',
      repeat: { noun: 'address', most: 5 },
      fields: [
        aField('where', 'TEXT', { label: 'Address' }),
        aField('kind', 'CHOICES', { label: 'Kind', options: options('FAMILY', 'WORK_PLACE') }),
        aField('seen', 'DATE_TIME', { label: 'Last seen' }),
        aField('times', 'NUMBER', { label: 'How often' }),
      ],
    });
    const row = { where: 'Tŷ Gwyn 🗡', kind: ['FAMILY', 'WORK_PLACE'], seen: '2027-06-01T09:20:00.000Z', times: 1250.5 };
    expect(answerText(places, given('q31', 'ANSWERED', { rows: [row, { where: 'B' }] }), AGENCY).split('\n')).toEqual([
      'Where else does he stay?',
      'Address 1',
      'Address: Tŷ Gwyn 🗡.',
      'Kind: Family; Work place.',
      'Last seen: 1 June 2027 at 10:20.',
      'How often: 1,250.5.',
      'Address 2',
      'Address: B.',
    ]);
  });
  it('needs no label where the question is it, and does not say what a closed field holds', () => {
    const level = aQuestion('q1', { fields: [aField('level', 'YES_NO', { label: '' })] });
    expect(answerText(level, given('q1', 'ANSWERED', { rows: [{ level: true }] }), AGENCY)).toMatch(/\nYes\.$/);
    expect(words('q12', 'ANSWERED', { rows: [{ held: false, what: 'never mind' }] })).toBe('Weapon found in custody: no.');
  });
  it('answers a label that is a question itself', () => {
    const asked = aQuestion('q1', {
      fields: [aField('any', 'YES_NO', { label: 'Is there any?' }), aField('which', 'TEXT', { label: 'Which:' })],
    });
    const text = answerText(asked, given('q1', 'ANSWERED', { rows: [{ any: true, which: 'both!' }] }), AGENCY);
    expect(text.split('\n').slice(1)).toEqual(['Is there any? Yes.', 'Which: both!']);
  });
  it('is the same text for the same answer', () => {
    const answer = given('q12', 'ANSWERED', { rows: [{ what: 'B', held: true }] });
    expect(answerText(WEAPONS, answer, AGENCY)).toBe(
      answerText(WEAPONS, given('q12', 'ANSWERED', { rows: [{ held: true, what: 'B' }] }), AGENCY),
    );
  });
});

describe('where there is no answer', () => {
  it.each<[string, Parameters<typeof given>]>([
    ['Not known', ['q12', 'NOT_KNOWN']],
    ['Not held by Probation delivery unit 7', ['q12', 'NOT_HELD']],
    [
      'Awaiting an answer from HMP Elmwick, until 4 March 2027',
      ['q12', 'AWAITING', { awaitingFrom: 'HMP Elmwick', awaitingUntil: '2027-03-04' }],
    ],
  ])('%s', (text, answer) => expect(words(...answer)).toBe(text));

  it('withheld reads exactly as no further answer, and never says why', () => {
    const withheld = words('q12', 'WITHHELD', {
      reasonCode: 'WOULD_EXPOSE_A_SOURCE',
      reasonWords: 'Because of R3',
      reviewBy: '2027-05-01',
    });
    expect(withheld).toBe(UNIFORM_REPLY);
    expect(words('q12', 'NO_FURTHER_ANSWER', { reasonCode: 'SPOKEN_INSTEAD' })).toBe(withheld);
  });
});

it('is measured in whole characters', () => {
  expect(isTooLong('\u{1F5E1}'.repeat(MOST_CHARACTERS))).toBe(false);
  expect(isTooLong('x'.repeat(MOST_CHARACTERS + 1))).toBe(true);
});
