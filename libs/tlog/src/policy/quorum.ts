import { verifyCosignature } from '../checkpoint/cosignature.js';
import { parseNote } from '../note/note.js';
import type { Policy } from './parse-policy.js';

/** A witness by the policy's name for it, and the earliest second at which it vouched for the checkpoint. */
export interface Cosigner {
  readonly name: string;
  readonly at: number;
}

/**
 * The policy's witnesses whose cosignatures of this checkpoint hold, each once. Signatures of anybody else are passed over. Whether the log
 * itself signed is openCheckpoint's question. Throws NoteError for what is no note.
 */
export function cosignersOf(checkpointNote: string | Uint8Array, policy: Policy): Cosigner[] {
  const { text, signatures } = parseNote(checkpointNote);
  return [...policy.witnesses].flatMap(([name, { key }]) => {
    const times = signatures.map((signature) => verifyCosignature(text, signature, key)).filter((at) => at !== null);
    return times.length === 0 ? [] : [{ name, at: Math.min(...times) }];
  });
}

/** Whether these witnesses, by the policy's names, are enough. */
export function meetsQuorum(policy: Policy, names: ReadonlySet<string>): boolean {
  return policy.quorum === null || hasWitnessed(policy, policy.quorum, names);
}

function hasWitnessed(policy: Policy, name: string, names: ReadonlySet<string>): boolean {
  const group = policy.groups.get(name);
  if (group === undefined) return names.has(name);
  return group.members.filter((member) => hasWitnessed(policy, member, names)).length >= group.threshold;
}
