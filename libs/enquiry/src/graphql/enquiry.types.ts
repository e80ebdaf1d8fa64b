import { Agency, Agreement, Staff, Unit } from '@lib/partnership';
import { Person } from '@lib/people';
import { Day, Instant, UUID } from '@lib/platform';
import { Share, ShareItem } from '@lib/sharing';
import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'One thing that happened to an enquiry. Asking and answering are events of their own.' })
export class EnquiryEvent {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Instant, { description: 'When.' }) at!: Date;
  @Field(() => String, {
    description: 'ASKED, FIRST_SEEN, REPLIED_IN_PART, REPLIED, DECLINED, CLOSED, REMINDED, RAISED_WITH_ANSWERER or RAISED_WITH_ASKER.',
  })
  kind!: string;
  @Field(() => Staff, { nullable: true, description: 'Who did it; nobody when the service did.' }) by!: Staff | null;
  @Field(() => String, { nullable: true, description: 'In words, where there are any.' }) words!: string | null;
}

@ObjectType({ description: 'One answer as it was given: the answering agency’s own record, also of what it withheld.' })
export class Answer {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Enquiry, { nullable: true, description: 'What it answered, where you may read that.' }) enquiry!: Enquiry | null;
  @Field(() => String, { description: 'Code of the question, the same in every set and version.' }) questionCode!: string;
  @Field(() => String, { description: 'The question as asked.' }) questionText!: string;
  @Field(() => Int, { description: 'In which sending, from 1.' }) round!: number;
  @Field(() => Boolean, { description: 'False: another answer made it irrelevant, so it was kept and not sent.' }) relevant!: boolean;
  @Field(() => String, { description: 'ANSWERED, NOT_KNOWN, NOT_HELD, WITHHELD, NO_FURTHER_ANSWER or AWAITING.' }) state!: string;
  @Field(() => String, { description: 'What was filled in, as JSON: a list of rows, each an object of field and value.' }) rows!: string;
  @Field(() => String, { description: 'In words.' }) body!: string;
  @Field(() => String, { description: 'How grave the information is.' }) level!: string;
  @Field(() => String, { nullable: true, description: 'How it is known.' }) basis!: string | null;
  @Field(() => Day, { nullable: true, description: 'The day as of which it is true.' }) asAt!: string | null;
  @Field(() => String, { nullable: true, description: 'Where it comes from.' }) source!: string | null;
  @Field(() => String, { nullable: true, description: 'OFFICIAL or OFFICIAL_SENSITIVE.' }) marking!: string | null;
  @Field(() => String, { nullable: true, description: 'Whether the person it is about may be told.' }) disclosable!: string | null;
  @Field(() => String, { nullable: true, description: 'From whom an answer is awaited.' }) awaitingFrom!: string | null;
  @Field(() => Day, { nullable: true, description: 'Until when it is awaited.' }) awaitingUntil!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was withheld, as a code.' }) reasonCode!: string | null;
  @Field(() => String, { nullable: true, description: 'Why, in words.' }) reasonWords!: string | null;
  @Field(() => Day, { nullable: true, description: 'When the withholding is looked at again.' }) reviewBy!: string | null;
  @Field(() => Staff, { description: 'Who gave it.' }) answeredBy!: Staff;
  @Field(() => Instant, { description: 'When.' }) answeredAt!: Date;
}

@ObjectType({ description: 'A half-typed answer, kept for those to whom the enquiry is addressed.' })
export class AnswerDraft {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'Code of the question; * for what was set once for all of them.' }) questionCode!: string;
  @Field(() => String, { description: 'What was typed, as JSON.' }) content!: string;
  @Field(() => Int, { description: 'Hand it back when you save, so that nobody writes over what they have not seen.' }) version!: number;
  @Field(() => Staff, { description: 'Who saved it last.' }) savedBy!: Staff;
  @Field(() => Instant, { description: 'When.' }) savedAt!: Date;
}

