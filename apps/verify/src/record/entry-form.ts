/*
 * An entry has one form to the byte: RFC 8785 text of exactly at, custodian, id, log, sd and v, where every value is plain ASCII. FORM is that
 * text; nothing else canonicalises to itself with these six members, so matching it is the same as parsing, writing again and comparing, in
 * a third of the time. `reasonAgainst` does it the long way, to say what is wrong; a test holds each to the other.
 */
const NAME = '[a-z0-9][a-z0-9./-]{0,199}';
const DAY = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
const TIME = '(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}';
const UUID_V7 = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}';
const DIGEST = '[A-Za-z0-9_-]{43}';
const FORM = new RegExp(
  `^\\{"at":"(${DAY})T${TIME}Z","custodian":"${NAME}","id":"${UUID_V7}","log":"(${NAME})","sd":\\["${DIGEST}"(?:,"${DIGEST}"){15}\\],"v":1\\}$`,
);
const KEYS = 'at,custodian,id,log,sd,v';
const DIGESTS = 16;
const DIGEST_LENGTH = 43;
const DIGEST_STEP = '"",'.length + DIGEST_LENGTH;
/** From the first digest's first character to the end. */
const TAIL = DIGESTS * DIGEST_STEP - '",'.length + '"],"v":1}'.length;
const LONGEST = 65_535;

export interface Entry {
  readonly at: string;
  readonly custodian: string;
  readonly id: string;
  readonly log: string;
  readonly sd: readonly string[];
}

/** Entries stand in the order of their days, more or less: the last good one is nearly always the next. */
let goodDay = '';

/** Null when the bytes are an entry of this log, else what is wrong with them. `text` is the bytes, one character each (Latin-1). */
export function formFault(text: string, log: string): string | null {
  const form = FORM.exec(text);
  if (form?.[2] === log && isDay(form[1] ?? '') && areInOrder(text, text.length - TAIL)) return null;
  return reasonAgainst(text, log) ?? 'it is not written in the one form that an entry has';
}

/** Of bytes that formFault has nothing against. */
export function entryOf(text: string): Entry {
  return JSON.parse(text) as Entry;
}

function isDay(day: string): boolean {
  if (day === goodDay) return true;
  if (!isInstant(`${day}T00:00:00.000Z`)) return false;
  goodDay = day;
  return true;
}

function isInstant(at: string): boolean {
  const time = Date.parse(at);
  return !Number.isNaN(time) && new Date(time).toISOString() === at;
}

/** All are of one length, so each is found by its place: "…","…". Nearly always the first character already decides. */
function areInOrder(text: string, first: number): boolean {
  for (let at = first; at < first + (DIGESTS - 1) * DIGEST_STEP; at += DIGEST_STEP) {
    let i = at;
    while (i < at + DIGEST_LENGTH && text.charCodeAt(i) === text.charCodeAt(i + DIGEST_STEP)) i++;
    if (i === at + DIGEST_LENGTH || text.charCodeAt(i) > text.charCodeAt(i + DIGEST_STEP)) return false;
  }
  return true;
}

/** The same question answered by parsing; null when it finds nothing. */
export function reasonAgainst(text: string, log: string): string | null {
  if (text.length > LONGEST) return `it has ${text.length} bytes, and 65,535 is the most`;
  const entry = parsed(text);
  if (entry === null) return 'it is not JSON of one object';
  if (Object.keys(entry).sort().join() !== KEYS) return `its fields are not exactly ${KEYS}`;
  if (canonical(entry) !== text) return 'it is not in canonical form (RFC 8785)';
  return faultOfValues(entry, log);
}

function faultOfValues({ at, custodian, id, log: of, sd, v }: { readonly [name: string]: unknown }, log: string): string | null {
  if (!matches(at, `${DAY}T${TIME}Z`) || !isInstant(at)) return 'its instant is malformed';
  if (!matches(custodian, NAME)) return 'the name of its custodian is malformed';
  if (!matches(id, UUID_V7)) return 'its id is malformed';
  if (!matches(of, NAME)) return 'the name of its record is malformed';
  if (of !== log) return `it was written for another record, ${of}`;
  if (v !== 1) return 'it is of another version';
  return faultOfDigests(sd);
}

function faultOfDigests(sd: unknown): string | null {
  if (!Array.isArray(sd) || sd.length !== DIGESTS) return 'it has not sixteen digests';
  if (!sd.every((digest) => matches(digest, DIGEST))) return 'one of its digests is malformed';
  return sd.every((digest, i) => i === 0 || String(sd[i - 1]) < digest) ? null : 'its digests are out of order, or one stands twice';
}

function matches(value: unknown, form: string): value is string {
  return typeof value === 'string' && new RegExp(`^${form}$`).test(value);
}

function parsed(text: string): { [name: string]: unknown } | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { [name: string]: unknown }) : null;
  } catch {
    return null;
  }
}

/** RFC 8785 for the only shapes an entry can have here: one object of texts, a number and a list of texts. */
function canonical(entry: { readonly [name: string]: unknown }): string {
  return JSON.stringify(Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1))));
}
