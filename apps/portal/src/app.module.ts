import { type DynamicModule, Global, Module } from '@nestjs/common';
import { PORTAL_CONFIG, type PortalConfig } from './config.js';
import { AdministrationModule } from './journeys/administration/administration.module.js';
import { AgreementsModule } from './journeys/agreements/agreements.module.js';
import { AnsweringModule } from './journeys/answering/answering.module.js';
import { CaseFileModule } from './journeys/case-file/case-file.module.js';
import { CasesModule } from './journeys/cases/cases.module.js';
import { ChangesModule } from './journeys/changes/changes.module.js';
import { EnquiriesModule } from './journeys/enquiries/enquiries.module.js';
import { ExceptionsModule } from './journeys/exceptions/exceptions.module.js';
import { AccessExtractsModule } from './journeys/access-extracts/access-extracts.module.js';
import { ExportsModule } from './journeys/exports/exports.module.js';
import { FindModule } from './journeys/find/find.module.js';
import { HelpModule } from './journeys/help/help.module.js';
import { KnownThenModule } from './journeys/known-then/known-then.module.js';
import { LocalAccountsModule } from './journeys/local-accounts/local-accounts.module.js';
import { MyWorkModule } from './journeys/my-work/my-work.module.js';
import { NotificationsModule } from './journeys/notifications/notifications.module.js';
import { NotesModule } from './journeys/notes/notes.module.js';
import { OurRecordModule } from './journeys/our-record/our-record.module.js';
import { PicturesModule } from './journeys/pictures/pictures.module.js';
import { PlansModule } from './journeys/plans/plans.module.js';
import { ProceduresModule } from './journeys/procedures/procedures.module.js';
import { RiskDecisionsModule } from './journeys/risk-decisions/risk-decisions.module.js';
import { ImportsModule } from './journeys/imports/imports.module.js';
import { ConferencesModule } from './journeys/conferences/conferences.module.js';
import { ActionsModule } from './journeys/actions/actions.module.js';
import { ThirdPartyDisclosuresModule } from './journeys/third-party-disclosures/third-party-disclosures.module.js';
import { RunsModule } from './journeys/runs/runs.module.js';
import { ProofsModule } from './journeys/proofs/proofs.module.js';
import { GapsModule } from './journeys/gaps/gaps.module.js';
import { KeepingModule } from './journeys/keeping/keeping.module.js';
import { SamplesModule } from './journeys/samples/samples.module.js';
import { QuestionSetsModule } from './journeys/question-sets/question-sets.module.js';
import { ReceiptsModule } from './journeys/receipts/receipts.module.js';
import { ReceivedModule } from './journeys/received/received.module.js';
import { RecordModule } from './journeys/record/record.module.js';
import { SearchModule } from './journeys/search/search.module.js';
import { SessionsModule } from './journeys/sessions/sessions.module.js';
import { ShareModule } from './journeys/share/share.module.js';
import { ReassigningModule } from './journeys/reassigning/reassigning.module.js';
import { TeamModule } from './journeys/team/team.module.js';
import { UrgentModule } from './journeys/urgent/urgent.module.js';
import { WhoKnowsModule } from './journeys/who-knows/who-knows.module.js';
import { WorkModule } from './journeys/work/work.module.js';
import { PageModule } from './page/page.module.js';
import { SignInModule } from './sign-in/sign-in.module.js';

/** The journeys, one module each. A new journey is one line here. */
const journeys = [
  MyWorkModule,
  FindModule,
  SearchModule,
  CasesModule,
  CaseFileModule,
  NotesModule,
  ShareModule,
  UrgentModule,
  ReceiptsModule,
  ReceivedModule,
  ProofsModule,
  OurRecordModule,
  RecordModule,
  KnownThenModule,
  WhoKnowsModule,
  PicturesModule,
  WorkModule,
  TeamModule,
  ReassigningModule,
  EnquiriesModule,
  AnsweringModule,
  QuestionSetsModule,
  ProceduresModule,
  RunsModule,
  RiskDecisionsModule,
  PlansModule,
  ThirdPartyDisclosuresModule,
  ConferencesModule,
  ImportsModule,
  ActionsModule,
  GapsModule,
  KeepingModule,
  SamplesModule,
  ExportsModule,
  AccessExtractsModule,
  ExceptionsModule,
  AgreementsModule,
  ChangesModule,
  AdministrationModule,
  LocalAccountsModule,
  SessionsModule,
  NotificationsModule,
  HelpModule,
];

@Global()
@Module({})
export class AppModule {
  static with(config: PortalConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [PageModule, SignInModule, ...journeys],
      providers: [{ provide: PORTAL_CONFIG, useValue: config }],
      exports: [PORTAL_CONFIG],
    };
  }
}
