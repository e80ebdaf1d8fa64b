import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Actions: what an agency, a unit or somebody there is to do about a person, and by when. Read by the agencies that were there when it was
 * set and by nobody else. Each keeps its history, which only grows; nothing in it is written by a clock, and no clock ends anything.
 */
const me = '(select concordat.current_agency())';
const staff = '(select concordat.current_staff())';
const does = (what: string) => `(select concordat.${what}())`;
const opened = (person: string) => `exists (select 1 from concordat.person_sight ps where ps.agency_id = ${me} and ps.person_id = ${person}
  and ((not ps.guarded and ps.adult_on <= (select concordat.today())) or concordat.may_open(${person}, ${me}, ${staff})))`;
const workable = (person: string) => `concordat.may_work(${person}, ${me}, ${staff})`;

export class SetActions1795310000000 implements MigrationInterface {
  name = 'SetActions1795310000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(ROWS);
    await db.query(RECORD);
  }

  async down(): Promise<void> {
    throw new Error('What was to be done, and what came of it, is part of the record.');
  }
}

const TABLES = `
create table concordat.action (
  id uuid primary key default concordat.uuid7(), reference text not null unique,
  person_id uuid not null references concordat.person (id),
  agency_id uuid not null references concordat.agency (id), unit_id uuid not null references concordat.unit (id),
  set_by uuid not null references concordat.staff (id), set_at timestamptz not null default concordat.now(),
  -- To whom: an agency, and of it a unit or somebody where one was named; at_unit_id is the unit that hears of it in any case.
  to_agency_id uuid not null references concordat.agency (id), to_unit_id uuid references concordat.unit (id),
  to_staff_id uuid references concordat.staff (id), at_unit_id uuid not null references concordat.unit (id),
  what text not null, why text not null, due_at timestamptz not null,
  -- Who was there when it was set, and nobody else reads it.
  agency_ids uuid[] not null,
  conference_reference text,
  -- The one that was declined and is set anew by this; once.
  before_id uuid unique references concordat.action (id),
  state text not null check (state in ('SET', 'ACCEPTED', 'ANSWERED', 'DECLINED', 'CLOSED', 'WITHDRAWN', 'SET_ANEW')),
  events int not null check (events > 0), carried int not null default 0 check (carried >= 0),
  -- The next instant at which somebody has to hear of it; none once they have, or once it is over.
  alarm_at timestamptz,
  ledger_entry_id uuid not null references concordat.ledger_entry (id),
  check (to_unit_id is null or to_staff_id is null),
  check (agency_ids @> array[agency_id, to_agency_id]));
create index action_person on concordat.action (person_id, set_at desc, id desc);
create index action_alarm on concordat.action (alarm_at) where alarm_at is not null;
create index action_unanswered on concordat.action (to_agency_id, due_at, id) where state in ('SET', 'ACCEPTED');

create table concordat.action_event (
  id uuid primary key default concordat.uuid7(), action_id uuid not null references concordat.action (id),
  n int not null check (n > 0), at timestamptz not null,
  kind text not null check (kind in ('SET', 'ACCEPTED', 'DECLINED', 'PROGRESS', 'ANSWERED', 'REALLOCATED', 'ASKED_AGAIN', 'CLOSED', 'WITHDRAWN',
    'DUE_MOVED', 'CARRIED', 'SET_ANEW')),
  agency_id uuid not null references concordat.agency (id), staff_id uuid not null references concordat.staff (id),
  words text, evidence text, due_at timestamptz, to_unit_id uuid references concordat.unit (id), to_staff_id uuid references concordat.staff (id),
  conference_reference text, next_id uuid references concordat.action (id),
  ledger_entry_id uuid not null references concordat.ledger_entry (id),
  check (kind not in ('DECLINED', 'PROGRESS', 'ANSWERED', 'REALLOCATED', 'ASKED_AGAIN', 'CLOSED', 'WITHDRAWN', 'DUE_MOVED') or words is not null),
  check ((evidence is not null) = (kind = 'ANSWERED')),
  check ((due_at is not null) = (kind in ('SET', 'DUE_MOVED'))),
  check (kind <> 'REALLOCATED' or num_nonnulls(to_unit_id, to_staff_id) = 1),
  check ((next_id is not null) = (kind = 'SET_ANEW')),
  check (kind <> 'CARRIED' or conference_reference is not null),
  unique (action_id, n));
create unique index action_carried_once on concordat.action_event (action_id, conference_reference) where kind = 'CARRIED';`;

