import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { formatVerifierKey, NoteError, SigningKey } from '@lib/tlog';
import { CannotStart } from './cannot-start.js';
import { codeOf, syncFolder } from './kept-file.js';

const OTHERS = 0o077;

/** What a key of this kind is called and signs: 1 is the signature of a log, 4 the cosignature of a witness. */
export interface KeyKind {
  readonly name: string;
  readonly algorithm: 1 | 4;
}

/** Written once, readable by its owner alone. A key that is there is never replaced: what it signed could not be checked any more. */
export function keepNewKey(file: string, key: SigningKey): void {
  if (existsSync(file)) throw new CannotStart(`There is a key at ${file} already, and it is left as it is.`);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const held = openSync(file, 'wx', 0o600);
  try {
    writeFileSync(held, `${key.text}\n`);
    fsyncSync(held);
  } finally {
    closeSync(held);
  }
  syncFolder(dirname(file));
}

export function readKey(file: string, kind: KeyKind): SigningKey {
  const key = parsed(file);
  const { name, algorithm } = key.verifier;
  if (name !== kind.name) throw new CannotStart(`The key at ${file} is called ${name}, and ${kind.name} was expected.`);
  if (algorithm !== kind.algorithm)
    throw new CannotStart(`The key at ${file} is of another kind: a log and a witness have keys of their own.`);
  return key;
}

/** The public half, as it is handed to those who check. */
export const verifierKeyOf = (key: SigningKey): string => formatVerifierKey(key.verifier);

function parsed(file: string): SigningKey {
  const text = onlyOwners(file);
  try {
    return SigningKey.parse(text.trim());
  } catch (fault) {
    if (!(fault instanceof NoteError)) throw fault;
    throw new CannotStart(`What stands at ${file} is not a key. Put the key back from its backup.`);
  }
}

function onlyOwners(file: string): string {
  try {
    const { mode } = statSync(file);
    if (process.platform !== 'win32' && (mode & OTHERS) !== 0)
      throw new CannotStart(`The key at ${file} can be read by others. Close it with chmod 600, and think whether somebody has it.`);
    return readFileSync(file, 'utf8');
  } catch (fault) {
    if (codeOf(fault) !== 'ENOENT') throw fault;
    throw new CannotStart(`There is no key at ${file}. Put it back from its backup, or make the first one with --new-key.`);
  }
}
