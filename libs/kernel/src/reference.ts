import { randomBytes } from 'node:crypto';

/**
 * The reference a person reads out over the telephone: CON-7F3K-92QD-M4XT. Eleven random symbols (55 bits, so that a national caseload
 * does not meet itself) and one check symbol. Crockford's alphabet has no I, L, O or U.
 */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LOOKALIKES: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };
const DATA_LENGTH = 11;

export function newReference(random: Uint8Array = randomBytes(DATA_LENGTH)): string {
  if (random.length < DATA_LENGTH) throw new RangeError(`a reference needs ${DATA_LENGTH} random bytes`);
  const data = Array.from(random.subarray(0, DATA_LENGTH), (byte) => byte % 32);
  return written([...data, checkOf(data)]);
}

/** The canonical spelling of what somebody typed or heard, or null when it cannot be a reference of ours. */
export function parseReference(typed: unknown): string | null {
  if (typeof typed !== 'string' || typed.length > 40) return null;
  const body = typed
    .toUpperCase()
    .replace(/[\s\-–]/g, '')
    .replace(/^C[O0]N/, '');
  const values = Array.from(body, (symbol) => SYMBOLS.indexOf(LOOKALIKES[symbol] ?? symbol));
  if (values.length !== DATA_LENGTH + 1 || values.includes(-1)) return null;
  return checkOf(values.slice(0, -1)) === values.at(-1) ? written(values) : null;
}

function written(values: readonly number[]): string {
  const body = values.map((value) => SYMBOLS.charAt(value)).join('');
  return `CON-${body.slice(0, 4)}-${body.slice(4, 8)}-${body.slice(8)}`;
}

/** A weighted sum over GF(32), weights the powers of x: every single wrong symbol and every swap of two symbols changes it. */
function checkOf(data: readonly number[]): number {
  return data.reduce((sum, value) => timesX(sum ^ value), 0);
}

function timesX(value: number): number {
  const shifted = value << 1;
  return shifted & 0b100000 ? (shifted ^ 0b100101) & 31 : shifted;
}
