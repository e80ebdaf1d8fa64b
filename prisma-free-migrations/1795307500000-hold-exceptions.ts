import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the rule of who may open whom also depends on: people one knows, emergencies, reviews, childhood, and records that protect somebody
 * else. Sight (one row for each agency and person) says which cases are plain, so that the whole rule is asked only of the others.
 */
const me = '(select concordat.current_agency())';
const staff = '(select concordat.current_staff())';
const units = '((select concordat.current_units())::uuid[])';

export class HoldExceptions1795307500000 implements MigrationInterface {
  name = 'HoldExceptions1795307500000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(WHO);
    await db.query(SIGHT);
    await db.query(RULE);
    await db.query(`
do $do$ declare t text; begin
  foreach t in array array['recusal', 'emergency_access', 'review_scope', 'review_scope_person', 'protection_record'] loop
    execute format('alter table concordat.%I enable row level security, force row level security', t);
    execute format('create policy loader_all on concordat.%I to concordat_loader using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on concordat.%I to concordat_loader', t);
    execute format('grant select on concordat.%I to concordat_api', t);
  end loop;
end $do$;
create policy api_reads on concordat.recusal for select to concordat_api
  using (agency_id = ${me} and (select concordat.supervises()) and unit_id = any(${units}));
create policy api_reads on concordat.emergency_access for select to concordat_api
  using (agency_id = ${me} and (staff_id = ${staff} or ((select concordat.supervises()) and unit_id = any(${units})) or (select concordat.governs())));
create policy api_reads on concordat.review_scope for select to concordat_api
  using (reviewer_staff_id = ${staff} or (agency_id = ${me} and (select concordat.audits())));
create policy api_reads on concordat.review_scope_person for select to concordat_api
  using (exists (select 1 from concordat.review_scope s where s.id = scope_id));
-- Closed to supervisors above the desk as well: only who holds a post in that very unit.
create policy api_reads on concordat.protection_record for select to concordat_api
  using (agency_id = ${me} and (select concordat.writes_to_cases()) and unit_id = any((select concordat.own_posts())::uuid[]));
create policy api_adds on concordat.protection_record for insert to concordat_api
  with check (agency_id = ${me} and recorded_by = ${staff} and (select concordat.writes_to_cases()) and unit_id = any((select concordat.own_posts())::uuid[]));
grant insert on concordat.protection_record to concordat_api;
create trigger protection_record_kept before update or delete on concordat.protection_record for each row execute function concordat.refuse_change();
create trigger recusal_kept before update on concordat.recusal for each row execute function concordat.change_only('lifted_at', 'lifted_by', 'lifted_words');
create trigger recusal_stays before delete on concordat.recusal for each row execute function concordat.refuse_change();
create trigger emergency_access_kept before update on concordat.emergency_access for each row
  execute function concordat.change_only('closed_at', 'reviewed_at', 'reviewed_by', 'finding', 'review_words');
create trigger emergency_access_stays before delete on concordat.emergency_access for each row execute function concordat.refuse_change();
create trigger review_scope_kept before update on concordat.review_scope for each row
  execute function concordat.change_only('approved_at', 'approved_by', 'ended_at', 'ended_by', 'ended_words');
create trigger review_scope_stays before delete on concordat.review_scope for each row execute function concordat.refuse_change();
create trigger review_scope_person_kept before update or delete on concordat.review_scope_person for each row execute function concordat.refuse_change();
`);
  }

  async down(): Promise<void> {
    throw new Error('Emergencies and reviews are part of the record.');
  }
}

