import { Field, ObjectType } from '@nestjs/graphql';
import type { Outcome } from '../domain/outcomes.js';
import { OutcomeType } from './sharing-enums.js';

@ObjectType({ description: 'A code and its words.' })
export class CodeLabel {
  @Field(() => String, { description: 'The code.' }) code!: string;
  @Field(() => String, { description: 'Its words.' }) label!: string;
}

@ObjectType({ description: 'A reason that may be given for an outcome.' })
export class ReasonCode {
  @Field(() => OutcomeType, { description: 'The outcome it belongs to.' }) outcome!: Outcome;
  @Field(() => String, { description: 'The code.' }) code!: string;
  @Field(() => String, { description: 'Its words.' }) label!: string;
  @Field(() => Boolean, {
    description: 'Whether it says the whole reason, so that words are needed only for withholding or cutting something high or above.',
  })
  selfExplaining!: boolean;
  @Field(() => Boolean, { description: 'Whether it is a reason about an answer to a question; never offered for a note.' })
  forAnswers!: boolean;
}

@ObjectType({ description: 'The codes to choose from when deciding.' })
export class SharingPolicy {
  @Field(() => [ReasonCode], { description: 'Reasons, by outcome.' }) reasons!: ReasonCode[];
  @Field(() => [CodeLabel], { description: 'Why something was cut.' }) cuts!: CodeLabel[];
  @Field(() => [CodeLabel], { description: 'Lawful gateways.' }) gateways!: CodeLabel[];
  @Field(() => [CodeLabel], { description: 'Purposes.' }) purposes!: CodeLabel[];
  @Field(() => [CodeLabel], { description: 'Data protection conditions.' }) protectionConditions!: CodeLabel[];
}
