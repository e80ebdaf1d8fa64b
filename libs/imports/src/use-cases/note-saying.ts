import type { Actor } from '@lib/access';
import { isRefusal, type Refusal } from '@lib/kernel';
import type { Tx } from '@lib/platform';
import { NoteBook, NotesHeld, type NoteToRecord, RecordNote } from '@lib/risk';
import { Injectable } from '@nestjs/common';
import type { OneRow } from './file-kind.js';

export interface ToldRow {
  readonly agency: string;
  readonly toldOn: string;
  readonly toldTime: string | null;
  readonly toldHow: string;
  readonly necessity: string | null;
  readonly note: Omit<NoteToRecord, 'personId'>;
}

/** The note that says what was told: one of ours in force that says just that, or a new one. */
@Injectable()
export class NoteSaying {
  constructor(
    private readonly held: NotesHeld,
    private readonly book: NoteBook,
    private readonly recording: RecordNote,
  ) {}

  judge({ person, asked }: OneRow<ToldRow>, now: Date): Refusal | null {
    return this.book.judge(asked.note, { now, born: person.dateOfBirth });
  }

  async find(tx: Tx, actor: Actor, { person, asked: { note, toldOn } }: OneRow<ToldRow>): Promise<string | Refusal> {
    const same = (await this.held.onPerson(tx, actor, person.id)).find(
      (one) =>
        one.supersededAt === null &&
        one.withdrawnAt === null &&
        (one.expiresOn === null || one.expiresOn >= toldOn) &&
        one.category === note.category &&
        one.level === note.level &&
        spelled(one.body) === spelled(note.body ?? ''),
    );
    if (same) return same.id;
    const written = await this.recording.within(tx, actor, { ...note, personId: person.id }, 'carryImport');
    return isRefusal(written) ? written : written.noteId;
  }
}
const spelled = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
