import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * That a desk considered something held elsewhere is for that desk and whoever supervises it: to learn that it exists is to learn
 * something. The trail is written for a whole agency, so this kind of row is narrowed to the desk's own units.
 */
export class KeepDesksApart1795307300000 implements MigrationInterface {
  name = 'KeepDesksApart1795307300000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
create policy api_keeps_desks_apart on concordat.trail_entry as restrictive for select to concordat_api
  using (kind <> 'HELD_ELSEWHERE' or unit_id = any((select concordat.current_units())::uuid[]))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop policy api_keeps_desks_apart on concordat.trail_entry');
  }
}
