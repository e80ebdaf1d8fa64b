import { type DynamicModule, Global, Module } from '@nestjs/common';
import { PORTAL_CONFIG, type PortalConfig } from './config.js';
import { AboutModule } from './journeys/about/about.module.js';
import { AdministrationModule } from './journeys/administration/administration.module.js';
import { AgreementsModule } from './journeys/agreements/agreements.module.js';
import { CaseFileModule } from './journeys/case-file/case-file.module.js';
import { CasesModule } from './journeys/cases/cases.module.js';
import { ChangesModule } from './journeys/changes/changes.module.js';
import { ExceptionsModule } from './journeys/exceptions/exceptions.module.js';
import { FindModule } from './journeys/find/find.module.js';
import { LocalAccountsModule } from './journeys/local-accounts/local-accounts.module.js';
import { MyWorkModule } from './journeys/my-work/my-work.module.js';
import { NotesModule } from './journeys/notes/notes.module.js';
import { ReceiptsModule } from './journeys/receipts/receipts.module.js';
import { ReceivedModule } from './journeys/received/received.module.js';
import { RecordModule } from './journeys/record/record.module.js';
import { SessionsModule } from './journeys/sessions/sessions.module.js';
import { ShareModule } from './journeys/share/share.module.js';
import { UrgentModule } from './journeys/urgent/urgent.module.js';
import { WorkModule } from './journeys/work/work.module.js';
import { PageModule } from './page/page.module.js';
import { SignInModule } from './sign-in/sign-in.module.js';

/** The journeys, one module each. A new journey is one line here. */
const journeys = [
  MyWorkModule,
  FindModule,
  CasesModule,
  CaseFileModule,
  NotesModule,
  ShareModule,
  UrgentModule,
  ReceiptsModule,
  ReceivedModule,
  RecordModule,
  WorkModule,
  ExceptionsModule,
  AgreementsModule,
  ChangesModule,
  AdministrationModule,
  LocalAccountsModule,
  SessionsModule,
  AboutModule,
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
