import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What must be kept whatever the law says of it, and what somebody says must go: asked by one officer, decided by another. */
export class HoldAndAskToErase1795308700000 implements MigrationInterface {
  name = 'HoldAndAskToErase1795308700000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
create table concordat.legal_hold (
  id uuid primary key default concordat.uuid7(),
  agency_id uuid not null references concordat.agency (id),
  person_id uuid not null references concordat.person (id),
  ground text not null check (ground in ('INQUEST', 'DEATH_REVIEW', 'FURTHER_OFFENCE_REVIEW', 'COMPLAINT_INVESTIGATION', 'PUBLIC_INQUIRY', 'LEGAL_PROCEEDINGS', 'OTHER')),
  reference text not null,
  words text not null,
  placed_by uuid not null references concordat.staff (id),
  placed_at timestamptz not null default concordat.now(),
  lifted_by uuid references concordat.staff (id),
  lifted_at timestamptz,
  lifted_words text,
  ledger_entry_id uuid not null references concordat.ledger_entry (id),
  check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_words is null)),
  check (lifted_by <> placed_by));
create index legal_hold_agency on concordat.legal_hold (agency_id, placed_at desc, id desc);
create index legal_hold_in_force on concordat.legal_hold (person_id) where lifted_at is null;

-- Whoever asked and decided may have joined after the copy that is restored: they are not looked up. Of a note all its versions. Not erased because it is evidence: restricted, until that is lifted (Data Protection Act 2018, section 47(2)).
create table concordat.erasure_request (
  id uuid primary key default concordat.uuid7(),
  reference text not null unique,
  agency_id uuid not null references concordat.agency (id),
  person_id uuid not null references concordat.person (id),
  note_id uuid references concordat.risk_note (id),
  answer_id uuid references concordat.answer (id),
  ground text not null check (ground in ('UNLAWFULLY_HELD', 'LEGAL_OBLIGATION', 'NO_LONGER_NEEDED', 'INACCURATE')),
  authority text not null,
  words text not null,
  asked_by uuid not null,
  asked_at timestamptz not null default concordat.now(),
  outcome text check (outcome in ('ERASED', 'RESTRICTED', 'REFUSED')),
  decided_by uuid,
  decided_at timestamptz,
  decided_words text,
  erased_at timestamptz,
  lifted_by uuid,
  lifted_at timestamptz,
  lifted_words text,
  kept_at timestamptz,
  ledger_entry_id uuid,
  check (num_nonnulls(note_id, answer_id) = 1),
  check (num_nonnulls(outcome, decided_by, decided_at, decided_words) in (0, 4)),
  check (decided_by <> asked_by),
  check (num_nonnulls(lifted_by, lifted_at, lifted_words) in (0, 3)),
  check (lifted_at is null or outcome = 'RESTRICTED'),
  check (lifted_by <> decided_by),
  check (erased_at is null or outcome = 'ERASED'));
create index erasure_request_agency on concordat.erasure_request (agency_id, asked_at desc, id desc);
create unique index erasure_request_open_note on concordat.erasure_request (note_id) where outcome is null;
create unique index erasure_request_open_answer on concordat.erasure_request (answer_id) where outcome is null;
create index erasure_request_to_keep on concordat.erasure_request (erased_at) where erased_at is not null and kept_at is null;

create trigger legal_hold_kept before update on concordat.legal_hold for each row execute function concordat.change_only('lifted_by', 'lifted_at', 'lifted_words');
create trigger legal_hold_stays before delete on concordat.legal_hold for each row execute function concordat.refuse_change();
create trigger erasure_request_kept before update on concordat.erasure_request for each row execute function concordat.change_only(
  'outcome', 'decided_by', 'decided_at', 'decided_words', 'erased_at', 'lifted_by', 'lifted_at', 'lifted_words', 'kept_at', 'ledger_entry_id');
