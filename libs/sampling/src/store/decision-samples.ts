import { type Actor, workableSql } from '@lib/access';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { SampleRule, SoundDraw } from '../domain/drawing.js';
import { normalSql, REPEATS, RULE_SQL } from './sampling-rules.js';

export interface Drawn {
  readonly id: string;
  readonly personId: string;
  readonly unitId: string;
  readonly decidedBy: string;
  /** How many the rule means in all, of which these are the first. */
  readonly pool: number;
}
export interface SampleToKeep extends SoundDraw {
  readonly seed: string;
  readonly ledgerEntryId: string;
  readonly drawn: readonly Drawn[];
}

const IN_PERIOD = `d.agency_id = (select concordat.current_agency()) and d.decided_at >= $1 and d.decided_at < $2`;

/** One statement: what the rule means, less one's own, in the order of SHA-256 of seed, space and id; the first so many. */
const drawSql = (rule: SampleRule): string => `
with repeated as materialized (
  select ${normalSql('d.reason_words')} as wording from concordat.decision d
   where ${rule === 'REASON_REPEATED' ? IN_PERIOD : 'false'} and d.reason_words is not null group by wording ${REPEATS}),
meant as materialized (
  select d.id, d.person_id as "personId", s.unit_id as "unitId", s.decided_by as "decidedBy"
    from concordat.decision d join concordat.decision_set s on s.id = d.set_id
   where ${IN_PERIOD} and ${RULE_SQL[rule]} and ${workableSql('d.person_id')}
     and not concordat.own_decision((select concordat.current_staff()), s.decided_by, d.endorsed_by, d.person_id, d.agency_id))
select m.*, count(*) over ()::int as pool from meant m order by sha256(convert_to($3::text || ' ' || m.id::text, 'UTF8')) limit $4::int`;

const KEEP = `
with kept as (
  insert into concordat.decision_sample (agency_id, rule, from_day, to_day, size, seed, pool, drawn, drawn_by, ledger_entry_id)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id)
select id from kept`;
const KEEP_DRAWN = `
insert into concordat.sampled_decision (sample_id, agency_id, decision_id, person_id, unit_id, decided_by, drawn_by, ordinal)
select $1, $2, one.id, one."personId", one."unitId", one."decidedBy", $3, one.ordinal
  from jsonb_to_recordset($4::jsonb) as one(id uuid, "personId" uuid, "unitId" uuid, "decidedBy" uuid, ordinal int)`;

@Injectable()
export class DecisionSamples {
  async draw(tx: Tx, rule: SampleRule, of: { since: Date; until: Date; seed: string; size: number }): Promise<Drawn[]> {
    return tx.query(drawSql(rule), [of.since, of.until, of.seed, of.size]);
  }

  async keep(tx: Tx, actor: Actor, { rule, from, to, size, seed, ledgerEntryId, drawn }: SampleToKeep): Promise<string> {
    const pool = drawn[0]?.pool ?? 0;
    const [kept]: { id: string }[] = await tx.query(KEEP, [actor.agencyId, rule, from, to, size, seed, pool, drawn.length, actor.staffId, ledgerEntryId]); // prettier-ignore
    if (!kept) throw new Error('a sample was drawn and has no id');
    const rows = drawn.map((one, i) => ({ ...one, ordinal: i + 1 }));
    await tx.query(KEEP_DRAWN, [kept.id, actor.agencyId, actor.staffId, JSON.stringify(rows)]);
    return kept.id;
  }
}
