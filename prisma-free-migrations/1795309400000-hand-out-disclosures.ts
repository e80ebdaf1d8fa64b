import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was sent, as FHIR AuditEvents as well; and what a whole agency shared and was sent in some days, as files. */
export class HandOutDisclosures1795309400000 implements MigrationInterface {
  name = 'HandOutDisclosures1795309400000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
alter table concordat.record_export_file drop constraint record_export_file_format_check;
alter table concordat.record_export_file add constraint record_export_file_format_check check (format in ('JSON', 'CSV', 'PDF', 'FHIR'));

-- Of one person, or of London days: then of everybody in them whom whoever asked might work with; of the others only how many.
alter table concordat.record_export alter column person_id drop not null;
alter table concordat.record_export add column from_day date, add column to_day date, add column left_out int check (left_out >= 0);
alter table concordat.record_export add constraint record_export_about check (case when person_id is null
  then from_day is not null and to_day >= from_day and left_out is not null
  else from_day is null and to_day is null and left_out is null end);
-- Who is in the files of a period: rights are asked about each, and what goes by law goes from there as well.
create table concordat.exported_person (
  export_id uuid not null references concordat.record_export (id),
  person_id uuid not null references concordat.person (id),
  primary key (export_id, person_id));
create index exported_person_person on concordat.exported_person (person_id);
create trigger exported_person_kept before update or delete on concordat.exported_person for each row execute function concordat.refuse_change();

-- May the actor work with everybody who is in it?
create function concordat.works_with_export(p_export uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return not exists (select from concordat.exported_person p where p.export_id = p_export
    and not concordat.may_work(p.person_id, concordat.current_agency(), concordat.current_staff()));
end $$;
-- How many people the agency did something about then whom an auditor of it may not work with. Their number, and nothing else of them.
create function concordat.people_left_out(p_from timestamptz, p_until timestamptz) returns int language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select count(*)::int from (
    select distinct t.person_id from concordat.trail_entry t
     where concordat.audits() and t.agency_id = concordat.current_agency() and t.at >= p_from and t.at <= p_until and t.kind <> 'HELD_ELSEWHERE') x
   where not concordat.may_work(x.person_id, concordat.current_agency(), concordat.current_staff()));
end $$;
create or replace function concordat.remove_exports_of_erased() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare gone uuid[];
begin
  select array_agg(e.id) into gone from concordat.record_export e where e.person_id = new.person_id
    or exists (select from concordat.exported_person p where p.export_id = e.id and p.person_id = new.person_id);
  delete from concordat.record_export_content where export_id = any (gone);
  delete from concordat.record_export_file where export_id = any (gone);
  update concordat.record_export set state = 'REMOVED', removed_at = concordat.now(), shown = '[]' where id = any (gone) and state <> 'REMOVED';
  return null;
end $$;
alter function concordat.works_with_export(uuid) owner to concordat_loader;
alter function concordat.people_left_out(timestamptz, timestamptz) owner to concordat_loader;
revoke all on function concordat.works_with_export(uuid), concordat.people_left_out(timestamptz, timestamptz) from public;
grant execute on function concordat.works_with_export(uuid), concordat.people_left_out(timestamptz, timestamptz) to concordat_api;

alter table concordat.exported_person enable row level security, force row level security;
create policy loader_all on concordat.exported_person for all to concordat_loader using (true) with check (true);
grant select, insert, update, delete on concordat.exported_person to concordat_loader;
create policy api_adds on concordat.exported_person for insert to concordat_api with check (
  concordat.may_work(person_id, (select concordat.current_agency()), (select concordat.current_staff()))
  and exists (select from concordat.record_export e where e.id = export_id and e.person_id is null
    and e.asked_by = (select concordat.current_staff()) and e.state = 'ASKED'));
grant insert on concordat.exported_person to concordat_api;

drop policy api_reads on concordat.record_export;
create policy api_reads on concordat.record_export for select to concordat_api using (agency_id = (select concordat.current_agency())
  and (select concordat.audits())
  and (person_id is null or concordat.may_open(person_id, (select concordat.current_agency()), (select concordat.current_staff()))));
drop policy api_adds on concordat.record_export;
create policy api_adds on concordat.record_export for insert to concordat_api with check (agency_id = (select concordat.current_agency())
  and asked_by = (select concordat.current_staff()) and (select concordat.audits()) and state = 'ASKED'
  and (person_id is null or concordat.may_work(person_id, (select concordat.current_agency()), (select concordat.current_staff()))));
drop policy api_reads on concordat.record_export_file;
create policy api_reads on concordat.record_export_file for select to concordat_api using (exists (
  select from concordat.record_export e where e.id = export_id and e.asked_by = (select concordat.current_staff()) and e.state = 'READY'
    and e.removes_at > (select concordat.now())
    and case when e.person_id is null then concordat.works_with_export(e.id)
        else concordat.may_work(e.person_id, (select concordat.current_agency()), (select concordat.current_staff())) end));
`);
  }

  async down(): Promise<void> {
    throw new Error('That somebody took a record out, and for whom, is kept.');
  }
}
