import { AccessModule } from '@lib/access';
import { PartnershipModule } from '@lib/partnership';
import { Entities, ReadModel } from '@lib/platform';
import { Module } from '@nestjs/common';
import { peopleAbilities } from './access/people.abilities.js';
import { PeopleResolver, WorkPersonResolver } from './graphql/people.resolver.js';
import { findPeopleRoot, myCasesRoot, personMatchRead, personRoot } from './reads/finding.reads.js';
import { aliasRead, caseMemberRead, personRead, roshRead, thirdPartyRead, workPerson } from './reads/person.reads.js';
import { PersonEventEntity, ThirdPartyEntity } from './store/case-record.entity.js';
import { Circumstances } from './store/circumstances.js';
import { PeopleReader } from './store/people-reader.js';
import { AccessLimitEntity, CaseMembershipEntity, PersonAliasEntity, PersonEntity, RoshLevelEntity } from './store/person.entity.js';
import { ThirdParties } from './store/third-parties.js';

const entities = [
  PersonEntity,
  PersonAliasEntity,
  RoshLevelEntity,
  CaseMembershipEntity,
  AccessLimitEntity,
  PersonEventEntity,
  ThirdPartyEntity,
];
const reads = [
  personRead,
  aliasRead,
  roshRead,
  caseMemberRead,
  thirdPartyRead,
  workPerson,
  personMatchRead,
  findPeopleRoot,
  myCasesRoot,
  personRoot,
];

@Module({
  imports: [PartnershipModule, Entities.register(entities), ReadModel.register(reads), AccessModule.abilities(peopleAbilities)],
  providers: [PeopleReader, ThirdParties, Circumstances, PeopleResolver, WorkPersonResolver],
  exports: [PeopleReader, ThirdParties, Circumstances],
})
export class PeopleModule {}
