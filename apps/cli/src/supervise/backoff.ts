const FIRST_MS = 1_000;
const MOST_MS = 30_000;

/** One second, then twice as long each time, up to half a minute: quick to mend a slip, gentle on a machine that is out of something. */
export const backoffMs = (failuresInARow: number): number => Math.min(FIRST_MS * 2 ** Math.max(0, failuresInARow - 1), MOST_MS);
