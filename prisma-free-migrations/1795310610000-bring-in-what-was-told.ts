import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One kind of file more: what other agencies were told before there was this record. */
export class BringInWhatWasTold1795310610000 implements MigrationInterface {
  name = 'BringInWhatWasTold1795310610000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table concordat.record_import drop constraint record_import_kind_check`);
    await db.query(
      `alter table concordat.record_import add constraint record_import_kind_check check (kind in ('NOTES', 'ACTIONS', 'TOLD_BEFORE'))`,
    );
  }

  async down(): Promise<void> {
    throw new Error('What was told before, and that it was brought in, is part of the record.');
  }
}
