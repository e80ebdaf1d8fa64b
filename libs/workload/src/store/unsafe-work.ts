import type { Actor } from '@lib/access';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { SoundUnsafe } from '../domain/unsafe-work.js';

export interface UnsafeRow {
  readonly id: string;
  readonly agencyId: string;
  readonly unitId: string;
  readonly raisedBy: string;
  readonly answeredAt: Date | null;
  readonly ledgerEntryId: string;
}
export interface UnitPlace {
  readonly unitId: string;
  readonly agencyId: string;
  /** Where the report goes: the unit above, or the unit itself where there is none. */
  readonly to: string;
}

@Injectable()
export class UnsafeWorkStore {
  async place(tx: Tx, id: string): Promise<UnitPlace | null> {
    const [row]: UnitPlace[] = await tx.query(
      'select u.id as "unitId", u.agency_id as "agencyId", coalesce(u.parent_id, u.id) as to from concordat.unit u where u.id = $1',
      [id],
    );
    return row ?? null;
  }

  async days(tx: Tx, answerBy: string | null): Promise<{ today: string; due: Date | null }> {
    const [row]: { today: string; due: Date | null }[] = await tx.query(
      `select concordat.today()::text as today, ($1::date + 1)::timestamp at time zone 'Europe/London' as due`,
      [answerBy],
    );
    if (!row) throw new Error('asked for today, and told nothing');
    return row;
  }

  async add(tx: Tx, actor: Actor, unitId: string, sound: SoundUnsafe, entryId: string): Promise<string> {
    const [made]: { id: string }[] = await tx.query(
      `insert into concordat.unsafe_work (agency_id, unit_id, what, since, how_many, at_risk, answer_by, raised_by, ledger_entry_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [actor.agencyId, unitId, sound.what, sound.since, sound.howMany, sound.atRisk, sound.answerBy, actor.staffId, entryId],
    );
    if (!made) throw new Error('something was reported and has no id');
    return made.id;
  }

  async find(tx: Tx, id: string): Promise<UnsafeRow | null> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`unsafe work ${id}`]);
    const [row]: UnsafeRow[] = await tx.query(
      `select u.id, u.agency_id as "agencyId", u.unit_id as "unitId", u.raised_by as "raisedBy", u.answered_at as "answeredAt",
              u.ledger_entry_id as "ledgerEntryId" from concordat.unsafe_work u where u.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async answer(tx: Tx, id: string, by: string, reply: { readonly words: string; readonly doneBy: string }): Promise<void> {
    await tx.query(
      'update concordat.unsafe_work set answered_at = concordat.now(), answered_by = $2, answer = $3, done_by = $4 where id = $1',
      [id, by, reply.words, reply.doneBy],
    );
  }
}