const MARKS = ['state', 'events', 'carried', 'due_at', 'to_unit_id', 'to_staff_id', 'at_unit_id', 'alarm_at'];
const ROWS = `
do $do$ declare t text; begin
  foreach t in array array['action', 'action_event'] loop
    execute format('alter table concordat.%I enable row level security, force row level security', t);
    execute format('create policy loader_all on concordat.%I to concordat_loader using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on concordat.%I to concordat_loader', t);
    execute format('grant select, insert on concordat.%I to concordat_api', t);
    execute format('create trigger %I before delete on concordat.%I for each row execute function concordat.refuse_change()', t || '_stays', t);
  end loop;
end $do$;
create policy api_reads on concordat.action for select to concordat_api
  using (${does('works_with_cases')} and ${me} = any (agency_ids) and ${opened('action.person_id')});
create policy reviewer_reads on concordat.action for select to concordat_api using (${does('reviews')}
  and exists (select from unnest(agency_ids) a(id) where concordat.under_review(action.person_id, a.id)));
create policy api_adds on concordat.action for insert to concordat_api with check (agency_id = ${me} and set_by = ${staff} and state = 'SET'
  and events = 1 and carried = 0 and ${does('writes_to_cases')} and ${workable('action.person_id')});
create policy api_marks on concordat.action for update to concordat_api
  using (${me} = any (agency_ids) and ${does('writes_to_cases')} and ${workable('action.person_id')});
grant update (${MARKS.join(', ')}) on concordat.action to concordat_api;
-- The clock says when to look again, and nothing else.
create policy worker_reads on concordat.action for select to concordat_worker using (true);
create policy worker_marks on concordat.action for update to concordat_worker using (true);
grant select, update (alarm_at) on concordat.action to concordat_worker;

-- Stands and falls with its action; each side says what is its own to say.
create policy api_reads on concordat.action_event for select to concordat_api
  using (exists (select 1 from concordat.action x where x.id = action_event.action_id));
create policy api_adds on concordat.action_event for insert to concordat_api with check (
  agency_id = ${me} and staff_id = ${staff} and ${does('writes_to_cases')} and exists (
    select 1 from concordat.action x where x.id = action_event.action_id and ${me} = any (x.agency_ids) and case
      when kind in ('ACCEPTED', 'DECLINED', 'PROGRESS', 'ANSWERED', 'REALLOCATED') then x.to_agency_id = ${me}
      when kind = 'CARRIED' then true else x.agency_id = ${me} end));

create trigger action_kept before update on concordat.action for each row
  execute function concordat.change_only(${MARKS.map((one) => `'${one}'`).join(', ')});
create function concordat.action_goes_on() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if (new.state, new.carried, new.due_at, new.to_unit_id, new.to_staff_id, new.at_unit_id, new.events)
      is distinct from (old.state, old.carried, old.due_at, old.to_unit_id, old.to_staff_id, old.at_unit_id, old.events) then
    if new.events <> old.events + 1 then
      raise exception 'an action changes by one event of its history' using errcode = '42501';
    end if;
    if old.state in ('CLOSED', 'WITHDRAWN', 'SET_ANEW') then
      raise exception 'this action is over' using errcode = '42501';
    end if;
  end if;
  return new;
end $$;
create trigger action_goes_on before update on concordat.action for each row execute function concordat.action_goes_on();
create trigger action_event_kept before update on concordat.action_event for each row execute function concordat.refuse_change();`;

/** What stands to the left learns that there are actions: trails name them, work is about them, and the worker is asked to look at one. */
const RECORD = `
alter table concordat.trail_entry add column action_id uuid references concordat.action (id);
do $$
declare now_said text;
begin
  select pg_get_constraintdef(oid) into strict now_said from pg_constraint where conname = 'trail_entry_kind_check' and conrelid = 'concordat.trail_entry'::regclass;
  alter table concordat.trail_entry drop constraint trail_entry_kind_check;
  execute 'alter table concordat.trail_entry add constraint trail_entry_kind_check '
    || replace(now_said, 'ARRAY[', 'ARRAY[''ACTION_SET''::text, ''ACTION_RECORDED''::text, ''ACTION_OVER''::text, ');
end $$;
insert into concordat.work_kind (kind, stays) values ('ACTION_TO_DO', true), ('ACTION_ANSWERED', true), ('ACTION_DECLINED', true),
  ('ACTION_OVERDUE', true), ('ACTION_CARRIED', true);
do $$
declare body text := pg_get_functiondef('concordat.enqueue(text, jsonb, text)'::regprocedure);
begin
  execute replace(body, 'p_task not in (', 'p_task not in (''keep-action'',');
end $$;`;
