import { Extensions, Field, InputType, ObjectType } from '@nestjs/graphql';
import type { TypedField, TypedRow } from '../domain/typed-rows.js';

/** What is filled in to answer, as text both ways; domain/typed-rows.ts reads it and writes it. */
const VALUES =
  'Yes and no as true and false; numbers, days, instants (ISO 8601, UTC) and codes as text; several only where several are chosen.';

@ObjectType({ description: 'One thing that was filled in.' })
export class AnswerField implements TypedField {
  @Field(() => String, { description: 'Code of the field, within the question.' }) field!: string;
  @Extensions({ counted: 2 })
  @Field(() => [String], { description: VALUES })
  values!: string[];
}

@ObjectType({ description: 'One row of an answer: the fields filled in once, or for one of several things.' })
export class AnswerRowShown implements TypedRow {
  @Extensions({ counted: 5 })
  @Field(() => [AnswerField], { description: 'What was filled in.' })
  fields!: AnswerField[];
}

@InputType({ description: 'One thing that is filled in.' })
export class AnswerFieldInput implements TypedField {
  @Field(() => String, { description: 'Code of the field, within the question.' }) field!: string;
  @Field(() => [String], { description: VALUES }) values!: string[];
}

@InputType({ description: 'One row of an answer.' })
export class AnswerRowInput implements TypedRow {
  @Field(() => [AnswerFieldInput], { description: 'What is filled in.' }) fields!: AnswerFieldInput[];
}
