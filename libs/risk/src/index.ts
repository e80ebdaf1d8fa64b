export { CATEGORY_LABELS } from './domain/category-labels.js';
export { categoryGroups, noteCategories, type NoteCategory, noteCategory } from './domain/note-categories.js';
export { type LevelNeedsReason } from './domain/note-refusals.js';
export { RiskNote } from './graphql/note.types.js';
export { RiskModule } from './risk.module.js';
export { type NoteHeld, NotesHeld } from './store/notes-held.js';
export { type RiskNoteEntity } from './store/risk-note.entity.js';
export { NoteBook, type NoteToRecord } from './use-cases/note-book.js';
export { NoteChanges } from './use-cases/note-changes.js';
