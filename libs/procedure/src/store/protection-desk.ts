import { ownPostSql } from '@lib/access';
import type { Role } from '@lib/kernel';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';

export interface KeptRecord {
  readonly id: string;
  readonly agencyId: string;
  readonly unitId: string;
  readonly ownDesk: boolean;
}

/** The desk that keeps a protection record: who works there, and nobody besides. */
@Injectable()
export class ProtectionDesk {
  async record(tx: Tx, id: string): Promise<KeptRecord | null> {
    const [found]: KeptRecord[] = await tx.query(
      `select r.id, r.agency_id as "agencyId", r.unit_id as "unitId", ${ownPostSql('r.unit_id')} as "ownDesk"
         from concordat.protection_record r where r.id = $1`,
      [id],
    );
    return found ?? null;
  }

  /** By the posts held in that very unit: somebody may be something else elsewhere. */
  async rolesOf(tx: Tx, staffId: string, unitId: string): Promise<readonly Role[]> {
    const rows: { role: Role }[] = await tx.query(
      'select distinct p.role from concordat.posts_held() p where p.staff_id = $1 and p.unit_id = $2 order by p.role',
      [staffId, unitId],
    );
    return rows.map(({ role }) => role);
  }
}
