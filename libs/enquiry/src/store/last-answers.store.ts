import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type SentState, UNIFORM_REPLY } from '../domain/answer.js';

export interface LastAnswer {
  readonly questionCode: string;
  readonly state: SentState | 'NO_FURTHER_ANSWER';
  readonly text: string;
  readonly asAt: string | null;
  readonly answeredAt: Date;
  readonly reference: string;
  readonly enquiryId: string;
}
interface Row extends Omit<LastAnswer, 'state' | 'text'> {
  readonly state: SentState | null;
  readonly text: string | null;
}

/*
 * Of each question the newest reply of that agency to this one about the person: what came and was not taken back, else that the portal gives
 * no more. What came and has not been opened is not read here: the first sight of a share is openShare.
 */
const LAST = `
select distinct on (r.code) r.code as "questionCode", i.answer ->> 'state' as state, i.body as text,
       case when i.answer ->> 'state' = 'ANSWERED' then i.happened_on::text end as "asAt",
       coalesce(i.sent_at, r.at) as "answeredAt", e.reference, e.id as "enquiryId"
  from concordat.enquiry e
 cross join lateral (select a.one ->> 'code' as code, max((a.one ->> 'at')::timestamptz) as at
                       from jsonb_array_elements(e.answered) a (one) group by 1) r
  left join lateral (select i.answer, i.body, i.happened_on, s.sent_at, s.first_seen_at
                       from concordat.share_item i join concordat.share s on s.id = i.share_id
                      where i.enquiry_id = e.id and i.question_code = r.code and s.revoked_at is null
                        and i.superseded_at is null and i.withdrawn_at is null
                      order by s.sent_at desc, i.id desc limit 1) i on true
 where e.sender_agency_id = (select concordat.current_agency()) and e.person_id = $1 and e.recipient_agency_id = $2
   and (i.sent_at is null or i.first_seen_at is not null)
 order by r.code, r.at desc, e.id desc`;

/** What whoever asks again reads beside each question: what it was told last time, and when. */
@Injectable()
export class LastAnswersStore {
  async from(tx: Tx, of: { readonly personId: string; readonly agencyId: string }): Promise<LastAnswer[]> {
    const rows: Row[] = await tx.query(LAST, [of.personId, of.agencyId]);
    return rows.map((row) => ({ ...row, state: row.state ?? 'NO_FURTHER_ANSWER', text: row.text ?? UNIFORM_REPLY }));
  }
}
