import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Work changes hands: any number of pieces at once, by whoever supervises, with the reason. Who had what, since when and why is added to and
 * never changed; giving back is one more line of it.
 */
export class ReassignWork1795309500000 implements MigrationInterface {
  name = 'ReassignWork1795309500000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
-- Who answers these was settled by a rule when they were raised, so they do not change hands.
alter table concordat.work_kind add column stays boolean not null default false;
update concordat.work_kind set stays = true where kind in ('CHANGE_TO_APPROVE', 'CHANGE_TO_REVIEW', 'EMERGENCY_ACCESS', 'RECUSAL', 'REVIEW_SCOPE',
  'QUESTION_SET_TO_APPROVE', 'EXTRACT_TO_APPROVE', 'ACCESS_EXTRACT_TO_DECIDE', 'ERASURE_TO_DECIDE', 'UNSAFE_WORK', 'SAMPLE_RETURNED');

create table concordat.work_reassignment (
  id uuid primary key default concordat.uuid7(),
  act_id uuid not null,
  back_of uuid,
  agency_id uuid not null references concordat.agency (id),
  unit_id uuid not null references concordat.unit (id),
  work_item_id uuid not null references concordat.work_item (id),
  kind text not null references concordat.work_kind (kind),
  person_id uuid references concordat.person (id),
  from_unit_id uuid references concordat.unit (id),
  from_staff_id uuid references concordat.staff (id),
  to_unit_id uuid references concordat.unit (id),
  to_staff_id uuid references concordat.staff (id),
  words text not null,
  reassigned_by uuid not null references concordat.staff (id),
  reassigned_at timestamptz not null default concordat.now(),
  check (num_nonnulls(from_unit_id, from_staff_id) > 0),
  check (num_nonnulls(to_unit_id, to_staff_id) > 0),
  unique (act_id, work_item_id));
create index work_reassignment_item on concordat.work_reassignment (work_item_id, reassigned_at desc, id desc);
create index work_reassignment_unit on concordat.work_reassignment (unit_id, reassigned_at desc, id desc);
create index work_reassignment_from on concordat.work_reassignment (from_staff_id, reassigned_at desc) where from_staff_id is not null;
create index work_reassignment_to on concordat.work_reassignment (to_staff_id, reassigned_at desc) where to_staff_id is not null;
create trigger work_reassignment_kept before update or delete on concordat.work_reassignment for each row execute function concordat.refuse_change();

-- Open work of a unit to choose from; whose it is by name, for the supervisor next above alone (team_work says which).
create function concordat.team_items(p_unit uuid) returns table (id uuid, person_id uuid, staff_id uuid, owner text, kind text, due_at timestamptz,
    raised_at timestamptz, overdue boolean, owned boolean, named boolean, stays boolean) language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select t.id, w.person_id, t.staff_id, coalesce(s.name, ''), t.kind, t.due_at, t.raised_at, t.overdue, t.owned, w.staff_id is not null, k.stays
    from concordat.team_work(p_unit) t join concordat.work_item w on w.id = t.id join concordat.work_kind k on k.kind = t.kind
    left join concordat.staff s on s.id = t.staff_id;
end $$;

-- How each piece of work and whoever is to have it stand, each piece locked until the act ends. Only work of the units that whoever asks supervises
-- and whose case they may open is here at all. p_seen: the instant at which they looked.
create function concordat.work_to_move(p_unit uuid, p_moves jsonb, p_seen timestamptz) returns table (id uuid, person_id uuid, here boolean, closed boolean,
    moved boolean, stays boolean, theirs boolean, holds boolean, fits boolean, opens boolean, somebody boolean)
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  v_agency uuid := concordat.current_agency(); v_staff uuid := concordat.current_staff(); v_units uuid[] := concordat.current_units();
  v_cases boolean := concordat.works_with_cases(); v_today date := concordat.today();
begin
  if not concordat.supervises() or p_unit <> all (v_units) then return; end if;
  perform from concordat.work_item w where w.agency_id = v_agency
    and w.id in (select m.id from jsonb_to_recordset(p_moves) as m(id uuid)) order by w.id for update;
  return query
    with moves as materialized (select m.id, m."staffId" as to_staff, m."unitId" as to_unit
      from jsonb_to_recordset(p_moves) as m(id uuid, "staffId" uuid, "unitId" uuid)),
    away as materialized (select a.staff_id, a.cover_id from concordat.absences_now() a where a.agency_id = v_agency),
    items as materialized (
      select m.to_staff, m.to_unit, w.*,
          coalesce(w.unit_id, concordat.home_unit(w.staff_id)) = any (v_units) and w.covers_id is null
            and (w.person_id is null or (v_cases and exists (select from concordat.person_sight ps where ps.agency_id = v_agency and ps.person_id = w.person_id
              and ((not ps.guarded and ps.adult_on <= v_today) or concordat.may_open(w.person_id, v_agency, v_staff))))) as known
        from moves m join concordat.work_item w on w.id = m.id and w.agency_id = v_agency),
    takers as materialized (
      select i.id, h.staff_id, h.staff_id not in (select away.staff_id from away) as present
        from items i join concordat.posts_held() h on h.agency_id = v_agency and (i.role is null or h.role = i.role)
         and (i.to_staff is null or h.staff_id = i.to_staff or h.staff_id in (select away.cover_id from away where away.staff_id = i.to_staff))
         and (i.to_unit is null or h.unit_id = i.to_unit
           or ((i.role is not null or i.to_staff is not null) and h.unit_id in (select u.id from concordat.units_above(i.to_unit) u))))
    select m.id, i.person_id, coalesce(i.known, false), coalesce(i.known and i.closed_at is not null, false),
      exists (select from concordat.work_reassignment r where r.work_item_id = m.id and r.reassigned_at > p_seen
        and r.agency_id = v_agency and r.unit_id = any (v_units)),
      k.stays, i.staff_id is not distinct from m.to_staff and i.unit_id is not distinct from m.to_unit,
      exists (select from concordat.work_reassignment r where r.work_item_id = m.id and r.from_staff_id is not distinct from m.to_staff and r.from_unit_id is not distinct from m.to_unit)
        or case when m.to_staff is not null then m.to_unit is null and exists (select from concordat.posts_held() h cross join concordat.units_above(h.unit_id) u
            where h.staff_id = m.to_staff and h.agency_id = v_agency and u.id = p_unit) else m.to_unit = any (v_units) end,
      i.role is null or m.to_staff is null or exists (select from concordat.posts_held() h where h.staff_id = m.to_staff and h.role = i.role),
      i.person_id is null or (case when m.to_staff is not null then concordat.opens_cases(m.to_staff) and concordat.may_open(i.person_id, v_agency, m.to_staff)
        else exists (select from takers t where t.id = i.id and t.present and concordat.opens_cases(t.staff_id) and concordat.may_open(i.person_id, v_agency, t.staff_id)) end),
      exists (select from takers t where t.id = i.id and t.present)
    from moves m left join items i on i.id = m.id left join concordat.work_kind k on k.kind = i.kind;
end $$;

-- The roles of works_with_cases(), of somebody other than whoever is acting.
create function concordat.opens_cases(p_staff uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from concordat.posts_held() h where h.staff_id = p_staff and h.role in ('POLICE_OFFENDER_MANAGER', 'POLICE_DUTY_OFFICER',
    'LOCAL_INTELLIGENCE_OFFICER', 'PROBATION_PRACTITIONER', 'PRISON_OFFENDER_MANAGER', 'PRISON_SECURITY', 'PARTNER_PRACTITIONER', 'SUPERVISOR',
    'HEAD_OF_PROBATION_DELIVERY_UNIT', 'CONFERENCE_CHAIR', 'SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER')) $$;

-- What work_to_move found good is done: each piece goes where p_moves says, and one line says so.
create function concordat.move_work(p_unit uuid, p_act uuid, p_moves jsonb, p_words text, p_back_of uuid) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not concordat.supervises() or p_unit <> all (concordat.current_units()) then raise exception 'not theirs to give' using errcode = '42501'; end if;
  insert into concordat.work_reassignment (act_id, back_of, agency_id, unit_id, work_item_id, kind, person_id, from_unit_id, from_staff_id, to_unit_id, to_staff_id, words, reassigned_by)
  select p_act, p_back_of, w.agency_id, p_unit, w.id, w.kind, w.person_id, w.unit_id, w.staff_id, m."unitId", m."staffId", p_words, concordat.current_staff()
    from jsonb_to_recordset(p_moves) as m(id uuid, "staffId" uuid, "unitId" uuid) join concordat.work_item w on w.id = m.id
   where w.agency_id = concordat.current_agency() and w.closed_at is null and w.covers_id is null
     and coalesce(w.unit_id, concordat.home_unit(w.staff_id)) = any (concordat.current_units());
  update concordat.work_item w set staff_id = r.to_staff_id, unit_id = r.to_unit_id from concordat.work_reassignment r where r.act_id = p_act and r.work_item_id = w.id;
end $$;

-- The copy that whoever covered had ends with it, and is let go first: ended as a copy it would end what it is a copy of.
create function concordat.move_covered() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update concordat.work_item w set covers_id = null, closed_at = concordat.now(), closed_by = concordat.current_staff(), closed_words = 'Given to somebody else'
   where w.covers_id = new.id and w.closed_at is null;
  return null;
end $$;
create trigger work_item_cover_moved after update of staff_id, unit_id on concordat.work_item for each row
  when (new.covers_id is null and (old.staff_id is distinct from new.staff_id or old.unit_id is distinct from new.unit_id)) execute function concordat.move_covered();
create trigger work_item_moved_covered after update of staff_id on concordat.work_item for each row
  when (new.staff_id is not null and new.covers_id is null and new.staff_id is distinct from old.staff_id) execute function concordat.cover_work();

do $$
declare one text;
begin
  foreach one in array array['team_items(uuid)', 'work_to_move(uuid, jsonb, timestamptz)', 'opens_cases(uuid)', 'move_work(uuid, uuid, jsonb, text, uuid)', 'move_covered()'] loop
    execute format('alter function concordat.%s owner to concordat_loader', one);
    execute format('revoke all on function concordat.%s from public', one);
    execute format('grant execute on function concordat.%s to concordat_loader', one);
  end loop;
  foreach one in array array['team_items(uuid)', 'work_to_move(uuid, jsonb, timestamptz)', 'move_work(uuid, uuid, jsonb, text, uuid)'] loop
    execute format('grant execute on function concordat.%s to concordat_api', one);
  end loop;
end $$;
alter table concordat.work_reassignment enable row level security, force row level security;
create policy loader_all on concordat.work_reassignment for all to concordat_loader using (true) with check (true);
create policy api_reads on concordat.work_reassignment for select to concordat_api using (agency_id = (select concordat.current_agency())
  and ((select concordat.current_staff()) in (from_staff_id, to_staff_id) or (to_staff_id is null and to_unit_id = any ((select concordat.current_units())::uuid[]))
    or ((select concordat.supervises()) and unit_id = any ((select concordat.current_units())::uuid[])))
  and (person_id is null or ((select concordat.works_with_cases()) and exists (select from concordat.person_sight ps
    where ps.agency_id = (select concordat.current_agency()) and ps.person_id = work_reassignment.person_id
      and ((not ps.guarded and ps.adult_on <= (select concordat.today()))
        or concordat.may_open(work_reassignment.person_id, (select concordat.current_agency()), (select concordat.current_staff())))))));
grant select, insert, update, delete on concordat.work_reassignment to concordat_loader;
grant select on concordat.work_reassignment to concordat_api;
grant select on concordat.work_kind to concordat_loader;
`);
  }

  async down(): Promise<void> {
    throw new Error('Who had which work, and who gave it to whom, explain what was done: they stay.');
  }
}
