import { AccessModule } from '@lib/access';
import { EnquiryModule } from '@lib/enquiry';
import { ExceptionsModule } from '@lib/exceptions';
import { LedgerModule } from '@lib/ledger';
import { PartnershipModule } from '@lib/partnership';
import { PeopleModule } from '@lib/people';
import { Entities, ReadModel } from '@lib/platform';
import { SharingModule } from '@lib/sharing';
import { Module } from '@nestjs/common';
import { procedureAbilities } from './access/procedure.abilities.js';
import { HandoverResolver } from './graphql/handover.resolver.js';
import { ProtectionRunsResolver } from './graphql/protection-run.resolver.js';
import { ProcedureResolver } from './graphql/procedure.resolver.js';
import { PersonRiskDecisionsResolver, RiskDecisionResolver } from './graphql/risk-decision.resolver.js';
import { PersonThirdPartyDisclosuresResolver, ThirdPartyDisclosureResolver } from './graphql/third-party-disclosure.resolver.js';
import { ProcedureActsResolver } from './graphql/run-acts.resolver.js';
import { PersonRunsResolver, ProcedureRunResolver } from './graphql/run.resolver.js';
import { StepActsResolver } from './graphql/step-acts.resolver.js';
import { ShippedProcedures } from './procedures/shipped.js';
import * as riskDecisionReads from './reads/risk-decision.reads.js';
import * as runReads from './reads/run.reads.js';
import * as thirdPartyDisclosureReads from './reads/third-party-disclosure.reads.js';
import { procedureEntities } from './store/entities/procedure.entities.js';
import { ProtectionDesk } from './store/protection-desk.js';
import { RiskDecisionsStore } from './store/risk-decisions.store.js';
import { RunsStore } from './store/runs.store.js';
import { ThirdPartyDisclosuresStore } from './store/third-party-disclosures.store.js';
import { ActOnDisclosure } from './use-cases/act-on-disclosure.js';
import { AnswerHandover } from './use-cases/answer-handover.js';
import { BeginProcedure } from './use-cases/begin-procedure.js';
import { BeginProtectionProcedure } from './use-cases/begin-protection-procedure.js';
import { BegunRun } from './use-cases/begun-run.js';
import { CheckStep } from './use-cases/check-step.js';
import { DecideThirdPartyDisclosure } from './use-cases/decide-third-party-disclosure.js';
import { DisclosureBelongs } from './use-cases/disclosure-belongs.js';
import { DoStep } from './use-cases/do-step.js';
import { EndorseRiskDecision } from './use-cases/endorse-risk-decision.js';
import { FinishProcedure } from './use-cases/finish-procedure.js';
import { HandOnStep } from './use-cases/hand-on-step.js';
import { KeepEvent } from './use-cases/keep-event.js';
import { KeepRiskDecision } from './use-cases/keep-risk-decision.js';
import { LeaveStep } from './use-cases/leave-step.js';
import { OpenProcedure } from './use-cases/open-procedure.js';
import { OpenedRun } from './use-cases/opened-run.js';
import { ProposeThirdPartyDisclosure } from './use-cases/propose-third-party-disclosure.js';
import { RecordInRun } from './use-cases/record-in-run.js';
import { RecordRiskDecision } from './use-cases/record-risk-decision.js';
import { RecordTelling } from './use-cases/record-telling.js';
import { ReportFact } from './use-cases/report-fact.js';
import { RiskDecisionRecord } from './use-cases/risk-decision-record.js';
import { RunCircumstances } from './use-cases/run-circumstances.js';
import { RunRecord } from './use-cases/run-record.js';
import { SilentThen } from './use-cases/silent-then.js';
import { StopProcedure } from './use-cases/stop-procedure.js';
import { TakeStep } from './use-cases/take-step.js';
import { ThirdPartyDisclosureRecord } from './use-cases/third-party-disclosure-record.js';
import { TryStep } from './use-cases/try-step.js';

@Module({
  imports: [
    EnquiryModule,
    ExceptionsModule,
    LedgerModule,
    PartnershipModule,
    PeopleModule,
    SharingModule,
    Entities.register(procedureEntities),
    ReadModel.register([...Object.values(runReads), ...Object.values(riskDecisionReads), ...Object.values(thirdPartyDisclosureReads)]),
    AccessModule.abilities(procedureAbilities),
  ],
  providers: [
    ShippedProcedures, ProcedureResolver, RunsStore, ProtectionDesk, RunRecord, SilentThen, RunCircumstances, KeepEvent, RecordInRun, BegunRun, BeginProcedure, BeginProtectionProcedure, OpenedRun, OpenProcedure, ReportFact,
    TakeStep, TryStep, DoStep, CheckStep, LeaveStep, HandOnStep, AnswerHandover, FinishProcedure, StopProcedure,
    ProcedureRunResolver, PersonRunsResolver, ProcedureActsResolver, StepActsResolver, HandoverResolver, ProtectionRunsResolver,
    RiskDecisionsStore, RiskDecisionRecord, KeepRiskDecision, RecordRiskDecision, EndorseRiskDecision, RiskDecisionResolver,
    PersonRiskDecisionsResolver,
    ThirdPartyDisclosuresStore, ThirdPartyDisclosureRecord, DisclosureBelongs, ProposeThirdPartyDisclosure, ActOnDisclosure, DecideThirdPartyDisclosure,
    RecordTelling,
    ThirdPartyDisclosureResolver, PersonThirdPartyDisclosuresResolver,
  ], // prettier-ignore
})
export class ProcedureModule {}
