import { AccessModule } from '@lib/access';
import { PeopleModule } from '@lib/people';
import { ReadModel } from '@lib/platform';
import { Module } from '@nestjs/common';
import { exceptionsAbilities } from './access/exceptions.abilities.js';
import { ExceptionsResolver } from './graphql/exceptions.resolver.js';
import * as reads from './reads/exceptions.reads.js';

@Module({
  imports: [PeopleModule, ReadModel.register(Object.values(reads)), AccessModule.abilities(exceptionsAbilities)],
  providers: [ExceptionsResolver],
})
export class ExceptionsModule {}
