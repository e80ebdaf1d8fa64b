import { Day, Instant, UUID } from '@lib/platform';
import { ArgsType, createUnionType, Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CHANGE_KINDS } from '../domain/change-kinds.js';
import { Agreement } from './agreement.types.js';
import { Agency, Staff, Unit } from './directory.types.js';
import { KeyReused, RefusalShape, unionMember } from './refusals.types.js';

export const ChangeKindType = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, kind]));
registerEnumType(ChangeKindType, {
  name: 'ChangeKind',
  description: 'What may be changed by a recorded decision with a second person: sharing agreements, posts and accounts.',
});

@ObjectType({ description: 'One value that a change changes.' })
export class ChangeLine {
  @Field(() => String, { description: 'endsAt, reviewOn, namesChildren, party, post or accountState.' }) field!: string;
  @Field(() => String, { nullable: true, description: 'How it stood when this was proposed.' }) was!: string | null;
  @Field(() => String, { nullable: true, description: 'What it becomes; an end without a moment is the moment it is done.' }) becomes!:
    string | null;
}

@ObjectType({ description: 'One thing that follows from a change, counted by the rights of whoever asks, about their own agency.' })
export class ChangeImpact {
  @Field(() => String, {
    description:
      'ITEMS_STOP_TO, ITEMS_STOP_FROM, ITEMS_STAY_TO, ITEMS_STAY_FROM, NO_AGREEMENT_LEFT, STANDING_DECISIONS, NEW_PARTNER, CHILDREN_CLOSE, RECORDS_OPEN, CASES_WITHOUT_LEAD, WORK_WITHOUT_OWNER, ROLES_WITHOUT_HOLDER, SIGN_INS_END or POSTS_AGAIN.',
  })
  code!: string;
  @Field(() => Agency, { nullable: true, description: 'The other agency, if there is one.' }) agency!: Agency | null;
  @Field(() => Int, { description: 'How many.' }) count!: number;
  @Field(() => Int, { nullable: true, description: 'How many days after the change it happens; null for at once.' }) days!: number | null;
}

@ObjectType({ description: 'An agency’s answer to a proposed change.' })
export class ChangeAnswer {
  @Field(() => String, { description: 'AGREED or DECLINED.' }) answer!: string;
  @Field(() => String, { nullable: true, description: 'Why, in words; always there when it was declined.' }) words!: string | null;
  @Field(() => Instant, { description: 'When.' }) answeredAt!: Date;
  @Field(() => Agency, { description: 'For which agency.' }) agency!: Agency;
  @Field(() => Staff, { description: 'By whom.' }) staff!: Staff;
}

@ObjectType({ description: 'A decision to change an agreement, a post or an account: proposed by one person and answered by others.' })
export class Change {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => ChangeKindType, { description: 'What kind of change.' }) kind!: string;
  @Field(() => String, { description: 'AGREEMENT or PERMISSION.' }) family!: string;
  @Field(() => String, { description: 'Why, in the words of whoever proposed it.' }) reason!: string;
  @Field(() => String, {
    description:
      'WAITING, TO_REVIEW (done at once, to be looked at), APPROVED, DECLINED, CONFIRMED or NOT_CONFIRMED (done at once; the review did not agree).',
  })
  state!: string;
  @Field(() => Boolean, { description: 'Whether it was done the moment it was proposed, as taking away is.' }) atOnce!: boolean;
  @Field(() => Boolean, { description: 'Whether it waits for an answer that you may give.' }) forMe!: boolean;
  @Field(() => Agency, { description: 'The agency that proposed it.' }) agency!: Agency;
  @Field(() => Agreement, { nullable: true, description: 'The agreement it is about.' }) agreement!: Agreement | null;
  @Field(() => Agency, { nullable: true, description: 'The agency that joins or leaves.' }) partyAgency!: Agency | null;
  @Field(() => Staff, { nullable: true, description: 'The person whose post or account it is about.' }) staff!: Staff | null;
  @Field(() => Unit, { nullable: true, description: 'The unit of the post.' }) unit!: Unit | null;
  @Field(() => String, { nullable: true, description: 'The role of the post.' }) roleLabel!: string | null;
  @Field(() => Staff, { description: 'Who proposed it.' }) proposedBy!: Staff;
  @Field(() => Instant, { description: 'When it was proposed.' }) proposedAt!: Date;
  @Field(() => Instant, { nullable: true, description: 'By when it is to be looked at; null when it waits without a limit.' })
  answerDueAt!: Date | null;
  @Field(() => Instant, { nullable: true, description: 'When it was done; null when it has not been.' }) appliedAt!: Date | null;
  @Field(() => Instant, { nullable: true, description: 'When the last answer settled it.' }) settledAt!: Date | null;
  @Field(() => [Agency], { description: 'Whose word it needs.' }) askedOf!: Agency[];
  @Field(() => [ChangeAnswer], { description: 'The answers so far.' }) answers!: ChangeAnswer[];
  @Field(() => [ChangeLine], { description: 'What it changes, from what to what.' }) lines!: ChangeLine[];
  @Field(() => [ChangeImpact], { description: 'What follows for your agency, as your agency was shown it last.' }) impact!: ChangeImpact[];
}

