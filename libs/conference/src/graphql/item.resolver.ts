import { ActionResult } from '@lib/actions';
import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal } from '@lib/kernel';
import { Read, type Reading, UUID } from '@lib/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { MinuteItem } from '../use-cases/minute-item.js';
import { SetActionAtConference } from '../use-cases/set-action-at-conference.js';
import { TakeOffAgenda } from '../use-cases/take-off-agenda.js';
import { MinuteItemInput, SetActionAtConferenceInput, TakeOffAgendaInput } from './conference.inputs.js';
import { ConferenceItem, ConferenceResult, MinuteResult } from './conference.types.js';

/** One person in a conference, and what is said and done about them while it meets. */
@Resolver(() => ConferenceItem)
export class ConferenceItemResolver {
  constructor(
    private readonly takingOff: TakeOffAgenda,
    private readonly minuting: MinuteItem,
    private readonly setting: SetActionAtConference,
  ) {}

  @Requires('read', 'ConferenceItem')
  @Query(() => ConferenceItem, { nullable: true, description: 'One person’s place on an agenda; null when there is none for you.' })
  conferenceItem(@Args('id', { type: () => UUID, description: 'The place on the agenda.' }) id: string, @Read() read: Reading) {
    return read.root('conferenceItem', { id });
  }

  @Requires('record', 'ConferenceItem')
  @Mutation(() => ConferenceResult, { description: 'Takes somebody off the agenda of whom nothing was said yet.' })
  async takeOffAgenda(
    @Args('input', { description: 'Whom, and why.' }) input: TakeOffAgendaInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.takingOff.execute(actor, input);
    return isRefusal(done) ? done : { __typename: 'ConferenceKept', conference: await read.one('Conference', done.conferenceId) };
  }

  @Requires('answer', 'ConferenceItem')
  @Mutation(() => MinuteResult, { description: 'Adds an entry to the minutes about somebody.' })
  async minuteItem(
    @Args('input', { description: 'What kind of entry, and what was said.' }) input: MinuteItemInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.minuting.execute(actor, input);
    return isRefusal(done) ? done : { __typename: 'Minuted', item: await read.one('ConferenceItem', done.itemId) };
  }

  @Requires('answer', 'ConferenceItem')
  @Mutation(() => ActionResult, { description: 'Sets an action about somebody who is spoken of, for an agency that works with them.' })
  async setActionAtConference(
    @Args('input', { description: 'What, why, by whom and by when.' }) input: SetActionAtConferenceInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.setting.execute(actor, input);
    return isRefusal(done) ? done : { __typename: 'ActionKept', action: await read.one('Action', done.actionId) };
  }
}
