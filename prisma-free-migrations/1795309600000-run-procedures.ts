import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Process maps that run. A run keeps the map it was begun with, and its history says everything: what stands in steps and alarms follows from
 * the events and is written with them. Agencies take part in a run one by one, each let in by whoever began it on grounds like those of a
 * share; all of them read its steps, its times and who has what. What somebody wrote in it is their agency's own, in a table apart.
 */
const me = '(select concordat.current_agency())';
const staff = '(select concordat.current_staff())';
const does = (what: string) => `(select concordat.${what}())`;
const opened = (person: string) => `exists (select 1 from concordat.person_sight ps where ps.agency_id = ${me} and ps.person_id = ${person}
  and ((not ps.guarded and ps.adult_on <= (select concordat.today())) or concordat.may_open(${person}, ${me}, ${staff})))`;
const workable = (person: string) => `concordat.may_work(${person}, ${me}, ${staff})`;
const ofRun = (table: string) => `exists (select 1 from concordat.procedure_run r where r.id = ${table}.run_id)`;
const acting = (table: string) =>
  `exists (select 1 from concordat.procedure_run r where r.id = ${table}.run_id and ${me} = any (r.agency_ids))`;

export class RunProcedures1795309600000 implements MigrationInterface {
  name = 'RunProcedures1795309600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(RECORD);
    await db.query(`
do $do$ declare t text; begin
  foreach t in array array['procedure_run', 'procedure_party', 'procedure_event', 'procedure_words', 'procedure_step', 'procedure_alarm'] loop
    execute format('alter table concordat.%I enable row level security, force row level security', t);
    execute format('create policy loader_all on concordat.%I to concordat_loader using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on concordat.%I to concordat_loader', t);
    execute format('grant select on concordat.%I to concordat_api', t);
  end loop;
  foreach t in array array['procedure_run', 'procedure_party', 'procedure_event', 'procedure_step', 'procedure_alarm'] loop
    execute format('create policy worker_reads on concordat.%I for select to concordat_worker using (true)', t);
    execute format('grant select on concordat.%I to concordat_worker', t);
  end loop;
end $do$;

create policy api_reads on concordat.procedure_run for select to concordat_api
  using (${does('works_with_cases')} and ${me} = any (agency_ids) and ${opened('procedure_run.person_id')});
create policy reviewer_reads on concordat.procedure_run for select to concordat_api using (${does('reviews')}
  and exists (select from unnest(agency_ids) a(id) where concordat.under_review(procedure_run.person_id, a.id)));
create policy api_adds on concordat.procedure_run for insert to concordat_api with check (agency_id = ${me} and begun_by = ${staff}
  and agency_ids = array[agency_id] and ${does('writes_to_cases')} and ${workable('procedure_run.person_id')});
create policy api_marks on concordat.procedure_run for update to concordat_api
  using (${me} = any (agency_ids) and ${does('writes_to_cases')} and ${workable('procedure_run.person_id')});
grant insert, update (phase, end_code, over_at, events, agency_ids) on concordat.procedure_run to concordat_api;

-- Stand and fall with their run.
create policy api_reads on concordat.procedure_party for select to concordat_api using (${ofRun('procedure_party')});
create policy api_adds on concordat.procedure_party for insert to concordat_api with check (let_in_by = ${staff} and exists (
  select 1 from concordat.procedure_run r where r.id = run_id and r.agency_id = ${me} and r.person_id = procedure_party.person_id));
grant insert on concordat.procedure_party to concordat_api;
create policy api_reads on concordat.procedure_event for select to concordat_api using (${ofRun('procedure_event')});
create policy api_adds on concordat.procedure_event for insert to concordat_api with check (
  agency_id = ${me} and staff_id = ${staff} and ${does('writes_to_cases')} and ${acting('procedure_event')});
grant insert on concordat.procedure_event to concordat_api;
create policy api_reads on concordat.procedure_step for select to concordat_api using (${ofRun('procedure_step')});
create policy api_adds on concordat.procedure_step for insert to concordat_api with check (${does('writes_to_cases')} and ${acting('procedure_step')});
create policy api_marks on concordat.procedure_step for update to concordat_api using (${does('writes_to_cases')} and ${acting('procedure_step')});
grant insert, update on concordat.procedure_step to concordat_api;
create policy api_reads on concordat.procedure_alarm for select to concordat_api using (${ofRun('procedure_alarm')});
create policy api_adds on concordat.procedure_alarm for insert to concordat_api with check (
  raised_at is null and ${does('writes_to_cases')} and ${acting('procedure_alarm')});
create policy api_drops on concordat.procedure_alarm for delete to concordat_api using (raised_at is null and ${does('writes_to_cases')} and ${acting('procedure_alarm')});
grant insert, delete on concordat.procedure_alarm to concordat_api;
create policy worker_marks on concordat.procedure_alarm for update to concordat_worker using (true);
grant update (raised_at) on concordat.procedure_alarm to concordat_worker;

-- What an agency wrote in a run is its own.
create policy api_reads on concordat.procedure_words for select to concordat_api
  using (agency_id = ${me} and ${does('works_with_cases')} and ${opened('procedure_words.person_id')});
create policy reviewer_reads on concordat.procedure_words for select to concordat_api
  using (${does('reviews')} and concordat.under_review(procedure_words.person_id, agency_id));
create policy api_adds on concordat.procedure_words for insert to concordat_api with check (agency_id = ${me} and ${does('writes_to_cases')}
  and ${workable('procedure_words.person_id')} and exists (select 1 from concordat.procedure_event e where e.id = event_id and e.staff_id = ${staff}));
grant insert on concordat.procedure_words to concordat_api;

create trigger procedure_run_kept before update on concordat.procedure_run for each row
  execute function concordat.change_only('phase', 'end_code', 'over_at', 'events', 'agency_ids');
-- Whoever takes part is only ever added to, and what is over stays over.
create function concordat.procedure_run_goes_on() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if not new.agency_ids @> old.agency_ids or new.events < old.events then
    raise exception 'nobody is taken out of a run, and nothing of its history' using errcode = '42501';
  end if;
  if old.phase in ('FINISHED', 'STOPPED') and (new.phase, new.end_code, new.over_at, new.events) is distinct from (old.phase, old.end_code, old.over_at, old.events) then
    raise exception 'this run is over' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger procedure_run_goes_on before update on concordat.procedure_run for each row execute function concordat.procedure_run_goes_on();
create trigger procedure_run_stays before delete on concordat.procedure_run for each row execute function concordat.refuse_change();
do $do$ declare t text; begin
  foreach t in array array['procedure_party', 'procedure_event', 'procedure_words'] loop
    execute format('create trigger %I before update or delete on concordat.%I for each row execute function concordat.refuse_change()', t || '_stays', t);
  end loop;
end $do$;
create trigger procedure_step_stays before delete on concordat.procedure_step for each row execute function concordat.refuse_change();

-- Taking part in somebody's run is being told of them.
create function concordat.sight_by_run() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into concordat.person_sight (person_id, agency_id) values (new.person_id, new.agency_id)
    on conflict (agency_id, person_id) do update set known = true where not person_sight.known;
  perform concordat.index_person_for(new.person_id, new.agency_id);
  return null;
end $$;
alter function concordat.sight_by_run() owner to concordat_loader;
create trigger procedure_sight after insert on concordat.procedure_party for each row execute function concordat.sight_by_run();
`);
  }

  async down(): Promise<void> {
    throw new Error('What was done in a run is part of the record.');
  }
}

