import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The kinds of work become rows of a small list, so that a migration that brings a new kind adds a row and does not write the whole list
 * again. Nobody is granted anything on the list: a foreign key is checked as its owner, and only migrations add to it.
 */
export class NameWorkKinds1795307450000 implements MigrationInterface {
  name = 'NameWorkKinds1795307450000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
create table concordat.work_kind (kind text primary key check (kind ~ '^[A-Z][A-Z_]{2,39}$'));
insert into concordat.work_kind (kind) values ('EXPLAIN_GRAVER'), ('LESS_TOLD'), ('GROUP_GAP'), ('ENDORSE_WITHHOLDING'), ('LEVEL_QUESTIONED'),
  ('AGREEMENT_ENDING'), ('REVIEW_DUE'), ('SENT_BACK'), ('NOT_FOR_US'), ('RECIPIENTS_RELY_ON_OLD');
alter table concordat.work_item drop constraint work_item_kind_check,
  add constraint work_item_kind_fkey foreign key (kind) references concordat.work_kind (kind);
`);
  }

  async down(): Promise<void> {
    throw new Error('Work of later kinds stands on this list.');
  }
}
