import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refused } from './http/refused.js';

/** One text that is only ever replaced as a whole, and on the strength of what it says now. */
export interface Kept {
  /** null when nothing has been kept. */
  read(): string | null;
  /** Keeps `next` and then gives back `answer`. When the step throws, nothing has changed. */
  change<Answer>(step: (kept: string | null) => { readonly next: string; readonly answer: Answer }): Answer;
}

/**
 * A text in a file. There is no await between reading it and its replacement being on the disk, so no other request comes in
 * between; the draft is made exclusively, so no other process does. Nothing is remembered but the file: what a restart would
 * find is what is judged by.
 */
export class KeptFile implements Kept {
  private readonly draft: string;

  /** Clears away the draft of a process that was killed: make one for a file only when its process starts. */
  constructor(private readonly file: string) {
    this.draft = `${file}.new`;
    rmSync(this.draft, { force: true });
  }

  read(): string | null {
    try {
      return readFileSync(this.file, 'utf8');
    } catch (fault) {
      if (codeOf(fault) === 'ENOENT') return null;
      throw fault;
    }
  }

  change<Answer>(step: (kept: string | null) => { readonly next: string; readonly answer: Answer }): Answer {
    const answer = this.write(() => step(this.read()));
    renameSync(this.draft, this.file);
    syncFolder(dirname(this.file));
    return answer;
  }

  private write<Answer>(step: () => { readonly next: string; readonly answer: Answer }): Answer {
    const held = this.hold();
    try {
      const { next, answer } = step();
      writeFileSync(held, next);
      fsyncSync(held);
      return answer;
    } catch (fault) {
      rmSync(this.draft, { force: true });
      throw fault;
    } finally {
      closeSync(held);
    }
  }

  private hold(): number {
    try {
      return openSync(this.draft, 'wx', 0o600);
    } catch (fault) {
      if (codeOf(fault) !== 'EEXIST') throw fault;
      throw new Refused(
        503,
        `Another process is writing ${this.draft}. One folder is for one process: stop the other, then start this one again.`,
      );
    }
  }
}

/** A new name in a folder is on the disk only when the folder is. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const held = openSync(folder, 'r');
  try {
    fsyncSync(held);
  } finally {
    closeSync(held);
  }
}

/** The code of a system error, such as ENOENT. */
export function codeOf(fault: unknown): unknown {
  return (fault as { readonly code?: unknown } | null)?.code;
}
