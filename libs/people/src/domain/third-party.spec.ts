import { Invalid } from '@lib/kernel';
import { soundThirdParties } from './third-party.js';

describe('third parties', () => {
  it('keeps a reference and a class, in one spelling', () => {
    expect(soundThirdParties([{ reference: ' Neighbour\n A ', class: 'OTHER' }])).toEqual([{ reference: 'Neighbour A', class: 'OTHER' }]);
    expect(soundThirdParties([{ reference: 'Mêr\u0301ch', class: 'CHILD' }])[0]?.reference).toBe('Mêr\u0301ch'.normalize('NFC'));
    expect(soundThirdParties([])).toEqual([]);
  });

  it.each([
    ['no reference', [{ reference: '  ', class: 'VICTIM' }]],
    ['a class that is none', [{ reference: 'A', class: 'SUSPECT' }]],
    ['a class in small letters', [{ reference: 'A', class: 'victim' }]],
    ['NUL', [{ reference: 'A\u0000', class: 'VICTIM' }]],
    ['half a character', [{ reference: 'A\ud800', class: 'VICTIM' }]],
    [
      'the same twice',
      [
        { reference: 'A  B', class: 'VICTIM' },
        { reference: 'A B', class: 'PARTNER' },
      ],
    ],
    ['too many', Array.from({ length: 21 }, (_, i) => ({ reference: `P${i}`, class: 'OTHER' }))],
  ])('refuses %s', (_case, asked) => expect(() => soundThirdParties(asked)).toThrow(Invalid));
});
