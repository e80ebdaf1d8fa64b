import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal } from '@lib/kernel';
import { Read, type Reading, UUID } from '@lib/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DecideSharing } from '../use-cases/decide-sharing.js';
import { EndorseWithholding } from '../use-cases/endorse-withholding.js';
import { RecordCircumstance } from '../use-cases/record-circumstance.js';
import { ShareUrgently } from '../use-cases/share-urgently.js';
import { CircumstanceInput, EndorseInput } from './acting.inputs.js';
import { DecideInput, UrgentShareInput } from './deciding.inputs.js';
import { Decision, DecisionSet } from './decision.types.js';
import { SharingPolicy } from './policy.types.js';
import { receipt, refusedSharing } from './receipt.js';
import { CircumstanceResult, DecideResult, EndorseResult, UrgentShareResult } from './sharing.results.js';

@Resolver(() => DecisionSet)
export class DecidingResolver {
  constructor(
    private readonly deciding: DecideSharing,
    private readonly urgently: ShareUrgently,
    private readonly endorsing: EndorseWithholding,
    private readonly changing: RecordCircumstance,
  ) {}

  @Requires('read', 'SharingPolicy')
  @Query(() => SharingPolicy, { description: 'The reasons, cuts and grounds to choose from.' })
  sharingPolicy(@Read() read: Reading) {
    return read.root('sharingPolicy', {});
  }

  @Requires('read', 'DecisionSet')
  @Query(() => DecisionSet, { nullable: true, description: 'A set of decisions of your agency: the receipt, to read again.' })
  decisionSet(@Args('id', { type: () => UUID, description: 'The set.' }) id: string, @Read() read: Reading) {
    return read.root('decisionSet', { id });
  }

  @Requires('read', 'Decision')
  @Query(() => Decision, { nullable: true, description: 'One decision of your agency.' })
  decision(@Args('id', { type: () => UUID, description: 'The decision.' }) id: string, @Read() read: Reading) {
    return read.root('decision', { id });
  }

  @Requires('share', 'RiskNote')
  @Mutation(() => DecideResult, {
    description: 'Decides, item by item and recipient by recipient, and sends what is to go. All of it or nothing.',
  })
  async decideSharing(
    @Args('input', { description: 'The decisions.' }) input: DecideInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.deciding.execute(actor, input);
    return isRefusal(done) ? refusedSharing(done, read) : receipt(done, read);
  }

  @Requires('share', 'RiskNote')
  @Mutation(() => UrgentShareResult, { description: 'Shares at once and explains after.' })
  async shareUrgently(
    @Args('input', { description: 'What, to whom, why now.' }) input: UrgentShareInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.urgently.execute(actor, input);
    return isRefusal(done) ? done : receipt(done, read);
  }

  @Requires('endorse', 'Decision')
  @Mutation(() => EndorseResult, { description: 'A supervisor endorses a withholding or sends it back.' })
  async endorseWithholding(
    @Args('input', { description: 'The answer.' }) input: EndorseInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.endorsing.execute(actor, input);
    return isRefusal(done) ? done : { __typename: 'Endorsed', decision: await read.one('Decision', done.decisionId) };
  }

  @Requires('record', 'Circumstance')
  @Mutation(() => CircumstanceResult, { description: 'Records what has changed for a person; decisions not to share are reopened.' })
  async recordCircumstance(@Args('input', { description: 'The change.' }) input: CircumstanceInput, @CurrentActor() actor: Actor) {
    const done = await this.changing.execute(actor, input);
    return isRefusal(done) ? done : { __typename: 'CircumstanceRecorded', reopened: done.reopened };
  }
}
