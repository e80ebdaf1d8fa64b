import { gravitySql } from '@lib/risk';
import { heldSql, toldSql } from './known-then-sql.js';

/*
 * The rows and columns of who knows what: notes of the reader's own agency as they stood then, and what others had told it. Row security
 * narrows every table here to what the reader may open; another agency's notes and decisions are never among them.
 */
/** More agencies than this on one case are not shown beside each other. */
export const MOST_AGENCIES = 48;
const me = '(select concordat.current_agency())';

/** Those that worked with the person then, that had told us, and towards which we had decided something; one's own first. */
const known = (person: string, at: string): string => `
  select ${me} as id, false as works
  union all select m.agency_id, true from concordat.case_membership m
    where m.person_id = ${person} and m.since <= ${at} and coalesce(m.until > ${at}, true)
  union all select s.sender_agency_id, false from concordat.share s
    where s.person_id = ${person} and s.recipient_agency_id = ${me} and ${toldSql('s', at)}
  union all select r.recipient_agency_id, false from concordat.decision_set e join concordat.set_recipient r on r.set_id = e.id
    where e.agency_id = ${me} and e.person_id = ${person} and e.decided_at <= ${at}`;

/** The person, the instant, and the agencies to set side by side, found once: each cell is made from them. */
export const whoKnowsSql = (personId: string, at: string): string => `(select p.id as person_id, w.at, c.agency_ids, c.more_agencies
  from concordat.person p cross join (select coalesce(${at}, (select concordat.now())) as at) w
  cross join lateral (
    select coalesce(array_agg(k.id order by k.place) filter (where k.place <= ${MOST_AGENCIES}), '{}') as agency_ids, count(*) > ${MOST_AGENCIES} as more_agencies
    from (select a.id, row_number() over (order by a.id = ${me} desc, bool_or(k.works) desc, a.short_name, a.id) as place
      from (${known('p.id', 'w.at')}) k join concordat.agency a on a.id = k.id group by a.id, a.short_name) k) c
  where p.id = ${personId})`;

export const agenciesSql = (parent: string): string => `lateral (select g.*, o.place::int as place
  from unnest(${parent}.agency_ids) with ordinality o (id, place) join concordat.agency g on g.id = o.id)`;

/** The gravest of a share whose items are not shown one by one. */
const gravest = `(select x.level from concordat.share_item x where x.share_id = s.id order by ${gravitySql('x.level')} desc limit 1)`;

export const KNOWS_ROW = `id uuid, person_id uuid, note_id uuid, share_id uuid, item_id uuid, agency_id uuid, sender_agency_id uuid,
  recipient_agency_id uuid, recipient_unit_id uuid, recipient_staff_id uuid, agreement_id uuid, series_id uuid, version int, category text,
  level text, recorded_at timestamptz, at timestamptz, agency_ids uuid[]`;

/**
 * One's own notes that stood then, and each thing in a share that was opened and not taken back; a share that was not opened yet, or was
 * taken back, is one row without its words, as it is everywhere.
 */
export const rowsSql = (parent: string): string => `lateral (
  select n.id, n.person_id, n.id as note_id, null::uuid as share_id, null::uuid as item_id, n.agency_id, null::uuid as sender_agency_id,
    null::uuid as recipient_agency_id, null::uuid as recipient_unit_id, null::uuid as recipient_staff_id, null::uuid as agreement_id,
    n.series_id, n.version, n.category, n.level, n.recorded_at, ${parent}.at, ${parent}.agency_ids
  from concordat.risk_note n
  where n.person_id = ${parent}.person_id and n.agency_id = ${me} and ${heldSql('n', `${parent}.at`)}
    and coalesce(n.expires_on >= (${parent}.at at time zone 'Europe/London')::date, true)
  union all
  select coalesce(i.id, s.id), s.person_id, null, s.id, i.id, null, s.sender_agency_id, s.recipient_agency_id, s.recipient_unit_id,
    s.recipient_staff_id, s.agreement_id, null, null, i.category, coalesce(i.level, ${gravest}), s.sent_at, ${parent}.at, ${parent}.agency_ids
  from concordat.share s
  left join concordat.share_item i on i.share_id = s.id and s.first_seen_at is not null and s.revoked_at is null
  where s.person_id = ${parent}.person_id and s.recipient_agency_id = ${me} and s.sender_agency_id <> ${me} and ${toldSql('s', `${parent}.at`)})`;
