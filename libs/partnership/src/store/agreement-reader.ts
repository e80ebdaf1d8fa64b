import { databaseNow, type Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { agreementFor, type AgreementTerms } from '../domain/agreement-for.js';

export interface AgreementFound extends AgreementTerms {
  readonly title: string;
  readonly reference: string;
  readonly namesChildren: boolean;
}
interface AgreementRow extends Omit<AgreementFound, 'agencyIds' | 'grounds'> {
  readonly agencyIds: string[];
  readonly grounds: { categoryGroup: string; gateway: string; protectionCondition: string }[];
}

/** Every agreement that `from` and at least one of `to` are party to, whatever its state, in one statement. */
const BETWEEN = `
select a.id, a.title, a.reference, a.starts_at as "startsAt", a.ends_at as "endsAt", a.transition_days as "transitionDays",
       a.names_children as "namesChildren",
       (select array_agg(p.agency_id::text order by p.agency_id) from concordat.agreement_party p where p.agreement_id = a.id) as "agencyIds",
       array(select p.purpose from concordat.agreement_purpose p where p.agreement_id = a.id order by p.purpose) as purposes,
       coalesce((select json_agg(json_build_object('categoryGroup', g.category_group, 'gateway', g.gateway, 'protectionCondition', g.protection_condition)
                 order by g.category_group) from concordat.agreement_ground g where g.agreement_id = a.id), '[]') as grounds
  from concordat.agreement a
 where exists (select 1 from concordat.agreement_party f where f.agreement_id = a.id and f.agency_id = $1)
   and exists (select 1 from concordat.agreement_party t where t.agreement_id = a.id and t.agency_id = any($2::uuid[]) and t.agency_id <> $1)
 order by a.id`;

/** Which agreements stand between agencies. The instant is always the database's own. */
@Injectable()
export class AgreementReader {
  /** All of them, also those not started or ended: `agreementFor` and `agreementState` tell which may be relied on. */
  async between(tx: Tx, from: string, to: readonly string[]): Promise<AgreementFound[]> {
    if (to.length === 0) return [];
    const rows: AgreementRow[] = await tx.query(BETWEEN, [from, [...to]]);
    return rows;
  }

  /** The one to rely on now for this purpose (null: for any), or null. */
  async inForce(tx: Tx, asked: { from: string; to: string; purpose: string | null }): Promise<AgreementFound | null> {
    const found = await this.between(tx, asked.from, [asked.to]);
    if (found.length === 0) return null;
    return agreementFor({ ...asked, at: await databaseNow(tx) }, found);
  }
}
