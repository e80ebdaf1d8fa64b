import { rootOfLeaves } from '@lib/tlog';
import { TILE_WIDTH } from './hashing.js';
import type { MirrorTree } from './mirror-tree.js';

/** RFC 9162, 2.1.4.1, made from a mirror so that evidence can leave it: it is checked by verifyConsistency like anybody's. 0 < old < new. */
export function consistencyProof(tree: MirrorTree, oldSize: number, newSize: number): Buffer[] {
  return part(tree, oldSize, [0, newSize], true);
}

function part(tree: MirrorTree, size: number, [from, to]: readonly [number, number], known: boolean): Buffer[] {
  if (size === to) return known ? [] : [rootOver(tree, from, to)];
  let middle = 1;
  while (middle * 2 < to - from) middle *= 2;
  middle += from;
  if (size <= middle) return [...part(tree, size, [from, middle], known), rootOver(tree, middle, to)];
  return [...part(tree, size, [middle, to], false), rootOver(tree, from, middle)];
}

/** Ranges of a tree begin and end within one tile, or begin with one. */
function rootOver(tree: MirrorTree, from: number, to: number): Buffer {
  const tile = Math.floor(from / TILE_WIDTH);
  const start = tile * TILE_WIDTH;
  if (to <= start + TILE_WIDTH) return rootOfLeaves(tree.leavesIn(tile).slice(from - start, to - start));
  const end = Math.floor(to / TILE_WIDTH);
  const rest = to % TILE_WIDTH;
  const full = (tree.rows[0] ?? []).slice(tile, end);
  return rootOfLeaves(rest === 0 ? full : [...full, rootOfLeaves(tree.leavesIn(end).slice(0, rest))]);
}
