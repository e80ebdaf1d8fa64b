import { type Actor, workableSql } from '@lib/access';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { NamedOther, WholeItem } from '../text/compose-content.js';
import type { ContentEntry, ContentGap, ContentLine, KnownAt, LookedThrough, Named } from '../text/record-content.js';
import { knownAt } from './known-at.js';
import { gapsOf, inSpan, lookedThrough, type Span, spanValues } from './looked-through.js';
import { exactSql, isoSql, namedSql, partySql } from './sql-words.js';

/** What a desk holds elsewhere is that desk's alone, and what is told to third parties is a class apart: neither is in a file that is handed out. */
const LINES = `select t.id, t.person_id as "personId", ${isoSql('t.at')} as at, ${isoSql('t.happened_at')} as "happenedAt", t.kind, t.outcome, t.category, t.level,
    t.reason_code as "reasonCode", t.words, ${namedSql('agency', 't.from_agency_id')} as "from",
    ${partySql('t.to_agency_id', 't.to_unit_id', 't.to_staff_id')} as "to", ${namedSql('staff', 't.staff_id')} as by,
    coalesce((select s.reference from concordat.share s where s.id = t.share_id), (select d.reference from concordat.decision_set d where d.id = t.set_id),
      (select e.reference from concordat.enquiry e where e.id = t.enquiry_id), (select r.reference from concordat.procedure_run r where r.id = t.run_id),
      (select k.reference from concordat.risk_decision k where k.id = t.risk_decision_id),
      (select k.reference from concordat.management_plan k where k.id = t.management_plan_id),
      (select x.reference from concordat.action x where x.id = t.action_id)) as reference
  from concordat.trail_entry t
 where t.agency_id = $1 and ${inSpan('t', 'at')} and t.kind <> 'HELD_ELSEWHERE' and t.third_party_disclosure_id is null order by t.at, t.id limit $5`;
/** As a recipient nothing before it was opened: an export is no way round being the first to open it. */
const SHARES = `concordat.share s where ${inSpan('s', 'sent_at')}
   and (s.sender_agency_id = $1 or (s.recipient_agency_id = $1 and s.first_seen_at is not null))`;
const ITEMS = `select i.id, s.person_id as "personId", s.reference as share, ${isoSql('s.sent_at')} as "sentAt", ${namedSql('agency', 's.sender_agency_id')} as "from",
    ${partySql('s.recipient_agency_id', 's.recipient_unit_id', 's.recipient_staff_id')} as "to", ${namedSql('staff', 's.sent_by')} as by, s.purpose, s.protection_condition as "protectionCondition",
    i.category, i.level, i.happened_on::text as "happenedOn", i.in_part as "inPart", i.handling_conditions as "handlingConditions", i.body as text,
    i.third_parties as "thirdParties", encode(i.body_hash, 'hex') as hash,
    coalesce(i.note_id, i.answer_id) as "itemId"
  from concordat.share_item i join (select * from ${SHARES}) s on s.id = i.share_id order by s.sent_at, s.id, i.ordinal limit $5`;
const ENTRIES = `select distinct on (p.entry_id) p.entry_id as id, p.about as "personId", p.leaf_index::int as index, encode(p.entry, 'base64') as entry, p.disclosures
  from (select s.person_id as about, q.* from (select s.id, s.person_id from ${SHARES}) s cross join lateral concordat.share_to_prove(s.id) q
        union all
        select d.person_id as about, q.* from (select x.id, x.person_id from concordat.decision_set x where x.agency_id = $1 and ${inSpan('x', 'decided_at')}) d
          cross join lateral concordat.decision_to_prove(d.id) q) p order by p.entry_id`;
const HEAD = `select concordat.uuid7() as "exportId", concordat.now() as now,
    (select json_build_object('id', a.id, 'name', a.name) from concordat.agency a where a.id = $1) as agency,
    (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.given_names || ' ' || p.family_name) order by p.family_name, p.given_names, p.id), '[]')
       from concordat.person p where p.id = any($2)) as people`;
/** Up to now where the last day is not over. Whoever is in nothing but what a desk holds elsewhere is in no file. */
const DURING = `select ${exactSql('x.from')} as "from", ${exactSql('x.until')} as until, concordat.today()::text as today, concordat.people_left_out(x.from, x.until) as "leftOut",
    array(select distinct t.person_id from concordat.trail_entry t where t.agency_id = $1 and t.at >= x.from and t.at <= x.until
      and t.kind <> 'HELD_ELSEWHERE' and t.third_party_disclosure_id is null and ${workableSql('t.person_id')}) as people
  from (select $2::date::timestamp at time zone 'Europe/London' as "from",
    least(concordat.now(), ($3::date + 1)::timestamp at time zone 'Europe/London' - interval '1 microsecond') as until) x`;
