/*
 * Which parts of the tree a root or a proof is made of, as ranges of leaves: RFC 9162, 2.1.1 (tree), 2.1.3.1 (inclusion) and 2.1.4.1
 * (consistency), each in the words of its recursion. Nothing is read or hashed here.
 */
export interface Range {
  readonly from: number;
  /** One past the last leaf. */
  readonly to: number;
}

/** Where a tree over these leaves is divided: the left part is the greatest power of two that leaves something on the right. */
export function middleOf({ from, to }: Range): number {
  let left = 1;
  while (left * 2 < to - from) left *= 2;
  return from + left;
}

/** The hashes of a proof of inclusion, from the leaf's neighbour upwards. */
export function inclusionRanges(index: number, within: Range): Range[] {
  if (within.to - within.from <= 1) return [];
  const middle = middleOf(within);
  const left = { from: within.from, to: middle };
  const right = { from: middle, to: within.to };
  return index < middle ? [...inclusionRanges(index, left), right] : [...inclusionRanges(index, right), left];
}

/** The hashes of a proof that the tree over `within` continues its first `size` leaves. */
export function consistencyRanges(size: number, within: Range, known = true): Range[] {
  if (size === within.to) return known ? [] : [within];
  const middle = middleOf(within);
  const left = { from: within.from, to: middle };
  const right = { from: middle, to: within.to };
  return size <= middle ? [...consistencyRanges(size, left, known), right] : [...consistencyRanges(size, right, false), left];
}
