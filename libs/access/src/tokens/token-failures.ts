/** What one source may get wrong before its tokens are no longer looked at closely: so many at once, and so many a second after that. */
const AT_ONCE = 200;
const A_SECOND = 20;
const MOST_SOURCES = 10_000;
const MOST_GOOD = 10_000;

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/**
 * Tokens that no trusted issuer signed, by where they came from. A source that keeps sending them has them refused unread, with the same
 * answer; what it sends that has held before is read as ever, so that nobody behind the same address is shut out who is in. A sign-in that
 * has ended is no failure here: its token is real, and a portal full of people coming back from lunch sends many.
 */
export class TokenFailures {
  private readonly buckets = new Map<string, Bucket>();
  private readonly good = new Set<string>();

  isWorthReading(source: string, token: string, now = Date.now()): boolean {
    return this.good.has(signatureOf(token)) || this.left(source, now) >= 1;
  }

  failed(source: string, now = Date.now()): void {
    const left = this.left(source, now) - 1;
    this.buckets.delete(source); // put last again: the one that was quiet longest is dropped first
    this.buckets.set(source, { left: Math.max(left, 0), at: now });
    dropOldest(this.buckets, MOST_SOURCES);
  }

  held(token: string): void {
    const signature = signatureOf(token);
    this.good.delete(signature);
    this.good.add(signature);
    dropOldest(this.good, MOST_GOOD);
  }

  private left(source: string, now: number): number {
    const bucket = this.buckets.get(source);
    return bucket ? Math.min(AT_ONCE, bucket.left + (Math.max(now - bucket.at, 0) / 1000) * A_SECOND) : AT_ONCE;
  }
}

/** Enough to tell a token by: whoever knows it but not the rest of the token gets it read, and refused. */
const signatureOf = (token: string): string => token.slice(token.lastIndexOf('.') + 1);

function dropOldest(kept: Map<string, unknown> | Set<string>, most: number): void {
  if (kept.size <= most) return;
  const oldest = kept.keys().next();
  if (!oldest.done) kept.delete(oldest.value);
}