const TABLES = `
create table concordat.procedure_run (
  id uuid primary key default concordat.uuid7(), reference text not null unique,
  person_id uuid not null references concordat.person (id),
  code text not null, version int not null check (version > 0), title text not null, variant text,
  definition jsonb not null, definition_hash bytea not null,
  agency_id uuid not null references concordat.agency (id), unit_id uuid not null references concordat.unit (id),
  begun_by uuid not null references concordat.staff (id), begun_at timestamptz not null default concordat.now(),
  -- Who takes part; the rows that say since when and on what grounds are procedure_party.
  agency_ids uuid[] not null,
  phase text not null check (phase in ('RUNNING', 'ENDING', 'FINISHED', 'STOPPED')), end_code text, over_at timestamptz,
  events int not null check (events > 0),
  ledger_entry_id uuid not null references concordat.ledger_entry (id),
  check ((over_at is not null) = (phase in ('FINISHED', 'STOPPED'))),
  check (phase not in ('ENDING', 'FINISHED') or end_code is not null),
  check (agency_id = any (agency_ids)));
create unique index procedure_run_once on concordat.procedure_run (agency_id, person_id, code) where phase in ('RUNNING', 'ENDING');
create index procedure_run_person on concordat.procedure_run (person_id, begun_at desc, id desc);

create table concordat.procedure_party (
  id uuid primary key default concordat.uuid7(), run_id uuid not null references concordat.procedure_run (id),
  person_id uuid not null references concordat.person (id), agency_id uuid not null references concordat.agency (id),
  unit_id uuid references concordat.unit (id), since timestamptz not null default concordat.now(),
  let_in_by uuid not null references concordat.staff (id),
  -- None for the agency that began it: it tells itself nothing.
  purpose text, gateway text, protection_condition text, necessity text, proportionality text, why_needed text,
  agreement_id uuid references concordat.agreement (id), ledger_entry_id uuid not null references concordat.ledger_entry (id),
  unique (run_id, agency_id));

create table concordat.procedure_event (
  id uuid primary key default concordat.uuid7(), run_id uuid not null references concordat.procedure_run (id),
  n int not null check (n > 0), at timestamptz not null, type text not null check (type in ('STARTED', 'FACT_REPORTED', 'TAKEN', 'TRIED', 'DONE',
    'SIGNED_OFF', 'SENT_BACK', 'LEFT', 'HANDED_ON', 'HANDOVER_ACCEPTED', 'HANDOVER_DECLINED', 'FINISHED', 'STOPPED')),
  agency_id uuid not null references concordat.agency (id), staff_id uuid not null references concordat.staff (id),
  step_key text, fact text, outcome text, end_code text,
  -- When it happened in the world.
  happened_at timestamptz, next_at timestamptz, to_staff_id uuid references concordat.staff (id),
  -- What was known at the start, [{fact, when}].
  facts jsonb,
  worded boolean not null, ledger_entry_id uuid not null references concordat.ledger_entry (id),
  unique (run_id, n));

create table concordat.procedure_words (
  event_id uuid primary key references concordat.procedure_event (id), run_id uuid not null references concordat.procedure_run (id),
  person_id uuid not null references concordat.person (id), agency_id uuid not null references concordat.agency (id),
  -- With what somebody else signs off: the sources that were silent towards the agency then, in words.
  words text, instead text, silent jsonb not null default '[]', check (words is not null or silent <> '[]'::jsonb));
create index procedure_words_run on concordat.procedure_words (run_id);

-- How each step stands, as the events left it; nothing here is known that they do not say.
create table concordat.procedure_step (
  run_id uuid not null references concordat.procedure_run (id), key text not null, code text not null, nth int, ordinal int not null,
  title text not null, holder_kind text not null, holder_roles text[] not null,
  life text not null check (life in ('WAITING', 'OPEN', 'IN_HAND', 'DONE_TO_SIGN', 'DONE', 'LEFT', 'NOT_NEEDED')),
  held boolean not null, opened_at timestamptz, owner_id uuid references concordat.staff (id), handed_to uuid references concordat.staff (id),
  due_at timestamptz, clock_from timestamptz, clock_ended_by text, clock_ended_at timestamptz, clock_ended_told timestamptz,
  tries int not null default 0, last_tried_at timestamptz, next_try_at timestamptz,
  done_at timestamptz, done_told timestamptz, done_by uuid references concordat.staff (id), outcome text, outcome_title text,
  signed_by uuid references concordat.staff (id), signed_at timestamptz, sent_back_at timestamptz,
  left_by uuid references concordat.staff (id), left_at timestamptz,
  primary key (run_id, key));

-- Instants at which somebody has to hear of it. The sweep finds those that are due by this index, whatever else runs.
create table concordat.procedure_alarm (
  id uuid primary key default concordat.uuid7(), run_id uuid not null references concordat.procedure_run (id), step_key text not null,
  kind text not null check (kind in ('ABOUT_TO_BREAK', 'LATE', 'TRY_MISSED', 'INACTIVE')), at timestamptz not null, raised_at timestamptz,
  unique (run_id, step_key, kind, at));
create index procedure_alarm_due on concordat.procedure_alarm (at) where raised_at is null;`;

