import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { AnswerDecided, ItemBrought } from '../domain/item-brought.js';
import type { SentTo } from './sent-copies.store.js';

type Questions = readonly Pick<ItemBrought, 'enquiryId' | 'questionCode'>[];

const asked = (of: string, param: string): string =>
  `(${of}.enquiry_id, ${of}.question_code) in (select q."enquiryId", q."questionCode" from jsonb_to_recordset(${param}::jsonb) q ("enquiryId" uuid, "questionCode" text))`;
const json = (questions: Questions): string =>
  JSON.stringify(questions.map(({ enquiryId, questionCode }) => ({ enquiryId, questionCode })));

/** What the acting agency has decided and sent about the questions of an enquiry before now. */
@Injectable()
export class AnsweredStore {
  async decided(tx: Tx, questions: Questions): Promise<AnswerDecided[]> {
    if (questions.length === 0) return [];
    return tx.query(
      `select d.id, d.enquiry_id as "enquiryId", d.question_code as "questionCode", d.outcome, d.ended_at as "endedAt",
              jsonb_build_object('agencyId', d.recipient_agency_id, 'unitId', d.recipient_unit_id, 'staffId', d.recipient_staff_id) as recipient,
              (select i.answer ->> 'state' from concordat.share_item i where i.decision_id = d.id) as state
         from concordat.decision d where d.agency_id = (select concordat.current_agency()) and ${asked('d', '$1')} order by d.id`,
      [json(questions)],
    );
  }

  /** Earlier answers to these questions no longer hold; they stay where they are, marked. One row for each share that held any. */
  async supersede(tx: Tx, questions: Questions, of: { readonly keeping: readonly string[]; readonly at: Date }): Promise<SentTo[]> {
    if (questions.length === 0) return [];
    return tx.query(
      `with marked as (update concordat.share_item i set superseded_at = $2
         where i.sender_agency_id = (select concordat.current_agency()) and i.superseded_at is null and i.share_id <> all($3::uuid[])
           and ${asked('i', '$1')} returning i.share_id)
       select s.id as "shareId", s.set_id as "setId", coalesce(s.ledger_entry_id, d.ledger_entry_id) as "ledgerEntryId", s.reference, s.person_id as "personId",
              s.sender_unit_id as "senderUnitId", s.recipient_agency_id as "recipientAgencyId", s.recipient_unit_id as "recipientUnitId",
              s.recipient_staff_id as "recipientStaffId"
         from concordat.share s join concordat.decision_set d on d.id = s.set_id
        where s.revoked_at is null and s.id in (select m.share_id from marked m) order by s.id`,
      [json(questions), of.at, [...of.keeping]],
    );
  }
}
