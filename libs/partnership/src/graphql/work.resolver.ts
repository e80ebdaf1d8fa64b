import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal } from '@lib/kernel';
import { Read, type Reading, UUID } from '@lib/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CloseWork } from '../use-cases/close-work.js';
import { CloseWorkInput, CloseWorkResult, MyWorkArgs, WorkItem, WorkOfDayArgs, WorkPage } from './work.types.js';

@Resolver(() => WorkItem)
export class WorkResolver {
  constructor(private readonly closing: CloseWork) {}

  @Requires('read', 'WorkItem')
  @Query(() => WorkPage, {
    description: 'Open work for you, your units or your roles: what cannot wait, then what is overdue, then by due date.',
  })
  myWork(@Args() args: MyWorkArgs, @Read() read: Reading) {
    return read.root('myWork', args);
  }

  @Requires('read', 'WorkItem')
  @Query(() => WorkPage, { description: 'What came for you, your units or your roles on one day, open or ended: the digest of that day.' })
  workOfDay(@Args() args: WorkOfDayArgs, @Read() read: Reading) {
    return read.root('workOfDay', args);
  }

  @Requires('read', 'WorkItem')
  @Query(() => WorkItem, { nullable: true, description: 'One work item, open or ended; null when there is none or it is not yours.' })
  workItem(@Args('id', { type: () => UUID, description: 'The work item.' }) id: string, @Read() read: Reading) {
    return read.root('workItem', { id });
  }

  @Requires('close', 'WorkItem')
  @Mutation(() => CloseWorkResult, {
    description:
      'Ends a piece of work by hand, with a word on what was done. Work that asks for a decision ends when the decision is recorded.',
  })
  async closeWork(
    @Args('input', { description: 'What to end, and why.' }) input: CloseWorkInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.closing.execute(actor, input);
    return isRefusal(done) ? done : { __typename: 'WorkClosed', item: await read.one('WorkItem', done.workItemId) };
  }
}
