import type {
  BeginImportVariables,
  ImportActed,
  ImportTemplatesAnswer,
  OnImportVariables,
  RecordImportAnswer,
  RecordImportsAnswer,
  RecordImportVariables,
  StageImportRowsVariables,
} from './answers/imports.js';
import type { After, Named, Nothing } from './named.js';

/** What is brought in from files: those there were, one with its rows, and the four acts. */
export interface ImportOperations {
  readonly RecordImports: Named<After, RecordImportsAnswer>;
  readonly RecordImport: Named<RecordImportVariables, RecordImportAnswer>;
  readonly ImportTemplates: Named<Nothing, ImportTemplatesAnswer>;
  readonly BeginImport: Named<BeginImportVariables, { readonly beginImport: ImportActed }>;
  readonly StageImportRows: Named<StageImportRowsVariables, { readonly stageImportRows: ImportActed }>;
  readonly ConfirmImport: Named<OnImportVariables, { readonly confirmImport: ImportActed }>;
  readonly CancelImport: Named<OnImportVariables, { readonly cancelImport: ImportActed }>;
}

/** As in operations.ts: when no answer comes, nobody knows whether they were done. */
export const IMPORT_CHANGES = ['BeginImport', 'StageImportRows', 'ConfirmImport', 'CancelImport'] as const;
