import { PartnershipWorkerModule } from '@lib/partnership';
import { Module } from '@nestjs/common';
import { PlansDue } from './store/plans-due.js';
import { RaisePlanReviews } from './use-cases/raise-plan-reviews.js';

export { RaisePlanReviews };

/** What plans need done under the worker's role: nobody acts, so there is no actor, no door and no page here. */
@Module({ imports: [PartnershipWorkerModule], providers: [PlansDue, RaisePlanReviews], exports: [RaisePlanReviews] })
export class PlansWorkerModule {}
