import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { Sort, When } from '../domain/choices.js';

/** Somebody to be told of something, with what they and their agency have chosen. */
export interface ToQueue {
  readonly agencyId: string;
  readonly staffId: string;
  readonly workItemId: string | null;
  readonly shareId: string | null;
  readonly sort: Sort;
  readonly person: Chosen;
  readonly agency: Chosen;
}
export interface Chosen {
  readonly urgent?: When | null;
  readonly mine: When | null;
  readonly unit: When | null;
  readonly meetings: When | null;
  readonly digestHour: number | null;
}
export interface Queued extends Omit<ToQueue, 'person' | 'agency'> {
  readonly dueAt: Date;
}

const HELD = (post: string) => `${post}.held_from <= concordat.now() and (${post}.held_to is null or concordat.now() < ${post}.held_to)`;

/**
 * To whom it is addressed: by name; or whoever holds a post (in the role, if one is named) in the unit itself or, where nobody does, in the
 * nearest unit above. What was sent to a whole agency goes to whoever of it works with the person, and to its supervisors where nobody does.
 */
const ADDRESSEES = `
with taken as (
  delete from concordat.to_tell where id in (select id from concordat.to_tell order by id limit $1)
  returning work_item_id, share_id
), things as (
  select w.id as work, null::uuid as share, w.agency_id, w.staff_id, w.unit_id, w.role,
         case when w.interrupts is not null then 'URGENT' when w.kind = any ($2::text[]) then 'MEETINGS'
              when w.staff_id is not null then 'MINE' else 'UNIT' end as sort
    from taken t join concordat.work_item w on w.id = t.work_item_id where w.closed_at is null
   union all
  select null, s.id, s.recipient_agency_id, coalesce(s.recipient_staff_id, case when s.recipient_unit_id is null then m.lead_staff_id end),
         coalesce(s.recipient_unit_id, m.unit_id),
         case when coalesce(s.recipient_staff_id, s.recipient_unit_id, m.lead_staff_id, m.unit_id) is null then 'SUPERVISOR' end,
         case when s.mode = 'URGENT' then 'URGENT' when s.recipient_staff_id is not null then 'MINE' else 'UNIT' end
    from taken t join concordat.share s on s.id = t.share_id
    left join concordat.case_membership m on m.person_id = s.person_id and m.agency_id = s.recipient_agency_id and m.until is null
   where s.revoked_at is null and s.response is null
)
select distinct g.agency_id as "agencyId", p.staff_id as "staffId", g.work as "workItemId", g.share as "shareId", g.sort,
       jsonb_build_object('urgent', c.urgent, 'mine', c.mine, 'unit', c.unit, 'meetings', c.meetings, 'digestHour', c.digest_hour) as person,
       jsonb_build_object('mine', a.mine, 'unit', a.unit, 'meetings', a.meetings, 'digestHour', a.digest_hour) as agency
  from things g
 cross join lateral (
   with recursive up as (
     select u.id, u.parent_id, 0 as steps from concordat.unit u where u.id = g.unit_id
      union all select u.id, u.parent_id, up.steps + 1 from concordat.unit u join up on u.id = up.parent_id
   )
   select up.id from up where exists (select 1 from concordat.post h where h.unit_id = up.id and (g.role is null or h.role = g.role) and ${HELD('h')})
    union all select null where g.unit_id is null or g.staff_id is not null
    limit 1) near
  join concordat.post p on p.agency_id = g.agency_id and ${HELD('p')}
   and (case when g.staff_id is not null then p.staff_id = g.staff_id
             else (g.unit_id is null or p.unit_id = near.id) and (g.role is null or p.role = g.role) end)
  join concordat.mail_choice c on c.staff_id = p.staff_id and c.address is not null
  left join concordat.agency_mail a on a.agency_id = g.agency_id`;

const QUEUE = `
insert into concordat.notice (agency_id, staff_id, work_item_id, share_id, sort, due_at)
select n."agencyId", n."staffId", n."workItemId", n."shareId", n.sort, n."dueAt"
  from jsonb_to_recordset($1::jsonb) as n("agencyId" uuid, "staffId" uuid, "workItemId" uuid, "shareId" uuid, sort text, "dueAt" timestamptz)
    on conflict do nothing`;

const DUE = `
select staff_id as "staffId" from (
  select n.staff_id from concordat.notice n where n.state = 'QUEUED' and n.due_at <= concordat.now()
   union select m.staff_id from concordat.mail m where m.state = 'WAITING' and m.next_at <= concordat.now()) due
 where $1::uuid is null or staff_id > $1 order by staff_id limit $2`;

/** What there is to tell, and whom. For the worker's role only. */
@Injectable()
export class Notices {
  /** Takes what acts and the clock left to be told, so many at a time. Answers null when there was nothing. */
  async take(tx: Tx, atMost: number, meetingKinds: readonly string[]): Promise<ToQueue[] | null> {
    const [{ waits } = { waits: false }]: { waits: boolean }[] = await tx.query('select exists (select 1 from concordat.to_tell) as waits');
    return waits ? tx.query(ADDRESSEES, [atMost, meetingKinds]) : null;
  }

  async queue(tx: Tx, notices: readonly Queued[]): Promise<void> {
    if (notices.length > 0) await tx.query(QUEUE, [JSON.stringify(notices)]);
  }

  /** Those after `after` who are to be told of something now. */
  async due(tx: Tx, after: string | null, atMost: number): Promise<string[]> {
    const rows: { staffId: string }[] = await tx.query(DUE, [after, atMost]);
    return rows.map(({ staffId }) => staffId);
  }

  /** What the pages say of mail as a whole; null: whether it fails is not known anew. */
  async service(tx: Tx, kind: string, failing: boolean | null): Promise<void> {
    await tx.query(
      `insert into concordat.mail_service as s (kind, failing_since) values ($1, case when $2 then concordat.now() end)
       on conflict (single) do update set kind = $1, failing_since = case when $2 then coalesce(s.failing_since, concordat.now()) end
        where s.kind <> $1 or (s.failing_since is not null) <> $2`,
      [kind, failing],
    );
  }
}
