import type { ConcernLevel } from '@lib/kernel';
import { Agency, KeyReused, RefusalShape, unionMember } from '@lib/partnership';
import { ConcernLevelType } from '@lib/people';
import { UUID } from '@lib/platform';
import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import { RiskNote } from './note.types.js';

@ObjectType({ description: 'The note was recorded.' })
export class NoteRecorded {
  @Field(() => RiskNote, { description: 'The note, or its new version.' }) note!: RiskNote;
  @Field(() => [Agency], {
    description: 'Agencies that have been told something less grave about this person: decide what they are told of this.',
  })
  toldLess!: Agency[];
}

@ObjectType({ description: 'The note was withdrawn, and whoever has it has been told.' })
export class NoteWithdrawn {
  @Field(() => RiskNote, { description: 'The note as it now stands.' }) note!: RiskNote;
  @Field(() => [Agency], { description: 'Agencies that were sent it and may still rely on it.' }) stillRely!: Agency[];
}

@ObjectType({
  implements: () => [RefusalShape],
  description: 'The level is below the floor of its kind, or lower than before, and no reason was given.',
})
export class LevelNeedsReason extends RefusalShape {
  @Field(() => ConcernLevelType, { description: 'The lowest level that needs no reason.' }) floor!: ConcernLevel;
}

@ObjectType({ implements: () => [RefusalShape], description: 'The note has been superseded or withdrawn since it was opened.' })
export class NoteNotCurrent extends RefusalShape {
  @Field(() => UUID, { nullable: true, description: 'The version that now stands, if one does.' }) currentId!: string | null;
}

const resolveType = unionMember({ 'RSK-01': 'LevelNeedsReason', 'RSK-02': 'LevelNeedsReason', 'RSK-03': 'NoteNotCurrent' });

export const RecordNoteResult = createUnionType({
  name: 'RecordNoteResult',
  description: 'What came of recordNote.',
  types: () => [NoteRecorded, LevelNeedsReason, KeyReused] as const,
  resolveType,
});
export const SupersedeNoteResult = createUnionType({
  name: 'SupersedeNoteResult',
  description: 'What came of supersedeNote.',
  types: () => [NoteRecorded, LevelNeedsReason, NoteNotCurrent, KeyReused] as const,
  resolveType,
});
export const WithdrawNoteResult = createUnionType({
  name: 'WithdrawNoteResult',
  description: 'What came of withdrawNote.',
  types: () => [NoteWithdrawn, NoteNotCurrent, KeyReused] as const,
  resolveType,
});
