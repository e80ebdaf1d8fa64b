import type { MirrorFolder } from '../files/mirror-folder.js';
import type { Seal } from '../seal/seal.js';
import { Disproven } from '../wording/answer.js';
import { MirrorTree, type TreeFault } from './mirror-tree.js';
import { faultAbove, storedRoot } from './stored-tiles.js';

/** Every entry and every stored hash of a mirror against its checkpoint. Disproven names the first bad entry. */
export function checkMirror(folder: MirrorFolder, seal: Seal, { form = true } = {}): MirrorTree {
  const tree = new MirrorTree(folder, { size: seal.size, log: form ? seal.origin : null });
  if (tree.whole && tree.rootAt(seal.size).equals(seal.root)) assertSound(folder, tree);
  else throw whatIsWrong(folder, seal, tree);
  return tree;
}

/** The entries are the record's; then only their form, or a hash beside them, can be wrong. */
function assertSound(folder: MirrorFolder, tree: MirrorTree): void {
  if (tree.formFault) throw named(tree.formFault, 'is in the record, but is no entry');
  if (tree.leafFault) throw named(tree.leafFault, 'is as the record has it, but the mirror is damaged');
  const above = faultAbove(folder, tree.rows);
  if (above)
    throw new Disproven(
      `All entries are as the record has them, but the mirror is damaged: its hash over entries ${above.from} to ${above.to - 1} on level ${above.level} is not theirs.`,
      { index: above.from, level: above.level },
    );
}

function whatIsWrong(folder: MirrorFolder, seal: Seal, tree: MirrorTree): Disproven {
  const { formFault, leafFault } = tree;
  if (leafFault && !(formFault && formFault.index < leafFault.index)) {
    const hashesHold = storedRoot(folder, seal.size).equals(seal.root);
    const what = hashesHold ? 'is not the one that the record has at that place' : 'does not stand in the record as it is here';
    return named(formFault?.index === leafFault.index ? { ...leafFault, why: `${leafFault.why}; ${formFault.why}` } : leafFault, what);
  }
  if (formFault) return named(formFault, 'is no entry');
  const above = faultAbove(folder, tree.rows);
  if (above)
    return new Disproven(
      `Entries ${above.from} to ${above.to - 1} of the mirror are not those that the record has there: their hashes were made to fit, but not the hash over them.`,
      { index: above.from, to: above.to - 1 },
    );
  return new Disproven(
    `The mirror's ${seal.size} entries and hashes fit one another, but not the checkpoint's root: they are of another history, or all hashes were made again after a change. No single entry can be named; compare with another copy.`,
  );
}

function named({ index, why }: TreeFault, what: string): Disproven {
  return new Disproven(`Entry ${index} ${what}: ${why}.`, { index });
}
