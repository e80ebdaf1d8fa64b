import { Invalid, isMeaningless, plainText, refuse } from '@lib/kernel';

export const MOST_AT_ONCE = 100;

/** How one piece of work stands, and how whoever is to have it stands to it. */
export interface WorkToMove {
  readonly id: string;
  readonly personId: string | null;
  /** Work of a unit of the supervisor's, about nobody or about a case that they may open. */
  readonly here: boolean;
  readonly closed: boolean;
  /** Somebody has moved it since they looked. */
  readonly moved: boolean;
  /** A rule settled who answers it. */
  readonly stays: boolean;
  readonly theirs: boolean;
  /** The taker holds a post in the unit or below it, or is a unit of the supervisor's, or had it before. */
  readonly holds: boolean;
  /** The taker holds the role that it asks for. */
  readonly fits: boolean;
  /** The taker may open the case. */
  readonly opens: boolean;
  /** Somebody is there who would have it: the taker, their cover, or somebody of the unit. */
  readonly somebody: boolean;
}
export interface LineRefused {
  readonly id: string;
  readonly code: string;
  readonly explanation: string;
}

/** In the order in which they are asked: what is not theirs to know of is told as if it were not there. */
const RULES: readonly (readonly [code: string, broken: (work: WorkToMove) => boolean, explanation: string])[] = [
  ['WKL-20', ({ here }) => !here, 'It is not, or no longer, work of your units.'],
  ['WKL-21', ({ closed }) => closed, 'It has been done meanwhile.'],
  ['WKL-22', ({ moved }) => moved, 'Somebody has given it to somebody else meanwhile.'],
  ['WKL-23', ({ stays }) => stays, 'A rule settled who answers this, so it stays where it is.'],
  ['WKL-24', ({ theirs }) => theirs, 'They have it already.'],
  ['WKL-25', ({ holds }) => !holds, 'Whoever takes it holds a post in this unit or below it, or is another unit of yours.'],
  ['WKL-26', ({ fits }) => !fits, 'It asks for a role that they do not hold.'],
  // Before the case: with nobody there, nobody may open it either, and that says less of the case.
  [
    'WKL-27',
    ({ somebody }) => !somebody,
    'Nobody is there who would have it: they are away and nobody covers, or nobody there has that job.',
  ],
  ['WKL-28', ({ opens }) => !opens, 'They may not work on this case.'],
];

/** All or nothing: each piece that cannot go is named, and nothing is moved. */
export function mayReassign(work: readonly WorkToMove[]) {
  const lines = work.flatMap((one): LineRefused[] => {
    const rule = RULES.find(([, broken]) => broken(one));
    return rule ? [{ id: one.id, code: rule[0], explanation: rule[2] }] : [];
  });
  if (lines.length === 0) return null;
  return refuse('WKL-30', `Nothing was given: ${lines.length} of ${work.length} cannot go there. Take them out, or choose somebody else.`, {
    lines,
  });
}

export const nothingToGiveBack = () => refuse('WKL-31', 'All of this has been given back or given on already. Nothing was changed.');

export interface ReassignAsked {
  readonly workIds: readonly string[];
  readonly staffId?: string | null;
  readonly toUnitId?: string | null;
  readonly words: string;
}

/** Throws Invalid with one message a field. */
export function soundReassignment({ workIds, staffId = null, toUnitId = null, words }: ReassignAsked) {
  const ids = [...new Set(workIds)];
  if (ids.length === 0) throw new Invalid({ workIds: 'Choose at least one piece of work' });
  if (ids.length > MOST_AT_ONCE) throw new Invalid({ workIds: `Choose ${MOST_AT_ONCE} pieces of work at most` });
  if ((staffId === null) === (toUnitId === null)) throw new Invalid({ staffId: 'Choose one person or one unit' });
  return { moves: ids.map((id) => ({ id, staffId, unitId: toUnitId })), words: soundWords(words) };
}

export function soundWords(given: string): string {
  const words = plainText(given, { field: 'words', label: 'Why', max: 500 });
  if (isMeaningless(words)) throw new Invalid({ words: 'Say why, in a few words' });
  return words;
}