create trigger erasure_request_stays before delete on concordat.erasure_request for each row execute function concordat.refuse_change();

-- A hold by any agency keeps everybody from destroying; whose it is stays untold.
create function concordat.held(p_person uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from concordat.legal_hold h where h.person_id = p_person and h.lifted_at is null)
$$;
alter function concordat.held(uuid) owner to concordat_loader;
revoke all on function concordat.held(uuid) from public;
grant execute on function concordat.held(uuid) to concordat_api;

alter table concordat.legal_hold enable row level security, force row level security;
alter table concordat.erasure_request enable row level security, force row level security;
do $$
declare one text;
begin
  foreach one in array array['legal_hold', 'erasure_request'] loop
    execute format($p$create policy api_reads on concordat.%I for select to concordat_api using (agency_id = (select concordat.current_agency())
      and (select concordat.governs()) and concordat.may_open(person_id, (select concordat.current_agency()), (select concordat.current_staff())))$p$, one);
    execute format($p$create policy api_marks on concordat.%I for update to concordat_api using (agency_id = (select concordat.current_agency())
      and (select concordat.governs()))$p$, one);
    execute format('create policy loader_all on concordat.%I for all to concordat_loader using (true) with check (true)', one);
    execute format('grant select, insert, update, delete on concordat.%I to concordat_loader', one);
    execute format('grant select, insert on concordat.%I to concordat_api', one);
  end loop;
end $$;
create policy api_adds on concordat.legal_hold for insert to concordat_api with check (agency_id = (select concordat.current_agency())
  and placed_by = (select concordat.current_staff()) and (select concordat.governs()));
create policy api_adds on concordat.erasure_request for insert to concordat_api with check (agency_id = (select concordat.current_agency())
  and asked_by = (select concordat.current_staff()) and outcome is null and (select concordat.governs()));
create policy integrator_reads on concordat.erasure_request for select to concordat_integrator using (true);
create policy integrator_marks on concordat.erasure_request for update to concordat_integrator using (erased_at is not null);
grant update (lifted_by, lifted_at, lifted_words) on concordat.legal_hold to concordat_api;
grant update (outcome, decided_by, decided_at, decided_words, lifted_by, lifted_at, lifted_words, ledger_entry_id) on concordat.erasure_request to concordat_api;
grant select on concordat.erasure_request to concordat_integrator;
grant update (kept_at, ledger_entry_id) on concordat.erasure_request to concordat_integrator;

alter table concordat.trail_entry drop constraint trail_entry_kind_check;
alter table concordat.trail_entry add constraint trail_entry_kind_check check (kind in (
  'NOTE_RECORDED', 'NOTE_SUPERSEDED', 'NOTE_WITHDRAWN', 'SENT', 'RECEIVED', 'DECIDED_NOT_TO_SHARE', 'FIRST_SEEN', 'ACKNOWLEDGED', 'NOT_FOR_US',
  'CORRECTED', 'WITHDRAWN', 'REVOKED', 'ENDORSED', 'SENT_BACK', 'HELD_ELSEWHERE', 'ASKED', 'REPLIED', 'DECLINED_TO_ANSWER', 'ENQUIRY_CLOSED',
  'COPIED_OUT', 'ERASED', 'RESTRICTED', 'RESTRICTION_LIFTED'));
insert into concordat.work_kind (kind) values ('ERASURE_TO_DECIDE'), ('ERASED_AT_SOURCE');
alter policy api_adds on concordat.work_item with check (agency_id = (select concordat.current_agency()) or kind in (
  'NOT_FOR_US', 'RECIPIENTS_RELY_ON_OLD', 'ENQUIRY_TO_ANSWER', 'ENQUIRY_DECLINED', 'REPLY_TO_READ', 'CONTRADICTION', 'ERASED_AT_SOURCE'));
`);
  }

  async down(): Promise<void> {
    throw new Error('What was held and asked for is part of the record.');
  }
}
