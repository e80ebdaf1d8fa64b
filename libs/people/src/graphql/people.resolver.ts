import { Requires } from '@lib/access';
import { WorkItem } from '@lib/partnership';
import { follow, Read, type Reading, type ReadRow, UUID } from '@lib/platform';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Person } from './person.types.js';
import { FindPeopleArgs, MyCasesArgs, PersonMatchPage, PersonPage } from './search.types.js';

@Resolver(() => Person)
export class PeopleResolver {
  @Requires('find', 'Person')
  @Query(() => PersonMatchPage, {
    description: 'Finds people among those your agency may know of. What was searched for is kept in the access log.',
  })
  findPeople(@Args() args: FindPeopleArgs, @Read() read: Reading) {
    return read.root('findPeople', args);
  }

  @Requires('list', 'OwnCases')
  @Query(() => PersonPage, { description: 'Cases you lead, then cases of your units, by name.' })
  myCases(@Args() args: MyCasesArgs, @Read() read: Reading) {
    return read.root('myCases', args);
  }

  @Requires('read', 'Person')
  @Query(() => Person, { nullable: true, description: 'One person; null when there is none or you may not open them.' })
  person(@Args('id', { type: () => UUID, description: 'The person.' }) id: string, @Read() read: Reading) {
    return read.root('person', { id });
  }
}

/** Work stands to the left and knows no person; this is where it learns of one. */
@Resolver(() => WorkItem)
export class WorkPersonResolver {
  @ResolveField(() => Person, { nullable: true, description: 'The person concerned, if there is one and you may open them.' })
  person(@Parent() item: ReadRow) {
    return follow(item, 'person');
  }
}
