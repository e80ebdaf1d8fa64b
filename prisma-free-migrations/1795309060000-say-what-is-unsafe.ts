import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a unit says that it cannot do safely, and what it was answered. For whoever answers for the unit.
 */
export class SayWhatIsUnsafe1795309060000 implements MigrationInterface {
  name = 'SayWhatIsUnsafe1795309060000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
-- What a unit said that it cannot do safely, and what it was answered: both are entries of the record.
create table concordat.unsafe_work (
  id uuid primary key default concordat.uuid7(),
  agency_id uuid not null references concordat.agency (id),
  unit_id uuid not null references concordat.unit (id),
  what text not null,
  since date not null,
  how_many int not null check (how_many between 1 and 99999),
  at_risk text not null,
  answer_by date not null,
  raised_by uuid not null references concordat.staff (id),
  raised_at timestamptz not null default concordat.now(),
  ledger_entry_id uuid not null references concordat.ledger_entry (id),
  answered_at timestamptz,
  answered_by uuid references concordat.staff (id),
  answer text,
  done_by date,
  check (num_nonnulls(answered_at, answered_by, answer, done_by) in (0, 4)),
  check (answered_by <> raised_by));
create index unsafe_work_agency on concordat.unsafe_work (agency_id, answer_by, id);
create trigger unsafe_work_kept before update on concordat.unsafe_work for each row
  execute function concordat.change_only('answered_at', 'answered_by', 'answer', 'done_by');
create trigger unsafe_work_stays before delete on concordat.unsafe_work for each row execute function concordat.refuse_change();
insert into concordat.work_kind (kind) values ('UNSAFE_WORK');

alter table concordat.unsafe_work enable row level security, force row level security;
create policy loader_all on concordat.unsafe_work for all to concordat_loader using (true) with check (true);
grant select, insert, update, delete on concordat.unsafe_work to concordat_loader;
grant select, insert on concordat.unsafe_work to concordat_api;
create policy api_reads on concordat.unsafe_work for select to concordat_api using (agency_id = (select concordat.current_agency())
  and ((select concordat.oversees_units()) or ((select concordat.supervises()) and unit_id = any ((select concordat.current_units())::uuid[]))));
create policy api_adds on concordat.unsafe_work for insert to concordat_api with check (agency_id = (select concordat.current_agency())
  and raised_by = (select concordat.current_staff()) and answered_at is null and (select concordat.supervises())
  and unit_id = any ((select concordat.current_units())::uuid[]));
create policy api_marks on concordat.unsafe_work for update to concordat_api using (agency_id = (select concordat.current_agency())
  and (select concordat.supervises()) and unit_id = any ((select concordat.current_units())::uuid[]) and raised_by <> (select concordat.current_staff()));
grant update (answered_at, answered_by, answer, done_by) on concordat.unsafe_work to concordat_api;
`);
  }

  async down(): Promise<void> {
    throw new Error('What a unit said that it could not do safely stays.');
  }
}
