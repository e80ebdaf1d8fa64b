import { AccessModule } from '@lib/access';
import { Entities, ReadModel } from '@lib/platform';
import { Module } from '@nestjs/common';
import { partnershipAbilities } from './access/partnership.abilities.js';
import { ChangesModule } from './changes.module.js';
import { DirectoryResolver } from './graphql/directory.resolver.js';
import { ViewerResolver } from './graphql/viewer.resolver.js';
import { WorkResolver } from './graphql/work.resolver.js';
import { LocalAccountsModule } from './local-accounts.module.js';
import { agreementGroundRead, agreementPartyRead, agreementRead, agreementRoot, agreementsRoot } from './reads/agreement.reads.js';
import { agenciesRoot, agencyRead, staffRead, unitRead, unitsRoot } from './reads/directory.reads.js';
import { viewerRead, viewerRoot } from './reads/viewer.reads.js';
import { myWorkRoot, workItemRead, workItemRoot, workOfDayRoot } from './reads/work.reads.js';
import { AgreementReader } from './store/agreement-reader.js';
import { AgreementEntity, AgreementGroundEntity, AgreementPartyEntity, AgreementPurposeEntity } from './store/agreement.entity.js';
import { Directory } from './store/directory.js';
import { AgencyEntity, ControllerGroupEntity, PostEntity, StaffEntity, UnitEntity } from './store/directory.entity.js';
import { WorkItemEntity } from './store/work-item.entity.js';
import { WorkItems } from './store/work-items.js';
import { CloseWork } from './use-cases/close-work.js';

const entities = [
  ControllerGroupEntity,
  AgencyEntity,
  UnitEntity,
  StaffEntity,
  PostEntity,
  WorkItemEntity,
  AgreementEntity,
  AgreementPartyEntity,
  AgreementPurposeEntity,
  AgreementGroundEntity,
];
const reads = [
  agencyRead,
  unitRead,
  staffRead,
  agenciesRoot,
  unitsRoot,
  agreementRead,
  agreementPartyRead,
  agreementGroundRead,
  agreementsRoot,
  agreementRoot,
  workItemRead,
  myWorkRoot,
  workItemRoot,
  workOfDayRoot,
  viewerRead,
  viewerRoot,
];

@Module({
  imports: [
    LocalAccountsModule,
    ChangesModule,
    Entities.register(entities),
    ReadModel.register(reads),
    AccessModule.abilities(partnershipAbilities),
  ],
  providers: [Directory, AgreementReader, WorkItems, CloseWork, DirectoryResolver, ViewerResolver, WorkResolver],
  exports: [Directory, AgreementReader, WorkItems],
})
export class PartnershipModule {}