const TABLES = `
-- "I know this person": ends one's own access, for one's own reasons, until the supervisor lifts it.
create table concordat.recusal (
  id uuid primary key default concordat.uuid7(),
  person_id uuid not null references concordat.person (id), agency_id uuid not null references concordat.agency (id),
  unit_id uuid not null references concordat.unit (id), staff_id uuid not null references concordat.staff (id),
  words text, recused_at timestamptz not null default concordat.now(),
  lifted_at timestamptz, lifted_by uuid references concordat.staff (id), lifted_words text,
  check ((lifted_at is null) = (lifted_by is null)));
create unique index recusal_once on concordat.recusal (person_id, staff_id) where lifted_at is null;
-- Two hours with one person, for a reason, with an alarm and a review.
create table concordat.emergency_access (
  id uuid primary key default concordat.uuid7(),
  person_id uuid not null references concordat.person (id), agency_id uuid not null references concordat.agency (id),
  unit_id uuid not null references concordat.unit (id), staff_id uuid not null references concordat.staff (id),
  identified_by text not null, reason text not null,
  opened_at timestamptz not null default concordat.now(), ends_at timestamptz not null, closed_at timestamptz,
  reviewed_at timestamptz, reviewed_by uuid references concordat.staff (id),
  finding text check (finding in ('JUSTIFIED', 'NOT_JUSTIFIED')), review_words text,
  ledger_entry_id uuid not null references concordat.ledger_entry (id),
  check (ends_at > opened_at and ends_at <= opened_at + interval '2 hours'),
  check ((reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null) = (finding is null)));
create index emergency_access_staff on concordat.emergency_access (staff_id, person_id, ends_at);
create index emergency_access_unreviewed on concordat.emergency_access (agency_id, opened_at) where reviewed_at is null;
-- What an independent reviewer may read: one agency's own record on named people, granted by that agency or under a lawful demand.
create table concordat.review_scope (
  id uuid primary key default concordat.uuid7(),
  agency_id uuid not null references concordat.agency (id), reviewer_staff_id uuid not null references concordat.staff (id),
  ground text not null check (ground in ('OWNER_GRANT', 'LAWFUL_DEMAND')), demand_reference text, purpose text not null,
  held_elsewhere boolean not null default false, children boolean not null default false,
  starts_at timestamptz not null, ends_at timestamptz not null,
  proposed_at timestamptz not null default concordat.now(), proposed_by uuid not null references concordat.staff (id),
  approved_at timestamptz, approved_by uuid references concordat.staff (id),
  ended_at timestamptz, ended_by uuid references concordat.staff (id), ended_words text,
  ledger_entry_id uuid not null references concordat.ledger_entry (id),
  check (ends_at > starts_at), check (approved_by <> proposed_by), check ((approved_at is null) = (approved_by is null)),
  check ((ground = 'LAWFUL_DEMAND') = (demand_reference is not null)));
create index review_scope_reviewer on concordat.review_scope (reviewer_staff_id, agency_id);
create table concordat.review_scope_person (
  scope_id uuid not null references concordat.review_scope (id), person_id uuid not null references concordat.person (id),
  primary key (scope_id, person_id));
-- About the person at risk or the applicant, keyed to them and to nobody else: no subject's file, trail or count can lead here.
create table concordat.protection_record (
  id uuid primary key default concordat.uuid7(),
  agency_id uuid not null references concordat.agency (id), unit_id uuid not null references concordat.unit (id),
  kind text not null check (kind in ('RISK_CONFERENCE', 'RIGHT_TO_ASK', 'RIGHT_TO_KNOW', 'CHILD_DISCLOSURE', 'FAMILY_COURT')),
  protected_name text not null, safe_contact text not null, words text not null,
  recorded_by uuid not null references concordat.staff (id), recorded_at timestamptz not null default concordat.now());
create index protection_record_unit on concordat.protection_record (unit_id, recorded_at desc, id desc);
insert into concordat.work_kind (kind) values ('EMERGENCY_ACCESS'), ('RECUSAL'), ('REVIEW_SCOPE');`;

