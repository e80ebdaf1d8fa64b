import { isDay, isUuid } from '@lib/kernel';
import { badInput } from './arguments.js';
import { quoted } from './columns.js';
import type { OrderKey } from './model.js';

/** Where a page ended: the keys of its last row, and of which list. Opaque to clients, checked strictly when it comes back. */
const LONGEST = 2_000;

export function cursorSql(list: string, keys: readonly OrderKey[], self: string): string {
  const parts = [quoted(list), ...keys.map((key) => `(${key.sql(self)})::text`)];
  return `translate(encode(convert_to(json_build_array(${parts.join(', ')})::text, 'UTF8'), 'base64'), e'+/=\\n', '-_')`;
}

/** The same bytes as cursorSql makes, from keys that were read as text. */
export function cursorOf(list: string, keys: readonly string[]): string {
  return Buffer.from(`[${[list, ...keys].map((part) => JSON.stringify(part)).join(', ')}]`).toString('base64url');
}

export function readCursor(cursor: unknown, list: string, keys: readonly OrderKey[]): readonly string[] {
  const parts = parse(cursor);
  const values = parts?.slice(1) ?? [];
  const sound = parts !== null && parts[0] === list && values.length === keys.length && keys.every((key, i) => fits(values[i], key.type));
  if (!sound) throw badInput('This is not a place in this list');
  return values as string[];
}

function parse(cursor: unknown): unknown[] | null {
  if (typeof cursor !== 'string' || cursor.length > LONGEST || !/^[\w-]+$/.test(cursor)) return null;
  const bytes = Buffer.from(cursor, 'base64url');
  if (bytes.toString('base64url') !== cursor) return null;
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

const STAMP = /^(\d{4}-\d\d-\d\d) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?\+00$/;

function fits(value: unknown, type: OrderKey['type']): boolean {
  if (typeof value !== 'string') return false;
  switch (type) {
    case 'uuid':
      return isUuid(value);
    case 'int':
      return /^-?\d{1,9}$/.test(value);
    case 'date':
      return isDay(value);
    case 'timestamptz':
      return value === 'infinity' || isDay(STAMP.exec(value)?.[1]);
    default:
      return !/\u0000|\p{Cs}/u.test(value);
  }
}

/** Rows after the cursor, in the list's own order. One direction is one row comparison, which an index can answer. */
export function afterSql(keys: readonly OrderKey[], self: string, values: readonly string[]): string {
  const first = keys[0];
  if (first && keys.every((key) => key.descending === first.descending)) {
    return `(${keys.map((key) => key.sql(self)).join(', ')}) ${first.descending ? '<' : '>'} (${values.join(', ')})`;
  }
  const steps = keys.map((key, i) => {
    const same = keys.slice(0, i).map((before, j) => `${before.sql(self)} = ${values[j]}`);
    return `(${[...same, `${key.sql(self)} ${key.descending ? '<' : '>'} ${values[i]}`].join(' and ')})`;
  });
  return `(${steps.join(' or ')})`;
}

export function orderSql(keys: readonly OrderKey[], self: string): string {
  return keys.map((key) => `${key.sql(self)} ${key.descending ? 'desc' : 'asc'}`).join(', ');
}
