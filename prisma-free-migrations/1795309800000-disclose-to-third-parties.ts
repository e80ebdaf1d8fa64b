import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Telling somebody outside the agencies: a proposal, a decision with the exact words, and what came of it. A class apart, like the references
 * to third parties themselves: the agency's own, for those who may work with the case. No emergency and no review opens it, and neither
 * opens the lines that it leaves on the trail.
 */
const me = '(select concordat.current_agency())';
const staff = '(select concordat.current_staff())';
const does = (what: string) => `(select concordat.${what}())`;
const workable = (person: string) => `concordat.may_work(${person}, ${me}, ${staff})`;

export class DiscloseToThirdParties1795309800000 implements MigrationInterface {
  name = 'DiscloseToThirdParties1795309800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLE);
    await db.query(ROWS);
    await db.query(TRAIL);
  }

  async down(): Promise<void> {
    throw new Error('What was told to whom is part of the record.');
  }
}

const TABLE = `
create table concordat.third_party_disclosure (
  id uuid primary key default concordat.uuid7(), reference text not null unique,
  person_id uuid not null references concordat.person (id), agency_id uuid not null references concordat.agency (id),
  unit_id uuid not null references concordat.unit (id), run_id uuid references concordat.procedure_run (id),
  need text not null,
  third_party_id uuid references concordat.third_party (id), relation text, why_them text not null,
  harm text not null, sought boolean not null, representations text not null,
  proposed_by uuid not null references concordat.staff (id), proposed_at timestamptz not null default concordat.now(),
  supersedes uuid unique references concordat.third_party_disclosure (id), superseded_at timestamptz,
  ledger_entry_id uuid not null references concordat.ledger_entry (id),
  decided_by uuid references concordat.staff (id), decided_at timestamptz, decided_as text,
  outcome text check (outcome in ('TELL', 'NOTHING_TO_DISCLOSE', 'NOT_TO_TELL')), why text,
  exact_words text, may_leave_in_writing boolean not null default false, why_in_writing text, neutral_words text,
  recorded_by uuid references concordat.staff (id), recorded_at timestamptz,
  telling text check (telling in ('TOLD', 'NO_UNDERTAKING', 'NOT_POSSIBLE', 'NEUTRAL_WORDS_SAID', 'NOBODY_ASKED')),
  safety_plan text check (safety_plan in ('IN_PLACE', 'NOT_WANTED')), safety_words text, undertaking boolean,
  told_by text, present text, place text, in_person boolean, why_not_in_person text, told_at timestamptz, left_in_writing text,
  telling_words text,
  check (num_nonnulls(third_party_id, relation) = 1),
  check (decided_by is null or decided_by <> proposed_by),
  check (num_nonnulls(decided_by, decided_at, decided_as, outcome, why) in (0, 5)),
  check ((exact_words is not null) = (outcome is not distinct from 'TELL')),
  check ((neutral_words is not null) = (outcome is not null and outcome <> 'TELL')),
  check (may_leave_in_writing = (why_in_writing is not null) and (not may_leave_in_writing or outcome = 'TELL')),
  check (num_nonnulls(recorded_by, recorded_at, telling) in (0, 3)),
  check (telling is null or (outcome is not null and (outcome = 'TELL') = (telling in ('TOLD', 'NO_UNDERTAKING', 'NOT_POSSIBLE')))),
  -- Support and a safety plan first; and nobody is told who has not undertaken to keep it in confidence.
  check (telling is null or telling not in ('TOLD', 'NO_UNDERTAKING') or num_nonnulls(safety_plan, safety_words, told_by, present, place, told_at) = 6),
  check (telling is distinct from 'TOLD' or undertaking is true),
  check (left_in_writing is null or (may_leave_in_writing and telling = 'TOLD')));
create index third_party_disclosure_person on concordat.third_party_disclosure (agency_id, person_id, proposed_at desc, id desc);`;

const DECIDED = [
  'decided_by',
  'decided_at',
  'decided_as',
  'outcome',
  'why',
  'exact_words',
  'may_leave_in_writing',
  'why_in_writing',
  'neutral_words',
];
const RECORDED = [
  'recorded_by', 'recorded_at', 'telling', 'safety_plan', 'safety_words', 'undertaking', 'told_by', 'present', 'place', 'in_person',
  'why_not_in_person', 'told_at', 'left_in_writing', 'telling_words',
]; // prettier-ignore
const MARKS = ['superseded_at', ...DECIDED, ...RECORDED];
const row = (which: string, columns: readonly string[]): string => `(${columns.map((one) => `${which}.${one}`).join(', ')})`;
const said = (columns: readonly string[]): string => `${row('new', columns)} is distinct from ${row('old', columns)}`;

