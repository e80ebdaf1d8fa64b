import type { ConcernLevel } from '@lib/kernel';
import { ConcernLevelType } from '@lib/people';
import { Day, UUID } from '@lib/platform';
import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';

const KEY = 'The idempotency key, 8 to 100 characters: the same key and input bring back the first answer.';
const DRAFT = 'The draft it was typed in, which is discarded.';

@InputType({ description: 'Somebody other than the subject, as a reference: never their name.' })
export class ThirdPartyInput {
  @Field(() => String, { description: 'How notes refer to them, up to 100 characters. A known reference is used again.' })
  reference!: string;
  @Field(() => String, { description: 'VICTIM, PARTNER, CHILD, INFORMANT, FAMILY or OTHER.' }) class!: string;
}

@InputType({ description: 'What is known about a person.' })
export class NoteInput {
  @Field(() => UUID, { description: 'The person.' }) personId!: string;
  @Field(() => String, { description: 'Code of its kind; see noteCategories.' }) category!: string;
  @Field(() => ConcernLevelType, { nullable: true, description: 'How grave it is. Left out, it counts as high.' })
  level?: ConcernLevel | null;
  @Field(() => String, { nullable: true, description: 'Why the level is below the floor, or lower than before.' }) levelReason?:
    string | null;
  @Field(() => String, { description: 'FACT or ASSESSMENT.' }) nature!: string;
  @Field(() => String, { description: 'What is known. Plain text, up to 8,000 characters.' }) body!: string;
  @Field(() => Day, { description: 'The day it happened: not in the future, not before the person’s birth or 1900.' }) happenedOn!: string;
  @Field(() => String, { nullable: true, description: 'The time in London, HH:MM.' }) happenedTime?: string | null;
  @Field(() => String, { description: 'RECORD_SEEN, VERIFIED_BY_AGENCY, SELF_REPORT, THIRD_PARTY or PROFESSIONAL_JUDGEMENT.' })
  basis!: string;
  @Field(() => Int, { nullable: true, description: 'Reliability of the source, 1 to 3.' }) sourceGrade?: number | null;
  @Field(() => String, { nullable: true, description: 'How the source knows it, A to E.' }) intelligenceGrade?: string | null;
  @Field(() => String, { nullable: true, description: 'P or C; P when left out.' }) handlingCode?: string | null;
  @Field(() => String, { nullable: true, description: 'The conditions; needed with C.' }) handlingConditions?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'OFFICIAL or OFFICIAL_SENSITIVE; OFFICIAL when left out. Nothing higher may be entered.',
  })
  marking?: string | null;
  @Field(() => String, { nullable: true, description: 'Whether the subject may be told: YES, NO or REDACTED; NO when left out.' })
  disclosable?: string | null;
  @Field(() => String, { nullable: true, description: 'Name of the series of reports it belongs to.' }) reportSeries?: string | null;
  @Field(() => String, { nullable: true, description: 'Part in a gang, for that kind only: INVOLVED, EXPLOITED, VICTIM or ASSOCIATE.' })
  gangRole?: string | null;
  @Field(() => [UUID], { nullable: true, description: 'References already known on this person.' }) thirdPartyIds?: string[] | null;
  @Field(() => [ThirdPartyInput], { nullable: true, description: 'References to add.' }) newThirdParties?: ThirdPartyInput[] | null;
}

@InputType({ description: 'Records a note.' })
export class RecordNoteInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => NoteInput, { description: 'The note.' }) note!: NoteInput;
  @Field(() => UUID, { nullable: true, description: DRAFT }) draftId?: string | null;
}

@InputType({ description: 'Replaces a note by its next version.' })
export class SupersedeNoteInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The version to replace; it must be the current one.' }) noteId!: string;
  @Field(() => String, { description: 'What changed and why, up to 2,000 characters.' }) changeReason!: string;
  @Field(() => NoteInput, { description: 'The whole note as it now reads, about the same person.' }) note!: NoteInput;
  @Field(() => UUID, { nullable: true, description: DRAFT }) draftId?: string | null;
}

@InputType({ description: 'Withdraws a note.' })
export class WithdrawNoteInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The version to withdraw; it must be the current one.' }) noteId!: string;
  @Field(() => String, { description: 'Why, up to 2,000 characters.' }) reason!: string;
}

@ArgsType()
export class NotesArgs {
  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'Whether to leave out what was superseded or withdrawn or has lapsed.',
  })
  current!: boolean;
}
