import type { Actor } from '@lib/access';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';

export interface RecusalRow {
  readonly id: string;
  readonly personId: string;
  readonly agencyId: string;
  readonly unitId: string;
  readonly staffId: string;
  readonly liftedAt: Date | null;
}

@Injectable()
export class Recusals {
  /** Pressed twice, it is done once: whoever waits here then finds the case closed. */
  async takeTurn(tx: Tx, { staffId }: Actor, personId: string): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`recusal ${staffId} ${personId}`]);
  }

  /** No RETURNING: the row is the supervisor's to read, and whoever wrote it has just lost the case. */
  async add(tx: Tx, actor: Actor, personId: string, unitId: string, words: string | null): Promise<{ id: string; leads: boolean }> {
    const [made]: { id: string; leads: boolean }[] = await tx.query(
      `select concordat.uuid7() as id, exists (select 1 from concordat.case_membership m where m.person_id = $1 and m.agency_id = $2
         and m.until is null and m.lead_staff_id = $3) as leads`,
      [personId, actor.agencyId, actor.staffId],
    );
    if (!made) throw new Error('no id was made');
    await tx.query('insert into concordat.recusal (id, person_id, agency_id, unit_id, staff_id, words) values ($1, $2, $3, $4, $5, $6)', [
      made.id,
      personId,
      actor.agencyId,
      unitId,
      actor.staffId,
      words,
    ]);
    return made;
  }

  async hold(tx: Tx, id: string): Promise<RecusalRow | null> {
    const [row]: RecusalRow[] = await tx.query(
      `select id, person_id as "personId", agency_id as "agencyId", unit_id as "unitId", staff_id as "staffId", lifted_at as "liftedAt"
         from concordat.recusal where id = $1 for update`,
      [id],
    );
    return row ?? null;
  }

  async lift(tx: Tx, id: string, by: string, words: string): Promise<void> {
    await tx.query('update concordat.recusal set lifted_at = concordat.now(), lifted_by = $2, lifted_words = $3 where id = $1', [
      id,
      by,
      words,
    ]);
  }
}
