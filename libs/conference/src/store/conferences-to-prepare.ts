import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';

/** A place on an agenda, for an agency that is invited for this person: whose it is there to prepare. */
export interface PlaceToPrepare {
  readonly itemId: string;
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly staffId: string | null;
  readonly personId: string;
  readonly reference: string;
  readonly meetsAt: Date;
}

/** Nobody of an agency that does not work with the person any more, and nobody once it is over or they were taken off. */
const PLACES = `
select i.id as "itemId", m.agency_id as "agencyId", m.unit_id as "unitId", m.lead_staff_id as "staffId", i.person_id as "personId", c.reference, c.meets_at as "meetsAt"
  from concordat.conference c join concordat.conference_item i on i.conference_id = c.id and i.off_at is null
  join concordat.case_membership m on m.person_id = i.person_id and m.agency_id = any (i.agency_ids) and m.until is null
 where c.id = $1 and c.over_at is null and coalesce(m.lead_staff_id, m.unit_id) is not null`;

@Injectable()
export class ConferencesToPrepare {
  places(tx: Tx, conferenceId: string): Promise<PlaceToPrepare[]> {
    return tx.query(PLACES, [conferenceId]);
  }
}
