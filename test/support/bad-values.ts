import { randomUUID } from 'node:crypto';
import { getNullableType, isEnumType, isInputObjectType, isListType } from 'graphql';
import type { Place } from './input-places.js';

export type BadValue = readonly [called: string, value: unknown];

const NUL = 'a\u0000b';
const HALF = 'a\ud800b';
const WRONG_KINDS: readonly BadValue[] = [
  ['null', null],
  ['a number', 7],
  ['a huge number', -1e308],
  ['true', true],
  ['an empty list', []],
  ['a list of a list', [[['x']]]],
  ['an object with a prototype', { constructor: { prototype: {} } }],
];
const SCRIPTS: readonly BadValue[] = [
  ['an attack', `'; drop table x; -- <script>alert(1)</script> {{7*7}} \${7*7} ../../../../etc/passwd`],
  ['a header', 'a\r\nSet-Cookie: a=b'],
  ['a name every object has', 'constructor'],
  ['a prototype', '__proto__'],
];
const TEXTS: readonly BadValue[] = [
  ['nothing', ''],
  ['a space', ' '],
  ['full stops', '...'],
  ['a NUL', NUL],
  ['half a character', HALF],
  ['the other half', '\udc00'],
  ['text from right to left', 'לא\u202eabc\u202c'],
  ['a control character', 'a\u0007b\u001b[31m'],
  ['nothing that shows', '\u200b\u2060\ufeff'],
  ['ten thousand characters', 'x'.repeat(10_000)],
  ['sixty thousand characters', 'word '.repeat(12_000)],
  ['characters that grow when written in one form', '\ud834\udd60'.repeat(3_000)],
  ['five thousand accents on one letter', `a${'\u0301'.repeat(5_000)}`],
  ['twenty thousand faces', '\ud83d\ude00'.repeat(9_000)],
  ['JSON three thousand deep', '['.repeat(3_000) + ']'.repeat(3_000)],
  ...SCRIPTS,
];
const DAYS: readonly string[] = ['0001-01-01', '1582-10-10', '1900-01-01', '2999-01-01', '9999-12-31'];
const NO_DAYS: readonly string[] = [
  '2026-02-30',
  '2026-13-01',
  '0000-01-01',
  '10000-01-01',
  '-0001-01-01',
  '1 January 2026',
  'today',
  'infinity',
  '',
  NUL,
  HALF,
];
const MOMENTS: readonly string[] = [
  '0001-01-01T00:00:00Z',
  '0001-01-01T00:00:00+14:00',
  '1900-01-01T00:00:00Z',
  '2999-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59.999-14:00',
];
const NO_MOMENTS: readonly string[] = [
  '2026-02-30T10:00:00Z',
  '2026-02-03T10:00:00',
  '2026-02-03',
  '2026-02-03T25:00:00Z',
  'now',
  'infinity',
  '',
  NUL,
  HALF,
];
const cursor = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');
/** Places in lists that are not this list, or that nobody was ever given. */
const CURSORS: readonly BadValue[] = [
  ['a place in no list', cursor('Query.nothing', 'x')],
  ['a place with no keys', cursor()],
  ['a place in the trail with odd keys', cursor('Query.trail', '9999-12-31 24:00:00+00', 'x')],
  ['a place at the end of time', cursor('Query.trail', 'infinity', randomUUID())],
  ['a place before time', cursor('Query.trail', '0001-01-01 00:00:00+00', randomUUID())],
  ['a place among cases with a NUL', cursor('Query.myCases', NUL, randomUUID())],
  ['a place that is an object', Buffer.from('{"0":"Query.trail"}').toString('base64url')],
];

/** What no act may keep, wherever it stands: half characters, and days that nobody alive has seen or will see. */
export const NEVER_KEPT: ReadonlySet<unknown> = new Set([NUL, HALF, '\udc00', ...DAYS, ...MOMENTS]);

/** What a place is filled with in turn. `ids` are those of other things, by what they are. */
export function badValues({ type, where }: Place, ids: ReadonlyMap<string, string>, sound: unknown): BadValue[] {
  const bare = getNullableType(type);
  if (isListType(bare)) return badLists(sound);
  if (isInputObjectType(bare)) return badObjects(sound);
  if (isEnumType(bare))
    return [...WRONG_KINDS, ...texts('NONSENSE', 'shared', '', ' ', NUL, HALF, 'constructor', '__proto__', 'x'.repeat(10_000))];
  switch (bare.name) {
    case 'UUID':
      return [...WRONG_KINDS, ...badIds(ids)];
    case 'Date':
      return [...WRONG_KINDS, ...texts(...DAYS, ...NO_DAYS), ['a very long date', '1'.repeat(10_000)]];
    case 'Instant':
      return [...WRONG_KINDS, ...texts(...MOMENTS, ...NO_MOMENTS), ['a very long moment', '1'.repeat(10_000)]];
    case 'Int':
      return [
        ...WRONG_KINDS,
        ...[0, 6, 101, 2_147_483_648, -2_147_483_649, 1.5].map((value): BadValue => [String(value), value]),
        ...texts('7', NUL),
      ];
    case 'Boolean':
      return [...WRONG_KINDS, ...texts('yes', 'true', '', NUL)];
    default:
      return [...WRONG_KINDS, ...TEXTS, ...(where.endsWith('.after') ? CURSORS : [])];
  }
}

const texts = (...values: string[]): BadValue[] => values.map((value) => [JSON.stringify(value.slice(0, 40)), value]);

function badIds(ids: ReadonlyMap<string, string>): BadValue[] {
  const real = [...ids].map(([what, id]): BadValue => [`the id of ${what}`, id]);
  const [, some = randomUUID()] = [...ids][0] ?? [];
  return [
    ...real,
    ['an id that nothing has', randomUUID()],
    ['the id of nothing', '00000000-0000-0000-0000-000000000000'],
    ['an id in capitals', some.toUpperCase()],
    ['an id in braces', `{${some}}`],
    ['an id with a space', ` ${some}`],
    ['an id with a NUL', `${some}\u0000`],
    ['an id cut short', some.slice(0, 35)],
    ['an id without lines', some.replaceAll('-', '')],
    ...TEXTS.filter(([called]) => ['nothing', 'half a character', 'sixty thousand characters', 'an attack'].includes(called)),
  ];
}

function badLists(sound: unknown): BadValue[] {
  const [one] = Array.isArray(sound) ? (sound as unknown[]) : [undefined];
  return [
    ['null', null],
    ['an empty list', []],
    ['a list of null', [null]],
    ['a list in a list', [[one]]],
    ['what is not a list', 'x'],
    ['an object', {}],
    ['a thousand ids that nothing has', Array.from({ length: 1_000 }, () => randomUUID())],
    ['a thousand times the same', Array.from({ length: 1_000 }, () => one ?? 'x')],
    ['a hundred times the same', Array.from({ length: 100 }, () => one ?? 'x')],
    ['twice the same', [one, one]],
  ];
}

function badObjects(sound: unknown): BadValue[] {
  const nested = Array.from({ length: 14 }).reduce<unknown>((inside) => ({ deeper: inside }), 'x');
  return [
    ['null', null],
    ['text', 'x'],
    ['a number', 7],
    ['an empty object', {}],
    ['an empty list', []],
    ['a field nobody knows', { ...(sound as object), nobodyKnows: 'x' }],
    ['many fields nobody knows', Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`f${i}`, i]))],
    ['objects in objects', nested],
  ];
}
