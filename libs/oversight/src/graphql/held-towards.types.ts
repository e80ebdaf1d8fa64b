import { Agency } from '@lib/partnership';
import { Instant, UUID } from '@lib/platform';
import { RiskNote } from '@lib/risk';
import { Decision } from '@lib/sharing';
import { ArgsType, Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A note as it stood then, and what its holder had decided towards the agency by then.' })
export class NoteTowards {
  @Field(() => RiskNote, { description: 'The note.' }) note!: RiskNote;
  @Field(() => Decision, {
    nullable: true,
    description:
      'The decision that stood then: the fullest telling of anybody there, or else the last decision not to tell. None: nothing was decided.',
  })
  decision!: Decision | null;
  @Field(() => Instant, { nullable: true, description: 'When what was told of it was first opened there, if by then.' })
  openedAt!: Date | null;
  @Field(() => Instant, {
    nullable: true,
    description: 'When a share of it to that agency was last taken back, if by then. What was read before is not unread.',
  })
  takenBackAt!: Date | null;
}

@ObjectType({
  description:
    'The notes about a person that you may read and that are not the agency’s own, each with what had been decided towards that agency: was something graver held back while less grave went?',
})
export class HeldTowards {
  @Field(() => Agency, { description: 'The agency.' }) agency!: Agency;
  @Field(() => [NoteTowards], { description: 'The gravest first, then the newest.' }) notes!: NoteTowards[];
  @Field(() => Boolean, { description: 'Whether there were more than the list shows; none of them graver than the last.' })
  moreNotes!: boolean;
}

@ArgsType()
export class HeldTowardsArgs {
  @Field(() => UUID, { description: 'The person.' }) personId!: string;
  @Field(() => UUID, {
    nullable: true,
    description: 'The agency towards which; left out, the one about which was decided last, or one that works with the person.',
  })
  agencyId?: string | null;
  @Field(() => Instant, { nullable: true, description: 'The instant, by the clock of what was recorded; now when left out.' })
  at?: Date | null;
}
