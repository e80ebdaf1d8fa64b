import { KeyReused, SharingRefused, unionMember } from '@lib/partnership';
import { Instant, UUID } from '@lib/platform';
import { ArgsType, createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';

const WHEN = 'AT_ONCE, DAILY or NEVER.';

@ObjectType({ description: 'When you are told by mail of what stands on My work, and how mail stands.' })
export class MailChoices {
  @Field(() => String, { nullable: true, description: 'Where your mail goes; null when nobody has said.' }) address!: string | null;
  @Field(() => [String], { description: 'Where mail of your agency’s people may go: what an address ends in after its @.' })
  domains!: string[];
  @Field(() => String, { description: `Of what cannot wait. ${WHEN}` }) urgent!: string;
  @Field(() => String, { description: `Of what is addressed to you. ${WHEN}` }) mine!: string;
  @Field(() => String, { description: `Of what is for your unit. ${WHEN}` }) unit!: string;
  @Field(() => String, { description: `Of conferences. ${WHEN}` }) meetings!: string;
  @Field(() => Int, { description: 'The hour in London at which you are told of a day, on working days.' }) digestHour!: number;
  @Field(() => String, { description: 'By what mail goes: NOTIFY, SMTP, DEVELOPMENT (it is shown and not sent) or OFF.' }) sentBy!: string;
  @Field(() => Instant, { nullable: true, description: 'Since when no mail could be handed over.' }) failingSince!: Date | null;
  @Field(() => Int, { description: 'How many things you should have been told of by now, and were not.' }) late!: number;
}
@ObjectType({ description: 'One message to you: that there was something, and nothing of what it was.' })
export class Mail {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'The reference that it carries.' }) reference!: string;
  @Field(() => String, {
    description:
      'SENDING, WAITING (it is tried again), SENT, UNKNOWN (it may not have arrived, and is not sent twice), FAILED (it was refused) or DROPPED.',
  })
  state!: string;
  @Field(() => Int, { description: 'How many things it tells of.' }) things!: number;
  @Field(() => Instant, { description: 'When it was written.' }) composedAt!: Date;
  @Field(() => Instant, { nullable: true, description: 'When it was known what came of it.' }) settledAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'In development: its subject.' }) subject!: string | null;
  @Field(() => String, { nullable: true, description: 'In development: its text.' }) body!: string | null;
}
@ObjectType({ description: 'A page of messages.' })
export class MailPage {
  @Field(() => [Mail], { description: 'The latest first.' }) items!: Mail[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}
@ArgsType()
export class MyMailArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}
@InputType({ description: 'Says when you are told by mail, and where.' })
export class ChooseMailInput {
  @Field(() => String, { description: 'The idempotency key: the same key and input bring back the first answer.' }) key!: string;
  @Field(() => String, { nullable: true, description: 'Of one of your agency’s domains; left out, you are sent no mail.' })
  address?: string | null;
  @Field(() => String, { description: `Of what cannot wait. ${WHEN}` }) urgent!: string;
  @Field(() => String, { description: `Of what is addressed to you. ${WHEN}` }) mine!: string;
  @Field(() => String, { description: `Of what is for your unit. ${WHEN}` }) unit!: string;
  @Field(() => String, { description: `Of conferences. ${WHEN}` }) meetings!: string;
  @Field(() => Int, { description: 'The hour in London, 5 to 20.' }) digestHour!: number;
}
@ObjectType({ description: 'It is kept; this is how it stands.' })
export class MailChosen {
  @Field(() => MailChoices, { description: 'What you chose.' }) choices!: MailChoices;
}
export const ChooseMailResult = createUnionType({
  name: 'ChooseMailResult',
  description: 'What came of it.',
  types: () => [MailChosen, SharingRefused, KeyReused] as const,
  resolveType: unionMember({}),
});
