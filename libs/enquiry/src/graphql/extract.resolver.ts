import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { Read, type Reading, UUID } from '@lib/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DecideExtract } from '../use-cases/decide-extract.js';
import { ProposeExtract } from '../use-cases/propose-extract.js';
import { EvaluationExtract, EvaluationExtractPage, ExtractDecidedInput, ExtractResult, ProposeExtractInput } from './governing.types.js';
import { EnquiriesArgs } from './page.args.js';

const INPUT = { description: 'What is to be done.' };

@Resolver()
export class ExtractResolver {
  constructor(
    private readonly proposing: ProposeExtract,
    private readonly deciding: DecideExtract,
  ) {}

  @Requires('read', 'EvaluationExtract')
  @Query(() => EvaluationExtractPage, { description: 'Your agency’s extracts, the newest first.' })
  evaluationExtracts(@Args() args: EnquiriesArgs, @Read() read: Reading) {
    return read.root('evaluationExtracts', args);
  }

  @Requires('read', 'EvaluationExtract')
  @Query(() => EvaluationExtract, { nullable: true, description: 'One of them; null when there is none for you.' })
  evaluationExtract(@Args('id', { type: () => UUID, description: 'The extract.' }) id: string, @Read() read: Reading) {
    return read.root('evaluationExtract', { id });
  }

  @Requires('propose', 'EvaluationExtract')
  @Mutation(() => ExtractResult, { description: 'Proposes a de-identified extract of a supplement’s answers: a second person decides.' })
  async proposeExtract(@Args('input', INPUT) input: ProposeExtractInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return done(await this.proposing.execute(actor, input), read);
  }

  @Requires('decide', 'EvaluationExtract', { fresh: true })
  @Mutation(() => ExtractResult, { description: 'Approves or declines an extract. Approved, it is made once and stays as it is.' })
  async decideExtract(@Args('input', INPUT) input: ExtractDecidedInput, @CurrentActor() actor: Actor, @Read() read: Reading) {
    return done(await this.deciding.execute(actor, input), read);
  }
}

async function done(result: { extractId: string } | Refusal, read: Reading) {
  return isRefusal(result) ? result : { __typename: 'ExtractDone', extract: await read.one('EvaluationExtract', result.extractId) };
}
