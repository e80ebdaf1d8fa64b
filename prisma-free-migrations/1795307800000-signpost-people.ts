import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The signpost (which duty desk to telephone, and nothing of the record), questions to a duty desk, and the sampling of searches. The lists
 * of roles, kinds and desks stand in libs/people/src/domain/signpost.ts with their sources; a test asks with each of them.
 */
const me = '(select concordat.current_agency())';
const staff = '(select concordat.current_staff())';
const units = '((select concordat.current_units())::uuid[])';

export class SignpostPeople1795307800000 implements MigrationInterface {
  name = 'SignpostPeople1795307800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(SIGNPOST);
    await db.query(QUESTIONS);
    await db.query(SAMPLES);
    await db.query(`
do $do$ declare t text; begin
  foreach t in array array['desk_question', 'desk_answer', 'search_flag', 'search_look'] loop
    execute format('alter table concordat.%I enable row level security, force row level security', t);
    execute format('create policy loader_all on concordat.%I to concordat_loader using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on concordat.%I to concordat_loader', t);
    execute format('grant select on concordat.%I to concordat_api', t);
    execute format('create trigger %I before update or delete on concordat.%I for each row execute function concordat.refuse_change()', t || '_kept', t);
  end loop;
end $do$;
grant insert on concordat.desk_question, concordat.desk_answer, concordat.search_look to concordat_api;
create policy api_reads on concordat.desk_question for select to concordat_api using (
  (asked_by_agency_id = ${me} and (asked_by_staff_id = ${staff} or (select concordat.audits())))
  or (agency_id = ${me} and unit_id = any(${units}) and (select concordat.works_with_cases())));
create policy api_adds on concordat.desk_question for insert to concordat_api
  with check (asked_by_agency_id = ${me} and asked_by_staff_id = ${staff} and (select concordat.opens_people()));
-- What the desk did is the desk's own: nobody who asked can read it, so it tells nothing of whom the desk knows.
create policy api_reads on concordat.desk_answer for select to concordat_api
  using (agency_id = ${me} and unit_id = any(${units}) and (select concordat.works_with_cases()));
create policy api_adds on concordat.desk_answer for insert to concordat_api
  with check (agency_id = ${me} and unit_id = any(${units}) and answered_by = ${staff} and (select concordat.works_with_cases()));
-- Nobody reads or writes what was found of their own searches, whatever their function.
create policy api_reads on concordat.search_flag for select to concordat_api using (agency_id = ${me} and (select concordat.governs()));
create policy api_reads on concordat.search_look for select to concordat_api
  using (agency_id = ${me} and (select concordat.governs()) and searcher_staff_id <> ${staff});
create policy api_adds on concordat.search_look for insert to concordat_api
  with check (agency_id = ${me} and looked_by = ${staff} and (select concordat.governs()) and searcher_staff_id <> ${staff}
    and exists (select 1 from concordat.access_log l where l.id = search_id and l.act = 'SEARCH' and l.staff_id = searcher_staff_id));
`);
  }

  async down(): Promise<void> {
    throw new Error('Questions that were asked and searches that were looked at are part of the record.');
  }
}

/**
 * One statement whatever is asked and whoever asks: a person who does not exist, one who may not be signposted, and a question from
 * somebody without the function take the same steps. Names are compared whole, by the keys that the search keeps.
 */
