import type {
  AskForExportAnswer,
  AskForExportVariables,
  AskForPeriodExportAnswer,
  AskForPeriodExportVariables,
  RecordExportAnswer,
  RecordExportsAnswer,
  TakeExportAnswer,
  TakeExportVariables,
} from './answers/exports.js';
import type { After, ById, Named } from './named.js';

/** What is taken out of the record as files. */
export interface ExportOperations {
  readonly RecordExports: Named<After, RecordExportsAnswer>;
  readonly RecordExport: Named<ById, RecordExportAnswer>;
  readonly AskForExport: Named<AskForExportVariables, AskForExportAnswer>;
  readonly AskForPeriodExport: Named<AskForPeriodExportVariables, AskForPeriodExportAnswer>;
  readonly TakeExport: Named<TakeExportVariables, TakeExportAnswer>;
}

/** As in operations.ts: when no answer comes, nobody knows whether they were done. */
export const EXPORT_CHANGES = ['AskForExport', 'AskForPeriodExport', 'TakeExport'] as const;
