import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A place on an agenda is work for whoever of an invited agency works with that person, until the conference is over. It is kept in step by
 * the worker, which is asked for by the rows themselves: whatever puts somebody on an agenda or takes them off, nothing else has to think of it.
 */
export class PrepareConferences1795310520000 implements MigrationInterface {
  name = 'PrepareConferences1795310520000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
insert into concordat.work_kind (kind, stays) values ('CONFERENCE_TO_PREPARE', true);
create policy worker_reads on concordat.conference for select to concordat_worker using (true);
create policy worker_reads on concordat.conference_item for select to concordat_worker using (true);
-- Whose place it is and when it meets; not what it is called, not why somebody is on it.
grant select (id, reference, meets_at, over_at) on concordat.conference to concordat_worker;
grant select (id, conference_id, person_id, agency_ids, off_at) on concordat.conference_item to concordat_worker;
create function concordat.keep_conference() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare about uuid := case when tg_table_name = 'conference' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'conference_id')::uuid end;
begin
  perform concordat.enqueue('keep-conference', jsonb_build_object('conferenceId', about), 'keep-conference:' || about);
  return null;
end $$;
alter function concordat.keep_conference() owner to concordat_loader;
revoke all on function concordat.keep_conference() from public;
create trigger conference_item_prepared after insert or update on concordat.conference_item for each row execute function concordat.keep_conference();
create trigger conference_prepared after update of over_at on concordat.conference for each row execute function concordat.keep_conference();`);
  }

  async down(): Promise<void> {
    throw new Error('Work that was raised stays on the record.');
  }
}
