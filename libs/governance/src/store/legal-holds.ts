import { openSql, workableSql } from '@lib/access';
import type { Actor } from '@lib/access';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { SoundHold } from '../domain/legal-hold.js';

export interface HoldRow {
  readonly id: string;
  readonly agencyId: string;
  readonly personId: string;
  readonly placedBy: string;
  readonly liftedAt: Date | null;
  readonly ledgerEntryId: string;
  readonly open: boolean;
  readonly workable: boolean;
}

@Injectable()
export class LegalHolds {
  async add(tx: Tx, actor: Actor, { personId, ground, reference, words }: SoundHold, ledgerEntryId: string): Promise<string> {
    const [made]: { id: string }[] = await tx.query(
      `insert into concordat.legal_hold (agency_id, person_id, ground, reference, words, placed_by, ledger_entry_id)
       values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [actor.agencyId, personId, ground, reference, words, actor.staffId, ledgerEntryId],
    );
    if (!made) throw new Error('a hold was placed and has no id');
    return made.id;
  }

  async hold(tx: Tx, id: string): Promise<HoldRow | null> {
    const [row]: HoldRow[] = await tx.query(
      `select h.id, h.agency_id as "agencyId", h.person_id as "personId", h.placed_by as "placedBy", h.lifted_at as "liftedAt",
              h.ledger_entry_id as "ledgerEntryId", ${openSql('h.person_id')} as open, ${workableSql('h.person_id')} as workable
         from concordat.legal_hold h where h.id = $1 for update`,
      [id],
    );
    return row ?? null;
  }

  async lift(tx: Tx, id: string, by: string, words: string): Promise<void> {
    await tx.query('update concordat.legal_hold set lifted_at = concordat.now(), lifted_by = $2, lifted_words = $3 where id = $1', [
      id,
      by,
      words,
    ]);
  }

  /** Between a hold and an erasure of the same person one waits for the other, so that nothing is destroyed while it is being held. */
  async takeTurn(tx: Tx, personId: string): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`keep or erase ${personId}`]);
  }
}
