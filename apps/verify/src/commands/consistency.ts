import { FormatError, parseAddCheckpoint, parseNote, verifyConsistency } from '@lib/tlog';
import { isFolder, readPolicy, readText } from '../files/read.js';
import { MirrorFolder } from '../files/mirror-folder.js';
import { concluded, sealFound, sealRows } from '../seal/conclusion.js';
import { type Seal, sealOf } from '../seal/seal.js';
import { MirrorTree } from '../tree/mirror-tree.js';
import { type Answer, CannotTell, Disproven, type Row } from '../wording/answer.js';
import { count } from '../wording/words.js';

export interface ConsistencyQuestion {
  readonly older: string;
  readonly newer: string;
  /** A mirror, or the request that a witness was sent (tlog-witness, add-checkpoint): what people can have. */
  readonly proof?: string;
  readonly policy?: string;
}

/** That a later checkpoint is of a record that holds all of the earlier one, unchanged and in its order. */
export function consistency({ older, newer, proof, policy }: ConsistencyQuestion): Answer {
  const known = readPolicy(policy);
  const [old, now] = [sealOf(readText(older), known), sealOf(readText(newer), known)];
  if (old.origin !== now.origin)
    throw new CannotTell(`These are checkpoints of two records, ${old.origin} and ${now.origin}: neither continues the other.`);
  if (old.size > now.size) throw new CannotTell(`${older} has ${old.size} entries and ${newer} has ${now.size}: name the older first.`);
  const how = shownBy(old, now, proof);
  const shown = `The record of ${count(now.size, 'entry', 'entries')} holds all of the record of ${count(old.size, 'entry', 'entries')}, unchanged and in its order (${how})`;
  const weaker = old.enough ? now : old;
  const rows: Row[] = [['earlier', `${count(old.size, 'entry', 'entries')}, root ${old.root.toString('base64')}`], ...sealRows(now)];
  return { ...concluded(weaker, shown), rows, found: { oldSize: old.size, oldRoot: old.root.toString('base64'), ...sealFound(now) } };
}

function shownBy(old: Seal, now: Seal, proof: string | undefined): string {
  if (old.size === now.size) {
    if (!old.root.equals(now.root))
      throw new Disproven(
        `There are two different trees of ${old.size} entries: the record showed two histories. Keep both files, and run compare for the evidence.`,
      );
    return 'the two are one and the same tree';
  }
  if (old.size === 0) return 'the earlier one is empty, so there is nothing that could be missing';
  if (proof === undefined)
    throw new CannotTell(
      'Two checkpoints of different sizes do not show by themselves that the one continues the other: name a mirror, or the request that a witness was sent, as third.',
    );
  return isFolder(proof) ? byMirror(old, now, proof) : byRequest(old, now, proof);
}

function byMirror(old: Seal, now: Seal, path: string): string {
  const tree = soundTree(path, now);
  if (!tree.rootAt(old.size).equals(old.root))
    throw new Disproven(
      `The record of ${now.size} entries does not begin with the one of ${old.size}: something in it was changed, taken out or put between.`,
    );
  return 'made again from the mirror';
}

/** The mirror may have grown past the later checkpoint, but must hold just that record. */
function soundTree(path: string, now: Seal): MirrorTree {
  const folder = new MirrorFolder(path);
  const own = sealOf(folder.checkpoint(), now.policy);
  const tree = own.size < now.size ? null : new MirrorTree(folder, { size: own.size, log: null });
  if (!tree?.whole || !tree.rootAt(now.size).equals(now.root))
    throw new CannotTell(
      `The mirror ${path} is not a copy of the record of ${now.size} entries, so it shows nothing about it: run mirror on it to see what is wrong, or make it again.`,
    );
  return tree;
}

/** Who sends a wrong proof has disproved nothing. */
function byRequest(old: Seal, now: Seal, path: string): string {
  const request = requestIn(path);
  if (request.oldSize !== old.size || parseNote(request.note).text !== parseNote(now.note).text)
    throw new CannotTell(`The proof in ${path} is between other checkpoints than these.`);
  verifyConsistency({ oldSize: old.size, oldRoot: old.root, newSize: now.size, newRoot: now.root, proof: request.proof });
  return `by the proof in ${path}`;
}

function requestIn(path: string): ReturnType<typeof parseAddCheckpoint> {
  try {
    return parseAddCheckpoint(readText(path));
  } catch (fault) {
    if (!(fault instanceof FormatError)) throw fault;
    throw new CannotTell(`${path} is neither a mirror nor a request to a witness, or was damaged: ${fault.message}.`);
  }
}
