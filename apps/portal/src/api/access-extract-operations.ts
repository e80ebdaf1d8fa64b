import type {
  AccessExtractAnswer,
  AccessExtractsAnswer,
  AccessExtractStaffAnswer,
  AskForAccessExtractAnswer,
  AskForAccessExtractVariables,
  DecideAccessExtractAnswer,
  DecideAccessExtractVariables,
  TakeAccessExtractAnswer,
  TakeAccessExtractVariables,
} from './answers/access-extracts.js';
import type { After, ById, Named } from './named.js';

/** Extracts of the access log, under a legal demand. */
export interface AccessExtractOperations {
  readonly AccessExtracts: Named<After, AccessExtractsAnswer>;
  readonly AccessExtract: Named<ById, AccessExtractAnswer>;
  readonly AccessExtractStaff: Named<{ readonly name?: string }, AccessExtractStaffAnswer>;
  readonly AskForAccessExtract: Named<AskForAccessExtractVariables, AskForAccessExtractAnswer>;
  readonly DecideAccessExtract: Named<DecideAccessExtractVariables, DecideAccessExtractAnswer>;
  readonly TakeAccessExtract: Named<TakeAccessExtractVariables, TakeAccessExtractAnswer>;
}

/** As in operations.ts: when no answer comes, nobody knows whether they were done. */
export const ACCESS_EXTRACT_CHANGES = ['AskForAccessExtract', 'DecideAccessExtract', 'TakeAccessExtract'] as const;
