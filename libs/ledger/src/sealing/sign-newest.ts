import {
  type Checkpoint,
  formatCheckpoint,
  formatNote,
  openCheckpoint,
  type TileTree,
  type VerifierKey,
  verifyConsistency,
} from '@lib/tlog';
import type pg from 'pg';
import { inTransaction } from '../store/in-transaction.js';
import { Halted } from './halted.js';
import { LogTables, type Sized } from './log-tables.js';
import { recordDelays } from './record-delays.js';
import type { SignerAnswer, SignerClient } from './signer-client.js';

export interface Signing {
  readonly signer: SignerClient;
  /** The public half of the log's key; its name is the log's. */
  readonly key: VerifierKey;
}
const NOTHING: Sized = { size: 0, root: Buffer.alloc(0) };

/**
 * Has the newest committed tree signed, keeps the note, and marks what it covers as sealed. Nothing is handed to the signer that the
 * independent verifier has not found to contain what was signed before. Answers the checkpoint, or null when all is signed.
 */
export async function signNewest(client: pg.ClientBase, { signer, key }: Signing): Promise<Checkpoint | null> {
  const tables = new LogTables(client);
  const [unsigned, signed] = [await tables.newest('unsigned'), (await tables.newest('signed')) ?? NOTHING];
  if (!unsigned || unsigned.size <= signed.size) return null;
  const checkpoint = { origin: key.name, ...unsigned };
  const note = formatNote(formatCheckpoint(checkpoint), [await lineFor(tables, signer, signed, checkpoint)]);
  openCheckpoint(note, key);
  await keep(client, checkpoint, note);
  return checkpoint;
}

async function lineFor(tables: LogTables, signer: SignerClient, signed: Sized, checkpoint: Checkpoint): Promise<string> {
  const tree = tables.tree(checkpoint.size);
  const answer = await ask(signer, tree, signed, checkpoint);
  if ('lines' in answer) return answer.lines;
  if ('refused' in answer) throw new Halted(`The signer refuses the tree of ${checkpoint.size} entries: ${answer.refused}`);
  if (answer.signedLast > checkpoint.size)
    throw new Halted(`The signer has signed ${answer.signedLast} entries and the database holds ${checkpoint.size}.`);
  // Its last answer was lost on the way: it is asked from where it stands, and refuses if that is another tree.
  const theirs = { size: answer.signedLast, root: await tables.tree(answer.signedLast).root() };
  const again = await ask(signer, tree, theirs, checkpoint);
  if ('lines' in again) return again.lines;
  throw new Halted(
    `The signer refuses the tree of ${checkpoint.size} entries: ${'refused' in again ? again.refused : 'it signed another'}`,
  );
}

async function ask(signer: SignerClient, tree: TileTree, from: Sized, to: Checkpoint): Promise<SignerAnswer> {
  if (from.size === 0) return signer.sign(0, [], to);
  const proof = await tree.proveConsistency(from.size);
  verifyConsistency({ oldSize: from.size, oldRoot: from.root, newSize: to.size, newRoot: to.root, proof });
  return signer.sign(from.size, proof, to);
}

async function keep(client: pg.ClientBase, checkpoint: Checkpoint, note: string): Promise<void> {
  const tables = new LogTables(client);
  await inTransaction(client, async () => {
    await tables.signed(checkpoint, note);
    await recordDelays(client, await tables.seal(checkpoint.size));
  });
}