/** The functions of the trade as one word each. A test holds these lists equal to those of the code. */
const has = (name: string, roles: string[]) => `
create function concordat.${name}() returns boolean language sql stable as $$
  select concordat.current_roles() && array[${roles.map((role) => `'${role}'`).join(', ')}] $$;
revoke all on function concordat.${name}() from public;
grant execute on function concordat.${name}() to concordat_api, concordat_loader;`;
const PRACTITIONERS = [
  'POLICE_OFFENDER_MANAGER',
  'POLICE_DUTY_OFFICER',
  'LOCAL_INTELLIGENCE_OFFICER',
  'PROBATION_PRACTITIONER',
  'PRISON_OFFENDER_MANAGER',
  'PRISON_SECURITY',
  'PARTNER_PRACTITIONER',
];
const SUPERVISORS = ['SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT'];
const WHO = `${has('writes_to_cases', [...PRACTITIONERS, ...SUPERVISORS])}
${has('practises', [...PRACTITIONERS, 'CONFERENCE_CHAIR'])}
${has('supervises', SUPERVISORS)}
${has('audits', ['SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER'])}
${has('governs', ['INFORMATION_GOVERNANCE_OFFICER'])}
${has('reviews', ['INDEPENDENT_REVIEWER'])}
${has('works_with_cases', [...PRACTITIONERS, ...SUPERVISORS, 'CONFERENCE_CHAIR', 'SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER'])}
${has('opens_people', [...PRACTITIONERS, ...SUPERVISORS, 'CONFERENCE_CHAIR', 'SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER', 'RECORDS_MANAGER'])}
create function concordat.own_posts() returns uuid[] language sql stable as $$
  select coalesce(array_agg(p.unit_id), '{}') from concordat.post p where p.staff_id = concordat.current_staff() and p.agency_id = concordat.current_agency()
    and p.held_from <= concordat.now() and (p.held_to is null or concordat.now() < p.held_to) $$;
create function concordat.today() returns date language sql stable as $$ select (concordat.now() at time zone 'Europe/London')::date $$;
-- Somebody born on 29 February is taken for a child until 1 March: the rule errs on the side of protection.
create function concordat.adult_on(born date) returns date language sql immutable as $$
  select (born + interval '18 years')::date + (to_char(born, 'MMDD') = '0229' and to_char(born + interval '18 years', 'MMDD') = '0228')::int $$;
revoke all on function concordat.own_posts(), concordat.today(), concordat.adult_on(date) from public;
grant execute on function concordat.own_posts(), concordat.today(), concordat.adult_on(date) to concordat_api, concordat_loader;`;

const SIGHT = `
alter table concordat.person_sight add column known boolean not null default true, add column guarded boolean not null default true, add column adult_on date;
-- Reckoned whenever the row is written, whatever came first: the case, the limit, the acquaintance or the emergency.
create function concordat.reckon_sight() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  new.adult_on := concordat.adult_on((select p.date_of_birth from concordat.person p where p.id = new.person_id));
  new.restricted := exists (select 1 from concordat.access_limit l where l.person_id = new.person_id and l.agency_id = new.agency_id and l.kind = 'ALLOWED');
  new.guarded := not new.known or new.restricted
    or exists (select 1 from concordat.access_limit l where l.person_id = new.person_id and l.agency_id = new.agency_id)
    or exists (select 1 from concordat.recusal r where r.person_id = new.person_id and r.agency_id = new.agency_id);
  return new;
end $$;
create trigger person_sight_reckoned before insert or update on concordat.person_sight for each row execute function concordat.reckon_sight();
update concordat.person_sight set known = true;
alter table concordat.person_sight alter column adult_on set not null;
create or replace function concordat.sight_by_membership() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into concordat.person_sight (person_id, agency_id) values (new.person_id, new.agency_id)
    on conflict (agency_id, person_id) do update set known = true where not person_sight.known;
  perform concordat.index_person_for(new.person_id, new.agency_id);
  return null;
end $$;
create or replace function concordat.sight_by_share() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into concordat.person_sight (person_id, agency_id) values (new.person_id, new.recipient_agency_id)
    on conflict (agency_id, person_id) do update set known = true where not person_sight.known;
  perform concordat.index_person_for(new.person_id, new.recipient_agency_id);
  return null;
end $$;
create or replace function concordat.sight_by_limit() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update concordat.person_sight s set restricted = s.restricted
   where (s.person_id, s.agency_id) in ((new.person_id, new.agency_id), (old.person_id, old.agency_id));
  return null;
end $$;
create function concordat.sight_by_recusal() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update concordat.person_sight s set guarded = s.guarded where s.person_id = new.person_id and s.agency_id = new.agency_id;
  return null;
end $$;
create trigger recusal_sight after insert on concordat.recusal for each row execute function concordat.sight_by_recusal();
-- A row that is not known grants nothing by itself: it only makes the whole rule be asked.
create function concordat.sight_by_emergency() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into concordat.person_sight (person_id, agency_id, known) values (new.person_id, new.agency_id, false)
    on conflict (agency_id, person_id) do update set guarded = person_sight.guarded;
  return null;
end $$;
create trigger emergency_access_sight after insert on concordat.emergency_access for each row execute function concordat.sight_by_emergency();
create function concordat.sight_by_birth() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update concordat.person_sight s set guarded = s.guarded where s.person_id = new.id;
  return null;
end $$;
create trigger person_birth_sight after update of date_of_birth on concordat.person for each row execute function concordat.sight_by_birth();
do $do$ declare f text; begin
  foreach f in array array['reckon_sight()', 'sight_by_recusal()', 'sight_by_emergency()', 'sight_by_birth()'] loop
    execute format('alter function concordat.%s owner to concordat_loader', f);
    execute format('revoke all on function concordat.%s from public', f);
  end loop;
end $do$;`;

