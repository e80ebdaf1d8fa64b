import { type Actor, Authorise } from '@lib/access';
import { type ConcernLevel, isRefusal, type Refusal } from '@lib/kernel';
import type { PersonEntity } from '@lib/people';
import type { Tx } from '@lib/platform';
import { BASES, MARKINGS, NATURES, NoteBook, type NoteToRecord, RecordNote } from '@lib/risk';
import { Injectable } from '@nestjs/common';
import type { Cells } from '../domain/cells.js';
import { NOTE_COLUMNS } from '../domain/columns.js';
import type { FileKind, OneRow } from './file-kind.js';
import { CATEGORIES, LEVELS } from './note-choices.js';

type NoteRow = Omit<NoteToRecord, 'personId'>;

/** Notes: each is recorded as the note form records one, and whoever was told less than it is to be decided about. */
@Injectable()
export class NotesIn implements FileKind<NoteRow> {
  readonly kind = 'NOTES';
  readonly columns = NOTE_COLUMNS;

  constructor(
    private readonly authorise: Authorise,
    private readonly book: NoteBook,
    private readonly recording: RecordNote,
  ) {}

  read(cells: Cells): NoteRow {
    return {
      category: cells.choice('category', 'Category', CATEGORIES) ?? '',
      level: cells.choice('level', 'Level', LEVELS) as ConcernLevel | null,
      levelReason: cells.optional('levelReason'),
      nature: cells.choice('nature', 'Fact or assessment', NATURES) ?? '',
      body: cells.text('body'),
      happenedOn: cells.day('happenedOn', 'When it happened') ?? '',
      happenedTime: cells.optional('happenedTime'),
      basis: cells.choice('basis', 'How you know', BASES) ?? '',
      sourceGrade: cells.number('sourceGrade', 'Source grade'),
      intelligenceGrade: cells.optional('intelligenceGrade')?.toUpperCase() ?? null,
      handlingCode: cells.optional('handlingCode')?.toUpperCase() ?? null,
      handlingConditions: cells.optional('handlingConditions'),
      marking: cells.choice('marking', 'Marking', MARKINGS),
      reportSeries: cells.optional('reportSeries'),
    };
  }

  may(actor: Actor, { open, workable }: PersonEntity): boolean {
    return this.authorise.may(actor, 'record', 'RiskNote', { agencyId: actor.agencyId, open, workable });
  }

  judge(_tx: Tx, _actor: Actor, { person, asked }: OneRow<NoteRow>, now: Date): Promise<Refusal | null> {
    const refused = this.book.judge(asked, { now, born: person.dateOfBirth });
    return Promise.resolve(refused && { ...refused, field: 'levelReason' });
  }

  async bring(tx: Tx, actor: Actor, { person, asked }: OneRow<NoteRow>): Promise<{ thingId: string } | Refusal> {
    const written = await this.recording.within(tx, actor, { ...asked, personId: person.id }, 'carryImport');
    return isRefusal(written) ? written : { thingId: written.noteId };
  }
}
