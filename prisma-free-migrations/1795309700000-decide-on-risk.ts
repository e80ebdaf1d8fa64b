import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Risk-management decisions as they were taken: what was to be decided, what was considered, on which versions of what was known, why, who saw
 * it otherwise, and whether a supervisor endorsed it. One that is changed is another, which supersedes it; nothing is edited.
 */
const me = '(select concordat.current_agency())';
const staff = '(select concordat.current_staff())';
const does = (what: string) => `(select concordat.${what}())`;
const opened = (person: string) => `exists (select 1 from concordat.person_sight ps where ps.agency_id = ${me} and ps.person_id = ${person}
  and ((not ps.guarded and ps.adult_on <= (select concordat.today())) or concordat.may_open(${person}, ${me}, ${staff})))`;
const workable = (person: string) => `concordat.may_work(${person}, ${me}, ${staff})`;

export class DecideOnRisk1795309700000 implements MigrationInterface {
  name = 'DecideOnRisk1795309700000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
create table concordat.risk_decision (
  id uuid primary key default concordat.uuid7(), reference text not null unique,
  person_id uuid not null references concordat.person (id), agency_id uuid not null references concordat.agency (id),
  unit_id uuid not null references concordat.unit (id), run_id uuid references concordat.procedure_run (id),
  question text not null,
  -- [{title, speaksFor, speaksAgainst}], and which of them, from 0.
  options jsonb not null check (jsonb_array_length(options) between 2 and 10),
  chosen int not null check (chosen >= 0 and chosen < jsonb_array_length(options)),
  rationale text not null, dissent text, nothing_relied_on text,
  decided_by uuid not null references concordat.staff (id), decided_at timestamptz not null default concordat.now(),
  supersedes uuid unique references concordat.risk_decision (id),
  superseded_at timestamptz,
  looked_at_by uuid references concordat.staff (id), looked_at timestamptz, endorsed boolean, looked_at_words text,
  ledger_entry_id uuid not null references concordat.ledger_entry (id),
  check (looked_at_by is null or looked_at_by <> decided_by),
  check ((looked_at is null) = (looked_at_by is null) and (looked_at is null) = (endorsed is null)),
  check (endorsed is not false or looked_at_words is not null));
create index risk_decision_person on concordat.risk_decision (agency_id, person_id, decided_at desc, id desc);

-- A note is a version of itself, and what was received never changes: the row says which words were known.
create table concordat.risk_decision_item (
  id uuid primary key default concordat.uuid7(), decision_id uuid not null references concordat.risk_decision (id), ordinal int not null,
  note_id uuid references concordat.risk_note (id), share_item_id uuid references concordat.share_item (id),
  unique (decision_id, ordinal), check (num_nonnulls(note_id, share_item_id) = 1));

do $do$ declare t text; begin
  foreach t in array array['risk_decision', 'risk_decision_item'] loop
    execute format('alter table concordat.%I enable row level security, force row level security', t);
    execute format('create policy loader_all on concordat.%I to concordat_loader using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on concordat.%I to concordat_loader', t);
    execute format('grant select, insert on concordat.%I to concordat_api', t);
  end loop;
end $do$;
create policy api_reads on concordat.risk_decision for select to concordat_api
  using (agency_id = ${me} and ${does('works_with_cases')} and ${opened('risk_decision.person_id')});
create policy reviewer_reads on concordat.risk_decision for select to concordat_api
  using (${does('reviews')} and concordat.under_review(risk_decision.person_id, agency_id));
create policy api_adds on concordat.risk_decision for insert to concordat_api with check (agency_id = ${me} and decided_by = ${staff}
  and looked_at is null and superseded_at is null and ${does('writes_to_cases')} and ${workable('risk_decision.person_id')});
create policy api_marks on concordat.risk_decision for update to concordat_api
  using (agency_id = ${me} and ${does('writes_to_cases')} and ${workable('risk_decision.person_id')});
grant update (superseded_at, looked_at_by, looked_at, endorsed, looked_at_words) on concordat.risk_decision to concordat_api;
create policy api_reads on concordat.risk_decision_item for select to concordat_api
  using (exists (select 1 from concordat.risk_decision d where d.id = decision_id));
create policy api_adds on concordat.risk_decision_item for insert to concordat_api with check (${does('writes_to_cases')}
  and exists (select 1 from concordat.risk_decision d where d.id = decision_id and d.decided_by = ${staff}));

create trigger risk_decision_kept before update on concordat.risk_decision for each row
  execute function concordat.change_only('superseded_at', 'looked_at_by', 'looked_at', 'endorsed', 'looked_at_words');
-- Once is for good: neither the end nor what a supervisor said of it is said again.
create function concordat.risk_decision_stands() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if (old.superseded_at is not null and new.superseded_at is distinct from old.superseded_at)
      or (old.looked_at is not null and (new.looked_at_by, new.looked_at, new.endorsed, new.looked_at_words)
        is distinct from (old.looked_at_by, old.looked_at, old.endorsed, old.looked_at_words)) then
    raise exception 'this was said already' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger risk_decision_stands before update on concordat.risk_decision for each row execute function concordat.risk_decision_stands();
create trigger risk_decision_stays before delete on concordat.risk_decision for each row execute function concordat.refuse_change();
create trigger risk_decision_item_stays before update or delete on concordat.risk_decision_item for each row execute function concordat.refuse_change();

do $$
declare now_said text;
begin
  select pg_get_constraintdef(oid) into strict now_said from pg_constraint where conname = 'trail_entry_kind_check' and conrelid = 'concordat.trail_entry'::regclass;
  alter table concordat.trail_entry drop constraint trail_entry_kind_check;
  execute 'alter table concordat.trail_entry add constraint trail_entry_kind_check '
    || replace(now_said, 'ARRAY[', 'ARRAY[''RISK_DECIDED''::text, ''RISK_DECISION_LOOKED_AT''::text, ');
end $$;
alter table concordat.trail_entry add column risk_decision_id uuid references concordat.risk_decision (id);
insert into concordat.work_kind (kind, stays) values ('RISK_DECISION_TO_ENDORSE', false), ('RISK_DECISION_NOT_ENDORSED', false);`);
  }

  async down(): Promise<void> {
    throw new Error('What was decided is part of the record.');
  }
}
