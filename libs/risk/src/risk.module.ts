import { AccessModule } from '@lib/access';
import { PartnershipModule } from '@lib/partnership';
import { PeopleModule } from '@lib/people';
import { Entities, ReadModel } from '@lib/platform';
import { Module } from '@nestjs/common';
import { riskAbilities } from './access/risk.abilities.js';
import { NoteResolver, PersonNotesResolver } from './graphql/note.resolver.js';
import { noteCategoriesRoot, noteRoot, personNotes, riskNoteRead } from './reads/risk-note.reads.js';
import { NoteStore } from './store/note.store.js';
import { NotesHeld } from './store/notes-held.js';
import { NoteThirdPartyEntity, RiskNoteEntity } from './store/risk-note.entity.js';
import { NoteBook } from './use-cases/note-book.js';
import { RecordNote } from './use-cases/record-note.js';
import { SupersedeNote } from './use-cases/supersede-note.js';
import { WithdrawNote } from './use-cases/withdraw-note.js';

/** Needs a global provider of NoteChanges, which sharing gives. */
@Module({
  imports: [
    PartnershipModule,
    PeopleModule,
    Entities.register([RiskNoteEntity, NoteThirdPartyEntity]),
    ReadModel.register([riskNoteRead, personNotes, noteRoot, noteCategoriesRoot]),
    AccessModule.abilities(riskAbilities),
  ],
  providers: [NoteStore, NotesHeld, NoteBook, RecordNote, SupersedeNote, WithdrawNote, NoteResolver, PersonNotesResolver],
  exports: [NotesHeld, NoteBook, RecordNote],
})
export class RiskModule {}
