import { gravity } from '@lib/kernel';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { type CaseAcross, type CaseGap, looksOtherwiseAt } from '../domain/case-gaps.js';

/*
 * What is open about a person becomes what was found: rows that are there no more end, others change, new ones begin. A row keeps the
 * instant at which it was first found as long as there is anything in it.
 */
const KEEP = `
with wanted as (
  select * from jsonb_to_recordset($2::jsonb) as w(agency_id uuid, unit_id uuid, recipient_agency_id uuid, own boolean, unexplained uuid[],
    gravest_unexplained smallint, unshared uuid[], gravest_unshared smallint, unshared_since timestamptz, reviews uuid[], silent text[])),
open as (select g.* from concordat.gap g where g.person_id = $1 and g.ended_at is null),
ended as (
  update concordat.gap g set ended_at = concordat.now() from open o where g.id = o.id
     and not exists (select from wanted w where (w.agency_id, w.unit_id, w.recipient_agency_id) = (o.agency_id, o.unit_id, o.recipient_agency_id))),
changed as (
  update concordat.gap g set own = w.own, unexplained = w.unexplained, gravest_unexplained = w.gravest_unexplained, unshared = w.unshared,
         gravest_unshared = w.gravest_unshared, unshared_since = w.unshared_since, reviews = w.reviews, silent = w.silent, changed_at = concordat.now()
    from wanted w join open o on (w.agency_id, w.unit_id, w.recipient_agency_id) = (o.agency_id, o.unit_id, o.recipient_agency_id)
   where g.id = o.id and (w.own, w.unexplained, w.gravest_unexplained, w.unshared, w.gravest_unshared, w.unshared_since, w.reviews, w.silent)
     is distinct from (o.own, o.unexplained, o.gravest_unexplained, o.unshared, o.gravest_unshared, o.unshared_since, o.reviews, o.silent))
insert into concordat.gap (person_id, agency_id, unit_id, recipient_agency_id, own, unexplained, gravest_unexplained, unshared, gravest_unshared,
       unshared_since, reviews, silent)
select $1, w.agency_id, w.unit_id, w.recipient_agency_id, w.own, w.unexplained, w.gravest_unexplained, w.unshared, w.gravest_unshared,
       w.unshared_since, w.reviews, w.silent
  from wanted w where not exists (select from open o where (w.agency_id, w.unit_id, w.recipient_agency_id) = (o.agency_id, o.unit_id, o.recipient_agency_id))`;
const LOOKED = `
insert into concordat.gap_look (person_id, looked_at, look_again_at) values ($1, $2, $3)
    on conflict (person_id) do update set looked_at = excluded.looked_at, look_again_at = excluded.look_again_at`;

/** What the rule found last, kept so that a list of all of it is read and not reckoned. Only the worker's role writes it. */
@Injectable()
export class GapRows {
  /** Before the case is read: what changes after this is a new touch, and will be looked at again. */
  async taken(tx: Tx, personId: string): Promise<void> {
    await tx.query('delete from concordat.gap_touch where person_id = $1', [personId]);
  }

  async keep(tx: Tx, personId: string, of: CaseAcross, found: readonly CaseGap[]): Promise<void> {
    await tx.query(KEEP, [personId, JSON.stringify(found.map((gap) => rowOf(gap, of)))]);
    await tx.query(LOOKED, [personId, of.at, looksOtherwiseAt(of)]);
  }
}

function rowOf(gap: CaseGap, { known }: CaseAcross): object {
  const levels = new Map(known.held.map((note) => [note.id, gravity(note.level)]));
  const gravest = (ids: readonly string[]): number => Math.max(0, ...ids.map((id) => levels.get(id) ?? 0));
  return {
    agency_id: gap.holderAgencyId,
    unit_id: gap.unitId,
    recipient_agency_id: gap.recipientAgencyId,
    own: gap.own,
    unexplained: gap.unexplained,
    gravest_unexplained: gravest(gap.unexplained),
    unshared: gap.unshared,
    gravest_unshared: gravest(gap.unshared),
    unshared_since: gap.unsharedSince,
    reviews: gap.reviews,
    silent: gap.silent,
  };
}
