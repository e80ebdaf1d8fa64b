import type { ConcernLevel } from '@lib/kernel';
import { Seal } from '@lib/ledger';
import { Agency, Agreement, Staff, Unit } from '@lib/partnership';
import { ConcernLevelType, Person } from '@lib/people';
import { Day, Instant, UUID } from '@lib/platform';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { ItemKind } from '../domain/item-kind.js';
import type { Mode, ToldHow } from '../domain/sharing-input.js';
import { ItemKindType, ShareModeType, ToldHowType } from './sharing-enums.js';

@ObjectType({ description: 'One item of a share: exactly what went, frozen.' })
export class ShareItem {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Int, { description: 'Its place in the share, from 0.' }) ordinal!: number;
  @Field(() => Boolean, { description: 'Whether parts were cut.' }) inPart!: boolean;
  @Field(() => ItemKindType, { description: 'A note, or an answer to a question.' }) itemKind!: ItemKind;
  @Field(() => String, { description: 'Code of its kind; see noteCategories. ANSWER for an answer.' }) category!: string;
  @Field(() => String, { description: 'Its kind in words.' }) categoryLabel!: string;
  @Field(() => ConcernLevelType, { description: 'How grave the sender holds it to be.' }) level!: ConcernLevel;
  @Field(() => String, { description: 'FACT or ASSESSMENT.' }) nature!: string;
  @Field(() => String, { description: 'The text that went.' }) body!: string;
  @Field(() => String, { description: 'SHA-256 of the text, in hexadecimal.' }) bodyHash!: string;
  @Field(() => Day, { description: 'The day it happened.' }) happenedOn!: string;
  @Field(() => String, { description: 'RECORD_SEEN, VERIFIED_BY_AGENCY, SELF_REPORT, THIRD_PARTY or PROFESSIONAL_JUDGEMENT.' })
  basis!: string;
  @Field(() => Int, { nullable: true, description: 'Reliability of the source, 1 to 3.' }) sourceGrade!: number | null;
  @Field(() => String, { nullable: true, description: 'How the source knows it, A to E.' }) intelligenceGrade!: string | null;
  @Field(() => String, { description: 'P: may be shared lawfully; C: with conditions.' }) handlingCode!: string;
  @Field(() => String, { nullable: true, description: 'The conditions.' }) handlingConditions!: string | null;
  @Field(() => String, { description: 'OFFICIAL or OFFICIAL_SENSITIVE.' }) marking!: string;
  @Field(() => String, { description: 'Whether the subject may be told: YES, NO or REDACTED.' }) disclosable!: string;
  @Field(() => Agency, { description: 'Whose information it is and stays.' }) originator!: Agency;
  @Field(() => [String], { description: 'References of other people whom it tells of.' }) thirdParties!: string[];
  @Field(() => Instant, { nullable: true, description: 'When the sender replaced it, if they have.' }) supersededAt!: Date | null;
  @Field(() => Instant, { nullable: true, description: 'When the sender withdrew it, if they have.' }) withdrawnAt!: Date | null;
  @Field(() => UUID, { nullable: true, description: 'The enquiry that it answers; null for a note.' }) enquiryId!: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the question that it answers; null for a note.' }) questionCode!:
    string | null;
  @Field(() => String, { nullable: true, description: 'ANSWERED, NOT_KNOWN, NOT_HELD or AWAITING; null for a note.' }) answerState!:
    string | null;
  @Field(() => String, { nullable: true, description: 'Where the answer comes from, as the sender says it.' }) answerSource!: string | null;
  @Field(() => String, { nullable: true, description: 'From whom an answer is awaited.' }) awaitingFrom!: string | null;
  @Field(() => Day, { nullable: true, description: 'Until when it is awaited.' }) awaitingUntil!: string | null;
  @Field(() => UUID, { nullable: true, description: 'The sender’s note; null to a recipient, and for an answer.' }) noteId!: string | null;
  @Field(() => Int, { nullable: true, description: 'Its version; null to a recipient.' }) noteVersion!: number | null;
}

