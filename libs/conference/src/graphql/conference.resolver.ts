import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import { Person } from '@lib/people';
import { follow, Read, type Reading, type ReadRow, UUID } from '@lib/platform';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { ConferenceKept as Kept } from '../use-cases/act-in-conference.js';
import { CallConference } from '../use-cases/call-conference.js';
import { EndConference } from '../use-cases/end-conference.js';
import { ListOnAgenda } from '../use-cases/list-on-agenda.js';
import { RecordAttendance } from '../use-cases/record-attendance.js';
import {
  CallConferenceInput,
  ConferencePageArgs,
  EndConferenceInput,
  ListOnAgendaInput,
  RecordAttendanceInput,
} from './conference.inputs.js';
import { Conference, ConferenceItemPage, ConferencePage, ConferenceResult } from './conference.types.js';

@Resolver(() => Conference)
export class ConferenceResolver {
  constructor(
    private readonly calling: CallConference,
    private readonly listing: ListOnAgenda,
    private readonly attending: RecordAttendance,
    private readonly ending: EndConference,
  ) {}

  @Requires('read', 'Conference')
  @Query(() => ConferencePage, { description: 'Conferences that your agency calls or is invited to, the latest first.' })
  conferences(@Args() args: ConferencePageArgs, @Read() read: Reading) {
    return read.root('conferences', args);
  }

  @Requires('read', 'Conference')
  @Query(() => Conference, {
    nullable: true,
    description: 'One conference with the agenda that is yours to read; null when there is none for you.',
  })
  conference(@Args('id', { type: () => UUID, description: 'The conference.' }) id: string, @Read() read: Reading) {
    return read.root('conference', { id });
  }

  @Requires('record', 'Conference')
  @Mutation(() => ConferenceResult, { description: 'Calls a conference.' })
  async callConference(
    @Args('input', { description: 'What, where, when, and who is asked to come.' }) input: CallConferenceInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return kept(await this.calling.execute(actor, input), read);
  }

  @Requires('record', 'ConferenceItem')
  @Mutation(() => ConferenceResult, {
    description: 'Puts people on the agenda. Invited for each are the invited agencies that work with this person.',
  })
  async listOnAgenda(
    @Args('input', { description: 'Whom, and why.' }) input: ListOnAgendaInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return kept(await this.listing.execute(actor, input), read);
  }

  @Requires('record', 'Conference')
  @Mutation(() => ConferenceResult, { description: 'Records that an invited agency came, or sent apologies.' })
  async recordAttendance(
    @Args('input', { description: 'Which agency, and whether it came.' }) input: RecordAttendanceInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return kept(await this.attending.execute(actor, input), read);
  }

  @Requires('record', 'Conference')
  @Mutation(() => ConferenceResult, { description: 'Says that a conference was held, or called off.' })
  async endConference(
    @Args('input', { description: 'How it ended.' }) input: EndConferenceInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    return kept(await this.ending.execute(actor, input), read);
  }
}

/** A person stands to the left and knows of no conference. */
@Resolver(() => Person)
export class PersonConferencesResolver {
  @ResolveField(() => ConferenceItemPage, {
    description: 'Their places on the agendas of conferences, where your agency is invited for them; the newest first.',
  })
  conferenceItems(@Parent() person: ReadRow, @Args() args: ConferencePageArgs) {
    return follow(person, 'conferenceItems', args);
  }
}

async function kept(done: Kept | Refusal, read: Reading): Promise<object> {
  if (isRefusal(done)) return done;
  return { __typename: 'ConferenceKept', conference: await read.one('Conference', done.conferenceId) };
}
