import { TileTree } from '../tiles/tile-tree.js';

/** What a database would keep: tiles by name, written after each batch and read by the next tree. */
export class StoredTiles {
  readonly tiles = new Map<string, Buffer>();
  size = 0;
  reads = 0;

  tree(size = this.size): TileTree {
    return new TileTree(size, ({ level, index }) => {
      this.reads++;
      return this.tiles.get(`${level}/${index}`) ?? Buffer.alloc(0);
    });
  }

  async append(leaves: readonly Buffer[]): Promise<TileTree> {
    const tree = this.tree();
    await tree.append(leaves);
    for (const { level, index, hashes } of tree.changed()) this.tiles.set(`${level}/${index}`, hashes);
    this.size = tree.size;
    return tree;
  }
}
