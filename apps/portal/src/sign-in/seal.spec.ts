import { deriveKey, seal, sign, signedBy, unseal } from './seal.js';

const key = deriveKey('a secret of more than thirty-two characters', 'test');

describe('sealing', () => {
  it('gives back what was sealed, and never the same bytes twice', () => {
    const [one, two] = [seal(key, 'token é'), seal(key, 'token é')];
    expect(unseal(key, one)).toBe('token é');
    expect(one).not.toBe(two);
    expect(one).not.toContain('token');
  });

  it('opens nothing with another key, nor anything that was touched', () => {
    const sealed = Buffer.from(seal(key, 'token'), 'base64url');
    sealed[sealed.length - 1]! ^= 1;
    expect(unseal(key, sealed.toString('base64url'))).toBeUndefined();
    expect(unseal(deriveKey('a secret of more than thirty-two characters', 'another use'), seal(key, 'token'))).toBeUndefined();
    expect([unseal(key, ''), unseal(key, 'short')]).toEqual([undefined, undefined]);
  });

  it('knows its own signature', () => {
    expect(signedBy(key, 'text', sign(key, 'text'))).toBe(true);
    expect(signedBy(key, 'text', sign(key, 'other'))).toBe(false);
    expect(signedBy(key, 'text', '')).toBe(false);
  });
});
