import type { ConcernLevel } from '@lib/kernel';
import { Agency, Staff, Unit } from '@lib/partnership';
import { ConcernLevelType, Person } from '@lib/people';
import { Instant, UUID } from '@lib/platform';
import { RiskNote } from '@lib/risk';
import { Share, ShareItem } from '@lib/sharing';
import { ArgsType, Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type KnowsState, KNOWS_STATES, type Reopened, REOPENED } from '../domain/knows-state.js';

const named = <Word extends string>(words: readonly Word[]) => Object.fromEntries(words.map((word) => [word, word])) as Record<Word, Word>;
const KnowsStateType = named(KNOWS_STATES);
const ReopenedType = named(REOPENED);
registerEnumType(KnowsStateType, {
  name: 'KnowsState',
  description: 'How far something had come to one agency.',
  valuesMap: {
    OWNER: { description: 'It is that agency’s own, or that agency sent it.' },
    OPENED: { description: 'Shared, and opened by somebody there.' },
    UNOPENED: { description: 'Shared, and opened by nobody there.' },
    ON_ITS_WAY: { description: 'Sent, and not to be opened there before it is sealed or its wait is over.' },
    TAKEN_BACK: { description: 'Shared, and revoked.' },
    WITHHELD: { description: 'Decided not to share.' },
    DEFERRED: { description: 'To be decided by an instant that had not come.' },
    NOT_RELEVANT: { description: 'Decided that it has nothing to do with their work.' },
    OUTSIDE_FUNCTION: { description: 'Kept back by a standing decision about this kind of note.' },
    UNDECIDED: { description: 'Nothing stands decided.' },
  },
});
registerEnumType(ReopenedType, {
  name: 'Reopened',
  description: 'Why nothing stands decided any more, where something did.',
  valuesMap: {
    CIRCUMSTANCES: { description: 'Circumstances changed.' },
    SENT_BACK: { description: 'A supervisor sent the decision back.' },
    DEFERRAL_OVER: { description: 'The time to decide in has run out.' },
  },
});

@ObjectType({ description: 'What one agency knew of one thing.' })
export class KnowsCell {
  @Field(() => UUID, { description: 'The agency: one of `agencies`.' }) agencyId!: string;
  @Field(() => KnowsStateType, { description: 'How far it had come.' }) state!: KnowsState;
  @Field(() => Boolean, { description: 'Whether parts were cut from what was shared.' }) inPart!: boolean;
  @Field(() => Instant, { nullable: true, description: 'Since when: recorded, sent, opened, taken back or decided; null when undecided.' })
  since!: Date | null;
  @Field(() => Instant, { nullable: true, description: 'Until when it is deferred, or by when it opens there at the latest.' })
  until!: Date | null;
  @Field(() => Unit, { nullable: true, description: 'The unit there, if it was about one only.' }) unit!: Unit | null;
  @Field(() => Staff, { nullable: true, description: 'The person there, if it was about one only.' }) staff!: Staff | null;
  @Field(() => UUID, { nullable: true, description: 'The share.' }) shareId!: string | null;
  @Field(() => UUID, { nullable: true, description: 'The decision set; null where others decided.' }) setId!: string | null;
  @Field(() => ReopenedType, { nullable: true, description: 'Why nothing stands decided any more.' }) reopened!: Reopened | null;
  @Field(() => Boolean, { description: 'Whether an earlier version was shared with them, and this one is not.' }) earlierTold!: boolean;
  @Field(() => Boolean, { description: 'Whether something else stands decided towards another part of that agency.' }) otherwise!: boolean;
}

@ObjectType({ description: 'One thing that your agency knew: a note of its own, or what another agency sent it.' })
export class KnowsRow {
  @Field(() => UUID, { description: 'The identifier of the note, of the item, or of the share where its items are not shown.' })
  id!: string;
  @Field(() => ConcernLevelType, { nullable: true, description: 'How grave it is; null counts as high, and where it is not shown.' })
  level!: ConcernLevel | null;
  @Field(() => Instant, { description: 'When it was recorded, or sent to you.' }) recordedAt!: Date;
  @Field(() => RiskNote, { nullable: true, description: 'The note, when it is your agency’s own.' }) note!: RiskNote | null;
  @Field(() => Share, { nullable: true, description: 'The share it came in, when another agency sent it.' }) share!: Share | null;
  @Field(() => ShareItem, { nullable: true, description: 'The item of that share; null before it is opened and once it is taken back.' })
  item!: ShareItem | null;
  @Field(() => [KnowsCell], {
    description:
      'Of your agency’s own note, one for each of `agencies`; of what you were sent, the sender’s and your own. What is not here is not yours to know.',
  })
  cells!: KnowsCell[];
}

@ObjectType({ description: 'A page of things, the most serious first.' })
export class KnowsRowPage {
  @Field(() => [KnowsRow], { description: 'The things.' }) items!: KnowsRow[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}

@ObjectType({
  description: 'What your agency knew of a person at an instant, and how far each thing had come to the others, by what was recorded.',
})
export class WhoKnowsWhat {
  @Field(() => Person, { description: 'The person.' }) person!: Person;
  @Field(() => Instant, { description: 'The instant.' }) at!: Date;
  @Field(() => [Agency], {
    description:
      'Your own, those that worked with the person then, that had sent you something, or towards which your agency had decided something.',
  })
  agencies!: Agency[];
  @Field(() => Boolean, { description: 'Whether there were more agencies than are listed.' }) moreAgencies!: boolean;
}

@ArgsType()
export class KnowsRowArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}

@ArgsType()
export class WhoKnowsArgs {
  @Field(() => UUID, { description: 'The person.' }) personId!: string;
  @Field(() => Instant, { nullable: true, description: 'The instant, by the clock of what was recorded; now when left out.' })
  at?: Date | null;
}
