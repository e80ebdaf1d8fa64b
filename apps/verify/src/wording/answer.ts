/** Exit codes 0, 1 and 2 in this order. What cannot be told is never dressed up as either of the others. */
export const VERDICTS = ['proven', 'disproven', 'cannot tell'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A line of the table: what, and what it is. An empty first cell continues the line above. */
export type Row = readonly [what: string, value: string];
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export interface Answer {
  readonly verdict: Verdict;
  /** Plain English, complete by itself. */
  readonly sentence: string;
  readonly rows: readonly Row[];
  /** The same for programs. */
  readonly found: { readonly [name: string]: Json };
}

/** What was shown contradicts itself, the log or a signature. */
export class Disproven extends Error {
  override readonly name = 'Disproven';
  constructor(
    message: string,
    readonly found: { readonly [name: string]: Json } = {},
  ) {
    super(message);
  }
}

/** Nothing follows from what was given; the message says what would help. */
export class CannotTell extends Error {
  override readonly name = 'CannotTell';
}
