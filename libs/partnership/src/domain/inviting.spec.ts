import { mayInvite, type PersonToInvite, signInNameFor } from './inviting.js';

const person: PersonToInvite = { staffId: 'a', name: 'Dove Lund', state: null, elsewhere: false, issuer: 'https://id.example' };
const codeOf = (changes: Partial<PersonToInvite>, by = 'b', reset = false) => mayInvite({ ...person, ...changes }, by, reset)?.code;

describe('who may be handed a link', () => {
  it('is a person of the agency who has no way in yet, or whose link was lost', () => {
    expect([codeOf({}), codeOf({ state: 'INVITED' }), codeOf({ state: 'LAPSED' })]).toEqual([undefined, undefined, undefined]);
  });

  it('is not oneself, nor somebody with another way in, nor somebody suspended', () => {
    expect(codeOf({ issuer: null })).toBe('LAC-01');
    expect(codeOf({}, 'a')).toBe('LAC-02');
    expect(codeOf({ state: 'ACTIVE' }, 'a', true)).toBe('LAC-02');
    expect(codeOf({ elsewhere: true })).toBe('LAC-03');
    expect(codeOf({ state: 'SUSPENDED' }, 'b', true)).toBe('LAC-04');
  });

  it('an account in use is replaced only when that was meant', () => {
    expect(codeOf({ state: 'ACTIVE' })).toBe('LAC-05');
    expect(codeOf({ state: 'ACTIVE' }, 'b', true)).toBeUndefined();
  });
});

describe('a sign-in name', () => {
  it.each([
    ['Siân Ŵyn', 7, 'sian.wyn.0007'],
    ["Kit O'Dell-Ray", 4827, 'kit.odell.ray.4827'],
    ['李', 12, 'person.0012'],
    ['A'.repeat(80), 9999, `${'a'.repeat(60)}.9999`],
  ])('of %s is plain to type', (name, figures, made) => {
    expect(signInNameFor(name, figures)).toBe(made);
  });
});
