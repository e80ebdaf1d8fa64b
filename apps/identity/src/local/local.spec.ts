import { generateSync } from 'otplib';
import { asCode, authenticatorLink, inGroups, newSecret, stepOf } from './codes.js';
import { HalfWayHere } from './half-way.js';
import { asTyped, whyNot } from './passphrase.js';
import { PassphraseWork, TooBusy } from './passphrase-work.js';
import { keyFor, Seal } from './seal.js';
import type { HalfWay } from './sign-in.js';

const ABOUT = ['Siân Ŵyn', 'sian.wyn.4827', 'Larchford Borough Council'];

describe('a passphrase', () => {
  it.each([
    'kettle walrus obvious',
    'the heron left at noon',
    '839201749382',
    'ŵy a chig moch 77',
    'Tr0ub4dor&3xyz',
    '木木 水水 火火 土土 金金',
  ])('may be %j', (passphrase) => expect(whyNot(passphrase, ABOUT)).toBeUndefined());

  it.each([
    ['', /^Enter a passphrase/],
    ['kettlewalru', /12 characters or more/],
    ['k'.repeat(201), /200 characters or fewer/],
    ['kettle walrus\u0000 obvious', /hidden character/],
    ['abcabcabcabcabc', /repeats itself/],
    ['aaaa aaaa aaaa aaaa', /repeats itself/],
    ['Password1234!', /tried first/],
    ['passwordpassword1', /tried first/],
    ['123456789012', /tried first/],
    ['qwertyuiop123', /tried first/],
    ['iloveyou iloveyou 2', /tried first/],
    ['correct horse battery staple', /tried first/],
    ['Sian Wyn 1984', /tried first/],
    ['larchfordborough26', /tried first/],
    ['sian.wyn.4827.', /tried first/],
    ['concordat 2026 council', /tried first/],
  ])('may not be %j', (passphrase, why) => expect(whyNot(passphrase, ABOUT)).toMatch(why));

  it('is one and the same however a keyboard composes it', () => {
    expect(asTyped('cafe\u0301 tŷ')).toBe(asTyped('caf\u00e9 t\u0177'));
    expect(asTyped('A b')).not.toBe(asTyped('a b'));
  });
});

describe('a code', () => {
  const secret = newSecret();
  const at = (steps: number): string => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });

  it('belongs to its step, one early or late, and no further', () => {
    const now = stepOf(secret, at(0)) ?? 0;
    expect([stepOf(secret, at(-1)), stepOf(secret, at(1))]).toEqual([now - 1, now + 1]);
    expect([stepOf(secret, at(4)), stepOf(newSecret(), at(0))]).toEqual([undefined, undefined]);
  });

  it.each(['', '12345', '1234567', '12345a', '١٢٣٤٥٦', ' 23456'])('is not %j', (typed) => expect(stepOf(secret, typed)).toBeUndefined());

  it('is typed as it is read, and the key is shown as it is typed', () => {
    expect(asCode(' 123 456 ')).toBe('123456');
    expect(inGroups('ABCDEFGH')).toBe('ABCD EFGH');
    expect(authenticatorLink(secret, 'robin.vale.0001')).toMatch(/^otpauth:\/\/totp\/.*robin\.vale\.0001\?secret=[A-Z2-7]{32}/);
  });
});

describe('a seal', () => {
  it('opens what it closed, with its own key and untouched', () => {
    const seal = new Seal(keyFor('a secret', 'codes'));
    const words = 'What makes somebody’s codes';
    const closed = seal.close(words);
    expect(seal.open(closed)).toBe(words);
    expect(Buffer.from(closed, 'base64url').toString('latin1')).not.toContain('somebody');
    expect(() => new Seal(keyFor('a secret', 'something else')).open(closed)).toThrow();
    const touched = Buffer.from(closed, 'base64url');
    touched[touched.length - 1]! ^= 1;
    expect(() => seal.open(touched.toString('base64url'))).toThrow();
  });
});

describe('the work of hashing', () => {
  it('is two at a time, two dozen waiting, six of them from one place', async () => {
    const work = new PassphraseWork();
    let running = 0;
    let most = 0;
    const ends: (() => void)[] = [];
    const one = (from: string): Promise<string> =>
      work
        .inTurn(from, async () => {
          most = Math.max(most, (running += 1));
          await new Promise<void>((end) => ends.push(end));
          running -= 1;
          return 'done';
        })
        .catch((error: unknown) => (error instanceof TooBusy ? 'busy' : Promise.reject(error as Error)));
    const [flood, others] = [Array.from({ length: 20 }, () => one('a')), Array.from({ length: 30 }, (_, i) => one(`b${i}`))];
    const answers = Promise.all([...flood, ...others]);
    for (let i = 0; i < 60; i++) {
      await new Promise(setImmediate);
      ends.shift()?.();
    }
    const all = await answers;
    const busy = (part: string[]): number => part.filter((answer) => answer === 'busy').length;
    expect([busy(all.slice(0, 20)), busy(all.slice(20)), most]).toEqual([12, 12, 2]);
    await expect(work.inTurn('c', () => Promise.reject(new Error('a fault')))).rejects.toThrow('a fault');
    await expect(work.inTurn('c', () => Promise.resolve('free again'))).resolves.toBe('free again');
  });

  it('is done for an account that is not there, and the answer is no', async () => {
    const work = new PassphraseWork();
    const hashed = await work.hash('kettle walrus obvious');
    expect(await work.isRight('kettle walrus obvious', hashed)).toBe(true);
    expect(await work.isRight('kettle walrus Obvious', hashed)).toBe(false);
    expect(await work.isRight('the passphrase of nobody', undefined)).toBe(false);
  });
});

it('half way in is kept for ten minutes, for that sign-in alone', () => {
  const here = new HalfWayHere();
  const half = { subject: 's' } as HalfWay;
  here.keep('one', half, 0);
  expect([here.of('one', 599_999), here.of('one', 600_001), here.of('two', 1)]).toEqual([half, undefined, undefined]);
  here.drop('one');
  expect(here.of('one', 1)).toBeUndefined();
});
