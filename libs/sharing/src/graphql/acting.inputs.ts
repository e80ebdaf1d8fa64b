import { Day, Instant, UUID } from '@lib/platform';
import { Field, InputType } from '@nestjs/graphql';

const KEY = 'The idempotency key, 8 to 100 characters: the same key and input bring back the first answer.';

@InputType({ description: 'Acknowledges a share.' })
export class AcknowledgeInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The share.' }) shareId!: string;
  @Field(() => String, { nullable: true, description: 'What will be done; needed only when action was asked.' }) words?: string | null;
}

@InputType({ description: 'Hands a share back: it is not for us.' })
export class NotForUsInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The share.' }) shareId!: string;
  @Field(() => String, { description: 'Why it is not for us.' }) reason!: string;
}

@InputType({ description: 'Takes a share back: nobody sees its content from then on.' })
export class RevokeInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The share.' }) shareId!: string;
  @Field(() => String, { description: 'Why.' }) reason!: string;
}

@InputType({ description: 'Keeps a half-typed page.' })
export class SaveDraftInput {
  @Field(() => UUID, { nullable: true, description: 'The draft to go on with; a new one when left out.' }) id?: string | null;
  @Field(() => UUID, { description: 'The person it is about.' }) personId!: string;
  @Field(() => String, { description: 'NOTE, SHARE, URGENT or CORRECTION.' }) kind!: string;
  @Field(() => String, { description: 'What was typed, as JSON text, up to 48 kB.' }) content!: string;
}

@InputType({ description: 'A supervisor’s answer to a withholding.' })
export class EndorseInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The decision.' }) decisionId!: string;
  @Field(() => Boolean, { description: 'True to endorse it, false to send it back.' }) endorse!: boolean;
  @Field(() => String, { nullable: true, description: 'Needed when it is sent back.' }) words?: string | null;
}

@InputType({ description: 'Proposes that a kind of note is outside a recipient’s function.' })
export class StandingInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The recipient.' }) recipientAgencyId!: string;
  @Field(() => String, { description: 'Code of the kind of note.' }) category!: string;
  @Field(() => String, { description: 'Why it is outside their function.' }) reasonWords!: string;
}

@InputType({ description: 'Records that a desk has considered material which may not be entered here.' })
export class HeldElsewhereInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The person.' }) personId!: string;
  @Field(() => UUID, { description: 'Your own desk.' }) unitId!: string;
  @Field(() => Day, { description: 'When it was considered.' }) consideredOn!: string;
  @Field(() => String, { description: 'In which role; no name.' }) consideredByRole!: string;
  @Field(() => String, { description: 'Your own reference; no content.' }) ownReference!: string;
  @Field(() => Day, { description: 'When it is to be considered again.' }) reviewBy!: string;
}

@InputType({ description: 'Records what has changed for a person. It reopens decisions not to share.' })
export class CircumstanceInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The person.' }) personId!: string;
  @Field(() => String, {
    description: 'RAISED_ROSH, RELEASE_DATE, RELEASE, RECALL, ARREST, NEW_ADDRESS, NEW_RELATIONSHIP or RECIPIENT_ROLE.',
  })
  kind!: string;
  @Field(() => Instant, { description: 'When it happened.' }) happenedAt!: Date;
  @Field(() => UUID, { nullable: true, description: 'The recipient whose role has changed, for RECIPIENT_ROLE.' }) recipientAgencyId?:
    string | null;
}
