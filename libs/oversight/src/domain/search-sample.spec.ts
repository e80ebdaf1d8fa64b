import { soundLook } from './search-sample.js';

const wrong = (asked: { outcome: string; words?: string }) => {
  try {
    soundLook(asked);
    return null;
  } catch (fault) {
    return (fault as { fields: object }).fields;
  }
};

describe('what was found of a search', () => {
  it.each([
    [{ outcome: 'SATISFIED' }, { outcome: 'SATISFIED', words: null }],
    [
      { outcome: 'LOOKED_AT', words: '  ' },
      { outcome: 'LOOKED_AT', words: null },
    ],
    [
      { outcome: 'RAISED', words: 'Her brother; told the head of standards' },
      { outcome: 'RAISED', words: 'Her brother; told the head of standards' },
    ],
  ])('%j is kept', (asked, kept) => expect(soundLook(asked)).toEqual(kept));

  it.each([
    [{ outcome: 'RAISED' }, { words: 'Say what you raise, and with whom' }],
    [{ outcome: 'RAISED', words: 'n/a' }, { words: 'Say what you raise, and with whom' }],
    [{ outcome: 'toString' }, { outcome: 'Choose what you found' }],
  ])('%j is not', (asked, fields) => expect(wrong(asked)).toEqual(fields));
});
