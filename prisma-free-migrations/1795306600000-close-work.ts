import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An act ends the work it has answered, whoever in its agency that work was addressed to. Row security lets a person see only what is
 * addressed to them, so this one step is a function, kept to the acting agency.
 */
export class CloseWork1795306600000 implements MigrationInterface {
  name = 'CloseWork1795306600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
create function concordat.close_work(p_dedupe_key text, p_words text) returns int language plpgsql volatile security definer set search_path = pg_catalog as $$
declare closed int;
begin
  update concordat.work_item set closed_at = concordat.now(), closed_by = concordat.current_staff(), closed_words = p_words
   where agency_id = concordat.current_agency() and dedupe_key = p_dedupe_key and closed_at is null;
  get diagnostics closed = row_count;
  return closed;
end $$;
alter function concordat.close_work(text, text) owner to concordat_loader;
revoke all on function concordat.close_work(text, text) from public;
grant execute on function concordat.close_work(text, text) to concordat_api;
`);
  }

  async down(): Promise<void> {
    throw new Error('Acts end work through this; a later migration may replace it.');
  }
}
