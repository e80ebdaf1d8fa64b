import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { Read, type Reading, UUID } from '@lib/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AskForErasure } from '../use-cases/ask-for-erasure.js';
import { DecideErasure } from '../use-cases/decide-erasure.js';
import { LiftRestriction } from '../use-cases/lift-restriction.js';
import { AskForErasureInput, DecideErasureInput, ErasureResult, LiftRestrictionInput } from './governance.inputs.js';
import { ErasureRequest, ErasureRequestPage, GovernanceArgs } from './governance.types.js';

const INPUT = { description: 'What is to be done.' };
const ID = { type: () => UUID, description: 'Its identifier.' };

@Resolver()
export class ErasureResolver {
  constructor(
    private readonly asking: AskForErasure,
    private readonly deciding: DecideErasure,
    private readonly lifting: LiftRestriction,
  ) {}

  @Requires('read', 'ErasureRequest')
  @Query(() => ErasureRequestPage, { description: 'What your agency was asked to erase, and what became of it.' })
  erasureRequests(@Args() args: GovernanceArgs, @Read() read: Reading) {
    return read.root('erasureRequests', args);
  }

  @Requires('read', 'ErasureRequest')
  @Query(() => ErasureRequest, { nullable: true, description: 'One of them; null when there is none for you.' })
  erasureRequest(@Args('id', ID) id: string, @Read() read: Reading) {
    return read.root('erasureRequest', { id });
  }

  @Requires('ask', 'ErasureRequest')
  @Mutation(() => ErasureResult, { description: 'Asks for something of your own agency to be erased. Another officer decides.' })
  async askForErasure(@Args('input', INPUT) input: AskForErasureInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return done(await this.asking.execute(actor, input), read);
  }

  @Requires('decide', 'ErasureRequest', { fresh: true })
  @Mutation(() => ErasureResult, {
    description: 'Decides about a request. Erased, the words are destroyed at once, wherever they stand here.',
  })
  async decideErasure(@Args('input', INPUT) input: DecideErasureInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return done(await this.deciding.execute(actor, input), read);
  }

  @Requires('lift', 'ErasureRequest', { fresh: true })
  @Mutation(() => ErasureResult, { description: 'Lifts a restriction that another officer decided.' })
  async liftRestriction(@Args('input', INPUT) input: LiftRestrictionInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return done(await this.lifting.execute(actor, input), read);
  }
}

async function done(result: { requestId: string } | Refusal, read: Reading) {
  return isRefusal(result) ? result : { __typename: 'ErasureDone', request: await read.one('ErasureRequest', result.requestId) };
}
