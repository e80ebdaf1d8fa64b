import type { Refused } from './refusals.js';
import type { Keyed, PageOf } from './words.js';

type Named = { readonly id: string; readonly name: string };

export interface RecordExport {
  readonly id: string;
  /** YYYY-MM-DD; null where it is of a person. */
  readonly fromDay: string | null;
  readonly toDay: string | null;
  readonly leftOut: number | null;
  readonly askedAt: string;
  readonly audience: string;
  readonly words: string;
  readonly legalDemand: string | null;
  /** ASKED, MAKING, READY, FAILED or REMOVED. */
  readonly state: string;
  readonly done: number;
  readonly total: number;
  readonly madeAt: string | null;
  readonly removesAt: string | null;
  readonly mine: boolean;
  readonly person: Named | null;
  readonly askedBy: Named;
}
export interface RecordExportsAnswer {
  readonly recordExports: PageOf<RecordExport>;
}
export interface RecordExportAnswer {
  readonly recordExport: RecordExport | null;
}
export type AskForExportVariables = Keyed<{
  readonly personId: string;
  readonly audience: string;
  readonly words: string;
  readonly legalDemand?: string;
  readonly instants?: readonly string[];
}>;
export type AskForPeriodExportVariables = Keyed<{
  readonly from: string;
  readonly to: string;
  readonly audience: string;
  readonly words: string;
  readonly legalDemand?: string;
}>;
export type TakeExportVariables = Keyed<{ readonly id: string; readonly format: string }>;
type Refusals = Refused<'SharingRefused'> | Refused<'KeyReused'>;
type AskedFor = { readonly __typename: 'ExportAskedFor'; readonly export: RecordExport } | Refusals;
export interface AskForExportAnswer {
  readonly askForExport: AskedFor;
}
export interface AskForPeriodExportAnswer {
  readonly askForPeriodExport: AskedFor;
}
export interface TakeExportAnswer {
  readonly takeExport:
    { readonly __typename: 'ExportTaken'; readonly format: string; readonly content: string; readonly sha256: string } | Refusals;
}
