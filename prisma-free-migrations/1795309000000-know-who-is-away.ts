import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is away and who covers, by whole London days: new work for whoever is away goes to their cover as well. Whoever is away, covers or
 * supervises the unit may know it.
 */
export class KnowWhoIsAway1795309000000 implements MigrationInterface {
  name = 'KnowWhoIsAway1795309000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
-- That somebody is away, and never why: nothing about anybody's health stands here.
create table concordat.absence (
  id uuid primary key default concordat.uuid7(),
  agency_id uuid not null references concordat.agency (id),
  unit_id uuid not null references concordat.unit (id),
  staff_id uuid not null references concordat.staff (id),
  kind text not null check (kind in ('LEAVE', 'OTHER', 'VACANT')),
  from_on date not null,
  to_on date,
  cover_id uuid references concordat.staff (id),
  recorded_by uuid not null references concordat.staff (id),
  recorded_at timestamptz not null default concordat.now(),
  ended_at timestamptz,
  ended_by uuid references concordat.staff (id),
  check (to_on >= from_on),
  check (cover_id <> staff_id),
  check ((ended_at is null) = (ended_by is null)));
create index absence_staff on concordat.absence (staff_id, from_on) where ended_at is null;
create index absence_agency on concordat.absence (agency_id, from_on desc, id desc);

alter table concordat.work_item add column covers_id uuid references concordat.work_item (id);
create index work_item_covers on concordat.work_item (covers_id) where covers_id is not null;
create trigger absence_kept before update on concordat.absence for each row execute function concordat.change_only('ended_at', 'ended_by');
create trigger absence_stays before delete on concordat.absence for each row execute function concordat.refuse_change();

-- From midnight to midnight in London.
create function concordat.absences_now() returns setof concordat.absence language sql stable security definer set search_path = pg_catalog as $$
  select a.* from concordat.absence a where a.ended_at is null and a.from_on <= (select concordat.today()) and (a.to_on is null or (select concordat.today()) <= a.to_on)
$$;
-- While somebody is away, new work for them goes to their cover as well; ended by either, it is ended for both.
create function concordat.cover_work() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into concordat.work_item (agency_id, unit_id, staff_id, role, kind, person_id, subject_id, recipient_agency_id, note_ids, summary, due_at, raised_at, dedupe_key, covers_id)
  select new.agency_id, null, a.cover_id, null, new.kind, new.person_id, new.subject_id, new.recipient_agency_id, new.note_ids,
      'You cover for ' || s.name || '. ' || new.summary, new.due_at, new.raised_at, new.dedupe_key || ' covered by ' || a.cover_id, new.id
    from concordat.absences_now() a join concordat.staff s on s.id = a.staff_id
   where a.staff_id = new.staff_id and a.agency_id = new.agency_id and a.cover_id is not null
  on conflict do nothing;
  return null;
end $$;
create function concordat.close_covered() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update concordat.work_item w set closed_at = new.closed_at, closed_by = new.closed_by, closed_words = new.closed_words
   where (w.covers_id = new.id or w.id = new.covers_id) and w.closed_at is null;
  return null;
end $$;
create trigger work_item_covered after insert on concordat.work_item for each row when (new.staff_id is not null and new.covers_id is null) execute function concordat.cover_work();
create trigger work_item_cover_closed after update of closed_at on concordat.work_item for each row when (old.closed_at is null and new.closed_at is not null) execute function concordat.close_covered();

do $$
declare one text;
begin
  foreach one in array array['absences_now()', 'cover_work()', 'close_covered()'] loop
    execute format('alter function concordat.%s owner to concordat_loader', one);
    execute format('revoke all on function concordat.%s from public', one);
    execute format('grant execute on function concordat.%s to concordat_loader', one);
  end loop;
end $$;
alter table concordat.absence enable row level security, force row level security;
create policy loader_all on concordat.absence for all to concordat_loader using (true) with check (true);
grant select, insert, update, delete on concordat.absence to concordat_loader;
grant select, insert on concordat.absence to concordat_api;
create policy api_reads on concordat.absence for select to concordat_api using (agency_id = (select concordat.current_agency())
  and ((select concordat.current_staff()) in (staff_id, cover_id) or ((select concordat.supervises()) and unit_id = any ((select concordat.current_units())::uuid[]))));
create policy api_adds on concordat.absence for insert to concordat_api with check (agency_id = (select concordat.current_agency())
  and recorded_by = (select concordat.current_staff()) and ended_at is null
  and ((staff_id = (select concordat.current_staff()) and kind <> 'VACANT') or ((select concordat.supervises()) and unit_id = any ((select concordat.current_units())::uuid[]))));
create policy api_marks on concordat.absence for update to concordat_api using (agency_id = (select concordat.current_agency())
  and (staff_id = (select concordat.current_staff()) or ((select concordat.supervises()) and unit_id = any ((select concordat.current_units())::uuid[]))));
grant update (ended_at, ended_by) on concordat.absence to concordat_api;
`);
  }

  async down(): Promise<void> {
    throw new Error('Who was away explains who was asked instead: it stays.');
  }
}
