import { Module } from '@nestjs/common';
import { GroundsOf } from '../risk-decisions/grounds.js';
import { CasePlanPage } from './case-plan.page.js';
import { ChangePlanPage } from './change-plan.page.js';
import { ComparePlansPage } from './compare-plans.page.js';
import { ConfirmPlanPage } from './confirm-plan.page.js';
import { CopyPlanPage } from './copy-plan.page.js';
import { PlanPage } from './plan.page.js';
import { PlanVersionsPage } from './plan-versions.page.js';

@Module({
  controllers: [CasePlanPage, ChangePlanPage, PlanVersionsPage, ComparePlansPage, PlanPage, ConfirmPlanPage, CopyPlanPage],
  providers: [GroundsOf],
})
export class PlansModule {}
