import { Agency } from '@lib/partnership';
import { Person } from '@lib/people';
import { Instant, UUID } from '@lib/platform';
import { RiskNote } from '@lib/risk';
import { Decision, Share } from '@lib/sharing';
import { ArgsType, Field, ObjectType } from '@nestjs/graphql';
import { TrailEntry } from './trail.types.js';

const MORE = 'Whether there were more than the list shows.';

/**
 * Chosen by when things were recorded, never by how they look now. Four clocks stand on each thing and are kept apart: when it happened, when
 * it was recorded, since when that is sealed and witnessed, and when it was first opened.
 */
@ObjectType({
  description:
    'What an agency knew of a person at an instant, as far as whoever asks may see it: of their own agency what it had been told and held; of another what they had told it, kept from it and not decided.',
})
export class KnownThen {
  @Field(() => Person, { description: 'The person.' }) person!: Person;
  @Field(() => Agency, { description: 'The agency whose knowledge it is.' }) agency!: Agency;
  @Field(() => [Share], { description: 'Told by then, not taken back by then, and opened there by then.' }) opened!: Share[];
  @Field(() => Boolean, { description: MORE }) moreOpened!: boolean;
  @Field(() => [Share], { description: 'Told by then, not taken back by then, and opened by nobody there by then.' }) unopened!: Share[];
  @Field(() => Boolean, { description: MORE }) moreUnopened!: boolean;
  @Field(() => [Share], { description: 'Told, and taken back by then.' }) takenBack!: Share[];
  @Field(() => Boolean, { description: MORE }) moreTakenBack!: boolean;
  @Field(() => [TrailEntry], { description: 'Told by then, but not to be opened by you now: only that there was something.' })
  closed!: TrailEntry[];
  @Field(() => Boolean, { description: MORE }) moreClosed!: boolean;
  @Field(() => [Decision], {
    description:
      'Your agency’s last decisions by then that kept something back, whole or in part: from that agency, or from anybody when it is your own.',
  })
  withheld!: Decision[];
  @Field(() => Boolean, { description: MORE }) moreWithheld!: boolean;
  @Field(() => [RiskNote], {
    description:
      'Notes of your agency as they stood then: all of them when it is your own; otherwise those about which nothing was decided towards that agency.',
  })
  held!: RiskNote[];
  @Field(() => Boolean, { description: MORE }) moreHeld!: boolean;
}

@ArgsType()
export class KnownThenArgs {
  @Field(() => UUID, { description: 'The person.' }) personId!: string;
  @Field(() => UUID, { nullable: true, description: 'The agency whose knowledge is asked for; your own when left out.' }) agencyId?:
    string | null;
  @Field(() => Instant, { nullable: true, description: 'The instant, by the clock of what was recorded; now when left out.' })
  at?: Date | null;
}
