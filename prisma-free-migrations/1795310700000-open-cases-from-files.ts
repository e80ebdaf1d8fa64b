import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An agency says that it works with somebody. Nobody is given the right to add to the people or to who works with them: one function does it,
 * for whoever supervises, in a unit of their own agency. It compares with everybody who is known anywhere, which nobody who asks may do, and
 * answers in four words: NEW (also where another agency knows the very same person, who then is not there twice), HERE, UNUSABLE (a number
 * that is another's, or somebody who is not theirs to know of), DONE. Asked beforehand, it writes nothing.
 */
export class OpenCasesFromFiles1795310700000 implements MigrationInterface {
  name = 'OpenCasesFromFiles1795310700000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(KIND);
    await db.query(OPEN);
  }

  async down(): Promise<void> {
    throw new Error('Whom an agency said that it works with is part of the record.');
  }
}

const KIND = `
do $do$ declare c text; begin
  select conname into strict c from pg_constraint where conrelid = 'concordat.record_import'::regclass and contype = 'c'
    and pg_get_constraintdef(oid) like '%kind = ANY%';
  execute format('alter table concordat.record_import drop constraint %I', c);
end $do$;
alter table concordat.record_import add constraint record_import_kind_check check (kind in ('NOTES', 'ACTIONS', 'TOLD_BEFORE', 'PEOPLE'));`;

const OPEN = `
create function concordat.open_case(p_crn text, p_pnc text, p_given text, p_family text, p_born date, p_stage text, p_unit uuid, p_lead uuid, p_write boolean,
  out verdict text, out person uuid) language plpgsql security definer set search_path = pg_catalog as $$
declare me uuid := concordat.current_agency(); who uuid := concordat.current_staff(); ids uuid[]; new_one boolean; one concordat.person%rowtype;
begin
  if concordat.supervises() is not true
     or not exists (select 1 from concordat.unit u where u.id = p_unit and u.agency_id = me)
     or not exists (select 1 from concordat.staff s where s.id = who and s.agency_id = me)
     or (p_lead is not null and not exists (select 1 from concordat.staff s where s.id = p_lead and s.agency_id = me)) then
    raise exception 'a case is opened by whoever supervises, in their own agency' using errcode = '42501';
  end if;
  -- One after another, whoever they are: two agencies with the same number at the same moment make one person.
  if p_write then perform pg_advisory_xact_lock(hashtextextended('open a case', 0)); end if;
  select array_agg(p.id) into ids from concordat.person p where p.crn = p_crn or p.pnc = p_pnc;
  new_one := ids is null;
  if cardinality(ids) > 1 then verdict := 'UNUSABLE'; return; end if;
  if not new_one then
    select * into strict one from concordat.person p where p.id = ids[1];
    if exists (select 1 from concordat.case_membership m where m.person_id = one.id and m.agency_id = me and m.until is null) then
      verdict := case when concordat.may_work(one.id, me, who) then 'HERE' else 'UNUSABLE' end;
      return;
    end if;
    -- The very same in all that was said, and somebody whom nobody keeps to a few, or from anybody.
    if one.given_names <> p_given or one.family_name <> p_family or one.date_of_birth <> p_born
       or (p_crn is not null and one.crn is distinct from p_crn) or (p_pnc is not null and one.pnc is distinct from p_pnc)
       or exists (select 1 from concordat.access_limit l where l.person_id = one.id)
       or exists (select 1 from concordat.recusal r where r.person_id = one.id and r.staff_id in (who, p_lead) and r.lifted_at is null)
       or exists (select 1 from concordat.erasure_request e where e.person_id = one.id) then
      verdict := 'UNUSABLE';
      return;
    end if;
    person := one.id;
  end if;
  verdict := 'NEW';
  if not p_write then return; end if;
  if new_one then
    insert into concordat.person (crn, pnc, given_names, family_name, date_of_birth, stage)
      values (p_crn, p_pnc, p_given, p_family, p_born, p_stage) returning id into person;
  end if;
  insert into concordat.case_membership (person_id, agency_id, unit_id, lead_staff_id) values (person, me, p_unit, p_lead);
  verdict := 'DONE';
end $$;
alter function concordat.open_case(text, text, text, text, date, text, uuid, uuid, boolean) owner to concordat_loader;
revoke all on function concordat.open_case(text, text, text, text, date, text, uuid, uuid, boolean) from public;
grant execute on function concordat.open_case(text, text, text, text, date, text, uuid, uuid, boolean) to concordat_api;`;
