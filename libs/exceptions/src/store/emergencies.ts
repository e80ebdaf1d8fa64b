import type { Actor } from '@lib/access';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { EmergencySound } from '../domain/emergency.js';

export interface EmergencyRow {
  readonly id: string;
  readonly personId: string;
  readonly agencyId: string;
  readonly unitId: string;
  readonly staffId: string;
  readonly openedAt: Date;
  readonly endsAt: Date;
  readonly closedAt: Date | null;
  readonly reviewedAt: Date | null;
}

@Injectable()
export class Emergencies {
  /** Past row security, by an exact number, or a whole name with the date of birth. Null says nothing about why. */
  async personNamed(tx: Tx, { identifier, name, bornOn }: EmergencySound): Promise<string | null> {
    const [found]: { id: string | null }[] = await tx.query('select concordat.emergency_person($1, $2, $3) as id', [
      identifier,
      name,
      bornOn,
    ]);
    return found?.id ?? null;
  }

  async open(tx: Tx, personId: string, unitId: string, said: EmergencySound, entryId: string): Promise<string> {
    const [made]: { id: string }[] = await tx.query('select concordat.open_emergency($1, $2, $3, $4, $5) as id', [
      personId,
      unitId,
      said.identifiedBy,
      said.reason,
      entryId,
    ]);
    if (!made) throw new Error('an emergency was opened and has no id');
    return made.id;
  }

  /** Held until the act ends. Null when there is none that this actor may see. */
  async hold(tx: Tx, id: string): Promise<EmergencyRow | null> {
    const [row]: EmergencyRow[] = await tx.query(
      `select id, person_id as "personId", agency_id as "agencyId", unit_id as "unitId", staff_id as "staffId", opened_at as "openedAt",
              ends_at as "endsAt", closed_at as "closedAt", reviewed_at as "reviewedAt"
         from concordat.emergency_access where id = $1 for update`,
      [id],
    );
    return row ?? null;
  }

  async close(tx: Tx, id: string): Promise<void> {
    await tx.query('update concordat.emergency_access set closed_at = concordat.now() where id = $1', [id]);
  }

  async review(tx: Tx, id: string, actor: Actor, finding: string, words: string): Promise<void> {
    await tx.query(
      'update concordat.emergency_access set reviewed_at = concordat.now(), reviewed_by = $2, finding = $3, review_words = $4 where id = $1',
      [id, actor.staffId, finding, words],
    );
  }
}
