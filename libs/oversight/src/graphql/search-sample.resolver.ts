import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal } from '@lib/kernel';
import { Read, type Reading } from '@lib/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { RecordSearchLook } from '../use-cases/record-search-look.js';
import {
  NamedSearchesArgs,
  RandomSearchesArgs,
  RecordSearchLookInput,
  RecordSearchLookResult,
  SampledSearch,
  SampledSearchArgs,
  SampledSearchPage,
} from './search-sample.types.js';

@Resolver(() => SampledSearch)
export class SearchSampleResolver {
  constructor(private readonly recording: RecordSearchLook) {}

  @Requires('read', 'SampledSearch')
  @Query(() => SampledSearchPage, {
    description: 'Searches of your own agency that may have been for the searcher, their family or a colleague, newest first.',
  })
  namedSearches(@Args() args: NamedSearchesArgs, @Read() read: Reading) {
    return read.root('namedSearches', args);
  }

  @Requires('read', 'SampledSearch')
  @Query(() => [SampledSearch], {
    description:
      'A random sample of your own agency’s searches of the last 30 days: the first in the order of SHA-256 of seed, space and id.',
  })
  randomSearches(@Args() args: RandomSearchesArgs, @Read() read: Reading) {
    return read.root('randomSearches', args);
  }

  @Requires('read', 'SampledSearch')
  @Query(() => SampledSearch, { nullable: true, description: 'One search of your own agency, of the last 30 days.' })
  sampledSearch(@Args() args: SampledSearchArgs, @Read() read: Reading) {
    return read.root('sampledSearch', args);
  }

  @Requires('examine', 'SampledSearch')
  @Mutation(() => RecordSearchLookResult, { description: 'Keeps what you found of a search. Nobody is told.' })
  async recordSearchLook(
    @Args('input', { description: 'The search, and what you found.' }) input: RecordSearchLookInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.recording.execute(actor, input);
    return isRefusal(done) ? done : { __typename: 'SearchLookRecorded', search: await read.one('SampledSearch', done.searchId) };
  }
}
