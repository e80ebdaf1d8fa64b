import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Management plans: what an agency means to do about one person, and who tells whom when it goes wrong. Each version is a whole and stays as
 * it was written. That there was nothing to change on the review day, and what was copied into another system, are kept beside it.
 */
const me = '(select concordat.current_agency())';
const staff = '(select concordat.current_staff())';
const does = (what: string) => `(select concordat.${what}())`;
const opened = (person: string) => `exists (select 1 from concordat.person_sight ps where ps.agency_id = ${me} and ps.person_id = ${person}
  and ((not ps.guarded and ps.adult_on <= (select concordat.today())) or concordat.may_open(${person}, ${me}, ${staff})))`;
const workable = (person: string) => `concordat.may_work(${person}, ${me}, ${staff})`;

export class PlanManagement1795310100000 implements MigrationInterface {
  name = 'PlanManagement1795310100000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(ROWS);
    await db.query(RECORD);
  }

  async down(): Promise<void> {
    throw new Error('What was planned is part of the record.');
  }
}

const TABLES = `
create table concordat.management_plan (
  id uuid primary key default concordat.uuid7(), reference text not null, number int not null check (number > 0),
  person_id uuid not null references concordat.person (id), agency_id uuid not null references concordat.agency (id),
  unit_id uuid not null references concordat.unit (id),
  aim text not null,
  -- [{objective, tactics: [{what, who, by}]}], [{trigger, words, who, whom, within, unit, means}], [{kind, words, from, to}]
  objectives jsonb not null check (jsonb_array_length(objectives) between 1 and 10),
  contingencies jsonb not null check (jsonb_array_length(contingencies) between 1 and 20),
  requirements jsonb not null check (jsonb_array_length(requirements) <= 30),
  key_information text, further_considerations text, supervision text, monitoring_and_control text, interventions_and_treatment text,
  victim_safety_planning text, contingency_plans text,
  review_on date not null, changed text, why text,
  made_by uuid not null references concordat.staff (id), made_at timestamptz not null default concordat.now(),
  supersedes uuid unique references concordat.management_plan (id), superseded_at timestamptz,
  ledger_entry_id uuid not null references concordat.ledger_entry (id),
  -- One chain for a person and agency, without a gap or a fork.
  unique (agency_id, person_id, number), unique (reference, number),
  check ((number = 1) = (supersedes is null)),
  check ((number = 1) = (changed is null) and (changed is null) = (why is null)));

-- A note is a version of itself, and what was received never changes: the row says which words were known.
create table concordat.management_plan_link (
  id uuid primary key default concordat.uuid7(), plan_id uuid not null references concordat.management_plan (id), ordinal int not null,
  note_id uuid references concordat.risk_note (id), share_item_id uuid references concordat.share_item (id),
  unique (plan_id, ordinal), check (num_nonnulls(note_id, share_item_id) = 1));
create table concordat.management_plan_third_party (
  plan_id uuid not null references concordat.management_plan (id), third_party_id uuid not null references concordat.third_party (id),
  primary key (plan_id, third_party_id));
create table concordat.management_plan_look (
  id uuid primary key default concordat.uuid7(), plan_id uuid not null references concordat.management_plan (id),
  because text not null, review_on date not null,
  looked_by uuid not null references concordat.staff (id), looked_at timestamptz not null default concordat.now(),
  ledger_entry_id uuid not null references concordat.ledger_entry (id));
create index management_plan_look_of on concordat.management_plan_look (plan_id, looked_at desc, id desc);
create table concordat.management_plan_copy (
  id uuid primary key default concordat.uuid7(), plan_id uuid not null references concordat.management_plan (id),
  system text not null check (system in ('CONNECT', 'NDELIUS')), link_ids uuid[] not null, text_hash bytea not null,
  copied_by uuid not null references concordat.staff (id), copied_at timestamptz not null default concordat.now());
create index management_plan_copy_of on concordat.management_plan_copy (plan_id, copied_at desc, id desc);
create index management_plan_third_party_of on concordat.management_plan_third_party (third_party_id);`;

const PARTS = ['management_plan_link', 'management_plan_third_party', 'management_plan_look', 'management_plan_copy'];
/** Of one's own plan, which row security lets through. */
const ofPlan = (more = '') => `exists (select 1 from concordat.management_plan p where p.id = plan_id${more})`;
const writing = `${does('writes_to_cases')} and ${ofPlan(` and p.agency_id = ${me} and ${workable('p.person_id')}`)}`;

