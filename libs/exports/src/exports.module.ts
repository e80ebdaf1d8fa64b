import { AccessModule } from '@lib/access';
import { LedgerModule } from '@lib/ledger';
import { PeopleModule } from '@lib/people';
import { ReadModel } from '@lib/platform';
import { Module } from '@nestjs/common';
import { exportsAbilities } from './access/exports.abilities.js';
import { ExportsResolver } from './graphql/exports.resolver.js';
import { exportRead, recordExportRoot, recordExportsRoot } from './reads/exports.reads.js';
import { RecordContents } from './store/record-contents.js';
import { RecordExports } from './store/record-exports.js';
import { AskForExport } from './use-cases/ask-for-export.js';
import { AskForPeriodExport } from './use-cases/ask-for-period-export.js';
import { ExportDesk } from './use-cases/export-desk.js';
import { TakeExport } from './use-cases/take-export.js';

/** What leaves the record as files, and who said for whom. */
@Module({
  imports: [
    LedgerModule,
    PeopleModule,
    ReadModel.register([exportRead, recordExportsRoot, recordExportRoot]),
    AccessModule.abilities(exportsAbilities),
  ],
  providers: [RecordContents, RecordExports, ExportDesk, AskForExport, AskForPeriodExport, TakeExport, ExportsResolver],
})
export class ExportsModule {}
