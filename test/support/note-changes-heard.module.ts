import type { Actor } from '@lib/access';
import type { Tx } from '@lib/platform';
import { NoteChanges, type RiskNoteEntity } from '@lib/risk';
import { Global, Module } from '@nestjs/common';

/**
 * For tests of risk alone, where nobody has been sent anything: what sharing would be told, in order. It can be made to fail, to show
 * that the note and what follows from it are one transaction.
 */
export class NoteChangesHeard extends NoteChanges {
  readonly heard: string[] = [];
  failing = false;

  afterRecorded(tx: Tx, _actor: Actor, note: RiskNoteEntity): Promise<readonly string[]> {
    return this.hear(tx, `recorded ${note.id}`);
  }
  afterSuperseded(tx: Tx, _actor: Actor, old: RiskNoteEntity, next: RiskNoteEntity): Promise<readonly string[]> {
    return this.hear(tx, `superseded ${old.id} by ${next.id}`);
  }
  afterWithdrawn(tx: Tx, _actor: Actor, note: RiskNoteEntity): Promise<readonly string[]> {
    return this.hear(tx, `withdrawn ${note.id}`);
  }

  private async hear(tx: Tx, what: string): Promise<readonly string[]> {
    if (this.failing) await tx.query('select 1 / 0');
    this.heard.push(what);
    return [];
  }
}

@Global()
@Module({ providers: [NoteChangesHeard, { provide: NoteChanges, useExisting: NoteChangesHeard }], exports: [NoteChanges] })
export class NoteChangesHeardModule {}
