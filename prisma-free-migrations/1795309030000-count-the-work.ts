import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a unit has to do beside whom it has to do it: posts funded, standard times agreed, and open work. Counted for whoever answers for
 * the unit, as far as they may open the cases; whose work it is, only for the supervisor next above.
 */
export class CountTheWork1795309030000 implements MigrationInterface {
  name = 'CountTheWork1795309030000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
create table concordat.funded_posts (
  id uuid primary key default concordat.uuid7(),
  agency_id uuid not null references concordat.agency (id),
  unit_id uuid not null references concordat.unit (id),
  posts int not null check (posts between 0 and 9999),
  from_on date not null,
  to_on date,
  words text not null,
  recorded_by uuid not null references concordat.staff (id),
  recorded_at timestamptz not null default concordat.now(),
  check (to_on >= from_on));
create index funded_posts_unit on concordat.funded_posts (unit_id, recorded_at desc, id desc);

create table concordat.standard_time (
  id uuid primary key default concordat.uuid7(),
  agency_id uuid not null references concordat.agency (id),
  kind text not null references concordat.work_kind (kind),
  minutes int not null check (minutes between 1 and 9999),
  from_on date not null,
  agreed_with text not null,
  recorded_by uuid not null references concordat.staff (id),
  recorded_at timestamptz not null default concordat.now());
create index standard_time_kind on concordat.standard_time (agency_id, kind, from_on desc, id desc);

create index work_item_unit on concordat.work_item (unit_id) where closed_at is null;
create index work_item_staff on concordat.work_item (staff_id) where closed_at is null;

create trigger funded_posts_kept before update or delete on concordat.funded_posts for each row execute function concordat.refuse_change();
create trigger standard_time_kept before update or delete on concordat.standard_time for each row execute function concordat.refuse_change();
-- Whoever answers for how all of the agency's units work.
create function concordat.oversees_units() returns boolean language sql stable as $$
  select concordat.current_roles() && array['AGENCY_ADMINISTRATOR', 'SHARING_AUDITOR'] $$;
-- The units that whoever asks answers for.
create function concordat.team_units() returns uuid[] language sql stable set search_path = pg_catalog as $$
  select case when concordat.oversees_units() then array(select u.id from concordat.unit u where u.agency_id = (select concordat.current_agency()))
    when concordat.supervises() then array(select u.id from concordat.unit u where u.agency_id = (select concordat.current_agency())
      and u.id = any ((select concordat.current_units())::uuid[]))
    else '{}' end
$$;
create function concordat.units_above(p_unit uuid) returns table (id uuid, step int) language sql stable set search_path = pg_catalog as $$
  with recursive above as (
    select u.id, u.parent_id, 0 as step from concordat.unit u where u.id = p_unit
    union all select u.id, u.parent_id, a.step + 1 from concordat.unit u join above a on u.id = a.parent_id where a.step < 20)
  select above.id, above.step from above
$$;
-- Without a search path of its own, so that it is planned into whatever asks: every name in it is whole.
create function concordat.posts_held() returns setof concordat.post language sql stable as $$
  select p.* from concordat.post p where p.held_from <= (select concordat.now()) and (p.held_to is null or (select concordat.now()) < p.held_to)
$$;
-- Somebody with several posts counts where they have held one longest; somebody with none, where they held the first.
create function concordat.home_unit(p_staff uuid) returns uuid language sql stable set search_path = pg_catalog as $$
  select p.unit_id from concordat.post p where p.staff_id = p_staff
   order by (p.held_from <= concordat.now() and (p.held_to is null or concordat.now() < p.held_to)) desc, p.held_from, p.id limit 1
$$;
-- Is the person acting the supervisor next above the people of this unit?
create function concordat.leads_unit(p_unit uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (
    with led as (select a.step, p.staff_id from concordat.units_above(p_unit) a
      join concordat.posts_held() p on p.unit_id = a.id and p.role in ('SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT'))
    select from led where led.staff_id = concordat.current_staff() and led.step = (select min(l.step) from led l));
end $$;

create function concordat.team_figures(p_unit uuid) returns table (funded int, filled int, present int, supervisors int) language plpgsql stable
  security definer set search_path = pg_catalog as $$
begin
  if p_unit <> all (concordat.team_units()) then return; end if;
  return query
    with held as (select h.staff_id, bool_or(h.role in ('SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT')) as leads,
        not exists (select from concordat.absences_now() a where a.staff_id = h.staff_id) as here
      from concordat.posts_held() h where h.unit_id = p_unit group by h.staff_id)
    select (select f.posts from concordat.funded_posts f where f.unit_id = p_unit and f.from_on <= concordat.today()
        and (f.to_on is null or concordat.today() <= f.to_on) order by f.recorded_at desc, f.id desc limit 1),
      count(*)::int, (count(*) filter (where held.here))::int, (count(*) filter (where held.leads))::int from held;
end $$;

-- Open work of a unit: addressed to it, or to somebody at home there. What is about a case that whoever asks may not open is not counted.
create function concordat.team_work(p_unit uuid) returns table (id uuid, staff_id uuid, kind text, due_at timestamptz, raised_at timestamptz, overdue boolean, owned boolean)
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  v_agency uuid := concordat.current_agency(); v_staff uuid := concordat.current_staff();
  v_leads boolean := concordat.leads_unit(p_unit); v_cases boolean := concordat.works_with_cases(); v_above uuid[];
  v_now timestamptz := concordat.now(); v_today date := concordat.today();
begin
  if p_unit <> all (concordat.team_units()) then return; end if;
  v_above := array(select u.id from concordat.units_above(p_unit) u);
  return query
    with away as materialized (select a.staff_id, a.cover_id from concordat.absences_now() a where a.agency_id = v_agency),
    home as materialized (select distinct p.staff_id from concordat.post p where p.unit_id = p_unit and concordat.home_unit(p.staff_id) = p_unit),
    items as materialized (
      select w.* from concordat.work_item w
       where w.agency_id = v_agency and w.closed_at is null and w.covers_id is null
         and (w.unit_id = p_unit or (w.unit_id is null and w.staff_id in (select home.staff_id from home)))
         and (w.person_id is null or (v_cases and exists (select from concordat.person_sight ps where ps.agency_id = v_agency and ps.person_id = w.person_id
           and ((not ps.guarded and ps.adult_on <= v_today) or concordat.may_open(w.person_id, v_agency, v_staff)))))),
    present as materialized (select h.staff_id, h.unit_id, h.role from concordat.posts_held() h
      where h.agency_id = v_agency and not exists (select from away where away.staff_id = h.staff_id)
        and (h.unit_id = any (v_above) or h.staff_id in (select i.staff_id from items i union all select away.cover_id from away)))
    select w.id, case when v_leads then w.staff_id end, w.kind, w.due_at, w.raised_at, coalesce(w.due_at <= v_now, false),
      exists (select from present h where
        (w.staff_id is null or h.staff_id = w.staff_id or h.staff_id in (select away.cover_id from away where away.staff_id = w.staff_id))
        and (w.role is null or h.role = w.role)
        and (w.unit_id is null or h.unit_id = w.unit_id or ((w.role is not null or w.staff_id is not null) and h.unit_id = any (v_above))))
    from items w;
end $$;

-- By name, and for the supervisor next above alone.
create function concordat.team_members(p_unit uuid) returns table (staff_id uuid, name text, open int, overdue int, away boolean, back_after date, cover_id uuid)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if p_unit <> all (concordat.team_units()) or not concordat.leads_unit(p_unit) then return; end if;
  return query
    with work as materialized (select w.staff_id, count(*)::int as n, (count(*) filter (where w.overdue))::int as late from concordat.team_work(p_unit) w group by w.staff_id)
    select s.id, s.name, coalesce(work.n, 0), coalesce(work.late, 0), a.id is not null, a.to_on, a.cover_id
      from concordat.staff s left join work on work.staff_id = s.id
      left join lateral (select n.* from concordat.absences_now() n where n.staff_id = s.id order by n.id limit 1) a on true
     where s.id in (select h.staff_id from concordat.posts_held() h where h.unit_id = p_unit) or work.n is not null;
end $$;

do $$
declare one text;
begin
  foreach one in array array['leads_unit(uuid)', 'team_figures(uuid)', 'team_work(uuid)', 'team_members(uuid)'] loop
    execute format('alter function concordat.%s owner to concordat_loader', one);
  end loop;
  foreach one in array array['leads_unit(uuid)', 'oversees_units()', 'team_units()', 'units_above(uuid)', 'posts_held()', 'home_unit(uuid)', 'team_figures(uuid)', 'team_work(uuid)', 'team_members(uuid)'] loop
    execute format('revoke all on function concordat.%s from public', one);
    execute format('grant execute on function concordat.%s to concordat_loader, concordat_api', one);
  end loop;
  foreach one in array array['funded_posts', 'standard_time'] loop
    execute format('alter table concordat.%I enable row level security, force row level security', one);
    execute format('create policy loader_all on concordat.%I for all to concordat_loader using (true) with check (true)', one);
    execute format('grant select, insert, update, delete on concordat.%I to concordat_loader', one);
    execute format('grant select, insert on concordat.%I to concordat_api', one);
  end loop;
end $$;
create policy api_reads on concordat.funded_posts for select to concordat_api using (agency_id = (select concordat.current_agency())
  and ((select concordat.oversees_units()) or ((select concordat.supervises()) and unit_id = any ((select concordat.current_units())::uuid[]))));
create policy api_adds on concordat.funded_posts for insert to concordat_api with check (agency_id = (select concordat.current_agency())
  and recorded_by = (select concordat.current_staff()) and 'AGENCY_ADMINISTRATOR' = any ((select concordat.current_roles())::text[])
  and unit_id = any ((select concordat.team_units())::uuid[]));
create policy api_reads on concordat.standard_time for select to concordat_api using (agency_id = (select concordat.current_agency())
  and ((select concordat.oversees_units()) or (select concordat.supervises())));
create policy api_adds on concordat.standard_time for insert to concordat_api with check (agency_id = (select concordat.current_agency())
  and recorded_by = (select concordat.current_staff()) and 'AGENCY_ADMINISTRATOR' = any ((select concordat.current_roles())::text[]));
`);
  }

  async down(): Promise<void> {
    throw new Error('What was funded and agreed explains what was done: it stays.');
  }
}
