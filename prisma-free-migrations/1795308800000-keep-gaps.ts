import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the differential rule found, kept as rows that follow what changed; and what a supervisor said of it. */
export class KeepGaps1795308800000 implements MigrationInterface {
  name = 'KeepGaps1795308800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
-- Of one unit, one person and one recipient there is one open row at most. Only the worker writes it; ended, it stays as what once was found.
create table concordat.gap (
  id uuid primary key default concordat.uuid7(),
  agency_id uuid not null references concordat.agency (id),
  unit_id uuid not null references concordat.unit (id),
  person_id uuid not null references concordat.person (id),
  recipient_agency_id uuid not null references concordat.agency (id),
  own boolean not null,
  unexplained uuid[] not null,
  gravest_unexplained smallint not null check (gravest_unexplained between 0 and 4),
  unshared uuid[] not null,
  gravest_unshared smallint not null check (gravest_unshared between 0 and 4),
  unshared_since timestamptz,
  reviews uuid[] not null,
  silent text[] not null,
  found_at timestamptz not null default concordat.now(),
  changed_at timestamptz not null default concordat.now(),
  ended_at timestamptz,
  check ((cardinality(unshared) = 0) = (unshared_since is null)));
create unique index gap_open on concordat.gap (person_id, agency_id, unit_id, recipient_agency_id) where ended_at is null;
create index gap_unit on concordat.gap (agency_id, unit_id) where ended_at is null;

-- Something changed about this person since the rule was last asked. Only ever added to, so that no act waits for another because of it.
create table concordat.gap_touch (person_id uuid not null);
create index gap_touch_person on concordat.gap_touch (person_id);
create table concordat.gap_look (
  person_id uuid primary key references concordat.person (id),
  looked_at timestamptz not null,
  look_again_at timestamptz);
create index gap_look_due on concordat.gap_look (look_again_at) where look_again_at is not null;

-- What a supervisor said of a gap as it stood: the notes that were unexplained then. It explains nothing in the rule's sense, and says so.
create table concordat.gap_clearance (
  id uuid primary key default concordat.uuid7(),
  gap_id uuid not null references concordat.gap (id),
  agency_id uuid not null references concordat.agency (id),
  unit_id uuid not null references concordat.unit (id),
  person_id uuid not null references concordat.person (id),
  outcome text not null check (outcome in ('CLEARED', 'SENT_BACK')),
  note_ids uuid[] not null,
  words text not null,
  review_by date,
  said_by uuid not null references concordat.staff (id),
  said_at timestamptz not null default concordat.now(),
  ledger_entry_id uuid not null references concordat.ledger_entry (id),
  check ((outcome = 'CLEARED') = (review_by is not null)));
create index gap_clearance_gap on concordat.gap_clearance (gap_id, said_at desc, id desc);
create trigger gap_clearance_kept before delete or update on concordat.gap_clearance for each row execute function concordat.refuse_change();
create trigger gap_clearance_stays before truncate on concordat.gap_clearance for each statement execute function concordat.refuse_change();

create function concordat.touch_gaps() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into concordat.gap_touch (person_id) select distinct n.person_id from fresh n;
  return null;
end $$;
create function concordat.touch_gap() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into concordat.gap_touch (person_id) values (new.person_id);
  return null;
end $$;
-- A standing decision is about a kind of note, not about a person; a group that changes is about everybody of whom anything was told.
create function concordat.touch_gaps_of_category() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into concordat.gap_touch (person_id) select distinct n.person_id from concordat.risk_note n where n.agency_id = new.agency_id and n.category = new.category
     and exists (select from concordat.share s where s.person_id = n.person_id and s.revoked_at is null);
  return null;
end $$;
create function concordat.touch_all_gaps() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into concordat.gap_touch (person_id) select distinct s.person_id from concordat.share s where s.revoked_at is null;
  return null;
end $$;
do $$
declare one text;
begin
  foreach one in array array['touch_gaps', 'touch_gap', 'touch_gaps_of_category', 'touch_all_gaps'] loop
    execute format('alter function concordat.%I() owner to concordat_loader', one);
    execute format('revoke all on function concordat.%I() from public', one);
  end loop;
  foreach one in array array['share', 'decision', 'risk_note', 'person_event'] loop
    execute format('create trigger %I after insert on concordat.%I referencing new table as fresh for each statement execute function concordat.touch_gaps()', one || '_touches_gaps', one);
  end loop;
end $$;
create trigger share_end_touches_gaps after update of revoked_at on concordat.share for each row
  when (new.revoked_at is distinct from old.revoked_at) execute function concordat.touch_gap();
create trigger decision_end_touches_gaps after update of ended_at on concordat.decision for each row
  when (new.ended_at is distinct from old.ended_at) execute function concordat.touch_gap();
create trigger note_end_touches_gaps after update of superseded_at, withdrawn_at on concordat.risk_note for each row
  when ((new.superseded_at, new.withdrawn_at) is distinct from (old.superseded_at, old.withdrawn_at)) execute function concordat.touch_gap();
create trigger standing_decision_touches_gaps after insert or update of approved_at, ended_at on concordat.standing_decision for each row
  execute function concordat.touch_gaps_of_category();
create trigger group_touches_gaps after update of controller_group_id on concordat.agency for each row
  when (new.controller_group_id is distinct from old.controller_group_id) execute function concordat.touch_all_gaps();
insert into concordat.gap_touch (person_id) select distinct s.person_id from concordat.share s where s.revoked_at is null;

-- One task asks the rule in every direction now.
create or replace function concordat.enqueue(p_task text, p_payload jsonb, p_job_key text default null) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if p_task is null or p_task not in ('raise-gaps','warn-agreements','reviews-due','endorsements-due','explain-due','chase-enquiries') then
    raise exception 'there is no task %', p_task using errcode = '22023';
  end if;
  if octet_length(p_payload::text) > 8192 or char_length(p_job_key) > 200 then
    raise exception 'the job is too large' using errcode = '22023';
  end if;
  perform graphile_worker.add_job(p_task, p_payload::json, job_key => p_job_key);
end $$;

alter table concordat.gap enable row level security, force row level security;
alter table concordat.gap_touch enable row level security, force row level security;
alter table concordat.gap_look enable row level security, force row level security;
alter table concordat.gap_clearance enable row level security, force row level security;
do $$
declare one text;
begin
  foreach one in array array['gap', 'gap_touch', 'gap_look', 'gap_clearance'] loop
    execute format('create policy loader_all on concordat.%I for all to concordat_loader using (true) with check (true)', one);
    execute format('grant select, insert, update, delete on concordat.%I to concordat_loader', one);
  end loop;
  foreach one in array array['gap', 'gap_touch', 'gap_look'] loop
    execute format('create policy worker_all on concordat.%I for all to concordat_worker using (true) with check (true)', one);
  end loop;
end $$;
grant select, insert, update on concordat.gap to concordat_worker;
grant select, delete on concordat.gap_touch to concordat_worker;
grant select, insert, update on concordat.gap_look to concordat_worker;
create policy worker_reads on concordat.set_recipient for select to concordat_worker using (true);
grant select (id, set_id, recipient_agency_id) on concordat.set_recipient to concordat_worker;

create policy api_reads on concordat.gap for select to concordat_api using (agency_id = (select concordat.current_agency())
  and ((select concordat.audits()) or ((select concordat.supervises()) and unit_id = any ((select concordat.current_units())::uuid[])))
  and exists (select 1 from concordat.person_sight ps where ps.agency_id = (select concordat.current_agency()) and ps.person_id = gap.person_id
    and ((not ps.guarded and ps.adult_on <= (select concordat.today()))
      or concordat.may_open(gap.person_id, (select concordat.current_agency()), (select concordat.current_staff())))));
create policy api_reads on concordat.gap_clearance for select to concordat_api using (agency_id = (select concordat.current_agency())
  and exists (select from concordat.gap g where g.id = gap_clearance.gap_id));
create policy api_adds on concordat.gap_clearance for insert to concordat_api with check (agency_id = (select concordat.current_agency())
  and said_by = (select concordat.current_staff()) and (select concordat.supervises()) and unit_id = any ((select concordat.current_units())::uuid[]));
grant select on concordat.gap to concordat_api;
grant select, insert on concordat.gap_clearance to concordat_api;

alter table concordat.trail_entry drop constraint trail_entry_kind_check;
alter table concordat.trail_entry add constraint trail_entry_kind_check check (kind in (
  'NOTE_RECORDED', 'NOTE_SUPERSEDED', 'NOTE_WITHDRAWN', 'SENT', 'RECEIVED', 'DECIDED_NOT_TO_SHARE', 'FIRST_SEEN', 'ACKNOWLEDGED', 'NOT_FOR_US',
  'CORRECTED', 'WITHDRAWN', 'REVOKED', 'ENDORSED', 'SENT_BACK', 'HELD_ELSEWHERE', 'ASKED', 'REPLIED', 'DECLINED_TO_ANSWER', 'ENQUIRY_CLOSED',
  'COPIED_OUT', 'ERASED', 'RESTRICTED', 'RESTRICTION_LIFTED', 'GAP_CLEARED', 'GAP_SENT_BACK'));
`);
  }

  async down(): Promise<void> {
    throw new Error('What was said of a gap is part of the record.');
  }
}
