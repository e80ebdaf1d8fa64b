import { KeyReused, RefusalShape, Staff } from '@lib/partnership';
import { Person } from '@lib/people';
import { Instant, UUID } from '@lib/platform';
import { createUnionType, Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IMPORT_KINDS, ROW_FATES } from '../domain/import-kind.js';

const enumOf = <T extends string>(values: readonly T[]): Record<T, T> =>
  Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>;
export const ImportKindType = enumOf(IMPORT_KINDS);
registerEnumType(ImportKindType, {
  name: 'ImportKind',
  description: 'What may be brought in from files.',
  valuesMap: {
    NOTES: { description: 'Risk notes.' },
    ACTIONS: { description: 'Actions about somebody.' },
    PEOPLE: { description: 'People whom your agency works with; for whoever supervises.' },
  },
});
export const RowFateType = enumOf(ROW_FATES);
registerEnumType(RowFateType, {
  name: 'RowFate',
  description: 'What becomes of a row.',
  valuesMap: {
    NEW: { description: 'It is saved when the import is confirmed.' },
    ALREADY_HERE: { description: 'It was brought in before, or stands twice in the file: it is left out.' },
    REFUSED: { description: 'It cannot be saved; it says why.' },
    DONE: { description: 'It is saved.' },
  },
});

@ObjectType({ description: 'A row of a file that is brought in.' })
export class ImportRow {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => Int, { description: 'The line of the file on which it begins.' }) line!: number;
  @Field(() => RowFateType, { description: 'What becomes of it.' }) fate!: string;
  @Field(() => String, { nullable: true, description: 'The code of what refuses it.' }) code!: string | null;
  @Field(() => String, { nullable: true, description: 'The column that it concerns.' }) field!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it is refused, or left out.' }) why!: string | null;
  @Field(() => [String], { description: 'Its cells as they were sent; none once it is saved, or its days are over.' }) cells!: string[];
  @Field(() => Person, { nullable: true, description: 'Whom it is about; null where that is nobody whose case you may write to.' })
  person!: Person | null;
}
@ObjectType({ description: 'A page of rows.' })
export class ImportRowPage {
  @Field(() => [ImportRow], { description: 'The rows, in the order of the file.' }) items!: ImportRow[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}

@ObjectType({ description: 'What somebody brings in from a file. The file itself is kept nowhere.' })
export class RecordImport {
  @Field(() => UUID, { description: 'Its identifier.' }) id!: string;
  @Field(() => String, { description: 'Its reference, to be read out.' }) reference!: string;
  @Field(() => ImportKindType, { description: 'What it brings.' }) kind!: string;
  @Field(() => String, { description: 'What its sender calls it.' }) label!: string;
  @Field(() => [String], { description: 'The first line of the file.' }) heads!: string[];
  @Field(() => [String], { description: 'Of these, the ones that mean nothing here: their columns are left out.' }) ignored!: string[];
  @Field(() => String, { description: 'STAGING, CHECKED, CARRYING, STOPPED, DONE, CANCELLED or DROPPED.' }) state!: string;
  @Field(() => Int, { description: 'How many rows were sent.' }) rows!: number;
  @Field(() => Int, { description: 'How many of them are new, and not saved yet.' }) fresh!: number;
  @Field(() => Int, { description: 'How many were here already.' }) here!: number;
  @Field(() => Int, { description: 'How many are refused.' }) refused!: number;
  @Field(() => Int, { description: 'How many are saved.' }) brought!: number;
  @Field(() => Instant, { description: 'When it was begun.' }) startedAt!: Date;
  @Field(() => Instant, { description: 'When something was last done with it.' }) touchedAt!: Date;
  @Field(() => Instant, { nullable: true, description: 'When it was over.' }) overAt!: Date | null;
  @Field(() => Boolean, { description: 'Whether the texts of its rows are gone.' }) emptied!: boolean;
  @Field(() => Boolean, { description: 'Whether you brought it.' }) mine!: boolean;
  @Field(() => Staff, { description: 'Who brought it.' }) startedBy!: Staff;
}
@ObjectType({ description: 'A page of imports.' })
export class RecordImportPage {
  @Field(() => [RecordImport], { description: 'The imports, the latest first.' }) items!: RecordImport[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Whether there is a next page.' }) hasMore!: boolean;
}
@ObjectType({ description: 'A column of a file.' })
export class ImportColumn {
  @Field(() => String, { description: 'Its code, as a row’s `field` names it.' }) code!: string;
  @Field(() => String, { description: 'What stands in the first line.' }) head!: string;
  @Field(() => Boolean, { description: 'Whether it must be there.' }) needed!: boolean;
  @Field(() => String, { description: 'What it holds.' }) hint!: string;
  @Field(() => String, { description: 'What may stand there.' }) example!: string;
}
@ObjectType({ description: 'The columns of one kind of file.' })
export class ImportTemplate {
  @Field(() => ImportKindType, { description: 'Of what.' }) kind!: string;
  @Field(() => [ImportColumn], { description: 'Its columns, in an order that reads well; any order will do.' }) columns!: ImportColumn[];
}

@ObjectType({ description: 'It was done.' })
export class ImportKept {
  @Field(() => RecordImport, { description: 'The import as it stands now.' }) import!: RecordImport;
}
@ObjectType({ implements: () => RefusalShape, description: 'Something is missing, or it is too late. Nothing was saved.' })
export class ImportRefused extends RefusalShape {
  @Field(() => String, { nullable: true, description: 'The input field it concerns, if it is one.' }) field!: string | null;
}
interface Told {
  readonly __typename?: string;
  readonly code?: string;
}
export const ImportResult = createUnionType({
  name: 'ImportResult',
  description: 'What came of beginImport, stageImportRows, confirmImport or cancelImport.',
  types: () => [ImportKept, ImportRefused, KeyReused] as const,
  resolveType: ({ __typename, code }: Told): string => __typename ?? (code === 'KEY_REUSED' ? 'KeyReused' : 'ImportRefused'),
});