@ObjectType({ description: 'A page of changes.' })
export class ChangePage {
  @Field(() => [Change], { description: 'The changes, newest first.' }) items!: Change[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}

@ArgsType()
export class ChangesArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those still to be answered (true) or settled (false).' }) waiting?:
    boolean | null;
  @Field(() => UUID, { nullable: true, description: 'Only those of this agreement.' }) agreementId?: string | null;
  @Field(() => UUID, { nullable: true, description: 'Only those about this person’s posts and account.' }) staffId?: string | null;
}

@InputType({ description: 'A change, before it is proposed. What each kind needs is said by the answer when it is missing.' })
export class ConsiderChangeInput {
  @Field(() => ChangeKindType, { description: 'What kind of change.' }) kind!: (typeof CHANGE_KINDS)[number];
  @Field(() => UUID, { nullable: true, description: 'The agreement.' }) agreementId?: string | null;
  @Field(() => UUID, { nullable: true, description: 'The agency that would join it.' }) agencyId?: string | null;
  @Field(() => Day, { nullable: true, description: 'The last day on which it is in force; for an end, left out for "now".' }) endsOn?:
    string | null;
  @Field(() => Day, { nullable: true, description: 'The day of the next review, when it is renewed.' }) reviewOn?: string | null;
  @Field(() => UUID, { nullable: true, description: 'The person whose post or account it is.' }) staffId?: string | null;
  @Field(() => UUID, { nullable: true, description: 'The unit of the new post.' }) unitId?: string | null;
  @Field(() => String, { nullable: true, description: 'The role of the new post.' }) role?: string | null;
  @Field(() => UUID, { nullable: true, description: 'The post that would end.' }) postId?: string | null;
}
@InputType({ description: 'Proposes a change.' })
export class ProposeChangeInput extends ConsiderChangeInput {
  @Field(() => String, { description: 'The idempotency key: the same key and input bring back the first answer.' }) key!: string;
  @Field(() => String, { description: 'Why. Plain text, up to 2,000 characters.' }) reason!: string;
  @Field(() => String, { description: '`seen` of the consideration that was shown.' }) seen!: string;
}
@InputType({ description: 'Agrees to a change for one’s agency.' })
export class ApproveChangeInput {
  @Field(() => String, { description: 'The idempotency key: the same key and input bring back the first answer.' }) key!: string;
  @Field(() => UUID, { description: 'The change.' }) id!: string;
  @Field(() => String, { description: '`seen` of what was shown.' }) seen!: string;
  @Field(() => String, { nullable: true, description: 'Anything to add. Plain text, up to 2,000 characters.' }) words?: string | null;
}
@InputType({ description: 'Declines a change for one’s agency.' })
export class DeclineChangeInput {
  @Field(() => String, { description: 'The idempotency key: the same key and input bring back the first answer.' }) key!: string;
  @Field(() => UUID, { description: 'The change.' }) id!: string;
  @Field(() => String, { description: 'Why not. Plain text, up to 2,000 characters.' }) reason!: string;
}

@ObjectType({ description: 'What a change would do. Nothing was changed.' })
export class ChangeConsidered {
  @Field(() => [ChangeLine], { description: 'What it changes, from what to what.' }) lines!: ChangeLine[];
  @Field(() => [ChangeImpact], { description: 'What follows for your agency.' }) impact!: ChangeImpact[];
  @Field(() => Boolean, { description: 'Whether it is done the moment it is proposed.' }) atOnce!: boolean;
  @Field(() => [Agency], { description: 'Whose word it needs, before or after.' }) askedOf!: Agency[];
  @Field(() => String, { description: 'Names exactly this: send it back with the act.' }) seen!: string;
}
@ObjectType({ description: 'What a proposed change does now, for whoever answers it.' })
export class ChangeToAnswer {
  @Field(() => Change, { description: 'The change.' }) change!: Change;
  @Field(() => [ChangeImpact], { description: 'What follows for your agency, counted now.' }) impact!: ChangeImpact[];
  @Field(() => String, { description: 'Names exactly this: send it back with the answer.' }) seen!: string;
  @Field(() => Boolean, { description: 'Whether what it was drawn up on has been changed since: then it can only be declined.' })
  outdated!: boolean;
}
@ObjectType({ description: 'It is on the record.' })
export class ChangeRecorded {
  @Field(() => Change, { description: 'The change as it now stands.' }) change!: Change;
}
@ObjectType({ implements: () => [RefusalShape], description: 'A rule said no. Nothing was changed.' })
export class ChangeRefused extends RefusalShape {
  @Field(() => String, { nullable: true, description: 'The input field it concerns, if it is one.' }) field!: string | null;
}

const member = unionMember(Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((n) => [`CHG-0${n}`, 'ChangeRefused'])));
export const ConsiderChangeResult = createUnionType({
  name: 'ConsiderChangeResult',
  description: 'What came of considerChange.',
  types: () => [ChangeConsidered, ChangeRefused] as const,
  resolveType: member,
});
export const ChangeResult = createUnionType({
  name: 'ChangeResult',
  description: 'What came of proposeChange, approveChange or declineChange.',
  types: () => [ChangeRecorded, ChangeRefused, KeyReused] as const,
  resolveType: member,
});
