import { ImportsWorkerModule } from '@lib/imports';
import { ActionsWorkerModule } from '@lib/actions';
import { ConferenceWorkerModule } from '@lib/conference';
import { EnquiryWorkerModule } from '@lib/enquiry';
import { ExportsWorkerModule } from '@lib/exports';
import { NotifyWorkerModule } from '@lib/notify';
import { PartnershipWorkerModule } from '@lib/partnership';
import { PlansWorkerModule } from '@lib/plans';
import { ProcedureWorkerModule } from '@lib/procedure';
import { SharingWorkerModule } from '@lib/sharing';
import { type DynamicModule, Module, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { mailBy, type WorkerSettings } from './settings.js';
import { ChaseEnquiriesTask } from './tasks/chase-enquiries.task.js';
import { CopiesToMendTask } from './tasks/copies-to-mend.task.js';
import { EndorsementsDueTask } from './tasks/endorsements-due.task.js';
import { ExplainDueTask } from './tasks/explain-due.task.js';
import { KeepActionTask } from './tasks/keep-action.task.js';
import { KeepConferenceTask } from './tasks/keep-conference.task.js';
import { KeepErasuresTask } from './tasks/keep-erasures.task.js';
import { IssueStatementsTask } from './tasks/issue-statements.task.js';
import { KeepProcedureTask } from './tasks/keep-procedure.task.js';
import { MakeExportTask } from './tasks/make-export.task.js';
import { PlanReviewsTask } from './tasks/plan-reviews.task.js';
import { RaiseGapsTask } from './tasks/raise-gaps.task.js';
import { EmptyImportsTask } from './tasks/empty-imports.task.js';
import { RemoveExportsTask } from './tasks/remove-exports.task.js';
import { ReviewsDueTask } from './tasks/reviews-due.task.js';
import { SweepActionsTask } from './tasks/sweep-actions.task.js';
import { SweepGapsTask } from './tasks/sweep-gaps.task.js';
import { SweepProceduresTask } from './tasks/sweep-procedures.task.js';
import { TellPeopleTask } from './tasks/tell-people.task.js';
import { WarnAgreementsTask } from './tasks/warn-agreements.task.js';
import { Transactions, workerDataSource } from './transactions.js';

/** Everything the queue may be asked for. */
export const TASKS = [
  RaiseGapsTask,
  SweepGapsTask,
  WarnAgreementsTask,
  ReviewsDueTask,
  PlanReviewsTask,
  EndorsementsDueTask,
  ExplainDueTask,
  ChaseEnquiriesTask,
  CopiesToMendTask,
  KeepProcedureTask,
  SweepProceduresTask,
  KeepActionTask,
  SweepActionsTask,
  IssueStatementsTask,
  KeepErasuresTask,
  MakeExportTask,
  RemoveExportsTask,
  KeepConferenceTask,
  TellPeopleTask,
  EmptyImportsTask,
];

/** Composition only. */
@Module({})
export class WorkerModule implements OnModuleDestroy {
  constructor(private readonly source: DataSource) {}

  static of({ WORKER_DATABASE_URL, ...settings }: WorkerSettings): DynamicModule {
    const source = { provide: DataSource, useFactory: () => workerDataSource(WORKER_DATABASE_URL).initialize() };
    const chasing = EnquiryWorkerModule.chasing({
      REMINDED: settings.CHASE_REMINDER_WORKING_DAYS,
      RAISED_WITH_ANSWERER: settings.CHASE_ANSWERER_WORKING_DAYS,
      RAISED_WITH_ASKER: settings.CHASE_ASKER_WORKING_DAYS,
    });
    const imports = [
      PartnershipWorkerModule,
      SharingWorkerModule,
      chasing,
      ProcedureWorkerModule,
      PlansWorkerModule,
      ActionsWorkerModule,
      ExportsWorkerModule.keeping(settings.EXPORT_KEEP_DAYS),
      ConferenceWorkerModule,
      NotifyWorkerModule.by(mailBy(settings)),
      ImportsWorkerModule,
    ];
    return { module: WorkerModule, imports, providers: [source, Transactions, ...TASKS] };
  }

  async onModuleDestroy(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}
