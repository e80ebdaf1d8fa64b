import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { Relied } from '../domain/risk-decision.js';
import { RiskDecisionEntity } from './entities/risk-decision.entity.js';

export type NewRiskDecision = Omit<RiskDecisionEntity, 'open' | 'workable'>;
export interface ReliedOn extends Relied {
  readonly version: number | null;
}

const NOTES = `
select n.id, n.version, n.superseded_at is not null or n.withdrawn_at is not null as over
  from concordat.risk_note n where n.id = any ($1::uuid[]) and n.person_id = $2 and n.agency_id = concordat.current_agency()`;
/* Nothing is relied on unread: what was received counts once its share was opened. Taken back it is out of sight, and still said to be over. */
const ITEMS = `
select i.id, i.note_version as version, i.superseded_at is not null or i.withdrawn_at is not null or s.revoked_at is not null as over
  from concordat.share_item i join concordat.share s on s.id = i.share_id
 where i.id = any ($1::uuid[]) and s.person_id = $2 and i.recipient_agency_id = concordat.current_agency() and s.first_seen_at is not null
union all select x.id, x.version, true from concordat.taken_back($1::uuid[]) x join concordat.share s on s.id = x.share_id where s.person_id = $2`;

@Injectable()
export class RiskDecisionsStore {
  find(tx: Tx, id: string): Promise<RiskDecisionEntity | null> {
    return tx.findOneBy(RiskDecisionEntity, { id });
  }

  async takeTurn(tx: Tx, id: string): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('risk decision ' || $1::text, 0))`, [id]);
  }

  /** Those of them that the person acting may read, in the order asked for. */
  async relied(tx: Tx, personId: string, ids: readonly string[]): Promise<ReliedOn[]> {
    if (ids.length === 0) return [];
    const found = async (kind: ReliedOn['kind'], sql: string): Promise<ReliedOn[]> => {
      const rows: Omit<ReliedOn, 'kind'>[] = await tx.query(sql, [ids, personId]);
      return rows.map((row) => ({ ...row, kind }));
    };
    const byId = new Map([...(await found('NOTE', NOTES)), ...(await found('SHARE_ITEM', ITEMS))].map((one) => [one.id, one]));
    return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
  }

  async add(tx: Tx, decision: NewRiskDecision, relied: readonly ReliedOn[]): Promise<void> {
    await tx.insert(RiskDecisionEntity, { ...decision, options: [...decision.options] });
    if (relied.length > 0)
      await tx.query(
        `insert into concordat.risk_decision_item (decision_id, ordinal, note_id, share_item_id)
         select $1, r.ordinal, case r.kind when 'NOTE' then r.id end, case r.kind when 'SHARE_ITEM' then r.id end
           from jsonb_to_recordset($2::jsonb) as r(ordinal int, kind text, id uuid)`,
        [decision.id, JSON.stringify(relied.map(({ kind, id }, ordinal) => ({ ordinal, kind, id })))],
      );
    if (decision.supersedes !== null)
      await tx.query('update concordat.risk_decision set superseded_at = $2 where id = $1', [decision.supersedes, decision.decidedAt]);
  }

  async look(
    tx: Tx,
    id: string,
    said: { readonly by: string; readonly at: Date; readonly endorsed: boolean; readonly words: string | null },
  ) {
    await tx.query(
      'update concordat.risk_decision set looked_at_by = $2, looked_at = $3, endorsed = $4, looked_at_words = $5 where id = $1',
      [id, said.by, said.at, said.endorsed, said.words],
    );
  }
}
