import type { ExportChronologyAnswer, ExportChronologyVariables, KnownThenAnswer, KnownThenVariables } from './answers/known-then.js';
import type { OwnRecordAnswer, OwnRecordPartAnswer } from './answers/own-record.js';
import type { SharingFlowAnswer, SharingFlowVariables, SharingPicturesAnswer, SharingPicturesVariables } from './answers/pictures.js';
import type { DecisionProofAnswer, ShareProofAnswer } from './answers/proofs.js';
import type { WhoKnowsAnswer, WhoKnowsVariables } from './answers/who-knows.js';
import { GAP_CHANGES, type GapOperations } from './gap-operations.js';
import type { ById, Named, Nothing } from './named.js';
import { SAMPLING_CHANGES, type SamplingOperations } from './sampling-operations.js';

/** What was known and by whom, what went to and fro, what stands unexplained, what samples found, and what proves it. */
export interface OversightOperations extends GapOperations, SamplingOperations {
  readonly KnownThen: Named<KnownThenVariables, KnownThenAnswer>;
  readonly WhoKnows: Named<WhoKnowsVariables, WhoKnowsAnswer>;
  readonly ExportChronology: Named<ExportChronologyVariables, ExportChronologyAnswer>;
  readonly OwnRecord: Named<Nothing, OwnRecordAnswer>;
  readonly OwnRecordPart: Named<{ readonly size: number; readonly from: number }, OwnRecordPartAnswer>;
  readonly ShareProof: Named<ById, ShareProofAnswer>;
  readonly DecisionProof: Named<ById, DecisionProofAnswer>;
  readonly SharingPictures: Named<SharingPicturesVariables, SharingPicturesAnswer>;
  readonly SharingFlow: Named<SharingFlowVariables, SharingFlowAnswer>;
}

/** As in operations.ts: when no answer comes, nobody knows whether it was done. */
export const OVERSIGHT_CHANGES = ['ExportChronology', ...GAP_CHANGES, ...SAMPLING_CHANGES] as const;
