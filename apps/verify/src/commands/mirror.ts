import { MirrorFolder } from '../files/mirror-folder.js';
import { isFolder, readPolicy } from '../files/read.js';
import { concluded, sealFound, sealRows } from '../seal/conclusion.js';
import { sealOf } from '../seal/seal.js';
import { checkMirror } from '../tree/check-mirror.js';
import { type Answer, CannotTell, type Row } from '../wording/answer.js';
import { count } from '../wording/words.js';

export interface MirrorQuestion {
  readonly folder: string;
  readonly policy?: string;
  /** Whether to say how long it took. */
  readonly time?: boolean;
}

/** That a copy of the whole record is the record: everything is made again from the entries. */
export function mirror({ folder, policy, time }: MirrorQuestion): Answer {
  const known = readPolicy(policy);
  if (!isFolder(folder)) throw new CannotTell(`${folder} is a file, and a mirror is a folder.`);
  const files = new MirrorFolder(folder);
  const seal = sealOf(files.checkpoint(), known);
  const began = performance.now();
  checkMirror(files, seal);
  const seconds = (performance.now() - began) / 1_000;
  const timed: Row[] = time ? [['took', `${seconds.toFixed(2)} s for ${count(seal.size, 'entry', 'entries')}, form and all`]] : [];
  const shown = `The mirror holds all ${count(seal.size, 'entry', 'entries')} of the record ${seal.origin}, each in its one form, and they give the checkpoint's root`;
  return { ...concluded(seal, shown), rows: [...sealRows(seal), ...timed], found: { ...sealFound(seal), ...(time ? { seconds } : {}) } };
}
