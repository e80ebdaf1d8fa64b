import { type Actor, CurrentActor, Requires } from '@lib/access';
import { isRefusal } from '@lib/kernel';
import { Person } from '@lib/people';
import { follow, Read, type Reading, type ReadRow, UUID } from '@lib/platform';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { noteCategories } from '../domain/note-categories.js';
import { type NoteWritten, RecordNote } from '../use-cases/record-note.js';
import { SupersedeNote } from '../use-cases/supersede-note.js';
import { WithdrawNote } from '../use-cases/withdraw-note.js';
import { NotesArgs, RecordNoteInput, SupersedeNoteInput, WithdrawNoteInput } from './note.inputs.js';
import { RecordNoteResult, SupersedeNoteResult, WithdrawNoteResult } from './note.results.js';
import { NoteCategory, NotePage, RiskNote } from './note.types.js';

@Resolver(() => RiskNote)
export class NoteResolver {
  constructor(
    private readonly recording: RecordNote,
    private readonly superseding: SupersedeNote,
    private readonly withdrawing: WithdrawNote,
  ) {}

  @Requires('read', 'RiskNote')
  @Query(() => RiskNote, {
    nullable: true,
    description: 'One version of a note your agency holds; null when there is none or you may not open it.',
  })
  note(@Args('id', { type: () => UUID, description: 'The version.' }) id: string, @Read() read: Reading) {
    return read.root('note', { id });
  }

  @Requires('read', 'NotePolicy')
  @Query(() => [NoteCategory], { description: 'The kinds of note, their levels and floors, in the order to offer them.' })
  noteCategories() {
    return noteCategories();
  }

  @Requires('record', 'RiskNote')
  @Mutation(() => RecordNoteResult, { description: 'Records a note, and says who has been told less than this.' })
  async recordNote(
    @Args('input', { description: 'The note.' }) input: RecordNoteInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.recording.execute(actor, input);
    return isRefusal(done) ? done : recorded(done, read);
  }

  @Requires('supersede', 'RiskNote')
  @Mutation(() => SupersedeNoteResult, {
    description: 'Replaces a note by its next version. Of two at once, one wins. Recipients of the old version are told.',
  })
  async supersedeNote(
    @Args('input', { description: 'The change.' }) input: SupersedeNoteInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.superseding.execute(actor, input);
    return isRefusal(done) ? done : recorded(done, read);
  }

  @Requires('withdraw', 'RiskNote')
  @Mutation(() => WithdrawNoteResult, { description: 'Withdraws a note, with a reason. Recipients are told at once.' })
  async withdrawNote(
    @Args('input', { description: 'The note and the reason.' }) input: WithdrawNoteInput,
    @CurrentActor() actor: Actor,
    @Read() read: Reading,
  ) {
    const done = await this.withdrawing.execute(actor, input);
    if (isRefusal(done)) return done;
    return {
      __typename: 'NoteWithdrawn',
      note: await read.one('RiskNote', done.noteId),
      stillRely: await read.several('Agency', done.stillRely),
    };
  }
}

/** Person stands to the left and knows no note; this is where it gets them. */
@Resolver(() => Person)
export class PersonNotesResolver {
  @ResolveField(() => NotePage, { description: 'Notes your own agency holds on this person, the newest first.' })
  notes(@Parent() person: ReadRow, @Args() args: NotesArgs) {
    return follow(person, 'notes', args);
  }
}

async function recorded({ noteId, toldLess }: NoteWritten, read: Reading) {
  return { __typename: 'NoteRecorded', note: await read.one('RiskNote', noteId), toldLess: await read.several('Agency', toldLess) };
}
