import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';

export interface PlanDue {
  readonly planId: string;
  readonly reference: string;
  readonly agencyId: string;
  readonly unitId: string;
  readonly personId: string;
  readonly dueAt: Date;
}

/** The day that was said last holds: with the version, or when somebody looked and found nothing to change. */
const DUE = `
select p.id as "planId", p.reference, p.agency_id as "agencyId", p.unit_id as "unitId", p.person_id as "personId",
       ((d.review_on + 1)::timestamp at time zone 'Europe/London') as "dueAt"
  from concordat.management_plan p
 cross join lateral (select coalesce((select l.review_on from concordat.management_plan_look l where l.plan_id = p.id
                                       order by l.looked_at desc, l.id desc limit 1), p.review_on) as review_on) d
 where p.superseded_at is null and d.review_on <= (concordat.now() at time zone 'Europe/London')::date`;

@Injectable()
export class PlansDue {
  today(tx: Tx): Promise<PlanDue[]> {
    return tx.query(DUE);
  }
}
