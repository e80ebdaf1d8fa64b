import type { AnswerGapAnswer, AnswerGapVariables, GapAnswer, GapsAnswer, GapsVariables } from './answers/gaps.js';
import type { ById, Named } from './named.js';

/** What stands unexplained, and what a supervisor says of it. */
export interface GapOperations {
  readonly Gaps: Named<GapsVariables, GapsAnswer>;
  readonly Gap: Named<ById, GapAnswer>;
  readonly AnswerGap: Named<AnswerGapVariables, AnswerGapAnswer>;
}

/** As in operations.ts: when no answer comes, nobody knows whether they were done. */
export const GAP_CHANGES = ['AnswerGap'] as const;
