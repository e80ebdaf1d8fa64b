import { addDays, type ConcernLevel, Invalid, isMeaningless, londonDay, parseDay, plainText } from '@lib/kernel';
import { ANSWER_STATES, type AnswerGiven, type AnswerState, type Provenance } from './answer.js';
import { type Faults, soundRows } from './answer-rows.js';
import { answerText, isTooLong, MOST_CHARACTERS } from './answer-text.js';
import { gangFaults } from './gang-evidence.js';
import type { Question } from './question-set.js';

/*
 * One answer as typed, made into what is kept, or every fault at once. Each state gets exactly what it calls for. What was typed for another
 * state is left out, because a form without scripts sends it all and a pressed radio button cannot be let go; the draft still has it.
 */
export interface AnswerTyped extends Partial<Provenance> {
  readonly questionCode: string;
  readonly state: string | null;
  readonly rows?: unknown;
  readonly awaitingFrom?: string | null;
  readonly awaitingUntil?: string | null;
  readonly reasonCode?: string | null;
  readonly reasonWords?: string | null;
  readonly reviewBy?: string | null;
}
/** What other rooms know: the clock of the record, and the lists and rules of notes and of sharing decisions. */
export interface AnswerBounds {
  readonly now: Date;
  /** Whose answer it is, as the text names it. */
  readonly agency: string;
  readonly bases: readonly string[];
  readonly disclosable: readonly string[];
  readonly withheldReasons: readonly string[];
  readonly noFurtherReasons: readonly string[];
  readonly needsWords: (reasonCode: string, level: ConcernLevel) => boolean;
  readonly defaultReview: (level: ConcernLevel) => string;
  readonly markingProblem: (marking: unknown, text: string) => { readonly field: string; readonly message: string } | null;
}
export interface AnswerProblem {
  readonly questionCode: string;
  readonly field: string;
  readonly message: string;
}
export type AnswerChecked = { readonly answer: AnswerGiven } | { readonly problems: readonly AnswerProblem[] };

const DAYS_AHEAD = 366;
const EARLIEST = '1900-01-01';
const NOTHING = {
  rows: [],
  awaitingFrom: null,
  awaitingUntil: null,
  reasonCode: null,
  reasonWords: null,
  reviewBy: null,
  basis: null,
  asAt: null,
  source: null,
  marking: null,
  disclosable: null,
} as const;

/** What was said once for the whole enquiry stands wherever an answer says nothing else. */
export function withDefaults(answer: AnswerTyped, provenance: Partial<Provenance>): AnswerTyped {
  if (answer.state !== 'ANSWERED') return answer;
  const own = (field: keyof Provenance) => answer[field] || (provenance[field] ?? null);
  return {
    ...answer,
    basis: own('basis'),
    asAt: own('asAt'),
    source: own('source'),
    marking: own('marking'),
    disclosable: own('disclosable'),
  };
}

export function soundAnswer(question: Question, typed: AnswerTyped, bounds: AnswerBounds): AnswerChecked {
  const faults: Faults = {};
  const state = stateOf(question, typed);
  const answer: AnswerGiven | null = state && {
    ...NOTHING,
    questionCode: question.code,
    state,
    ...PARTS[state](question, typed, { bounds, faults }),
  };
  if (answer === null) faults['state'] = question.declaration ? DECLARE : 'Answer this question, or say why there is no answer';
  else {
    for (const [field, message] of Object.entries(markingFaults(answer, bounds))) faults[field] ??= message;
    if (isTooLong(answerText(question, answer, bounds.agency))) faults['rows'] ??= TOO_LONG;
  }
  const problems = Object.entries(faults).map(([field, message]) => ({ questionCode: question.code, field, message }));
  return problems.length > 0 || answer === null ? { problems } : { answer };
}

const TOO_LONG = `This answer is too long to send: with its question it must be ${MOST_CHARACTERS.toLocaleString('en-GB')} characters or fewer`;
const DECLARE = 'Say whether you hold anything more serious than you have sent';
/** Nobody can put off the declaration or not know it. The uniform reply stays open to it, because that must tell nothing about any question. */
const DECLARATION_STATES: readonly AnswerState[] = ['ANSWERED', 'WITHHELD', 'NO_FURTHER_ANSWER'];

/** A declaration that something is withheld is withheld itself: a sentence "we hold more" would already be telling. */
function stateOf(question: Question, typed: AnswerTyped): AnswerState | null {
  const state = ANSWER_STATES.find((one) => one === typed.state) ?? null;
  if (!question.declaration || state === null) return state;
  if (state === 'ANSWERED' && saysWithheld(question, typed.rows)) return 'WITHHELD';
  return DECLARATION_STATES.includes(state) ? state : null;
}
function saysWithheld({ fields }: Question, rows: unknown): boolean {
  const row: unknown = Array.isArray(rows) ? rows[0] : null;
  return (
    typeof row === 'object' && row !== null && fields.some(({ code }) => (row as Readonly<Record<string, unknown>>)[code] === 'WITHHELD')
  );
}

