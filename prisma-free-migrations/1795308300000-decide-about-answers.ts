import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is decided about, and what goes, is a note or an answer to a question. An answer belongs to whoever asked for it and stands to the
 * right of sharing, so its ids here are no foreign keys yet; its question and its words are kept with the decision and the share themselves.
 */
export class DecideAboutAnswers1795308300000 implements MigrationInterface {
  name = 'DecideAboutAnswers1795308300000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
alter table concordat.decision
  add column item_kind text not null default 'NOTE',
  add column answer_id uuid,
  add column enquiry_id uuid,
  add column question_code text,
  add column question text,
  alter column note_id drop not null,
  alter column note_series_id drop not null,
  add constraint decision_item_kind_check check (item_kind in ('NOTE', 'ANSWER')),
  add constraint decision_item_check check (
    (item_kind = 'NOTE' and num_nonnulls(note_id, note_series_id) = 2 and num_nonnulls(answer_id, enquiry_id, question_code, question) = 0)
    or (item_kind = 'ANSWER' and num_nonnulls(note_id, note_series_id) = 0 and num_nonnulls(answer_id, enquiry_id, question_code, question) = 4));
create index decision_of_answer on concordat.decision (answer_id) where answer_id is not null;
create index decision_question on concordat.decision (enquiry_id, question_code) where enquiry_id is not null;

-- The version is a note's; of an answer there is always a new row.
alter table concordat.share_item
  add column item_kind text not null default 'NOTE',
  add column answer_id uuid,
  add column enquiry_id uuid,
  add column question_code text,
  add column answer jsonb,
  alter column note_id drop not null,
  alter column note_version drop not null,
  add constraint share_item_kind_check check (item_kind in ('NOTE', 'ANSWER')),
  add constraint share_item_item_check check (
    (item_kind = 'NOTE' and num_nonnulls(note_id, note_version) = 2 and num_nonnulls(answer_id, enquiry_id, question_code, answer) = 0)
    or (item_kind = 'ANSWER' and num_nonnulls(note_id, note_version) = 0 and num_nonnulls(answer_id, enquiry_id, question_code, answer) = 4)),
  add constraint share_item_answer_check check (answer is null or jsonb_typeof(answer) = 'object');
create index share_item_question on concordat.share_item (enquiry_id, question_code) where enquiry_id is not null;
create index share_item_answer on concordat.share_item (answer_id) where answer_id is not null;
`);
  }

  async down(): Promise<void> {
    throw new Error('Decisions about answers are recorded decisions; a later migration may add to them.');
  }
}
