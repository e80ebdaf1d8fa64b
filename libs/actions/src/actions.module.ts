import { AccessModule } from '@lib/access';
import { LedgerModule } from '@lib/ledger';
import { PartnershipModule } from '@lib/partnership';
import { PeopleModule } from '@lib/people';
import { Entities, ReadModel } from '@lib/platform';
import { SharingModule } from '@lib/sharing';
import { Module } from '@nestjs/common';
import { actionsAbilities } from './access/actions.abilities.js';
import { ActionResolver, PersonActionsResolver } from './graphql/action.resolver.js';
import * as actionReads from './reads/action.reads.js';
import { ActionsStore } from './store/actions.store.js';
import { Allocations } from './store/allocations.js';
import { actionsEntities } from './store/entities/actions.entities.js';
import { ActOnAction } from './use-cases/act-on-action.js';
import { ActionRecord } from './use-cases/action-record.js';
import { AllocateAction } from './use-cases/allocate-action.js';
import { CarryActions } from './use-cases/carry-actions.js';
import { RecordOnAction } from './use-cases/record-on-action.js';
import { SetAction } from './use-cases/set-action.js';
import { SetActions } from './use-cases/set-actions.js';
import { SettleAction } from './use-cases/settle-action.js';

@Module({
  imports: [
    LedgerModule,
    PartnershipModule,
    PeopleModule,
    SharingModule,
    Entities.register(actionsEntities),
    ReadModel.register(Object.values(actionReads)),
    AccessModule.abilities(actionsAbilities),
  ],
  providers: [
    ActionsStore, Allocations, ActionRecord, AllocateAction, SetActions, CarryActions, SetAction, ActOnAction, RecordOnAction, SettleAction,
    ActionResolver, PersonActionsResolver,
  ], // prettier-ignore
  exports: [SetActions, CarryActions],
})
export class ActionsModule {}