const ROWS = `
alter table concordat.third_party_disclosure enable row level security, force row level security;
create policy loader_all on concordat.third_party_disclosure to concordat_loader using (true) with check (true);
grant select, insert, update, delete on concordat.third_party_disclosure to concordat_loader;
grant select, insert on concordat.third_party_disclosure to concordat_api;
create policy api_reads on concordat.third_party_disclosure for select to concordat_api
  using (agency_id = ${me} and ${does('works_with_cases')} and ${workable('third_party_disclosure.person_id')});
create policy api_adds on concordat.third_party_disclosure for insert to concordat_api with check (agency_id = ${me} and proposed_by = ${staff}
  and decided_at is null and recorded_at is null and superseded_at is null and ${does('writes_to_cases')}
  and ${workable('third_party_disclosure.person_id')});
create policy api_marks on concordat.third_party_disclosure for update to concordat_api
  using (agency_id = ${me} and ${does('writes_to_cases')} and ${workable('third_party_disclosure.person_id')});
grant update (${MARKS.join(', ')}) on concordat.third_party_disclosure to concordat_api;
create trigger third_party_disclosure_kept before update on concordat.third_party_disclosure for each row
  execute function concordat.change_only(${MARKS.map((one) => `'${one}'`).join(', ')});
-- Once is for good: neither the end, nor the decision, nor what came of it is said again.
create function concordat.third_party_disclosure_stands() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if (old.superseded_at is not null and new.superseded_at is distinct from old.superseded_at)
      or (old.decided_at is not null and ${said(DECIDED)}) or (old.recorded_at is not null and ${said(RECORDED)}) then
    raise exception 'this was said already' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger third_party_disclosure_stands before update on concordat.third_party_disclosure for each row
  execute function concordat.third_party_disclosure_stands();
create trigger third_party_disclosure_stays before delete on concordat.third_party_disclosure for each row execute function concordat.refuse_change();
insert into concordat.work_kind (kind, stays) values ('DISCLOSURE_TO_DECIDE', false), ('DISCLOSURE_TO_TELL', false);`;

const TRAIL = `
do $$
declare now_said text;
begin
  select pg_get_constraintdef(oid) into strict now_said from pg_constraint where conname = 'trail_entry_kind_check' and conrelid = 'concordat.trail_entry'::regclass;
  alter table concordat.trail_entry drop constraint trail_entry_kind_check;
  execute 'alter table concordat.trail_entry add constraint trail_entry_kind_check '
    || replace(now_said, 'ARRAY[', 'ARRAY[''DISCLOSURE_PROPOSED''::text, ''DISCLOSURE_DECIDED''::text, ''DISCLOSURE_TOLD''::text, ');
end $$;
alter table concordat.trail_entry add column third_party_disclosure_id uuid references concordat.third_party_disclosure (id);
-- Without words, and for nobody but those who may read the disclosure itself.
alter table concordat.trail_entry add check ((kind in ('DISCLOSURE_PROPOSED', 'DISCLOSURE_DECIDED', 'DISCLOSURE_TOLD')) = (third_party_disclosure_id is not null));
alter table concordat.trail_entry add check (third_party_disclosure_id is null or words is null);
do $$
declare
  held text := (select pg_get_expr(polqual, polrelid) from pg_policy where polrelid = 'concordat.trail_entry'::regclass and polname = 'api_reads');
  reviewed text := (select pg_get_expr(polqual, polrelid) from pg_policy where polrelid = 'concordat.trail_entry'::regclass and polname = 'reviewer_reads');
begin
  execute 'alter policy api_reads on concordat.trail_entry using ((' || held || ') and (third_party_disclosure_id is null or ${workable('trail_entry.person_id')}))';
  execute 'alter policy reviewer_reads on concordat.trail_entry using ((' || reviewed || ') and third_party_disclosure_id is null)';
end $$;
-- A count of people must not tell of whoever is in nothing but a disclosure.
do $$
declare body text;
begin
  body := pg_get_functiondef('concordat.people_left_out(timestamptz, timestamptz)'::regprocedure);
  execute replace(body, $find$t.kind <> 'HELD_ELSEWHERE'$find$, $new$t.kind <> 'HELD_ELSEWHERE' and t.third_party_disclosure_id is null$new$);
end $$;`;
