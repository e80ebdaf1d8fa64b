import type { HalfWay } from './sign-in.js';

const MINUTES_KEPT = 10;
const MOST_KEPT = 10_000;

/** Who has given a passphrase in which open sign-in. Short, and lost with the process as the sign-in itself is. */
export class HalfWayHere {
  private readonly kept = new Map<string, { readonly half: HalfWay; readonly until: number }>();

  keep(uid: string, half: HalfWay, now = Date.now()): void {
    for (const [old, { until }] of this.kept) {
      if (until > now && this.kept.size < MOST_KEPT) break;
      this.kept.delete(old);
    }
    this.kept.delete(uid);
    this.kept.set(uid, { half, until: now + MINUTES_KEPT * 60_000 });
  }

  of(uid: string, now = Date.now()): HalfWay | undefined {
    const found = this.kept.get(uid);
    return found && found.until > now ? found.half : undefined;
  }

  drop(uid: string): void {
    this.kept.delete(uid);
  }
}
