import type { Tx } from '@lib/platform';
import { Injectable } from '@nestjs/common';
import type { DraftContent, DraftKept } from '../domain/answer-draft.js';
import { AnswerDraftEntity } from './entities/answer-draft.entity.js';

export interface DraftToKeep {
  readonly enquiryId: string;
  readonly personId: string;
  readonly questionCode: string;
  readonly content: DraftContent;
  readonly version: number;
  readonly savedBy: string;
}

/** What is half typed. The enquiry is held while it is changed, so that the version that was read is the version that is written over. */
@Injectable()
export class AnswerDraftStore {
  async of(tx: Tx, enquiryId: string): Promise<readonly DraftKept[]> {
    const found = await tx.find(AnswerDraftEntity, { where: { enquiryId }, order: { questionCode: 'ASC' } });
    return found.map(({ content, ...draft }) => ({ ...draft, content: content as DraftContent }));
  }

  async keep(tx: Tx, draft: DraftToKeep): Promise<void> {
    await tx.query(
      `insert into concordat.answer_draft (enquiry_id, person_id, question_code, content, version, saved_by) values ($1, $2, $3, $4::jsonb, $5, $6)
       on conflict (enquiry_id, question_code)
       do update set content = excluded.content, version = excluded.version, saved_by = excluded.saved_by, saved_at = concordat.now()`,
      [draft.enquiryId, draft.personId, draft.questionCode, JSON.stringify(draft.content), draft.version, draft.savedBy],
    );
  }

  /** What has become an answer is not kept beside it. */
  async drop(tx: Tx, enquiryId: string, codes: readonly string[]): Promise<void> {
    await tx.query('delete from concordat.answer_draft where enquiry_id = $1 and question_code = any($2::text[])', [enquiryId, codes]);
  }
}
