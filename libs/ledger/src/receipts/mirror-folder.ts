import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { entriesPath, HASH_BYTES, TILE_WIDTH, tilePath, TileTree } from '@lib/tlog';

/**
 * A folder as tlog-tiles lays it out, to be served as static files: checkpoint, tile/<level>/<index>, tile/entries/<index>. What is not full
 * yet ends in .p/<width>. A full tile or bundle never changes, so it is written once; each file appears whole or not at all.
 */
export class MirrorFolder {
  constructor(private readonly folder: string) {}

  /** The note it was left with; null for a new folder. */
  checkpoint(): string | null {
    const file = join(this.folder, 'checkpoint');
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  }

  writeCheckpoint(note: string): void {
    this.write('checkpoint', Buffer.from(note, 'utf8'));
  }

  hasTile(level: number, index: number): boolean {
    return existsSync(join(this.folder, tilePath({ level, index, width: TILE_WIDTH })));
  }

  writeTile(level: number, index: number, hashes: Buffer): void {
    this.writeOnce((width) => tilePath({ level, index, width }), hashes.length / HASH_BYTES, hashes);
  }

  hasEntries(index: number): boolean {
    return existsSync(join(this.folder, entriesPath(index, TILE_WIDTH)));
  }

  writeEntries(index: number, width: number, bundle: Buffer): void {
    this.writeOnce((of) => entriesPath(index, of), width, bundle);
  }

  /** The tree of this size over the tiles in the folder. */
  tree(size: number): TileTree {
    return new TileTree(size, ({ level, index }) => {
      const wide = Math.floor(size / TILE_WIDTH ** level) - index * TILE_WIDTH;
      return readFileSync(join(this.folder, tilePath({ level, index, width: Math.min(wide, TILE_WIDTH) })));
    });
  }

  /** What was there of it when it was not full is of no use once it is. */
  private writeOnce(path: (width: number) => string, width: number, bytes: Buffer): void {
    this.write(path(width), bytes);
    if (width === TILE_WIDTH) rmSync(join(this.folder, `${path(TILE_WIDTH)}.p`), { recursive: true, force: true });
  }

  private write(path: string, bytes: Buffer): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    const half = `${file}.${process.pid}.half`;
    writeFileSync(half, bytes, { flush: true });
    renameSync(half, file);
  }
}
