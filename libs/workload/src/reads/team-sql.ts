import { enquiryRead } from '@lib/enquiry';
import { personRead } from '@lib/people';
import type { RowsOf } from '@lib/platform';

export const own = '(select concordat.current_agency())';
const mine = '((select concordat.team_units())::uuid[])';
const today = '(select concordat.today())';
const OPEN = 'e.completed_at is null and e.declined_at is null and e.closed_at is null';

const enquiries = (unit: string, rowsOf: RowsOf): string =>
  `(select count(*)::int from concordat.enquiry e where e.${unit} = u.id and ${OPEN} and ${rowsOf(enquiryRead, 'e')})`;

export const UNIT_ROW = `id uuid, agency_id uuid, unit_id uuid, name text, funded int, filled int, present int, supervisors int,
  asked_of int, asked_by int`;
/** The units that the reader answers for, or the one of them that was asked for. */
export const unitsSql = (rowsOf: RowsOf, only = 'true'): string => `lateral (
  select u.id, u.agency_id, u.id as unit_id, u.name, n.funded, n.filled, n.present, n.supervisors,
      ${enquiries('recipient_unit_id', rowsOf)} as asked_of, ${enquiries('sender_unit_id', rowsOf)} as asked_by
    from concordat.unit u cross join lateral concordat.team_figures(u.id) n
   where u.agency_id = ${own} and u.id = any ${mine} and ${only})`;

/** Agreed minutes are the latest that hold today; without any there is none. */
export const kindsSql = (unit: string): string => `lateral (
  select w.kind as id, w.kind, count(*)::int as open, (count(*) filter (where w.overdue))::int as overdue, min(t.minutes) as minutes,
      min(t.from_on) as agreed_from, min(t.agreed_with) as agreed_with
    from concordat.team_work(${unit}.id) w left join lateral (
      select s.minutes, s.from_on, s.agreed_with from concordat.standard_time s
       where s.agency_id = ${own} and s.kind = w.kind and s.from_on <= ${today} order by s.from_on desc, s.id desc limit 1) t on true
   group by w.kind)`;

export const UNOWNED_ROW = 'id uuid, agency_id uuid, unit_id uuid, kind text, due_at timestamptz, raised_at timestamptz, overdue boolean';
/** Addressed to somebody who is gone or away with nobody to cover, or to a unit or a role in which nobody is there. */
export const unownedSql = (): string => `lateral (
  select w.id, u.agency_id, u.id as unit_id, w.kind, w.due_at, w.raised_at, w.overdue
    from concordat.unit u cross join lateral concordat.team_work(u.id) w
   where u.agency_id = ${own} and u.id = any ${mine} and not w.owned)`;

export const RELEASE_ROW = 'id uuid, agency_id uuid, unit_id uuid, lead_id uuid, release_at timestamptz';
/** Today and the fourteen days after it, whole days in London. */
export const releasesSql = (rowsOf: RowsOf): string => `lateral (
  select p.id, m.agency_id, m.unit_id, m.lead_staff_id as lead_id, p.release_at
    from concordat.case_membership m join concordat.person p on p.id = m.person_id
   where m.agency_id = ${own} and m.until is null and m.unit_id = any ${mine} and p.stage in ('CUSTODY', 'BEFORE_RELEASE', 'RECALL')
     and p.release_at >= ${today}::timestamp at time zone 'Europe/London'
     and p.release_at < (${today} + 15)::timestamp at time zone 'Europe/London' and ${rowsOf(personRead, 'p')})`;

export const MEMBER_ROW = 'id uuid, name text, open int, overdue int, away boolean, back_after date, cover_id uuid';
export const membersSql = (unit: string): string => `lateral (
  select m.staff_id as id, m.name, m.open, m.overdue, m.away, m.back_after, m.cover_id from concordat.team_members(${unit}.id) m)`;
