import { thirdPartiesGoing } from './third-parties-going.js';

const partner = { reference: 'Ms A', class: 'PARTNER' };
const source = { reference: 'Source 4', class: 'INFORMANT' };

describe('whom a recipient would learn of', () => {
  it('names everybody attached to a note that goes whole, but no informant', () => {
    expect(thirdPartiesGoing([partner, source], 'He was seen with a knife.', false)).toEqual(['Ms A']);
  });
  it('names whoever stands in the text, an informant too: the sharer must see it before it goes', () => {
    expect(thirdPartiesGoing([partner, source], 'Source 4 says that he threatened ms a.', true)).toEqual(['Ms A', 'Source 4']);
  });
  it('leaves out whom the cut took out', () => expect(thirdPartiesGoing([partner], 'He made a threat.', true)).toEqual([]));
  it.each(['Ms Ashby was there.', 'Systems A and B', 'Ms A1'])('does not find a name inside another word: %s', (body) =>
    expect(thirdPartiesGoing([partner], body, true)).toEqual([]),
  );
  it.each(['Ms A.', '(Ms A)', 'MS A’s house'])('finds it in %s', (body) =>
    expect(thirdPartiesGoing([partner], body, true)).toEqual(['Ms A']),
  );
  it('takes a reference as written, also one with signs in it', () => {
    expect(thirdPartiesGoing([{ reference: 'V(1)*', class: 'VICTIM' }], 'about V(1)*', true)).toEqual(['V(1)*']);
  });
});
