import type { Answer, Json, Row } from '../wording/answer.js';
import { count, instantOfSecond, isoOfSecond, list } from '../wording/words.js';
import { type Seal, witnessedAt } from './seal.js';

/**
 * What was shown of a tree, joined with whose tree it is: only both together prove anything. `shown` is a sentence without its full stop
 * that holds for the tree alone.
 */
export function concluded(seal: Seal, shown: string): Pick<Answer, 'verdict' | 'sentence'> {
  if (seal.policy === null)
    return {
      verdict: 'cannot tell',
      sentence: `${shown}. But without a policy nobody can tell whose signature stands under it: give the policy you were handed, --policy FILE.`,
    };
  if (seal.enough) return { verdict: 'proven', sentence: `${shown}. ${vouched(seal)}` };
  return {
    verdict: 'cannot tell',
    sentence: `${shown}, and ${seal.origin} signed it. But ${witnesses(seal)} vouch for it, and the policy asks for more: ask for it again when more have, or ask those witnesses for what they saw.`,
  };
}

export function sealRows(seal: Seal): Row[] {
  return [
    ['record', seal.origin],
    ['checkpoint', `${count(seal.size, 'entry', 'entries')}, root ${seal.root.toString('base64')}`],
    ['signed by the record', seal.policy === null ? 'not checked: no policy was given' : 'yes'],
    ...witnessRows(seal),
  ];
}

export function sealFound(seal: Seal): { readonly [name: string]: Json } {
  const at = witnessedAt(seal);
  return {
    log: seal.origin,
    size: seal.size,
    root: seal.root.toString('base64'),
    signed: seal.policy === null ? null : true,
    witnesses: seal.cosigners.map((one) => ({ name: one.name, at: isoOfSecond(one.at) })),
    enoughWitnesses: seal.policy === null ? null : seal.enough,
    witnessedAt: at === null ? null : isoOfSecond(at),
  };
}

function witnessRows(seal: Seal): Row[] {
  if (seal.policy === null) return [];
  const seen = seal.cosigners.map(({ name, at }): Row => ['witnessed by', `${name}, ${instantOfSecond(at)}`]);
  const known = count(seal.policy.witnesses.size, 'witness', 'witnesses');
  return [
    ...seen,
    ['enough witnesses', `${seal.enough ? 'yes' : 'no'}: ${seal.cosigners.length} of the policy's ${known} vouch`],
    ['sealed', sealedWhen(seal)],
  ];
}

function sealedWhen(seal: Seal): string {
  const at = witnessedAt(seal);
  return at === null ? 'when, nobody outside says' : `no later than ${instantOfSecond(at)}`;
}

function vouched(seal: Seal): string {
  const at = witnessedAt(seal);
  if (at === null) return `${seal.origin} signed it; the policy asks for no witness.`;
  return `${seal.origin} signed it, and ${witnesses(seal)} vouch for it: enough of them by ${instantOfSecond(at)}.`;
}

function witnesses(seal: Seal): string {
  return seal.cosigners.length === 0 ? 'no witnesses' : list(seal.cosigners.map(({ name }) => name));
}