const SIGNPOST = `
create function concordat.signpost(p_text text, p_born date) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  me uuid := concordat.current_agency();
  asker uuid := concordat.current_staff();
  wanted text := concordat.name_key(left(coalesce(p_text, ''), 200));
  exact text := upper(regexp_replace(left(coalesce(p_text, ''), 200), '\\s', '', 'g'));
  may_ask boolean := concordat.current_roles() && array['POLICE_OFFENDER_MANAGER', 'POLICE_DUTY_OFFICER', 'PROBATION_PRACTITIONER',
      'HEAD_OF_PROBATION_DELIVERY_UNIT', 'PRISON_OFFENDER_MANAGER', 'PRISON_SECURITY', 'SUPERVISOR']
    and exists (select 1 from concordat.agency a where a.id = me and a.kind in ('POLICE', 'PROBATION', 'PRISON'));
begin
  return query
  with matched as (
    select p.id from concordat.person p where p.crn = exact and exact <> ''
    union select p.id from concordat.person p where p.pnc = exact and exact <> ''
    union select p.id from concordat.person p
      where p.date_of_birth = p_born and exists (select 1 from concordat.person_search s where s.person_id = p.id and s.name_key = wanted)
  ), open as (
    select p.id, concordat.adult_on(p.date_of_birth) > concordat.today() as child from matched m join concordat.person p on p.id = m.id
     where p.iom_cohort is not null
       and not exists (select 1 from concordat.access_limit l where l.person_id = p.id and (l.kind = 'ALLOWED' or l.staff_id = asker))
       and not exists (select 1 from concordat.recusal r where r.person_id = p.id and r.staff_id = asker and r.lifted_at is null)
  )
  select distinct d.id from open o
    join concordat.case_membership m on m.person_id = o.id and m.until is null and m.agency_id <> me
    join concordat.agency a on a.id = m.agency_id and a.kind in ('POLICE', 'PROBATION', 'PRISON', 'COUNCIL', 'TAGGING', 'YOUTH_JUSTICE')
    -- The desk of the unit that works with them, or the nearest one above it whose name does not tell what the matter is.
    cross join lateral (
      with recursive up as (
        select u.id, u.parent_id, u.desk, 0 as steps from concordat.unit u where u.id = m.unit_id
        union all select u.id, u.parent_id, u.desk, up.steps + 1 from concordat.unit u join up on u.id = up.parent_id
      )
      select c.id from (
        select up.id, up.desk, up.steps, '' as name from up
        union all select u.id, u.desk, 1000, u.name from concordat.unit u where u.agency_id = m.agency_id and u.parent_id is null
      ) c where c.desk is null or c.desk in ('OFFENDER_MANAGEMENT', 'PRISON_SECURITY', 'CONTROL_ROOM', 'HOUSING', 'TAGGING')
      order by c.steps, c.name, c.id limit 1
    ) d
   where may_ask and exists (
     select 1 from concordat.agreement g
       join concordat.agreement_party ours on ours.agreement_id = g.id and ours.agency_id = me
       join concordat.agreement_party theirs on theirs.agreement_id = g.id and theirs.agency_id = m.agency_id
      where g.starts_at <= concordat.now() and (g.ends_at is null or concordat.now() < g.ends_at) and (g.names_children or not o.child));
end $$;
alter function concordat.signpost(text, date) owner to concordat_loader;
revoke all on function concordat.signpost(text, date) from public;
grant execute on function concordat.signpost(text, date) to concordat_api;`;

const QUESTIONS = `
insert into concordat.work_kind (kind) values ('DESK_QUESTION');
-- What somebody asked of a duty desk. It is compared with nobody's record: whom the question is about, if anybody, is for the desk to say.
create table concordat.desk_question (
  id uuid primary key default concordat.uuid7(),
  asked_by_agency_id uuid not null references concordat.agency (id), asked_by_staff_id uuid not null references concordat.staff (id),
  asked_at timestamptz not null default concordat.now(),
  agency_id uuid not null references concordat.agency (id), unit_id uuid not null references concordat.unit (id),
  name text, identifier text, date_of_birth date, words text not null, call_back text not null,
  check (name is not null or identifier is not null),
  unique (id, agency_id, unit_id));
create index desk_question_asker on concordat.desk_question (asked_by_staff_id, asked_at desc, id desc);
create table concordat.desk_answer (
  question_id uuid primary key, agency_id uuid not null, unit_id uuid not null,
  answer text not null check (answer in ('WE_WILL_CALL', 'NOTHING_FROM_THIS_DESK')),
  answered_by uuid not null references concordat.staff (id), answered_at timestamptz not null default concordat.now(),
  foreign key (question_id, agency_id, unit_id) references concordat.desk_question (id, agency_id, unit_id));
-- In the act's own transaction; a function, because an agency otherwise raises work only for itself.
create function concordat.raise_desk_question() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into concordat.work_item (agency_id, unit_id, kind, subject_id, recipient_agency_id, summary, dedupe_key)
  values (new.agency_id, new.unit_id, 'DESK_QUESTION', new.id, new.asked_by_agency_id,
    'A partner asks your duty desk about somebody. Nothing is told by this service: answer, and call them if there is something to tell.',
    'desk-question:' || new.id);
  return null;
end $$;
alter function concordat.raise_desk_question() owner to concordat_loader;
revoke all on function concordat.raise_desk_question() from public;
create trigger desk_question_work after insert on concordat.desk_question for each row execute function concordat.raise_desk_question();`;

/**
 * A search is compared with the names of the searcher and their colleagues when it is made: comparing a month of them when somebody looks
 * would take longer the more people work in an agency. The random sample is drawn with the rights of whoever asks, from their own log.
 */
