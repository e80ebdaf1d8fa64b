import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Enquiries: what one agency asked another about a person, the questions as asked, and what became of it. An enquiry is read by whom a share
 * would be read. What the asked agency keeps for itself (every answer with its state, drafts) stands in tables of its own; what it sent
 * stands in share items, so no row that the asker can read says that something was withheld.
 */
const me = '(select concordat.current_agency())';
const staff = '(select concordat.current_staff())';
const units = '((select concordat.current_units())::uuid[])';
const does = (what: string) => `(select concordat.${what}())`;
const opened = (person: string) => `exists (select 1 from concordat.person_sight ps where ps.agency_id = ${me} and ps.person_id = ${person}
  and ((not ps.guarded and ps.adult_on <= (select concordat.today())) or concordat.may_open(${person}, ${me}, ${staff})))`;
const workable = (person: string) => `concordat.may_work(${person}, ${me}, ${staff})`;
const reviewed = (person: string, agency: string) => `${does('reviews')} and concordat.under_review(${person}, ${agency})`;
const addressed = (table: string) => `${table}.recipient_agency_id = ${me}
    and (${table}.recipient_unit_id is null or ${table}.recipient_unit_id = any(${units}))
    and (${table}.recipient_staff_id is null or ${table}.recipient_staff_id = ${staff})
    and (${table}.agreement_id is null or exists (select 1 from concordat.agreement g where g.id = ${table}.agreement_id
      and (g.ends_at is null or (select concordat.now()) < g.ends_at + make_interval(days => g.transition_days))
      and not exists (select 1 from concordat.agreement_left l where l.agreement_id = g.id and l.agency_id in (${table}.sender_agency_id, ${table}.recipient_agency_id)
        and l.left_at + make_interval(days => g.transition_days) <= (select concordat.now()))))`;
const ownRecord = (table: string) => `agency_id = ${me} and ${does('works_with_cases')} and ${opened(`${table}.person_id`)}`;
const ownWriting = (table: string) => `agency_id = ${me} and ${does('writes_to_cases')} and ${workable(`${table}.person_id`)}`;

