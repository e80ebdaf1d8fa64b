import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal } from '@lib/kernel';
import { Read, type Reading, UUID } from '@lib/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ApproveStandingDecision } from '../use-cases/approve-standing-decision.js';
import { ProposeStandingDecision } from '../use-cases/propose-standing-decision.js';
import { RecordHeldElsewhere } from '../use-cases/record-held-elsewhere.js';
import { HeldElsewhereInput, StandingInput } from './acting.inputs.js';
import { HeldElsewhere, StandingDecision } from './kept.types.js';
import { AFTER } from './page.args.js';
import { HeldElsewhereResult, StandingResult } from './sharing.results.js';

/** What an agency decides once and for longer than one sitting. */
@Resolver()
export class KeptResolver {
  constructor(
    private readonly proposing: ProposeStandingDecision,
    private readonly approving: ApproveStandingDecision,
    private readonly considering: RecordHeldElsewhere,
  ) {}

  @Requires('read', 'StandingDecision')
  @Query(() => [StandingDecision], { description: 'Your agency’s standing decisions, the newest first.' })
  standingDecisions(@Read() read: Reading, @Args('after', AFTER) after?: string | null) {
    return read.root('standingDecisions', { after });
  }

  @Requires('propose', 'StandingDecision')
  @Mutation(() => StandingResult, {
    description: 'Proposes that a kind of note is outside a recipient’s function. It counts once a second person approves it.',
  })
  async proposeStandingDecision(
    @Args('input', { description: 'The proposal.' }) input: StandingInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.proposing.execute(actor, input);
    return isRefusal(done) ? done : { __typename: 'StandingRecorded', standing: await read.one('StandingDecision', done.standingId) };
  }

  @Requires('approve', 'StandingDecision')
  @Mutation(() => StandingResult, { description: 'Approves what somebody else has proposed.' })
  async approveStandingDecision(
    @Args('id', { type: () => UUID, description: 'The standing decision.' }) id: string,
    @Args('key', { description: 'The idempotency key.' }) key: string,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.approving.execute(actor, { id, key });
    return isRefusal(done) ? done : { __typename: 'StandingRecorded', standing: await read.one('StandingDecision', done.standingId) };
  }

  @Requires('read', 'Person')
  @Query(() => [HeldElsewhere], { description: 'What your own desks have considered outside this service; empty to anybody else.' })
  heldElsewhere(
    @Args('personId', { type: () => UUID, description: 'The person.' }) personId: string,
    @Read() read: Reading,
    @Args('after', AFTER) after?: string | null,
  ) {
    return read.root('heldElsewhere', { personId, after });
  }

  @Requires('record', 'HeldElsewhere')
  @Mutation(() => HeldElsewhereResult, { description: 'Records that your desk has considered material which may not be entered here.' })
  async recordHeldElsewhere(
    @Args('input', { description: 'Date, role and reference.' }) input: HeldElsewhereInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.considering.execute(actor, input);
    return isRefusal(done) ? done : { __typename: 'HeldElsewhereRecorded', held: await read.one('HeldElsewhere', done.heldId) };
  }
}
