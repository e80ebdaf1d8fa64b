import { randomBytes, randomUUID } from 'node:crypto';
import type { Principal } from './principal.js';

export type Sees = (principal: Principal) => boolean;

/** One value that may turn up in an answer, and who may find it there. */
export interface Canary {
  readonly token: string;
  /** Whose it is and what it is: `police note body`. */
  readonly what: string;
  readonly sees: Sees;
  /** Words must never stand in a log; an identifier may. */
  readonly secret: boolean;
}
export const NOBODY: Sees = () => false;

const WORD = /cnry[^a-z0-9]{1,3}[a-z]+[^a-z0-9]{1,3}[a-z]+[^a-z0-9]{1,3}\d+/gi;
/** A name that is like no other name, since the search finds what is alike. */
const NAME = /\bzq[a-z]{12}\b/gi;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;
const HASH = /\b[0-9a-f]{64}\b/g;
/** What a proof opens of its entry: encoded twice. */
const PROVED = /extra ([A-Za-z0-9+/]{16,}={0,2})/g;
const ENCODED = /"([A-Za-z0-9_-]{16,}={0,2})"/g;

/** As the search keeps names, or as it was planted: one form for both. */
const plain = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/** Every value planted in the world: words, identifiers, moments and hashes. */
export class Canaries {
  private readonly known = new Map<string, Canary>();
  private moments = Date.parse('2026-02-01T00:00:00.001Z');

  get all(): readonly Canary[] {
    return [...this.known.values()];
  }

  /** CNRY-<agency>-<class>-<n>, which stands out in any text and survives the search's folding of names. */
  word(agency: string, what: string, sees: Sees): string {
    const token = `CNRY-${agency}-${what}-${this.known.size + 1}`;
    this.known.set(plain(token), { token, what: `${agency} ${what}`, sees, secret: true });
    return token;
  }

  name(agency: string, what: string, sees: Sees): string {
    const letters = [...randomBytes(12)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
    this.keep(`zq${letters}`, agency, what, sees, true);
    return `Zq${letters}`;
  }

  id(agency: string, what: string, sees: Sees): string {
    return this.keep(randomUUID(), agency, what, sees);
  }

  /** A moment that nothing else happened at, so that its date gives a row away. */
  moment(agency: string, what: string, sees: Sees): string {
    this.moments += 7_017;
    return this.keep(new Date(this.moments).toISOString(), agency, what, sees);
  }

  hash(agency: string, what: string, sees: Sees): Buffer {
    const bytes = Buffer.from(`${randomUUID()}${randomUUID()}`.replace(/-/g, ''), 'hex');
    this.keep(bytes.toString('hex'), agency, what, sees);
    return bytes;
  }

  /** What was planted under this identifier. */
  of(id: string): Canary | undefined {
    return this.known.get(id);
  }

  /** Those in a text, also in what stands encoded in it, as the place of a page does; words that look planted and were not, too. */
  in(text: string): { known: Set<Canary>; strange: Set<string> } {
    const known = new Set<Canary>();
    const strange = new Set<string>();
    const all = readable(text);
    for (const [found] of all.matchAll(WORD)) {
      const canary = this.known.get(plain(found));
      if (canary) known.add(canary);
      else strange.add(found);
    }
    for (const pattern of [NAME, UUID, INSTANT, HASH])
      for (const [found] of all.matchAll(pattern)) {
        const canary = this.known.get(pattern === NAME ? found.toLowerCase() : found);
        if (canary) known.add(canary);
      }
    return { known, strange };
  }

  private keep(token: string, agency: string, what: string, sees: Sees, secret = false): string {
    this.known.set(token, { token, what: `${agency} ${what}`, sees, secret });
    return token;
  }
}

/** Wider than what may stand between the parts of a word, so that nothing is read across two pieces. */
const BETWEEN = '\n\n\n\n';

/** The text and all that stands encoded in it, in one piece: looking through many small ones is what took the time. */
function readable(text: string): string {
  const proved = [...text.matchAll(PROVED)].map(([, inner]) => Buffer.from(inner as string, 'base64').toString('utf8'));
  const whole = [text, ...proved];
  const encoded = whole.flatMap((one) => [...one.matchAll(ENCODED)].map(([, inner]) => Buffer.from(inner as string, 'base64url').toString('utf8'))); // prettier-ignore
  return [...whole, ...encoded].join(BETWEEN);
}
