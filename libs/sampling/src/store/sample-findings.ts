import { type Actor, heldNowSql, openSql, workableSql } from '@lib/access';
import type { ConcernLevel } from '@lib/kernel';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { SoundFinding, WhoseDecision } from '../domain/finding.js';

/** A decision that was drawn, with what there is to know of it to find something of it. */
export interface DecisionDrawn extends WhoseDecision {
  readonly id: string;
  readonly agencyId: string;
  readonly personId: string;
  readonly unitId: string;
  readonly open: boolean;
  readonly workable: boolean;
  readonly found: boolean;
  /** Whether whoever decided still holds a post in the agency. */
  readonly deciderThere: boolean;
  /** Of whoever decided, and of the person it is about. */
  readonly names: readonly string[];
  readonly decisionId: string;
  readonly setId: string;
  readonly entryId: string;
  readonly outcome: string;
  readonly noteId: string | null;
  readonly noteLevel: ConcernLevel;
  readonly recipientAgencyId: string;
  readonly recipientUnitId: string | null;
  readonly recipientStaffId: string | null;
}

const FIND = `
select x.id, x.agency_id as "agencyId", x.person_id as "personId", x.unit_id as "unitId", x.decided_by as "decidedBy", x.decision_id as "decisionId",
  d.endorsed_by as "endorsedBy", d.set_id as "setId", s.ledger_entry_id as "entryId", d.outcome, d.note_id as "noteId", d.note_level as "noteLevel",
  d.recipient_agency_id as "recipientAgencyId", d.recipient_unit_id as "recipientUnitId", d.recipient_staff_id as "recipientStaffId",
  array(select m.lead_staff_id from concordat.case_membership m where m.person_id = x.person_id and m.agency_id = x.agency_id and m.lead_staff_id is not null) as leads,
  exists (select 1 from concordat.sample_finding f where f.sampled_id = x.id) as found,
  exists (select 1 from concordat.post p where p.staff_id = x.decided_by and p.agency_id = x.agency_id and ${heldNowSql('p')}) as "deciderThere",
  array[(select t.name from concordat.staff t where t.id = x.decided_by), p.given_names, p.family_name] as names,
  ${openSql('x.person_id')} as open, ${workableSql('x.person_id')} as workable
from concordat.sampled_decision x join concordat.decision d on d.id = x.decision_id join concordat.decision_set s on s.id = d.set_id
  join concordat.person p on p.id = x.person_id
where x.id = $1`;

@Injectable()
export class SampleFindings {
  /** Of two who find at once, the second waits here and is told. */
  async decision(tx: Tx, id: string): Promise<DecisionDrawn | null> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`finding ${id}`]);
    const [found]: DecisionDrawn[] = await tx.query(FIND, [id]);
    return found ?? null;
  }

  async add(tx: Tx, actor: Actor, drawn: DecisionDrawn, said: SoundFinding, ledgerEntryId: string): Promise<string> {
    const [added]: { id: string }[] = await tx.query(
      `with added as (insert into concordat.sample_finding (sampled_id, decision_id, agency_id, person_id, decided_by, finding, words, found_by, ledger_entry_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id) select id from added`,
      [drawn.id, drawn.decisionId, drawn.agencyId, drawn.personId, drawn.decidedBy, said.finding, said.words, actor.staffId, ledgerEntryId],
    );
    if (!added) throw new Error('something was found and has no id');
    return added.id;
  }
}
