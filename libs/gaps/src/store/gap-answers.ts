import { type Actor, heldNowSql, openSql, workableSql } from '@lib/access';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { GapAnswered, GapToAnswer } from '../domain/answering-gap.js';

export interface GapRow extends GapToAnswer {
  readonly id: string;
  readonly agencyId: string;
  readonly unitId: string;
  readonly personId: string;
  readonly recipientAgencyId: string;
  readonly own: boolean;
  /** Who decided last about this recipient and holds a post there still. */
  readonly lastDecider: string | null;
  readonly open: boolean;
  readonly workable: boolean;
}
const DECIDED = `from concordat.decision_set d join concordat.set_recipient r on r.set_id = d.id
  where d.agency_id = g.agency_id and d.person_id = g.person_id and r.recipient_agency_id = g.recipient_agency_id`;
const FIND = `
select g.id, g.agency_id as "agencyId", g.unit_id as "unitId", g.person_id as "personId", g.recipient_agency_id as "recipientAgencyId", g.own,
       g.unexplained, g.ended_at as "endedAt", ${openSql('g.person_id')} as open, ${workableSql('g.person_id')} as workable,
       array(select distinct d.decided_by::text ${DECIDED}) as "decidedBy",
       (select d.decided_by ${DECIDED} and exists (select from concordat.post p where p.staff_id = d.decided_by and p.agency_id = g.agency_id
          and ${heldNowSql('p')}) order by d.decided_at desc, d.id desc limit 1) as "lastDecider"
  from concordat.gap g where g.id = $1`;

@Injectable()
export class GapAnswers {
  async find(tx: Tx, id: string): Promise<GapRow | null> {
    const [row]: GapRow[] = await tx.query(FIND, [id]);
    return row ?? null;
  }

  async add(tx: Tx, actor: Actor, gap: GapRow, { outcome, words, reviewBy }: GapAnswered, ledgerEntryId: string): Promise<void> {
    await tx.query(
      `insert into concordat.gap_clearance (gap_id, agency_id, unit_id, person_id, outcome, note_ids, words, review_by, said_by, ledger_entry_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [gap.id, gap.agencyId, gap.unitId, gap.personId, outcome, gap.unexplained, words, reviewBy, actor.staffId, ledgerEntryId],
    );
  }
}
