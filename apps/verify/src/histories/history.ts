import type { Policy } from '@lib/tlog';
import { bundleOf } from '../files/bundle-file.js';
import { MirrorFolder } from '../files/mirror-folder.js';
import { isFolder, readText } from '../files/read.js';
import { receiptOf } from '../files/receipt-file.js';
import { checkBundle } from '../record/checked-bundle.js';
import { type Seal, sealOf } from '../seal/seal.js';
import { checkMirror } from '../tree/check-mirror.js';
import type { MirrorTree } from '../tree/mirror-tree.js';

/** What one party was shown of a record: a checkpoint, a receipt, a bundle with its older checkpoints, or a whole mirror. */
export interface History {
  readonly path: string;
  /** Ascending; at least one. */
  readonly seals: readonly Seal[];
  /** The whole tree under the newest of them, when there is one. */
  readonly tree: MirrorTree | null;
}

export function readHistory(path: string, policy: Policy | null): History {
  if (isFolder(path)) return mirrorHistory(path, policy);
  const text = readText(path);
  if (text.startsWith('{')) return { path, seals: [...checkBundle(bundleOf(text, path), policy).seals], tree: null };
  const note = text.startsWith('c2sp.org/tlog-proof@') ? receiptOf(text, path).checkpoint : text;
  return { path, seals: [sealOf(note, policy)], tree: null };
}

/** Its entries' form is not in question here. */
function mirrorHistory(path: string, policy: Policy | null): History {
  const folder = new MirrorFolder(path);
  const seal = sealOf(folder.checkpoint(), policy);
  return { path, seals: [seal], tree: checkMirror(folder, seal, { form: false }) };
}
