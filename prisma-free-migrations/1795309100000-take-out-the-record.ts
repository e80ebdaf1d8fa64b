import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The sharing record of a person as files: asked for by an auditor, made by the worker, kept for some days and then removed. */
export class TakeOutTheRecord1795309100000 implements MigrationInterface {
  name = 'TakeOutTheRecord1795309100000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
create table concordat.record_export (
  id uuid primary key default concordat.uuid7(),
  agency_id uuid not null references concordat.agency (id),
  person_id uuid not null references concordat.person (id),
  asked_by uuid not null references concordat.staff (id),
  asked_at timestamptz not null default concordat.now(),
  audience text not null,
  words text not null,
  legal_demand text,
  -- Of each text in it its item and its digest: what was taken back or erased since is not handed out any more.
  shown jsonb not null default '[]',
  state text not null default 'ASKED' check (state in ('ASKED', 'MAKING', 'READY', 'FAILED', 'REMOVED')),
  done int not null default 0 check (done >= 0),
  total int not null check (total >= 0),
  made_at timestamptz,
  removes_at timestamptz,
  removed_at timestamptz,
  check (state <> 'READY' or (made_at is not null and removes_at is not null)),
  check ((state = 'REMOVED') = (removed_at is not null)));
create index record_export_agency on concordat.record_export (agency_id, asked_at desc, id desc);
create index record_export_person on concordat.record_export (person_id);
create index record_export_to_remove on concordat.record_export (removes_at) where state = 'READY';
-- What it is made of, as whoever asked could read it then, third parties taken out; gone once it is made.
create table concordat.record_export_content (
  export_id uuid primary key references concordat.record_export (id),
  content jsonb not null,
  entries jsonb not null);
create table concordat.record_export_file (
  export_id uuid not null references concordat.record_export (id),
  format text not null check (format in ('JSON', 'CSV', 'PDF')),
  content bytea not null,
  sha256 text not null,
  primary key (export_id, format));

create trigger record_export_kept before update on concordat.record_export for each row execute function
  concordat.change_only('state', 'done', 'made_at', 'removes_at', 'removed_at', 'shown');
create trigger record_export_stays before delete on concordat.record_export for each row execute function concordat.refuse_change();

create function concordat.queue_export() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.add_job('make-export', json_build_object('exportId', new.id), job_key => 'make-export:' || new.id, max_attempts => 3);
  return null;
end $$;
revoke all on function concordat.queue_export() from public;
create trigger record_export_queued after insert on concordat.record_export for each row when (new.state = 'ASKED') execute function concordat.queue_export();

-- What goes by law goes from the files that hold it as well, at once and in the same transaction.
create function concordat.remove_exports_of_erased() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from concordat.record_export_content c using concordat.record_export e where e.id = c.export_id and e.person_id = new.person_id;
  delete from concordat.record_export_file f using concordat.record_export e where e.id = f.export_id and e.person_id = new.person_id;
  update concordat.record_export set state = 'REMOVED', removed_at = concordat.now(), shown = '[]' where person_id = new.person_id and state <> 'REMOVED';
  return null;
end $$;
alter function concordat.remove_exports_of_erased() owner to concordat_loader;
revoke all on function concordat.remove_exports_of_erased() from public;
create trigger erasure_request_exports after update of erased_at on concordat.erasure_request for each row
  when (old.erased_at is null and new.erased_at is not null) execute function concordat.remove_exports_of_erased();

alter table concordat.record_export enable row level security, force row level security;
alter table concordat.record_export_content enable row level security, force row level security;
alter table concordat.record_export_file enable row level security, force row level security;
create policy api_reads on concordat.record_export for select to concordat_api using (agency_id = (select concordat.current_agency())
  and (select concordat.audits()) and concordat.may_open(person_id, (select concordat.current_agency()), (select concordat.current_staff())));
create policy api_adds on concordat.record_export for insert to concordat_api with check (agency_id = (select concordat.current_agency())
  and asked_by = (select concordat.current_staff()) and (select concordat.audits()) and state = 'ASKED'
  and concordat.may_work(person_id, (select concordat.current_agency()), (select concordat.current_staff())));
create policy api_adds on concordat.record_export_content for insert to concordat_api with check (exists (
  select from concordat.record_export e where e.id = export_id and e.asked_by = (select concordat.current_staff()) and e.state = 'ASKED'));
create policy api_reads on concordat.record_export_file for select to concordat_api using (exists (
  select from concordat.record_export e where e.id = export_id and e.asked_by = (select concordat.current_staff()) and e.state = 'READY'
    and e.removes_at > (select concordat.now())
    and concordat.may_work(e.person_id, (select concordat.current_agency()), (select concordat.current_staff()))));
do $$
declare one text;
begin
  foreach one in array array['record_export', 'record_export_content', 'record_export_file'] loop
    execute format('create policy loader_all on concordat.%I for all to concordat_loader using (true) with check (true)', one);
    execute format('grant select, insert, update, delete on concordat.%I to concordat_loader', one);
    execute format('create policy worker_works on concordat.%I for all to concordat_worker using (true) with check (true)', one);
  end loop;
end $$;
grant select, insert on concordat.record_export to concordat_api;
grant insert on concordat.record_export_content to concordat_api;
grant select on concordat.record_export_file to concordat_api;
grant select, update (state, done, made_at, removes_at, removed_at) on concordat.record_export to concordat_worker;
grant select, delete on concordat.record_export_content to concordat_worker;
grant select (export_id), insert, delete on concordat.record_export_file to concordat_worker;

-- The worker proves what it is given to prove: hashes and signatures, which say nothing about anybody.
create policy worker_reads on concordat.ledger_tile for select to concordat_worker using (true);
create policy worker_reads on concordat.ledger_checkpoint for select to concordat_worker using (true);
create policy worker_reads on concordat.ledger_cosignature for select to concordat_worker using (true);
grant select on concordat.ledger_tile, concordat.ledger_checkpoint, concordat.ledger_cosignature to concordat_worker;
`);
  }

  async down(): Promise<void> {
    throw new Error('That somebody took a record out, and for whom, is kept.');
  }
}
