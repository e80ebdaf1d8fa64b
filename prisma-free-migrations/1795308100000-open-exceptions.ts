import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How emergencies, recusals, review scopes and protection records are written. An emergency finds a person past row security, so its
 * two functions say as little as they can: an id for the act's own entry, and whether it was opened.
 */
const me = '(select concordat.current_agency())';
const staff = '(select concordat.current_staff())';
const units = '((select concordat.current_units())::uuid[])';

export class OpenExceptions1795308100000 implements MigrationInterface {
  name = 'OpenExceptions1795308100000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
-- The one adult whom a whole number, or a whole name with the date of birth, names; null for nobody, for two, for a child, and for somebody
-- from whom this member of staff is kept. Which of them it was is not said.
create function concordat.emergency_person(p_identifier text, p_name text, p_born date) returns uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
declare found_people uuid[]; wanted text := concordat.name_key(coalesce(p_name, '')); exact text := upper(regexp_replace(coalesce(p_identifier, ''), '\\s', '', 'g'));
begin
  select array_agg(p.id) into found_people from concordat.person p
   where (exact <> '' and (p.crn = exact or p.pnc = exact))
      or (exact = '' and wanted <> '' and p.date_of_birth = p_born and (
           wanted in (concordat.name_key(p.given_names || ' ' || p.family_name), concordat.name_key(p.family_name || ' ' || p.given_names))
           or exists (select 1 from concordat.person_alias a where a.person_id = p.id
                and wanted in (concordat.name_key(a.given_names || ' ' || a.family_name), concordat.name_key(a.family_name || ' ' || a.given_names)))));
  if coalesce(array_length(found_people, 1), 0) <> 1 then return null; end if;
  if exists (select 1 from concordat.person p where p.id = found_people[1] and concordat.adult_on(p.date_of_birth) > concordat.today())
    or exists (select 1 from concordat.recusal r where r.person_id = found_people[1] and r.staff_id = concordat.current_staff() and r.lifted_at is null)
    or exists (select 1 from concordat.access_limit l where l.person_id = found_people[1] and l.agency_id = concordat.current_agency()
                 and l.staff_id = concordat.current_staff() and l.kind = 'EXCLUDED') then
    return null;
  end if;
  return found_people[1];
end $$;
-- Two hours, in the acting person's own name and unit, with the entry that the same transaction has written.
create function concordat.open_emergency(p_person uuid, p_unit uuid, p_identified_by text, p_reason text, p_entry uuid) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare made uuid;
begin
  if not concordat.writes_to_cases() or p_unit <> all (concordat.own_posts()) then
    raise exception 'an emergency is opened by who works with cases, from a unit in which they hold a post' using errcode = '42501';
  end if;
  insert into concordat.emergency_access (person_id, agency_id, unit_id, staff_id, identified_by, reason, opened_at, ends_at, ledger_entry_id)
    values (p_person, concordat.current_agency(), p_unit, concordat.current_staff(), p_identified_by, p_reason, concordat.now(), concordat.now() + interval '2 hours', p_entry)
    returning id into made;
  return made;
end $$;
do $do$ declare f text; begin
  foreach f in array array['emergency_person(text,text,date)', 'open_emergency(uuid,uuid,text,text,uuid)'] loop
    execute format('alter function concordat.%s owner to concordat_loader', f);
    execute format('revoke all on function concordat.%s from public', f);
    execute format('grant execute on function concordat.%s to concordat_api', f);
  end loop;
end $do$;
grant update (closed_at, reviewed_at, reviewed_by, finding, review_words) on concordat.emergency_access to concordat_api;
create policy api_marks on concordat.emergency_access for update to concordat_api using (agency_id = ${me}
  and (staff_id = ${staff} or ((select concordat.supervises()) and unit_id = any(${units})) or (select concordat.governs())));
grant insert on concordat.recusal to concordat_api;
grant update (lifted_at, lifted_by, lifted_words) on concordat.recusal to concordat_api;
create policy api_adds on concordat.recusal for insert to concordat_api
  with check (agency_id = ${me} and staff_id = ${staff} and concordat.may_open(person_id, ${me}, ${staff}));
create policy api_marks on concordat.recusal for update to concordat_api
  using (agency_id = ${me} and (select concordat.supervises()) and unit_id = any(${units}));
grant insert on concordat.review_scope, concordat.review_scope_person to concordat_api;
grant update (approved_at, approved_by, ended_at, ended_by, ended_words) on concordat.review_scope to concordat_api;
create policy api_adds on concordat.review_scope for insert to concordat_api
  with check (agency_id = ${me} and proposed_by = ${staff} and (select concordat.governs()) and approved_at is null);
create policy api_marks on concordat.review_scope for update to concordat_api using (agency_id = ${me} and (select concordat.audits()));
create policy api_adds on concordat.review_scope_person for insert to concordat_api with check (
  concordat.may_work(person_id, ${me}, ${staff})
  and exists (select 1 from concordat.review_scope s where s.id = scope_id and s.proposed_by = ${staff} and s.approved_at is null));
`);
  }

  async down(): Promise<void> {
    throw new Error('What was opened and reviewed is part of the record.');
  }
}
