import { join } from 'node:path';
import { bundleEntries, entriesPath, formatCheckpoint, leafHash, signNote, SigningKey, tilePath, TileTree } from '@lib/tlog';
import { LOG } from './made-entry.js';
import { write } from './made-log.js';

const BATCH = 256 * 64;

/** Writes a signed mirror without keeping its entries in memory. Answers how many bytes they have. */
export async function writeLargeMirror(folder: string, size: number, entryAt: (index: number) => Buffer): Promise<number> {
  const tiles = new Map<string, Buffer>();
  const read = ({ level, index }: { level: number; index: number }): Buffer => tiles.get(`${level}/${index}`) ?? Buffer.alloc(0);
  let bytes = 0;
  for (let from = 0; from < size; from += BATCH) {
    const entries = Array.from({ length: Math.min(BATCH, size - from) }, (_, i) => entryAt(from + i));
    bytes += entries.reduce((sum, entry) => sum + entry.length, 0);
    const tree = new TileTree(from, read);
    await tree.append(entries.map((entry) => leafHash(entry)));
    for (const { level, index, hashes } of tree.changed()) tiles.set(`${level}/${index}`, hashes);
    for (let at = 0; at < entries.length; at += 256) {
      const part = entries.slice(at, at + 256);
      write(join(folder, entriesPath((from + at) / 256, part.length)), bundleEntries(part));
    }
  }
  for (const [name, hashes] of tiles) {
    const [level = 0, index = 0] = name.split('/').map(Number);
    write(join(folder, tilePath({ level, index, width: hashes.length / 32 })), hashes);
  }
  const text = formatCheckpoint({ origin: LOG, size, root: await new TileTree(size, read).root() });
  write(join(folder, 'checkpoint'), signNote(text, SigningKey.generate(LOG, 1)));
  return bytes;
}
