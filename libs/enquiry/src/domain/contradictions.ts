import { CONCERN_LABELS, type ConcernLevel, isConcernLevel } from '@lib/kernel';
import type { AnswerGiven, FieldValue } from './answer.js';
import { questionsOf } from './branching.js';
import type { QuestionSet } from './question-set.js';

/*
 * Things that do not fit together: two documents with different levels of serious harm, an address nobody has checked, somebody's own word
 * where a record exists. Each was in the papers of a case that went wrong, and nobody was told. A flag would tell as much as what it is made
 * of, so a side sees it only when that side has, or was given, every part of it. People judge a flag; nothing is decided by one.
 */
export const SIDES = ['ASKER', 'ANSWERER'] as const;
export type Side = (typeof SIDES)[number];
export const CONTRADICTIONS = ['DIFFERENT_ROSH', 'UNVERIFIED_ADDRESS', 'SELF_REPORT_WHERE_RECORD'] as const;
export type ContradictionKind = (typeof CONTRADICTIONS)[number];

/** `knownTo`: the sides that wrote it or were given it. */
export interface Operand {
  readonly kind: 'ANSWER' | 'NOTE' | 'RECORDED_LEVEL';
  readonly id: string;
  readonly knownTo: readonly Side[];
}
export interface AnswerHeld extends Pick<AnswerGiven, 'questionCode' | 'state' | 'rows' | 'basis'> {
  readonly id: string;
  readonly agencyId: string;
  readonly at: Date;
  readonly knownTo: readonly Side[];
}
export interface NoteHeldHere {
  readonly id: string;
  readonly category: string;
  readonly basis: string;
  readonly knownTo: readonly Side[];
}
export interface LevelRecorded {
  readonly id: string;
  readonly level: ConcernLevel;
  readonly knownTo: readonly Side[];
}
export interface ContradictionFacts {
  readonly set: QuestionSet;
  /** The answers of this sending that go. */
  readonly sent: readonly AnswerHeld[];
  /** Answers of other agencies and earlier ones, received or given. */
  readonly earlier: readonly AnswerHeld[];
  readonly notes: readonly NoteHeldHere[];
  /** The level of serious harm on the person's record, where there is one. */
  readonly recorded: LevelRecorded | null;
}
export interface Contradiction {
  readonly kind: ContradictionKind;
  readonly questionCode: string;
  readonly seenBy: readonly Side[];
  readonly operands: readonly Operand[];
  readonly words: string;
}
/** Which topic says what, and in which fields. */
const LEVELS = { topic: 1, field: 'overall' } as const;
const OTHER_DOCUMENT = { topic: 3, field: 'different', level: 'level' } as const;
const ADDRESS = { topic: 30, field: 'exists', checked: 'CHECKED_EXISTS' } as const;
const RECORD_BASES: readonly string[] = ['RECORD_SEEN', 'VERIFIED_BY_AGENCY'];

export function contradictions(facts: ContradictionFacts): readonly Contradiction[] {
  const asked = new Map(questionsOf(facts.set).map((question) => [question.code, question]));
  return facts.sent.flatMap((answer) => {
    const question = asked.get(answer.questionCode);
    if (!question || answer.state !== 'ANSWERED') return [];
    return [
      ...(question.topic === OTHER_DOCUMENT.topic ? saysAnotherLevel(answer) : []),
      ...(question.topic === LEVELS.topic ? otherLevels(answer, facts) : []),
      ...(question.topic === ADDRESS.topic ? notChecked(answer) : []),
      ...ownWordOnly(answer, question.categories, facts),
    ];
  });
}

function saysAnotherLevel(answer: AnswerHeld): Contradiction[] {
  const row = answer.rows.find((one) => one[OTHER_DOCUMENT.field] === true);
  const words = `A document gives a different risk of serious harm level${levelNamed(row?.[OTHER_DOCUMENT.level])}.`;
  return row ? flag('DIFFERENT_ROSH', answer, [], words) : [];
}
const levelNamed = (level: FieldValue | undefined): string => (isConcernLevel(level) ? `: ${CONCERN_LABELS[level].toLowerCase()}` : '');

