import { Instant, UUID } from '@lib/platform';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Agency } from './directory.types.js';

@ObjectType({ description: 'Who is signed in, and what their pages may offer. It hides; it never decides.' })
export class Viewer {
  @Field(() => UUID, { description: 'Their identifier as staff.' }) staffId!: string;
  @Field(() => String, { description: 'Their name.' }) name!: string;
  @Field(() => String, { description: 'What they do.' }) jobTitle!: string;
  @Field(() => Agency, { description: 'The agency they act for.' }) agency!: Agency;
  @Field(() => [String], { description: 'The roles they hold now.' }) roles!: string[];
  @Field(() => [String], {
    description: 'What their roles allow at all, as "action:Subject"; whether it is allowed on a given thing is asked there.',
  })
  permissions!: string[];
  @Field(() => Int, { description: 'Minutes without use after which a sign-in ends.' }) idleMinutes!: number;
  @Field(() => Int, { description: 'The same on a device that the agency manages.' }) managedIdleMinutes!: number;
  @Field(() => Int, { description: 'Hours after which a sign-in ends whatever happens.' }) absoluteHours!: number;
  @Field(() => Int, { description: 'How many pieces of their work cannot wait: by person and cause, among those that are open to them.' })
  cannotWait!: number;
  @Field(() => Instant, { description: 'What time it is, by the clock that dates every record.' }) now!: Date;
  @Field(() => Boolean, { description: 'Whether that clock has been moved for a demonstration or a test.' }) clockIsShifted!: boolean;
}
