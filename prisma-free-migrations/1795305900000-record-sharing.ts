import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Decision sets, decisions per item and recipient, what was sent (frozen), what became of it, the trail, the log entries, the access log. */
export class RecordSharing1795305900000 implements MigrationInterface {
  name = 'RecordSharing1795305900000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
-- The log's own half of an act: salted digests only. Sequenced later by the integrator (no index here, so no lock here).
create table concordat.ledger_entry (
  id uuid primary key,
  entry bytea not null check (octet_length(entry) <= 65535),
  leaf_hash bytea not null generated always as (sha256('\\x00'::bytea || entry)) stored,
  recorded_at timestamptz not null default concordat.now()
);
create index ledger_entry_order on concordat.ledger_entry (recorded_at, id);
-- The erasable half: what opens the digests. Kept apart, readable by the custodian only.
create table concordat.ledger_disclosure (
  entry_id uuid not null references concordat.ledger_entry,
  ordinal int not null,
  custodian_agency_id uuid not null references concordat.agency,
  part text not null check (part in ('FIELD','ITEM')),
  disclosure text not null,
  primary key (entry_id, ordinal)
);

create table concordat.decision_set (
  id uuid primary key default concordat.uuid7(),
  reference text not null unique,
  person_id uuid not null references concordat.person,
  agency_id uuid not null references concordat.agency,
  unit_id uuid not null references concordat.unit,
  decided_by uuid not null references concordat.staff,
  decided_at timestamptz not null default concordat.now(),
  mode text not null check (mode in ('ROUTINE','URGENT','AFTERWARDS')),
  told_how text not null check (told_how in ('PORTAL','TELEPHONE','MEETING','EMAIL','LETTER')),
  told_at timestamptz not null,
  urgent_reason text,
  considered jsonb not null,
  silent_sources jsonb not null default '[]',
  explain_due_at timestamptz,
  ledger_entry_id uuid not null references concordat.ledger_entry,
  check ((mode = 'URGENT') = (urgent_reason is not null))
);
create index decision_set_person on concordat.decision_set (agency_id, person_id, decided_at desc);
-- Gateway, basis, purpose, necessity and proportionality: stated once per set and recipient.
create table concordat.set_recipient (
  id uuid primary key default concordat.uuid7(),
  set_id uuid not null references concordat.decision_set,
  agency_id uuid not null references concordat.agency,
  recipient_agency_id uuid not null references concordat.agency,
  recipient_unit_id uuid references concordat.unit,
  recipient_staff_id uuid references concordat.staff,
  why_needed text,
  purpose text not null,
  gateway text not null,
  protection_condition text not null,
  necessity text not null,
  proportionality text not null,
  agreement_id uuid references concordat.agreement,
  asked text,
  respond_by timestamptz,
  check (recipient_agency_id <> agency_id or recipient_unit_id is not null or recipient_staff_id is not null)
);
create index set_recipient_set on concordat.set_recipient (set_id);
create table concordat.decision (
  id uuid primary key default concordat.uuid7(),
  set_id uuid not null references concordat.decision_set,
  set_recipient_id uuid not null references concordat.set_recipient,
  agency_id uuid not null references concordat.agency,
  person_id uuid not null references concordat.person,
  recipient_agency_id uuid not null references concordat.agency,
  recipient_unit_id uuid references concordat.unit,
  recipient_staff_id uuid references concordat.staff,
  note_id uuid not null references concordat.risk_note,
  note_series_id uuid not null,
  note_level text not null check (note_level in ('LOW','MEDIUM','HIGH','VERY_HIGH')),
  outcome text not null check (outcome in ('SHARED','SHARED_IN_PART','WITHHELD','DEFERRED','NOT_RELEVANT')),
  reason_code text not null,
  reason_words text,
  recipient_words text,
  review_by date,
  deferred_until timestamptz,
  decided_at timestamptz not null default concordat.now(),
  ended_at timestamptz,
  ended_why text check (ended_why in ('REDECIDED','CIRCUMSTANCES','REVOKED','NOTE_SUPERSEDED','NOTE_WITHDRAWN','SENT_BACK')),
  endorse_due_at timestamptz,
  endorsed_at timestamptz,
  endorsed_by uuid references concordat.staff,
  endorsement text check (endorsement in ('ENDORSED','SENT_BACK')),
  endorsement_words text
);
create index decision_answer on concordat.decision (agency_id, person_id, recipient_agency_id, note_id) where ended_at is null;
create index decision_set_rows on concordat.decision (set_id);
create index decision_note on concordat.decision (note_id);
create trigger decision_kept before update on concordat.decision for each row
  execute function concordat.change_only('ended_at','ended_why','endorsed_at','endorsed_by','endorsement','endorsement_words');

create table concordat.share (
  id uuid primary key default concordat.uuid7(),
  reference text not null,
  set_id uuid not null references concordat.decision_set,
  set_recipient_id uuid not null references concordat.set_recipient,
  person_id uuid not null references concordat.person,
  sender_agency_id uuid not null references concordat.agency,
  sender_unit_id uuid not null references concordat.unit,
  sent_by uuid not null references concordat.staff,
  sent_at timestamptz not null default concordat.now(),
  told_at timestamptz not null,
  told_how text not null,
  mode text not null,
  recipient_agency_id uuid not null references concordat.agency,
  recipient_unit_id uuid references concordat.unit,
  recipient_staff_id uuid references concordat.staff,
  purpose text not null,
  gateway text not null,
  protection_condition text not null,
  agreement_id uuid references concordat.agreement,
  asked text,
  respond_by timestamptz,
  first_seen_at timestamptz,
  first_seen_by uuid references concordat.staff,
  response text check (response in ('ACKNOWLEDGED','NOT_FOR_US')),
  response_words text,
  responded_at timestamptz,
  responded_by uuid references concordat.staff,
  revoked_at timestamptz,
  revoked_by uuid references concordat.staff,
  revoked_reason text,
  check ((revoked_at is null) = (revoked_reason is null))
);
create index share_to on concordat.share (recipient_agency_id, sent_at desc, id desc);
create index share_from on concordat.share (sender_agency_id, sent_at desc, id desc);
create index share_person_to on concordat.share (person_id, recipient_agency_id, sent_at desc);
create index share_set on concordat.share (set_id);
create trigger share_kept before update on concordat.share for each row execute function concordat.change_only(
  'first_seen_at','first_seen_by','response','response_words','responded_at','responded_by','revoked_at','revoked_by','revoked_reason');
-- The frozen copy: exactly what went, and its hash.
create table concordat.share_item (
  id uuid primary key default concordat.uuid7(),
  share_id uuid not null references concordat.share,
  ordinal int not null,
  decision_id uuid not null references concordat.decision,
  note_id uuid not null references concordat.risk_note,
  note_version int not null,
  sender_agency_id uuid not null references concordat.agency,
  recipient_agency_id uuid not null references concordat.agency,
  originator_agency_id uuid not null references concordat.agency,
  in_part boolean not null,
  category text not null,
  level text not null,
  nature text not null,
  body text not null,
  body_hash bytea not null,
  happened_on date not null,
  basis text not null,
  source_grade int,
  intelligence_grade text,
  handling_code text not null,
  handling_conditions text,
  marking text not null,
  disclosable text not null,
  third_parties jsonb not null default '[]',
  superseded_at timestamptz,
  withdrawn_at timestamptz,
  unique (share_id, ordinal)
);
create index share_item_note on concordat.share_item (note_id);
create trigger share_item_kept before update on concordat.share_item for each row execute function concordat.change_only('superseded_at','withdrawn_at');
-- What was cut, by code: the sender's own knowledge, never the recipient's.
create table concordat.share_cut (
  decision_id uuid not null references concordat.decision,
  ordinal int not null,
  agency_id uuid not null references concordat.agency,
  code text not null,
  words text,
  primary key (decision_id, ordinal)
);

-- "Outside this recipient's function": approved by a second person, reviewed yearly.
create table concordat.standing_decision (
  id uuid primary key default concordat.uuid7(),
  agency_id uuid not null references concordat.agency,
  recipient_agency_id uuid not null references concordat.agency,
  category text not null,
  reason_words text not null,
  proposed_by uuid not null references concordat.staff,
  proposed_at timestamptz not null default concordat.now(),
  approved_by uuid references concordat.staff,
  approved_at timestamptz,
  review_by date not null,
  ended_at timestamptz,
  ended_words text,
  ledger_entry_id uuid references concordat.ledger_entry,
  check (approved_by is distinct from proposed_by)
);
create index standing_decision_for on concordat.standing_decision (agency_id, recipient_agency_id) where ended_at is null;
-- A desk whose material may not be entered here: date, role and its own reference; no content, category, level or name.
create table concordat.held_elsewhere (
  id uuid primary key default concordat.uuid7(),
  agency_id uuid not null references concordat.agency,
  unit_id uuid not null references concordat.unit,
  person_id uuid not null references concordat.person,
  considered_on date not null,
  considered_by_role text not null,
  own_reference text not null,
  review_by date not null,
  recorded_by uuid not null references concordat.staff,
  recorded_at timestamptz not null default concordat.now(),
  ledger_entry_id uuid not null references concordat.ledger_entry
);
create index held_elsewhere_unit on concordat.held_elsewhere (agency_id, unit_id, person_id);

-- One row per event and per agency that is entitled to read it; a withheld decision has one row, the decider's.
create table concordat.trail_entry (
  id uuid primary key default concordat.uuid7(),
  agency_id uuid not null references concordat.agency,
  at timestamptz not null default concordat.now(),
  person_id uuid not null references concordat.person,
  kind text not null check (kind in ('NOTE_RECORDED','NOTE_SUPERSEDED','NOTE_WITHDRAWN','SENT','RECEIVED','DECIDED_NOT_TO_SHARE','FIRST_SEEN','ACKNOWLEDGED','NOT_FOR_US','CORRECTED','WITHDRAWN','REVOKED','ENDORSED','SENT_BACK','HELD_ELSEWHERE')),
  outcome text check (outcome in ('SHARED','SHARED_IN_PART','WITHHELD','DEFERRED','NOT_RELEVANT')),
  unit_id uuid references concordat.unit,
  staff_id uuid not null references concordat.staff,
  from_agency_id uuid not null references concordat.agency,
  to_agency_id uuid references concordat.agency,
  to_unit_id uuid references concordat.unit,
  to_staff_id uuid references concordat.staff,
  set_id uuid references concordat.decision_set,
  share_id uuid references concordat.share,
  decision_id uuid references concordat.decision,
  note_id uuid references concordat.risk_note,
  category text,
  level text,
  happened_at timestamptz,
  reason_code text,
  words text
);
create index trail_entry_agency on concordat.trail_entry (agency_id, at desc, id desc);
create index trail_entry_person on concordat.trail_entry (agency_id, person_id, at desc, id desc);
create index trail_entry_other on concordat.trail_entry (agency_id, to_agency_id, at desc, id desc);

-- DPA 2018 s.62: every consultation, search and refused attempt. A store apart from the sharing record.
create table concordat.access_log (
  id uuid primary key default concordat.uuid7(),
  at timestamptz not null default concordat.now(),
  agency_id uuid not null references concordat.agency,
  staff_id uuid not null references concordat.staff,
  sign_in_id uuid,
  act text not null check (act in ('CONSULTATION','SEARCH','DISCLOSURE','COLLECTION','ALTERATION','REFUSED','DENIED')),
  operation text not null,
  subject_type text,
  subject_id uuid,
  person_id uuid,
  row_count int,
  code text,
  details jsonb,
  correlation_id text
);
create index access_log_agency on concordat.access_log (agency_id, at desc, id desc);
create index access_log_person on concordat.access_log (agency_id, person_id, at desc) where person_id is not null;

-- Keys of acts: the same key from the same person brings back the first answer.
create table concordat.keyed_act (
  agency_id uuid not null references concordat.agency,
  staff_id uuid not null references concordat.staff,
  key text not null check (char_length(key) between 8 and 100),
  operation text not null,
  input_hash bytea not null,
  answer jsonb,
  at timestamptz not null default concordat.now(),
  primary key (agency_id, staff_id, key)
);
do $do$ declare t text; begin
  foreach t in array array['ledger_entry','trail_entry','access_log','share_cut','decision_set','set_recipient','held_elsewhere'] loop
    execute format('create trigger %I before update or delete on concordat.%I for each row execute function concordat.refuse_change()', t || '_kept', t);
    execute format('create trigger %I before truncate on concordat.%I for each statement execute function concordat.refuse_change()', t || '_stays', t);
  end loop;
  foreach t in array array['decision','share','share_item'] loop
    execute format('create trigger %I before delete on concordat.%I for each row execute function concordat.refuse_change()', t || '_stays', t);
  end loop;
end $do$;
`);
  }

  async down(): Promise<void> {
    throw new Error('The sharing record is permanent.');
  }
}
