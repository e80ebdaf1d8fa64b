import fc from 'fast-check';
import { plainLeaf, plainLeaves, plainRoot, turned } from '../spec/plain-tree.js';
import { StoredTiles } from '../spec/stored-tiles.js';
import { FormatError } from '../text/format-error.js';
import { bundleEntries, unbundleEntries } from './bundle.js';
import { rootOfLeaves } from './root-of-leaves.js';
import { entriesPath, parseTilePath, tilePath } from './tile-name.js';
import { TileTree, TreeError } from './tile-tree.js';

const index = fc.oneof(fc.nat({ max: 3_000_000 }), fc.maxSafeNat());
const width = fc.integer({ min: 1, max: 256 });

describe('where a tile is found', () => {
  it('is as tlog-tiles writes it', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 63, index: 0, width: 1 })).toBe('tile/63/000.p/1');
    expect(tilePath({ level: 0, index: 1234, width: 5 })).toBe('tile/0/x001/234.p/5');
    expect(entriesPath(999, 256)).toBe('tile/entries/999');
    expect(entriesPath(1000, 255)).toBe('tile/entries/x001/000.p/255');
    expect(tilePath({ level: 0, index: Number.MAX_SAFE_INTEGER, width: 256 })).toBe('tile/0/x009/x007/x199/x254/x740/991');
  });

  it('comes back from its path', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 63 }), index, width, (level, at, wide) => {
        expect(parseTilePath(tilePath({ level, index: at, width: wide }))).toEqual({ level, index: at, width: wide });
        expect(parseTilePath(entriesPath(at, wide))).toEqual({ entries: true, index: at, width: wide });
      }),
    );
  });

  it.each([
    '', 'tile', 'tile/0', 'tile/0/', '/tile/0/000', 'tile/0/000/', 'tile/0/0', 'tile/0/1234', 'tile/0/x000/001', 'tile/0/001/234',
    'tile/0/x001/x234', 'tile/0/X001/234', 'tile/00/000', 'tile/64/000', 'tile/-1/000', 'tile/0/-01', 'tile/0/000.p/0', 'tile/0/000.p/256',
    'tile/0/000.p/05', 'tile/0/000.p/', 'tile/0/000.p', 'tile/0/000.P/5', 'tile/data/000', 'tile/entries/0', 'tile/entries', 'tile/0/../000',
    'tile/0/x009/x007/x199/x254/x740/992', 'tile/0/x001/x009/x007/x199/x254/x740/991', 'tile/0/000\\n', 'tile/0/٠٠٠', 'tile/8/0/001',
  ])('is not %p', (path) => expect(parseTilePath(path)).toBeNull()); // prettier-ignore

  it('is nowhere for what is no tile', () => {
    const no = (level: number, at: number, wide: number): void => {
      expect(() => tilePath({ level, index: at, width: wide })).toThrow(FormatError);
    };
    no(64, 0, 1);
    no(-1, 0, 1);
    no(0, -1, 1);
    no(0, 2 ** 53, 1);
    no(0, 0, 0);
    no(0, 0, 257);
    no(0, 0, 1.5);
  });

  it('is null, and no error, for any text', () => {
    const near = fc.stringMatching(/^tile\/[0-9entris]{0,8}\/[x0-9/.p]{0,30}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), near), (path) => {
        const name = parseTilePath(path);
        if (name !== null) expect('entries' in name ? entriesPath(name.index, name.width) : tilePath(name)).toBe(path);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('bundles of entries', () => {
  it('put two bytes of length before each entry', () => {
    const long = Buffer.alloc(258, 7);
    expect(bundleEntries([Buffer.from('ab'), Buffer.alloc(0), long])).toEqual(
      Buffer.concat([Buffer.from('0002', 'hex'), Buffer.from('ab'), Buffer.from('0000', 'hex'), Buffer.from('0102', 'hex'), long]),
    );
  });

  it('come apart into what went in, up to 256 entries of 65,535 bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 600 }), { maxLength: 256 }), (entries) => {
        expect(unbundleEntries(bundleEntries(entries))).toEqual(entries.map((entry) => Buffer.from(entry)));
      }),
    );
    const longest = Buffer.alloc(65_535, 1);
    expect(unbundleEntries(bundleEntries([longest]))).toEqual([longest]);
    expect(() => bundleEntries([Buffer.alloc(65_536)])).toThrow(FormatError);
    expect(() => bundleEntries(Array.from({ length: 257 }, () => longest))).toThrow(FormatError);
    expect(() => unbundleEntries(Buffer.alloc(2 * 257))).toThrow(FormatError);
  });

  it.each(['00', '000161ff', '0002ff', 'ffff00', '000000'])('refuse %p, which ends within an entry', (bytes) => {
    expect(() => unbundleEntries(Buffer.from(bytes, 'hex'))).toThrow(FormatError);
  });

  it('throw nothing else for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          expect(bundleEntries(unbundleEntries(bytes))).toEqual(Buffer.from(bytes));
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
        }
      }),
    );
  });
});

