import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people have in files, brought in. The file is kept nowhere: its rows wait here, judged, until whoever sent them confirms; then each is
 * saved by the rules of the page it would have been typed on, and its text goes from here in the same transaction. The two indexes say that
 * nothing is brought in twice, whoever sends it and however often.
 */
const me = '(select concordat.current_agency())';
const staff = '(select concordat.current_staff())';
const writes = '(select concordat.writes_to_cases())';
const mine = `agency_id = ${me} and started_by = ${staff} and ${writes}`;
const ofMine = `exists (select 1 from concordat.record_import i where i.id = import_row.import_id and i.started_by = ${staff})`;

export class BringInFiles1795310600000 implements MigrationInterface {
  name = 'BringInFiles1795310600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(ROWS);
    await db.query(FUNCTIONS);
  }

  async down(): Promise<void> {
    throw new Error('That something was brought in, by whom and how much, is part of the record.');
  }
}

const TABLES = `
create table concordat.record_import (
  id uuid primary key default concordat.uuid7(), reference text not null unique,
  agency_id uuid not null references concordat.agency (id), unit_id uuid not null references concordat.unit (id),
  started_by uuid not null references concordat.staff (id), started_at timestamptz not null default concordat.now(),
  kind text not null check (kind in ('NOTES', 'ACTIONS')),
  -- What its sender calls it; the name of the file is not asked for, because it may be somebody's.
  label text not null,
  -- The first line as it was, and at each place the column that it means, or nothing where it means none that is known.
  heads text[] not null, columns text[] not null, check (cardinality(heads) = cardinality(columns)),
  state text not null default 'STAGING' check (state in ('STAGING', 'CHECKED', 'CARRYING', 'DONE', 'CANCELLED', 'DROPPED')),
  rows int not null default 0, batches int not null default 0, rows_sha256 text not null default '',
  -- Of the rows: how they were judged, and then what came of them.
  fresh int not null default 0, here int not null default 0, refused int not null default 0, brought int not null default 0,
  -- When a row was last staged, judged or saved: one that is being carried and has stood still is carried by nobody.
  touched_at timestamptz not null default concordat.now(),
  over_at timestamptz, emptied_at timestamptz,
  check ((over_at is not null) = (state in ('DONE', 'CANCELLED', 'DROPPED'))),
  check (least(fresh, here, refused, brought) >= 0 and fresh + here + refused + brought = rows));
create index record_import_agency on concordat.record_import (agency_id, started_at desc, id desc);
create index record_import_touched on concordat.record_import (touched_at) where emptied_at is null;

create table concordat.import_row (
  id uuid primary key default concordat.uuid7(), import_id uuid not null references concordat.record_import (id),
  agency_id uuid not null references concordat.agency (id), kind text not null, line int not null check (line > 0),
  -- As it stood in the file; gone once it is saved, or once its import is over and its days are.
  cells text[], fate text not null check (fate in ('NEW', 'ALREADY_HERE', 'REFUSED', 'DONE')),
  code text, field text, why text, check ((fate = 'REFUSED') = (code is not null)),
  person_id uuid references concordat.person (id), content_sha256 text, reference_sha256 text,
  thing_id uuid, check ((fate = 'DONE') = (thing_id is not null)),
  unique (import_id, line));
create unique index import_row_once on concordat.import_row (agency_id, kind, content_sha256) where fate = 'DONE';
create unique index import_row_reference on concordat.import_row (agency_id, kind, reference_sha256) where fate = 'DONE' and reference_sha256 is not null;
create index import_row_fate on concordat.import_row (import_id, fate, line);
create index import_row_content on concordat.import_row (import_id, content_sha256) where fate = 'NEW';
create index import_row_named on concordat.import_row (import_id, reference_sha256) where fate = 'NEW' and reference_sha256 is not null;
create index import_row_person on concordat.import_row (person_id);
create trigger record_import_stays before delete on concordat.record_import for each row execute function concordat.refuse_change();
create trigger record_import_kept before update on concordat.record_import for each row execute function concordat.change_only(
  'state', 'rows', 'batches', 'rows_sha256', 'fresh', 'here', 'refused', 'brought', 'touched_at', 'over_at', 'emptied_at');`;

