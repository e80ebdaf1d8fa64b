import { createHash } from 'node:crypto';
import { cosignersOf, leafHash, meetsQuorum, openCheckpoint, parsePolicy, parseProof, verifyInclusion } from '@lib/tlog';

/** What somebody who holds a proof can open of the entry: by name, and of the items each with the salt of its text. */
export interface Opened {
  readonly index: number;
  /** Of the tree that the proof leads to. */
  readonly size: number;
  readonly entry: { readonly id: string; readonly custodian: string; readonly sd: readonly string[] } & Record<string, unknown>;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly items: readonly Record<string, unknown>[];
  readonly salts: number;
  /** Names of the policy's witnesses. */
  readonly witnessed: readonly string[];
  readonly enough: boolean;
}
const digestOf = (text: string): string => createHash('sha256').update(text, 'ascii').digest('base64url');
const opened = (text: string): [string, string, unknown] =>
  JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [string, string, unknown];

/** Checks a proof as its holder does, with nothing but the file and the policy: throws for whatever does not lead to the signed root. */
export function readProof(file: string, policyText: string): Opened {
  const policy = parsePolicy(policyText);
  const [key] = policy.logs;
  if (!key) throw new Error('the policy names no log');
  const { extra, index, hashes, checkpoint } = parseProof(file);
  const { size, root } = openCheckpoint(checkpoint, key);
  const told = JSON.parse((extra ?? Buffer.alloc(0)).toString('utf8')) as { entry: string; disclosures: string[] };
  const bytes = Buffer.from(told.entry, 'base64');
  verifyInclusion({ index, size, leaf: leafHash(bytes), proof: hashes, root });
  const entry = JSON.parse(bytes.toString('utf8')) as Opened['entry'];
  const witnessed = cosignersOf(checkpoint, policy).map(({ name }) => name);
  return { index, size, entry, witnessed, enough: meetsQuorum(policy, new Set(witnessed)), ...openAll(entry.sd, told.disclosures) };
}

/** Every disclosure leads to the entry: a field to its digests, an item to the digests of `items`, a salt to an item that is opened. */
export function openAll(sd: readonly string[], disclosures: readonly string[]): Pick<Opened, 'fields' | 'items' | 'salts'> {
  const fields = disclosures.filter((one) => sd.includes(digestOf(one))).map(opened);
  const named = Object.fromEntries(fields.map(([, name, value]) => [name, value]));
  const listed = (named['items'] ?? []) as string[];
  const items = disclosures.filter((one) => listed.includes(digestOf(one)));
  const rest = disclosures.filter((one) => !sd.includes(digestOf(one)) && !items.includes(one)).map(opened);
  const strays = rest.filter(([, name, value]) => name !== 'contentSalt' || !items.some((item) => digestOf(item) === value));
  if (strays.length > 0) throw new Error(`${strays.length} disclosures lead nowhere`);
  return { fields: named, items: items.map((item) => opened(item)[2] as Record<string, unknown>), salts: rest.length };
}