export class AskQuestions1795308400000 implements MigrationInterface {
  name = 'AskQuestions1795308400000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(RECORD);
    await db.query(`
do $do$ declare t text; begin
  foreach t in array array['question_set', 'enquiry', 'enquiry_event', 'answer', 'answer_draft', 'contradiction', 'answer_copy', 'evaluation_extract'] loop
    execute format('alter table concordat.%I enable row level security, force row level security', t);
    execute format('create policy loader_all on concordat.%I to concordat_loader using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on concordat.%I to concordat_loader', t);
    execute format('grant select on concordat.%I to concordat_api', t);
  end loop;
end $do$;

-- An agency's own versions, apart from the shipped ones. Published, they are read by all who ask; until then by who governs.
create policy api_reads on concordat.question_set for select to concordat_api
  using (agency_id = ${me} and (state in ('PUBLISHED', 'REPLACED', 'RETIRED') or ${does('audits')}));
create policy api_adds on concordat.question_set for insert to concordat_api
  with check (agency_id = ${me} and drafted_by = ${staff} and state = 'DRAFT' and ${does('governs')});
create policy api_marks on concordat.question_set for update to concordat_api using (agency_id = ${me} and ${does('audits')});
grant insert on concordat.question_set to concordat_api;
grant update (definition, definition_hash, title, why, state, row_version, proposed_by, proposed_at, decided_by, decided_at, decided_words, replaced_at, ended_by, ended_words) on concordat.question_set to concordat_api;

create policy api_reads on concordat.enquiry for select to concordat_api using (
  ${does('works_with_cases')} and (sender_agency_id = ${me} or (${addressed('enquiry')})) and ${opened('enquiry.person_id')});
create policy reviewer_reads on concordat.enquiry for select to concordat_api using (
  ${does('reviews')} and (concordat.under_review(enquiry.person_id, sender_agency_id) or concordat.under_review(enquiry.person_id, recipient_agency_id)));
create policy api_adds on concordat.enquiry for insert to concordat_api
  with check (sender_agency_id = ${me} and sent_by = ${staff} and ${does('writes_to_cases')} and ${workable('enquiry.person_id')});
create policy api_marks on concordat.enquiry for update to concordat_api
  using ((sender_agency_id = ${me} or recipient_agency_id = ${me}) and ${does('writes_to_cases')} and ${workable('enquiry.person_id')});
create policy worker_reads on concordat.enquiry for select to concordat_worker using (true);
grant select on concordat.enquiry to concordat_worker;
grant insert on concordat.enquiry to concordat_api;
grant update (first_seen_at, first_seen_by, answered, completed_at, declined_at, declined_by, declined_code, declined_words, closed_at, closed_by, closed_words)
  on concordat.enquiry to concordat_api;

-- It stands and falls with its enquiry.
create policy api_reads on concordat.enquiry_event for select to concordat_api using (exists (select 1 from concordat.enquiry e where e.id = enquiry_id));
create policy api_adds on concordat.enquiry_event for insert to concordat_api
  with check (by_staff_id = ${staff} and exists (select 1 from concordat.enquiry e where e.id = enquiry_id));
create policy worker_reads on concordat.enquiry_event for select to concordat_worker using (true);
create policy worker_adds on concordat.enquiry_event for insert to concordat_worker with check (by_staff_id is null);
grant select, insert on concordat.enquiry_event to concordat_worker;
grant insert on concordat.enquiry_event to concordat_api;

create policy api_reads on concordat.answer for select to concordat_api using (${ownRecord('answer')});
create policy reviewer_reads on concordat.answer for select to concordat_api using (${reviewed('answer.person_id', 'agency_id')});
create policy api_adds on concordat.answer for insert to concordat_api with check (${ownWriting('answer')} and answered_by = ${staff});
grant insert on concordat.answer to concordat_api;

-- Half typed: theirs alone to whom the enquiry is addressed.
create policy api_reads on concordat.answer_draft for select to concordat_api using (
  ${does('writes_to_cases')} and ${workable('answer_draft.person_id')}
  and exists (select 1 from concordat.enquiry e where e.id = enquiry_id and ${addressed('e')}));
create policy api_adds on concordat.answer_draft for insert to concordat_api with check (
  saved_by = ${staff} and ${does('writes_to_cases')} and ${workable('answer_draft.person_id')}
  and exists (select 1 from concordat.enquiry e where e.id = enquiry_id and e.person_id = answer_draft.person_id and ${addressed('e')}));
create policy api_marks on concordat.answer_draft for update to concordat_api using (
  ${does('writes_to_cases')} and exists (select 1 from concordat.enquiry e where e.id = enquiry_id and ${addressed('e')}));
create policy api_drops on concordat.answer_draft for delete to concordat_api using (
  ${does('writes_to_cases')} and exists (select 1 from concordat.enquiry e where e.id = enquiry_id and ${addressed('e')}));
grant insert, delete, update (content, version, saved_by, saved_at) on concordat.answer_draft to concordat_api;

create policy api_reads on concordat.contradiction for select to concordat_api using (${ownRecord('contradiction')});
create policy reviewer_reads on concordat.contradiction for select to concordat_api using (${reviewed('contradiction.person_id', 'agency_id')});
-- Each side has a row of its own; a sending raises both.
create policy api_adds on concordat.contradiction for insert to concordat_api with check (${does('writes_to_cases')}
  and exists (select 1 from concordat.enquiry e where e.id = enquiry_id and e.person_id = contradiction.person_id
    and contradiction.agency_id in (e.sender_agency_id, e.recipient_agency_id) and ${me} in (e.sender_agency_id, e.recipient_agency_id)));
create policy api_marks on concordat.contradiction for update to concordat_api using (${ownWriting('contradiction')});
grant insert, update (settled_at, settled_by, settled_words) on concordat.contradiction to concordat_api;

create policy api_reads on concordat.answer_copy for select to concordat_api using (${ownRecord('answer_copy')});
create policy reviewer_reads on concordat.answer_copy for select to concordat_api using (${reviewed('answer_copy.person_id', 'agency_id')});
create policy api_adds on concordat.answer_copy for insert to concordat_api with check (${ownWriting('answer_copy')} and copied_by = ${staff});
create policy worker_reads on concordat.answer_copy for select to concordat_worker using (true);
grant select on concordat.answer_copy to concordat_worker;
grant insert on concordat.answer_copy to concordat_api;

create policy api_reads on concordat.evaluation_extract for select to concordat_api using (agency_id = ${me} and ${does('audits')});
create policy api_adds on concordat.evaluation_extract for insert to concordat_api
  with check (agency_id = ${me} and proposed_by = ${staff} and ${does('governs')});
create policy api_marks on concordat.evaluation_extract for update to concordat_api using (agency_id = ${me} and ${does('audits')});
grant insert, update (decided_by, decided_at, approved, decided_words, content, answers) on concordat.evaluation_extract to concordat_api;

create trigger enquiry_sight after insert on concordat.enquiry for each row execute function concordat.sight_by_share();
create trigger enquiry_kept before update on concordat.enquiry for each row execute function concordat.change_only(
  'first_seen_at', 'first_seen_by', 'answered', 'completed_at', 'declined_at', 'declined_by', 'declined_code', 'declined_words', 'closed_at', 'closed_by', 'closed_words');
create trigger question_set_kept before update on concordat.question_set for each row execute function concordat.change_only(
  'definition', 'definition_hash', 'title', 'why', 'state', 'row_version', 'proposed_by', 'proposed_at', 'decided_by', 'decided_at', 'decided_words', 'replaced_at', 'ended_by', 'ended_words');
create trigger contradiction_kept before update on concordat.contradiction for each row execute function concordat.change_only('settled_at', 'settled_by', 'settled_words');
create trigger extract_kept before update on concordat.evaluation_extract for each row execute function concordat.change_only(
  'decided_by', 'decided_at', 'approved', 'decided_words', 'content', 'answers');
-- What was published or proposed is no longer edited: a set in use never changes.
create function concordat.question_set_stands() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.state <> 'DRAFT' and (new.definition is distinct from old.definition or new.definition_hash is distinct from old.definition_hash) then
    raise exception 'only a draft of a question set is edited' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger question_set_stands before update on concordat.question_set for each row execute function concordat.question_set_stands();
do $do$ declare t text; begin
  foreach t in array array['question_set', 'enquiry', 'contradiction', 'evaluation_extract'] loop
    execute format('create trigger %I before delete on concordat.%I for each row execute function concordat.refuse_change()', t || '_stays', t);
  end loop;
  foreach t in array array['enquiry_event', 'answer', 'answer_copy'] loop
    execute format('create trigger %I before update or delete on concordat.%I for each row execute function concordat.refuse_change()', t || '_stays', t);
  end loop;
end $do$;
`);
  }

  async down(): Promise<void> {
    throw new Error('What was asked and answered is part of the record.');
  }
}

