import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Decisions to share or not, drawn by stated rules, looked at by somebody whose own they are not, and what was found of each. */
export class SampleDecisions1795308900000 implements MigrationInterface {
  name = 'SampleDecisions1795308900000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(OWN);
    await db.query(POLICIES);
    await db.query(ANSWER);
    await db.query(`
insert into concordat.work_kind (kind) values ('SAMPLE_RETURNED'), ('LEARNING_POINT');
-- Adds to whatever kinds there are by now.
do $$
declare now_said text;
begin
  select pg_get_constraintdef(oid) into strict now_said from pg_constraint where conname = 'trail_entry_kind_check' and conrelid = 'concordat.trail_entry'::regclass;
  alter table concordat.trail_entry drop constraint trail_entry_kind_check;
  execute 'alter table concordat.trail_entry add constraint trail_entry_kind_check ' || replace(now_said, 'ARRAY[', 'ARRAY[''SAMPLED''::text, ');
end $$;
create index decision_decided on concordat.decision (agency_id, decided_at);`);
  }

  async down(): Promise<void> {
    throw new Error('What was drawn and found is part of the record.');
  }
}

const me = '(select concordat.current_agency())';
const staff = '(select concordat.current_staff())';

const TABLES = `
create table concordat.decision_sample (
  id uuid primary key default concordat.uuid7(),
  agency_id uuid not null references concordat.agency (id),
  rule text not null check (rule in ('RANDOM', 'ALL_WITHHELD', 'LEVEL_LOWERED', 'REASON_REPEATED', 'SENSITIVE_WITHOUT_NEED')),
  from_day date not null,
  to_day date not null,
  size int not null check (size between 1 and 50),
  seed text not null,
  pool int not null check (pool >= drawn),
  drawn int not null check (drawn between 0 and size),
  drawn_by uuid not null references concordat.staff (id),
  drawn_at timestamptz not null default concordat.now(),
  ledger_entry_id uuid not null references concordat.ledger_entry (id),
  check (from_day <= to_day));
create index decision_sample_agency on concordat.decision_sample (agency_id, drawn_at desc, id desc);

-- Whoever drew it is never whoever decided; the policy below also asks who endorsed it and who leads the case.
create table concordat.sampled_decision (
  id uuid primary key default concordat.uuid7(),
  sample_id uuid not null references concordat.decision_sample (id),
  agency_id uuid not null references concordat.agency (id),
  decision_id uuid not null references concordat.decision (id),
  person_id uuid not null references concordat.person (id),
  unit_id uuid not null references concordat.unit (id),
  decided_by uuid not null references concordat.staff (id),
  drawn_by uuid not null references concordat.staff (id),
  ordinal int not null,
  unique (sample_id, decision_id),
  check (drawn_by <> decided_by));

create table concordat.sample_finding (
  id uuid primary key default concordat.uuid7(),
  sampled_id uuid not null unique references concordat.sampled_decision (id),
  decision_id uuid not null references concordat.decision (id),
  agency_id uuid not null references concordat.agency (id),
  person_id uuid not null references concordat.person (id),
  decided_by uuid not null references concordat.staff (id),
  finding text not null check (finding in ('AGREED', 'RETURNED', 'LEARNING_POINT')),
  words text,
  found_by uuid not null references concordat.staff (id),
  found_at timestamptz not null default concordat.now(),
  ledger_entry_id uuid not null references concordat.ledger_entry (id),
  check (finding = 'AGREED' or words is not null),
  check (found_by <> decided_by));`;

const OWN = `
create function concordat.samples_decisions() returns boolean language sql stable as $$
  select concordat.current_roles() && array['SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT', 'SHARING_AUDITOR'] $$;
revoke all on function concordat.samples_decisions() from public;
grant execute on function concordat.samples_decisions() to concordat_api, concordat_loader;

-- Taken or endorsed by them, or about a case that they lead or have led. Without settings of its own, so that it is read into the statement that asks.
create function concordat.own_decision(p_staff uuid, p_decided_by uuid, p_endorsed_by uuid, p_person uuid, p_agency uuid) returns boolean language sql stable as $$
  select p_decided_by = p_staff or p_endorsed_by is not distinct from p_staff
    or exists (select 1 from concordat.case_membership m where m.person_id = p_person and m.agency_id = p_agency and m.lead_staff_id = p_staff) $$;
revoke all on function concordat.own_decision(uuid, uuid, uuid, uuid, uuid) from public;
grant execute on function concordat.own_decision(uuid, uuid, uuid, uuid, uuid) to concordat_api, concordat_loader;`;

