import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { Read, type Reading, UUID } from '@lib/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AnswerUnsafeWork } from '../use-cases/answer-unsafe-work.js';
import { ReportUnsafeWork } from '../use-cases/report-unsafe-work.js';
import {
  AnswerUnsafeWorkInput,
  ReportUnsafeWorkInput,
  UnsafeWork,
  UnsafeWorkPage,
  UnsafeWorkResult,
  UnsafeWorksArgs,
} from './unsafe-work.types.js';

const INPUT = { description: 'What is to be done.' };

@Resolver()
export class UnsafeWorkResolver {
  constructor(
    private readonly reporting: ReportUnsafeWork,
    private readonly answering: AnswerUnsafeWork,
  ) {}

  @Requires('read', 'UnsafeWork')
  @Query(() => UnsafeWorkPage, { description: 'What the units you answer for said they cannot do safely.' })
  unsafeWorks(@Args() args: UnsafeWorksArgs, @Read() read: Reading) {
    return read.root('unsafeWorks', args);
  }

  @Requires('read', 'UnsafeWork')
  @Query(() => UnsafeWork, { nullable: true, description: 'One of these reports; null when there is none for you.' })
  unsafeWork(@Args('id', { type: () => UUID, description: 'The report.' }) id: string, @Read() read: Reading) {
    return read.root('unsafeWork', { id });
  }

  @Requires('report', 'UnsafeWork')
  @Mutation(() => UnsafeWorkResult, { description: 'Says what a unit that you supervise cannot do safely, to whoever is above it.' })
  async reportUnsafeWork(@Args('input', INPUT) input: ReportUnsafeWorkInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return done(await this.reporting.execute(actor, input), read);
  }

  @Requires('answer', 'UnsafeWork')
  @Mutation(() => UnsafeWorkResult, { description: 'Answers what somebody else reported: what will be done, and by when.' })
  async answerUnsafeWork(@Args('input', INPUT) input: AnswerUnsafeWorkInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return done(await this.answering.execute(actor, input), read);
  }
}

async function done(result: { id: string } | Refusal, read: Reading) {
  return isRefusal(result) ? result : { __typename: 'UnsafeWorkDone', report: await read.one('UnsafeWork', result.id) };
}
