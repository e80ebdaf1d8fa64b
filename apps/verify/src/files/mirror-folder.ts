import { join } from 'node:path';
import { entriesPath, type TileName, tilePath } from '@lib/tlog';
import { CannotTell } from '../wording/answer.js';
import { readText } from './read.js';
import { ReadingRoom } from './reading-room.js';

const FULL = 256;

/** A copy of the record as static files (tlog-tiles v0.1.0), made by anybody: DIR/checkpoint, DIR/tile/… */
export class MirrorFolder {
  private readonly room = new ReadingRoom();

  constructor(readonly path: string) {}

  checkpoint(): string {
    return readText(join(this.path, 'checkpoint'));
  }

  /**
   * `width` entries from 256 × index on, perhaps with others behind them when the copy has grown past its checkpoint. The bytes are only
   * there until something else is read.
   */
  entries(index: number, width: number): { readonly bytes: Buffer; readonly grown: boolean } {
    return this.read(entriesPath(index, width), width < FULL ? entriesPath(index, FULL) : null);
  }

  /** The hashes of a tile, likewise. */
  tile({ level, index, width }: TileName): { readonly bytes: Buffer; readonly grown: boolean } {
    return this.read(tilePath({ level, index, width }), width < FULL ? tilePath({ level, index, width: FULL }) : null);
  }

  private read(name: string, grownName: string | null): { readonly bytes: Buffer; readonly grown: boolean } {
    const bytes = this.room.read(join(this.path, name));
    if (bytes !== null) return { bytes, grown: false };
    const grown = grownName === null ? null : this.room.read(join(this.path, grownName));
    if (grown !== null) return { bytes: grown, grown: true };
    throw new CannotTell(
      `The mirror ${this.path} has no file ${name}, which its checkpoint needs: the copy is not complete. Make it again.`,
    );
  }
}
