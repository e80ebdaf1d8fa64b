import type { Writable } from 'node:stream';
import { codeOf } from '@lib/keeper';
import { Encrypter, generateX25519Identity, identityToRecipient, Stanza } from 'age-encryption';
import { CannotContinue } from '../cannot-continue.js';
import type { KeyFolder } from './keys/key-folder.js';
import { pour, pulled, Tally } from './streams.js';

/** A line of the sealed file's head that names the backup. age passes over kinds of line it does not know, and seals them with the rest. */
export const LABEL = 'concordat.example/backup';

/**
 * Seals a stream with a key that is on the disk before the first sealed byte is given out. A backup that comes to nothing takes its key with
 * it. Gives the number of bytes that came in.
 */
export async function seal(
  asked: { name: string; began: Date },
  keys: KeyFolder,
  from: AsyncIterable<Uint8Array>,
  to: Writable,
): Promise<number> {
  const { name, began } = asked;
  const secret = await generateX25519Identity();
  keys.hold(name, began, secret);
  const tally = new Tally();
  try {
    const encrypter = new Encrypter();
    encrypter.addRecipient(await identityToRecipient(secret));
    encrypter.addRecipient({ wrapFileKey: () => [new Stanza([LABEL, name], new Uint8Array())] });
    await pour(await encrypter.encrypt(pulled(tally.of(from))), to);
    if (tally.bytes === 0)
      throw new CannotContinue('Nothing came in, so nothing was backed up. Look at what the command before the | says.');
  } catch (fault) {
    ifThere(() => keys.discard(name));
    throw fault;
  }
  if (!ifThere(() => keys.markSealed(name, new Date(), tally.bytes)))
    throw new CannotContinue(`The key of ${name} was destroyed while the backup was written: nobody can open it. Take another.`);
  return tally.bytes;
}

/** False when the key is gone: another command forgot it meanwhile. */
function ifThere(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (fault) {
    if (codeOf(fault) !== 'ENOENT') throw fault;
    return false;
  }
}