const SAMPLES = `
create index access_log_search on concordat.access_log (agency_id, at desc, id desc) where act = 'SEARCH' and subject_type = 'PersonMatch';
-- The last word of a name, with what is joined to it by a hyphen or an apostrophe.
create function concordat.family_key(name text) returns text language plpgsql immutable parallel safe set search_path = pg_catalog as $$
begin return concordat.name_key(regexp_replace(btrim(name), '^.*\\s', '')); end $$;
revoke all on function concordat.family_key(text) from public;
grant execute on function concordat.family_key(text) to concordat_api, concordat_worker, concordat_loader;
create index staff_family on concordat.staff (agency_id, (concordat.family_key(name)));
create index staff_whole_name on concordat.staff (agency_id, (concordat.name_key(name)));

-- Why a search may be one for oneself, one's family or a colleague; null when nothing says so. Somebody whose case is kept to named
-- people is not compared: that would tell the officer their name.
create function concordat.search_reason(p_text text, p_shown jsonb, p_staff uuid) returns text
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  typed text := concordat.name_key(left(coalesce(p_text, ''), 200));
  parts text[] := string_to_array(typed, ' ');
  n int := cardinality(parts);
  own record;
  phrases text[];
begin
  select s.agency_id, concordat.family_key(s.name) family into own from concordat.staff s where s.id = p_staff;
  if ' ' || typed || ' ' like '% ' || own.family || ' %' then return 'OWN_FAMILY_NAME'; end if;
  if exists (select 1 from concordat.person p where concordat.name_key(p.family_name) = own.family
      and p.id in (select x::uuid from jsonb_array_elements_text(coalesce(p_shown, '[]')) x)
      and not exists (select 1 from concordat.access_limit l where l.person_id = p.id and l.kind = 'ALLOWED')) then
    return 'SHOWN_OWN_FAMILY_NAME';
  end if;
  if n = 0 then return null; end if;
  if exists (select 1 from concordat.staff s where s.agency_id = own.agency_id and concordat.name_key(s.name) in
      (typed, array_to_string(parts[2:] || parts[1], ' '), array_to_string(parts[n] || parts[:n - 1], ' '))) then
    return 'COLLEAGUE_NAME';
  end if;
  select array_agg(array_to_string(parts[f:t], ' ')) into phrases from generate_series(1, least(n, 12)) f, generate_series(f, least(f + 2, n)) t;
  if exists (select 1 from concordat.staff s where s.agency_id = own.agency_id and concordat.family_key(s.name) = any(phrases)) then
    return 'COLLEAGUE_FAMILY_NAME';
  end if;
  return null;
end $$;
create table concordat.search_flag (
  search_id uuid primary key, agency_id uuid not null references concordat.agency (id), searcher_staff_id uuid not null references concordat.staff (id),
  reason text not null check (reason in ('OWN_FAMILY_NAME', 'SHOWN_OWN_FAMILY_NAME', 'COLLEAGUE_NAME', 'COLLEAGUE_FAMILY_NAME')));
create function concordat.flag_search() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare why text := concordat.search_reason(new.details ->> 'text', new.details -> 'shown', new.staff_id);
begin
  if why is not null then
    insert into concordat.search_flag (search_id, agency_id, searcher_staff_id, reason) values (new.id, new.agency_id, new.staff_id, why);
  end if;
  return null;
end $$;
create trigger access_log_flagged after insert on concordat.access_log for each row
  when (new.act = 'SEARCH' and new.subject_type = 'PersonMatch') execute function concordat.flag_search();
do $do$ declare f text; begin
  foreach f in array array['search_reason(text, jsonb, uuid)', 'flag_search()'] loop
    execute format('alter function concordat.%s owner to concordat_loader', f);
    execute format('revoke all on function concordat.%s from public', f);
  end loop;
end $do$;

-- Every search of the last thirty days in the order of the digest of seed and id; the first so many. Nobody can know their place beforehand.
create function concordat.random_searches(p_seed text, p_count int) returns setof uuid language plpgsql stable set search_path = pg_catalog as $$
begin
  return query select l.id from concordat.access_log l
    where l.agency_id = (select concordat.current_agency()) and l.act = 'SEARCH' and l.subject_type = 'PersonMatch' and l.at >= (select concordat.now()) - interval '30 days'
    order by sha256(convert_to(p_seed || ' ' || l.id::text, 'UTF8')) limit p_count;
end $$;
revoke all on function concordat.random_searches(text, int) from public;
grant execute on function concordat.random_searches(text, int) to concordat_api;

-- What the information governance officer found of a search. It tells nobody and raises no work.
create table concordat.search_look (
  id uuid primary key default concordat.uuid7(),
  agency_id uuid not null references concordat.agency (id), search_id uuid not null, searcher_staff_id uuid not null references concordat.staff (id),
  looked_by uuid not null references concordat.staff (id), looked_at timestamptz not null default concordat.now(),
  outcome text not null check (outcome in ('LOOKED_AT', 'SATISFIED', 'RAISED')), words text, lawful_use text not null,
  check (outcome <> 'RAISED' or words is not null));
create index search_look_search on concordat.search_look (search_id, looked_at);`;
