import { bundleEntries, HASH_BYTES, parseCheckpoint, parseNote, TILE_WIDTH, verifyConsistency } from '@lib/tlog';
import type pg from 'pg';
import { bestOfNewest, type CosignedCheckpoint } from './best-checkpoint.js';
import { MirrorFolder } from './mirror-folder.js';

export interface Mirrored {
  /** Entries of the log that the folder now holds. */
  readonly size: number;
  /** Tiles and bundles that were written this time. */
  readonly written: number;
}
/** The folder and the database do not hold the same record: nothing is overwritten, because the folder may be the one that is right. */
export class MirrorDiffers extends Error {
  override readonly name = 'MirrorDiffers';
}

/**
 * Writes the log's public half, hashes and salted digests without anybody's disclosures, into a folder of static files. The checkpoint goes
 * last, and only when the files on the disk give its root and hold everything that the folder's last one held. Null before the first is signed.
 */
export async function writeMirror(client: pg.ClientBase, path: string): Promise<Mirrored | null> {
  const folder = new MirrorFolder(path);
  const query = async (sql: string, values?: unknown[]): Promise<never> => (await client.query(sql, values)).rows as never;
  const checkpoint = await bestOfNewest({ query });
  if (!checkpoint) return null;
  const { size } = checkpoint;
  const last = folder.checkpoint();
  if (last !== null) assertNotBehind(last, size);
  const written = (await writeTiles(client, folder, size)) + (await writeEntries(client, folder, size));
  await assertSame(folder, checkpoint, last);
  folder.writeCheckpoint(checkpoint.note);
  return { size, written };
}

function assertNotBehind(last: string, size: number): void {
  const held = parseCheckpoint(parseNote(last).text).size;
  if (held > size) throw new MirrorDiffers(`the folder holds ${held} entries, and the database has signed ${size}`);
}

async function writeTiles(client: pg.ClientBase, folder: MirrorFolder, size: number): Promise<number> {
  let written = 0;
  for (let [level, row] = [0, size]; row > 0; [level, row] = [level + 1, Math.floor(row / TILE_WIDTH)]) {
    for (let index = 0; index * TILE_WIDTH < row; index++) {
      if (folder.hasTile(level, index)) continue;
      const { rows } = await client.query<{ hashes: Buffer }>('select hashes from concordat.ledger_tile where level = $1 and index = $2', [
        level,
        index,
      ]);
      const width = Math.min(TILE_WIDTH, row - index * TILE_WIDTH);
      const hashes = rows[0]?.hashes.subarray(0, width * HASH_BYTES);
      if (hashes?.length !== width * HASH_BYTES) throw new MirrorDiffers(`tile ${level}/${index} of the database is too short`);
      folder.writeTile(level, index, hashes);
      written++;
    }
  }
  return written;
}

async function writeEntries(client: pg.ClientBase, folder: MirrorFolder, size: number): Promise<number> {
  let written = 0;
  for (let index = 0; index * TILE_WIDTH < size; index++) {
    if (folder.hasEntries(index)) continue;
    const { rows } = await client.query<{ entry: Buffer }>(
      `select e.entry from concordat.ledger_sequence q join concordat.ledger_entry e on e.id = q.entry_id
        where q.leaf_index >= $1 and q.leaf_index < $2 order by q.leaf_index`,
      [index * TILE_WIDTH, Math.min(size, (index + 1) * TILE_WIDTH)],
    );
    folder.writeEntries(index, rows.length, bundleEntries(rows.map(({ entry }) => entry)));
    written++;
  }
  return written;
}

async function assertSame(folder: MirrorFolder, { size, note }: CosignedCheckpoint, last: string | null): Promise<void> {
  const { origin, root } = parseCheckpoint(parseNote(note).text);
  const tree = folder.tree(size);
  if (!(await tree.root()).equals(root))
    throw new MirrorDiffers(`the files of ${size} entries do not give the root that was signed for them`);
  if (last === null) return;
  const before = parseCheckpoint(parseNote(last).text);
  if (before.origin !== origin) throw new MirrorDiffers(`the folder holds the log ${before.origin}, and this is ${origin}`);
  const proof = before.size === 0 ? [] : await tree.proveConsistency(before.size);
  verifyConsistency({ oldSize: before.size, oldRoot: before.root, newSize: size, newRoot: root, proof });
}
