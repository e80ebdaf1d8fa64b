import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answered } from '../answered.js';
import type { Answer } from '../wording/answer.js';
import { write } from './made-log.js';

/** A folder of one test's files, and the program asked about them in this process. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), 'verify-'));

  put(name: string, content: string | Buffer | object): string {
    const plain = typeof content === 'string' || Buffer.isBuffer(content);
    return write(join(this.folder, name), plain ? content : JSON.stringify(content));
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** The first word is the question, the rest are names in this folder unless they begin with -- or follow one that does. */
  ask(question: string, ...words: readonly string[]): Answer {
    const inHere = words.map((word, i) =>
      word.startsWith('--') || /^--(?!policy|evidence|text)/.test(words[i - 1] ?? '') ? word : this.path(word),
    );
    return answered([question, ...inHere]);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** The same bytes with one bit turned. */
export function turned(bytes: Uint8Array, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  const at = Math.floor(bit / 8) % copy.length;
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8));
  return copy;
}
