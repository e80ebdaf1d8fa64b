import { afterSql, cursorOf, cursorSql, orderSql, readCursor } from './cursor.js';
import { link } from './links.js';

const keys = [link.desc('at', 'timestamptz'), link.desc('id', 'uuid')];
const at = '2026-11-22 03:25:59.123456+00';
const id = '018f0000-0000-7000-8000-000000000000';

test('a cursor comes back as the keys it was made of', () => {
  expect(readCursor(cursorOf('Query.trail', [at, id]), 'Query.trail', keys)).toEqual([at, id]);
  expect(readCursor(cursorOf('Query.trail', ['infinity', id]), 'Query.trail', keys)).toEqual(['infinity', id]);
});

test.each([
  ['of another list', cursorOf('Query.other', [at, id])],
  ['with a key too few', cursorOf('Query.trail', [at])],
  ['with a key too many', cursorOf('Query.trail', [at, id, id])],
  ['with a moment that is not one', cursorOf('Query.trail', ['2026-02-30 00:00:00+00', id])],
  ['with a moment in another zone', cursorOf('Query.trail', ['2026-02-03 00:00:00+01', id])],
  ['with SQL in it', cursorOf('Query.trail', [at, `${id}' or true --`])],
  ['with padding', `${cursorOf('Query.trail', [at, id])}=`],
  ['written another way', `${cursorOf('Query.trail', [at, id])}A`],
  ['that is not JSON', Buffer.from('[').toString('base64url')],
  ['that is no list', Buffer.from('{"a":1}').toString('base64url')],
  ['that is empty', ''],
  ['that is endless', 'A'.repeat(3_000)],
  ['that is no text', 7],
])('a cursor %s is refused', (_what, cursor) => {
  expect(() => readCursor(cursor, 'Query.trail', keys)).toThrow('This is not a place in this list');
});

test('one direction is one row comparison, two directions are spelt out', () => {
  expect(afterSql(keys, 't', ['$1', '$2'])).toBe('(t.at, t.id) < ($1, $2)');
  const mixed = [link.desc('at', 'timestamptz'), link.asc('id', 'uuid')];
  expect(afterSql(mixed, 't', ['$1', '$2'])).toBe('((t.at < $1) or (t.at = $1 and t.id > $2))');
  expect(orderSql(mixed, 't')).toBe('t.at desc, t.id asc');
  expect(cursorSql("it's", keys, 't')).toContain("'it''s'");
});
