import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { Decrypter } from 'age-encryption';
import { CannotContinue } from '../cannot-continue.js';
import type { KeyFolder } from './keys/key-folder.js';
import { LABEL } from './seal.js';
import { pour, pulled, Tally } from './streams.js';

const HEAD_BYTES = 4096;

/** Gives back what was sealed. Each piece is checked before it goes out, the end only at the end: what went out before a fault is worth nothing. */
export async function open(file: string, keys: KeyFolder, to: Writable): Promise<void> {
  const name = nameOn(file);
  const decrypter = new Decrypter();
  decrypter.addIdentity(secretFor(name, keys));
  const tally = new Tally();
  try {
    await pour(tally.of(await decrypter.decrypt(pulled(createReadStream(file)))), to);
  } catch (fault) {
    throw new CannotContinue(`${whyNot(file, name, fault)}\n${afterwards(tally.bytes)}`);
  }
}

/** Which backup a sealed file says it is. Only a message hangs on it, and which key is tried. */
function nameOn(file: string): string {
  const head = headOf(file);
  if (!head.startsWith('age-encryption.org/v1\n')) throw new CannotContinue(`${file} is no sealed backup: it does not begin like one.`);
  const line = head
    .split('\n--- ')[0]
    ?.split('\n')
    .find((one) => one.startsWith(`-> ${LABEL} `));
  if (!line) throw new CannotContinue(`${file} was not sealed by this command. The age program may open it, with its own key file.`);
  return line.slice(`-> ${LABEL} `.length);
}

function headOf(file: string): string {
  const head = Buffer.alloc(HEAD_BYTES);
  try {
    const held = openSync(file, 'r');
    try {
      return head.toString('latin1', 0, readSync(held, head));
    } finally {
      closeSync(held);
    }
  } catch (fault) {
    throw new CannotContinue(`${file} cannot be read (${(fault as Error).message}). Say which file to open.`);
  }
}

function secretFor(name: string, keys: KeyFolder): string {
  const backup = keys.find(name);
  if (!backup)
    throw new CannotContinue(
      `${keys.folder} has no key of the backup "${name}". Set BACKUP_KEYS to where it is; without it nobody can open this.`,
    );
  const { began, destroyed } = backup;
  const secret = destroyed ? undefined : keys.secretOf(backup);
  if (secret) return secret;
  throw new CannotContinue(
    `The backup ${name}, begun ${began.toISOString()}, is forgotten: its key was destroyed on ${destroyed?.toISOString()}, and nobody can open it any more. \`npm run backup -- list\` says which can be opened.`,
  );
}

function whyNot(file: string, name: string, fault: unknown): string {
  if (fault instanceof CannotContinue) return fault.message;
  const { syscall, message } = fault as NodeJS.ErrnoException;
  if (syscall) return `${file} could not be read to its end (${message}).`;
  if (message.includes('no identity matched')) return `${file} was not sealed with the key of ${name} in BACKUP_KEYS.`;
  return `${file} is not what was sealed: it was changed or cut off (${message}).`;
}

function afterwards(bytes: number): string {
  if (bytes === 0) return 'Nothing was written.';
  return `WHAT WAS WRITTEN MUST NOT BE USED: ${bytes} bytes went out before this was found. Throw away what was made of them.`;
}
