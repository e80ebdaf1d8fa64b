import type {
  DecisionSampleAnswer,
  DecisionSamplesAnswer,
  DecisionSamplesVariables,
  DrawSampleAnswer,
  DrawSampleVariables,
  RecordSampleFindingAnswer,
  RecordSampleFindingVariables,
  SampledDecisionAnswer,
  SampleFindingAnswer,
} from './answers/samples.js';
import type { ById, Named } from './named.js';

/** Decisions that somebody else looks at. */
export interface SamplingOperations {
  readonly DecisionSamples: Named<DecisionSamplesVariables, DecisionSamplesAnswer>;
  readonly DecisionSample: Named<ById, DecisionSampleAnswer>;
  readonly SampledDecision: Named<ById, SampledDecisionAnswer>;
  readonly SampleFinding: Named<ById, SampleFindingAnswer>;
  readonly DrawSample: Named<DrawSampleVariables, DrawSampleAnswer>;
  readonly RecordSampleFinding: Named<RecordSampleFindingVariables, RecordSampleFindingAnswer>;
}

/** As in operations.ts: when no answer comes, nobody knows whether they were done. */
export const SAMPLING_CHANGES = ['DrawSample', 'RecordSampleFinding'] as const;
