/*
 * One spelling for each value: a number with leading noughts or base64 with loose bits would let two texts say the same, and a text that is
 * signed or compared must not have a twin.
 */
const LONE_SURROGATE = /\p{Cs}/u;
const DECIMAL = /^(?:0|[1-9][0-9]{0,15})$/;
/** What can be said exactly in a number; the formats go to 2^63, but no log of ours gets there. */
export const SIZE_WORDS = 'a whole number up to 9007199254740991 without leading noughts';

/** A size or index from its ASCII decimal, or null. */
export function sizeFrom(text: string): number | null {
  const value = DECIMAL.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(value) ? value : null;
}

export function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** Bytes from RFC 4648 (section 4) base64 with its padding and no loose bits, or null. */
export function bytesFrom(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

/** Well-formed text from a string or from UTF-8, or null. */
export function textFrom(input: string | Uint8Array): string | null {
  if (typeof input === 'string') return LONE_SURROGATE.test(input) ? null : input;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(input);
  } catch {
    return null;
  }
}
