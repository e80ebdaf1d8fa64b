import { Agency, KeyReused, RefusalShape, Staff } from '@lib/partnership';
import { Person } from '@lib/people';
import { RiskNote } from '@lib/risk';
import { Instant, UUID } from '@lib/platform';
import { createUnionType, Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Attendance, ATTENDANCES, type Ending, ENDINGS } from '../domain/conference.js';
import { MINUTE_KINDS, type MinuteKind } from '../domain/minutes.js';

const named = <Name extends string>(names: readonly Name[]): { [K in Name]: K } =>
  Object.fromEntries(names.map((name) => [name, name])) as { [K in Name]: K };
export const AttendanceType = named(ATTENDANCES);
registerEnumType(AttendanceType, {
  name: 'Attendance',
  description: 'What became of an invitation.',
  valuesMap: { ATTENDED: { description: 'Somebody came for them.' }, APOLOGIES: { description: 'They sent apologies.' } },
});
export const ConferenceEndingType = named(ENDINGS);
registerEnumType(ConferenceEndingType, {
  name: 'ConferenceEnding',
  description: 'How a conference ended.',
  valuesMap: { HELD: { description: 'It was held.' }, CANCELLED: { description: 'It was called off.' } },
});
export const MinuteKindType = named(MINUTE_KINDS);
registerEnumType(MinuteKindType, {
  name: 'MinuteKind',
  description: 'What kind of entry of the minutes it is.',
  valuesMap: {
    AGREED: { description: 'What was agreed.' },
    DISSENT: { description: 'What one agency does not agree with.' },
    SELECTED: { description: 'They were selected for integrated offender management.' },
    DESELECTED: { description: 'They were deselected.' },
    COHORT: { description: 'Which cohort they are in: fixed, flex or free.' },
    RATING: { description: 'Their rating: red, amber or green.' },
    PUT_OFF: { description: 'They were put off to another conference.' },
  },
});

@ObjectType({ description: 'An agency that was asked to come.' })
export class ConferenceInvitation {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Agency, { description: 'The agency.' }) agency!: Agency;
  @Field(() => AttendanceType, {
    nullable: true,
    description: 'What became of it; null while nobody said, and of an agency that stayed silent.',
  })
  attendance!: Attendance | null;
  @Field(() => String, { nullable: true, description: 'Who came, or who sent apologies.' }) who!: string | null;
  @Field(() => Staff, { nullable: true, description: 'Who recorded that.' }) saidBy!: Staff | null;
  @Field(() => Instant, { nullable: true, description: 'When.' }) saidAt!: Date | null;
}

@ObjectType({ description: 'One entry of the minutes about somebody. It is never edited; another may follow.' })
export class ConferenceEntry {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Instant, { description: 'When it was made.' }) at!: Date;
  @Field(() => MinuteKindType, { description: 'What kind it is.' }) kind!: MinuteKind;
  @Field(() => String, { nullable: true, description: 'FIXED, FLEX or FREE of a cohort; RED, AMBER or GREEN of a rating.' })
  value!: string | null;
  @Field(() => String, { description: 'What was said, with the reason.' }) words!: string;
  @Field(() => Agency, { description: 'For which agency.' }) agency!: Agency;
  @Field(() => Staff, { description: 'By whom.' }) by!: Staff;
}

@ObjectType({
  description: 'Somebody on the agenda of a conference. Read by the agencies that are invited for this person, and by nobody else.',
})
export class ConferenceItem {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Conference, { nullable: true, description: 'The conference; null to a reviewer whose own agency is not invited.' })
  conference!: object | null;
  @Field(() => Person, { nullable: true, description: 'The person.' }) person!: Person | null;
  @Field(() => String, { description: 'Why they are on the agenda.' }) why!: string;
  @Field(() => [Agency], { description: 'The agencies that are invited for this person.' }) agencies!: Agency[];
  @Field(() => Staff, { description: 'Who put them there.' }) listedBy!: Staff;
  @Field(() => Instant, { description: 'When.' }) listedAt!: Date;
  @Field(() => Instant, { nullable: true, description: 'When they were taken off the agenda again.' }) offAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Who took them off.' }) offBy!: Staff | null;
  @Field(() => String, { nullable: true, description: 'Why.' }) offWords!: string | null;
  @Field(() => [ConferenceEntry], { description: 'The minutes about them, the first entry first.' }) entries!: ConferenceEntry[];
  @Field(() => [RiskNote], {
    description:
      'Notes of your own agency, gravest first, about which it decided nothing towards at least one of the other agencies that are invited for this person.',
  })
  undecided!: RiskNote[];
  @Field(() => Boolean, { description: 'Whether there are more of them than are shown.' }) moreUndecided!: boolean;
  @Field(() => Boolean, { description: 'Whether there are more entries than are shown.' }) moreEntries!: boolean;
  @Field(() => Boolean, { description: 'Whether you may add to these minutes.' }) mayMinute!: boolean;
  @Field(() => Boolean, { description: 'Whether you may take them off the agenda: you run it, and nothing was said of them.' })
  mayTakeOff!: boolean;
}