const OTHERS = `select t.person_id as "personId", t.reference, t.class from concordat.third_party t
  where t.agency_id = $1 and t.person_id = any($2) order by t.person_id, t.reference`;
const SAME = `select count(*)::int as same from jsonb_to_recordset($1::jsonb) as x(id uuid, hash text)
  join concordat.share_item i on i.id = x.id and encode(i.body_hash, 'hex') = x.hash`;

export interface FoundItem extends WholeItem {
  readonly thirdParties: readonly string[];
}
export interface TextShown {
  readonly id: string;
  readonly hash: string;
}
/** An entry of the permanent record, and whom it is about. */
export interface FoundEntry extends ContentEntry {
  readonly personId: string;
}
export interface Found {
  readonly exportId: string;
  readonly until: Date;
  readonly agency: Named;
  readonly people: readonly Named[];
  readonly lines: readonly ContentLine[];
  readonly items: readonly FoundItem[];
  readonly entries: readonly FoundEntry[];
  readonly others: readonly NamedOther[];
  readonly looked: LookedThrough;
  readonly gaps: readonly ContentGap[];
}

/** Whose record, and of which time: of all of it up to now where none is given. Instants as the database writes them. */
export interface Of {
  readonly people: readonly string[];
  readonly from?: string;
  readonly until?: string;
}
export interface During extends Required<Of> {
  readonly leftOut: number;
  /** The London day. */
  readonly today: string;
}

/** What the record of people holds, under the row security of whoever asks: the file can hold nothing that its asker could not read. */
@Injectable()
export class RecordContents {
  /** Null when there are more lines, or texts, than `most`. */
  async read(tx: Tx, { agencyId }: Actor, { people, from, until }: Of, most: number): Promise<Found | null> {
    const [head]: { exportId: string; now: Date; agency: Named; people: Named[] }[] = await tx.query(HEAD, [agencyId, people]);
    if (head?.people.length !== people.length) throw new Error('they were there a moment ago');
    const span: Span = { agencyId, people, from: from ?? '-infinity', until: until ?? head.now };
    const lines: ContentLine[] = await tx.query(LINES, [...spanValues(span), most + 1]);
    const items: FoundItem[] = await tx.query(ITEMS, [...spanValues(span), most + 1]);
    if (lines.length > most || items.length > most) return null;
    const entries: FoundEntry[] = await tx.query(ENTRIES, spanValues(span));
    const own: NamedOther[] = await tx.query(OTHERS, [agencyId, people]);
    const [looked, gaps] = [await lookedThrough(tx, span), await gapsOf(tx, span, most)];
    return {
      exportId: head.exportId,
      agency: head.agency,
      people: head.people,
      until: new Date(span.until),
      lines,
      items,
      entries,
      others: [...own, ...namedByOthers(items, own)],
      looked,
      gaps,
    };
  }

  /** The people of these days whom the actor may work with, and how many there are besides. */
  async during(tx: Tx, { agencyId }: Actor, { from, to }: { readonly from: string; readonly to: string }): Promise<During> {
    const [found]: During[] = await tx.query(DURING, [agencyId, from, to]);
    if (!found) throw new Error('one row is always there');
    return found;
  }

  /** One view for each of these instants. */
  async known(
    tx: Tx,
    { agencyId }: Actor,
    personId: string,
    { instants, most }: { instants: readonly string[]; most: number },
  ): Promise<KnownAt[]> {
    const views: KnownAt[] = [];
    for (const at of instants) views.push(await knownAt(tx, { agencyId, personId, at }, most));
    return views;
  }

  /** Whether each of these texts may still be read, and is what it was. */
  async unchanged(tx: Tx, shown: readonly TextShown[]): Promise<boolean> {
    const [found]: { same: number }[] = await tx.query(SAME, [JSON.stringify(shown)]);
    return found?.same === shown.length;
  }
}

/** Of each person whom senders named in their texts and the agency itself did not, once. */
function namedByOthers(items: readonly FoundItem[], own: readonly NamedOther[]): NamedOther[] {
  const key = ({ personId, reference }: { personId: string; reference: string }): string => `${personId} ${reference}`;
  const known = new Set(own.map(key));
  const named = items.flatMap(({ personId, thirdParties }) => thirdParties.map((reference) => ({ personId, reference, class: 'ANOTHER' })));
  const once = new Map(named.filter((one) => !known.has(key(one))).map((one) => [key(one), one]));
  return [...once.values()].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}
