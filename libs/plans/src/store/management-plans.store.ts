import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Linked } from '../domain/plan-refusals.js';
import { ManagementPlanEntity } from './entities/management-plan.entity.js';

export type NewManagementPlan = Omit<ManagementPlanEntity, 'open' | 'workable'>;
export interface LinkedWith extends Linked {
  readonly version: number | null;
}
export interface Beside {
  readonly links: readonly LinkedWith[];
  readonly thirdPartyIds: readonly string[];
}

const NOTES = `
select n.id, n.version, n.superseded_at is not null or n.withdrawn_at is not null as over
  from concordat.risk_note n where n.id = any ($1::uuid[]) and n.person_id = $2 and n.agency_id = concordat.current_agency()`;
/* Nothing is linked with unread: what was received counts once its share was opened. Taken back it is out of sight, and still said to be over. */
const ITEMS = `
select i.id, i.note_version as version, i.superseded_at is not null or i.withdrawn_at is not null or s.revoked_at is not null as over
  from concordat.share_item i join concordat.share s on s.id = i.share_id
 where i.id = any ($1::uuid[]) and s.person_id = $2 and i.recipient_agency_id = concordat.current_agency() and s.first_seen_at is not null
union all select x.id, x.version, true from concordat.taken_back($1::uuid[]) x join concordat.share s on s.id = x.share_id where s.person_id = $2`;

@Injectable()
export class ManagementPlansStore {
  find(tx: Tx, id: string): Promise<ManagementPlanEntity | null> {
    return tx.findOneBy(ManagementPlanEntity, { id });
  }

  /** The version that stands. */
  standing(tx: Tx, personId: string, agencyId: string): Promise<ManagementPlanEntity | null> {
    return tx.findOneBy(ManagementPlanEntity, { personId, agencyId, supersededAt: IsNull() });
  }

  /** Whoever writes a version waits for whoever is writing one about this person in the same agency. */
  async takeTurn(tx: Tx, personId: string, agencyId: string): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('management plan ' || $1::text || $2::text, 0))`, [agencyId, personId]);
  }

  /** Those of them that the person acting may read, in the order asked for. */
  async linked(tx: Tx, personId: string, ids: readonly string[]): Promise<LinkedWith[]> {
    if (ids.length === 0) return [];
    const found = async (kind: Linked['kind'], sql: string): Promise<LinkedWith[]> => {
      const rows: Omit<LinkedWith, 'kind'>[] = await tx.query(sql, [ids, personId]);
      return rows.map((row) => ({ ...row, kind }));
    };
    const byId = new Map([...(await found('NOTE', NOTES)), ...(await found('SHARE_ITEM', ITEMS))].map((one) => [one.id, one]));
    return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
  }

  /** What a version is linked with and whom it names, as one list in one order: two versions are alike when these are. */
  async beside(tx: Tx, planId: string): Promise<readonly string[]> {
    const rows: { id: string }[] = await tx.query(
      `select coalesce(l.note_id, l.share_item_id) as id from concordat.management_plan_link l where l.plan_id = $1
       union all select t.third_party_id from concordat.management_plan_third_party t where t.plan_id = $1`,
      [planId],
    );
    return rows.map(({ id }) => id).sort();
  }

  /** The one before ends first: a chain has one version that stands. */
  async add(tx: Tx, plan: NewManagementPlan, { links, thirdPartyIds }: Beside): Promise<void> {
    if (plan.supersedes !== null)
      await tx.query('update concordat.management_plan set superseded_at = $2 where id = $1', [plan.supersedes, plan.madeAt]);
    await tx.insert(ManagementPlanEntity, {
      ...plan,
      objectives: [...plan.objectives],
      contingencies: [...plan.contingencies],
      requirements: [...plan.requirements],
    });
    if (links.length > 0)
      await tx.query(
        `insert into concordat.management_plan_link (plan_id, ordinal, note_id, share_item_id)
         select $1, r.ordinal, case r.kind when 'NOTE' then r.id end, case r.kind when 'SHARE_ITEM' then r.id end
           from jsonb_to_recordset($2::jsonb) as r(ordinal int, kind text, id uuid)`,
        [plan.id, JSON.stringify(links.map(({ kind, id }, ordinal) => ({ ordinal, kind, id })))],
      );
    if (thirdPartyIds.length > 0)
      await tx.query('insert into concordat.management_plan_third_party (plan_id, third_party_id) select $1, unnest($2::uuid[])', [
        plan.id,
        thirdPartyIds,
      ]);
  }

  async look(
    tx: Tx,
    said: {
      readonly planId: string;
      readonly because: string;
      readonly reviewOn: string;
      readonly by: string;
      readonly at: Date;
      readonly entryId: string;
    },
  ): Promise<void> {
    await tx.query(
      `insert into concordat.management_plan_look (plan_id, because, review_on, looked_by, looked_at, ledger_entry_id) values ($1, $2, $3, $4, $5, $6)`,
      [said.planId, said.because, said.reviewOn, said.by, said.at, said.entryId],
    );
  }
}
