import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { Read, type Reading, UUID } from '@lib/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { LiftHold } from '../use-cases/lift-hold.js';
import { PlaceHold } from '../use-cases/place-hold.js';
import { HoldResult, LiftHoldInput, PlaceHoldInput } from './governance.inputs.js';
import { GovernanceArgs, LegalHold, LegalHoldPage } from './governance.types.js';

const INPUT = { description: 'What is to be done.' };
const ID = { type: () => UUID, description: 'Its identifier.' };

@Resolver()
export class HoldResolver {
  constructor(
    private readonly placing: PlaceHold,
    private readonly lifting: LiftHold,
  ) {}

  @Requires('read', 'LegalHold')
  @Query(() => LegalHoldPage, { description: 'Your agency’s legal holds.' })
  legalHolds(@Args() args: GovernanceArgs, @Read() read: Reading) {
    return read.root('legalHolds', args);
  }

  @Requires('read', 'LegalHold')
  @Query(() => LegalHold, { nullable: true, description: 'One of them; null when there is none for you.' })
  legalHold(@Args('id', ID) id: string, @Read() read: Reading) {
    return read.root('legalHold', { id });
  }

  @Requires('place', 'LegalHold')
  @Mutation(() => HoldResult, { description: 'Keeps everything about a person for a court, a review or an inquiry, from now on.' })
  async placeHold(@Args('input', INPUT) input: PlaceHoldInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return done(await this.placing.execute(actor, input), read);
  }

  @Requires('lift', 'LegalHold', { fresh: true })
  @Mutation(() => HoldResult, { description: 'Lifts a hold that another officer placed.' })
  async liftHold(@Args('input', INPUT) input: LiftHoldInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return done(await this.lifting.execute(actor, input), read);
  }
}

async function done(result: { holdId: string } | Refusal, read: Reading) {
  return isRefusal(result) ? result : { __typename: 'HoldDone', hold: await read.one('LegalHold', result.holdId) };
}
