import type { Actor } from '@lib/access';
import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { AnswerRow, SentState } from '../domain/answer.js';
import type { AnsweredSupplement, ExtractLine } from '../domain/evaluation-extract.js';

export interface ExtractRow {
  readonly id: string;
  readonly agencyId: string;
  readonly setCode: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly proposedBy: string;
  readonly decidedAt: Date | null;
}
export interface ExtractWanted {
  readonly setCode: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly purpose: string;
  readonly approvalReference: string;
}

@Injectable()
export class EvaluationExtracts {
  async add(tx: Tx, actor: Actor, wanted: ExtractWanted): Promise<string> {
    const [made]: { id: string }[] = await tx.query(
      `insert into concordat.evaluation_extract (agency_id, set_code, from_day, to_day, purpose, approval_reference, proposed_by)
       values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [actor.agencyId, wanted.setCode, wanted.fromDay, wanted.toDay, wanted.purpose, wanted.approvalReference, actor.staffId],
    );
    if (!made) throw new Error('an extract was proposed and has no id');
    return made.id;
  }

  async hold(tx: Tx, id: string): Promise<ExtractRow | null> {
    const [row]: ExtractRow[] = await tx.query(
      `select id, agency_id as "agencyId", set_code as "setCode", from_day::text as "fromDay", to_day::text as "toDay",
              proposed_by as "proposedBy", decided_at as "decidedAt" from concordat.evaluation_extract where id = $1 for update`,
      [id],
    );
    return row ?? null;
  }

  /** What this agency was answered, as far as whoever approves may read it: row security leaves out every case that is closed to them. */
  async answered(tx: Tx, { agencyId, setCode, fromDay, toDay }: ExtractRow): Promise<AnsweredSupplement[]> {
    return tx.query<(AnsweredSupplement & { state: SentState; rows: readonly AnswerRow[] })[]>(
      `select distinct on (e.id, i.question_code) e.id as "enquiryId", s.sent_at as "answeredAt", i.question_code as "questionCode",
              i.answer ->> 'state' as state, i.answer -> 'rows' as rows
         from concordat.share_item i join concordat.share s on s.id = i.share_id join concordat.enquiry e on e.id = i.enquiry_id
        where e.sender_agency_id = $1 and e.set_code = $2 and s.revoked_at is null
          and s.sent_at >= ($3::date::timestamp at time zone 'Europe/London') and s.sent_at < (($4::date + 1)::timestamp at time zone 'Europe/London')
        order by e.id, i.question_code, s.sent_at desc`,
      [agencyId, setCode, fromDay, toDay],
    );
  }

  async decide(
    tx: Tx,
    id: string,
    by: string,
    made: { readonly lines: readonly ExtractLine[] | null; readonly words: string | null },
  ): Promise<void> {
    await tx.query(
      `update concordat.evaluation_extract set decided_by = $2, decided_at = concordat.now(), approved = $3, decided_words = $4, content = $5::jsonb, answers = $6 where id = $1`,
      [id, by, made.lines !== null, made.words, made.lines === null ? null : JSON.stringify(made.lines), made.lines?.length ?? null],
    );
  }
}
