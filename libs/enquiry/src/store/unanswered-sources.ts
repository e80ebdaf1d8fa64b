import { heldNowSql } from '@lib/access';
import type { Tx } from '@lib/platform';
import { SourcesAsked } from '@lib/sharing';
import { Injectable } from '@nestjs/common';

type Asked = Awaited<ReturnType<SourcesAsked['unanswered']>>;

/**
 * The desks that this agency has asked about the person and has had no reply from: the unit asked, the unit of the person asked, or every
 * desk of an agency that was asked as a whole. A reply of any kind, also that they decline, ends the silence.
 */
const UNANSWERED = `
select distinct on (u.desk) u.desk, e.sent_at as at
  from concordat.enquiry e
  join concordat.unit u on u.agency_id = e.recipient_agency_id and u.desk is not null
 where e.sender_agency_id = (select concordat.current_agency()) and e.person_id = $1
   and e.completed_at is null and e.declined_at is null and e.closed_at is null and e.answered = '[]'::jsonb
   and (u.id = e.recipient_unit_id
     or (e.recipient_unit_id is null and e.recipient_staff_id is null)
     or (e.recipient_unit_id is null and exists (select 1 from concordat.post p where p.staff_id = e.recipient_staff_id and p.unit_id = u.id
           and ${heldNowSql('p')})))
 order by u.desk, e.sent_at`;

@Injectable()
export class UnansweredSources extends SourcesAsked {
  async unanswered(tx: Tx, personId: string): Promise<Asked> {
    const found: { desk: string; at: Date }[] = await tx.query(UNANSWERED, [personId]);
    return found;
  }
}
