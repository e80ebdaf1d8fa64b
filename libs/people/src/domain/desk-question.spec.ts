import { Invalid } from '@lib/kernel';
import { type DeskQuestionAsked, soundDeskQuestion } from './desk-question.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const ASKED = { name: 'Alder Reed', words: 'Stopped on Mill Lane with a knife', callBack: '01632 960001' };
const faults = (asked: Partial<DeskQuestionAsked>): object | null => {
  try {
    soundDeskQuestion({ ...ASKED, ...asked }, NOW);
    return null;
  } catch (fault) {
    if (fault instanceof Invalid) return fault.fields;
    throw fault;
  }
};

describe('a question to a duty desk', () => {
  it('is kept as it was asked, without what was left empty', () => {
    expect(soundDeskQuestion({ ...ASKED, identifier: ' ', bornOn: '1990-05-01' }, NOW)).toEqual({
      ...ASKED,
      identifier: null,
      bornOn: '1990-05-01',
    });
  });

  it.each<[string, Partial<DeskQuestionAsked>, object | null]>([
    ['a number alone is enough', { name: null, identifier: 'X100001' }, null],
    ['a number of no known form is taken as well', { name: null, identifier: 'perhaps 12/34?' }, null],
    ['a date of birth alone is not', { name: '', bornOn: '1990-05-01' }, { name: 'Enter a name, a CRN or a PNC' }],
    ['not born yet', { bornOn: '2026-11-23' }, { bornOn: 'Date of birth must be on or before 22 November 2026' }],
    ['born longer ago than anybody', { bornOn: '1905-12-31' }, { bornOn: 'Date of birth must be on or after 1 January 1906' }],
    ['no day', { bornOn: '1990-02-30' }, { bornOn: 'Date of birth must be a real date' }],
    ['a reason that says nothing', { words: 'n/a' }, { words: 'Say why you ask, in a few words' }],
    ['nowhere to call', { callBack: ' ' }, { callBack: 'Enter how they can call you back' }],
    [
      'a hidden character, and an empty reason: both are said',
      { name: 'a\u0000b', words: '' },
      { name: 'Name has a hidden character that cannot be kept. Delete it and type it again', words: 'Enter why you ask' },
    ],
  ])('%s', (_what, asked, wrong) => expect(faults(asked)).toEqual(wrong));
});
