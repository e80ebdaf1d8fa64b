import type { Actor } from '@lib/access';
import type { Tx } from '@lib/platform';
import type { RiskNoteEntity } from '../store/risk-note.entity.js';

/**
 * What follows for others when a note is recorded, superseded or withdrawn: asked inside the act's own transaction, so that the note and
 * the word to its recipients are one. Sharing stands to the right and implements it; its module provides it globally under this token.
 */
export abstract class NoteChanges {
  /** Agencies that have been told something less grave about this person: decide about them. */
  abstract afterRecorded(tx: Tx, actor: Actor, note: RiskNoteEntity): Promise<readonly string[]>;
  /** The same for the new version; recipients of the old one learn that it has been superseded. `old` already carries its end. */
  abstract afterSuperseded(tx: Tx, actor: Actor, old: RiskNoteEntity, next: RiskNoteEntity): Promise<readonly string[]>;
  /** Recipients learn that it has been withdrawn. Agencies that still rely on it are answered. */
  abstract afterWithdrawn(tx: Tx, actor: Actor, note: RiskNoteEntity): Promise<readonly string[]>;
}
