import { Module } from '@nestjs/common';
import { ArrestPackPage } from './arrest-pack.page.js';
import { BeginProtectionPage } from './begin-protection.page.js';
import { BeginProcedurePage, CaseProceduresPage } from './case-procedures.page.js';
import { CheckStepPage, DoStepPage, TellAfterStepPage, TryStepPage } from './do-step.page.js';
import { DeclineHandoverPage, HandOnStepPage, LeaveStepPage } from './hand-over.page.js';
import { LetInPage } from './let-in.page.js';
import { ReportFactPage, StopRunPage } from './run-acts.page.js';
import { RunPage } from './run.page.js';
import { Runs } from './runs.js';

@Module({
  controllers: [
    CaseProceduresPage,
    BeginProcedurePage,
    BeginProtectionPage,
    RunPage,
    ArrestPackPage,
    DoStepPage,
    TryStepPage,
    CheckStepPage,
    TellAfterStepPage,
    HandOnStepPage,
    DeclineHandoverPage,
    LeaveStepPage,
    ReportFactPage,
    StopRunPage,
    LetInPage,
  ],
  providers: [Runs],
})
export class RunsModule {}
