import { Day, Instant, UUID } from '@lib/platform';
import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import type { Attendance, Ending } from '../domain/conference.js';
import type { MinuteKind } from '../domain/minutes.js';
import { AttendanceType, ConferenceEndingType, MinuteKindType } from './conference.types.js';

const KEY = 'The idempotency key, 8 to 100 characters: the same key and input bring back the first answer.';

@InputType({ description: 'A conference that is called.' })
export class CallConferenceInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => String, { description: 'What conference it is.' }) title!: string;
  @Field(() => String, { description: 'Where it meets: a room, or how to join.' }) place!: string;
  @Field(() => Instant, { description: 'When it meets.' }) meetsAt!: Date;
  @Field(() => [UUID], { description: 'The agencies that are asked to come, 1 to 30; your own is there anyway.' }) agencyIds!: string[];
}

@InputType({ description: 'People put on the agenda.' })
export class ListOnAgendaInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The conference.' }) conferenceId!: string;
  @Field(() => [UUID], { description: 'Whom, 1 to 60: all of them are added, or none.' }) personIds!: string[];
  @Field(() => String, { description: 'Why; read by every agency that is invited for them.' }) why!: string;
}

@InputType({ description: 'Somebody taken off the agenda.' })
export class TakeOffAgendaInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'Their place on the agenda.' }) itemId!: string;
  @Field(() => String, { description: 'Why; read by every agency that was invited for them.' }) words!: string;
}

@InputType({ description: 'An action that is set while somebody is spoken of. Everybody at the table for them may read it.' })
export class SetActionAtConferenceInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The place on the agenda.' }) itemId!: string;
  @Field(() => UUID, { description: 'The agency that is to do it; it works with the person.' }) agencyId!: string;
  @Field(() => UUID, { nullable: true, description: 'Of it the unit; left out, whichever works with the person.' }) unitId?: string | null;
  @Field(() => UUID, { nullable: true, description: 'Of it the person; instead of a unit.' }) staffId?: string | null;
  @Field(() => String, { description: 'What is to be done. Information about the person belongs in a note.' }) what!: string;
  @Field(() => String, { description: 'Why.' }) why!: string;
  @Field(() => Day, { description: 'The last day on which it is in time.' }) dueOn!: string;
}

@InputType({ description: 'Whether an invited agency came.' })
export class RecordAttendanceInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The conference.' }) conferenceId!: string;
  @Field(() => UUID, { description: 'The invited agency.' }) agencyId!: string;
  @Field(() => AttendanceType, { description: 'Whether they came.' }) attendance!: Attendance;
  @Field(() => String, { nullable: true, description: 'Who came, needed where they did; or who sent apologies.' }) who?: string | null;
}

@InputType({ description: 'The end of a conference.' })
export class EndConferenceInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The conference.' }) conferenceId!: string;
  @Field(() => ConferenceEndingType, { description: 'Whether it was held.' }) ending!: Ending;
  @Field(() => String, { nullable: true, description: 'Why it was called off, needed then; or what was said at the end.' }) words?:
    string | null;
}

@InputType({ description: 'An entry of the minutes.' })
export class MinuteItemInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The place on the agenda.' }) itemId!: string;
  @Field(() => MinuteKindType, { description: 'What kind of entry.' }) kind!: MinuteKind;
  @Field(() => String, { nullable: true, description: 'Which cohort (FIXED, FLEX, FREE) or rating (RED, AMBER, GREEN).' }) value?:
    string | null;
  @Field(() => String, {
    description: 'What was said, with the reason. What is known of somebody is no minute: record it as a note, and share it.',
  })
  words!: string;
}

@ArgsType()
export class ConferencePageArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}
