import { type Actor, CurrentActor, Requires } from '@lib/access';
import { Read, type Reading, UUID } from '@lib/platform';
import { Args, Extensions, Query, Resolver } from '@nestjs/graphql';
import { ConsiderSharing, type RecipientConsidered } from '../use-cases/consider-sharing.js';
import { ListPossibleRecipients } from '../use-cases/list-possible-recipients.js';
import { PreviewSharing } from '../use-cases/preview-sharing.js';
import { Consideration, PossibleRecipient, SharePreview } from './considering.types.js';
import { ConsiderInput, DecideInput } from './deciding.inputs.js';
import { lineRows, namedRecipient, silentSource } from './receipt.js';

/** Asked before anything is decided; none of it changes anything. */
@Resolver()
export class ConsideringResolver {
  constructor(
    private readonly considering: ConsiderSharing,
    private readonly listing: ListPossibleRecipients,
    private readonly previewing: PreviewSharing,
  ) {}

  @Requires('share', 'RiskNote')
  @Query(() => [PossibleRecipient], {
    description: 'Who could be told of these notes: whom policy expects first. Nobody is chosen in advance.',
  })
  async possibleRecipients(
    @Args('personId', { type: () => UUID, description: 'The person.' }) personId: string,
    @Args('noteIds', { type: () => [UUID], description: 'The notes chosen so far; may be empty.' }) noteIds: string[],
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const found = await this.listing.execute(actor, { personId, noteIds });
    return Promise.all(found.map(async (one) => ({ ...one, ...(await namedRecipient({ ...one, staffId: null }, read)) })));
  }

  @Requires('share', 'RiskNote')
  @Query(() => Consideration, { description: 'What must be decided before these notes can go to these recipients. It changes nothing.' })
  async consider(
    @Args('input', { description: 'What to whom.' }) input: ConsiderInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const found = await this.considering.execute(actor, input);
    const recipients = await Promise.all(found.recipients.map((one) => consideredRows(one, read)));
    return {
      ...found,
      recipients,
      silentSources: found.silentSources.map(silentSource),
      expectedLeftOut: await read.several('Agency', found.expectedLeftOut),
    };
  }

  @Requires('share', 'RiskNote')
  @Extensions({ counted: 20 })
  @Query(() => [SharePreview], { description: 'What each recipient will read, exactly, and what was cut. It changes nothing.' })
  preview(@Args('input', { description: 'The decisions so far.' }) input: DecideInput, @CurrentActor() actor: Actor) {
    return this.previewing.execute(actor, input);
  }
}

async function consideredRows(one: RecipientConsidered, read: Reading) {
  return {
    ...one,
    ...(await namedRecipient(one.recipient, read)),
    agreement: one.agreementId && (await read.one('Agreement', one.agreementId)),
    graver: await Promise.all(one.graver.map((line) => lineRows(line, read))),
    asGrave: await Promise.all(one.asGrave.map((line) => lineRows(line, read))),
  };
}
