import { randomUUID } from 'node:crypto';
import { closeSync, constants, fstatSync, fsyncSync, linkSync, openSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolder } from '@lib/keeper';
import { CannotContinue } from '../../cannot-continue.js';

const OTHERS = 0o077;

/** Written once, mode 600, and on the disk when this returns. EEXIST when there is a file of that name. */
export function writeOnce(file: string, text: string): void {
  const draft = join(dirname(file), `${randomUUID()}.new`);
  try {
    changed(draft, 'wx', () => text);
    // A link is made whole or not at all, and never over what another command has made meanwhile.
    linkSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  syncFolder(dirname(file));
}

/** ENOENT when the file is gone: it is not made again. */
export function append(file: string, line: string): void {
  changed(file, constants.O_WRONLY | constants.O_APPEND, () => line);
}

/** The same place on the disk, to its last byte, so that nothing of what stood there stays. */
export function overwrite(file: string, text = ''): void {
  changed(file, 'r+', (size) => text.padEnd(size, '\n'));
}

/** A key that others may have read is not taken for one. */
export function refuseOpenToOthers(path: string, mode: '600' | '700'): void {
  if ((statSync(path).mode & OTHERS) === 0) return;
  throw new CannotContinue(`${path} can be read by others. Close it with \`chmod ${mode} ${path}\`, and think whether somebody has a key.`);
}

function changed(file: string, how: 'wx' | 'r+' | number, text: (size: number) => string): void {
  const held = openSync(file, how, 0o600);
  try {
    writeFileSync(held, text(fstatSync(held).size));
    fsyncSync(held);
  } finally {
    closeSync(held);
  }
}
