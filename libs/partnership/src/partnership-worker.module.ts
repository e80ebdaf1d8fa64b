import { Module } from '@nestjs/common';
import { AgreementsEnding } from './store/agreements-ending.js';
import { type Supervision, supervisionSql } from './store/supervision-sql.js';
import { WorkInStep } from './store/work-in-step.js';
import { WorkItems } from './store/work-items.js';
import { WarnOfEnding } from './use-cases/warn-of-ending.js';

export { type Supervision, supervisionSql, WarnOfEnding, WorkInStep };

/** What this context does, and lends to others, under the worker's role: nobody acts, so there is no actor, no door and no page here. */
@Module({ providers: [WorkItems, WorkInStep, AgreementsEnding, WarnOfEnding], exports: [WorkItems, WorkInStep, WarnOfEnding] })
export class PartnershipWorkerModule {}