@ObjectType({ description: 'What one agency sent to another, to a unit there or to a person there, about a person of concern.' })
export class Share {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'Its reference, to quote.' }) reference!: string;
  @Field(() => Person, { description: 'The person it is about.' }) person!: Person;
  @Field(() => Agency, { description: 'The agency that sent it.' }) sender!: Agency;
  @Field(() => Unit, { description: 'The unit that sent it.' }) senderUnit!: Unit;
  @Field(() => Staff, { description: 'Who sent it.' }) sentBy!: Staff;
  @Field(() => Instant, { description: 'When it was sent or, recorded afterwards, when it was recorded.' }) sentAt!: Date;
  @Field(() => Instant, { description: 'When the recipient was told.' }) toldAt!: Date;
  @Field(() => ToldHowType, { description: 'How the recipient was told.' }) toldHow!: ToldHow;
  @Field(() => ShareModeType, { description: 'How it came about.' }) mode!: Mode;
  @Field(() => Agency, { description: 'The agency it went to.' }) recipientAgency!: Agency;
  @Field(() => Unit, { nullable: true, description: 'The unit it went to, if only one.' }) recipientUnit!: Unit | null;
  @Field(() => Staff, { nullable: true, description: 'The person it went to, if only one.' }) recipientStaff!: Staff | null;
  @Field(() => String, { description: 'Code of the purpose; see sharingPolicy.' }) purpose!: string;
  @Field(() => String, { description: 'Code of the lawful gateway; see sharingPolicy.' }) gateway!: string;
  @Field(() => String, { description: 'Code of the data protection condition; see sharingPolicy.' }) protectionCondition!: string;
  @Field(() => Agreement, { nullable: true, description: 'The agreement relied on; none for an urgent share.' })
  agreement!: Agreement | null;
  @Field(() => Boolean, { description: 'Whether that agreement has ended, so that this can be read only until its transition ends.' })
  inTransition!: boolean;
  @Field(() => String, { nullable: true, description: 'What is asked of the recipient; nothing when it is for information.' }) asked!:
    string | null;
  @Field(() => Instant, { nullable: true, description: 'By when.' }) respondBy!: Date | null;
  @Field(() => Seal, {
    nullable: true,
    description: 'Where its entry stands in the log that others can check; null when it is older than the log.',
  })
  seal!: Seal | null;
  @Field(() => Boolean, { description: 'Whether its recipients may open it: once it is sealed, or when its wait for that is over.' })
  released!: boolean;
  @Field(() => Instant, { description: 'When they may open it at the latest, with or without proof.' }) releaseAt!: Date;
  @Field(() => Instant, { nullable: true, description: 'When it was first opened.' }) firstSeenAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Who opened it first.' }) firstSeenBy!: Staff | null;
  @Field(() => String, { nullable: true, description: 'ACKNOWLEDGED or NOT_FOR_US.' }) response!: string | null;
  @Field(() => String, { nullable: true, description: 'What the recipient said.' }) responseWords!: string | null;
  @Field(() => Instant, { nullable: true, description: 'When the recipient answered.' }) respondedAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Who answered.' }) respondedBy!: Staff | null;
  @Field(() => Instant, { nullable: true, description: 'When the sender took it back, if they have.' }) revokedAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Who took it back; null to a recipient.' }) revokedBy!: Staff | null;
  @Field(() => String, { nullable: true, description: 'Why it was taken back; null to a recipient.' }) revokedReason!: string | null;
  @Field(() => [ShareItem], {
    description: 'What went. Empty to a recipient who has not opened it (see openShare), and once it has been taken back.',
  })
  items!: ShareItem[];
  @Field(() => Int, { description: 'How many items; 0 to a recipient once it has been taken back.' }) itemCount!: number;
  @Field(() => ConcernLevelType, { nullable: true, description: 'The gravest level among them.' }) gravest!: ConcernLevel | null;
  @Field(() => UUID, { nullable: true, description: 'The decision set it came from; null to a recipient.' }) setId!: string | null;
}

@ObjectType({ description: 'That a version of a note went to somebody.' })
export class NoteShare {
  @Field(() => Share, { description: 'The share.' }) share!: Share;
  @Field(() => Boolean, { description: 'Whether parts were cut.' }) inPart!: boolean;
}

@ObjectType({ description: 'A page of shares, the newest first.' })
export class SharePage {
  @Field(() => [Share], { description: 'The shares.' }) items!: Share[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}

@ObjectType({ description: 'A page of what your agency was sent about a person, the newest first.' })
export class ReceivedPage {
  @Field(() => [Share], { description: 'The shares.' }) items!: Share[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}
