import type { ConcernLevel } from '@lib/kernel';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { Outcome } from '../domain/outcomes.js';

/** A share that stands with its recipient, with the entry of the record under which it went. */
export interface SentTo {
  readonly shareId: string;
  readonly setId: string;
  readonly ledgerEntryId: string;
  readonly reference: string;
  readonly personId: string;
  readonly senderUnitId: string;
  readonly recipientAgencyId: string;
  readonly recipientUnitId: string | null;
  readonly recipientStaffId: string | null;
}
/** One recipient's copy of one note. */
export interface SentCopy extends SentTo {
  readonly firstSeenBy: string | null;
  readonly category: string;
  readonly level: ConcernLevel;
  readonly body: string;
  readonly noteVersion: number;
  readonly outcome: Outcome;
}

/** What stands with others of a note that has been replaced or withdrawn. Revoked copies stand with nobody. */
@Injectable()
export class SentCopiesStore {
  mark(tx: Tx, noteId: string, change: 'superseded_at' | 'withdrawn_at', at: Date): Promise<SentCopy[]> {
    return tx.query(
      `with marked as (update concordat.share_item set ${change} = $2
         where note_id = $1 and sender_agency_id = (select concordat.current_agency()) and ${change} is null
         returning share_id, category, level, body, note_version, in_part)
       select s.id as "shareId", s.set_id as "setId", coalesce(s.ledger_entry_id, d.ledger_entry_id) as "ledgerEntryId", s.reference, s.person_id as "personId",
              s.sender_unit_id as "senderUnitId", s.recipient_agency_id as "recipientAgencyId", s.recipient_unit_id as "recipientUnitId",
              s.recipient_staff_id as "recipientStaffId", s.first_seen_by as "firstSeenBy", m.category, m.level, m.body,
              m.note_version as "noteVersion", case when m.in_part then 'SHARED_IN_PART' else 'SHARED' end as outcome
         from marked m join concordat.share s on s.id = m.share_id join concordat.decision_set d on d.id = s.set_id
        where s.revoked_at is null order by s.id`,
      [noteId, at],
    );
  }
}
