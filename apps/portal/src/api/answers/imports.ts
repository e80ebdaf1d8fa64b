import type { Refused } from './refusals.js';
import type { Keyed, PageOf } from './words.js';

type Named = { readonly id: string; readonly name: string };

export interface ImportStanding {
  readonly id: string;
  readonly reference: string;
  readonly kind: string;
  readonly label: string;
  /** STAGING, CHECKED, CARRYING, STOPPED, DONE, CANCELLED or DROPPED. */
  readonly state: string;
  readonly rows: number;
  readonly fresh: number;
  readonly here: number;
  readonly refused: number;
  readonly brought: number;
  readonly startedAt: string;
  readonly touchedAt: string;
  readonly overAt: string | null;
  readonly emptied: boolean;
  readonly mine: boolean;
  readonly startedBy: Named;
}
export interface ImportRow {
  readonly id: string;
  readonly line: number;
  readonly fate: string;
  readonly code: string | null;
  readonly field: string | null;
  readonly why: string | null;
  readonly cells: readonly string[];
  readonly person: Named | null;
}
export interface RecordImport extends ImportStanding {
  readonly heads: readonly string[];
  readonly ignored: readonly string[];
  readonly list: PageOf<ImportRow>;
}
export interface RecordImportsAnswer {
  readonly recordImports: PageOf<ImportStanding>;
}
export interface RecordImportAnswer {
  readonly recordImport: RecordImport | null;
}
export interface ImportColumn {
  readonly code: string;
  readonly head: string;
  readonly needed: boolean;
  readonly hint: string;
  readonly example: string;
}
export interface ImportTemplate {
  readonly kind: string;
  readonly columns: readonly ImportColumn[];
}
export interface ImportTemplatesAnswer {
  readonly importTemplates: readonly ImportTemplate[];
}
export type RecordImportVariables = {
  readonly id: string;
  readonly fate?: string;
  readonly first?: number;
  readonly after?: string;
};
export type BeginImportVariables = Keyed<{ readonly kind: string; readonly label: string; readonly heads: readonly string[] }>;
export type StageImportRowsVariables = Keyed<{
  readonly importId: string;
  readonly batch: number;
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly last: boolean;
}>;
export type OnImportVariables = Keyed<{ readonly importId: string }>;
export type ImportActed =
  | { readonly __typename: 'ImportKept'; readonly import: ImportStanding }
  | (Refused<'ImportRefused'> & { readonly field: string | null })
  | Refused<'KeyReused'>;