/** What stands to the left learns that there are runs: trails name them, work is about them, and the worker is asked to look at one. */
const RECORD = `
alter table concordat.trail_entry add column run_id uuid references concordat.procedure_run (id);
do $$
declare now_said text;
begin
  select pg_get_constraintdef(oid) into strict now_said from pg_constraint where conname = 'trail_entry_kind_check' and conrelid = 'concordat.trail_entry'::regclass;
  alter table concordat.trail_entry drop constraint trail_entry_kind_check;
  execute 'alter table concordat.trail_entry add constraint trail_entry_kind_check '
    || replace(now_said, 'ARRAY[', 'ARRAY[''PROCEDURE_BEGUN''::text, ''PROCEDURE_OPENED''::text, ''PROCEDURE_RECORDED''::text, ''PROCEDURE_OVER''::text, ');
end $$;
insert into concordat.work_kind (kind, stays) values ('PROCEDURE_STEP', true), ('PROCEDURE_TO_SIGN', true), ('PROCEDURE_HANDOVER', true),
  ('PROCEDURE_DUE_SOON', true), ('PROCEDURE_LATE', true), ('PROCEDURE_QUIET', true), ('PROCEDURE_NOBODY', true);
create or replace function concordat.enqueue(p_task text, p_payload jsonb, p_job_key text default null) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if p_task is null or p_task not in ('raise-gaps','warn-agreements','reviews-due','endorsements-due','explain-due','chase-enquiries','keep-procedure') then
    raise exception 'there is no task %', p_task using errcode = '22023';
  end if;
  if octet_length(p_payload::text) > 8192 or char_length(p_job_key) > 200 then
    raise exception 'the job is too large' using errcode = '22023';
  end if;
  perform graphile_worker.add_job(p_task, p_payload::json, job_key => p_job_key);
end $$;`;
