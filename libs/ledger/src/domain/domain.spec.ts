import { createHash } from 'node:crypto';
import { decoy, digestOf, disclose, newSalt, padded, systemRandom } from './disclosures.js';
import { assertEntry, type Entry } from './entry.js';
import { sealItems, type RecordedItem } from './items.js';
import { assertStrictJson } from './strict-json.js';

const opened = (encoded: string): unknown => JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));

describe('strict JSON', () => {
  it.each([null, true, 'Tŷ Bach 😀', 0, -7, Number.MAX_SAFE_INTEGER, [], {}, [1, [null, { a: 'b' }]], Object.create(null)])(
    'takes %p',
    (value) => {
      expect(() => assertStrictJson(value)).not.toThrow();
    },
  );

  const hidden = Object.defineProperty({}, 'x', { value: 1, enumerable: false });
  const computed = { get x() { return 1; } }; // prettier-ignore
  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['undefined inside', { a: [{ b: undefined }] }],
    ['a fraction', 1.5],
    ['too large a number', Number.MAX_SAFE_INTEGER + 1],
    ['not a number', NaN],
    ['infinity', Infinity],
    ['minus nought', -0],
    ['a big integer', 1n],
    ['a lone surrogate', 'a\ud800'],
    ['a lone surrogate as a name', { '\udfff': 1 }],
    ['a date', new Date()],
    ['a map', new Map()],
    ['bytes', Buffer.from('x')],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a symbol as a name', { [Symbol('x')]: 1 }],
    ['a class instance', new (class Note {})()],
    ['a list with a hole', [1, , 2]],
    ['a list with a name', Object.assign([1], { x: 1 })],
    ['a hidden part', hidden],
    ['a computed part', computed],
  ])('refuses %s', (_what, value) => expect(() => assertStrictJson(value)).toThrow(TypeError));
});

describe('disclosures', () => {
  it('gives the digest that RFC 9901 prints for its example', () => {
    expect(digestOf('WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0')).toBe(
      'X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0',
    );
  });

  it('writes salt, name and value, and hashes what it wrote', () => {
    const { encoded, digest } = disclose('rationale', { words: 'Ŵyr neb' }, 'salt');
    expect(opened(encoded)).toEqual(['salt', 'rationale', { words: 'Ŵyr neb' }]);
    expect(encoded).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(digest).toBe(createHash('sha256').update(Buffer.from(encoded)).digest('base64url'));
    expect(() => disclose('x', { a: undefined } as never, 'salt')).toThrow(TypeError);
  });

  it('draws a fresh salt of 128 bits each time', () => {
    const salts = new Set(Array.from({ length: 200 }, () => newSalt(systemRandom)));
    expect(salts.size).toBe(200);
    for (const salt of salts) expect(Buffer.from(salt, 'base64url')).toHaveLength(16);
  });

  it('pads with decoys and sorts', () => {
    const mine = disclose('a', 1, 'salt').digest;
    const filled = padded([mine], 8, systemRandom);
    expect(filled).toHaveLength(8);
    expect([...filled].sort()).toEqual(filled);
    expect(filled).toContain(mine);
    expect(new Set(filled).size).toBe(8);
    expect(decoy(systemRandom)).toHaveLength(mine.length);
    expect(() => padded(filled, 4, systemRandom)).toThrow(RangeError);
  });
});

