import { readPolicy, readText } from '../files/read.js';
import { readEvidence, writeEvidence } from '../histories/evidence.js';
import { type History, readHistory } from '../histories/history.js';
import { type Comparison, compareHistories, type Split } from '../histories/split.js';
import { concluded, sealFound } from '../seal/conclusion.js';
import { type Answer, CannotTell, type Row } from '../wording/answer.js';
import { count, list } from '../wording/words.js';

export interface CompareQuestion {
  /** Two of checkpoint, receipt, bundle and mirror, or one file of evidence. */
  readonly paths: readonly string[];
  readonly policy?: string;
  /** Where to write what shows a split view. */
  readonly evidence?: string;
}

/** Whether two parties were shown one history. */
export function compare({ paths, policy, evidence }: CompareQuestion): Answer {
  const known = readPolicy(policy);
  const [first = '', second] = paths;
  if (second === undefined) {
    const split = readEvidence(readText(first), first, known);
    if (split) return splitAnswer(split, [first, first]);
    throw new CannotTell(`The two checkpoints in ${first} do not contradict one another: this is no evidence of anything.`);
  }
  const [a, b] = [readHistory(first, known), readHistory(second, known)];
  const [one, other] = [newest(a), newest(b)];
  if (one.origin !== other.origin)
    throw new CannotTell(`These are of two different records, ${one.origin} and ${other.origin}: there is nothing to compare.`);
  const comparison = compareHistories(a, b);
  if (!comparison.split) return sameAnswer(a, b, comparison);
  if (evidence !== undefined) writeEvidence(evidence, comparison.split);
  return splitAnswer(comparison.split, paths, evidence);
}

function sameAnswer(a: History, b: History, { sameAt, complete }: Comparison): Answer {
  const [one, other] = [newest(a), newest(b)];
  const rows = [
    ...historyRows(a),
    ...historyRows(b),
    ['the same at', sameAt.length === 0 ? 'no size that both have' : `${list(sameAt.map(String))} entries`] as const,
  ];
  const found = { sameAt: [...sameAt], complete };
  const larger = one.size >= other.size ? one : other;
  if (complete) {
    const smaller = larger === one ? other : one;
    const seal = smaller.enough ? larger : smaller;
    return { ...concluded(seal, 'Both show one history of the record'), rows, found: { ...found, ...sealFound(larger) } };
  }
  const which = larger === one ? a.path : b.path;
  const sentence = `Nothing in the two contradicts itself, but their newest checkpoints have ${one.size} and ${other.size} entries, and only a mirror can show that the larger holds the smaller: give the mirror for ${which}.`;
  return { verdict: 'cannot tell', sentence, rows, found };
}

function splitAnswer({ older, newer, otherwise }: Split, [a = '', b = '']: readonly string[], evidence?: string): Answer {
  const signed =
    older.policy === null
      ? 'Give the policy as well, --policy FILE, to show whose signatures these are.'
      : `${older.origin} signed both: it showed two histories, or its key is in other hands.`;
  const what =
    older.size === newer.size
      ? `two different trees of ${count(older.size, 'entry', 'entries')}`
      : `a tree of ${count(newer.size, 'entry', 'entries')} that does not begin with the tree of ${older.size}`;
  const kept =
    evidence === undefined
      ? a === b
        ? ''
        : ' Keep the evidence: --evidence FILE.'
      : ` The evidence is in ${evidence}; it needs no other file but the policy.`;
  return {
    verdict: 'disproven',
    sentence: `There is no one history of ${older.origin}: there are ${what}. ${signed}${kept}`,
    rows: [
      ['one', `${count(older.size, 'entry', 'entries')}, root ${older.root.toString('base64')}`],
      ['the other', `${count(newer.size, 'entry', 'entries')}, root ${newer.root.toString('base64')}`],
      ...(otherwise ? [['the other had', `at ${older.size} entries, root ${otherwise.root.toString('base64')}`] as Row] : []),
      ['shown by', a === b ? a : `${a} and ${b}`],
    ],
    found: {
      log: older.origin,
      split: true,
      sizes: [older.size, newer.size],
      signed: older.policy === null ? null : true,
      evidence: evidence ?? null,
    },
  };
}

function historyRows({ path, seals, tree }: History): Row[] {
  return [[path, `${tree ? 'a mirror, ' : ''}${list(seals.map(({ size }) => String(size)))} entries`]];
}

function newest({ seals }: History) {
  const last = seals.at(-1);
  if (!last) throw new Error('a history has a checkpoint');
  return last;
}
