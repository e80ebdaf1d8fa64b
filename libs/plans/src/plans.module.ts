import { AccessModule } from '@lib/access';
import { LedgerModule } from '@lib/ledger';
import { PartnershipModule } from '@lib/partnership';
import { PeopleModule } from '@lib/people';
import { Entities, ReadModel } from '@lib/platform';
import { SharingModule } from '@lib/sharing';
import { Module } from '@nestjs/common';
import { plansAbilities } from './access/plans.abilities.js';
import { ManagementPlanResolver, PersonManagementPlanResolver } from './graphql/management-plan.resolver.js';
import * as managementPlanReads from './reads/management-plan.reads.js';
import { ManagementPlanEntity } from './store/entities/management-plan.entity.js';
import { ManagementPlansStore } from './store/management-plans.store.js';
import { PlanCopies } from './store/plan-copies.js';
import { ConfirmManagementPlan } from './use-cases/confirm-management-plan.js';
import { CopyManagementPlan } from './use-cases/copy-management-plan.js';
import { KeepPlan } from './use-cases/keep-plan.js';
import { PlanActs } from './use-cases/plan-acts.js';
import { PlanCopySource } from './use-cases/plan-copy-source.js';
import { PlanRecord } from './use-cases/plan-record.js';
import { RecordManagementPlan } from './use-cases/record-management-plan.js';

@Module({
  imports: [
    LedgerModule,
    PartnershipModule,
    PeopleModule,
    SharingModule,
    Entities.register([ManagementPlanEntity]),
    ReadModel.register(Object.values(managementPlanReads)),
    AccessModule.abilities(plansAbilities),
  ],
  providers: [
    ManagementPlansStore, PlanCopies, PlanRecord, PlanActs, KeepPlan, PlanCopySource, RecordManagementPlan, ConfirmManagementPlan, CopyManagementPlan,
    ManagementPlanResolver, PersonManagementPlanResolver,
  ], // prettier-ignore
  exports: [RecordManagementPlan],
})
export class PlansModule {}
