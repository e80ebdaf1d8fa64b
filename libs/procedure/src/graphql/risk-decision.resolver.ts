import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { Person } from '@lib/people';
import { follow, Read, type Reading, type ReadRow, UUID } from '@lib/platform';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { EndorseRiskDecision } from '../use-cases/endorse-risk-decision.js';
import { RecordRiskDecision } from '../use-cases/record-risk-decision.js';
import {
  EndorseRiskDecisionInput,
  RecordRiskDecisionInput,
  RiskDecision,
  RiskDecisionPage,
  RiskDecisionResult,
} from './risk-decision.types.js';
import { PageOfPersonArgs } from './run.inputs.js';

@Resolver(() => RiskDecision)
export class RiskDecisionResolver {
  constructor(
    private readonly recording: RecordRiskDecision,
    private readonly endorsing: EndorseRiskDecision,
  ) {}

  @Requires('read', 'RiskDecision')
  @Query(() => RiskDecision, {
    nullable: true,
    description: 'One risk-management decision of your agency; null when there is none for you.',
  })
  riskDecision(@Args('id', { type: () => UUID, description: 'The decision.' }) id: string, @Read() read: Reading) {
    return read.root('riskDecision', { id });
  }

  @Requires('record', 'RiskDecision')
  @Mutation(() => RiskDecisionResult, { description: 'Records a risk-management decision, or another in the place of one.' })
  async recordRiskDecision(
    @Args('input', { description: 'What was considered, what it rests on, and why.' }) input: RecordRiskDecisionInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return kept(await this.recording.execute(actor, input), read);
  }

  @Requires('endorse', 'RiskDecision')
  @Mutation(() => RiskDecisionResult, { description: 'Endorses a risk-management decision of somebody else, or says why not.' })
  async endorseRiskDecision(
    @Args('input', { description: 'Which, and what you say of it.' }) input: EndorseRiskDecisionInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return kept(await this.endorsing.execute(actor, input), read);
  }
}

/** A person stands to the left and knows of no such decision. */
@Resolver(() => Person)
export class PersonRiskDecisionsResolver {
  @ResolveField(() => RiskDecisionPage, { description: 'Risk-management decisions of your agency about this person, the newest first.' })
  riskDecisions(@Parent() person: ReadRow, @Args() args: PageOfPersonArgs) {
    return follow(person, 'riskDecisions', args);
  }
}

async function kept(done: { readonly decisionId: string } | Refusal, read: Reading): Promise<object> {
  if (isRefusal(done)) return done;
  return { __typename: 'RiskDecisionKept', decision: await read.one('RiskDecision', done.decisionId) };
}