const POLICIES = `
do $do$ declare t text; begin
  foreach t in array array['decision_sample', 'sampled_decision', 'sample_finding'] loop
    execute format('alter table concordat.%I enable row level security, force row level security', t);
    execute format('create policy loader_all on concordat.%I for all to concordat_loader using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on concordat.%I to concordat_loader', t);
    execute format('grant select, insert on concordat.%I to concordat_api', t);
    execute format('create trigger %I before update or delete on concordat.%I for each row execute function concordat.refuse_change()', t || '_kept', t);
    execute format('create trigger %I before truncate on concordat.%I for each statement execute function concordat.refuse_change()', t || '_stays', t);
  end loop;
end $do$;
create policy api_reads on concordat.decision_sample for select to concordat_api
  using (agency_id = ${me} and (select concordat.samples_decisions()));
create policy api_adds on concordat.decision_sample for insert to concordat_api
  with check (agency_id = ${me} and drawn_by = ${staff} and (select concordat.samples_decisions()));
create policy api_reads on concordat.sampled_decision for select to concordat_api
  using (agency_id = ${me} and (select concordat.samples_decisions()) and concordat.may_open(person_id, ${me}, ${staff}));
create policy api_adds on concordat.sampled_decision for insert to concordat_api
  with check (agency_id = ${me} and drawn_by = ${staff} and (select concordat.samples_decisions()) and concordat.may_work(person_id, ${me}, ${staff})
    and exists (select 1 from concordat.decision d join concordat.decision_set s on s.id = d.set_id
      where d.id = decision_id and d.agency_id = ${me} and d.person_id = sampled_decision.person_id and s.unit_id = sampled_decision.unit_id
        and s.decided_by = sampled_decision.decided_by
        and not concordat.own_decision(sampled_decision.drawn_by, s.decided_by, d.endorsed_by, d.person_id, d.agency_id)));
-- What was found is read by whoever samples; what was returned, by whoever decided it as well.
create policy api_reads on concordat.sample_finding for select to concordat_api
  using (agency_id = ${me} and ((select concordat.samples_decisions()) or (decided_by = ${staff} and finding = 'RETURNED' and (select concordat.works_with_cases())))
    and concordat.may_open(person_id, ${me}, ${staff}));
create policy api_adds on concordat.sample_finding for insert to concordat_api
  with check (agency_id = ${me} and found_by = ${staff} and (select concordat.samples_decisions()) and concordat.may_work(person_id, ${me}, ${staff})
    and exists (select 1 from concordat.sampled_decision x join concordat.decision d on d.id = x.decision_id
      where x.id = sampled_id and x.decision_id = sample_finding.decision_id and x.person_id = sample_finding.person_id and x.decided_by = sample_finding.decided_by
        and not concordat.own_decision(sample_finding.found_by, x.decided_by, d.endorsed_by, x.person_id, x.agency_id)));`;

/** What the decider said when they closed the work that it had become: theirs to read as work, and part of the finding to whoever samples. */
const ANSWER = `
create function concordat.sample_answer(p_sampled uuid) returns table (words text, at timestamptz) language sql stable security definer set search_path = pg_catalog as $$
  select w.closed_words, w.closed_at from concordat.work_item w
   where w.agency_id = concordat.current_agency() and w.kind = 'SAMPLE_RETURNED' and w.dedupe_key = 'sample-returned:' || p_sampled and w.closed_at is not null
     and concordat.samples_decisions()
   order by w.closed_at limit 1 $$;
alter function concordat.sample_answer(uuid) owner to concordat_loader;
revoke all on function concordat.sample_answer(uuid) from public;
grant execute on function concordat.sample_answer(uuid) to concordat_api;`;
