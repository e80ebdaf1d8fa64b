import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { AnswerKept } from '../domain/answer-draft.js';
import { AnswerEntity } from './entities/answer.entity.js';
import { type Answered, EnquiryEntity } from './entities/enquiry.entity.js';

export interface LastKept extends AnswerKept {
  readonly body: string;
  /** Of the enquiry it was given to. */
  readonly reference: string;
}
/** A note of ours that the asker has: all of it or a part, with these answers or otherwise. */
export interface NoteSent {
  readonly noteId: string;
  readonly whole: boolean;
  readonly withAnswers: boolean;
}

/** What the acting agency has answered, and what is known of the enquiry while it does. */
@Injectable()
export class AnswerStore {
  /** With `hold`, nobody else saves, sends, declines or closes until this transaction ends. */
  async enquiry(tx: Tx, id: string, { hold = false } = {}): Promise<EnquiryEntity | null> {
    if (hold) await tx.query('select id from concordat.enquiry where id = $1 for no key update', [id]);
    return tx.findOneBy(EnquiryEntity, { id });
  }

  /** The newest answer to each question, and how often something was sent. */
  async newest(tx: Tx, enquiryId: string): Promise<{ readonly kept: readonly AnswerEntity[]; readonly rounds: number }> {
    const all = await tx.find(AnswerEntity, { where: { enquiryId }, order: { round: 'ASC' } });
    return { kept: [...new Map(all.map((answer) => [answer.questionCode, answer])).values()], rounds: all.at(-1)?.round ?? 0 };
  }

  /** What we last answered to the same questions about the same person, asked by the same agency on another day. */
  async last(tx: Tx, enquiry: EnquiryEntity, codes: readonly string[]): Promise<readonly LastKept[]> {
    const found: { id: string; reference: string }[] = await tx.query(
      `select distinct on (a.question_code) a.id, e.reference
         from concordat.answer a join concordat.enquiry e on e.id = a.enquiry_id
        where a.agency_id = (select concordat.current_agency()) and a.person_id = $1 and a.question_code = any($2::text[]) and a.relevant and a.erased_at is null
          and a.enquiry_id <> $3 and e.sender_agency_id = $4 and e.recipient_agency_id = a.agency_id
        order by a.question_code, a.answered_at desc, a.round desc`,
      [enquiry.personId, codes, enquiry.id, enquiry.senderAgencyId],
    );
    const references = new Map(found.map(({ id, reference }) => [id, reference]));
    const answers = await tx.findBy(AnswerEntity, { id: In([...references.keys()]) });
    return answers.map((answer) => ({ ...answer, reference: references.get(answer.id) ?? '' }));
  }

  /** Notes of ours on this person that the asker has been given, and not had taken back. */
  async notesSent(tx: Tx, enquiry: EnquiryEntity): Promise<readonly NoteSent[]> {
    const unit = enquiry.senderAgencyId === enquiry.recipientAgencyId ? enquiry.senderUnitId : null;
    return tx.query(
      `select i.note_id as "noteId", not i.in_part as whole,
              exists (select 1 from concordat.share_item a where a.share_id = s.id and a.enquiry_id = $3) as "withAnswers"
         from concordat.share_item i join concordat.share s on s.id = i.share_id
        where s.sender_agency_id = (select concordat.current_agency()) and s.person_id = $1 and s.recipient_agency_id = $2
          and i.note_id is not null and s.revoked_at is null and s.recipient_staff_id is null
          and (s.recipient_unit_id is null or s.recipient_unit_id = $4)`,
      [enquiry.personId, enquiry.senderAgencyId, enquiry.id, unit],
    );
  }

  async add(tx: Tx, rows: readonly AnswerEntity[]): Promise<void> {
    await tx
      .createQueryBuilder()
      .insert()
      .into(AnswerEntity)
      .values([...rows])
      .updateEntity(false)
      .execute();
  }

  async replied(
    tx: Tx,
    enquiryId: string,
    now: { readonly answered: readonly Answered[]; readonly completedAt: Date | null },
  ): Promise<void> {
    await tx.query('update concordat.enquiry set answered = $2::jsonb, completed_at = $3 where id = $1', [
      enquiryId,
      JSON.stringify(now.answered),
      now.completedAt,
    ]);
  }
}