@ObjectType({ description: 'Two things that do not agree. The service points at them; people settle which is right.' })
export class Contradiction {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Enquiry, { nullable: true, description: 'The enquiry whose answers raised it, where you may read that.' })
  enquiry!: Enquiry | null;
  @Field(() => String, { description: 'DIFFERENT_ROSH, UNVERIFIED_ADDRESS or SELF_REPORT_WHERE_RECORD.' }) kind!: string;
  @Field(() => [String], { description: 'The questions it is about.' }) questionCodes!: string[];
  @Field(() => String, { description: 'What does not agree, in words.' }) words!: string;
  @Field(() => Instant, { description: 'When it was raised.' }) raisedAt!: Date;
  @Field(() => Instant, { nullable: true, description: 'When somebody settled it.' }) settledAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Who settled it.' }) settledBy!: Staff | null;
  @Field(() => String, { nullable: true, description: 'How.' }) settledWords!: string | null;
}

@ObjectType({ description: 'Text that was copied out to another system: an onward use on the record.' })
export class AnswerCopy {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Enquiry, { nullable: true, description: 'The enquiry it was copied from, where you may read that.' })
  enquiry!: Enquiry | null;
  @Field(() => String, { description: 'CONNECT or NDELIUS.' }) system!: string;
  @Field(() => Staff, { description: 'Who copied it.' }) copiedBy!: Staff;
  @Field(() => Instant, { description: 'When.' }) copiedAt!: Date;
  @Field(() => String, { description: 'SHA-256 of the text, in hexadecimal.' }) textHash!: string;
  @Field(() => Boolean, { description: 'Whether something in it has been corrected, withdrawn or taken back since.' }) toMend!: boolean;
}

