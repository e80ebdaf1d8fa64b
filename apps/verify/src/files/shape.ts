import { CannotTell, type Json } from '../wording/answer.js';

/*
 * Reads what others wrote, one value at a time. Whatever is not there or of another shape is a CannotTell that names the place: `what` is the
 * file or part in words, for the message.
 */
export type Members = { readonly [name: string]: Json };

export function jsonOf(text: string, what: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new CannotTell(`${what} cannot be read: it is not JSON. Get it again from whoever gave it to you.`);
  }
}

export function membersOf(value: Json | undefined, what: string): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed(what, 'an object');
  return value as Members;
}

export function textOf(value: Json | undefined, what: string): string {
  if (typeof value !== 'string') throw malformed(what, 'a text');
  return value;
}

export function listOf(value: Json | undefined, what: string): readonly Json[] {
  if (!Array.isArray(value)) throw malformed(what, 'a list');
  return value as readonly Json[];
}

export function textsOf(value: Json | undefined, what: string): string[] {
  return listOf(value, what).map((one) => textOf(one, what));
}

export function wholeOf(value: Json | undefined, what: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw malformed(what, 'a whole number');
  return value;
}

/** RFC 4648, section 4, in its one spelling. */
export function bytesOf(value: Json | undefined, what: string): Buffer {
  const text = textOf(value, what);
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw malformed(what, 'base64');
  return bytes;
}

function malformed(what: string, wanted: string): CannotTell {
  return new CannotTell(`${what} is not ${wanted}: this is not a file that this program knows, or it was damaged. Get it again.`);
}