@ObjectType({
  description: 'A meeting about people of concern. Every agency that is invited reads when and where; of the agenda, its own people.',
})
export class Conference {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'Its reference, to quote.' }) reference!: string;
  @Field(() => String, { description: 'What conference it is.' }) title!: string;
  @Field(() => String, { description: 'Where it meets.' }) place!: string;
  @Field(() => Instant, { description: 'When it meets.' }) meetsAt!: Date;
  @Field(() => Agency, { description: 'Who calls it.' }) agency!: Agency;
  @Field(() => Staff, { description: 'Who that was.' }) calledBy!: Staff;
  @Field(() => Instant, { description: 'When it was called.' }) calledAt!: Date;
  @Field(() => Boolean, { description: 'Whether it is yours to run: your agency called it, and your post calls conferences.' })
  ours!: boolean;
  @Field(() => Instant, { nullable: true, description: 'When it was over.' }) overAt!: Date | null;
  @Field(() => ConferenceEndingType, { nullable: true, description: 'How it ended.' }) overAs!: Ending | null;
  @Field(() => String, { nullable: true, description: 'Why it was called off, or what was said at the end.' }) overWords!: string | null;
  @Field(() => [ConferenceInvitation], { description: 'The agencies that were asked to come, whoever calls it among them.' })
  invitations!: ConferenceInvitation[];
  @Field(() => [ConferenceItem], {
    description: 'Those on the agenda for whom your agency is invited, in their order. How many others there are is not said.',
  })
  items!: ConferenceItem[];
}

@ObjectType({ description: 'A page of conferences.' })
export class ConferencePage {
  @Field(() => [Conference], { description: 'The conferences, the latest first.' }) items!: Conference[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}
@ObjectType({ description: 'A page of places on agendas.' })
export class ConferenceItemPage {
  @Field(() => [ConferenceItem], { description: 'The places, the newest first.' }) items!: ConferenceItem[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}

@ObjectType({ description: 'It was recorded.' })
export class ConferenceKept {
  @Field(() => Conference, { nullable: true, description: 'The conference as it stands now.' }) conference!: Conference | null;
}
@ObjectType({ description: 'It is in the minutes.' })
export class Minuted {
  @Field(() => ConferenceItem, { nullable: true, description: 'The person’s place on the agenda, as it stands now.' })
  item!: ConferenceItem | null;
}
@ObjectType({ implements: () => RefusalShape, description: 'Something is missing, or it is too late. Nothing was recorded.' })
export class ConferenceRefused extends RefusalShape {
  @Field(() => String, { nullable: true, description: 'The input field it concerns, if it is one.' }) field!: string | null;
}
interface Told {
  readonly __typename?: string;
  readonly code?: string;
}
const memberOf = ({ __typename, code }: Told): string => __typename ?? (code === 'KEY_REUSED' ? 'KeyReused' : 'ConferenceRefused');
export const ConferenceResult = createUnionType({
  name: 'ConferenceResult',
  description: 'What came of callConference, listOnAgenda, takeOffAgenda, recordAttendance or endConference.',
  types: () => [ConferenceKept, ConferenceRefused, KeyReused] as const,
  resolveType: memberOf,
});
export const MinuteResult = createUnionType({
  name: 'MinuteResult',
  description: 'What came of minuteItem.',
  types: () => [Minuted, ConferenceRefused, KeyReused] as const,
  resolveType: memberOf,
});