const RULE = `
-- May this person of this agency work with the case? Known to the agency, not somebody they know, not kept from them, on the list where
-- there is one, and, of a child, only in an agency of the named kinds that is party to an agreement naming children (or was, until its
-- transition ends).
create function concordat.may_work(p_person uuid, p_agency uuid, p_staff uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (
    select 1 from concordat.person_sight s
     where s.agency_id = p_agency and s.person_id = p_person and s.known
       and not exists (select 1 from concordat.recusal r where r.person_id = p_person and r.staff_id = p_staff and r.lifted_at is null)
       and not exists (select 1 from concordat.access_limit l
             where l.person_id = p_person and l.agency_id = p_agency and l.staff_id = p_staff and l.kind = 'EXCLUDED')
       and (not s.restricted or exists (select 1 from concordat.access_limit l
             where l.person_id = p_person and l.agency_id = p_agency and l.staff_id = p_staff and l.kind = 'ALLOWED'))
       and (s.adult_on <= concordat.today() or exists (
             select 1 from concordat.agency a join concordat.agreement_party y on y.agency_id = a.id join concordat.agreement g on g.id = y.agreement_id
              where a.id = p_agency and a.kind in ('POLICE', 'PROBATION', 'PRISON', 'COUNCIL', 'HEALTH', 'YOUTH_JUSTICE') and g.names_children
                and g.starts_at <= concordat.now()
                and (g.ends_at is null or concordat.now() < g.ends_at + make_interval(days => g.transition_days)))));
end $$;
-- May they open it? As above, or for two hours in an emergency, which overrides a list of names and a missing case, and never childhood,
-- an exclusion or an acquaintance.
create or replace function concordat.may_open(p_person uuid, p_agency uuid, p_staff uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return concordat.may_work(p_person, p_agency, p_staff) or exists (
    select 1 from concordat.emergency_access e join concordat.person_sight s on s.agency_id = p_agency and s.person_id = e.person_id
     where e.person_id = p_person and e.staff_id = p_staff and e.agency_id = p_agency
       and e.opened_at <= concordat.now() and concordat.now() < e.ends_at and e.closed_at is null
       and s.adult_on <= concordat.today()
       and not exists (select 1 from concordat.recusal r where r.person_id = p_person and r.staff_id = p_staff and r.lifted_at is null)
       and not exists (select 1 from concordat.access_limit l
             where l.person_id = p_person and l.agency_id = p_agency and l.staff_id = p_staff and l.kind = 'EXCLUDED'));
end $$;
-- May the person acting read this agency's own record on this person as an independent reviewer? With p_agency null: any agency's.
create function concordat.under_review(p_person uuid, p_agency uuid, p_held_elsewhere boolean default false) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return concordat.reviews() and exists (
    select 1 from concordat.review_scope s join concordat.review_scope_person n on n.scope_id = s.id and n.person_id = p_person
      join concordat.person p on p.id = n.person_id
     where s.reviewer_staff_id = concordat.current_staff() and (p_agency is null or s.agency_id = p_agency)
       and s.approved_at is not null and s.ended_at is null and s.starts_at <= concordat.now() and concordat.now() < s.ends_at
       and (s.held_elsewhere or not p_held_elsewhere)
       and (s.children or concordat.adult_on(p.date_of_birth) <= concordat.today())
       and not exists (select 1 from concordat.recusal r where r.person_id = p_person and r.staff_id = concordat.current_staff() and r.lifted_at is null));
end $$;
do $do$ declare f text; begin
  foreach f in array array['may_work(uuid,uuid,uuid)', 'under_review(uuid,uuid,boolean)'] loop
    execute format('alter function concordat.%s owner to concordat_loader', f);
    execute format('revoke all on function concordat.%s from public', f);
    execute format('grant execute on function concordat.%s to concordat_api', f);
  end loop;
end $do$;`;