/** Against the newest that each other agency said, and against the record. What the same agency said before is a change, not a contradiction. */
function otherLevels(answer: AnswerHeld, { earlier, recorded }: ContradictionFacts): Contradiction[] {
  const level = overall(answer);
  if (level === null) return [];
  const elsewhere = earlier.filter((one) => one.questionCode === answer.questionCode && one.agencyId !== answer.agencyId);
  const others = newestOfEach(elsewhere.filter((one) => overall(one) !== null)).filter((one) => overall(one) !== level);
  const between = (one: AnswerHeld) => `One agency gives the risk of serious harm as ${named(level)}, another as ${named(overall(one))}.`;
  const flags = others.flatMap((one) => flag('DIFFERENT_ROSH', answer, [ofAnswer(one)], between(one)));
  if (recorded === null || recorded.level === level) return flags;
  const operand: Operand = { kind: 'RECORDED_LEVEL', id: recorded.id, knownTo: recorded.knownTo };
  const words = `The answer gives the risk of serious harm as ${named(level)}, the record as ${named(recorded.level)}.`;
  return [...flags, ...flag('DIFFERENT_ROSH', answer, [operand], words)];
}
const named = (level: ConcernLevel | null): string => (level === null ? 'not given' : CONCERN_LABELS[level].toLowerCase());
function overall({ state, rows }: AnswerHeld): ConcernLevel | null {
  const value = state === 'ANSWERED' ? rows[0]?.[LEVELS.field] : null;
  return isConcernLevel(value) ? value : null;
}
function newestOfEach(answers: readonly AnswerHeld[]): readonly AnswerHeld[] {
  const newest = new Map<string, AnswerHeld>();
  for (const answer of answers) {
    const known = newest.get(answer.agencyId);
    if (!known || answer.at >= known.at) newest.set(answer.agencyId, answer);
  }
  return [...newest.values()];
}

function notChecked(answer: AnswerHeld): Contradiction[] {
  const found = answer.rows.map((row) => row[ADDRESS.field]).filter((exists) => exists !== undefined && exists !== ADDRESS.checked);
  if (found.length === 0) return [];
  const gone = found.includes('DOES_NOT_EXIST');
  return flag(
    'UNVERIFIED_ADDRESS',
    answer,
    [],
    gone ? 'An address that was given does not exist.' : 'Nobody has checked that an address that was given exists.',
  );
}

/** One flag for each side, of what that side has; the same one where both have the same. Neither learns that the other holds more. */
function ownWordOnly(answer: AnswerHeld, categories: readonly string[], { sent, earlier, notes }: ContradictionFacts): Contradiction[] {
  if (answer.basis !== 'SELF_REPORT') return [];
  const records = [
    ...[...sent, ...earlier]
      .filter((one) => one.questionCode === answer.questionCode && one.state === 'ANSWERED' && RECORD_BASES.includes(one.basis ?? ''))
      .map(ofAnswer),
    ...notes
      .filter((note) => categories.includes(note.category) && RECORD_BASES.includes(note.basis))
      .map(({ id, knownTo }): Operand => ({ kind: 'NOTE', id, knownTo })),
  ];
  const words = 'This is what the person says. There is a record to check it against.';
  const known = SIDES.map((side) => ({
    side,
    operands: records.filter(({ knownTo }) => answer.knownTo.includes(side) && knownTo.includes(side)),
  }));
  const all = records.filter((record) => sidesOf([ofAnswer(answer), record]).length > 0);
  if (known.every(({ operands }) => operands.length === all.length))
    return all.length > 0 ? flag('SELF_REPORT_WHERE_RECORD', answer, all, words) : [];
  return known.flatMap(({ side, operands }) =>
    operands.length > 0 ? flag('SELF_REPORT_WHERE_RECORD', answer, operands, words).map((one) => ({ ...one, seenBy: [side] })) : [],
  );
}

function flag(kind: ContradictionKind, answer: AnswerHeld, others: readonly Operand[], words: string): Contradiction[] {
  const operands = [ofAnswer(answer), ...others];
  const seenBy = sidesOf(operands);
  return seenBy.length > 0 ? [{ kind, questionCode: answer.questionCode, seenBy, operands, words }] : [];
}
const sidesOf = (operands: readonly Operand[]): readonly Side[] =>
  SIDES.filter((side) => operands.every(({ knownTo }) => knownTo.includes(side)));
const ofAnswer = ({ id, knownTo }: AnswerHeld): Operand => ({ kind: 'ANSWER', id, knownTo });
