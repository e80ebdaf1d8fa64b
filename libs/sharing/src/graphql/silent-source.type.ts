import { Instant } from '@lib/platform';
import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A source that one would expect at this stage and that is silent: nothing received, or asked and no reply.' })
export class SilentSource {
  @Field(() => String, { description: 'Its name.' }) label!: string;
  @Field(() => Instant, { nullable: true, description: 'Since when your agency waits for a reply; null when it has not asked.' })
  askedAt!: Date | null;
}
