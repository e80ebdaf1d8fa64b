import { KeyReused, SharingRefused, unionMember } from '@lib/partnership';
import { Day, Instant, UUID } from '@lib/platform';
import { createUnionType, Field, InputType, ObjectType } from '@nestjs/graphql';
import { EmergencyAccess, ProtectionRecord, Recusal, ReviewScope } from './exceptions.types.js';

const KEY = 'The idempotency key: the same key and input bring back the first answer.';

@InputType({ description: 'Opens one person for two hours. A whole number, or a whole name with the date of birth.' })
export class OpenInEmergencyInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => String, { nullable: true, description: 'A CRN or PNC, whole.' }) identifier?: string | null;
  @Field(() => String, { nullable: true, description: 'A full name, without a number.' }) name?: string | null;
  @Field(() => Day, { nullable: true, description: 'The date of birth, with a name.' }) bornOn?: string | null;
  @Field(() => String, { description: 'Why you need it now. Plain text, up to 2,000 characters.' }) reason!: string;
}

@InputType({ description: 'Ends an emergency before its time.' })
export class CloseEmergencyInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The emergency.' }) id!: string;
}

@InputType({ description: 'Says whether an emergency was justified.' })
export class ReviewEmergencyInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The emergency.' }) id!: string;
  @Field(() => String, { description: 'JUSTIFIED or NOT_JUSTIFIED.' }) finding!: string;
  @Field(() => String, { description: 'What you found. Plain text, up to 2,000 characters.' }) words!: string;
}

@InputType({ description: 'Steps back from a case because one knows the person.' })
export class RecuseInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The person.' }) personId!: string;
  @Field(() => String, { nullable: true, description: 'For your supervisor alone. Plain text, up to 2,000 characters.' }) words?:
    string | null;
}

@InputType({ description: 'Gives a case back to somebody who stepped back.' })
export class LiftRecusalInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The recusal.' }) id!: string;
  @Field(() => String, { description: 'Why. Plain text, up to 2,000 characters.' }) words!: string;
}

@InputType({ description: 'Proposes that an independent reviewer may read your agency’s own record on named people.' })
export class ProposeReviewScopeInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'A member of staff, of any agency, who holds the role of independent reviewer.' }) reviewerId!: string;
  @Field(() => [UUID], { description: 'Whom it is about: 1 to 50 people whom you may open.' }) personIds!: string[];
  @Field(() => String, { description: 'What it is for. Plain text, up to 2,000 characters.' }) purpose!: string;
  @Field(() => String, { description: 'OWNER_GRANT or LAWFUL_DEMAND.' }) ground!: string;
  @Field(() => String, { nullable: true, description: 'Reference of the lawful demand.' }) demandReference?: string | null;
  @Field(() => Instant, { description: 'From when.' }) startsAt!: Date;
  @Field(() => Instant, { description: 'Until when: a year after the start at most.' }) endsAt!: Date;
  @Field(() => Boolean, { description: 'Whether it reaches what desks hold elsewhere.' }) heldElsewhere!: boolean;
  @Field(() => Boolean, { description: 'Whether it reaches people under 18.' }) children!: boolean;
}

@InputType({ description: 'Approves a review that somebody else proposed.' })
export class ApproveReviewScopeInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The review scope.' }) id!: string;
}

@InputType({ description: 'Ends a review at once.' })
export class EndReviewScopeInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The review scope.' }) id!: string;
  @Field(() => String, { description: 'Why. Plain text, up to 2,000 characters.' }) words!: string;
}

@InputType({ description: 'Keeps a record that protects somebody, at a desk in which you hold a post.' })
export class RecordProtectionInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The desk: a unit for domestic abuse or for children’s services.' }) unitId!: string;
  @Field(() => String, { description: 'RISK_CONFERENCE, RIGHT_TO_ASK, RIGHT_TO_KNOW, CHILD_DISCLOSURE or FAMILY_COURT.' }) kind!: string;
  @Field(() => String, { description: 'Whom it protects. Up to 200 characters.' }) protectedName!: string;
  @Field(() => String, { description: 'How they may be contacted safely. Up to 1,000 characters.' }) safeContact!: string;
  @Field(() => String, { description: 'What is recorded. Plain text, up to 8,000 characters.' }) words!: string;
}

@ObjectType({ description: 'It is done; this is how the emergency stands.' })
export class EmergencyDone {
  @Field(() => EmergencyAccess, { description: 'The emergency.' }) emergency!: EmergencyAccess;
}
@ObjectType({ description: 'You have stepped back: the case is closed to you. Your supervisor has been told.' })
export class Recused {
  @Field(() => Boolean, { description: 'Always true.' }) recused!: boolean;
}
@ObjectType({ description: 'The case is open to them again.' })
export class RecusalLifted {
  @Field(() => Recusal, { description: 'The recusal as it stands now.' }) recusal!: Recusal;
}
@ObjectType({ description: 'It is done; this is how the review scope stands.' })
export class ReviewScopeDone {
  @Field(() => ReviewScope, { description: 'The review scope.' }) scope!: ReviewScope;
}
@ObjectType({ description: 'The record is kept.' })
export class ProtectionRecorded {
  @Field(() => ProtectionRecord, { description: 'The record.' }) record!: ProtectionRecord;
}

const resolveType = unionMember({});
const description = 'What came of it.';
export const EmergencyResult = createUnionType({
  name: 'EmergencyResult',
  description,
  types: () => [EmergencyDone, SharingRefused, KeyReused] as const,
  resolveType,
});
export const RecuseResult = createUnionType({
  name: 'RecuseResult',
  description,
  types: () => [Recused, SharingRefused, KeyReused] as const,
  resolveType,
});
export const LiftRecusalResult = createUnionType({
  name: 'LiftRecusalResult',
  description,
  types: () => [RecusalLifted, SharingRefused, KeyReused] as const,
  resolveType,
});
export const ReviewScopeResult = createUnionType({
  name: 'ReviewScopeResult',
  description,
  types: () => [ReviewScopeDone, SharingRefused, KeyReused] as const,
  resolveType,
});
export const ProtectionResult = createUnionType({
  name: 'ProtectionResult',
  description,
  types: () => [ProtectionRecorded, SharingRefused, KeyReused] as const,
  resolveType,
});
