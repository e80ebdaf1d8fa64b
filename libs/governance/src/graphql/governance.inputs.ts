import { KeyReused, SharingRefused, unionMember } from '@lib/partnership';
import { UUID } from '@lib/platform';
import { createUnionType, Field, InputType, ObjectType } from '@nestjs/graphql';
import { ErasureRequest, LegalHold } from './governance.types.js';

const KEY = 'The idempotency key: the same key and input bring back the first answer.';
const WORDS = 'Why. Plain text, up to 2,000 characters.';

@InputType({ description: 'Keeps everything about a person, whatever else would have to go.' })
export class PlaceHoldInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The person.' }) personId!: string;
  @Field(() => String, {
    description: 'INQUEST, DEATH_REVIEW, FURTHER_OFFENCE_REVIEW, COMPLAINT_INVESTIGATION, PUBLIC_INQUIRY, LEGAL_PROCEEDINGS or OTHER.',
  })
  ground!: string;
  @Field(() => String, { description: 'Reference of the court, the review or the inquiry. Up to 200 characters.' }) reference!: string;
  @Field(() => String, { description: WORDS }) words!: string;
}
@InputType({ description: 'Lifts a hold that another officer placed.' })
export class LiftHoldInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The hold.' }) id!: string;
  @Field(() => String, { description: WORDS }) words!: string;
}
@InputType({ description: 'Asks for a note, with all its versions, or an answer to be erased.' })
export class AskForErasureInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { nullable: true, description: 'The note; or' }) noteId?: string | null;
  @Field(() => UUID, { nullable: true, description: 'the answer.' }) answerId?: string | null;
  @Field(() => String, { description: 'UNLAWFULLY_HELD, LEGAL_OBLIGATION, NO_LONGER_NEEDED or INACCURATE.' }) ground!: string;
  @Field(() => String, { description: 'Reference of the request, order or schedule. Up to 200 characters.' }) authority!: string;
  @Field(() => String, { description: WORDS }) words!: string;
}
@InputType({ description: 'Decides about what another officer asked to be erased.' })
export class DecideErasureInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The request.' }) id!: string;
  @Field(() => String, { description: 'ERASED, RESTRICTED (kept as evidence only) or REFUSED.' }) outcome!: string;
  @Field(() => String, { description: WORDS }) words!: string;
}
@InputType({ description: 'Lifts a restriction that another officer decided.' })
export class LiftRestrictionInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The request that led to it.' }) id!: string;
  @Field(() => String, { description: WORDS }) words!: string;
}

@ObjectType({ description: 'It is done; this is how the hold stands.' })
export class HoldDone {
  @Field(() => LegalHold, { description: 'The hold.' }) hold!: LegalHold;
}
@ObjectType({ description: 'It is done; this is how the request stands.' })
export class ErasureDone {
  @Field(() => ErasureRequest, { description: 'The request.' }) request!: ErasureRequest;
}
const description = 'What came of it.';
const resolveType = unionMember({});
export const HoldResult = createUnionType({
  name: 'HoldResult',
  description,
  types: () => [HoldDone, SharingRefused, KeyReused] as const,
  resolveType,
});
export const ErasureResult = createUnionType({
  name: 'ErasureResult',
  description,
  types: () => [ErasureDone, SharingRefused, KeyReused] as const,
  resolveType,
});
