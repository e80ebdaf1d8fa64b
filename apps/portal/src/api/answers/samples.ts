import type { PersonHeader } from './people.js';
import type { Refused } from './refusals.js';
import type { ConcernLevel, ItemKind, Keyed, Outcome, PageOf, ShareMode } from './words.js';

type RefusedHere = (Refused<'SharingRefused'> & { readonly field: string | null }) | Refused<'KeyReused'>;
type Named = { readonly id: string; readonly name: string };

export interface Sample {
  readonly id: string;
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly seed: string;
  readonly pool: number;
  readonly drawn: number;
  readonly drawnAt: string;
  readonly looked: number;
  readonly returned: number;
  readonly learningPoints: number;
  readonly drawnBy: Named;
}
export interface RepeatedReason {
  readonly id: string;
  readonly words: string;
  readonly decisions: number;
  readonly people: number;
  readonly units: number;
}
export interface DecisionSampled {
  readonly id: string;
  readonly itemKind: ItemKind;
  readonly outcome: Outcome;
  readonly noteLevel: ConcernLevel;
  readonly reasonCode: string;
  readonly reasonWords: string | null;
  readonly question: string | null;
  readonly decidedAt: string;
  readonly endorsement: string | null;
  readonly endorsedAt: string | null;
  readonly recipientAgency: { readonly name: string; readonly shortName: string };
  readonly recipientUnit: { readonly name: string } | null;
  readonly recipientStaff: { readonly name: string } | null;
  readonly note: {
    readonly id: string;
    readonly version: number;
    readonly categoryLabel: string;
    readonly level: ConcernLevel | null;
    readonly body: string;
    readonly recordedAt: string;
    readonly supersededAt: string | null;
  } | null;
}
interface DecidedWithIt {
  readonly id: string;
  readonly outcome: Outcome;
  readonly noteLevel: ConcernLevel;
  readonly reasonCode: string;
  readonly reasonWords: string | null;
  readonly question: string | null;
  readonly note: { readonly id: string; readonly categoryLabel: string } | null;
}
export interface SampledDecision {
  readonly id: string;
  readonly ordinal: number;
  readonly own: boolean;
  readonly sample: { readonly id: string; readonly rule: string; readonly drawn: number };
  readonly person: PersonHeader | null;
  readonly decision:
    | (DecisionSampled & {
        readonly set: {
          readonly id: string;
          readonly reference: string;
          readonly mode: ShareMode;
          readonly urgentReason: string | null;
          readonly decidedBy: { readonly name: string; readonly jobTitle: string };
          readonly unit: { readonly name: string };
          readonly recipients: readonly {
            readonly id: string;
            readonly whyNeeded: string | null;
            readonly necessity: string;
            readonly agency: { readonly name: string };
            readonly decisions: readonly DecidedWithIt[];
          }[];
        };
      })
    | null;
  readonly finding: {
    readonly id: string;
    readonly finding: string;
    readonly words: string | null;
    readonly foundAt: string;
    readonly answer: string | null;
    readonly answeredAt: string | null;
    readonly foundBy: { readonly name: string };
  } | null;
}
export type DecisionSamplesVariables = { readonly after?: string; readonly again?: string; readonly from: string; readonly to: string };
export interface DecisionSamplesAnswer {
  readonly decisionSamples: PageOf<Sample>;
  readonly repeatedReasons: PageOf<RepeatedReason>;
}
export interface DecisionSampleAnswer {
  readonly decisionSample:
    | (Sample & {
        readonly size: number;
        readonly decisions: readonly {
          readonly id: string;
          readonly ordinal: number;
          readonly own: boolean;
          readonly person: Named | null;
          readonly decision: {
            readonly id: string;
            readonly outcome: Outcome;
            readonly noteLevel: ConcernLevel;
            readonly itemKind: ItemKind;
            readonly decidedAt: string;
            readonly note: { readonly categoryLabel: string } | null;
            readonly recipientAgency: { readonly shortName: string };
          } | null;
          readonly finding: { readonly finding: string; readonly foundAt: string; readonly answeredAt: string | null } | null;
        }[];
      })
    | null;
}
export interface SampledDecisionAnswer {
  readonly sampledDecision: SampledDecision | null;
}
export interface SampleFindingAnswer {
  readonly sampleFinding: {
    readonly id: string;
    readonly finding: string;
    readonly words: string | null;
    readonly foundAt: string;
    readonly foundBy: { readonly name: string };
    readonly person: Named | null;
    readonly decision: (DecisionSampled & { readonly set: { readonly id: string } }) | null;
  } | null;
}
export type DrawSampleVariables = Keyed<{
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly size: number;
  readonly seed?: string;
}>;
export interface DrawSampleAnswer {
  readonly drawSample: { readonly __typename: 'SampleDrawn'; readonly sample: Sample } | RefusedHere;
}
export type RecordSampleFindingVariables = Keyed<{ readonly id: string; readonly finding: string; readonly words?: string }>;
export interface RecordSampleFindingAnswer {
  readonly recordSampleFinding:
    | {
        readonly __typename: 'SampleFindingRecorded';
        readonly sampled: {
          readonly id: string;
          readonly finding: { readonly finding: string; readonly words: string | null } | null;
          readonly sample: { readonly id: string };
        };
      }
    | RefusedHere;
}
