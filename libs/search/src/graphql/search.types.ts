import { Agency } from '@lib/partnership';
import { ConcernLevelType, Person } from '@lib/people';
import { Instant, UUID } from '@lib/platform';
import { ArgsType, Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export const RecordKindType = { NOTE: 'NOTE', RECEIVED: 'RECEIVED', ANSWER: 'ANSWER', PLAN: 'PLAN', MINUTE: 'MINUTE' } as const;
registerEnumType(RecordKindType, {
  name: 'RecordKind',
  description: 'Where words are looked for.',
  valuesMap: {
    NOTE: { description: 'A risk note of your agency.' },
    RECEIVED: { description: 'What was sent to you and opened: the words as they were sent.' },
    ANSWER: { description: 'An answer that your agency gave.' },
    PLAN: { description: 'A management plan of your agency.' },
    MINUTE: { description: 'An entry of the minutes of a conference to which your agency was invited for this person.' },
  },
});

@ObjectType({ description: 'A thing in which the words stand.' })
export class RecordMatch {
  @Field(() => UUID, {
    description: 'The thing found: a note, an item of a share, an answer, a version of a plan, an entry of the minutes.',
  })
  thingId!: string;
  @Field(() => RecordKindType, { description: 'What it is.' }) kind!: string;
  @Field(() => UUID, {
    description: 'Where it stands: the note, the share, the enquiry, the version of the plan, the place on the agenda.',
  })
  placeId!: string;
  @Field(() => Instant, { description: 'When it was written, sent, answered, made or said.' }) at!: Date;
  @Field(() => String, {
    description: 'What it is about: the kind of note or of what was sent, the question, the plan, the conference.',
  })
  title!: string;
  @Field(() => ConcernLevelType, { nullable: true, description: 'How grave it is, where it has a level.' }) level!: string | null;
  @Field(() => String, { nullable: true, description: 'SUPERSEDED, WITHDRAWN, LAPSED or RESTRICTED; null while it stands.' })
  standing!: string | null;
  @Field(() => String, {
    description: 'What stands around the words found: plain text, the words between the characters U+E000 and U+E001.',
  })
  excerpt!: string;
  @Field(() => Person, { description: 'Whom it is about.' }) person!: Person;
  @Field(() => Agency, { description: 'Whose words they are.' }) agency!: Agency;
}

@ObjectType({
  description: 'A page of what was found. Words that are nowhere and words that are not yours to read are the same empty page.',
})
export class RecordMatchPage {
  @Field(() => [RecordMatch], { description: 'What was found.' }) items!: RecordMatch[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}

@ArgsType()
export class SearchRecordArgs {
  @Field(() => String, {
    description:
      'The words, all of which must be there: "in quotes" side by side, -without one, either or other. At most 200 characters are looked at; of very common words none are.',
  })
  words!: string;
  @Field(() => [RecordKindType], { nullable: true, description: 'Only in these; left out, in all of them.' }) kinds?: string[] | null;
  @Field(() => UUID, { nullable: true, description: 'Only about this person, who need not be in your own cases.' }) personId?:
    string | null;
  @Field(() => Boolean, { nullable: true, description: 'Also in what was superseded, withdrawn or answered anew.' }) ended?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Words that are spelt alike, instead of the words themselves.' })
  alike?: boolean | null;
  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}
