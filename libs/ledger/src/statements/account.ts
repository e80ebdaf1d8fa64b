import { leafHash, rootOfLeaves } from '@lib/tlog';

/**
 * What a statement says, as its `rationale` and nowhere else. It covers the entries of the agency with from ≤ index < to, earlier statements
 * included. Whoever holds all of them can count them and recompute the root: one left out, added or moved gives another.
 */
export interface Account {
  readonly agencyId: string;
  /** 1, 2, 3 and so on for each agency. */
  readonly number: number;
  /** The entry of the statement before; null for the first. */
  readonly previous: string | null;
  /** Where the one before ended; 0 for the first. */
  readonly from: number;
  /** A signed size. */
  readonly to: number;
  readonly count: number;
  /** Base64 of the RFC 9162 tree hash over the indexes, each in ASCII decimals, ascending. */
  readonly root: string;
}

export function accountOf(of: Omit<Account, 'count' | 'root'>, ascending: readonly number[]): Account {
  const leaves = ascending.map((index) => leafHash(Buffer.from(String(index), 'ascii')));
  return { ...of, count: ascending.length, root: rootOfLeaves(leaves).toString('base64') };
}
