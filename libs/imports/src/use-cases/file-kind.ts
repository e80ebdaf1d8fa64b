import type { Actor } from '@lib/access';
import type { Refusal } from '@lib/kernel';
import type { PersonEntity } from '@lib/people';
import type { Tx } from '@lib/platform';
import type { Cells } from '../domain/cells.js';
import type { ImportColumn, ImportKind } from '../domain/import-kind.js';

export interface OneRow<Asked, About = PersonEntity> {
  readonly person: About;
  readonly asked: Asked;
}
export type AnyKind = FileKind<unknown, PersonEntity | null>;

/**
 * What one kind of file is made of. It reads cells into what its page would have sent; whether that will do, and how it is saved, say the
 * rules of the room whose things they are: nothing is decided here twice.
 */
export interface FileKind<Asked = unknown, About = PersonEntity> {
  readonly kind: ImportKind;
  readonly columns: readonly ImportColumn[];
  /** Its rows name nobody who is here: they bring somebody. */
  readonly ofNobodyYet?: true;
  read(cells: Cells): Asked;
  /** Where not everybody who brings files in may bring these: throws, and the access log keeps it. */
  admit?(actor: Actor): Promise<void>;
  /** Whether this person may write such a thing about somebody; nothing is logged, because nothing was asked of anybody's record. */
  may(actor: Actor, person: About): boolean;
  /** What would be refused, and nothing written. Throws Invalid, with what is wrong by column. */
  judge(tx: Tx, actor: Actor, row: OneRow<Asked, About>, at: Date): Promise<Refusal | null>;
  /** Whether it is in the record already, whoever put it there. */
  here?(tx: Tx, actor: Actor, row: OneRow<Asked, About>): Promise<boolean>;
  /** Saves it as its page does, in this transaction. */
  bring(tx: Tx, actor: Actor, row: OneRow<Asked, About>): Promise<{ readonly thingId: string } | Refusal>;
}
