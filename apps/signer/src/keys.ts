import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart, keepNewKey, KeptFile, NOTHING_YET, readKey } from '@lib/keeper';
import { formatCheckpoint, signNote, SigningKey } from '@lib/tlog';

const KEY = 'log.key';
const NEXT_KEY = 'next.key';
const LAST = 'last-checkpoint';

/** `log.key`, and while a key is being replaced `next.key` as well: it then signs with both. */
export function readKeys(folder: string, origin: string): readonly [SigningKey, ...SigningKey[]] {
  const kind = { name: origin, algorithm: 1 } as const;
  const next = join(folder, NEXT_KEY);
  return [readKey(join(folder, KEY), kind), ...(existsSync(next) ? [readKey(next, kind)] : [])];
}

export const lastCheckpointIn = (folder: string): KeptFile => new KeptFile(join(folder, LAST));

export const isNew = (folder: string): boolean => !existsSync(join(folder, KEY)) && !existsSync(join(folder, LAST));

/**
 * Makes the key and signs the log of nothing. What is signed first must then follow that, as everything later follows
 * something: a last checkpoint that went missing is never mistaken for a log that has not begun.
 */
export function beginLog(folder: string, origin: string): SigningKey {
  if (!isNew(folder)) {
    throw new CannotStart(
      `A log was begun in ${folder} already: it holds ${KEY} or ${LAST}. If one of the two went missing put it back from its backup; a new log begins in an empty folder, under another name.`,
    );
  }
  const key = SigningKey.generate(origin, 1);
  keepNewKey(join(folder, KEY), key);
  const next = signNote(formatCheckpoint({ origin, size: NOTHING_YET.size, root: Buffer.from(NOTHING_YET.root) }), key);
  lastCheckpointIn(folder).change(() => ({ next, answer: undefined }));
  return key;
}

/** The key that is to follow; it signs along from the next start. */
export function makeNextKey(folder: string, origin: string): SigningKey {
  const key = SigningKey.generate(origin, 1);
  keepNewKey(join(folder, NEXT_KEY), key);
  return key;
}