describe('the tree of tiles', () => {
  const leaves = plainLeaves(1100);

  it('is the same whatever the batches it grew by', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 6 }), async (batches) => {
        const stored = new StoredTiles();
        for (const batch of batches) {
          if (stored.size + batch > leaves.length) break;
          const tree = await stored.append(leaves.slice(stored.size, stored.size + batch));
          const expected = plainRoot(leaves.slice(0, stored.size));
          expect(await tree.root()).toEqual(expected);
          expect(await stored.tree().root()).toEqual(expected);
          expect(rootOfLeaves(leaves.slice(0, stored.size))).toEqual(expected);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('has the tiles that tlog-tiles counts for a tree of 70,000', async () => {
    const many = Array.from({ length: 70_000 }, (_, i) => plainLeaf(String(i)));
    const stored = new StoredTiles();
    await stored.append(many);
    const widths = (level: number): number[] =>
      [...stored.tiles].filter(([name]) => name.startsWith(`${level}/`)).map(([, hashes]) => hashes.length / 32);
    expect(widths(0).filter((wide) => wide === 256)).toHaveLength(273);
    expect(widths(0).filter((wide) => wide !== 256)).toEqual([112]);
    expect(widths(1)).toEqual([256, 17]);
    expect(widths(2)).toEqual([1]);
    expect(stored.tiles.get('1/0')?.subarray(0, 32)).toEqual(plainRoot(many.slice(0, 256)));
    expect(stored.tiles.get('2/0')).toEqual(plainRoot(many.slice(0, 65_536)));
    expect(await stored.tree().root()).toEqual(rootOfLeaves(many));
  });

  it('writes just the tiles it touched, each whole, and fills 256 and no more', async () => {
    const stored = new StoredTiles();
    const named = (tree: TileTree): string[] =>
      tree.changed().map(({ level, index: at, hashes }) => `${level}/${at}:${hashes.length / 32}`);
    expect(named(await stored.append(leaves.slice(0, 255)))).toEqual(['0/0:255']);
    expect(named(await stored.append(leaves.slice(255, 256)))).toEqual(['0/0:256', '1/0:1']);
    expect(named(await stored.append(leaves.slice(256, 257)))).toEqual(['0/1:1']);
    expect(named(await stored.append(leaves.slice(257, 800)))).toEqual(['0/1:256', '0/2:256', '0/3:32', '1/0:3']);
    expect(named(await stored.append([]))).toEqual([]);
  });

  it('reads each tile once', async () => {
    const stored = new StoredTiles();
    await stored.append(leaves);
    stored.reads = 0;
    const tree = stored.tree();
    for (let i = 0; i < 1100; i += 7) await tree.proveInclusion(i);
    expect(stored.reads).toBe(6);
  });

  it('reads the tiles of a larger tree as well as its own', async () => {
    const stored = new StoredTiles();
    await stored.append(leaves);
    const earlier = stored.tree(300);
    expect(await earlier.root()).toEqual(plainRoot(leaves.slice(0, 300)));
    await earlier.append(leaves.slice(300, 700));
    expect(await earlier.root()).toEqual(plainRoot(leaves.slice(0, 700)));
  });

  it('goes red over a tile that is short, overlong, missing or changed', async () => {
    const stored = new StoredTiles();
    await stored.append(leaves.slice(0, 300));
    const good = stored.tiles.get('0/1') as Buffer;
    for (const bad of [Buffer.alloc(0), good.subarray(32), good.subarray(1), Buffer.alloc(257 * 32)]) {
      stored.tiles.set('0/1', bad);
      await expect(stored.tree().root()).rejects.toThrow(TreeError);
      await expect(stored.tree().append(leaves.slice(300, 301))).rejects.toThrow(TreeError);
    }
    stored.tiles.set('0/1', turned(good, 77));
    expect(await stored.tree().root()).not.toEqual(plainRoot(leaves.slice(0, 300)));
  });

  it('is as it was when a tile cannot be read', async () => {
    const stored = new StoredTiles();
    await stored.append(leaves.slice(0, 300));
    let fails = true;
    const tree = new TileTree(300, async ({ level, index: at }) => {
      if (fails && level === 1) throw new Error('no connection');
      return Promise.resolve(stored.tiles.get(`${level}/${at}`) as Buffer);
    });
    await expect(tree.append(leaves.slice(300, 600))).rejects.toThrow('no connection');
    expect(tree.size).toBe(300);
    expect(tree.changed()).toEqual([]);
    fails = false;
    await tree.append(leaves.slice(300, 600));
    expect(await tree.root()).toEqual(plainRoot(leaves.slice(0, 600)));
  });

  it('proves nothing beyond itself and takes no leaf of another length', async () => {
    const tree = (await new StoredTiles().append(leaves.slice(0, 10))) as TileTree;
    for (const wrong of [10, -1, 0.5, NaN]) await expect(tree.proveInclusion(wrong)).rejects.toThrow(TreeError);
    await expect(tree.proveInclusion(3, 11)).rejects.toThrow(TreeError);
    await expect(tree.proveConsistency(3, 11)).rejects.toThrow(TreeError);
    await expect(tree.proveConsistency(7, 6)).rejects.toThrow(TreeError);
    await expect(tree.append([Buffer.alloc(31)])).rejects.toThrow(TreeError);
    expect(() => new TileTree(-1, () => Buffer.alloc(0))).toThrow(TreeError);
  });
});
