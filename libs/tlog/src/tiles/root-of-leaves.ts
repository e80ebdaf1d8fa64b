import { EMPTY_ROOT, nodeHash } from '../merkle/hash.js';

/** The root over leaf hashes, read once and in order; keeps one hash for each level of the tree. */
export function rootOfLeaves(leaves: Iterable<Buffer>): Buffer {
  const whole: Buffer[] = [];
  let size = 0;
  for (const leaf of leaves) {
    let node = leaf;
    // As in counting: each level that was full is joined and carried to the next.
    for (let count = size; count % 2 === 1; count = (count - 1) / 2) node = nodeHash(whole.pop() ?? node, node);
    whole.push(node);
    size++;
  }
  const last = whole.pop();
  return last === undefined ? EMPTY_ROOT : whole.reduceRight((right, left) => nodeHash(left, right), last);
}