const TABLES = `
create table concordat.question_set (
  id uuid primary key default concordat.uuid7(),
  agency_id uuid not null references concordat.agency (id), code text not null, version int not null check (version > 0),
  title text not null, definition jsonb not null, definition_hash bytea not null, why text,
  state text not null check (state in ('DRAFT', 'PROPOSED', 'PUBLISHED', 'REPLACED', 'DECLINED', 'RETIRED', 'TAKEN_BACK')),
  row_version int not null default 1,
  drafted_by uuid not null references concordat.staff (id), drafted_at timestamptz not null default concordat.now(),
  proposed_by uuid references concordat.staff (id), proposed_at timestamptz,
  decided_by uuid references concordat.staff (id), decided_at timestamptz, decided_words text, replaced_at timestamptz,
  -- Taken out of use, or taken back before it was decided about: nobody has to agree to that.
  ended_by uuid references concordat.staff (id), ended_words text,
  unique (agency_id, code, version),
  check (decided_by <> proposed_by), check ((proposed_at is null) = (proposed_by is null)), check ((decided_at is null) = (decided_by is null)),
  check (state not in ('PUBLISHED', 'REPLACED', 'RETIRED', 'DECLINED') or decided_at is not null));
create unique index question_set_in_force on concordat.question_set (agency_id, code) where state = 'PUBLISHED';
create unique index question_set_in_hand on concordat.question_set (agency_id, code) where state in ('DRAFT', 'PROPOSED');

-- Who asks is the sender, whoever is asked the recipient: an enquiry is read by whom a share would be read.
create table concordat.enquiry (
  id uuid primary key default concordat.uuid7(), reference text not null unique,
  person_id uuid not null references concordat.person (id),
  set_code text not null, set_version int not null, set_id uuid references concordat.question_set (id), stage text not null,
  definition jsonb not null, definition_hash bytea not null, dropped jsonb not null default '[]',
  sender_agency_id uuid not null references concordat.agency (id), sender_unit_id uuid not null references concordat.unit (id),
  sent_by uuid not null references concordat.staff (id), sent_at timestamptz not null default concordat.now(),
  recipient_agency_id uuid not null references concordat.agency (id), recipient_unit_id uuid references concordat.unit (id),
  recipient_staff_id uuid references concordat.staff (id),
  why text, purpose text not null, gateway text not null, protection_condition text not null,
  necessity text not null, proportionality text not null, agreement_id uuid references concordat.agreement (id),
  working_days int not null check (working_days between 1 and 60), due_at timestamptz not null,
  first_seen_at timestamptz, first_seen_by uuid references concordat.staff (id),
  -- Question codes that have been replied to, [{code, at, round}]: the same entry whatever the reply was.
  answered jsonb not null default '[]', completed_at timestamptz,
  declined_at timestamptz, declined_by uuid references concordat.staff (id), declined_code text, declined_words text,
  closed_at timestamptz, closed_by uuid references concordat.staff (id), closed_words text,
  ledger_entry_id uuid not null references concordat.ledger_entry (id),
  check ((declined_at is null) = (declined_by is null) and (declined_at is null) = (declined_code is null)),
  check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (closed_words is null)),
  check ((first_seen_at is null) = (first_seen_by is null)));
create index enquiry_sender on concordat.enquiry (sender_agency_id, person_id, sent_at desc, id desc);
create index enquiry_recipient on concordat.enquiry (recipient_agency_id, person_id, sent_at desc, id desc);
create index enquiry_open on concordat.enquiry (due_at) where completed_at is null and declined_at is null and closed_at is null;

create table concordat.enquiry_event (
  id uuid primary key default concordat.uuid7(), enquiry_id uuid not null references concordat.enquiry (id),
  at timestamptz not null default concordat.now(),
  kind text not null check (kind in ('ASKED', 'FIRST_SEEN', 'REPLIED_IN_PART', 'REPLIED', 'DECLINED', 'CLOSED', 'REMINDED', 'RAISED_WITH_ANSWERER', 'RAISED_WITH_ASKER')),
  by_staff_id uuid references concordat.staff (id), words text);
create index enquiry_event_of on concordat.enquiry_event (enquiry_id, at, id);
-- Each step of chasing once.
create unique index enquiry_event_chased on concordat.enquiry_event (enquiry_id, kind) where kind in ('REMINDED', 'RAISED_WITH_ANSWERER', 'RAISED_WITH_ASKER');

-- Every answer as it was given, also what was withheld and what had become irrelevant: the answering agency's own record.
create table concordat.answer (
  id uuid primary key default concordat.uuid7(), enquiry_id uuid not null references concordat.enquiry (id),
  person_id uuid not null references concordat.person (id), agency_id uuid not null references concordat.agency (id),
  unit_id uuid not null references concordat.unit (id),
  question_code text not null, question_text text not null, round int not null check (round > 0), relevant boolean not null,
  state text not null check (state in ('ANSWERED', 'NOT_KNOWN', 'NOT_HELD', 'WITHHELD', 'NO_FURTHER_ANSWER', 'AWAITING')),
  rows jsonb not null default '[]', body text not null, level text not null check (level in ('LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH')),
  basis text, as_at date, source text, marking text, disclosable text,
  awaiting_from text, awaiting_until date, reason_code text, reason_words text, review_by date,
  replaces uuid references concordat.answer (id),
  answered_by uuid not null references concordat.staff (id), answered_at timestamptz not null default concordat.now(),
  unique (enquiry_id, question_code, round));
create index answer_person on concordat.answer (agency_id, person_id, question_code, answered_at desc);

create table concordat.answer_draft (
  id uuid primary key default concordat.uuid7(), enquiry_id uuid not null references concordat.enquiry (id),
  person_id uuid not null references concordat.person (id), question_code text not null,
  content jsonb not null, version int not null default 1,
  saved_by uuid not null references concordat.staff (id), saved_at timestamptz not null default concordat.now(),
  unique (enquiry_id, question_code));

create table concordat.contradiction (
  id uuid primary key default concordat.uuid7(), agency_id uuid not null references concordat.agency (id),
  person_id uuid not null references concordat.person (id), enquiry_id uuid not null references concordat.enquiry (id),
  kind text not null check (kind in ('DIFFERENT_ROSH', 'UNVERIFIED_ADDRESS', 'SELF_REPORT_WHERE_RECORD')),
  question_codes text[] not null, words text not null, raised_at timestamptz not null default concordat.now(),
  settled_at timestamptz, settled_by uuid references concordat.staff (id), settled_words text,
  check ((settled_at is null) = (settled_by is null) and (settled_at is null) = (settled_words is null)));
create index contradiction_open on concordat.contradiction (agency_id, person_id, raised_at desc, id desc);

-- Text taken out to another system: an onward use, so that a correction can name the copies to mend.
create table concordat.answer_copy (
  id uuid primary key default concordat.uuid7(), agency_id uuid not null references concordat.agency (id),
  unit_id uuid not null references concordat.unit (id),
  person_id uuid not null references concordat.person (id), enquiry_id uuid not null references concordat.enquiry (id),
  system text not null check (system in ('CONNECT', 'NDELIUS')), share_item_ids uuid[] not null, text_hash bytea not null,
  copied_by uuid not null references concordat.staff (id), copied_at timestamptz not null default concordat.now());
create index answer_copy_person on concordat.answer_copy (agency_id, person_id, copied_at desc, id desc);
create index answer_copy_items on concordat.answer_copy using gin (share_item_ids);

-- De-identified answers of a supplement, for its evaluation: proposed, approved by a second person, made once.
create table concordat.evaluation_extract (
  id uuid primary key default concordat.uuid7(), agency_id uuid not null references concordat.agency (id),
  set_code text not null, from_day date not null, to_day date not null, purpose text not null, approval_reference text not null,
  proposed_by uuid not null references concordat.staff (id), proposed_at timestamptz not null default concordat.now(),
  decided_by uuid references concordat.staff (id), decided_at timestamptz, approved boolean, decided_words text,
  content jsonb, answers int,
  check (to_day >= from_day), check (decided_by <> proposed_by), check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (approved is null)),
  check ((approved is true) = (content is not null)));
create index evaluation_extract_agency on concordat.evaluation_extract (agency_id, proposed_at desc, id desc);`;

