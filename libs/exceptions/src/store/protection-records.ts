import type { Actor } from '@lib/access';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { PROTECTION_DESKS, type ProtectionSound } from '../domain/protection.js';

@Injectable()
export class ProtectionRecords {
  /** The desk of this kind in which the actor holds a post; null when they hold none. */
  async ownDesk(tx: Tx, unitId: string): Promise<string | null> {
    const [desk]: { id: string }[] = await tx.query(
      'select u.id from concordat.unit u where u.id = $1 and u.id = any((select concordat.own_posts())::uuid[]) and u.desk = any($2::text[])',
      [unitId, PROTECTION_DESKS],
    );
    return desk?.id ?? null;
  }

  async add(tx: Tx, actor: Actor, unitId: string, { kind, protectedName, safeContact, words }: ProtectionSound): Promise<string> {
    const [made]: { id: string }[] = await tx.query(
      `insert into concordat.protection_record (agency_id, unit_id, kind, protected_name, safe_contact, words, recorded_by)
       values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [actor.agencyId, unitId, kind, protectedName, safeContact, words, actor.staffId],
    );
    if (!made) throw new Error('a record was kept and has no id');
    return made.id;
  }
}
