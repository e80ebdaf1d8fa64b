import { heldNowSql } from '@lib/access';
import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';

export interface AgreementEnding {
  readonly id: string;
  readonly title: string;
  readonly reference: string;
  readonly endsAt: Date;
  readonly ownerAgencyId: string;
  readonly ownerStaffId: string;
  /** False when the owner holds no post any more, and so will not read it. */
  readonly ownerInPost: boolean;
}

const ENDING = `
select a.id, a.title, a.reference, a.ends_at as "endsAt", s.agency_id as "ownerAgencyId", s.id as "ownerStaffId",
       exists (select 1 from concordat.post p where p.staff_id = s.id and p.agency_id = s.agency_id
                  and ${heldNowSql('p')}) as "ownerInPost"
  from concordat.agreement a join concordat.staff s on s.id = a.owner_staff_id
 where a.ends_at is not null and a.starts_at <= concordat.now() order by a.id`;

/** Every agreement that has begun and has an end, with whoever answers for it. The directory's own, so anybody may read it. */
@Injectable()
export class AgreementsEnding {
  async load(tx: Tx): Promise<{ readonly at: Date; readonly agreements: readonly AgreementEnding[] }> {
    return { at: await databaseNow(tx), agreements: await tx.query(ENDING) };
  }
}
