import { Requires } from '@lib/access';
import { Read, type Reading } from '@lib/platform';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { RecordMatch, RecordMatchPage, SearchRecordArgs } from './search.types.js';

@Resolver(() => RecordMatch)
export class SearchResolver {
  @Requires('search', 'Record')
  @Query(() => RecordMatchPage, {
    description:
      'Looks for words in notes, what was sent and opened, answers, plans and minutes that you may read: in your own cases, or about one person whom you may open. The newest first. What was searched for is kept in the access log.',
  })
  searchRecord(@Args() args: SearchRecordArgs, @Read() read: Reading) {
    return read.root('searchRecord', args);
  }
}
