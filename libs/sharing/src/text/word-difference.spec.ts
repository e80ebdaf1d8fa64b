import { wordDifference } from './word-difference.js';

const joined = (parts: ReturnType<typeof wordDifference>, ...kinds: string[]): string =>
  parts.filter((part) => kinds.includes(part.kind)).map((part) => part.text).join(''); // prettier-ignore

describe('the difference shown before a share in part goes', () => {
  const original = 'Ms A says he threatened her with a knife on Friday.';
  it('shows what is cut and what is put in its place', () => {
    const parts = wordDifference(original, 'He made a threat with a knife on Friday.');
    expect(parts.some((part) => part.kind === 'CUT' && part.text.includes('Ms'))).toBe(true);
    expect(parts.some((part) => part.kind === 'ADDED')).toBe(true);
  });
  it.each([
    [original, 'He made a threat.'],
    [original, original],
    [original, ''],
    ['', 'new'],
    ['Tŷ Bach, 3 pm', 'Tŷ Bach'],
    ['one\ntwo\nthree', 'one\nthree'],
    ['word '.repeat(3000), 'other '.repeat(3000)],
  ])('loses nothing: both texts can be read out of it', (before, after) => {
    const parts = wordDifference(before, after);
    expect(joined(parts, 'SAME', 'CUT')).toBe(before);
    expect(joined(parts, 'SAME', 'ADDED')).toBe(after);
  });
});
