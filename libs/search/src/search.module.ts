import { AccessModule } from '@lib/access';
import { ConferenceModule } from '@lib/conference';
import { EnquiryModule } from '@lib/enquiry';
import { ReadModel } from '@lib/platform';
import { PlansModule } from '@lib/plans';
import { Module } from '@nestjs/common';
import { searchAbilities } from './access/search.abilities.js';
import { SearchResolver } from './graphql/search.resolver.js';
import { recordMatchRead, searchRecordRoot } from './reads/search.reads.js';

/** Reads only: what is searched is kept by the database, in the statement that keeps the thing. */
@Module({
  imports: [
    EnquiryModule,
    PlansModule,
    ConferenceModule,
    ReadModel.register([recordMatchRead, searchRecordRoot]),
    AccessModule.abilities(searchAbilities),
  ],
  providers: [SearchResolver],
})
export class SearchModule {}
