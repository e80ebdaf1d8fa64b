import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Extracts of an agency's access log: asked for under a legal demand, decided by another officer, handed out for some days and kept nowhere. */
export class ExtractTheLog1795309300000 implements MigrationInterface {
  name = 'ExtractTheLog1795309300000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
create table concordat.access_extract (
  id uuid primary key default concordat.uuid7(),
  agency_id uuid not null references concordat.agency (id),
  person_id uuid references concordat.person (id),
  of_staff_id uuid references concordat.staff (id),
  from_day date not null,
  to_day date not null,
  audience text not null,
  words text not null,
  legal_demand text not null,
  lawful_use text not null check (lawful_use in ('VERIFYING_LAWFULNESS', 'SELF_MONITORING', 'INTEGRITY_AND_SECURITY', 'CRIMINAL_PROCEEDINGS')),
  asked_by uuid not null references concordat.staff (id),
  asked_at timestamptz not null default concordat.now(),
  outcome text check (outcome in ('APPROVED', 'REFUSED')),
  decided_by uuid references concordat.staff (id),
  decided_at timestamptz,
  decided_words text,
  take_until timestamptz,
  check (num_nonnulls(person_id, of_staff_id) = 1),
  check (from_day <= to_day and to_day - from_day < 366),
  check (num_nonnulls(outcome, decided_by, decided_at, decided_words) in (0, 4)),
  check ((take_until is not null) = (outcome is not null and outcome = 'APPROVED')),
  -- One officer asks, another decides, and neither is the one whose acts it lists.
  check (decided_by <> asked_by),
  check (of_staff_id <> asked_by),
  check (of_staff_id <> decided_by));
create index access_extract_agency on concordat.access_extract (agency_id, asked_at desc, id desc);
create index access_extract_person on concordat.access_extract (person_id) where person_id is not null;

create trigger access_extract_kept before update on concordat.access_extract for each row execute function
  concordat.change_only('outcome', 'decided_by', 'decided_at', 'decided_words', 'take_until');
create trigger access_extract_stays before delete on concordat.access_extract for each row execute function concordat.refuse_change();

alter table concordat.access_extract enable row level security, force row level security;
-- Whoever's acts it lists is not told that somebody looks at them.
create policy api_reads on concordat.access_extract for select to concordat_api using (agency_id = (select concordat.current_agency())
  and (select concordat.audits()) and of_staff_id is distinct from (select concordat.current_staff())
  and (person_id is null or concordat.may_open(person_id, (select concordat.current_agency()), (select concordat.current_staff()))));
create policy api_adds on concordat.access_extract for insert to concordat_api with check (agency_id = (select concordat.current_agency())
  and asked_by = (select concordat.current_staff()) and outcome is null and (select concordat.audits())
  and (person_id is null or concordat.may_work(person_id, (select concordat.current_agency()), (select concordat.current_staff())))
  and (of_staff_id is null or exists (select from concordat.staff s where s.id = of_staff_id and s.agency_id = (select concordat.current_agency()))));
create policy api_decides on concordat.access_extract for update to concordat_api using (agency_id = (select concordat.current_agency())
  and (select concordat.governs()) and outcome is null and asked_by <> (select concordat.current_staff()))
  with check (decided_by = (select concordat.current_staff()));
create policy loader_all on concordat.access_extract for all to concordat_loader using (true) with check (true);
grant select, insert, update, delete on concordat.access_extract to concordat_loader;
grant select, insert on concordat.access_extract to concordat_api;
grant update (outcome, decided_by, decided_at, decided_words, take_until) on concordat.access_extract to concordat_api;

insert into concordat.work_kind (kind) values ('ACCESS_EXTRACT_TO_DECIDE');
`);
  }

  async down(): Promise<void> {
    throw new Error('That somebody took the access log out, and under what demand, is kept.');
  }
}
