import { closeSync, openSync, readSync } from 'node:fs';
import { CannotTell } from '../wording/answer.js';
import { codeOf, unreadable } from './read.js';

/** No file of a mirror is longer: 256 entries, each behind its length. */
const LONGEST = 256 * (2 + 65_535);
const FIRST = 262_144;

/** Reads one file after another into the same room: to make a new one for each of a mirror's files costs more than to read it. */
export class ReadingRoom {
  private room = Buffer.alloc(FIRST);

  /** Holds until the next file is read; null when there is no such file. */
  read(path: string): Buffer | null {
    try {
      const file = openSync(path, 'r');
      try {
        return this.all(file, path);
      } finally {
        closeSync(file);
      }
    } catch (fault) {
      if (codeOf(fault) === 'ENOENT') return null;
      throw fault instanceof CannotTell ? fault : unreadable(path, fault);
    }
  }

  private all(file: number, path: string): Buffer {
    for (let length = 0; ;) {
      if (length === this.room.length) this.grow(path);
      const more = readSync(file, this.room, length, this.room.length - length, null);
      if (more === 0) return this.room.subarray(0, length);
      length += more;
    }
  }

  private grow(path: string): void {
    if (this.room.length > LONGEST) throw new CannotTell(`${path} is longer than any file of a mirror. Make the copy again.`);
    this.room = Buffer.concat([this.room, Buffer.alloc(this.room.length)]);
  }
}
