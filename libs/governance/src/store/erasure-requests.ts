import { type Actor, openSql, workableSql } from '@lib/access';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { ErasureOutcome, SoundErasure } from '../domain/erasure.js';

/** What may be erased, as whoever asks may read it: row security leaves out what is not theirs. */
export interface ItemHeld {
  readonly id: string;
  readonly agencyId: string;
  readonly personId: string;
  readonly erased: boolean;
  readonly open: boolean;
  readonly workable: boolean;
}
export interface RequestRow {
  readonly id: string;
  readonly reference: string;
  readonly agencyId: string;
  readonly personId: string;
  readonly noteId: string | null;
  readonly answerId: string | null;
  readonly ground: string;
  readonly authority: string;
  readonly askedBy: string;
  readonly outcome: ErasureOutcome | null;
  readonly decidedBy: string | null;
  readonly liftedAt: Date | null;
  /** Whether anybody keeps the person's record for a court, a review or an inquiry. */
  readonly held: boolean;
  readonly open: boolean;
  readonly workable: boolean;
}
const TABLE = { NOTE: 'risk_note', ANSWER: 'answer' } as const;
const COLUMN = { NOTE: 'note_id', ANSWER: 'answer_id' } as const;

@Injectable()
export class ErasureRequests {
  async item(tx: Tx, { kind, id }: SoundErasure['item']): Promise<ItemHeld | null> {
    const [row]: ItemHeld[] = await tx.query(
      `select i.id, i.agency_id as "agencyId", i.person_id as "personId", i.erased_at is not null as erased,
              ${openSql('i.person_id')} as open, ${workableSql('i.person_id')} as workable
         from concordat.${TABLE[kind]} i where i.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Null: somebody has asked for this item already, and it is not decided yet. */
  async add(tx: Tx, actor: Actor, asked: SoundErasure, of: { reference: string; personId: string }): Promise<string | null> {
    const column = COLUMN[asked.item.kind];
    const [made]: { id: string }[] = await tx.query(
      `insert into concordat.erasure_request (reference, agency_id, person_id, ${column}, ground, authority, words, asked_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (${column}) where outcome is null do nothing returning id`,
      [of.reference, actor.agencyId, of.personId, asked.item.id, asked.ground, asked.authority, asked.words, actor.staffId],
    );
    return made?.id ?? null;
  }

  async hold(tx: Tx, id: string): Promise<RequestRow | null> {
    const [row]: RequestRow[] = await tx.query(
      `select r.id, r.reference, r.agency_id as "agencyId", r.person_id as "personId", r.note_id as "noteId", r.answer_id as "answerId",
              r.ground, r.authority, r.asked_by as "askedBy", r.outcome, r.decided_by as "decidedBy", r.lifted_at as "liftedAt",
              concordat.held(r.person_id) as held, ${openSql('r.person_id')} as open, ${workableSql('r.person_id')} as workable
         from concordat.erasure_request r where r.id = $1 for update`,
      [id],
    );
    return row ?? null;
  }

  async decide(tx: Tx, id: string, said: { outcome: ErasureOutcome; by: string; words: string }): Promise<void> {
    await tx.query(
      'update concordat.erasure_request set outcome = $2, decided_by = $3, decided_words = $4, decided_at = concordat.now() where id = $1',
      [id, said.outcome, said.by, said.words],
    );
  }

  /** Destroys it; the database asks once more who decided and whether it is held. Answers the other agencies that it had gone to. */
  async erase(tx: Tx, id: string): Promise<readonly string[]> {
    const [row]: { told: string[] }[] = await tx.query('select concordat.erase($1) as told', [id]);
    if (!row) throw new Error('it was erased, and nothing was said of it');
    return row.told;
  }

  async restrict(tx: Tx, id: string, restricted: boolean): Promise<void> {
    await tx.query('select concordat.restrict_note($1, $2)', [id, restricted]);
  }

  async lift(tx: Tx, id: string, by: string, words: string): Promise<void> {
    await tx.query('update concordat.erasure_request set lifted_at = concordat.now(), lifted_by = $2, lifted_words = $3 where id = $1', [
      id,
      by,
      words,
    ]);
  }

  async recorded(tx: Tx, id: string, ledgerEntryId: string): Promise<void> {
    await tx.query('update concordat.erasure_request set ledger_entry_id = $2 where id = $1', [id, ledgerEntryId]);
  }
}
