import { UUID } from '@lib/platform';
import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import type { ImportKind, RowFate } from '../domain/import-kind.js';
import { ImportKindType, RowFateType } from './import.types.js';

const KEY = 'The idempotency key, 8 to 100 characters: the same key and input bring back the first answer.';

@InputType({ description: 'An import that begins.' })
export class BeginImportInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => ImportKindType, { description: 'What the file holds.' }) kind!: ImportKind;
  @Field(() => String, { description: 'What it is, in words that name nobody.' }) label!: string;
  @Field(() => [String], { description: 'The first line of the file: its columns, 60 at most.' }) heads!: string[];
}
@InputType({ description: 'A row of the file.' })
export class ImportRowInput {
  @Field(() => Int, { description: 'The line of the file on which it begins.' }) line!: number;
  @Field(() => [String], { description: 'Its cells, in the order of the first line.' }) cells!: string[];
}
@InputType({ description: 'The next rows of the file.' })
export class StageImportRowsInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The import.' }) importId!: string;
  @Field(() => Int, { description: 'Which batch this is, from 0.' }) batch!: number;
  @Field(() => [ImportRowInput], { description: 'The rows, 500 at most.' }) rows!: ImportRowInput[];
  @Field(() => Boolean, { description: 'Whether these are the last.' }) last!: boolean;
}
@InputType({ description: 'One of your imports.' })
export class OnImportInput {
  @Field(() => String, { description: KEY }) key!: string;
  @Field(() => UUID, { description: 'The import.' }) importId!: string;
}

@ArgsType()
export class RecordImportPageArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
}
@ArgsType()
export class ImportRowPageArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many, 1 to 100.' }) first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor of the page before.' }) after?: string | null;
  @Field(() => RowFateType, { nullable: true, description: 'Only those of which this becomes.' }) fate?: RowFate | null;
}