const ROWS = `
do $do$ declare t text; begin
  foreach t in array array['record_import', 'import_row'] loop
    execute format('alter table concordat.%I enable row level security, force row level security', t);
    execute format('create policy loader_all on concordat.%I to concordat_loader using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on concordat.%I to concordat_loader', t);
    execute format('grant select, insert on concordat.%I to concordat_api', t);
    execute format('create policy worker_works on concordat.%I to concordat_worker using (true) with check (true)', t);
  end loop;
end $do$;

-- How many, and what came of them: whoever sent it, and whoever answers for their unit. The rows are the sender's alone.
create policy api_reads on concordat.record_import for select to concordat_api using (agency_id = ${me} and ((started_by = ${staff} and ${writes})
  or ((select concordat.supervises()) and unit_id = any ((select concordat.current_units())::uuid[]))));
create policy api_adds on concordat.record_import for insert to concordat_api with check (${mine} and state = 'STAGING' and rows = 0);
create policy api_marks on concordat.record_import for update to concordat_api using (${mine}) with check (${mine});
grant update (state, rows, batches, rows_sha256, fresh, here, refused, brought, touched_at, over_at) on concordat.record_import to concordat_api;

-- Stands and falls with its import, as its sender sees that.
create policy api_reads on concordat.import_row for select to concordat_api using (${ofMine}
  and (person_id is null or concordat.may_work(person_id, ${me}, ${staff})));
create policy api_adds on concordat.import_row for insert to concordat_api with check (agency_id = ${me} and ${writes} and ${ofMine} and fate <> 'DONE');
create policy api_marks on concordat.import_row for update to concordat_api using (agency_id = ${me} and ${writes} and ${ofMine});
grant update (cells, fate, code, field, why, thing_id) on concordat.import_row to concordat_api;
create function concordat.import_row_is_done() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.fate = 'DONE' then
    raise exception 'this row was brought in' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger import_row_is_done before update of fate, thing_id on concordat.import_row for each row execute function concordat.import_row_is_done();

-- The worker knows which are old, and empties them; it cannot read what they hold.
grant select (id, state, touched_at, over_at, emptied_at), update (state, over_at, emptied_at) on concordat.record_import to concordat_worker;
grant select (import_id), update (cells) on concordat.import_row to concordat_worker;`;

const FUNCTIONS = `
-- Which of these the agency has brought in already, whoever did: hashes in, hashes out.
create function concordat.brought_in_already(kind text, hashes text[]) returns setof text language sql stable security definer set search_path = pg_catalog as $$
  select h.one from unnest(hashes) h(one) where exists (select 1 from concordat.import_row r where r.agency_id = concordat.current_agency()
    and r.kind = brought_in_already.kind and r.fate = 'DONE' and (r.content_sha256 = h.one or r.reference_sha256 = h.one)) $$;
alter function concordat.brought_in_already(text, text[]) owner to concordat_loader;
revoke all on function concordat.brought_in_already(text, text[]) from public;
grant execute on function concordat.brought_in_already(text, text[]) to concordat_api;

-- Rows about somebody whose case was closed to their sender since: said like one that is not there. Answers how many.
create function concordat.refuse_closed_rows(import uuid, because text) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare closed int;
begin
  update concordat.import_row r set fate = 'REFUSED', code = 'IMP-07', field = 'person', why = because, person_id = null, cells = null
    where r.import_id = import and r.fate = 'NEW'
      and exists (select 1 from concordat.record_import i where i.id = import and i.started_by = concordat.current_staff() and i.agency_id = concordat.current_agency());
  get diagnostics closed = row_count;
  return closed;
end $$;
alter function concordat.refuse_closed_rows(uuid, text) owner to concordat_loader;
revoke all on function concordat.refuse_closed_rows(uuid, text) from public;
grant execute on function concordat.refuse_closed_rows(uuid, text) to concordat_api;

-- What its sender lets go, whomever it is about.
create function concordat.drop_import_rows(import uuid) returns void language sql security definer set search_path = pg_catalog as $$
  delete from concordat.import_row r where r.import_id = import and r.fate <> 'DONE' and exists (select 1 from concordat.record_import i
    where i.id = import and i.state in ('STAGING', 'CHECKED') and i.started_by = concordat.current_staff() and i.agency_id = concordat.current_agency()) $$;
alter function concordat.drop_import_rows(uuid) owner to concordat_loader;
revoke all on function concordat.drop_import_rows(uuid) from public;
grant execute on function concordat.drop_import_rows(uuid) to concordat_api;

-- What goes by law goes from what waits here as well.
create function concordat.empty_rows_of_erased() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update concordat.import_row set cells = null where person_id = new.person_id and cells is not null;
  return null;
end $$;
alter function concordat.empty_rows_of_erased() owner to concordat_loader;
revoke all on function concordat.empty_rows_of_erased() from public;
create trigger erasure_request_import_rows after update of erased_at on concordat.erasure_request for each row
  when (old.erased_at is null and new.erased_at is not null) execute function concordat.empty_rows_of_erased();`;
