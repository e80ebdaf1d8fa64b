import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Readiness compares what ran with what the release knows, so the processes may read the list of migrations and the shift of the clock. */
export class ShowWhatRan1795306500000 implements MigrationInterface {
  name = 'ShowWhatRan1795306500000';

  async up(db: QueryRunner): Promise<void> {
    await db.query('grant select on concordat.migrations to concordat_api, concordat_worker');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('revoke select on concordat.migrations from concordat_api, concordat_worker');
  }
}