/** What stands to the left learns that there are enquiries: items of shares and decisions refer to answers, trails and work name them. */
const RECORD = `
alter table concordat.decision add constraint decision_answer_id_fkey foreign key (answer_id) references concordat.answer (id);
alter table concordat.decision add constraint decision_enquiry_id_fkey foreign key (enquiry_id) references concordat.enquiry (id);
alter table concordat.share_item add constraint share_item_answer_id_fkey foreign key (answer_id) references concordat.answer (id);
alter table concordat.share_item add constraint share_item_enquiry_id_fkey foreign key (enquiry_id) references concordat.enquiry (id);
alter table concordat.draft drop constraint draft_kind_check;
alter table concordat.draft add constraint draft_kind_check check (kind in ('NOTE', 'SHARE', 'URGENT', 'CORRECTION', 'ENQUIRY'));
alter table concordat.trail_entry add column enquiry_id uuid references concordat.enquiry (id);
alter table concordat.trail_entry drop constraint trail_entry_kind_check;
alter table concordat.trail_entry add constraint trail_entry_kind_check check (kind in ('NOTE_RECORDED', 'NOTE_SUPERSEDED', 'NOTE_WITHDRAWN', 'SENT', 'RECEIVED',
  'DECIDED_NOT_TO_SHARE', 'FIRST_SEEN', 'ACKNOWLEDGED', 'NOT_FOR_US', 'CORRECTED', 'WITHDRAWN', 'REVOKED', 'ENDORSED', 'SENT_BACK', 'HELD_ELSEWHERE',
  'ASKED', 'REPLIED', 'DECLINED_TO_ANSWER', 'ENQUIRY_CLOSED', 'COPIED_OUT'));
insert into concordat.work_kind (kind) values ('ENQUIRY_TO_ANSWER'), ('ENQUIRY_OVERDUE'), ('ENQUIRY_UNANSWERED'), ('REPLY_TO_READ'), ('ENQUIRY_DECLINED'),
  ('CONTRADICTION'), ('COPY_TO_MEND'), ('QUESTION_SET_TO_APPROVE'), ('EXTRACT_TO_APPROVE');`;
