import { writeFileSync } from 'node:fs';
import { type Policy, verifyConsistency } from '@lib/tlog';
import { bytesOf, jsonOf, listOf, membersOf, textOf } from '../files/shape.js';
import { sealOf } from '../seal/seal.js';
import { CannotTell } from '../wording/answer.js';
import type { Split } from './split.js';

export const EVIDENCE_KIND = 'concordat split view';
const ABOUT =
  'Two checkpoints that one record signed and that cannot both be of a record that only grows. Check it: verify compare THIS-FILE --policy POLICY';

/** One file that needs nobody's word and no other file but the policy. CannotTell when it cannot be written. */
export function writeEvidence(path: string, split: Split): void {
  try {
    writeFileSync(path, evidenceText(split), { flag: 'wx' });
  } catch {
    throw new CannotTell(
      `A split was found, but its evidence could not be written to ${path}. Name a file that does not exist yet, in a folder you may write to.`,
    );
  }
}

export function evidenceText({ older, newer, otherwise }: Split): string {
  const proof = otherwise && { root: otherwise.root.toString('base64'), proof: otherwise.proof.map((hash) => hash.toString('base64')) };
  return `${JSON.stringify({ v: 1, kind: EVIDENCE_KIND, about: ABOUT, log: older.origin, older: older.note, newer: newer.note, newerAtOlderSize: proof }, null, 2)}\n`;
}

/** ProofError when its proof does not hold, so that it is no evidence; null when the two checkpoints do not contradict one another. */
export function readEvidence(text: string, path: string, policy: Policy | null): Split | null {
  const what = `The evidence ${path}`;
  const all = membersOf(jsonOf(text, what), what);
  if (all.kind !== EVIDENCE_KIND) throw new CannotTell(`${path} is not evidence of a split view; name two files to compare.`);
  const [older, newer] = [sealOf(textOf(all.older, what), policy), sealOf(textOf(all.newer, what), policy)];
  if (older.origin !== newer.origin) throw new CannotTell(`${what} has checkpoints of two different records: it shows nothing.`);
  if (older.size === newer.size) return older.root.equals(newer.root) ? null : { older, newer, otherwise: null };
  const { root, proof } = membersOf(all.newerAtOlderSize, what);
  const otherwise = { root: bytesOf(root, what), proof: listOf(proof, what).map((hash) => bytesOf(hash, what)) };
  verifyConsistency({ oldSize: older.size, oldRoot: otherwise.root, newSize: newer.size, newRoot: newer.root, proof: otherwise.proof });
  return otherwise.root.equals(older.root) ? null : { older, newer, otherwise };
}
