import type { Tx } from '@lib/platform';
import { TileTree } from '@lib/tlog';

/** The tree of this size over the tiles as they are kept; each tile that a proof needs is read once. */
export function storedTree(tx: Pick<Tx, 'query'>, size: number): TileTree {
  return new TileTree(size, async ({ level, index }) => {
    const [tile]: { hashes: Buffer }[] = await tx.query('select hashes from concordat.ledger_tile where level = $1 and index = $2', [
      level,
      index,
    ]);
    if (!tile) throw new Error(`tile ${level}/${index} is missing`);
    return tile.hashes;
  });
}
