import { Invalid } from '@lib/kernel';
import { isOwn, nameIn, soundFinding } from './finding.js';

describe('what was found', () => {
  it.each([
    ['AGREED', null, null],
    ['AGREED', 'Well reasoned', 'Well reasoned'],
    ['RETURNED', 'Nobody was asked who would be at the house', 'Nobody was asked who would be at the house'],
  ])('%s with %s is kept', (finding, words, kept) => {
    expect(soundFinding({ finding, words })).toEqual({ finding, words: kept });
  });

  it.each([
    ['RIGHT', 'It is right', 'finding'],
    ['RETURNED', '-', 'words'],
    ['LEARNING_POINT', null, 'words'],
    ['LEARNING_POINT', 'x'.repeat(501), 'words'],
  ])('%s with %s is asked again', (finding, words, field) => {
    expect(() => soundFinding({ finding, words })).toThrow(Invalid);
    try {
      soundFinding({ finding, words });
    } catch (error) {
      expect(Object.keys((error as Invalid).fields)).toEqual([field]);
    }
  });
});

describe('SMD-01: whose decision it is', () => {
  const decision = { decidedBy: 'wren', endorsedBy: 'briar', leads: ['ash', 'heron'] };
  it.each([
    ['who decided', 'wren', true],
    ['who endorsed', 'briar', true],
    ['who leads the case', 'ash', true],
    ['who led it once', 'heron', true],
    ['somebody else', 'rook', false],
  ])('%s', (_, staffId, own) => expect(isOwn(decision, staffId)).toBe(own));
  it('nobody endorsed it', () => expect(isOwn({ ...decision, endorsedBy: null }, 'briar')).toBe(false));
});

describe('SMD-03: a learning point names nobody', () => {
  const names = ['Wren Adeyemi', 'Siân Ŵyn', 'Mary-Jane O’Hara'];
  it.each([
    ['Ask who else lives there before withholding', null],
    ['Wren should have asked who lives there', 'Wren'],
    ['This was Adeyemi’s third', 'Adeyemi'],
    ['Ŵyn did not ask', 'Ŵyn'],
    ['As O’Hara said', 'O’Hara'],
    ['A wren is a bird', null],
    ['Adeyemis', null],
  ])('%s', (words, name) => expect(nameIn(words, names)).toBe(name));
});
