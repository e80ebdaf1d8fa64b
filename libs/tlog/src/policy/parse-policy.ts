import { NoteError } from '../note/note-error.js';
import { parseVerifierKey, type VerifierKey } from '../note/verifier-key.js';
import { PolicyError } from './policy-error.js';

/* tlog-policy (main): which logs are believed, which witnesses are known, and how many of them it takes. */
export interface Group {
  /** How many of the members it takes, from 1 to all. */
  readonly threshold: number;
  /** Names of witnesses and of groups defined before this one. */
  readonly members: readonly string[];
}
export interface Policy {
  readonly logs: VerifierKey[];
  /** By the policy's own name for the witness, which need not be the name of its key. */
  readonly witnesses: Map<string, { readonly key: VerifierKey; readonly url: string | null }>;
  readonly groups: Map<string, Group>;
  /** The name of a witness or group; null when no cosignature is needed. */
  readonly quorum: string | null;
}

const NO_QUORUM = 'none';
// Octets below the space but tab and newline, and DEL; broken text as well.
const NOT_ALLOWED = /[\p{Cs}\0-\x08\x0b-\x1f\x7f]/u;
const THRESHOLD = /^[1-9][0-9]{0,8}$/;

/** Throws PolicyError that names the line. */
export function parsePolicy(text: string): Policy {
  const reading = new Reading();
  text.split('\n').forEach((line, i) => {
    try {
      reading.take(line);
    } catch (error) {
      if (error instanceof NoteError || error instanceof PolicyError) throw new PolicyError(`line ${i + 1}: ${error.message}`);
      throw error;
    }
  });
  return reading.policy();
}

class Reading {
  private readonly logs: VerifierKey[] = [];
  private readonly witnesses: Policy['witnesses'] = new Map();
  private readonly groups: Policy['groups'] = new Map();
  private readonly grouped = new Set<string>();
  private quorumName: string | undefined;

  take(line: string): void {
    if (NOT_ALLOWED.test(line)) throw new PolicyError('has a control character');
    const [word = '', ...rest] = line.split(/[ \t]+/).filter((item) => item !== '');
    if (word === '' || word.startsWith('#')) return;
    if (word === 'log') this.log(rest);
    else if (word === 'witness') this.witness(rest);
    else if (word === 'group') this.group(rest);
    else if (word === 'quorum') this.quorum(rest);
    else throw new PolicyError('begins with none of log, witness, group and quorum');
  }

  policy(): Policy {
    if (this.quorumName === undefined) throw new PolicyError('the policy has no line that names its quorum');
    const quorum = this.quorumName === NO_QUORUM ? null : this.quorumName;
    return { logs: this.logs, witnesses: this.witnesses, groups: this.groups, quorum };
  }

  private log(items: readonly string[]): void {
    const [keyText, , ...more] = items;
    if (keyText === undefined || more.length > 0) throw new PolicyError('a log has a key and perhaps an address');
    const key = parseVerifierKey(keyText);
    if (key.algorithm !== 1) throw new PolicyError('this is the key of a witness, not of a log');
    assertNew(key, this.logs);
    this.logs.push(key);
  }

  private witness(items: readonly string[]): void {
    const [name, keyText, url = null, ...more] = items;
    if (name === undefined || keyText === undefined || more.length > 0)
      throw new PolicyError('a witness has a name, a key and perhaps an address');
    this.assertFree(name);
    const key = parseVerifierKey(keyText);
    if (key.algorithm !== 4) throw new PolicyError('this is the key of a log, not of a witness');
    assertNew(
      key,
      [...this.witnesses.values()].map((witness) => witness.key),
    );
    this.witnesses.set(name, { key, url });
  }

  private group(items: readonly string[]): void {
    const [name, count, ...members] = items;
    if (name === undefined || count === undefined || members.length === 0)
      throw new PolicyError('a group has a name, how many it takes, and members');
    this.assertFree(name);
    for (const member of members) {
      this.assertDefined(member);
      if (this.grouped.has(member)) throw new PolicyError(`${member} is a member twice, and would count twice`);
      this.grouped.add(member);
    }
    this.groups.set(name, { threshold: thresholdOf(count, members.length), members });
  }

  private quorum(items: readonly string[]): void {
    const [name, ...more] = items;
    if (name === undefined || more.length > 0) throw new PolicyError('a quorum is one name');
    if (this.quorumName !== undefined) throw new PolicyError('there is a quorum already');
    if (name !== NO_QUORUM) this.assertDefined(name);
    this.quorumName = name;
  }

  private assertFree(name: string): void {
    if (name === NO_QUORUM || this.isDefined(name)) throw new PolicyError(`the name ${name} is taken`);
  }

  private assertDefined(name: string): void {
    if (!this.isDefined(name)) throw new PolicyError(`nothing above is named ${name}`);
  }

  private isDefined(name: string): boolean {
    return this.witnesses.has(name) || this.groups.has(name);
  }
}

function thresholdOf(count: string, members: number): number {
  if (count === 'any') return 1;
  if (count === 'all') return members;
  const threshold = THRESHOLD.test(count) ? Number(count) : NaN;
  if (!(threshold <= members)) throw new PolicyError(`a group takes any, all or a number from 1 to ${members}`);
  return threshold;
}

/** One key under two names would count twice. */
function assertNew(key: VerifierKey, known: readonly VerifierKey[]): void {
  if (known.some((one) => one.publicKey.equals(key.publicKey))) throw new PolicyError('the same key stands above');
}
