import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { Read, type Reading, UUID } from '@lib/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AskForAccessExtract } from '../use-cases/ask-for-access-extract.js';
import { DecideAccessExtract } from '../use-cases/decide-access-extract.js';
import { TakeAccessExtract } from '../use-cases/take-access-extract.js';
import {
  AccessExtractResult,
  AskForAccessExtractInput,
  DecideAccessExtractInput,
  TakeAccessExtractInput,
  TakeAccessExtractResult,
} from './extracts.inputs.js';
import { AccessExtract, AccessExtractPage, AccessExtractsArgs, AccessExtractStaffArgs, AccessExtractStaffPage } from './extracts.types.js';

const INPUT = { description: 'What is to be done.' };

@Resolver()
export class ExtractsResolver {
  constructor(
    private readonly asking: AskForAccessExtract,
    private readonly deciding: DecideAccessExtract,
    private readonly taking: TakeAccessExtract,
  ) {}

  @Requires('read', 'AccessExtract')
  @Query(() => AccessExtractPage, { description: 'Extracts of the access log that your agency was asked for, and what became of them.' })
  accessExtracts(@Args() args: AccessExtractsArgs, @Read() read: Reading) {
    return read.root('accessExtracts', args);
  }

  @Requires('read', 'AccessExtract')
  @Query(() => AccessExtract, { nullable: true, description: 'One of them; null when there is none for you.' })
  accessExtract(@Args('id', { type: () => UUID, description: 'Its identifier.' }) id: string, @Read() read: Reading) {
    return read.root('accessExtract', { id });
  }

  @Requires('ask', 'AccessExtract')
  @Query(() => AccessExtractStaffPage, { description: 'People of your agency whose acts an extract may list, by name.' })
  accessExtractStaff(@Args() args: AccessExtractStaffArgs, @Read() read: Reading) {
    return read.root('accessExtractStaff', args);
  }

  @Requires('ask', 'AccessExtract', { fresh: true })
  @Mutation(() => AccessExtractResult, { description: 'Asks for an extract of your own agency’s access log. Another officer decides.' })
  async askForAccessExtract(@Args('input', INPUT) input: AskForAccessExtractInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return done(await this.asking.execute(actor, input), read);
  }

  @Requires('decide', 'AccessExtract', { fresh: true })
  @Mutation(() => AccessExtractResult, { description: 'Decides about an extract that another officer asked for.' })
  async decideAccessExtract(@Args('input', INPUT) input: DecideAccessExtractInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return done(await this.deciding.execute(actor, input), read);
  }

  @Requires('take', 'AccessExtract', { fresh: true })
  @Mutation(() => TakeAccessExtractResult, {
    description: 'Hands out an extract that was approved; whether you may have it is asked again.',
  })
  async takeAccessExtract(@Args('input', INPUT) input: TakeAccessExtractInput, @CurrentActor() actor: Actor) {
    const taken = await this.taking.execute(actor, input);
    return isRefusal(taken) ? taken : { __typename: 'AccessExtractTaken', ...taken, content: taken.content.toString('base64') };
  }
}

async function done(result: { extractId: string } | Refusal, read: Reading) {
  return isRefusal(result) ? result : { __typename: 'AccessExtractDone', extract: await read.one('AccessExtract', result.extractId) };
}
