import { quoted } from '@lib/platform';
import { REOPENED } from '../domain/knows-state.js';
import { releasedSql, runOutSql, seenSql, takenBackSql } from './known-then-sql.js';

/*
 * The cells of one row of who knows what. Of one's own note there is one for every agency, from one's own decisions; of what another agency
 * told us there are two, the sender's and our own: what else its sender did with it is not ours to know.
 */
export const KNOWS_CELL = `agency_id uuid, place int, state text, in_part boolean, since timestamptz, until timestamptz, share_id uuid,
  set_id uuid, unit_id uuid, staff_id uuid, reopened text, earlier_told boolean, otherwise boolean`;

const toldState = (share: string, at: string): string => `case when ${takenBackSql(share, at)} then 'TAKEN_BACK'
    when ${seenSql(share, at)} then 'OPENED' when ${releasedSql(share, at)} then 'UNOPENED' else 'ON_ITS_WAY' end`;
const toldSince = (share: string, at: string): string => `case when ${takenBackSql(share, at)} then ${share}.revoked_at
    when ${seenSql(share, at)} then ${share}.first_seen_at else ${share}.sent_at end`;

/** What reached anybody there goes before what was kept back, and that before what is over; then the newest. */
const rank = (decided: string): string => `case ${decided}.state when 'OPENED' then 5 when 'UNOPENED' then 4 when 'ON_ITS_WAY' then 3
    when 'TAKEN_BACK' then 1 when 'UNDECIDED' then 1 else 2 end`;
const part = (decided: string): string => `concat(${decided}.recipient_unit_id, ' ', ${decided}.recipient_staff_id)`;

/** Every decision about this version by then, with what it came to by then. One that ended by then says nothing any more; what was told is told. */
const decided = (
  row: string,
  at: string,
): string => `select d.id, d.set_id, d.recipient_agency_id, d.recipient_unit_id, d.recipient_staff_id,
    d.decided_at, d.deferred_until, d.outcome = 'SHARED_IN_PART' as in_part, s.id as share_id, s.release_at, ${toldSince('s', at)} as told_since,
    case when s.id is not null then ${toldState('s', at)}
      when coalesce(d.ended_at <= ${at}, false) or ${runOutSql('d', at)} then 'UNDECIDED'
      else d.outcome end as state,
    case when coalesce(d.ended_at <= ${at}, false) then d.ended_why else 'DEFERRAL_OVER' end as why
  from concordat.decision d
  left join concordat.share s on s.set_id = d.set_id and s.set_recipient_id = d.set_recipient_id and d.outcome in ('SHARED','SHARED_IN_PART')
  where d.note_id = ${row}.note_id and d.decided_at <= ${at}`;

/** One for each agency that anything was decided about, and whether something else stands towards another part of it. */
const chosen = (row: string, at: string): string => `select distinct on (q.recipient_agency_id) q.*,
    coalesce(min(${part('q')}) filter (where q.state <> 'UNDECIDED') over there <> max(${part('q')}) filter (where q.state <> 'UNDECIDED') over there, false) as otherwise
  from (${decided(row, at)}) q window there as (partition by q.recipient_agency_id)
  order by q.recipient_agency_id, ${rank('q')} desc, q.in_part, q.decided_at desc, q.id desc`;

/** A standing decision for this kind of note that held then: approved, not ended, not past its review day, and the agency in no new role since. */
const standing = (row: string, at: string): string => `exists (select 1 from concordat.standing_decision t
    where t.agency_id = ${row}.agency_id and t.recipient_agency_id = a.id and t.category = ${row}.category and t.approved_at <= ${at}
      and coalesce(t.ended_at > ${at}, true) and t.review_by >= (${at} at time zone 'Europe/London')::date
      and not exists (select 1 from concordat.person_event e where e.person_id = ${row}.person_id and e.kind = 'RECIPIENT_ROLE'
        and e.recipient_agency_id = a.id and e.recorded_at > t.approved_at and e.recorded_at <= ${at}))`;

const earlierTold = (row: string, at: string): string => `(${row}.version > 1 and exists (select 1 from concordat.risk_note v
    join concordat.decision o on o.note_id = v.id and o.recipient_agency_id = a.id and o.decided_at <= ${at}
    join concordat.share s on s.set_id = o.set_id and s.set_recipient_id = o.set_recipient_id and not ${takenBackSql('s', at)}
    where v.person_id = ${row}.person_id and v.agency_id = ${row}.agency_id and v.series_id = ${row}.series_id and v.id <> ${row}.note_id
      and o.outcome in ('SHARED','SHARED_IN_PART')))`;

const ofOwnNote = (row: string, at: string): string => `
  select a.id as agency_id, a.place::int as place,
    case when a.id = ${row}.agency_id then 'OWNER' when coalesce(c.state, 'UNDECIDED') = 'UNDECIDED' and ${standing(row, at)} then 'OUTSIDE_FUNCTION'
      else coalesce(c.state, 'UNDECIDED') end as state,
    coalesce(c.in_part, false) as in_part,
    case when a.id = ${row}.agency_id then ${row}.recorded_at when c.share_id is not null then c.told_since
      when c.state <> 'UNDECIDED' then c.decided_at end as since,
    case c.state when 'DEFERRED' then c.deferred_until when 'ON_ITS_WAY' then c.release_at end as until,
    c.share_id, c.set_id, c.recipient_unit_id as unit_id, c.recipient_staff_id as staff_id,
    case when c.state = 'UNDECIDED' and c.why in (${REOPENED.map(quoted).join(',')}) then c.why end as reopened,
    a.id <> ${row}.agency_id and coalesce(c.state not in ('OPENED','UNOPENED','ON_ITS_WAY'), true) and ${earlierTold(row, at)} as earlier_told,
    coalesce(c.otherwise, false) as otherwise
  from unnest(${row}.agency_ids) with ordinality a (id, place)
  left join (${chosen(row, at)}) c on c.recipient_agency_id = a.id and a.id <> ${row}.agency_id
  where ${row}.note_id is not null`;

const ofWhatWasTold = (row: string, at: string): string => `
  select a.id, a.place::int, case when a.id = s.sender_agency_id then 'OWNER' else ${toldState('s', at)} end,
    a.id <> s.sender_agency_id and coalesce((select i.in_part from concordat.share_item i where i.id = ${row}.item_id), false),
    case when a.id = s.sender_agency_id then s.sent_at else ${toldSince('s', at)} end,
    case when a.id <> s.sender_agency_id and ${toldState('s', at)} = 'ON_ITS_WAY' then s.release_at end, s.id, null,
    case when a.id <> s.sender_agency_id then s.recipient_unit_id end, case when a.id <> s.sender_agency_id then s.recipient_staff_id end,
    null, false, false
  from concordat.share s join unnest(${row}.agency_ids) with ordinality a (id, place) on a.id in (s.sender_agency_id, s.recipient_agency_id)
  where s.id = ${row}.share_id`;

export const cellsSql = (row: string): string => `lateral (${ofOwnNote(row, `${row}.at`)} union all ${ofWhatWasTold(row, `${row}.at`)})`;
