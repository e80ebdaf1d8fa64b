import { PartnershipWorkerModule } from '@lib/partnership';
import { Module } from '@nestjs/common';
import { RunsAtWork } from './store/runs-at-work.js';
import { KeepProcedure } from './use-cases/keep-procedure.js';

export { KeepProcedure };

/** What runs of process maps need done under the worker's role: nobody acts, so there is no actor, no door and no page here. */
@Module({ imports: [PartnershipWorkerModule], providers: [RunsAtWork, KeepProcedure], exports: [KeepProcedure] })
export class ProcedureWorkerModule {}