@ObjectType({ description: 'A set of questions that one agency put to another about a person, as it was asked.' })
export class Enquiry {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'Its reference, to quote.' }) reference!: string;
  @Field(() => Person, { nullable: true, description: 'The person it is about.' }) person!: Person | null;
  @Field(() => String, { description: 'Code of the question set.' }) setCode!: string;
  @Field(() => Int, { description: 'Version of the question set.' }) setVersion!: number;
  @Field(() => String, { description: 'Title of the question set.' }) setTitle!: string;
  @Field(() => String, { description: 'BEFORE_RELEASE, RELEASED_72_HOURS, RECALL or CONFERENCE.' }) stage!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'The questions as asked, as JSON in the format concordat-questions/1; null to whoever is asked until one of them has opened it.',
  })
  definition!: string | null;
  @Field(() => String, { description: 'SHA-256 of the questions as asked (canonical JSON), in hexadecimal.' }) definitionHash!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Core questions that were left out, group by group, with why, as JSON; null until it was opened.',
  })
  dropped!: string | null;
  @Field(() => Boolean, { description: 'Whether your agency asked it.' }) askedByUs!: boolean;
  @Field(() => Agency, { description: 'Who asks.' }) sender!: Agency;
  @Field(() => Unit, { description: 'The unit that asks.' }) senderUnit!: Unit;
  @Field(() => Staff, { description: 'Who sent it.' }) sentBy!: Staff;
  @Field(() => Instant, { description: 'When it was asked.' }) sentAt!: Date;
  @Field(() => Agency, { description: 'Who is asked.' }) recipientAgency!: Agency;
  @Field(() => Unit, { nullable: true, description: 'The unit that is asked, if only one.' }) recipientUnit!: Unit | null;
  @Field(() => Staff, { nullable: true, description: 'The person who is asked, if only one.' }) recipientStaff!: Staff | null;
  @Field(() => String, { nullable: true, description: 'Why it is asked now; null to whoever is asked until one of them has opened it.' })
  why!: string | null;
  @Field(() => String, { description: 'Code of the purpose; see sharingPolicy.' }) purpose!: string;
  @Field(() => String, { description: 'Code of the lawful gateway; see sharingPolicy.' }) gateway!: string;
  @Field(() => String, { description: 'Code of the data protection condition; see sharingPolicy.' }) protectionCondition!: string;
  @Field(() => String, { nullable: true, description: 'Why it is necessary; the asker’s own.' }) necessity!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it is proportionate; the asker’s own.' }) proportionality!: string | null;
  @Field(() => Agreement, { nullable: true, description: 'The agreement relied on.' }) agreement!: Agreement | null;
  @Field(() => Int, { description: 'Working days given.' }) workingDays!: number;
  @Field(() => Instant, { description: 'Due before this instant: the end of the last working day given.' }) dueAt!: Date;
  @Field(() => Boolean, { description: 'Whether it is still open after that.' }) overdue!: boolean;
  @Field(() => String, { description: 'SENT, SEEN, ANSWERED_IN_PART, ANSWERED, DECLINED or CLOSED.' }) state!: string;
  @Field(() => [String], { description: 'Codes of questions that have been replied to, whatever the reply was.' }) answeredCodes!: string[];
  @Field(() => Instant, { nullable: true, description: 'When somebody asked first opened it.' }) firstSeenAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Who that was.' }) firstSeenBy!: Staff | null;
  @Field(() => Instant, { nullable: true, description: 'When everything was replied to.' }) completedAt!: Date | null;
  @Field(() => Instant, { nullable: true, description: 'When it was declined.' }) declinedAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Who declined it.' }) declinedBy!: Staff | null;
  @Field(() => String, { nullable: true, description: 'Why it was declined, as a code.' }) declinedCode!: string | null;
  @Field(() => String, { nullable: true, description: 'Why, in words.' }) declinedWords!: string | null;
  @Field(() => Instant, { nullable: true, description: 'When the asker closed it.' }) closedAt!: Date | null;
  @Field(() => Staff, { nullable: true, description: 'Who closed it.' }) closedBy!: Staff | null;
  @Field(() => String, { nullable: true, description: 'Why.' }) closedWords!: string | null;
  @Field(() => [EnquiryEvent], { description: 'What happened to it, oldest first: at most 100.' }) events!: EnquiryEvent[];
  @Field(() => Boolean, { description: 'Whether more happened.' }) moreEvents!: boolean;
  @Field(() => [Share], { description: 'The shares that the replies came in, oldest first: at most 100.' }) replyShares!: Share[];
  @Field(() => Boolean, { description: 'Whether there are more.' }) moreReplyShares!: boolean;
  @Field(() => [ShareItem], { description: 'The replies that you may read, newest first; the asker opens their share first.' })
  replies!: ShareItem[];
  @Field(() => Boolean, { description: 'Whether there are more than 100.' }) moreReplies!: boolean;
  @Field(() => [Answer], { description: 'Your agency’s own record of what it answered, newest first: at most 100.' }) answers!: Answer[];
  @Field(() => Boolean, { description: 'Whether there are more.' }) moreAnswers!: boolean;
  @Field(() => [AnswerDraft], { description: 'What is half typed, where it was asked of you: at most 100.' }) drafts!: AnswerDraft[];
  @Field(() => Boolean, { description: 'Whether there is more.' }) moreDrafts!: boolean;
  @Field(() => [Contradiction], { description: 'What does not agree in its answers, as far as your agency knows both sides.' })
  contradictions!: Contradiction[];
  @Field(() => Boolean, { description: 'Whether there are more than 100.' }) moreContradictions!: boolean;
  @Field(() => [AnswerCopy], { description: 'What your agency copied out of it, newest first: at most 100.' }) copies!: AnswerCopy[];
  @Field(() => Boolean, { description: 'Whether there are more.' }) moreCopies!: boolean;
}

const cursor = 'Pass it as `after` for the next page.';
@ObjectType({ description: 'A page of enquiries.' })
export class EnquiryPage {
  @Field(() => [Enquiry], { description: 'The enquiries.' }) items!: Enquiry[];
  @Field(() => String, { nullable: true, description: cursor }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}
