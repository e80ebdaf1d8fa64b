import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal } from '@lib/kernel';
import { Read, type Reading, UUID } from '@lib/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DrawSample } from '../use-cases/draw-sample.js';
import { RecordSampleFinding } from '../use-cases/record-sample-finding.js';
import { DrawSampleInput, DrawSampleResult, SampleFindingInput, SampleFindingResult } from './sampling.inputs.js';
import {
  DecisionSample,
  DecisionSamplePage,
  RepeatedReasonPage,
  RepeatedReasonsArgs,
  SampledDecision,
  SampleFinding,
  SamplesArgs,
} from './sampling.types.js';

const ID = { type: () => UUID, description: 'Its identifier.' };

@Resolver()
export class SamplingResolver {
  constructor(
    private readonly drawing: DrawSample,
    private readonly finding: RecordSampleFinding,
  ) {}

  @Requires('read', 'DecisionSample')
  @Query(() => DecisionSamplePage, { description: 'Your agency’s samples of its decisions.' })
  decisionSamples(@Args() args: SamplesArgs, @Read() read: Reading) {
    return read.root('decisionSamples', args);
  }

  @Requires('read', 'DecisionSample')
  @Query(() => DecisionSample, { nullable: true, description: 'One of them; null when there is none for you.' })
  decisionSample(@Args('id', ID) id: string, @Read() read: Reading) {
    return read.root('decisionSample', { id });
  }

  @Requires('read', 'SampledDecision')
  @Query(() => SampledDecision, { nullable: true, description: 'A decision that was drawn; null when there is none for you.' })
  sampledDecision(@Args('id', ID) id: string, @Read() read: Reading) {
    return read.root('sampledDecision', { id });
  }

  @Requires('read', 'SampleFinding')
  @Query(() => SampleFinding, { nullable: true, description: 'What was found of a decision; what was returned to you as well.' })
  sampleFinding(@Args('id', ID) id: string, @Read() read: Reading) {
    return read.root('sampleFinding', { id });
  }

  @Requires('read', 'RepeatedReason')
  @Query(() => RepeatedReasonPage, { description: 'Reasons that came back in several decisions of your agency about several people.' })
  repeatedReasons(@Args() args: RepeatedReasonsArgs, @Read() read: Reading) {
    return read.root('repeatedReasons', args);
  }

  @Requires('draw', 'DecisionSample')
  @Mutation(() => DrawSampleResult, { description: 'Draws decisions of your own agency to look at, never your own.' })
  async drawSample(
    @Args('input', { description: 'Which, of when, and how many.' }) input: DrawSampleInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.drawing.execute(actor, input);
    return isRefusal(done) ? done : { __typename: 'SampleDrawn', sample: await read.one('DecisionSample', done.sampleId) };
  }

  @Requires('find', 'SampledDecision')
  @Mutation(() => SampleFindingResult, { description: 'Keeps what you found of a decision that was drawn: once.' })
  async recordSampleFinding(
    @Args('input', { description: 'The decision, and what you found.' }) input: SampleFindingInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.finding.execute(actor, input);
    return isRefusal(done) ? done : { __typename: 'SampleFindingRecorded', sampled: await read.one('SampledDecision', done.sampledId) };
  }
}