const ROWS = `
do $do$ declare t text; begin
  foreach t in array array['management_plan', ${PARTS.map((one) => `'${one}'`).join(', ')}] loop
    execute format('alter table concordat.%I enable row level security, force row level security', t);
    execute format('create policy loader_all on concordat.%I to concordat_loader using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on concordat.%I to concordat_loader', t);
    execute format('grant select, insert on concordat.%I to concordat_api', t);
  end loop;
end $do$;
create policy api_reads on concordat.management_plan for select to concordat_api
  using (agency_id = ${me} and ${does('works_with_cases')} and ${opened('management_plan.person_id')});
create policy reviewer_reads on concordat.management_plan for select to concordat_api
  using (${does('reviews')} and concordat.under_review(management_plan.person_id, agency_id));
create policy api_adds on concordat.management_plan for insert to concordat_api with check (agency_id = ${me} and made_by = ${staff}
  and superseded_at is null and ${does('writes_to_cases')} and ${workable('management_plan.person_id')});
create policy api_marks on concordat.management_plan for update to concordat_api
  using (agency_id = ${me} and ${does('writes_to_cases')} and ${workable('management_plan.person_id')});
grant update (superseded_at) on concordat.management_plan to concordat_api;
${PARTS.map((part) => `create policy api_reads on concordat.${part} for select to concordat_api using (${ofPlan()});`).join('\n')}
create policy api_adds on concordat.management_plan_link for insert to concordat_api with check (${writing});
create policy api_adds on concordat.management_plan_third_party for insert to concordat_api with check (${writing});
create policy api_adds on concordat.management_plan_look for insert to concordat_api with check (looked_by = ${staff} and ${writing});
create policy api_adds on concordat.management_plan_copy for insert to concordat_api with check (copied_by = ${staff} and ${writing});

-- Of a plan the worker knows when it is to be looked at and by whom, and nothing that stands in it.
grant select (id, reference, agency_id, unit_id, person_id, review_on, superseded_at) on concordat.management_plan to concordat_worker;
grant select (plan_id, review_on, looked_at, id) on concordat.management_plan_look to concordat_worker;
create policy worker_reads on concordat.management_plan for select to concordat_worker using (true);
create policy worker_reads on concordat.management_plan_look for select to concordat_worker using (true);

create trigger management_plan_kept before update on concordat.management_plan for each row execute function concordat.change_only('superseded_at');
create function concordat.management_plan_stands() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.superseded_at is not null and new.superseded_at is distinct from old.superseded_at then
    raise exception 'this was said already' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger management_plan_stands before update on concordat.management_plan for each row execute function concordat.management_plan_stands();
create trigger management_plan_stays before delete on concordat.management_plan for each row execute function concordat.refuse_change();
${PARTS.map((part) => `create trigger ${part}_stays before update or delete on concordat.${part} for each row execute function concordat.refuse_change();`).join('\n')}`;

const RECORD = `
do $$
declare now_said text;
begin
  select pg_get_constraintdef(oid) into strict now_said from pg_constraint where conname = 'trail_entry_kind_check' and conrelid = 'concordat.trail_entry'::regclass;
  alter table concordat.trail_entry drop constraint trail_entry_kind_check;
  execute 'alter table concordat.trail_entry add constraint trail_entry_kind_check '
    || replace(now_said, 'ARRAY[', 'ARRAY[''PLAN_MADE''::text, ''PLAN_CHANGED''::text, ''PLAN_CONFIRMED''::text, ');
end $$;
alter table concordat.trail_entry add column management_plan_id uuid references concordat.management_plan (id);
insert into concordat.work_kind (kind, stays) values ('PLAN_REVIEW_DUE', false), ('PLAN_COPY_TO_MEND', false);
-- Whether what a plan is linked with was superseded, withdrawn or taken back since, to its agency and to whoever reviews it.
create function concordat.plan_link_changed(p_link uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from concordat.management_plan_link x join concordat.management_plan p on p.id = x.plan_id
    left join concordat.risk_note n on n.id = x.note_id
    left join concordat.share_item i on i.id = x.share_item_id left join concordat.share s on s.id = i.share_id
   where x.id = p_link
     and (p.agency_id = concordat.current_agency() or (concordat.reviews() and concordat.under_review(p.person_id, p.agency_id)))
     and (n.superseded_at is not null or n.withdrawn_at is not null
       or i.superseded_at is not null or i.withdrawn_at is not null or s.revoked_at is not null)) $$;
alter function concordat.plan_link_changed(uuid) owner to concordat_loader;
revoke all on function concordat.plan_link_changed(uuid) from public;
grant execute on function concordat.plan_link_changed(uuid) to concordat_api;`;
