import {
  type Cosigner,
  cosignersOf,
  meetsQuorum,
  parseCheckpoint,
  parseNote,
  type Policy,
  type VerifierKey,
  verifySignature,
} from '@lib/tlog';
import { CannotTell, Disproven } from '../wording/answer.js';
import { list } from '../wording/words.js';

/** A checkpoint, and who vouches for it by the reader's policy. Without a policy its signatures say nothing. */
export interface Seal {
  readonly origin: string;
  /** In entries. */
  readonly size: number;
  readonly root: Buffer;
  readonly note: string;
  readonly policy: Policy | null;
  readonly cosigners: readonly Cosigner[];
  /** Whether the log and enough witnesses of the policy signed. */
  readonly enough: boolean;
}

type Note = ReturnType<typeof parseNote>;

/** FormatError for what is no checkpoint; Disproven when a signature fails of anybody whom the policy knows. */
export function sealOf(note: string, policy: Policy | null): Seal {
  const parsed = parseNote(note);
  const { origin, size, root } = parseCheckpoint(parsed.text);
  if (policy === null) return { origin, size, root, note, policy, cosigners: [], enough: false };
  assertSigned(parsed, origin, policy);
  const cosigners = cosignersOf(note, policy);
  assertNoFalseWitness(parsed, policy, cosigners);
  const names = new Set(cosigners.map(({ name }) => name));
  return { origin, size, root, note, policy, cosigners, enough: meetsQuorum(policy, names) };
}

/** The second from which on enough witnesses vouched, counting only cosignatures made by `until`; null when they never did, or need not. */
export function witnessedAt({ policy, cosigners }: Pick<Seal, 'policy' | 'cosigners'>, until = Infinity): number | null {
  if (policy?.quorum == null) return null;
  const names = new Set<string>();
  for (const { name, at } of cosigners.toSorted((a, b) => a.at - b.at)) {
    if (at > until) return null;
    if (meetsQuorum(policy, names.add(name))) return at;
  }
  return null;
}

function assertSigned({ text, signatures }: Note, origin: string, policy: Policy): void {
  const keys = policy.logs.filter(({ name }) => name === origin);
  if (keys.length === 0)
    throw new CannotTell(
      `The checkpoint is of the record ${origin}, and the policy knows only ${list(policy.logs.map(({ name }) => name))}. Use the policy of that record.`,
    );
  const claimed = keys.flatMap((key) => signatures.filter((one) => isNamed(one, key)).map((one) => ({ one, key })));
  if (claimed.length === 0)
    throw new CannotTell(
      `The checkpoint is not signed with any key that the policy has for ${origin}: for you it is nobody's. Ask for the policy that was in force when it was signed.`,
    );
  if (!claimed.every(({ one, key }) => verifySignature(text, one, key)))
    throw new Disproven(`The signature of ${origin} under the checkpoint does not hold: the record did not sign this.`);
}

/** signed-note: a failed signature of a known key condemns the note. Those of strangers are passed over. */
function assertNoFalseWitness({ signatures }: Note, policy: Policy, cosigners: readonly Cosigner[]): void {
  for (const [name, { key }] of policy.witnesses)
    if (signatures.some((one) => isNamed(one, key)) && !cosigners.some((one) => one.name === name))
      throw new Disproven(`The signature of the witness ${name} under the checkpoint does not hold: ${name} did not sign this.`);
}

function isNamed({ name, id }: { name: string; id: Buffer }, key: VerifierKey): boolean {
  return name === key.name && id.equals(key.id);
}
