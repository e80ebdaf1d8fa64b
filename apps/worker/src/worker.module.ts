import { PartnershipWorkerModule } from '@lib/partnership';
import { SharingWorkerModule } from '@lib/sharing';
import { type DynamicModule, Module, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { WorkerSettings } from './settings.js';
import { EndorsementsDueTask } from './tasks/endorsements-due.task.js';
import { ExplainDueTask } from './tasks/explain-due.task.js';
import { RaiseGapsTask } from './tasks/raise-gaps.task.js';
import { ReviewsDueTask } from './tasks/reviews-due.task.js';
import { SweepGapsTask } from './tasks/sweep-gaps.task.js';
import { ToldLessTask } from './tasks/told-less.task.js';
import { WarnAgreementsTask } from './tasks/warn-agreements.task.js';
import { Transactions, workerDataSource } from './transactions.js';

/** Everything the queue may be asked for. */
export const TASKS = [RaiseGapsTask, ToldLessTask, SweepGapsTask, WarnAgreementsTask, ReviewsDueTask, EndorsementsDueTask, ExplainDueTask];

/** Composition only. */
@Module({})
export class WorkerModule implements OnModuleDestroy {
  constructor(private readonly source: DataSource) {}

  static of({ WORKER_DATABASE_URL }: WorkerSettings): DynamicModule {
    const source = { provide: DataSource, useFactory: () => workerDataSource(WORKER_DATABASE_URL).initialize() };
    return { module: WorkerModule, imports: [PartnershipWorkerModule, SharingWorkerModule], providers: [source, Transactions, ...TASKS] };
  }

  async onModuleDestroy(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}
