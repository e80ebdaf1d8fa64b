import { newReference, parseReference } from './reference.js';

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('references', () => {
  it('reads back what it writes', () => {
    for (let i = 0; i < 500; i += 1) {
      const reference = newReference();
      expect(reference).toMatch(/^CON-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(parseReference(reference)).toBe(reference);
    }
  });

  it('forgives how it was typed', () => {
    const reference = newReference(Uint8Array.from([1, 0, 1, 0, 20, 21, 22, 23, 24, 25, 26]));
    expect(reference.startsWith('CON-1010-')).toBe(true);
    expect(parseReference(` con ${reference.slice(4).toLowerCase().replaceAll('-', '').replaceAll('1', 'l').replaceAll('0', 'o')} `)).toBe(
      reference,
    );
    expect(parseReference(reference.slice(4))).toBe(reference);
  });

  it('catches every single wrong symbol and every swap of neighbours', () => {
    const body = newReference().slice(4).replaceAll('-', '');
    for (let at = 0; at < body.length; at += 1) {
      for (const symbol of SYMBOLS) {
        if (symbol !== body[at]) expect(parseReference(body.slice(0, at) + symbol + body.slice(at + 1))).toBeNull();
      }
      const [a, b] = [body[at], body[at + 1]];
      if (b !== undefined && a !== b) expect(parseReference(body.slice(0, at) + b + a + body.slice(at + 2))).toBeNull();
    }
  });

  it.each(['', 'CON-', 'CON-7F3K-92QD', 'CON-7F3K-92QD-M4XU', null, 7, 'C'.repeat(50)])('refuses %p', (typed) =>
    expect(parseReference(typed)).toBeNull(),
  );

  it('needs enough randomness', () => expect(() => newReference(new Uint8Array(10))).toThrow(RangeError));
});
