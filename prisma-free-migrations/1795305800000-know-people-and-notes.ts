import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The person of concern, who works with them, access limits, third parties, and risk notes. */
export class KnowPeopleAndNotes1795305800000 implements MigrationInterface {
  name = 'KnowPeopleAndNotes1795305800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
create table concordat.person (
  id uuid primary key default concordat.uuid7(),
  crn text unique,
  pnc text unique,
  given_names text not null,
  family_name text not null,
  date_of_birth date not null,
  iom_cohort text check (iom_cohort in ('FIXED','FLEX','FREE')),
  mappa_category int check (mappa_category between 1 and 4),
  mappa_level int check (mappa_level between 1 and 3),
  stage text not null default 'COMMUNITY' check (stage in ('CUSTODY','BEFORE_RELEASE','RELEASED_72_HOURS','COMMUNITY','RECALL','CONFERENCE')),
  release_at timestamptz,
  releasing_from uuid references concordat.agency
);
create table concordat.person_alias (
  person_id uuid not null references concordat.person,
  given_names text not null,
  family_name text not null,
  primary key (person_id, given_names, family_name)
);
-- Risk of serious harm by group, community and custody apart; the latest row of a cell holds.
create table concordat.rosh_level (
  id uuid primary key default concordat.uuid7(),
  person_id uuid not null references concordat.person,
  setting text not null check (setting in ('COMMUNITY','CUSTODY')),
  at_risk text not null check (at_risk in ('CHILDREN','PUBLIC','KNOWN_ADULT','STAFF','PRISONERS')),
  level text not null check (level in ('LOW','MEDIUM','HIGH','VERY_HIGH')),
  set_at timestamptz not null default concordat.now(),
  set_by_agency_id uuid not null references concordat.agency,
  check (setting = 'CUSTODY' or at_risk <> 'PRISONERS')
);
create index rosh_level_person on concordat.rosh_level (person_id, setting, at_risk, set_at desc);
create table concordat.case_membership (
  id uuid primary key default concordat.uuid7(),
  person_id uuid not null references concordat.person,
  agency_id uuid not null references concordat.agency,
  unit_id uuid references concordat.unit,
  lead_staff_id uuid references concordat.staff,
  leads boolean not null default false,
  since timestamptz not null default concordat.now(),
  until timestamptz
);
create unique index case_membership_once on concordat.case_membership (person_id, agency_id) where until is null;
create index case_membership_agency on concordat.case_membership (agency_id, person_id);
create index case_membership_lead on concordat.case_membership (lead_staff_id) where until is null;
-- Restricted: only those named may open. Excluded: those named may not.
create table concordat.access_limit (
  person_id uuid not null references concordat.person,
  agency_id uuid not null references concordat.agency,
  staff_id uuid not null references concordat.staff,
  kind text not null check (kind in ('ALLOWED','EXCLUDED')),
  reason text not null,
  primary key (person_id, agency_id, staff_id)
);
-- Projection: which agency may see that this person exists, by membership or because something was sent to it.
create table concordat.person_sight (
  person_id uuid not null references concordat.person,
  agency_id uuid not null references concordat.agency,
  restricted boolean not null default false,
  primary key (agency_id, person_id)
);
-- Projection for search: one row an agency, person and name; keyed so that prefix and fuzzy search stay in one agency's rows.
create table concordat.person_search (
  agency_id uuid not null,
  name_key text not null,
  person_id uuid not null,
  primary key (agency_id, name_key, person_id)
);
create index person_search_prefix on concordat.person_search (agency_id, name_key text_pattern_ops, person_id);
create index person_search_fuzzy on concordat.person_search using gin (agency_id, name_key gin_trgm_ops);
create index person_search_person on concordat.person_search (person_id);

-- What reopens a decision not to share (domain rule: circumstances).
create table concordat.person_event (
  id uuid primary key default concordat.uuid7(),
  person_id uuid not null references concordat.person,
  kind text not null check (kind in ('RAISED_ROSH','RELEASE_DATE','RELEASE','RECALL','ARREST','NEW_ADDRESS','NEW_RELATIONSHIP','RECIPIENT_ROLE')),
  happened_at timestamptz not null,
  recorded_at timestamptz not null default concordat.now(),
  recorded_by_agency_id uuid not null references concordat.agency,
  recipient_agency_id uuid references concordat.agency,
  check ((kind = 'RECIPIENT_ROLE') = (recipient_agency_id is not null))
);
create index person_event_person on concordat.person_event (person_id, recorded_at);

-- People other than the subject: a reference and a class, never joined to the subject's own record.
create table concordat.third_party (
  id uuid primary key default concordat.uuid7(),
  agency_id uuid not null references concordat.agency,
  person_id uuid not null references concordat.person,
  reference text not null,
  class text not null check (class in ('VICTIM','PARTNER','CHILD','INFORMANT','FAMILY','OTHER')),
  unique (agency_id, person_id, reference)
);

create table concordat.risk_note (
  id uuid primary key default concordat.uuid7(),
  series_id uuid not null,
  version int not null default 1 check (version > 0),
  person_id uuid not null references concordat.person,
  agency_id uuid not null references concordat.agency,
  unit_id uuid not null references concordat.unit,
  author_staff_id uuid not null references concordat.staff,
  category text not null,
  category_group text not null,
  level text check (level in ('LOW','MEDIUM','HIGH','VERY_HIGH')),
  level_reason text,
  nature text not null check (nature in ('FACT','ASSESSMENT')),
  body text not null check (char_length(body) between 1 and 8000),
  happened_on date not null,
  happened_time time,
  recorded_at timestamptz not null default concordat.now(),
  basis text not null check (basis in ('RECORD_SEEN','VERIFIED_BY_AGENCY','SELF_REPORT','THIRD_PARTY','PROFESSIONAL_JUDGEMENT')),
  source_grade int check (source_grade between 1 and 3),
  intelligence_grade text check (intelligence_grade in ('A','B','C','D','E')),
  handling_code text not null default 'P' check (handling_code in ('P','C')),
  handling_conditions text,
  marking text not null default 'OFFICIAL' check (marking in ('OFFICIAL','OFFICIAL_SENSITIVE')),
  disclosable text not null default 'NO' check (disclosable in ('YES','NO','REDACTED')),
  report_series text,
  gang_role text check (gang_role in ('INVOLVED','EXPLOITED','VICTIM','ASSOCIATE')),
  expires_on date,
  superseded_at timestamptz,
  superseded_by_id uuid references concordat.risk_note,
  change_reason text,
  withdrawn_at timestamptz,
  withdrawn_by_id uuid references concordat.staff,
  withdrawn_reason text,
  unique (series_id, version),
  check (handling_code = 'P' or handling_conditions is not null),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create index risk_note_case on concordat.risk_note (person_id, agency_id, recorded_at desc, id desc);
create trigger risk_note_kept before update on concordat.risk_note for each row
  execute function concordat.change_only('superseded_at','superseded_by_id','withdrawn_at','withdrawn_by_id','withdrawn_reason');
create trigger risk_note_stays before delete on concordat.risk_note for each row execute function concordat.refuse_change();
create table concordat.note_third_party (
  note_id uuid not null references concordat.risk_note,
  third_party_id uuid not null references concordat.third_party,
  primary key (note_id, third_party_id)
);

-- Half-typed pages, kept behind the API under the person's own access; content is checked again when it is used.
create table concordat.draft (
  id uuid primary key default concordat.uuid7(),
  staff_id uuid not null references concordat.staff,
  agency_id uuid not null references concordat.agency,
  person_id uuid not null references concordat.person,
  kind text not null check (kind in ('NOTE','SHARE','URGENT','CORRECTION')),
  content jsonb not null check (octet_length(content::text) <= 262144),
  started_at timestamptz not null default concordat.now(),
  updated_at timestamptz not null default concordat.now()
);
create index draft_staff on concordat.draft (staff_id, updated_at desc);
`);
  }

  async down(): Promise<void> {
    throw new Error('People and notes are recorded matter and are not taken down.');
  }
}
