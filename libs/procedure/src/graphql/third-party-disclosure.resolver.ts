import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { Person } from '@lib/people';
import { follow, Read, type Reading, type ReadRow, UUID } from '@lib/platform';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DecideThirdPartyDisclosure } from '../use-cases/decide-third-party-disclosure.js';
import { ProposeThirdPartyDisclosure } from '../use-cases/propose-third-party-disclosure.js';
import { RecordTelling } from '../use-cases/record-telling.js';
import { PageOfPersonArgs } from './run.inputs.js';
import { DecideThirdPartyDisclosureInput, ProposeThirdPartyDisclosureInput, RecordTellingInput } from './third-party-disclosure.inputs.js';
import { ThirdPartyDisclosure, ThirdPartyDisclosurePage, ThirdPartyDisclosureResult } from './third-party-disclosure.types.js';

@Resolver(() => ThirdPartyDisclosure)
export class ThirdPartyDisclosureResolver {
  constructor(
    private readonly proposing: ProposeThirdPartyDisclosure,
    private readonly deciding: DecideThirdPartyDisclosure,
    private readonly telling: RecordTelling,
  ) {}

  @Requires('read', 'ThirdPartyDisclosure')
  @Query(() => ThirdPartyDisclosure, {
    nullable: true,
    description: 'One disclosure of your agency to a third party; null when there is none for you.',
  })
  thirdPartyDisclosure(@Args('id', { type: () => UUID, description: 'The disclosure.' }) id: string, @Read() read: Reading) {
    return read.root('thirdPartyDisclosure', { id });
  }

  @Requires('record', 'ThirdPartyDisclosure')
  @Mutation(() => ThirdPartyDisclosureResult, {
    description: 'Proposes to tell somebody outside the agencies, or something else in the place of a proposal.',
  })
  async proposeThirdPartyDisclosure(
    @Args('input', { description: 'Whom, why, and what harm it could do.' }) input: ProposeThirdPartyDisclosureInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return kept(await this.proposing.execute(actor, input), read);
  }

  @Requires('endorse', 'ThirdPartyDisclosure')
  @Mutation(() => ThirdPartyDisclosureResult, { description: 'Decides about a proposal of somebody else, and approves the words.' })
  async decideThirdPartyDisclosure(
    @Args('input', { description: 'What is decided, in what rank, and the words.' }) input: DecideThirdPartyDisclosureInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return kept(await this.deciding.execute(actor, input), read);
  }

  @Requires('record', 'ThirdPartyDisclosure')
  @Mutation(() => ThirdPartyDisclosureResult, { description: 'Records what came of a decision. Nothing is sent to anybody.' })
  async recordTelling(
    @Args('input', { description: 'Whether they were told, by whom, and what came first.' }) input: RecordTellingInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return kept(await this.telling.execute(actor, input), read);
  }
}

/** A person stands to the left and knows of no such disclosure. */
@Resolver(() => Person)
export class PersonThirdPartyDisclosuresResolver {
  @ResolveField(() => ThirdPartyDisclosurePage, {
    description: 'Disclosures of your agency to third parties about this person, the newest first.',
  })
  thirdPartyDisclosures(@Parent() person: ReadRow, @Args() args: PageOfPersonArgs) {
    return follow(person, 'thirdPartyDisclosures', args);
  }
}

async function kept(done: { readonly disclosureId: string } | Refusal, read: Reading): Promise<object> {
  if (isRefusal(done)) return done;
  return { __typename: 'ThirdPartyDisclosureKept', disclosure: await read.one('ThirdPartyDisclosure', done.disclosureId) };
}
