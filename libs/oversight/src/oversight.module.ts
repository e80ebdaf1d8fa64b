import { AccessModule } from '@lib/access';
import { LedgerModule } from '@lib/ledger';
import { PeopleModule } from '@lib/people';
import { Entities, ReadModel } from '@lib/platform';
import { Module } from '@nestjs/common';
import { knownThenAbilities } from './access/known-then.abilities.js';
import { oversightAbilities } from './access/oversight.abilities.js';
import { pictureAbilities } from './access/picture.abilities.js';
import { searchSampleAbilities } from './access/search-sample.abilities.js';
import { whoKnowsAbilities } from './access/who-knows.abilities.js';
import { ChronologyResolver } from './graphql/chronology.resolver.js';
import { KnownThenResolver, SealWitnessedResolver } from './graphql/known-then.resolver.js';
import { OversightResolver } from './graphql/oversight.resolver.js';
import { PicturesResolver } from './graphql/pictures.resolver.js';
import { SearchSampleResolver } from './graphql/search-sample.resolver.js';
import { WhoKnowsResolver } from './graphql/who-knows.resolver.js';
import { accessLogRead, accessLogRoot } from './reads/access-log.read.js';
import { heldTowardsRead, heldTowardsRoot, noteTowardsRead } from './reads/held-towards.reads.js';
import { knownThenRead, knownThenRoot, sealWitnessed } from './reads/known-then.reads.js';
import {
  namedSearchesRoot,
  randomSearchesRoot,
  sampledSearchRead,
  sampledSearchRoot,
  searchLookRead,
} from './reads/search-sample.reads.js';
import { agencyFlowRead, sharingFlowRead, sharingFlowRoot } from './reads/sharing-flow.reads.js';
import { trailRead, trailRoot } from './reads/trail.read.js';
import { knowsCellRead, knowsRowRead, whoKnowsRead, whoKnowsRoot } from './reads/who-knows.reads.js';
import { Chronologies } from './store/chronologies.js';
import { SearchLookEntity } from './store/search-look.entity.js';
import { SearchLooks } from './store/search-looks.js';
import { ExportChronology } from './use-cases/export-chronology.js';
import { MakeChronology } from './use-cases/make-chronology.js';
import { RecordSearchLook } from './use-cases/record-search-look.js';

const samples = [sampledSearchRead, searchLookRead, namedSearchesRoot, randomSearchesRoot, sampledSearchRoot];
const knownThen = [knownThenRead, knownThenRoot, sealWitnessed];
const whoKnows = [whoKnowsRead, knowsRowRead, knowsCellRead, whoKnowsRoot];
const pictures = [heldTowardsRead, noteTowardsRead, heldTowardsRoot, sharingFlowRead, agencyFlowRead, sharingFlowRoot];

@Module({
  imports: [
    LedgerModule,
    PeopleModule,
    Entities.register([SearchLookEntity]),
    ReadModel.register([trailRead, trailRoot, accessLogRead, accessLogRoot, ...samples, ...knownThen, ...whoKnows, ...pictures]),
    AccessModule.abilities(oversightAbilities),
    AccessModule.abilities(searchSampleAbilities),
    AccessModule.abilities(knownThenAbilities),
    AccessModule.abilities(whoKnowsAbilities),
    AccessModule.abilities(pictureAbilities),
  ],
  providers: [
    OversightResolver,
    SearchSampleResolver,
    KnownThenResolver,
    PicturesResolver,
    SealWitnessedResolver,
    WhoKnowsResolver,
    ChronologyResolver,
    SearchLooks,
    Chronologies,
    RecordSearchLook,
    MakeChronology,
    ExportChronology,
  ],
})
export class OversightModule {}