interface Gathering {
  readonly bounds: AnswerBounds;
  readonly faults: Faults;
}
type Part = (question: Question, typed: AnswerTyped, gathering: Gathering) => Partial<AnswerGiven>;
const PARTS: Readonly<Record<AnswerState, Part>> = {
  ANSWERED: answered,
  NOT_KNOWN: () => ({}),
  NOT_HELD: () => ({}),
  AWAITING: awaiting,
  WITHHELD: withheld,
  NO_FURTHER_ANSWER: (_question, { reasonCode }, { bounds, faults }) => {
    if (!bounds.noFurtherReasons.includes(reasonCode ?? '')) faults['reasonCode'] = 'Choose why they are to contact the duty desk';
    return { reasonCode: reasonCode ?? null };
  },
};

function answered(question: Question, typed: AnswerTyped, { bounds, faults }: Gathering): Partial<AnswerGiven> {
  const { rows, faults: inRows } = soundRows(question, typed.rows, bounds.now);
  const today = londonDay(bounds.now);
  Object.assign(faults, inRows, gangFaults(question, rows, today));
  if (!bounds.bases.includes(typed.basis ?? '')) faults['basis'] = 'Choose how you know this';
  if (!bounds.disclosable.includes(typed.disclosable ?? '')) faults['disclosable'] = 'Choose whether this person may be told';
  return {
    rows,
    basis: typed.basis ?? null,
    disclosable: typed.disclosable ?? null,
    marking: typed.marking || null,
    asAt: gathered(faults, () =>
      parseDay(typed.asAt, { field: 'asAt', label: 'The day as of which this is true', notBefore: EARLIEST, notAfter: today }),
    ),
    source: gathered(faults, () => plainText(typed.source, { field: 'source', label: 'Source', max: 500, optional: true }) || null),
  };
}

function awaiting(_question: Question, typed: AnswerTyped, { bounds, faults }: Gathering): Partial<AnswerGiven> {
  const today = londonDay(bounds.now);
  const until = {
    field: 'awaitingUntil',
    label: 'When you expect the answer',
    notBefore: addDays(today, 1),
    notAfter: addDays(today, DAYS_AHEAD),
  };
  return {
    awaitingFrom: gathered(faults, () =>
      plainText(typed.awaitingFrom, { field: 'awaitingFrom', label: 'Who you are waiting for', max: 200 }),
    ),
    awaitingUntil: gathered(faults, () => parseDay(typed.awaitingUntil, until)),
  };
}

function withheld({ level }: Question, typed: AnswerTyped, { bounds, faults }: Gathering): Partial<AnswerGiven> {
  const reasonCode = typed.reasonCode ?? '';
  const today = londonDay(bounds.now);
  const review = { field: 'reviewBy', label: 'The review date', notBefore: addDays(today, 1), notAfter: addDays(today, DAYS_AHEAD) };
  const words =
    gathered(faults, () => plainText(typed.reasonWords, { field: 'reasonWords', label: 'Reason', max: 4000, optional: true })) ?? '';
  if (!bounds.withheldReasons.includes(reasonCode)) faults['reasonCode'] = 'Choose a reason for withholding this';
  else if (bounds.needsWords(reasonCode, level) && isMeaningless(words)) faults['reasonWords'] ??= 'Enter why you are withholding this';
  return {
    reasonCode,
    reasonWords: words === '' ? null : words,
    reviewBy: typed.reviewBy ? gathered(faults, () => parseDay(typed.reviewBy, review)) : bounds.defaultReview(level),
  };
}

/** Nothing above the ceiling is kept in any text of an answer, whether it goes or not; the field that holds it is named. */
function markingFaults(answer: AnswerGiven, { markingProblem }: AnswerBounds): Faults {
  const faults: Faults = {};
  const texts: [string, unknown][] = [
    ['source', answer.source],
    ['awaitingFrom', answer.awaitingFrom],
    ['reasonWords', answer.reasonWords],
    ...answer.rows.flatMap((row, at) => Object.entries(row).map(([code, value]): [string, unknown] => [`rows.${at}.${code}`, value])),
  ];
  const marking = answer.state === 'ANSWERED' ? answer.marking : 'OFFICIAL';
  const chosen = markingProblem(marking, '');
  if (chosen) return { [chosen.field]: chosen.message };
  for (const [field, text] of texts) {
    const problem = typeof text === 'string' ? markingProblem(marking, text) : null;
    if (problem) faults[field] = problem.message;
  }
  return faults;
}

/** One field's fault must not hide the others'. */
function gathered<T>(faults: Faults, parse: () => T): T | null {
  try {
    return parse();
  } catch (fault) {
    if (!(fault instanceof Invalid)) throw fault;
    Object.assign(faults, fault.fields);
    return null;
  }
}
