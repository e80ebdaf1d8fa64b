import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { AgreementFacts, Between, Duties } from '../domain/change-impact.js';
import type { StandsNow } from '../domain/draw-up-change.js';

/** What a change is about, by id. */
export interface ChangeSubject {
  readonly agreementId: string | null;
  readonly partyAgencyId: string | null;
  readonly staffId: string | null;
  readonly unitId: string | null;
  readonly role: string | null;
  readonly postId: string | null;
}

/*
 * Read as the person acting, so row security leaves what they may see: their own agency's shares, sent and received, and nobody else's.
 * $2 narrows to one agency; only what can still be read counts, since only that can stop.
 */
const BETWEEN = `
with other as (
  select a.id, a.name from concordat.agency a where a.id <> $3 and ($2::uuid is null or a.id = $2)
     and a.id in (select p.agency_id from concordat.agreement_party p where p.agreement_id = $1 union select $2)
), flow as (
  select case when s.sender_agency_id = $3 then s.recipient_agency_id else s.sender_agency_id end as agency_id, s.sender_agency_id = $3 as sent, count(*)::int as items
    from concordat.share s join concordat.share_item i on i.share_id = s.id
   where s.agreement_id = $1 and s.revoked_at is null and i.withdrawn_at is null and $3 in (s.sender_agency_id, s.recipient_agency_id)
   group by 1, 2)
select o.id as "agencyId",
       coalesce((select f.items from flow f where f.agency_id = o.id and f.sent), 0) as "itemsTo",
       coalesce((select f.items from flow f where f.agency_id = o.id and not f.sent), 0) as "itemsFrom",
       (select count(*)::int from concordat.standing_decision d where d.agency_id = $3 and d.recipient_agency_id = o.id and d.ended_at is null
           and d.approved_at is not null) as "standingDecisions",
       (select count(*)::int from concordat.agreement x where x.id <> $1 and x.starts_at <= concordat.now() and (x.ends_at is null or concordat.now() < x.ends_at)
           and exists (select 1 from concordat.agreement_party p where p.agreement_id = x.id and p.agency_id = $3)
           and exists (select 1 from concordat.agreement_party p where p.agreement_id = x.id and p.agency_id = o.id)) as "otherAgreements"
  from other o order by o.name`;
const TERMS = `
select a.transition_days as "transitionDays", a.names_children as "namesChildren",
       exists (select 1 from concordat.agreement x join concordat.agreement_party p on p.agreement_id = x.id and p.agency_id = $2
                where x.id <> $1 and x.names_children and x.starts_at <= concordat.now() and (x.ends_at is null or concordat.now() < x.ends_at)) as "childrenElsewhere",
       case when a.names_children then (select count(*)::int from concordat.person p
                where p.date_of_birth > ((concordat.now() at time zone 'Europe/London')::date - interval '18 years')::date) else 0 end as children
  from concordat.agreement a where a.id = $1`;

/** How things stand before a change, and what would follow from it. */
@Injectable()
export class ChangeFacts {
  /** Null when there is no such thing, or it is not this agency's to change. */
  async before(tx: Tx, of: ChangeSubject): Promise<{ readonly state: StandsNow; readonly at: Date } | null> {
    const [row]: { state: StandsNow | null; at: Date }[] = await tx.query(
      'select concordat.change_before($1, $2, $3, $4, $5, $6) as state, concordat.now() as at',
      [of.agreementId, of.partyAgencyId, of.staffId, of.unitId, of.role, of.postId],
    );
    return row?.state ? { state: row.state, at: row.at } : null;
  }

  async agreement(tx: Tx, of: { agreementId: string; agencyId: string; only: string | null }): Promise<AgreementFacts> {
    const between: Between[] = await tx.query(BETWEEN, [of.agreementId, of.only, of.agencyId]);
    const [terms]: Omit<AgreementFacts, 'between'>[] = await tx.query(TERMS, [of.agreementId, of.agencyId]);
    if (!terms) throw new Error('the agreement is not there');
    return { ...terms, between };
  }

  async duties(tx: Tx, staffId: string, postId: string | null): Promise<Duties> {
    const [row]: { duties: Duties | null }[] = await tx.query('select concordat.duties_of($1, $2) as duties', [staffId, postId]);
    if (!row?.duties) throw new Error('nobody of this agency');
    return row.duties;
  }
}
