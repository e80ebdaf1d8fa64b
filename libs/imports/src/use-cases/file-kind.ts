import type { Actor } from '@lib/access';
import type { Refusal } from '@lib/kernel';
import type { PersonEntity } from '@lib/people';
import type { Tx } from '@lib/platform';
import type { Cells } from '../domain/cells.js';
import type { ImportColumn, ImportKind } from '../domain/import-kind.js';

export interface OneRow<Asked> {
  readonly person: PersonEntity;
  readonly asked: Asked;
}
/**
 * What one kind of file is made of. It reads cells into what its page would have sent; whether that will do, and how it is saved, say the
 * rules of the room whose things they are: nothing is decided here twice.
 */
export interface FileKind<Asked = unknown> {
  readonly kind: ImportKind;
  readonly columns: readonly ImportColumn[];
  read(cells: Cells): Asked;
  /** Whether this person may write such a thing about somebody; nothing is logged, because nothing was asked of anybody's record. */
  may(actor: Actor, person: PersonEntity): boolean;
  /** What would be refused, and nothing written. Throws Invalid, with what is wrong by column. */
  judge(tx: Tx, actor: Actor, row: OneRow<Asked>, at: Date): Promise<Refusal | null>;
  /** Saves it as its page does, in this transaction. */
  bring(tx: Tx, actor: Actor, row: OneRow<Asked>): Promise<{ readonly thingId: string } | Refusal>;
}
