import { ActionsModule } from '@lib/actions';
import { AccessModule } from '@lib/access';
import { LedgerModule } from '@lib/ledger';
import { PartnershipModule } from '@lib/partnership';
import { PeopleModule } from '@lib/people';
import { ReadModel } from '@lib/platform';
import { RiskModule } from '@lib/risk';
import { SharingModule } from '@lib/sharing';
import { Module } from '@nestjs/common';
import { importsAbilities } from './access/imports.abilities.js';
import { ImportResolver } from './graphql/import.resolver.js';
import * as importReads from './reads/imports.reads.js';
import { ImportsStore } from './store/imports.store.js';
import { ActionsIn } from './use-cases/actions-in.js';
import { ActOnImport } from './use-cases/act-on-import.js';
import { AgenciesNamed } from './use-cases/agencies-named.js';
import { BeginImport } from './use-cases/begin-import.js';
import { BringRows } from './use-cases/bring-rows.js';
import { CancelImport } from './use-cases/cancel-import.js';
import { CarryImport } from './use-cases/carry-import.js';
import { ConfirmImport } from './use-cases/confirm-import.js';
import { FileKinds } from './use-cases/file-kinds.js';
import { ImportRecord } from './use-cases/import-record.js';
import { JudgeRows } from './use-cases/judge-rows.js';
import { NoteSaying } from './use-cases/note-saying.js';
import { NotesIn } from './use-cases/notes-in.js';
import { PeopleIn } from './use-cases/people-in.js';
import { StageRows } from './use-cases/stage-rows.js';
import { ToldIn } from './use-cases/told-in.js';

/** What people have in files, brought in by the rules of the pages it would have been typed on. */
@Module({
  imports: [
    LedgerModule,
    PartnershipModule,
    PeopleModule,
    RiskModule,
    SharingModule,
    ActionsModule,
    ReadModel.register(Object.values(importReads)),
    AccessModule.abilities(importsAbilities),
  ],
  providers: [
    ImportsStore, ImportRecord, ActOnImport, NotesIn, ActionsIn, AgenciesNamed, NoteSaying, ToldIn, PeopleIn, FileKinds, JudgeRows, BringRows, CarryImport,
    BeginImport, StageRows, ConfirmImport, CancelImport, ImportResolver,
  ], // prettier-ignore
})
export class ImportsModule {}