describe('items', () => {
  const item: RecordedItem = {
    item: { kind: 'NOTE', id: '01930f2e-7c00-7abc-8def-0123456789ab', version: 2 },
    versionText: 'All of it',
    content: 'Part of it',
    recipient: { agencyId: 'police', unitId: null, staffId: null },
    outcome: 'SHARED_IN_PART',
    reasonCode: 'PART_NOT_NEEDED',
    reason: 'They need the address only',
    gateway: 'OMA2007_S14',
  };

  it.each([
    [0, 8],
    [1, 8],
    [8, 8],
    [9, 16],
    [16, 16],
    [17, 32],
    [100, 128],
  ])('pads %p to %p', (count, size) => {
    const sealed = sealItems(Array.from({ length: count }, () => item), systemRandom); // prettier-ignore
    expect(sealed.digests).toHaveLength(size);
    expect(sealed.disclosures.every((one) => sealed.digests.includes(one.digest))).toBe(true);
    expect(new Set(sealed.digests).size).toBe(size);
  });

  it('commits to the texts without writing them down, and never twice the same', () => {
    const sealed = sealItems([item, item, { ...item, outcome: 'WITHHELD', content: null }], systemRandom);
    const all = JSON.stringify([...sealed.disclosures, ...sealed.salts].map((one) => opened(one.encoded)));
    expect(all).not.toContain('All of it');
    expect(all).not.toContain('Part of it');
    const values = sealed.disclosures.map(
      (one) => (opened(one.encoded) as [string, string, { versionHash: string; contentDigest: string | null }])[2],
    );
    expect(new Set(values.map((value) => value.versionHash)).size).toBe(3);
    expect(values[2]?.contentDigest).toBeNull();
    expect(Object.keys(values[0] ?? {}).sort()).toEqual([
      'contentDigest',
      'gateway',
      'item',
      'outcome',
      'reason',
      'reasonCode',
      'recipient',
      'versionHash',
    ]);
  });

  it('opens both texts with the salt it keeps apart', () => {
    const sealed = sealItems([item], systemRandom);
    const [itemSalt, , value] = opened(sealed.disclosures[0]?.encoded ?? '') as [
      string,
      string,
      { versionHash: string; contentDigest: string },
    ];
    const [salt, name, of] = opened(sealed.salts[0]?.encoded ?? '') as [string, string, string];
    const hashOf = (parts: unknown[]): string =>
      createHash('sha256')
        .update(Buffer.from(JSON.stringify(parts)).toString('base64url'))
        .digest('base64url');
    expect([name, of]).toEqual(['contentSalt', sealed.disclosures[0]?.digest]);
    expect(hashOf([salt, 'content', 'Part of it'])).toBe(value.contentDigest);
    expect(hashOf([salt, 'version', 'All of it'])).toBe(value.versionHash);
    expect(salt).not.toBe(itemSalt);
  });
});

describe('entries', () => {
  const sd = padded([], 16, systemRandom);
  const entry: Entry = {
    at: '2027-03-02T10:20:00.123Z',
    custodian: 'hmpps',
    id: '01930f2e-7c00-7abc-8def-0123456789ab',
    log: 'ledger.portal.example/2027',
    sd,
    v: 1,
  };

  it.each<[string, object]>([
    ['a further field', { ...entry, person: 'P' }],
    ['an instant without milliseconds', { ...entry, at: '2027-03-02T10:20:00Z' }],
    ['an instant that is none', { ...entry, at: '2027-02-30T10:20:00.123Z' }],
    ['an upper-case id', { ...entry, id: entry.id.toUpperCase() }],
    ['an id of another version', { ...entry, id: '01930f2e-7c00-4abc-8def-0123456789ab' }],
    ['fifteen digests', { ...entry, sd: sd.slice(1) }],
    ['digests out of order', { ...entry, sd: [...sd].reverse() }],
    ['the same digest twice', { ...entry, sd: [sd[0], ...sd.slice(0, 15)] }],
    ['something that is no digest', { ...entry, sd: [...sd.slice(0, 15), 'zz'] }],
    ['another version', { ...entry, v: 2 }],
    ['a custodian with spaces', { ...entry, custodian: 'HM Prison' }],
  ])('refuses %s', (_what, wrong) => expect(() => assertEntry(wrong as Entry)).toThrow(TypeError));

  it('takes the rest', () => expect(() => assertEntry(entry)).not.toThrow());
});
