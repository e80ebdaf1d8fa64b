/*
 * What an answer may be. Blank is impossible: an answer that is not there has a reason that is. WITHHELD and NO_FURTHER_ANSWER are what
 * the answering agency keeps for itself; whoever asked reads the same sentence for both (`UNIFORM_REPLY`), so that it tells nothing.
 */
export const ANSWER_STATES = ['ANSWERED', 'NOT_KNOWN', 'NOT_HELD', 'WITHHELD', 'NO_FURTHER_ANSWER', 'AWAITING'] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];
/** What goes to whoever asked. */
export const SENT_STATES = ['ANSWERED', 'NOT_KNOWN', 'NOT_HELD', 'AWAITING'] as const;
export type SentState = (typeof SENT_STATES)[number];
export const UNIFORM_REPLY = 'No further answer through this portal; contact the duty desk.';

/** A field's value: text, day (YYYY-MM-DD) and instant (ISO 8601 UTC) as strings, a choice as its code, choices as codes. */
export type FieldValue = string | number | boolean | readonly string[];
export type AnswerRow = Readonly<Record<string, FieldValue>>;

/** Set once for a whole enquiry and changed where an answer differs. */
export interface Provenance {
  /** RECORD_SEEN, VERIFIED_BY_AGENCY, SELF_REPORT, THIRD_PARTY or PROFESSIONAL_JUDGEMENT. */
  readonly basis: string | null;
  /** The London day as of which it is true. */
  readonly asAt: string | null;
  readonly source: string | null;
  /** OFFICIAL or OFFICIAL_SENSITIVE. */
  readonly marking: string | null;
  /** May the person it is about be told: YES, NO or REDACTED. */
  readonly disclosable: string | null;
}
/** One answer as it is typed. Only what its state calls for is given; the rest is null or empty. */
export interface AnswerGiven extends Provenance {
  readonly questionCode: string;
  readonly state: AnswerState;
  /** ANSWERED: one row, or as many as the question repeats. */
  readonly rows: readonly AnswerRow[];
  /** AWAITING. */
  readonly awaitingFrom: string | null;
  readonly awaitingUntil: string | null;
  /** WITHHELD and NO_FURTHER_ANSWER: one of sharing's reason codes; the words and the review day are for WITHHELD. */
  readonly reasonCode: string | null;
  readonly reasonWords: string | null;
  readonly reviewBy: string | null;
}
