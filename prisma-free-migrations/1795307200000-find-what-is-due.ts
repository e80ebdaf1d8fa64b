import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The worker asks every few minutes what has come due; it must not read every decision ever made to learn that nothing has. */
export class FindWhatIsDue1795307200000 implements MigrationInterface {
  name = 'FindWhatIsDue1795307200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
create index decision_review on concordat.decision (review_by) where outcome = 'WITHHELD' and ended_at is null;
create index decision_unendorsed on concordat.decision (endorse_due_at) where endorse_due_at is not null and endorsed_at is null and ended_at is null;
create index work_item_warning on concordat.work_item (dedupe_key) where kind = 'AGREEMENT_ENDING';
`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index concordat.decision_review, concordat.decision_unendorsed, concordat.work_item_warning');
  }
}
