import { AccessModule } from '@lib/access';
import { Entities, ReadModel } from '@lib/platform';
import { Module } from '@nestjs/common';
import { oversightAbilities } from './access/oversight.abilities.js';
import { searchSampleAbilities } from './access/search-sample.abilities.js';
import { OversightResolver } from './graphql/oversight.resolver.js';
import { SearchSampleResolver } from './graphql/search-sample.resolver.js';
import { accessLogRead, accessLogRoot } from './reads/access-log.read.js';
import {
  namedSearchesRoot,
  randomSearchesRoot,
  sampledSearchRead,
  sampledSearchRoot,
  searchLookRead,
} from './reads/search-sample.reads.js';
import { trailRead, trailRoot } from './reads/trail.read.js';
import { SearchLookEntity } from './store/search-look.entity.js';
import { SearchLooks } from './store/search-looks.js';
import { RecordSearchLook } from './use-cases/record-search-look.js';

const samples = [sampledSearchRead, searchLookRead, namedSearchesRoot, randomSearchesRoot, sampledSearchRoot];

@Module({
  imports: [
    Entities.register([SearchLookEntity]),
    ReadModel.register([trailRead, trailRoot, accessLogRead, accessLogRoot, ...samples]),
    AccessModule.abilities(oversightAbilities),
    AccessModule.abilities(searchSampleAbilities),
  ],
  providers: [OversightResolver, SearchSampleResolver, SearchLooks, RecordSearchLook],
})
export class OversightModule {}
