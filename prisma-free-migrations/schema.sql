-- The database as the migrations leave it, one object after another in a fixed order: for reading and for reviewing a change.
-- Written by `npm run schema`; a test fails when it differs. To make a database, run `npm run migrate`.

create extension btree_gin;
create extension pg_trgm;
create extension unaccent;

create schema concordat;
grant create, usage on schema concordat to concordat_loader;
grant usage on schema concordat to concordat_api;
grant usage on schema concordat to concordat_integrator;
grant usage on schema concordat to concordat_worker;
create schema identity;
grant usage on schema identity to concordat_identity;
grant usage on schema identity to concordat_loader;
create schema portal;
grant usage on schema portal to concordat_portal;

create table concordat.access_limit (
  person_id uuid not null,
  agency_id uuid not null,
  staff_id uuid not null,
  kind text not null,
  reason text not null
);
alter table concordat.access_limit add constraint access_limit_pkey PRIMARY KEY (person_id, agency_id, staff_id);
alter table concordat.access_limit add constraint access_limit_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.access_limit add constraint access_limit_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.access_limit add constraint access_limit_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES concordat.staff(id);
alter table concordat.access_limit add constraint access_limit_kind_check CHECK ((kind = ANY (ARRAY['ALLOWED'::text, 'EXCLUDED'::text])));
alter table concordat.access_limit enable row level security, force row level security;
create policy api_reads on concordat.access_limit for select to concordat_api using ((agency_id = ( SELECT concordat.current_agency() AS current_agency)));
create policy loader_all on concordat.access_limit for all to concordat_loader using (true) with check (true);
CREATE TRIGGER access_limit_sight AFTER INSERT OR DELETE OR UPDATE ON concordat.access_limit FOR EACH ROW EXECUTE FUNCTION concordat.sight_by_limit();
grant delete, insert, select, update on concordat.access_limit to concordat_loader;
grant select on concordat.access_limit to concordat_api;

create table concordat.access_log (
  id uuid default concordat.uuid7() not null,
  at timestamp with time zone default concordat.now() not null,
  agency_id uuid not null,
  staff_id uuid not null,
  sign_in_id uuid,
  act text not null,
  operation text not null,
  subject_type text,
  subject_id uuid,
  person_id uuid,
  row_count integer,
  code text,
  details jsonb,
  correlation_id text
);
alter table concordat.access_log add constraint access_log_pkey PRIMARY KEY (id);
alter table concordat.access_log add constraint access_log_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.access_log add constraint access_log_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES concordat.staff(id);
alter table concordat.access_log add constraint access_log_act_check CHECK ((act = ANY (ARRAY['CONSULTATION'::text, 'SEARCH'::text, 'DISCLOSURE'::text, 'COLLECTION'::text, 'ALTERATION'::text, 'REFUSED'::text, 'DENIED'::text])));
CREATE INDEX access_log_agency ON concordat.access_log USING btree (agency_id, at DESC, id DESC);
CREATE INDEX access_log_person ON concordat.access_log USING btree (agency_id, person_id, at DESC) WHERE (person_id IS NOT NULL);
CREATE INDEX access_log_search ON concordat.access_log USING btree (agency_id, at DESC, id DESC) WHERE ((act = 'SEARCH'::text) AND (subject_type = 'PersonMatch'::text));
alter table concordat.access_log enable row level security, force row level security;
create policy api_adds on concordat.access_log for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (staff_id = ( SELECT concordat.current_staff() AS current_staff))));
create policy api_reads on concordat.access_log for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (( SELECT concordat.current_roles() AS current_roles) && ARRAY['SHARING_AUDITOR'::text, 'INFORMATION_GOVERNANCE_OFFICER'::text])));
create policy loader_all on concordat.access_log for all to concordat_loader using (true) with check (true);
CREATE TRIGGER access_log_flagged AFTER INSERT ON concordat.access_log FOR EACH ROW WHEN (((new.act = 'SEARCH'::text) AND (new.subject_type = 'PersonMatch'::text))) EXECUTE FUNCTION concordat.flag_search();
CREATE TRIGGER access_log_kept BEFORE DELETE OR UPDATE ON concordat.access_log FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER access_log_stays BEFORE TRUNCATE ON concordat.access_log FOR EACH STATEMENT EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.access_log to concordat_loader;
grant insert, select on concordat.access_log to concordat_api;

create table concordat.account (
  id uuid default concordat.uuid7() not null,
  staff_id uuid not null,
  issuer text not null,
  subject text not null,
  state text default 'ACTIVE'::text not null
);
alter table concordat.account add constraint account_pkey PRIMARY KEY (id);
alter table concordat.account add constraint account_issuer_subject_key UNIQUE (issuer, subject);
alter table concordat.account add constraint account_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES concordat.staff(id);
alter table concordat.account add constraint account_state_check CHECK ((state = ANY (ARRAY['ACTIVE'::text, 'SUSPENDED'::text])));
grant delete, insert, select, update on concordat.account to concordat_loader;

create table concordat.agency (
  id uuid default concordat.uuid7() not null,
  name text not null,
  short_name text not null,
  kind text not null,
  controller_group_id uuid,
  idle_minutes integer default 15 not null,
  managed_idle_minutes integer default 60 not null,
  absolute_hours integer default 12 not null
);
alter table concordat.agency add constraint agency_pkey PRIMARY KEY (id);
alter table concordat.agency add constraint agency_name_key UNIQUE (name);
alter table concordat.agency add constraint agency_short_name_key UNIQUE (short_name);
alter table concordat.agency add constraint agency_controller_group_id_fkey FOREIGN KEY (controller_group_id) REFERENCES concordat.controller_group(id);
alter table concordat.agency add constraint agency_absolute_hours_check CHECK (((absolute_hours >= 1) AND (absolute_hours <= 24)));
alter table concordat.agency add constraint agency_idle_minutes_check CHECK (((idle_minutes >= 1) AND (idle_minutes <= 240)));
alter table concordat.agency add constraint agency_kind_check CHECK ((kind = ANY (ARRAY['POLICE'::text, 'PROBATION'::text, 'PRISON'::text, 'COUNCIL'::text, 'HEALTH'::text, 'VOLUNTARY'::text, 'TAGGING'::text, 'YOUTH_JUSTICE'::text, 'OTHER'::text])));
alter table concordat.agency add constraint agency_managed_idle_minutes_check CHECK (((managed_idle_minutes >= 1) AND (managed_idle_minutes <= 240)));
grant delete, insert, select, update on concordat.agency to concordat_loader;
grant select on concordat.agency to concordat_api;
grant select on concordat.agency to concordat_worker;

create table concordat.agreement (
  id uuid default concordat.uuid7() not null,
  title text not null,
  reference text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  review_on date not null,
  transition_days integer default 30 not null,
  dpia_reference text not null,
  owner_staff_id uuid not null,
  names_children boolean default false not null
);
alter table concordat.agreement add constraint agreement_pkey PRIMARY KEY (id);
alter table concordat.agreement add constraint agreement_reference_key UNIQUE (reference);
alter table concordat.agreement add constraint agreement_owner_staff_id_fkey FOREIGN KEY (owner_staff_id) REFERENCES concordat.staff(id);
alter table concordat.agreement add constraint agreement_check CHECK (((ends_at IS NULL) OR (ends_at > starts_at)));
alter table concordat.agreement add constraint agreement_transition_days_check CHECK (((transition_days >= 0) AND (transition_days <= 365)));
grant delete, insert, select, update on concordat.agreement to concordat_loader;
grant select on concordat.agreement to concordat_api;
grant select on concordat.agreement to concordat_worker;

create table concordat.agreement_ground (
  agreement_id uuid not null,
  category_group text not null,
  gateway text not null,
  protection_condition text not null
);
alter table concordat.agreement_ground add constraint agreement_ground_pkey PRIMARY KEY (agreement_id, category_group);
alter table concordat.agreement_ground add constraint agreement_ground_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES concordat.agreement(id);
grant delete, insert, select, update on concordat.agreement_ground to concordat_loader;
grant select on concordat.agreement_ground to concordat_api;
grant select on concordat.agreement_ground to concordat_worker;

create table concordat.agreement_left (
  agreement_id uuid not null,
  agency_id uuid not null,
  controller boolean not null,
  signatory_name text not null,
  signatory_role text not null,
  signed_on date not null,
  left_at timestamp with time zone not null
);
alter table concordat.agreement_left add constraint agreement_left_pkey PRIMARY KEY (agreement_id, agency_id);
alter table concordat.agreement_left add constraint agreement_left_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.agreement_left add constraint agreement_left_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES concordat.agreement(id);
alter table concordat.agreement_left enable row level security, force row level security;
create policy api_reads on concordat.agreement_left for select to concordat_api using (true);
create policy loader_all on concordat.agreement_left for all to concordat_loader using (true) with check (true);
grant delete, insert, select, update on concordat.agreement_left to concordat_loader;
grant select on concordat.agreement_left to concordat_api;

create table concordat.agreement_party (
  agreement_id uuid not null,
  agency_id uuid not null,
  controller boolean default true not null,
  signatory_name text not null,
  signatory_role text not null,
  signed_on date not null
);
alter table concordat.agreement_party add constraint agreement_party_pkey PRIMARY KEY (agreement_id, agency_id);
alter table concordat.agreement_party add constraint agreement_party_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.agreement_party add constraint agreement_party_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES concordat.agreement(id);
CREATE INDEX agreement_party_agency ON concordat.agreement_party USING btree (agency_id);
grant delete, insert, select, update on concordat.agreement_party to concordat_loader;
grant select on concordat.agreement_party to concordat_api;
grant select on concordat.agreement_party to concordat_worker;

create table concordat.agreement_purpose (
  agreement_id uuid not null,
  purpose text not null
);
alter table concordat.agreement_purpose add constraint agreement_purpose_pkey PRIMARY KEY (agreement_id, purpose);
alter table concordat.agreement_purpose add constraint agreement_purpose_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES concordat.agreement(id);
grant delete, insert, select, update on concordat.agreement_purpose to concordat_loader;
grant select on concordat.agreement_purpose to concordat_api;
grant select on concordat.agreement_purpose to concordat_worker;

create table concordat.case_membership (
  id uuid default concordat.uuid7() not null,
  person_id uuid not null,
  agency_id uuid not null,
  unit_id uuid,
  lead_staff_id uuid,
  leads boolean default false not null,
  since timestamp with time zone default concordat.now() not null,
  until timestamp with time zone
);
alter table concordat.case_membership add constraint case_membership_pkey PRIMARY KEY (id);
alter table concordat.case_membership add constraint case_membership_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.case_membership add constraint case_membership_lead_staff_id_fkey FOREIGN KEY (lead_staff_id) REFERENCES concordat.staff(id);
alter table concordat.case_membership add constraint case_membership_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.case_membership add constraint case_membership_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
CREATE INDEX case_membership_agency ON concordat.case_membership USING btree (agency_id, person_id);
CREATE INDEX case_membership_lead ON concordat.case_membership USING btree (lead_staff_id) WHERE (until IS NULL);
CREATE UNIQUE INDEX case_membership_once ON concordat.case_membership USING btree (person_id, agency_id) WHERE (until IS NULL);
alter table concordat.case_membership enable row level security, force row level security;
create policy api_reads on concordat.case_membership for select to concordat_api using ((( SELECT concordat.opens_people() AS opens_people) AND (EXISTS ( SELECT 1
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = case_membership.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(case_membership.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff)))))) AND ((agency_id = ( SELECT concordat.current_agency() AS current_agency)) OR concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff)) OR (NOT (EXISTS ( SELECT 1
   FROM concordat.agency a
  WHERE ((a.id = case_membership.agency_id) AND (a.kind = ANY (ARRAY['HEALTH'::text, 'VOLUNTARY'::text])))))))));
create policy loader_all on concordat.case_membership for all to concordat_loader using (true) with check (true);
create policy reviewer_reads on concordat.case_membership for select to concordat_api using ((( SELECT concordat.reviews() AS reviews) AND concordat.under_review(person_id, NULL::uuid)));
create policy worker_reads on concordat.case_membership for select to concordat_worker using (true);
CREATE TRIGGER case_membership_sight AFTER INSERT ON concordat.case_membership FOR EACH ROW EXECUTE FUNCTION concordat.sight_by_membership();
grant delete, insert, select, update on concordat.case_membership to concordat_loader;
grant select on concordat.case_membership to concordat_api;
grant select on concordat.case_membership to concordat_worker;

create table concordat.change (
  id uuid default concordat.uuid7() not null,
  kind text not null,
  family text not null,
  agency_id uuid not null,
  agency_ids uuid[] not null,
  answer_by uuid[] not null,
  agreement_id uuid,
  party_agency_id uuid,
  staff_id uuid,
  unit_id uuid,
  post_id uuid,
  role text,
  before jsonb not null,
  after jsonb not null,
  reason text not null,
  at_once boolean not null,
  proposed_by uuid not null,
  proposed_at timestamp with time zone default concordat.now() not null,
  answer_due_at timestamp with time zone,
  applied_at timestamp with time zone,
  settled_at timestamp with time zone,
  outcome text,
  ledger_entry_id uuid not null
);
alter table concordat.change add constraint change_pkey PRIMARY KEY (id);
alter table concordat.change add constraint change_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.change add constraint change_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES concordat.agreement(id);
alter table concordat.change add constraint change_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.change add constraint change_party_agency_id_fkey FOREIGN KEY (party_agency_id) REFERENCES concordat.agency(id);
alter table concordat.change add constraint change_post_id_fkey FOREIGN KEY (post_id) REFERENCES concordat.post(id);
alter table concordat.change add constraint change_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES concordat.staff(id);
alter table concordat.change add constraint change_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES concordat.staff(id);
alter table concordat.change add constraint change_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.change add constraint change_check CHECK ((family =
CASE
    WHEN (kind = ANY (ARRAY['POST_GRANTED'::text, 'POST_ENDED'::text, 'ACCOUNT_SUSPENDED'::text, 'ACCOUNT_RESTORED'::text])) THEN 'PERMISSION'::text
    ELSE 'AGREEMENT'::text
END));
alter table concordat.change add constraint change_check1 CHECK (((cardinality(answer_by) > 0) AND (answer_by <@ agency_ids)));
alter table concordat.change add constraint change_check2 CHECK ((agency_id = ANY (agency_ids)));
alter table concordat.change add constraint change_check3 CHECK ((staff_id IS DISTINCT FROM proposed_by));
alter table concordat.change add constraint change_check4 CHECK ((((agreement_id IS NOT NULL) = (family = 'AGREEMENT'::text)) AND ((staff_id IS NOT NULL) = (family = 'PERMISSION'::text))));
alter table concordat.change add constraint change_check5 CHECK (((outcome IS NULL) = (settled_at IS NULL)));
alter table concordat.change add constraint change_check6 CHECK ((at_once = (answer_due_at IS NOT NULL)));
alter table concordat.change add constraint change_kind_check CHECK ((kind = ANY (ARRAY['AGREEMENT_ENDS'::text, 'AGREEMENT_RENEWED'::text, 'PARTY_LEAVES'::text, 'PARTY_JOINS'::text, 'NAMES_CHILDREN_SET'::text, 'NAMES_CHILDREN_UNSET'::text, 'POST_GRANTED'::text, 'POST_ENDED'::text, 'ACCOUNT_SUSPENDED'::text, 'ACCOUNT_RESTORED'::text])));
alter table concordat.change add constraint change_outcome_check CHECK ((outcome = ANY (ARRAY['APPROVED'::text, 'DECLINED'::text, 'CONFIRMED'::text, 'NOT_CONFIRMED'::text])));
alter table concordat.change add constraint change_reason_check CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 2000)));
CREATE INDEX change_agencies ON concordat.change USING gin (agency_ids);
CREATE INDEX change_agreement ON concordat.change USING btree (agreement_id, proposed_at DESC) WHERE (agreement_id IS NOT NULL);
CREATE INDEX change_staff ON concordat.change USING btree (staff_id, proposed_at DESC) WHERE (staff_id IS NOT NULL);
alter table concordat.change enable row level security, force row level security;
create policy api_adds on concordat.change for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (proposed_by = ( SELECT concordat.current_staff() AS current_staff)) AND (applied_at IS NULL) AND (outcome IS NULL) AND (( SELECT concordat.current_roles() AS current_roles) @> ARRAY[
CASE family
    WHEN 'PERMISSION'::text THEN 'AGENCY_ADMINISTRATOR'::text
    ELSE 'INFORMATION_GOVERNANCE_OFFICER'::text
END])));
create policy api_reads on concordat.change for select to concordat_api using (((agency_ids @> ARRAY[( SELECT concordat.current_agency() AS current_agency)]) AND ((( SELECT concordat.current_roles() AS current_roles) @> ARRAY['INFORMATION_GOVERNANCE_OFFICER'::text]) OR ((family = 'PERMISSION'::text) AND (( SELECT concordat.current_roles() AS current_roles) @> ARRAY['AGENCY_ADMINISTRATOR'::text])) OR ((family = 'AGREEMENT'::text) AND (( SELECT concordat.current_roles() AS current_roles) @> ARRAY['SUPERVISOR'::text])))));
create policy loader_all on concordat.change for all to concordat_loader using (true) with check (true);
CREATE TRIGGER change_kept BEFORE UPDATE ON concordat.change FOR EACH ROW EXECUTE FUNCTION concordat.change_only('applied_at', 'settled_at', 'outcome');
CREATE TRIGGER change_never_emptied BEFORE TRUNCATE ON concordat.change FOR EACH STATEMENT EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER change_stays BEFORE DELETE ON concordat.change FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.change to concordat_loader;
grant insert, select on concordat.change to concordat_api;

create table concordat.change_answer (
  change_id uuid not null,
  agency_id uuid not null,
  staff_id uuid not null,
  answer text not null,
  words text,
  answered_at timestamp with time zone default concordat.now() not null,
  ledger_entry_id uuid not null
);
alter table concordat.change_answer add constraint change_answer_pkey PRIMARY KEY (change_id, agency_id);
alter table concordat.change_answer add constraint change_answer_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.change_answer add constraint change_answer_change_id_fkey FOREIGN KEY (change_id) REFERENCES concordat.change(id);
alter table concordat.change_answer add constraint change_answer_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.change_answer add constraint change_answer_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES concordat.staff(id);
alter table concordat.change_answer add constraint change_answer_answer_check CHECK ((answer = ANY (ARRAY['AGREED'::text, 'DECLINED'::text])));
alter table concordat.change_answer add constraint change_answer_check CHECK (((answer = 'AGREED'::text) OR (words IS NOT NULL)));
alter table concordat.change_answer add constraint change_answer_words_check CHECK (((char_length(words) >= 1) AND (char_length(words) <= 2000)));
alter table concordat.change_answer enable row level security, force row level security;
create policy api_adds on concordat.change_answer for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (staff_id = ( SELECT concordat.current_staff() AS current_staff)) AND (EXISTS ( SELECT 1
   FROM concordat.change c
  WHERE ((c.id = change_answer.change_id) AND (c.answer_by @> ARRAY[( SELECT concordat.current_agency() AS current_agency)]) AND (c.outcome IS NULL) AND (c.proposed_by <> ( SELECT concordat.current_staff() AS current_staff)) AND (c.staff_id IS DISTINCT FROM ( SELECT concordat.current_staff() AS current_staff)))))));
create policy api_reads on concordat.change_answer for select to concordat_api using ((EXISTS ( SELECT 1
   FROM concordat.change c
  WHERE (c.id = change_answer.change_id))));
create policy loader_all on concordat.change_answer for all to concordat_loader using (true) with check (true);
CREATE TRIGGER change_answer_kept BEFORE DELETE OR UPDATE ON concordat.change_answer FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER change_answer_stays BEFORE TRUNCATE ON concordat.change_answer FOR EACH STATEMENT EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.change_answer to concordat_loader;
grant insert, select on concordat.change_answer to concordat_api;

create table concordat.change_impact (
  change_id uuid not null,
  agency_id uuid not null,
  stage text not null,
  staff_id uuid not null,
  counted_at timestamp with time zone default concordat.now() not null,
  lines jsonb not null
);
alter table concordat.change_impact add constraint change_impact_pkey PRIMARY KEY (change_id, agency_id, stage);
alter table concordat.change_impact add constraint change_impact_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.change_impact add constraint change_impact_change_id_fkey FOREIGN KEY (change_id) REFERENCES concordat.change(id);
alter table concordat.change_impact add constraint change_impact_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES concordat.staff(id);
alter table concordat.change_impact add constraint change_impact_lines_check CHECK ((jsonb_typeof(lines) = 'array'::text));
alter table concordat.change_impact add constraint change_impact_stage_check CHECK ((stage = ANY (ARRAY['PROPOSED'::text, 'ANSWERED'::text])));
alter table concordat.change_impact enable row level security, force row level security;
create policy api_adds on concordat.change_impact for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (staff_id = ( SELECT concordat.current_staff() AS current_staff)) AND (EXISTS ( SELECT 1
   FROM concordat.change c
  WHERE (c.id = change_impact.change_id)))));
create policy api_reads on concordat.change_impact for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (EXISTS ( SELECT 1
   FROM concordat.change c
  WHERE (c.id = change_impact.change_id)))));
create policy loader_all on concordat.change_impact for all to concordat_loader using (true) with check (true);
CREATE TRIGGER change_impact_kept BEFORE DELETE OR UPDATE ON concordat.change_impact FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER change_impact_stays BEFORE TRUNCATE ON concordat.change_impact FOR EACH STATEMENT EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.change_impact to concordat_loader;
grant insert, select on concordat.change_impact to concordat_api;

create table concordat.clock (
  only_row boolean default true not null,
  shift interval default '00:00:00'::interval not null
);
alter table concordat.clock add constraint clock_pkey PRIMARY KEY (only_row);
alter table concordat.clock add constraint clock_only_row_check CHECK (only_row);
grant delete, insert, select, update on concordat.clock to concordat_loader;
grant select on concordat.clock to concordat_api;
grant select on concordat.clock to concordat_integrator;
grant select on concordat.clock to concordat_worker;

create table concordat.controller_group (
  id uuid default concordat.uuid7() not null,
  name text not null
);
alter table concordat.controller_group add constraint controller_group_pkey PRIMARY KEY (id);
alter table concordat.controller_group add constraint controller_group_name_key UNIQUE (name);
grant delete, insert, select, update on concordat.controller_group to concordat_loader;
grant select on concordat.controller_group to concordat_api;
grant select on concordat.controller_group to concordat_worker;

create table concordat.decision (
  id uuid default concordat.uuid7() not null,
  set_id uuid not null,
  set_recipient_id uuid not null,
  agency_id uuid not null,
  person_id uuid not null,
  recipient_agency_id uuid not null,
  recipient_unit_id uuid,
  recipient_staff_id uuid,
  note_id uuid not null,
  note_series_id uuid not null,
  note_level text not null,
  outcome text not null,
  reason_code text not null,
  reason_words text,
  recipient_words text,
  review_by date,
  deferred_until timestamp with time zone,
  decided_at timestamp with time zone default concordat.now() not null,
  ended_at timestamp with time zone,
  ended_why text,
  endorse_due_at timestamp with time zone,
  endorsed_at timestamp with time zone,
  endorsed_by uuid,
  endorsement text,
  endorsement_words text
);
alter table concordat.decision add constraint decision_pkey PRIMARY KEY (id);
alter table concordat.decision add constraint decision_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.decision add constraint decision_endorsed_by_fkey FOREIGN KEY (endorsed_by) REFERENCES concordat.staff(id);
alter table concordat.decision add constraint decision_note_id_fkey FOREIGN KEY (note_id) REFERENCES concordat.risk_note(id);
alter table concordat.decision add constraint decision_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.decision add constraint decision_recipient_agency_id_fkey FOREIGN KEY (recipient_agency_id) REFERENCES concordat.agency(id);
alter table concordat.decision add constraint decision_recipient_staff_id_fkey FOREIGN KEY (recipient_staff_id) REFERENCES concordat.staff(id);
alter table concordat.decision add constraint decision_recipient_unit_id_fkey FOREIGN KEY (recipient_unit_id) REFERENCES concordat.unit(id);
alter table concordat.decision add constraint decision_set_id_fkey FOREIGN KEY (set_id) REFERENCES concordat.decision_set(id);
alter table concordat.decision add constraint decision_set_recipient_id_fkey FOREIGN KEY (set_recipient_id) REFERENCES concordat.set_recipient(id);
alter table concordat.decision add constraint decision_ended_why_check CHECK ((ended_why = ANY (ARRAY['REDECIDED'::text, 'CIRCUMSTANCES'::text, 'REVOKED'::text, 'NOTE_SUPERSEDED'::text, 'NOTE_WITHDRAWN'::text, 'SENT_BACK'::text])));
alter table concordat.decision add constraint decision_endorsement_check CHECK ((endorsement = ANY (ARRAY['ENDORSED'::text, 'SENT_BACK'::text])));
alter table concordat.decision add constraint decision_note_level_check CHECK ((note_level = ANY (ARRAY['LOW'::text, 'MEDIUM'::text, 'HIGH'::text, 'VERY_HIGH'::text])));
alter table concordat.decision add constraint decision_outcome_check CHECK ((outcome = ANY (ARRAY['SHARED'::text, 'SHARED_IN_PART'::text, 'WITHHELD'::text, 'DEFERRED'::text, 'NOT_RELEVANT'::text])));
CREATE INDEX decision_answer ON concordat.decision USING btree (agency_id, person_id, recipient_agency_id, note_id) WHERE (ended_at IS NULL);
CREATE INDEX decision_note ON concordat.decision USING btree (note_id);
CREATE INDEX decision_review ON concordat.decision USING btree (review_by) WHERE ((outcome = 'WITHHELD'::text) AND (ended_at IS NULL));
CREATE INDEX decision_set_rows ON concordat.decision USING btree (set_id);
CREATE INDEX decision_unendorsed ON concordat.decision USING btree (endorse_due_at) WHERE ((endorse_due_at IS NOT NULL) AND (endorsed_at IS NULL) AND (ended_at IS NULL));
alter table concordat.decision enable row level security, force row level security;
create policy api_adds on concordat.decision for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_marks on concordat.decision for update to concordat_api using ((agency_id = ( SELECT concordat.current_agency() AS current_agency)));
create policy api_reads on concordat.decision for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.works_with_cases() AS works_with_cases) AND (EXISTS ( SELECT 1
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = decision.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(decision.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))));
create policy loader_all on concordat.decision for all to concordat_loader using (true) with check (true);
create policy reviewer_reads on concordat.decision for select to concordat_api using ((( SELECT concordat.reviews() AS reviews) AND concordat.under_review(person_id, agency_id)));
create policy worker_reads on concordat.decision for select to concordat_worker using (true);
CREATE TRIGGER decision_kept BEFORE UPDATE ON concordat.decision FOR EACH ROW EXECUTE FUNCTION concordat.change_only('ended_at', 'ended_why', 'endorsed_at', 'endorsed_by', 'endorsement', 'endorsement_words');
CREATE TRIGGER decision_stays BEFORE DELETE ON concordat.decision FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.decision to concordat_loader;
grant insert, select on concordat.decision to concordat_api;
grant select on concordat.decision to concordat_worker;
grant update (ended_at, ended_why, endorsed_at, endorsed_by, endorsement, endorsement_words) on concordat.decision to concordat_api;

create table concordat.decision_set (
  id uuid default concordat.uuid7() not null,
  reference text not null,
  person_id uuid not null,
  agency_id uuid not null,
  unit_id uuid not null,
  decided_by uuid not null,
  decided_at timestamp with time zone default concordat.now() not null,
  mode text not null,
  told_how text not null,
  told_at timestamp with time zone not null,
  urgent_reason text,
  considered jsonb not null,
  silent_sources jsonb default '[]'::jsonb not null,
  explain_due_at timestamp with time zone,
  ledger_entry_id uuid not null
);
alter table concordat.decision_set add constraint decision_set_pkey PRIMARY KEY (id);
alter table concordat.decision_set add constraint decision_set_reference_key UNIQUE (reference);
alter table concordat.decision_set add constraint decision_set_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.decision_set add constraint decision_set_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES concordat.staff(id);
alter table concordat.decision_set add constraint decision_set_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.decision_set add constraint decision_set_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.decision_set add constraint decision_set_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.decision_set add constraint decision_set_check CHECK (((mode = 'URGENT'::text) = (urgent_reason IS NOT NULL)));
alter table concordat.decision_set add constraint decision_set_mode_check CHECK ((mode = ANY (ARRAY['ROUTINE'::text, 'URGENT'::text, 'AFTERWARDS'::text])));
alter table concordat.decision_set add constraint decision_set_told_how_check CHECK ((told_how = ANY (ARRAY['PORTAL'::text, 'TELEPHONE'::text, 'MEETING'::text, 'EMAIL'::text, 'LETTER'::text])));
CREATE INDEX decision_set_person ON concordat.decision_set USING btree (agency_id, person_id, decided_at DESC);
alter table concordat.decision_set enable row level security, force row level security;
create policy api_adds on concordat.decision_set for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (decided_by = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_reads on concordat.decision_set for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.works_with_cases() AS works_with_cases) AND (EXISTS ( SELECT 1
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = decision_set.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(decision_set.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))));
create policy loader_all on concordat.decision_set for all to concordat_loader using (true) with check (true);
create policy reviewer_reads on concordat.decision_set for select to concordat_api using ((( SELECT concordat.reviews() AS reviews) AND concordat.under_review(person_id, agency_id)));
create policy worker_reads on concordat.decision_set for select to concordat_worker using (true);
CREATE TRIGGER decision_set_kept BEFORE DELETE OR UPDATE ON concordat.decision_set FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER decision_set_stays BEFORE TRUNCATE ON concordat.decision_set FOR EACH STATEMENT EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.decision_set to concordat_loader;
grant insert, select on concordat.decision_set to concordat_api;
grant select on concordat.decision_set to concordat_worker;

create table concordat.desk_answer (
  question_id uuid not null,
  agency_id uuid not null,
  unit_id uuid not null,
  answer text not null,
  answered_by uuid not null,
  answered_at timestamp with time zone default concordat.now() not null
);
alter table concordat.desk_answer add constraint desk_answer_pkey PRIMARY KEY (question_id);
alter table concordat.desk_answer add constraint desk_answer_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES concordat.staff(id);
alter table concordat.desk_answer add constraint desk_answer_question_id_agency_id_unit_id_fkey FOREIGN KEY (question_id, agency_id, unit_id) REFERENCES concordat.desk_question(id, agency_id, unit_id);
alter table concordat.desk_answer add constraint desk_answer_answer_check CHECK ((answer = ANY (ARRAY['WE_WILL_CALL'::text, 'NOTHING_FROM_THIS_DESK'::text])));
alter table concordat.desk_answer enable row level security, force row level security;
create policy api_adds on concordat.desk_answer for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[])) AND (answered_by = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.works_with_cases() AS works_with_cases)));
create policy api_reads on concordat.desk_answer for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[])) AND ( SELECT concordat.works_with_cases() AS works_with_cases)));
create policy loader_all on concordat.desk_answer for all to concordat_loader using (true) with check (true);
CREATE TRIGGER desk_answer_kept BEFORE DELETE OR UPDATE ON concordat.desk_answer FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.desk_answer to concordat_loader;
grant insert, select on concordat.desk_answer to concordat_api;

create table concordat.desk_question (
  id uuid default concordat.uuid7() not null,
  asked_by_agency_id uuid not null,
  asked_by_staff_id uuid not null,
  asked_at timestamp with time zone default concordat.now() not null,
  agency_id uuid not null,
  unit_id uuid not null,
  name text,
  identifier text,
  date_of_birth date,
  words text not null,
  call_back text not null
);
alter table concordat.desk_question add constraint desk_question_pkey PRIMARY KEY (id);
alter table concordat.desk_question add constraint desk_question_id_agency_id_unit_id_key UNIQUE (id, agency_id, unit_id);
alter table concordat.desk_question add constraint desk_question_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.desk_question add constraint desk_question_asked_by_agency_id_fkey FOREIGN KEY (asked_by_agency_id) REFERENCES concordat.agency(id);
alter table concordat.desk_question add constraint desk_question_asked_by_staff_id_fkey FOREIGN KEY (asked_by_staff_id) REFERENCES concordat.staff(id);
alter table concordat.desk_question add constraint desk_question_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.desk_question add constraint desk_question_check CHECK (((name IS NOT NULL) OR (identifier IS NOT NULL)));
CREATE INDEX desk_question_asker ON concordat.desk_question USING btree (asked_by_staff_id, asked_at DESC, id DESC);
alter table concordat.desk_question enable row level security, force row level security;
create policy api_adds on concordat.desk_question for insert to concordat_api with check (((asked_by_agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (asked_by_staff_id = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.opens_people() AS opens_people)));
create policy api_reads on concordat.desk_question for select to concordat_api using ((((asked_by_agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ((asked_by_staff_id = ( SELECT concordat.current_staff() AS current_staff)) OR ( SELECT concordat.audits() AS audits))) OR ((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[])) AND ( SELECT concordat.works_with_cases() AS works_with_cases))));
create policy loader_all on concordat.desk_question for all to concordat_loader using (true) with check (true);
CREATE TRIGGER desk_question_kept BEFORE DELETE OR UPDATE ON concordat.desk_question FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER desk_question_work AFTER INSERT ON concordat.desk_question FOR EACH ROW EXECUTE FUNCTION concordat.raise_desk_question();
grant delete, insert, select, update on concordat.desk_question to concordat_loader;
grant insert, select on concordat.desk_question to concordat_api;

create table concordat.draft (
  id uuid default concordat.uuid7() not null,
  staff_id uuid not null,
  agency_id uuid not null,
  person_id uuid not null,
  kind text not null,
  content jsonb not null,
  started_at timestamp with time zone default concordat.now() not null,
  updated_at timestamp with time zone default concordat.now() not null
);
alter table concordat.draft add constraint draft_pkey PRIMARY KEY (id);
alter table concordat.draft add constraint draft_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.draft add constraint draft_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.draft add constraint draft_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES concordat.staff(id);
alter table concordat.draft add constraint draft_content_check CHECK ((octet_length((content)::text) <= 262144));
alter table concordat.draft add constraint draft_kind_check CHECK ((kind = ANY (ARRAY['NOTE'::text, 'SHARE'::text, 'URGENT'::text, 'CORRECTION'::text])));
CREATE INDEX draft_staff ON concordat.draft USING btree (staff_id, updated_at DESC);
alter table concordat.draft enable row level security, force row level security;
create policy api_adds on concordat.draft for insert to concordat_api with check (((staff_id = ( SELECT concordat.current_staff() AS current_staff)) AND (agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_drops on concordat.draft for delete to concordat_api using ((staff_id = ( SELECT concordat.current_staff() AS current_staff)));
create policy api_marks on concordat.draft for update to concordat_api using ((staff_id = ( SELECT concordat.current_staff() AS current_staff)));
create policy api_reads on concordat.draft for select to concordat_api using (((staff_id = ( SELECT concordat.current_staff() AS current_staff)) AND (agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.opens_people() AS opens_people) AND (EXISTS ( SELECT 1
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = draft.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(draft.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))));
create policy loader_all on concordat.draft for all to concordat_loader using (true) with check (true);
grant delete, insert, select on concordat.draft to concordat_api;
grant delete, insert, select, update on concordat.draft to concordat_loader;
grant update (content, updated_at) on concordat.draft to concordat_api;

create table concordat.emergency_access (
  id uuid default concordat.uuid7() not null,
  person_id uuid not null,
  agency_id uuid not null,
  unit_id uuid not null,
  staff_id uuid not null,
  identified_by text not null,
  reason text not null,
  opened_at timestamp with time zone default concordat.now() not null,
  ends_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  reviewed_at timestamp with time zone,
  reviewed_by uuid,
  finding text,
  review_words text,
  ledger_entry_id uuid not null
);
alter table concordat.emergency_access add constraint emergency_access_pkey PRIMARY KEY (id);
alter table concordat.emergency_access add constraint emergency_access_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.emergency_access add constraint emergency_access_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.emergency_access add constraint emergency_access_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.emergency_access add constraint emergency_access_reviewed_by_fkey FOREIGN KEY (reviewed_by) REFERENCES concordat.staff(id);
alter table concordat.emergency_access add constraint emergency_access_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES concordat.staff(id);
alter table concordat.emergency_access add constraint emergency_access_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.emergency_access add constraint emergency_access_check CHECK (((ends_at > opened_at) AND (ends_at <= (opened_at + '02:00:00'::interval))));
alter table concordat.emergency_access add constraint emergency_access_check1 CHECK ((((reviewed_at IS NULL) = (reviewed_by IS NULL)) AND ((reviewed_at IS NULL) = (finding IS NULL))));
alter table concordat.emergency_access add constraint emergency_access_finding_check CHECK ((finding = ANY (ARRAY['JUSTIFIED'::text, 'NOT_JUSTIFIED'::text])));
CREATE INDEX emergency_access_staff ON concordat.emergency_access USING btree (staff_id, person_id, ends_at);
CREATE INDEX emergency_access_unreviewed ON concordat.emergency_access USING btree (agency_id, opened_at) WHERE (reviewed_at IS NULL);
alter table concordat.emergency_access enable row level security, force row level security;
create policy api_marks on concordat.emergency_access for update to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ((staff_id = ( SELECT concordat.current_staff() AS current_staff)) OR (( SELECT concordat.supervises() AS supervises) AND (unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))) OR ( SELECT concordat.governs() AS governs))));
create policy api_reads on concordat.emergency_access for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ((staff_id = ( SELECT concordat.current_staff() AS current_staff)) OR (( SELECT concordat.supervises() AS supervises) AND (unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))) OR ( SELECT concordat.governs() AS governs))));
create policy loader_all on concordat.emergency_access for all to concordat_loader using (true) with check (true);
CREATE TRIGGER emergency_access_kept BEFORE UPDATE ON concordat.emergency_access FOR EACH ROW EXECUTE FUNCTION concordat.change_only('closed_at', 'reviewed_at', 'reviewed_by', 'finding', 'review_words');
CREATE TRIGGER emergency_access_sight AFTER INSERT ON concordat.emergency_access FOR EACH ROW EXECUTE FUNCTION concordat.sight_by_emergency();
CREATE TRIGGER emergency_access_stays BEFORE DELETE ON concordat.emergency_access FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.emergency_access to concordat_loader;
grant select on concordat.emergency_access to concordat_api;
grant update (closed_at, reviewed_at, reviewed_by, finding, review_words) on concordat.emergency_access to concordat_api;

create table concordat.held_elsewhere (
  id uuid default concordat.uuid7() not null,
  agency_id uuid not null,
  unit_id uuid not null,
  person_id uuid not null,
  considered_on date not null,
  considered_by_role text not null,
  own_reference text not null,
  review_by date not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone default concordat.now() not null,
  ledger_entry_id uuid not null
);
alter table concordat.held_elsewhere add constraint held_elsewhere_pkey PRIMARY KEY (id);
alter table concordat.held_elsewhere add constraint held_elsewhere_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.held_elsewhere add constraint held_elsewhere_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.held_elsewhere add constraint held_elsewhere_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.held_elsewhere add constraint held_elsewhere_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES concordat.staff(id);
alter table concordat.held_elsewhere add constraint held_elsewhere_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
CREATE INDEX held_elsewhere_unit ON concordat.held_elsewhere USING btree (agency_id, unit_id, person_id);
alter table concordat.held_elsewhere enable row level security, force row level security;
create policy api_adds on concordat.held_elsewhere for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[])) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_reads on concordat.held_elsewhere for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[])) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy loader_all on concordat.held_elsewhere for all to concordat_loader using (true) with check (true);
create policy reviewer_reads on concordat.held_elsewhere for select to concordat_api using ((( SELECT concordat.reviews() AS reviews) AND concordat.under_review(person_id, agency_id, true)));
create policy worker_reads on concordat.held_elsewhere for select to concordat_worker using (true);
CREATE TRIGGER held_elsewhere_kept BEFORE DELETE OR UPDATE ON concordat.held_elsewhere FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER held_elsewhere_stays BEFORE TRUNCATE ON concordat.held_elsewhere FOR EACH STATEMENT EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.held_elsewhere to concordat_loader;
grant insert, select on concordat.held_elsewhere to concordat_api;
grant select (id, agency_id, unit_id, person_id, review_by) on concordat.held_elsewhere to concordat_worker;

create table concordat.keyed_act (
  agency_id uuid not null,
  staff_id uuid not null,
  key text not null,
  operation text not null,
  input_hash bytea not null,
  answer jsonb,
  at timestamp with time zone default concordat.now() not null
);
alter table concordat.keyed_act add constraint keyed_act_pkey PRIMARY KEY (agency_id, staff_id, key);
alter table concordat.keyed_act add constraint keyed_act_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.keyed_act add constraint keyed_act_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES concordat.staff(id);
alter table concordat.keyed_act add constraint keyed_act_key_check CHECK (((char_length(key) >= 8) AND (char_length(key) <= 100)));
alter table concordat.keyed_act enable row level security, force row level security;
create policy api_adds on concordat.keyed_act for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (staff_id = ( SELECT concordat.current_staff() AS current_staff))));
create policy api_drops on concordat.keyed_act for delete to concordat_api using (((staff_id = ( SELECT concordat.current_staff() AS current_staff)) AND (answer IS NULL)));
create policy api_marks on concordat.keyed_act for update to concordat_api using ((staff_id = ( SELECT concordat.current_staff() AS current_staff)));
create policy api_reads on concordat.keyed_act for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (staff_id = ( SELECT concordat.current_staff() AS current_staff))));
create policy loader_all on concordat.keyed_act for all to concordat_loader using (true) with check (true);
grant delete, insert, select on concordat.keyed_act to concordat_api;
grant delete, insert, select, update on concordat.keyed_act to concordat_loader;
grant update (answer) on concordat.keyed_act to concordat_api;

create table concordat.ledger_disclosure (
  entry_id uuid not null,
  ordinal integer not null,
  custodian_agency_id uuid not null,
  part text not null,
  disclosure text not null
);
alter table concordat.ledger_disclosure add constraint ledger_disclosure_pkey PRIMARY KEY (entry_id, ordinal);
alter table concordat.ledger_disclosure add constraint ledger_disclosure_custodian_agency_id_fkey FOREIGN KEY (custodian_agency_id) REFERENCES concordat.agency(id);
alter table concordat.ledger_disclosure add constraint ledger_disclosure_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.ledger_disclosure add constraint ledger_disclosure_part_check CHECK ((part = ANY (ARRAY['FIELD'::text, 'ITEM'::text])));
alter table concordat.ledger_disclosure enable row level security, force row level security;
create policy api_adds on concordat.ledger_disclosure for insert to concordat_api with check ((custodian_agency_id = ( SELECT concordat.current_agency() AS current_agency)));
create policy api_reads on concordat.ledger_disclosure for select to concordat_api using ((custodian_agency_id = ( SELECT concordat.current_agency() AS current_agency)));
create policy loader_all on concordat.ledger_disclosure for all to concordat_loader using (true) with check (true);
grant delete, insert, select, update on concordat.ledger_disclosure to concordat_loader;
grant insert, select on concordat.ledger_disclosure to concordat_api;
grant select on concordat.ledger_disclosure to concordat_integrator;

create table concordat.ledger_entry (
  id uuid not null,
  entry bytea not null,
  leaf_hash bytea generated always as (sha256(('\x00'::bytea || entry))) stored not null,
  recorded_at timestamp with time zone default concordat.now() not null
);
alter table concordat.ledger_entry add constraint ledger_entry_pkey PRIMARY KEY (id);
alter table concordat.ledger_entry add constraint ledger_entry_entry_check CHECK ((octet_length(entry) <= 65535));
CREATE INDEX ledger_entry_order ON concordat.ledger_entry USING btree (recorded_at, id);
alter table concordat.ledger_entry enable row level security, force row level security;
create policy api_adds on concordat.ledger_entry for insert to concordat_api with check (true);
create policy api_reads on concordat.ledger_entry for select to concordat_api using (true);
create policy integrator_reads on concordat.ledger_entry for select to concordat_integrator using (true);
create policy loader_all on concordat.ledger_entry for all to concordat_loader using (true) with check (true);
CREATE TRIGGER ledger_entry_kept BEFORE DELETE OR UPDATE ON concordat.ledger_entry FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER ledger_entry_stays BEFORE TRUNCATE ON concordat.ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.ledger_entry to concordat_loader;
grant insert (id, entry) on concordat.ledger_entry to concordat_api;
grant select on concordat.ledger_entry to concordat_api;
grant select on concordat.ledger_entry to concordat_integrator;

create table concordat.migrations (
  id integer default nextval('concordat.migrations_id_seq'::regclass) not null,
  "timestamp" bigint not null,
  name character varying not null
);
alter table concordat.migrations add constraint "PK_8c82d7f526340ab734260ea46be" PRIMARY KEY (id);
grant delete, insert, select, update on concordat.migrations to concordat_loader;
grant select on concordat.migrations to concordat_api;
grant select on concordat.migrations to concordat_worker;

create table concordat.note_third_party (
  note_id uuid not null,
  third_party_id uuid not null
);
alter table concordat.note_third_party add constraint note_third_party_pkey PRIMARY KEY (note_id, third_party_id);
alter table concordat.note_third_party add constraint note_third_party_note_id_fkey FOREIGN KEY (note_id) REFERENCES concordat.risk_note(id);
alter table concordat.note_third_party add constraint note_third_party_third_party_id_fkey FOREIGN KEY (third_party_id) REFERENCES concordat.third_party(id);
alter table concordat.note_third_party enable row level security, force row level security;
create policy api_adds on concordat.note_third_party for insert to concordat_api with check ((EXISTS ( SELECT 1
   FROM concordat.third_party t
  WHERE ((t.id = note_third_party.third_party_id) AND (t.agency_id = ( SELECT concordat.current_agency() AS current_agency))))));
create policy api_reads on concordat.note_third_party for select to concordat_api using ((EXISTS ( SELECT 1
   FROM concordat.third_party t
  WHERE (t.id = note_third_party.third_party_id))));
create policy loader_all on concordat.note_third_party for all to concordat_loader using (true) with check (true);
grant delete, insert, select, update on concordat.note_third_party to concordat_loader;
grant insert, select on concordat.note_third_party to concordat_api;

create table concordat.person (
  id uuid default concordat.uuid7() not null,
  crn text,
  pnc text,
  given_names text not null,
  family_name text not null,
  date_of_birth date not null,
  iom_cohort text,
  mappa_category integer,
  mappa_level integer,
  stage text default 'COMMUNITY'::text not null,
  release_at timestamp with time zone,
  releasing_from uuid
);
alter table concordat.person add constraint person_pkey PRIMARY KEY (id);
alter table concordat.person add constraint person_crn_key UNIQUE (crn);
alter table concordat.person add constraint person_pnc_key UNIQUE (pnc);
alter table concordat.person add constraint person_releasing_from_fkey FOREIGN KEY (releasing_from) REFERENCES concordat.agency(id);
alter table concordat.person add constraint person_iom_cohort_check CHECK ((iom_cohort = ANY (ARRAY['FIXED'::text, 'FLEX'::text, 'FREE'::text])));
alter table concordat.person add constraint person_mappa_category_check CHECK (((mappa_category >= 1) AND (mappa_category <= 4)));
alter table concordat.person add constraint person_mappa_level_check CHECK (((mappa_level >= 1) AND (mappa_level <= 3)));
alter table concordat.person add constraint person_stage_check CHECK ((stage = ANY (ARRAY['CUSTODY'::text, 'BEFORE_RELEASE'::text, 'RELEASED_72_HOURS'::text, 'COMMUNITY'::text, 'RECALL'::text, 'CONFERENCE'::text])));
CREATE INDEX person_birth ON concordat.person USING btree (date_of_birth);
alter table concordat.person enable row level security, force row level security;
create policy api_reads on concordat.person for select to concordat_api using ((( SELECT concordat.opens_people() AS opens_people) AND (EXISTS ( SELECT 1
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = person.id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(person.id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))));
create policy loader_all on concordat.person for all to concordat_loader using (true) with check (true);
create policy reviewer_reads on concordat.person for select to concordat_api using ((( SELECT concordat.reviews() AS reviews) AND concordat.under_review(id, NULL::uuid)));
create policy worker_reads on concordat.person for select to concordat_worker using (true);
CREATE TRIGGER person_birth_sight AFTER UPDATE OF date_of_birth ON concordat.person FOR EACH ROW EXECUTE FUNCTION concordat.sight_by_birth();
grant delete, insert, select, update on concordat.person to concordat_loader;
grant select on concordat.person to concordat_api;
grant select on concordat.person to concordat_worker;

create table concordat.person_alias (
  person_id uuid not null,
  given_names text not null,
  family_name text not null
);
alter table concordat.person_alias add constraint person_alias_pkey PRIMARY KEY (person_id, given_names, family_name);
alter table concordat.person_alias add constraint person_alias_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.person_alias enable row level security, force row level security;
create policy api_reads on concordat.person_alias for select to concordat_api using ((( SELECT concordat.opens_people() AS opens_people) AND (EXISTS ( SELECT 1
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = person_alias.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(person_alias.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))));
create policy loader_all on concordat.person_alias for all to concordat_loader using (true) with check (true);
create policy reviewer_reads on concordat.person_alias for select to concordat_api using ((( SELECT concordat.reviews() AS reviews) AND concordat.under_review(person_id, NULL::uuid)));
CREATE TRIGGER person_alias_index AFTER INSERT ON concordat.person_alias FOR EACH ROW EXECUTE FUNCTION concordat.index_alias();
grant delete, insert, select, update on concordat.person_alias to concordat_loader;
grant select on concordat.person_alias to concordat_api;

create table concordat.person_event (
  id uuid default concordat.uuid7() not null,
  person_id uuid not null,
  kind text not null,
  happened_at timestamp with time zone not null,
  recorded_at timestamp with time zone default concordat.now() not null,
  recorded_by_agency_id uuid not null,
  recipient_agency_id uuid
);
alter table concordat.person_event add constraint person_event_pkey PRIMARY KEY (id);
alter table concordat.person_event add constraint person_event_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.person_event add constraint person_event_recipient_agency_id_fkey FOREIGN KEY (recipient_agency_id) REFERENCES concordat.agency(id);
alter table concordat.person_event add constraint person_event_recorded_by_agency_id_fkey FOREIGN KEY (recorded_by_agency_id) REFERENCES concordat.agency(id);
alter table concordat.person_event add constraint person_event_check CHECK (((kind = 'RECIPIENT_ROLE'::text) = (recipient_agency_id IS NOT NULL)));
alter table concordat.person_event add constraint person_event_kind_check CHECK ((kind = ANY (ARRAY['RAISED_ROSH'::text, 'RELEASE_DATE'::text, 'RELEASE'::text, 'RECALL'::text, 'ARREST'::text, 'NEW_ADDRESS'::text, 'NEW_RELATIONSHIP'::text, 'RECIPIENT_ROLE'::text])));
CREATE INDEX person_event_person ON concordat.person_event USING btree (person_id, recorded_at);
alter table concordat.person_event enable row level security, force row level security;
create policy api_adds on concordat.person_event for insert to concordat_api with check (((recorded_by_agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_reads on concordat.person_event for select to concordat_api using ((( SELECT concordat.opens_people() AS opens_people) AND (EXISTS ( SELECT 1
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = person_event.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(person_event.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))));
create policy loader_all on concordat.person_event for all to concordat_loader using (true) with check (true);
create policy reviewer_reads on concordat.person_event for select to concordat_api using ((( SELECT concordat.reviews() AS reviews) AND concordat.under_review(person_id, NULL::uuid)));
create policy worker_reads on concordat.person_event for select to concordat_worker using (true);
grant delete, insert, select, update on concordat.person_event to concordat_loader;
grant insert, select on concordat.person_event to concordat_api;
grant select on concordat.person_event to concordat_worker;

create table concordat.person_search (
  agency_id uuid not null,
  name_key text not null,
  person_id uuid not null
);
alter table concordat.person_search add constraint person_search_pkey PRIMARY KEY (agency_id, name_key, person_id);
CREATE INDEX person_search_fuzzy ON concordat.person_search USING gin (agency_id, name_key gin_trgm_ops);
CREATE INDEX person_search_person ON concordat.person_search USING btree (person_id);
CREATE INDEX person_search_prefix ON concordat.person_search USING btree (agency_id, name_key text_pattern_ops, person_id);
alter table concordat.person_search enable row level security, force row level security;
create policy loader_all on concordat.person_search for all to concordat_loader using (true) with check (true);
grant delete, insert, select, update on concordat.person_search to concordat_loader;

create table concordat.person_sight (
  person_id uuid not null,
  agency_id uuid not null,
  restricted boolean default false not null,
  known boolean default true not null,
  guarded boolean default true not null,
  adult_on date not null
);
alter table concordat.person_sight add constraint person_sight_pkey PRIMARY KEY (agency_id, person_id);
alter table concordat.person_sight add constraint person_sight_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.person_sight add constraint person_sight_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.person_sight enable row level security, force row level security;
create policy api_reads on concordat.person_sight for select to concordat_api using ((agency_id = ( SELECT concordat.current_agency() AS current_agency)));
create policy loader_all on concordat.person_sight for all to concordat_loader using (true) with check (true);
CREATE TRIGGER person_sight_reckoned BEFORE INSERT OR UPDATE ON concordat.person_sight FOR EACH ROW EXECUTE FUNCTION concordat.reckon_sight();
grant delete, insert, select, update on concordat.person_sight to concordat_loader;
grant select on concordat.person_sight to concordat_api;

create table concordat.post (
  id uuid default concordat.uuid7() not null,
  staff_id uuid not null,
  unit_id uuid not null,
  agency_id uuid not null,
  role text not null,
  held_from timestamp with time zone default concordat.now() not null,
  held_to timestamp with time zone
);
alter table concordat.post add constraint post_pkey PRIMARY KEY (id);
alter table concordat.post add constraint post_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.post add constraint post_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES concordat.staff(id);
alter table concordat.post add constraint post_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.post add constraint post_check CHECK (((held_to IS NULL) OR (held_to > held_from)));
CREATE INDEX post_staff ON concordat.post USING btree (staff_id);
CREATE INDEX post_unit ON concordat.post USING btree (unit_id);
grant delete, insert, select, update on concordat.post to concordat_loader;
grant select on concordat.post to concordat_api;
grant select on concordat.post to concordat_worker;

create table concordat.protection_record (
  id uuid default concordat.uuid7() not null,
  agency_id uuid not null,
  unit_id uuid not null,
  kind text not null,
  protected_name text not null,
  safe_contact text not null,
  words text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone default concordat.now() not null
);
alter table concordat.protection_record add constraint protection_record_pkey PRIMARY KEY (id);
alter table concordat.protection_record add constraint protection_record_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.protection_record add constraint protection_record_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES concordat.staff(id);
alter table concordat.protection_record add constraint protection_record_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.protection_record add constraint protection_record_kind_check CHECK ((kind = ANY (ARRAY['RISK_CONFERENCE'::text, 'RIGHT_TO_ASK'::text, 'RIGHT_TO_KNOW'::text, 'CHILD_DISCLOSURE'::text, 'FAMILY_COURT'::text])));
CREATE INDEX protection_record_unit ON concordat.protection_record USING btree (unit_id, recorded_at DESC, id DESC);
alter table concordat.protection_record enable row level security, force row level security;
create policy api_adds on concordat.protection_record for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (recorded_by = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (unit_id = ANY (( SELECT concordat.own_posts() AS own_posts)::uuid[]))));
create policy api_reads on concordat.protection_record for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (unit_id = ANY (( SELECT concordat.own_posts() AS own_posts)::uuid[]))));
create policy loader_all on concordat.protection_record for all to concordat_loader using (true) with check (true);
CREATE TRIGGER protection_record_kept BEFORE DELETE OR UPDATE ON concordat.protection_record FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.protection_record to concordat_loader;
grant insert, select on concordat.protection_record to concordat_api;

create table concordat.recusal (
  id uuid default concordat.uuid7() not null,
  person_id uuid not null,
  agency_id uuid not null,
  unit_id uuid not null,
  staff_id uuid not null,
  words text,
  recused_at timestamp with time zone default concordat.now() not null,
  lifted_at timestamp with time zone,
  lifted_by uuid,
  lifted_words text
);
alter table concordat.recusal add constraint recusal_pkey PRIMARY KEY (id);
alter table concordat.recusal add constraint recusal_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.recusal add constraint recusal_lifted_by_fkey FOREIGN KEY (lifted_by) REFERENCES concordat.staff(id);
alter table concordat.recusal add constraint recusal_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.recusal add constraint recusal_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES concordat.staff(id);
alter table concordat.recusal add constraint recusal_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.recusal add constraint recusal_check CHECK (((lifted_at IS NULL) = (lifted_by IS NULL)));
CREATE UNIQUE INDEX recusal_once ON concordat.recusal USING btree (person_id, staff_id) WHERE (lifted_at IS NULL);
alter table concordat.recusal enable row level security, force row level security;
create policy api_adds on concordat.recusal for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (staff_id = ( SELECT concordat.current_staff() AS current_staff)) AND concordat.may_open(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_marks on concordat.recusal for update to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.supervises() AS supervises) AND (unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))));
create policy api_reads on concordat.recusal for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.supervises() AS supervises) AND (unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))));
create policy loader_all on concordat.recusal for all to concordat_loader using (true) with check (true);
CREATE TRIGGER recusal_kept BEFORE UPDATE ON concordat.recusal FOR EACH ROW EXECUTE FUNCTION concordat.change_only('lifted_at', 'lifted_by', 'lifted_words');
CREATE TRIGGER recusal_sight AFTER INSERT ON concordat.recusal FOR EACH ROW EXECUTE FUNCTION concordat.sight_by_recusal();
CREATE TRIGGER recusal_stays BEFORE DELETE ON concordat.recusal FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.recusal to concordat_loader;
grant insert, select on concordat.recusal to concordat_api;
grant update (lifted_at, lifted_by, lifted_words) on concordat.recusal to concordat_api;

create table concordat.review_scope (
  id uuid default concordat.uuid7() not null,
  agency_id uuid not null,
  reviewer_staff_id uuid not null,
  ground text not null,
  demand_reference text,
  purpose text not null,
  held_elsewhere boolean default false not null,
  children boolean default false not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  proposed_at timestamp with time zone default concordat.now() not null,
  proposed_by uuid not null,
  approved_at timestamp with time zone,
  approved_by uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  ended_words text,
  ledger_entry_id uuid not null
);
alter table concordat.review_scope add constraint review_scope_pkey PRIMARY KEY (id);
alter table concordat.review_scope add constraint review_scope_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.review_scope add constraint review_scope_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES concordat.staff(id);
alter table concordat.review_scope add constraint review_scope_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES concordat.staff(id);
alter table concordat.review_scope add constraint review_scope_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.review_scope add constraint review_scope_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES concordat.staff(id);
alter table concordat.review_scope add constraint review_scope_reviewer_staff_id_fkey FOREIGN KEY (reviewer_staff_id) REFERENCES concordat.staff(id);
alter table concordat.review_scope add constraint review_scope_check CHECK ((ends_at > starts_at));
alter table concordat.review_scope add constraint review_scope_check1 CHECK ((approved_by <> proposed_by));
alter table concordat.review_scope add constraint review_scope_check2 CHECK (((approved_at IS NULL) = (approved_by IS NULL)));
alter table concordat.review_scope add constraint review_scope_check3 CHECK (((ground = 'LAWFUL_DEMAND'::text) = (demand_reference IS NOT NULL)));
alter table concordat.review_scope add constraint review_scope_ground_check CHECK ((ground = ANY (ARRAY['OWNER_GRANT'::text, 'LAWFUL_DEMAND'::text])));
CREATE INDEX review_scope_reviewer ON concordat.review_scope USING btree (reviewer_staff_id, agency_id);
alter table concordat.review_scope enable row level security, force row level security;
create policy api_adds on concordat.review_scope for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (proposed_by = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.governs() AS governs) AND (approved_at IS NULL)));
create policy api_marks on concordat.review_scope for update to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.audits() AS audits)));
create policy api_reads on concordat.review_scope for select to concordat_api using (((reviewer_staff_id = ( SELECT concordat.current_staff() AS current_staff)) OR ((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.audits() AS audits))));
create policy loader_all on concordat.review_scope for all to concordat_loader using (true) with check (true);
CREATE TRIGGER review_scope_kept BEFORE UPDATE ON concordat.review_scope FOR EACH ROW EXECUTE FUNCTION concordat.change_only('approved_at', 'approved_by', 'ended_at', 'ended_by', 'ended_words');
CREATE TRIGGER review_scope_stays BEFORE DELETE ON concordat.review_scope FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.review_scope to concordat_loader;
grant insert, select on concordat.review_scope to concordat_api;
grant update (approved_at, approved_by, ended_at, ended_by, ended_words) on concordat.review_scope to concordat_api;

create table concordat.review_scope_person (
  scope_id uuid not null,
  person_id uuid not null
);
alter table concordat.review_scope_person add constraint review_scope_person_pkey PRIMARY KEY (scope_id, person_id);
alter table concordat.review_scope_person add constraint review_scope_person_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.review_scope_person add constraint review_scope_person_scope_id_fkey FOREIGN KEY (scope_id) REFERENCES concordat.review_scope(id);
alter table concordat.review_scope_person enable row level security, force row level security;
create policy api_adds on concordat.review_scope_person for insert to concordat_api with check ((concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff)) AND (EXISTS ( SELECT 1
   FROM concordat.review_scope s
  WHERE ((s.id = review_scope_person.scope_id) AND (s.proposed_by = ( SELECT concordat.current_staff() AS current_staff)) AND (s.approved_at IS NULL))))));
create policy api_reads on concordat.review_scope_person for select to concordat_api using ((EXISTS ( SELECT 1
   FROM concordat.review_scope s
  WHERE (s.id = review_scope_person.scope_id))));
create policy loader_all on concordat.review_scope_person for all to concordat_loader using (true) with check (true);
CREATE TRIGGER review_scope_person_kept BEFORE DELETE OR UPDATE ON concordat.review_scope_person FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.review_scope_person to concordat_loader;
grant insert, select on concordat.review_scope_person to concordat_api;

create table concordat.risk_note (
  id uuid default concordat.uuid7() not null,
  series_id uuid not null,
  version integer default 1 not null,
  person_id uuid not null,
  agency_id uuid not null,
  unit_id uuid not null,
  author_staff_id uuid not null,
  category text not null,
  category_group text not null,
  level text,
  level_reason text,
  nature text not null,
  body text not null,
  happened_on date not null,
  happened_time time without time zone,
  recorded_at timestamp with time zone default concordat.now() not null,
  basis text not null,
  source_grade integer,
  intelligence_grade text,
  handling_code text default 'P'::text not null,
  handling_conditions text,
  marking text default 'OFFICIAL'::text not null,
  disclosable text default 'NO'::text not null,
  report_series text,
  gang_role text,
  expires_on date,
  superseded_at timestamp with time zone,
  superseded_by_id uuid,
  change_reason text,
  withdrawn_at timestamp with time zone,
  withdrawn_by_id uuid,
  withdrawn_reason text
);
alter table concordat.risk_note add constraint risk_note_pkey PRIMARY KEY (id);
alter table concordat.risk_note add constraint risk_note_series_id_version_key UNIQUE (series_id, version);
alter table concordat.risk_note add constraint risk_note_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.risk_note add constraint risk_note_author_staff_id_fkey FOREIGN KEY (author_staff_id) REFERENCES concordat.staff(id);
alter table concordat.risk_note add constraint risk_note_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.risk_note add constraint risk_note_superseded_by_id_fkey FOREIGN KEY (superseded_by_id) REFERENCES concordat.risk_note(id);
alter table concordat.risk_note add constraint risk_note_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.risk_note add constraint risk_note_withdrawn_by_id_fkey FOREIGN KEY (withdrawn_by_id) REFERENCES concordat.staff(id);
alter table concordat.risk_note add constraint risk_note_basis_check CHECK ((basis = ANY (ARRAY['RECORD_SEEN'::text, 'VERIFIED_BY_AGENCY'::text, 'SELF_REPORT'::text, 'THIRD_PARTY'::text, 'PROFESSIONAL_JUDGEMENT'::text])));
alter table concordat.risk_note add constraint risk_note_body_check CHECK (((char_length(body) >= 1) AND (char_length(body) <= 8000)));
alter table concordat.risk_note add constraint risk_note_check CHECK (((handling_code = 'P'::text) OR (handling_conditions IS NOT NULL)));
alter table concordat.risk_note add constraint risk_note_check1 CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)));
alter table concordat.risk_note add constraint risk_note_disclosable_check CHECK ((disclosable = ANY (ARRAY['YES'::text, 'NO'::text, 'REDACTED'::text])));
alter table concordat.risk_note add constraint risk_note_gang_role_check CHECK ((gang_role = ANY (ARRAY['INVOLVED'::text, 'EXPLOITED'::text, 'VICTIM'::text, 'ASSOCIATE'::text])));
alter table concordat.risk_note add constraint risk_note_handling_code_check CHECK ((handling_code = ANY (ARRAY['P'::text, 'C'::text])));
alter table concordat.risk_note add constraint risk_note_intelligence_grade_check CHECK ((intelligence_grade = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text, 'E'::text])));
alter table concordat.risk_note add constraint risk_note_level_check CHECK ((level = ANY (ARRAY['LOW'::text, 'MEDIUM'::text, 'HIGH'::text, 'VERY_HIGH'::text])));
alter table concordat.risk_note add constraint risk_note_marking_check CHECK ((marking = ANY (ARRAY['OFFICIAL'::text, 'OFFICIAL_SENSITIVE'::text])));
alter table concordat.risk_note add constraint risk_note_nature_check CHECK ((nature = ANY (ARRAY['FACT'::text, 'ASSESSMENT'::text])));
alter table concordat.risk_note add constraint risk_note_source_grade_check CHECK (((source_grade >= 1) AND (source_grade <= 3)));
alter table concordat.risk_note add constraint risk_note_version_check CHECK ((version > 0));
CREATE INDEX risk_note_case ON concordat.risk_note USING btree (person_id, agency_id, recorded_at DESC, id DESC);
alter table concordat.risk_note enable row level security, force row level security;
create policy api_adds on concordat.risk_note for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (author_staff_id = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_marks on concordat.risk_note for update to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_reads on concordat.risk_note for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.works_with_cases() AS works_with_cases) AND (EXISTS ( SELECT 1
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = risk_note.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(risk_note.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))));
create policy loader_all on concordat.risk_note for all to concordat_loader using (true) with check (true);
create policy reviewer_reads on concordat.risk_note for select to concordat_api using ((( SELECT concordat.reviews() AS reviews) AND concordat.under_review(person_id, agency_id)));
create policy worker_reads on concordat.risk_note for select to concordat_worker using (true);
CREATE TRIGGER risk_note_kept BEFORE UPDATE ON concordat.risk_note FOR EACH ROW EXECUTE FUNCTION concordat.change_only('superseded_at', 'superseded_by_id', 'withdrawn_at', 'withdrawn_by_id', 'withdrawn_reason');
CREATE TRIGGER risk_note_stays BEFORE DELETE ON concordat.risk_note FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.risk_note to concordat_loader;
grant insert, select on concordat.risk_note to concordat_api;
grant select on concordat.risk_note to concordat_worker;
grant update (superseded_at, superseded_by_id, withdrawn_at, withdrawn_by_id, withdrawn_reason) on concordat.risk_note to concordat_api;

create table concordat.rosh_level (
  id uuid default concordat.uuid7() not null,
  person_id uuid not null,
  setting text not null,
  at_risk text not null,
  level text not null,
  set_at timestamp with time zone default concordat.now() not null,
  set_by_agency_id uuid not null
);
alter table concordat.rosh_level add constraint rosh_level_pkey PRIMARY KEY (id);
alter table concordat.rosh_level add constraint rosh_level_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.rosh_level add constraint rosh_level_set_by_agency_id_fkey FOREIGN KEY (set_by_agency_id) REFERENCES concordat.agency(id);
alter table concordat.rosh_level add constraint rosh_level_at_risk_check CHECK ((at_risk = ANY (ARRAY['CHILDREN'::text, 'PUBLIC'::text, 'KNOWN_ADULT'::text, 'STAFF'::text, 'PRISONERS'::text])));
alter table concordat.rosh_level add constraint rosh_level_check CHECK (((setting = 'CUSTODY'::text) OR (at_risk <> 'PRISONERS'::text)));
alter table concordat.rosh_level add constraint rosh_level_level_check CHECK ((level = ANY (ARRAY['LOW'::text, 'MEDIUM'::text, 'HIGH'::text, 'VERY_HIGH'::text])));
alter table concordat.rosh_level add constraint rosh_level_setting_check CHECK ((setting = ANY (ARRAY['COMMUNITY'::text, 'CUSTODY'::text])));
CREATE INDEX rosh_level_person ON concordat.rosh_level USING btree (person_id, setting, at_risk, set_at DESC);
alter table concordat.rosh_level enable row level security, force row level security;
create policy api_reads on concordat.rosh_level for select to concordat_api using ((( SELECT concordat.opens_people() AS opens_people) AND (EXISTS ( SELECT 1
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = rosh_level.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(rosh_level.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))));
create policy loader_all on concordat.rosh_level for all to concordat_loader using (true) with check (true);
create policy reviewer_reads on concordat.rosh_level for select to concordat_api using ((( SELECT concordat.reviews() AS reviews) AND concordat.under_review(person_id, NULL::uuid)));
create policy worker_reads on concordat.rosh_level for select to concordat_worker using (true);
grant delete, insert, select, update on concordat.rosh_level to concordat_loader;
grant select on concordat.rosh_level to concordat_api;
grant select on concordat.rosh_level to concordat_worker;

create table concordat.search_flag (
  search_id uuid not null,
  agency_id uuid not null,
  searcher_staff_id uuid not null,
  reason text not null
);
alter table concordat.search_flag add constraint search_flag_pkey PRIMARY KEY (search_id);
alter table concordat.search_flag add constraint search_flag_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.search_flag add constraint search_flag_searcher_staff_id_fkey FOREIGN KEY (searcher_staff_id) REFERENCES concordat.staff(id);
alter table concordat.search_flag add constraint search_flag_reason_check CHECK ((reason = ANY (ARRAY['OWN_FAMILY_NAME'::text, 'SHOWN_OWN_FAMILY_NAME'::text, 'COLLEAGUE_NAME'::text, 'COLLEAGUE_FAMILY_NAME'::text])));
alter table concordat.search_flag enable row level security, force row level security;
create policy api_reads on concordat.search_flag for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.governs() AS governs)));
create policy loader_all on concordat.search_flag for all to concordat_loader using (true) with check (true);
CREATE TRIGGER search_flag_kept BEFORE DELETE OR UPDATE ON concordat.search_flag FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.search_flag to concordat_loader;
grant select on concordat.search_flag to concordat_api;

create table concordat.search_look (
  id uuid default concordat.uuid7() not null,
  agency_id uuid not null,
  search_id uuid not null,
  searcher_staff_id uuid not null,
  looked_by uuid not null,
  looked_at timestamp with time zone default concordat.now() not null,
  outcome text not null,
  words text,
  lawful_use text not null
);
alter table concordat.search_look add constraint search_look_pkey PRIMARY KEY (id);
alter table concordat.search_look add constraint search_look_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.search_look add constraint search_look_looked_by_fkey FOREIGN KEY (looked_by) REFERENCES concordat.staff(id);
alter table concordat.search_look add constraint search_look_searcher_staff_id_fkey FOREIGN KEY (searcher_staff_id) REFERENCES concordat.staff(id);
alter table concordat.search_look add constraint search_look_check CHECK (((outcome <> 'RAISED'::text) OR (words IS NOT NULL)));
alter table concordat.search_look add constraint search_look_outcome_check CHECK ((outcome = ANY (ARRAY['LOOKED_AT'::text, 'SATISFIED'::text, 'RAISED'::text])));
CREATE INDEX search_look_search ON concordat.search_look USING btree (search_id, looked_at);
alter table concordat.search_look enable row level security, force row level security;
create policy api_adds on concordat.search_look for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (looked_by = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.governs() AS governs) AND (searcher_staff_id <> ( SELECT concordat.current_staff() AS current_staff)) AND (EXISTS ( SELECT 1
   FROM concordat.access_log l
  WHERE ((l.id = search_look.search_id) AND (l.act = 'SEARCH'::text) AND (l.staff_id = search_look.searcher_staff_id))))));
create policy api_reads on concordat.search_look for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.governs() AS governs) AND (searcher_staff_id <> ( SELECT concordat.current_staff() AS current_staff))));
create policy loader_all on concordat.search_look for all to concordat_loader using (true) with check (true);
CREATE TRIGGER search_look_kept BEFORE DELETE OR UPDATE ON concordat.search_look FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.search_look to concordat_loader;
grant insert, select on concordat.search_look to concordat_api;

create table concordat.set_recipient (
  id uuid default concordat.uuid7() not null,
  set_id uuid not null,
  agency_id uuid not null,
  recipient_agency_id uuid not null,
  recipient_unit_id uuid,
  recipient_staff_id uuid,
  why_needed text,
  purpose text not null,
  gateway text not null,
  protection_condition text not null,
  necessity text not null,
  proportionality text not null,
  agreement_id uuid,
  asked text,
  respond_by timestamp with time zone
);
alter table concordat.set_recipient add constraint set_recipient_pkey PRIMARY KEY (id);
alter table concordat.set_recipient add constraint set_recipient_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.set_recipient add constraint set_recipient_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES concordat.agreement(id);
alter table concordat.set_recipient add constraint set_recipient_recipient_agency_id_fkey FOREIGN KEY (recipient_agency_id) REFERENCES concordat.agency(id);
alter table concordat.set_recipient add constraint set_recipient_recipient_staff_id_fkey FOREIGN KEY (recipient_staff_id) REFERENCES concordat.staff(id);
alter table concordat.set_recipient add constraint set_recipient_recipient_unit_id_fkey FOREIGN KEY (recipient_unit_id) REFERENCES concordat.unit(id);
alter table concordat.set_recipient add constraint set_recipient_set_id_fkey FOREIGN KEY (set_id) REFERENCES concordat.decision_set(id);
alter table concordat.set_recipient add constraint set_recipient_check CHECK (((recipient_agency_id <> agency_id) OR (recipient_unit_id IS NOT NULL) OR (recipient_staff_id IS NOT NULL)));
CREATE INDEX set_recipient_set ON concordat.set_recipient USING btree (set_id);
alter table concordat.set_recipient enable row level security, force row level security;
create policy api_adds on concordat.set_recipient for insert to concordat_api with check ((agency_id = ( SELECT concordat.current_agency() AS current_agency)));
create policy api_reads on concordat.set_recipient for select to concordat_api using ((EXISTS ( SELECT 1
   FROM concordat.decision_set d
  WHERE (d.id = set_recipient.set_id))));
create policy loader_all on concordat.set_recipient for all to concordat_loader using (true) with check (true);
CREATE TRIGGER set_recipient_kept BEFORE DELETE OR UPDATE ON concordat.set_recipient FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER set_recipient_stays BEFORE TRUNCATE ON concordat.set_recipient FOR EACH STATEMENT EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.set_recipient to concordat_loader;
grant insert, select on concordat.set_recipient to concordat_api;

create table concordat.share (
  id uuid default concordat.uuid7() not null,
  reference text not null,
  set_id uuid not null,
  set_recipient_id uuid not null,
  person_id uuid not null,
  sender_agency_id uuid not null,
  sender_unit_id uuid not null,
  sent_by uuid not null,
  sent_at timestamp with time zone default concordat.now() not null,
  told_at timestamp with time zone not null,
  told_how text not null,
  mode text not null,
  recipient_agency_id uuid not null,
  recipient_unit_id uuid,
  recipient_staff_id uuid,
  purpose text not null,
  gateway text not null,
  protection_condition text not null,
  agreement_id uuid,
  asked text,
  respond_by timestamp with time zone,
  first_seen_at timestamp with time zone,
  first_seen_by uuid,
  response text,
  response_words text,
  responded_at timestamp with time zone,
  responded_by uuid,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  revoked_reason text
);
alter table concordat.share add constraint share_pkey PRIMARY KEY (id);
alter table concordat.share add constraint share_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES concordat.agreement(id);
alter table concordat.share add constraint share_first_seen_by_fkey FOREIGN KEY (first_seen_by) REFERENCES concordat.staff(id);
alter table concordat.share add constraint share_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.share add constraint share_recipient_agency_id_fkey FOREIGN KEY (recipient_agency_id) REFERENCES concordat.agency(id);
alter table concordat.share add constraint share_recipient_staff_id_fkey FOREIGN KEY (recipient_staff_id) REFERENCES concordat.staff(id);
alter table concordat.share add constraint share_recipient_unit_id_fkey FOREIGN KEY (recipient_unit_id) REFERENCES concordat.unit(id);
alter table concordat.share add constraint share_responded_by_fkey FOREIGN KEY (responded_by) REFERENCES concordat.staff(id);
alter table concordat.share add constraint share_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES concordat.staff(id);
alter table concordat.share add constraint share_sender_agency_id_fkey FOREIGN KEY (sender_agency_id) REFERENCES concordat.agency(id);
alter table concordat.share add constraint share_sender_unit_id_fkey FOREIGN KEY (sender_unit_id) REFERENCES concordat.unit(id);
alter table concordat.share add constraint share_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES concordat.staff(id);
alter table concordat.share add constraint share_set_id_fkey FOREIGN KEY (set_id) REFERENCES concordat.decision_set(id);
alter table concordat.share add constraint share_set_recipient_id_fkey FOREIGN KEY (set_recipient_id) REFERENCES concordat.set_recipient(id);
alter table concordat.share add constraint share_check CHECK (((revoked_at IS NULL) = (revoked_reason IS NULL)));
alter table concordat.share add constraint share_response_check CHECK ((response = ANY (ARRAY['ACKNOWLEDGED'::text, 'NOT_FOR_US'::text])));
CREATE INDEX share_from ON concordat.share USING btree (sender_agency_id, sent_at DESC, id DESC);
CREATE INDEX share_person_to ON concordat.share USING btree (person_id, recipient_agency_id, sent_at DESC);
CREATE INDEX share_set ON concordat.share USING btree (set_id);
CREATE INDEX share_to ON concordat.share USING btree (recipient_agency_id, sent_at DESC, id DESC);
alter table concordat.share enable row level security, force row level security;
create policy api_adds on concordat.share for insert to concordat_api with check (((sender_agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (sent_by = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_marks on concordat.share for update to concordat_api using (((sender_agency_id = ( SELECT concordat.current_agency() AS current_agency)) OR ((recipient_agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ((recipient_unit_id IS NULL) OR (recipient_unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))) AND ((recipient_staff_id IS NULL) OR (recipient_staff_id = ( SELECT concordat.current_staff() AS current_staff))) AND (revoked_at IS NULL))));
create policy api_reads on concordat.share for select to concordat_api using ((( SELECT concordat.works_with_cases() AS works_with_cases) AND ((sender_agency_id = ( SELECT concordat.current_agency() AS current_agency)) OR ((recipient_agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ((recipient_unit_id IS NULL) OR (recipient_unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))) AND ((recipient_staff_id IS NULL) OR (recipient_staff_id = ( SELECT concordat.current_staff() AS current_staff))) AND ((agreement_id IS NULL) OR (EXISTS ( SELECT 1
   FROM concordat.agreement g
  WHERE ((g.id = share.agreement_id) AND ((g.ends_at IS NULL) OR (( SELECT concordat.now() AS now) < (g.ends_at + make_interval(days => g.transition_days)))) AND (NOT (EXISTS ( SELECT 1
           FROM concordat.agreement_left l
          WHERE ((l.agreement_id = g.id) AND (l.agency_id = ANY (ARRAY[share.sender_agency_id, share.recipient_agency_id])) AND ((l.left_at + make_interval(days => g.transition_days)) <= ( SELECT concordat.now() AS now)))))))))))) AND (EXISTS ( SELECT 1
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = share.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(share.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))));
create policy loader_all on concordat.share for all to concordat_loader using (true) with check (true);
create policy reviewer_reads on concordat.share for select to concordat_api using ((( SELECT concordat.reviews() AS reviews) AND (concordat.under_review(person_id, sender_agency_id) OR concordat.under_review(person_id, recipient_agency_id))));
create policy worker_reads on concordat.share for select to concordat_worker using (true);
CREATE TRIGGER share_kept BEFORE UPDATE ON concordat.share FOR EACH ROW EXECUTE FUNCTION concordat.change_only('first_seen_at', 'first_seen_by', 'response', 'response_words', 'responded_at', 'responded_by', 'revoked_at', 'revoked_by', 'revoked_reason');
CREATE TRIGGER share_sight AFTER INSERT ON concordat.share FOR EACH ROW EXECUTE FUNCTION concordat.sight_by_share();
CREATE TRIGGER share_stays BEFORE DELETE ON concordat.share FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.share to concordat_loader;
grant insert, select on concordat.share to concordat_api;
grant select on concordat.share to concordat_worker;
grant update (first_seen_at, first_seen_by, response, response_words, responded_at, responded_by, revoked_at, revoked_by, revoked_reason) on concordat.share to concordat_api;

create table concordat.share_cut (
  decision_id uuid not null,
  ordinal integer not null,
  agency_id uuid not null,
  code text not null,
  words text
);
alter table concordat.share_cut add constraint share_cut_pkey PRIMARY KEY (decision_id, ordinal);
alter table concordat.share_cut add constraint share_cut_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.share_cut add constraint share_cut_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES concordat.decision(id);
alter table concordat.share_cut enable row level security, force row level security;
create policy api_adds on concordat.share_cut for insert to concordat_api with check ((agency_id = ( SELECT concordat.current_agency() AS current_agency)));
create policy api_reads on concordat.share_cut for select to concordat_api using ((EXISTS ( SELECT 1
   FROM concordat.decision d
  WHERE (d.id = share_cut.decision_id))));
create policy loader_all on concordat.share_cut for all to concordat_loader using (true) with check (true);
CREATE TRIGGER share_cut_kept BEFORE DELETE OR UPDATE ON concordat.share_cut FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER share_cut_stays BEFORE TRUNCATE ON concordat.share_cut FOR EACH STATEMENT EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.share_cut to concordat_loader;
grant insert, select on concordat.share_cut to concordat_api;

create table concordat.share_item (
  id uuid default concordat.uuid7() not null,
  share_id uuid not null,
  ordinal integer not null,
  decision_id uuid not null,
  note_id uuid not null,
  note_version integer not null,
  sender_agency_id uuid not null,
  recipient_agency_id uuid not null,
  originator_agency_id uuid not null,
  in_part boolean not null,
  category text not null,
  level text not null,
  nature text not null,
  body text not null,
  body_hash bytea not null,
  happened_on date not null,
  basis text not null,
  source_grade integer,
  intelligence_grade text,
  handling_code text not null,
  handling_conditions text,
  marking text not null,
  disclosable text not null,
  third_parties jsonb default '[]'::jsonb not null,
  superseded_at timestamp with time zone,
  withdrawn_at timestamp with time zone
);
alter table concordat.share_item add constraint share_item_pkey PRIMARY KEY (id);
alter table concordat.share_item add constraint share_item_share_id_ordinal_key UNIQUE (share_id, ordinal);
alter table concordat.share_item add constraint share_item_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES concordat.decision(id);
alter table concordat.share_item add constraint share_item_note_id_fkey FOREIGN KEY (note_id) REFERENCES concordat.risk_note(id);
alter table concordat.share_item add constraint share_item_originator_agency_id_fkey FOREIGN KEY (originator_agency_id) REFERENCES concordat.agency(id);
alter table concordat.share_item add constraint share_item_recipient_agency_id_fkey FOREIGN KEY (recipient_agency_id) REFERENCES concordat.agency(id);
alter table concordat.share_item add constraint share_item_sender_agency_id_fkey FOREIGN KEY (sender_agency_id) REFERENCES concordat.agency(id);
alter table concordat.share_item add constraint share_item_share_id_fkey FOREIGN KEY (share_id) REFERENCES concordat.share(id);
CREATE INDEX share_item_note ON concordat.share_item USING btree (note_id);
alter table concordat.share_item enable row level security, force row level security;
create policy api_adds on concordat.share_item for insert to concordat_api with check ((sender_agency_id = ( SELECT concordat.current_agency() AS current_agency)));
create policy api_marks on concordat.share_item for update to concordat_api using ((sender_agency_id = ( SELECT concordat.current_agency() AS current_agency)));
create policy api_reads on concordat.share_item for select to concordat_api using ((EXISTS ( SELECT 1
   FROM concordat.share s
  WHERE ((s.id = share_item.share_id) AND ((s.revoked_at IS NULL) OR ((s.sender_agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.works_with_cases() AS works_with_cases) AND (EXISTS ( SELECT 1
           FROM concordat.person_sight ps
          WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = s.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(s.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))) OR (( SELECT concordat.reviews() AS reviews) AND concordat.under_review(s.person_id, s.sender_agency_id)))))));
create policy loader_all on concordat.share_item for all to concordat_loader using (true) with check (true);
create policy worker_reads on concordat.share_item for select to concordat_worker using (true);
CREATE TRIGGER share_item_kept BEFORE UPDATE ON concordat.share_item FOR EACH ROW EXECUTE FUNCTION concordat.change_only('superseded_at', 'withdrawn_at');
CREATE TRIGGER share_item_stays BEFORE DELETE ON concordat.share_item FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.share_item to concordat_loader;
grant insert, select on concordat.share_item to concordat_api;
grant select on concordat.share_item to concordat_worker;
grant update (superseded_at, withdrawn_at) on concordat.share_item to concordat_api;

create table concordat.sign_in (
  id uuid default gen_random_uuid() not null,
  account_id uuid not null,
  token_session text not null,
  managed_device boolean default false not null,
  started_at timestamp with time zone default now() not null,
  last_seen_at timestamp with time zone default now() not null,
  ended_at timestamp with time zone,
  ended_why text,
  authenticated_at timestamp with time zone default now() not null
);
alter table concordat.sign_in add constraint sign_in_pkey PRIMARY KEY (id);
alter table concordat.sign_in add constraint sign_in_token_session_key UNIQUE (token_session);
alter table concordat.sign_in add constraint sign_in_account_id_fkey FOREIGN KEY (account_id) REFERENCES concordat.account(id);
CREATE INDEX sign_in_account ON concordat.sign_in USING btree (account_id) WHERE (ended_at IS NULL);
grant delete, insert, select, update on concordat.sign_in to concordat_loader;

create table concordat.staff (
  id uuid default concordat.uuid7() not null,
  agency_id uuid not null,
  name text not null,
  job_title text not null,
  shift_ends_at timestamp with time zone
);
alter table concordat.staff add constraint staff_pkey PRIMARY KEY (id);
alter table concordat.staff add constraint staff_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
CREATE INDEX staff_agency ON concordat.staff USING btree (agency_id, name);
CREATE INDEX staff_family ON concordat.staff USING btree (agency_id, concordat.family_key(name));
CREATE INDEX staff_whole_name ON concordat.staff USING btree (agency_id, concordat.name_key(name));
grant delete, insert, select, update on concordat.staff to concordat_loader;
grant select on concordat.staff to concordat_api;
grant select on concordat.staff to concordat_worker;

create table concordat.standing_decision (
  id uuid default concordat.uuid7() not null,
  agency_id uuid not null,
  recipient_agency_id uuid not null,
  category text not null,
  reason_words text not null,
  proposed_by uuid not null,
  proposed_at timestamp with time zone default concordat.now() not null,
  approved_by uuid,
  approved_at timestamp with time zone,
  review_by date not null,
  ended_at timestamp with time zone,
  ended_words text,
  ledger_entry_id uuid
);
alter table concordat.standing_decision add constraint standing_decision_pkey PRIMARY KEY (id);
alter table concordat.standing_decision add constraint standing_decision_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.standing_decision add constraint standing_decision_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES concordat.staff(id);
alter table concordat.standing_decision add constraint standing_decision_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.standing_decision add constraint standing_decision_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES concordat.staff(id);
alter table concordat.standing_decision add constraint standing_decision_recipient_agency_id_fkey FOREIGN KEY (recipient_agency_id) REFERENCES concordat.agency(id);
alter table concordat.standing_decision add constraint standing_decision_check CHECK ((approved_by IS DISTINCT FROM proposed_by));
CREATE INDEX standing_decision_for ON concordat.standing_decision USING btree (agency_id, recipient_agency_id) WHERE (ended_at IS NULL);
alter table concordat.standing_decision enable row level security, force row level security;
create policy api_adds on concordat.standing_decision for insert to concordat_api with check ((agency_id = ( SELECT concordat.current_agency() AS current_agency)));
create policy api_marks on concordat.standing_decision for update to concordat_api using ((agency_id = ( SELECT concordat.current_agency() AS current_agency)));
create policy api_reads on concordat.standing_decision for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.works_with_cases() AS works_with_cases)));
create policy loader_all on concordat.standing_decision for all to concordat_loader using (true) with check (true);
create policy worker_reads on concordat.standing_decision for select to concordat_worker using (true);
grant delete, insert, select, update on concordat.standing_decision to concordat_loader;
grant insert, select on concordat.standing_decision to concordat_api;
grant select on concordat.standing_decision to concordat_worker;
grant update (approved_by, approved_at, ended_at, ended_words, ledger_entry_id) on concordat.standing_decision to concordat_api;

create table concordat.third_party (
  id uuid default concordat.uuid7() not null,
  agency_id uuid not null,
  person_id uuid not null,
  reference text not null,
  class text not null
);
alter table concordat.third_party add constraint third_party_pkey PRIMARY KEY (id);
alter table concordat.third_party add constraint third_party_agency_id_person_id_reference_key UNIQUE (agency_id, person_id, reference);
alter table concordat.third_party add constraint third_party_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.third_party add constraint third_party_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.third_party add constraint third_party_class_check CHECK ((class = ANY (ARRAY['VICTIM'::text, 'PARTNER'::text, 'CHILD'::text, 'INFORMANT'::text, 'FAMILY'::text, 'OTHER'::text])));
alter table concordat.third_party enable row level security, force row level security;
create policy api_adds on concordat.third_party for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_reads on concordat.third_party for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.works_with_cases() AS works_with_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy loader_all on concordat.third_party for all to concordat_loader using (true) with check (true);
grant delete, insert, select, update on concordat.third_party to concordat_loader;
grant insert, select on concordat.third_party to concordat_api;

create table concordat.trail_entry (
  id uuid default concordat.uuid7() not null,
  agency_id uuid not null,
  at timestamp with time zone default concordat.now() not null,
  person_id uuid not null,
  kind text not null,
  outcome text,
  unit_id uuid,
  staff_id uuid not null,
  from_agency_id uuid not null,
  to_agency_id uuid,
  to_unit_id uuid,
  to_staff_id uuid,
  set_id uuid,
  share_id uuid,
  decision_id uuid,
  note_id uuid,
  category text,
  level text,
  happened_at timestamp with time zone,
  reason_code text,
  words text
);
alter table concordat.trail_entry add constraint trail_entry_pkey PRIMARY KEY (id);
alter table concordat.trail_entry add constraint trail_entry_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.trail_entry add constraint trail_entry_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES concordat.decision(id);
alter table concordat.trail_entry add constraint trail_entry_from_agency_id_fkey FOREIGN KEY (from_agency_id) REFERENCES concordat.agency(id);
alter table concordat.trail_entry add constraint trail_entry_note_id_fkey FOREIGN KEY (note_id) REFERENCES concordat.risk_note(id);
alter table concordat.trail_entry add constraint trail_entry_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.trail_entry add constraint trail_entry_set_id_fkey FOREIGN KEY (set_id) REFERENCES concordat.decision_set(id);
alter table concordat.trail_entry add constraint trail_entry_share_id_fkey FOREIGN KEY (share_id) REFERENCES concordat.share(id);
alter table concordat.trail_entry add constraint trail_entry_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES concordat.staff(id);
alter table concordat.trail_entry add constraint trail_entry_to_agency_id_fkey FOREIGN KEY (to_agency_id) REFERENCES concordat.agency(id);
alter table concordat.trail_entry add constraint trail_entry_to_staff_id_fkey FOREIGN KEY (to_staff_id) REFERENCES concordat.staff(id);
alter table concordat.trail_entry add constraint trail_entry_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES concordat.unit(id);
alter table concordat.trail_entry add constraint trail_entry_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.trail_entry add constraint trail_entry_kind_check CHECK ((kind = ANY (ARRAY['NOTE_RECORDED'::text, 'NOTE_SUPERSEDED'::text, 'NOTE_WITHDRAWN'::text, 'SENT'::text, 'RECEIVED'::text, 'DECIDED_NOT_TO_SHARE'::text, 'FIRST_SEEN'::text, 'ACKNOWLEDGED'::text, 'NOT_FOR_US'::text, 'CORRECTED'::text, 'WITHDRAWN'::text, 'REVOKED'::text, 'ENDORSED'::text, 'SENT_BACK'::text, 'HELD_ELSEWHERE'::text])));
alter table concordat.trail_entry add constraint trail_entry_outcome_check CHECK ((outcome = ANY (ARRAY['SHARED'::text, 'SHARED_IN_PART'::text, 'WITHHELD'::text, 'DEFERRED'::text, 'NOT_RELEVANT'::text])));
CREATE INDEX trail_entry_agency ON concordat.trail_entry USING btree (agency_id, at DESC, id DESC);
CREATE INDEX trail_entry_other ON concordat.trail_entry USING btree (agency_id, to_agency_id, at DESC, id DESC);
CREATE INDEX trail_entry_person ON concordat.trail_entry USING btree (agency_id, person_id, at DESC, id DESC);
alter table concordat.trail_entry enable row level security, force row level security;
create policy api_adds on concordat.trail_entry for insert to concordat_api with check (((from_agency_id = ( SELECT concordat.current_agency() AS current_agency)) OR (to_agency_id = ( SELECT concordat.current_agency() AS current_agency))));
create policy api_reads on concordat.trail_entry for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (( SELECT concordat.audits() AS audits) OR (( SELECT concordat.supervises() AS supervises) AND (((unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[])) AND (from_agency_id = ( SELECT concordat.current_agency() AS current_agency))) OR (to_unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[])) OR (EXISTS ( SELECT 1
   FROM concordat.case_membership m
  WHERE ((m.person_id = trail_entry.person_id) AND (m.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (m.until IS NULL) AND (m.unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))))))) OR (( SELECT concordat.practises() AS practises) AND ((staff_id = ( SELECT concordat.current_staff() AS current_staff)) OR (EXISTS ( SELECT 1
   FROM concordat.case_membership m
  WHERE ((m.person_id = trail_entry.person_id) AND (m.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (m.until IS NULL) AND ((m.lead_staff_id = ( SELECT concordat.current_staff() AS current_staff)) OR (m.unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))))))))) AND ((kind <> 'HELD_ELSEWHERE'::text) OR (unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))) AND (EXISTS ( SELECT 1
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = trail_entry.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(trail_entry.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))));
create policy loader_all on concordat.trail_entry for all to concordat_loader using (true) with check (true);
create policy reviewer_reads on concordat.trail_entry for select to concordat_api using ((( SELECT concordat.reviews() AS reviews) AND concordat.under_review(person_id, agency_id, (kind = 'HELD_ELSEWHERE'::text))));
CREATE TRIGGER trail_entry_kept BEFORE DELETE OR UPDATE ON concordat.trail_entry FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER trail_entry_stays BEFORE TRUNCATE ON concordat.trail_entry FOR EACH STATEMENT EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.trail_entry to concordat_loader;
grant insert, select on concordat.trail_entry to concordat_api;

create table concordat.unit (
  id uuid default concordat.uuid7() not null,
  agency_id uuid not null,
  parent_id uuid,
  name text not null,
  desk text,
  duty_name text not null,
  duty_phone text not null,
  duty_hours text not null
);
alter table concordat.unit add constraint unit_pkey PRIMARY KEY (id);
alter table concordat.unit add constraint unit_agency_id_name_key UNIQUE (agency_id, name);
alter table concordat.unit add constraint unit_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.unit add constraint unit_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES concordat.unit(id);
alter table concordat.unit add constraint unit_desk_check CHECK ((desk = ANY (ARRAY['OFFENDER_MANAGEMENT'::text, 'PRISON_SECURITY'::text, 'POLICE_DOMESTIC_ABUSE'::text, 'POLICE_INTELLIGENCE'::text, 'CONTROL_ROOM'::text, 'CHILDREN_SERVICES'::text, 'HOUSING'::text, 'TAGGING'::text, 'STANDARDS'::text, 'HEALTH'::text, 'OTHER'::text])));
CREATE INDEX unit_parent ON concordat.unit USING btree (parent_id);
grant delete, insert, select, update on concordat.unit to concordat_loader;
grant select on concordat.unit to concordat_api;
grant select on concordat.unit to concordat_worker;

create table concordat.work_item (
  id uuid default concordat.uuid7() not null,
  agency_id uuid not null,
  unit_id uuid,
  staff_id uuid,
  role text,
  kind text not null,
  person_id uuid,
  subject_id uuid,
  recipient_agency_id uuid,
  note_ids uuid[] default '{}'::uuid[] not null,
  summary text not null,
  due_at timestamp with time zone,
  raised_at timestamp with time zone default concordat.now() not null,
  closed_at timestamp with time zone,
  closed_by uuid,
  closed_words text,
  dedupe_key text not null
);
alter table concordat.work_item add constraint work_item_pkey PRIMARY KEY (id);
alter table concordat.work_item add constraint work_item_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.work_item add constraint work_item_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES concordat.staff(id);
alter table concordat.work_item add constraint work_item_kind_fkey FOREIGN KEY (kind) REFERENCES concordat.work_kind(kind);
alter table concordat.work_item add constraint work_item_recipient_agency_id_fkey FOREIGN KEY (recipient_agency_id) REFERENCES concordat.agency(id);
alter table concordat.work_item add constraint work_item_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES concordat.staff(id);
alter table concordat.work_item add constraint work_item_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.work_item add constraint work_item_check CHECK (((unit_id IS NOT NULL) OR (staff_id IS NOT NULL) OR (role IS NOT NULL)));
CREATE UNIQUE INDEX work_item_once ON concordat.work_item USING btree (agency_id, dedupe_key) WHERE (closed_at IS NULL);
CREATE INDEX work_item_open ON concordat.work_item USING btree (agency_id, due_at) WHERE (closed_at IS NULL);
CREATE INDEX work_item_warning ON concordat.work_item USING btree (dedupe_key) WHERE (kind = 'AGREEMENT_ENDING'::text);
alter table concordat.work_item enable row level security, force row level security;
create policy api_adds on concordat.work_item for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) OR (kind = ANY (ARRAY['NOT_FOR_US'::text, 'RECIPIENTS_RELY_ON_OLD'::text]))));
create policy api_marks on concordat.work_item for update to concordat_api using ((agency_id = ( SELECT concordat.current_agency() AS current_agency)));
create policy api_reads on concordat.work_item for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ((staff_id IS NULL) OR (staff_id = ( SELECT concordat.current_staff() AS current_staff))) AND ((unit_id IS NULL) OR (unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))) AND ((role IS NULL) OR (role = ANY (( SELECT concordat.current_roles() AS current_roles)::text[]))) AND ((person_id IS NULL) OR (( SELECT concordat.works_with_cases() AS works_with_cases) AND (EXISTS ( SELECT 1
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = work_item.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(work_item.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))))));
create policy loader_all on concordat.work_item for all to concordat_loader using (true) with check (true);
create policy worker_closes on concordat.work_item for update to concordat_worker using (true);
create policy worker_raises on concordat.work_item for insert to concordat_worker with check (true);
create policy worker_reads on concordat.work_item for select to concordat_worker using (true);
grant delete, insert, select, update on concordat.work_item to concordat_loader;
grant insert, select on concordat.work_item to concordat_api;
grant insert, select on concordat.work_item to concordat_worker;
grant update (closed_at, closed_by, closed_words) on concordat.work_item to concordat_api;
grant update (closed_at, closed_by, closed_words) on concordat.work_item to concordat_worker;

create table concordat.work_kind (
  kind text not null
);
alter table concordat.work_kind add constraint work_kind_pkey PRIMARY KEY (kind);
alter table concordat.work_kind add constraint work_kind_kind_check CHECK ((kind ~ '^[A-Z][A-Z_]{2,39}$'::text));

create table identity.account (
  subject text not null,
  sign_in_name text not null,
  person_name text not null,
  agency_name text not null,
  passphrase_hash text,
  totp_secret text,
  totp_last_step bigint,
  accepted_at timestamp with time zone
);
alter table identity.account add constraint account_pkey PRIMARY KEY (subject);
alter table identity.account add constraint account_sign_in_name_key UNIQUE (sign_in_name);
alter table identity.account add constraint account_check CHECK ((((passphrase_hash IS NULL) = (accepted_at IS NULL)) AND ((totp_secret IS NULL) = (accepted_at IS NULL))));
grant insert, select, update on identity.account to concordat_loader;
grant select on identity.account to concordat_identity;
grant update (passphrase_hash, totp_secret, totp_last_step, accepted_at) on identity.account to concordat_identity;

create table identity.attempt (
  id uuid not null,
  key bytea not null,
  tried_at timestamp with time zone default clock_timestamp() not null
);
alter table identity.attempt add constraint attempt_pkey PRIMARY KEY (key, id);
CREATE INDEX attempt_age ON identity.attempt USING btree (tried_at);
CREATE INDEX attempt_id ON identity.attempt USING btree (id);
grant delete, insert, select on identity.attempt to concordat_identity;

create table identity.invitation (
  id uuid default gen_random_uuid() not null,
  subject text not null,
  token_hash bytea not null,
  made_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone default (now() + '72:00:00'::interval) not null,
  passphrase_hash text,
  totp_secret text,
  used_at timestamp with time zone,
  ended_at timestamp with time zone
);
alter table identity.invitation add constraint invitation_pkey PRIMARY KEY (id);
alter table identity.invitation add constraint invitation_token_hash_key UNIQUE (token_hash);
alter table identity.invitation add constraint invitation_subject_fkey FOREIGN KEY (subject) REFERENCES identity.account(subject);
alter table identity.invitation add constraint invitation_token_hash_check CHECK ((octet_length(token_hash) = 32));
CREATE UNIQUE INDEX invitation_open ON identity.invitation USING btree (subject) WHERE ((used_at IS NULL) AND (ended_at IS NULL));
grant insert, select, update on identity.invitation to concordat_loader;
grant select on identity.invitation to concordat_identity;
grant update (passphrase_hash, totp_secret, used_at) on identity.invitation to concordat_identity;

create table identity.issuer (
  only_row boolean default true not null,
  address text not null
);
alter table identity.issuer add constraint issuer_pkey PRIMARY KEY (only_row);
alter table identity.issuer add constraint issuer_address_check CHECK ((address ~ '^https?://[^/]'::text));
alter table identity.issuer add constraint issuer_only_row_check CHECK (only_row);
grant insert, select on identity.issuer to concordat_identity;
grant select on identity.issuer to concordat_loader;

create table portal.session (
  sid character varying not null,
  sess json not null,
  expire timestamp(6) without time zone not null
);
alter table portal.session add constraint session_pkey PRIMARY KEY (sid);
CREATE INDEX session_expire ON portal.session USING btree (expire);
grant delete, insert, select, update on portal.session to concordat_portal;

CREATE OR REPLACE FUNCTION concordat.account_state_of(p_staff uuid)
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return (select coalesce((select min(a.state) from concordat.account a where a.staff_id = s.id), 'NONE')
    from concordat.staff s where s.id = p_staff and s.agency_id = concordat.current_agency());
end $function$;
alter function concordat.account_state_of(p_staff uuid) owner to concordat_loader;
grant execute on function concordat.account_state_of(p_staff uuid) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.act_as(staff uuid, agency uuid, units uuid[], roles text[])
 RETURNS void
 LANGUAGE sql
AS $function$
  select set_config('app.staff_id', staff::text, true), set_config('app.agency_id', agency::text, true),
         set_config('app.unit_ids', units::text, true), set_config('app.roles', roles::text, true) $function$;

CREATE OR REPLACE FUNCTION concordat.act_for(p_sign_in uuid, p_staff uuid, p_agency uuid, p_kind text, p_units uuid[], p_roles text[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare who record; at timestamptz := concordat.now();
begin
  with recursive held as materialized (
    select p.unit_id, p.role from concordat.post p
     where p.staff_id = p_staff and p.agency_id = p_agency
       and p.held_from <= at and (p.held_to is null or at < p.held_to)
  ), below as (
    select h.unit_id from held h union select u.id from concordat.unit u join below b on u.parent_id = b.unit_id
  )
  select a.staff_id, s.agency_id, g.kind, array(select distinct h.role from held h) roles, array(select b.unit_id from below b) units
    into who
    from concordat.sign_in i
    join concordat.account a on a.id = i.account_id
    join concordat.staff s on s.id = a.staff_id
    join concordat.agency g on g.id = s.agency_id
   where i.id = p_sign_in and i.ended_at is null and a.state = 'ACTIVE'
     and statement_timestamp() < i.started_at + make_interval(hours => g.absolute_hours)
     and statement_timestamp() < i.last_seen_at + make_interval(mins => case when i.managed_device then g.managed_idle_minutes else g.idle_minutes end);
  if not found then raise exception 'not signed in' using errcode = 'CS001'; end if;
  if (who.staff_id = p_staff and who.agency_id = p_agency and who.kind = p_kind and who.roles @> p_roles and who.roles <@ p_roles
      and who.units @> p_units and who.units <@ p_units) is not true then
    raise exception 'what this person may do has changed' using errcode = 'CS002';
  end if;
  perform set_config('app.staff_id', who.staff_id::text, true), set_config('app.agency_id', who.agency_id::text, true),
          set_config('app.unit_ids', who.units::text, true), set_config('app.roles', who.roles::text, true);
end $function$;
alter function concordat.act_for(p_sign_in uuid, p_staff uuid, p_agency uuid, p_kind text, p_units uuid[], p_roles text[]) owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.actor_for(p_issuer text, p_subject text, p_token_session text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare who record; -- not "found": that name is plpgsql's own
begin
  select a.id account_id, s.id staff_id, s.name, s.job_title, s.shift_ends_at, g.id agency_id, g.name agency_name, g.kind agency_kind, g.controller_group_id,
         i.id sign_in_id, i.last_seen_at, i.authenticated_at
    into who
    from concordat.account a
    join concordat.sign_in i on i.account_id = a.id and i.token_session = p_token_session
    join concordat.staff s on s.id = a.staff_id
    join concordat.agency g on g.id = s.agency_id
   where a.issuer = p_issuer and a.subject = p_subject and a.state = 'ACTIVE' and i.ended_at is null
     and now() < i.started_at + make_interval(hours => g.absolute_hours)
     and now() < i.last_seen_at + make_interval(mins => case when i.managed_device then g.managed_idle_minutes else g.idle_minutes end);
  if not found then return null; end if;
  if who.last_seen_at < now() - interval '30 seconds' then
    update concordat.sign_in set last_seen_at = now() where id = who.sign_in_id;
  end if;
  return (
    with recursive held as (
      select p.unit_id, p.role from concordat.post p
       where p.staff_id = who.staff_id and p.agency_id = who.agency_id
         and p.held_from <= concordat.now() and (p.held_to is null or concordat.now() < p.held_to)
    ), below as (
      select unit_id from held union select u.id from concordat.unit u join below b on u.parent_id = b.unit_id
    )
    select jsonb_build_object('accountId', who.account_id, 'signInId', who.sign_in_id, 'staffId', who.staff_id, 'name', who.name,
      'jobTitle', who.job_title, 'shiftEndsAt', who.shift_ends_at, 'agencyId', who.agency_id, 'agencyName', who.agency_name,
      'agencyKind', who.agency_kind, 'controllerGroupId', who.controller_group_id,
      'authenticatedAt', who.authenticated_at, 'fresh', now() < who.authenticated_at + interval '15 minutes',
      'roles', coalesce((select jsonb_agg(distinct role) from held), '[]'), 'homeUnitId', (select min(unit_id::text) from held),
      'unitIds', coalesce((select jsonb_agg(unit_id) from below), '[]'),
      'agreementIds', coalesce((select jsonb_agg(ap.agreement_id) from concordat.agreement_party ap join concordat.agreement ag on ag.id = ap.agreement_id
         where ap.agency_id = who.agency_id and ag.starts_at <= concordat.now() and (ag.ends_at is null or concordat.now() < ag.ends_at)), '[]'))
  );
end $function$;

CREATE OR REPLACE FUNCTION concordat.adult_on(born date)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select (born + interval '18 years')::date + (to_char(born, 'MMDD') = '0229' and to_char(born + interval '18 years', 'MMDD') = '0228')::int $function$;
grant execute on function concordat.adult_on(born date) to concordat_api;
grant execute on function concordat.adult_on(born date) to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.apply_change(c concordat.change)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  case c.kind
    when 'AGREEMENT_ENDS', 'AGREEMENT_RENEWED' then
      update concordat.agreement a set ends_at = greatest((c.after ->> 'endsAt')::timestamptz, concordat.now(), a.starts_at + interval '1 millisecond'),
        review_on = coalesce((c.after ->> 'reviewOn')::date, a.review_on) where a.id = c.agreement_id;
    when 'PARTY_LEAVES' then
      perform 1 from concordat.agreement a where a.id = c.agreement_id for update; -- shares being made under it hold this row
      with gone as (delete from concordat.agreement_party p where p.agreement_id = c.agreement_id and p.agency_id = c.party_agency_id returning p.*)
      insert into concordat.agreement_left (agreement_id, agency_id, controller, signatory_name, signatory_role, signed_on, left_at)
      select g.agreement_id, g.agency_id, g.controller, g.signatory_name, g.signatory_role, g.signed_on, concordat.now() from gone g;
    when 'PARTY_JOINS' then
      delete from concordat.agreement_left l where l.agreement_id = c.agreement_id and l.agency_id = c.party_agency_id;
      insert into concordat.agreement_party (agreement_id, agency_id, signatory_name, signatory_role, signed_on)
      select c.agreement_id, c.party_agency_id, s.name, s.job_title, (concordat.now() at time zone 'Europe/London')::date
        from concordat.change_answer x join concordat.staff s on s.id = x.staff_id where x.change_id = c.id and x.agency_id = c.party_agency_id;
    when 'NAMES_CHILDREN_SET', 'NAMES_CHILDREN_UNSET' then
      update concordat.agreement a set names_children = (c.kind = 'NAMES_CHILDREN_SET') where a.id = c.agreement_id;
    when 'POST_GRANTED' then
      insert into concordat.post (staff_id, unit_id, agency_id, role) values (c.staff_id, c.unit_id, c.agency_id, c.role);
    when 'POST_ENDED' then
      update concordat.post p set held_to = greatest(concordat.now(), p.held_from + interval '1 millisecond') where p.id = c.post_id;
    when 'ACCOUNT_SUSPENDED' then
      update concordat.account a set state = 'SUSPENDED' where a.staff_id = c.staff_id and a.state = 'ACTIVE';
      update concordat.sign_in i set ended_at = now(), ended_why = 'SUSPENDED' from concordat.account a
       where a.id = i.account_id and a.staff_id = c.staff_id and i.ended_at is null;
    when 'ACCOUNT_RESTORED' then
      update concordat.account a set state = 'ACTIVE' where a.staff_id = c.staff_id and a.state = 'SUSPENDED';
  end case;
end $function$;
alter function concordat.apply_change(c concordat.change) owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.audits()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select concordat.current_roles() && array['SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER'] $function$;
grant execute on function concordat.audits() to concordat_api;
grant execute on function concordat.audits() to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.change_before(p_agreement uuid, p_party uuid, p_staff uuid, p_unit uuid, p_role text, p_post uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if (p_agreement is not null and not exists (select 1 from concordat.agreement_party p where p.agreement_id = p_agreement and p.agency_id = concordat.current_agency()))
     or (p_staff is not null and not exists (select 1 from concordat.staff s where s.id = p_staff and s.agency_id = concordat.current_agency())) then
    return null;
  end if;
  return concordat.change_state(p_agreement, p_party, p_staff, p_unit, p_role, p_post);
end $function$;
alter function concordat.change_before(p_agreement uuid, p_party uuid, p_staff uuid, p_unit uuid, p_role text, p_post uuid) owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.change_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (to_jsonb(old) - tg_argv) is distinct from (to_jsonb(new) - tg_argv) then
    raise exception 'only % of % may change', array_to_string(tg_argv, ', '), tg_table_name using errcode = '42501';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION concordat.change_outdated(p_change uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return (select c.applied_at is null
      and concordat.change_state(c.agreement_id, c.party_agency_id, c.staff_id, c.unit_id, c.role, c.post_id) is distinct from c.before
    from concordat.change c where c.id = p_change and c.agency_ids @> array[concordat.current_agency()]);
end $function$;
alter function concordat.change_outdated(p_change uuid) owner to concordat_loader;
grant execute on function concordat.change_outdated(p_change uuid) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.change_state(p_agreement uuid, p_party uuid, p_staff uuid, p_unit uuid, p_role text, p_post uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if p_agreement is not null then
    return (select jsonb_build_object('endsAt', concordat.iso(a.ends_at), 'reviewOn', a.review_on, 'namesChildren', a.names_children,
        'party', case when exists (select 1 from concordat.agreement_party p where p.agreement_id = a.id and p.agency_id = p_party) then 'PARTY'
          when exists (select 1 from concordat.agreement_left l where l.agreement_id = a.id and l.agency_id = p_party) then 'LEFT' else 'NONE' end,
        'parties', (select coalesce(jsonb_agg(p.agency_id order by p.agency_id), '[]') from concordat.agreement_party p where p.agreement_id = a.id))
      from concordat.agreement a where a.id = p_agreement);
  elsif p_post is not null then
    return (select jsonb_build_object('post', case when p.held_to is null or concordat.now() < p.held_to then 'HELD' else 'ENDED' end)
      from concordat.post p where p.id = p_post and p.staff_id = p_staff);
  elsif p_role is not null then
    return (select jsonb_build_object('post', case when exists (select 1 from concordat.post p where p.staff_id = s.id and p.unit_id = u.id and p.role = p_role
          and p.held_from <= concordat.now() and (p.held_to is null or concordat.now() < p.held_to)) then 'HELD' else 'NONE' end)
      from concordat.staff s join concordat.unit u on u.id = p_unit and u.agency_id = s.agency_id where s.id = p_staff);
  end if;
  return (select jsonb_build_object('accountState', coalesce((select min(a.state) from concordat.account a where a.staff_id = s.id), 'NONE'))
    from concordat.staff s where s.id = p_staff);
end $function$;
alter function concordat.change_state(p_agreement uuid, p_party uuid, p_staff uuid, p_unit uuid, p_role text, p_post uuid) owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.close_for_change(p_change uuid, p_agency uuid, p_words text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update concordat.work_item w set closed_at = concordat.now(), closed_by = concordat.current_staff(), closed_words = p_words
    from concordat.change c
   where c.id = p_change and c.agency_ids @> array[concordat.current_agency()] and w.subject_id = c.id and w.agency_id = any(c.agency_ids)
     and (p_agency is null or w.agency_id = p_agency) and w.kind in ('CHANGE_TO_APPROVE','CHANGE_TO_REVIEW') and w.closed_at is null;
end $function$;
alter function concordat.close_for_change(p_change uuid, p_agency uuid, p_words text) owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.close_work(p_dedupe_key text, p_words text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare closed int;
begin
  update concordat.work_item set closed_at = concordat.now(), closed_by = concordat.current_staff(), closed_words = p_words
   where agency_id = concordat.current_agency() and dedupe_key = p_dedupe_key and closed_at is null;
  get diagnostics closed = row_count;
  return closed;
end $function$;
alter function concordat.close_work(p_dedupe_key text, p_words text) owner to concordat_loader;
grant execute on function concordat.close_work(p_dedupe_key text, p_words text) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.current_agency()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.agency_id', true), '')::uuid $function$;
grant execute on function concordat.current_agency() to concordat_api;
grant execute on function concordat.current_agency() to concordat_integrator;
grant execute on function concordat.current_agency() to concordat_loader;
grant execute on function concordat.current_agency() to concordat_worker;

CREATE OR REPLACE FUNCTION concordat.current_roles()
 RETURNS text[]
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(nullif(current_setting('app.roles', true), ''), '{}')::text[] $function$;
grant execute on function concordat.current_roles() to concordat_api;
grant execute on function concordat.current_roles() to concordat_integrator;
grant execute on function concordat.current_roles() to concordat_loader;
grant execute on function concordat.current_roles() to concordat_worker;

CREATE OR REPLACE FUNCTION concordat.current_staff()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.staff_id', true), '')::uuid $function$;
grant execute on function concordat.current_staff() to concordat_api;
grant execute on function concordat.current_staff() to concordat_integrator;
grant execute on function concordat.current_staff() to concordat_loader;
grant execute on function concordat.current_staff() to concordat_worker;

CREATE OR REPLACE FUNCTION concordat.current_units()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(nullif(current_setting('app.unit_ids', true), ''), '{}')::uuid[] $function$;
grant execute on function concordat.current_units() to concordat_api;
grant execute on function concordat.current_units() to concordat_integrator;
grant execute on function concordat.current_units() to concordat_loader;
grant execute on function concordat.current_units() to concordat_worker;

CREATE OR REPLACE FUNCTION concordat.duties_of(p_staff uuid, p_post uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  at_work uuid := (select p.unit_id from concordat.post p where p.id = p_post);
  others text[] := array(select p.role from concordat.post p where p.staff_id = p_staff and p.id is distinct from p_post
    and p.held_from <= concordat.now() and (p.held_to is null or concordat.now() < p.held_to) order by p.role);
begin
  if not (concordat.current_roles() && array['AGENCY_ADMINISTRATOR','INFORMATION_GOVERNANCE_OFFICER'])
     or not exists (select 1 from concordat.staff s where s.id = p_staff and s.agency_id = concordat.current_agency()) then
    return null;
  end if;
  return jsonb_build_object(
    'casesLed', (select count(*)::int from concordat.case_membership m where m.agency_id = concordat.current_agency() and m.lead_staff_id = p_staff and m.until is null
      and (at_work is null or others = '{}' or m.unit_id is null or m.unit_id = at_work)),
    'workItems', (select count(*)::int from concordat.work_item w where w.agency_id = concordat.current_agency() and w.staff_id = p_staff and w.closed_at is null),
    'otherRoles', to_jsonb(others),
    'rolesWithoutHolder', (select count(distinct mine.role)::int from concordat.post mine where mine.staff_id = p_staff and (p_post is null or mine.id = p_post)
      and (mine.held_to is null or concordat.now() < mine.held_to) and not exists (
        select 1 from concordat.post p where p.agency_id = mine.agency_id and p.role = mine.role and p.staff_id <> p_staff
          and p.held_from <= concordat.now() and (p.held_to is null or concordat.now() < p.held_to))),
    'signIns', (select count(*)::int from concordat.sign_in i join concordat.account a on a.id = i.account_id where a.staff_id = p_staff and i.ended_at is null),
    'records', (select count(*)::int from concordat.person_sight s where s.agency_id = concordat.current_agency() and not s.restricted));
end $function$;
alter function concordat.duties_of(p_staff uuid, p_post uuid) owner to concordat_loader;
grant execute on function concordat.duties_of(p_staff uuid, p_post uuid) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.emergency_person(p_identifier text, p_name text, p_born date)
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare found_people uuid[]; wanted text := concordat.name_key(coalesce(p_name, '')); exact text := upper(regexp_replace(coalesce(p_identifier, ''), '\s', '', 'g'));
begin
  select array_agg(p.id) into found_people from concordat.person p
   where (exact <> '' and (p.crn = exact or p.pnc = exact))
      or (exact = '' and wanted <> '' and p.date_of_birth = p_born and (
           wanted in (concordat.name_key(p.given_names || ' ' || p.family_name), concordat.name_key(p.family_name || ' ' || p.given_names))
           or exists (select 1 from concordat.person_alias a where a.person_id = p.id
                and wanted in (concordat.name_key(a.given_names || ' ' || a.family_name), concordat.name_key(a.family_name || ' ' || a.given_names)))));
  if coalesce(array_length(found_people, 1), 0) <> 1 then return null; end if;
  if exists (select 1 from concordat.person p where p.id = found_people[1] and concordat.adult_on(p.date_of_birth) > concordat.today())
    or exists (select 1 from concordat.recusal r where r.person_id = found_people[1] and r.staff_id = concordat.current_staff() and r.lifted_at is null)
    or exists (select 1 from concordat.access_limit l where l.person_id = found_people[1] and l.agency_id = concordat.current_agency()
                 and l.staff_id = concordat.current_staff() and l.kind = 'EXCLUDED') then
    return null;
  end if;
  return found_people[1];
end $function$;
alter function concordat.emergency_person(p_identifier text, p_name text, p_born date) owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.end_sign_in(p_issuer text, p_subject text, p_token_session text, p_why text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  update concordat.sign_in i set ended_at = now(), ended_why = p_why from concordat.account a
   where i.account_id = a.id and a.issuer = p_issuer and a.subject = p_subject and i.token_session = p_token_session and i.ended_at is null $function$;

CREATE OR REPLACE FUNCTION concordat.end_sign_ins(p_staff uuid, p_only uuid, p_but uuid, p_why text)
 RETURNS SETOF uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  update concordat.sign_in i set ended_at = now(), ended_why = p_why
    from concordat.account a join concordat.staff s on s.id = a.staff_id
   where a.id = i.account_id and s.id = p_staff and i.ended_at is null and (p_only is null or i.id = p_only) and i.id is distinct from p_but
     and (s.id = concordat.current_staff() or (s.agency_id = concordat.current_agency() and 'AGENCY_ADMINISTRATOR' = any(concordat.current_roles())))
  returning i.id $function$;
alter function concordat.end_sign_ins(p_staff uuid, p_only uuid, p_but uuid, p_why text) owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.enqueue(p_task text, p_payload jsonb, p_job_key text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if p_task is null or p_task not in ('raise-gaps','told-less','warn-agreements','reviews-due','endorsements-due','explain-due') then
    raise exception 'there is no task %', p_task using errcode = '22023';
  end if;
  if octet_length(p_payload::text) > 8192 or char_length(p_job_key) > 200 then
    raise exception 'the job is too large' using errcode = '22023';
  end if;
  perform graphile_worker.add_job(p_task, p_payload::json, job_key => p_job_key);
end $function$;
grant execute on function concordat.enqueue(p_task text, p_payload jsonb, p_job_key text) to concordat_api;
grant execute on function concordat.enqueue(p_task text, p_payload jsonb, p_job_key text) to concordat_worker;

CREATE OR REPLACE FUNCTION concordat.family_key(name text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog'
AS $function$
begin return concordat.name_key(regexp_replace(btrim(name), '^.*\s', '')); end $function$;
grant execute on function concordat.family_key(name text) to concordat_api;
grant execute on function concordat.family_key(name text) to concordat_loader;
grant execute on function concordat.family_key(name text) to concordat_worker;

CREATE OR REPLACE FUNCTION concordat.find_people(p_agency uuid, p_staff uuid, p_text text, p_born date, p_limit integer, p_after_key text, p_after_person uuid)
 RETURNS TABLE(person_id uuid, match_key text, match_kind text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_catalog'
AS $function$
declare
  wanted text := concordat.name_key(left(p_text, 200));
  exact text := upper(regexp_replace(left(coalesce(p_text, ''), 200), '\s', '', 'g'));
  alike boolean := coalesce(p_after_key, '') like '~%'; -- the page before ended among similar names: no name key begins like that
  found_any int;
begin
  -- Whether somebody may be opened is asked in any case, of nobody where nobody has the number: the question itself takes time.
  return query select m.id, ''::text, 'IDENTIFIER'::text
    from (select coalesce((select p.id from concordat.person p where exact <> '' and (p.crn = exact or p.pnc = exact) order by p.id limit 1),
                          '00000000-0000-0000-0000-000000000000'::uuid) id) m
    where p_after_key is null and concordat.may_open(m.id, p_agency, p_staff);
  if found then return; end if;
  if coalesce(wanted, '') = '' then
    return query select q.id, q.key, 'BIRTH_DATE'::text from (
        select p.id, min(s.name_key collate "C") key from concordat.person p join concordat.person_search s on s.person_id = p.id and s.agency_id = p_agency
         where p.date_of_birth = p_born and concordat.is_own_case(p.id, p_agency, p_staff) and concordat.may_open(p.id, p_agency, p_staff) group by p.id
      ) q
     where p_after_key is null or q.key collate "C" > p_after_key or (q.key = p_after_key and q.id > p_after_person)
     order by q.key collate "C", q.id limit p_limit;
    return;
  end if;
  if not alike then
    return query select s.person_id, s.name_key, 'NAME'::text from concordat.person_search s join concordat.person p on p.id = s.person_id
      where s.agency_id = p_agency and s.name_key ~>=~ wanted and s.name_key ~<~ (wanted || '~')
        and (p_after_key is null or s.name_key ~>~ p_after_key or (s.name_key = p_after_key and s.person_id > p_after_person))
        and (p.date_of_birth = p_born or (p_born is null and concordat.is_own_case(s.person_id, p_agency, p_staff)))
        and concordat.may_open(s.person_id, p_agency, p_staff)
        and not exists (select 1 from concordat.person_search o where o.person_id = s.person_id and o.agency_id = s.agency_id
          and o.name_key ~>=~ wanted and o.name_key ~<~ s.name_key)
      order by s.name_key using ~<~, s.person_id limit p_limit;
    get diagnostics found_any = row_count;
    if found_any > 0 or p_after_key is not null then return; end if;
  end if;
  return query select q.person_id, q.key, 'ALIKE'::text from (
      select s.person_id, '~' || to_char(1 - max(word_similarity(wanted, s.name_key)), 'FM0.000000') key
        from concordat.person_search s join concordat.person p on p.id = s.person_id
       where s.agency_id = p_agency and wanted <% s.name_key and (p.date_of_birth = p_born or (p_born is null and concordat.is_own_case(s.person_id, p_agency, p_staff)))
         and concordat.may_open(s.person_id, p_agency, p_staff)
       group by s.person_id
    ) q
    where not alike or q.key collate "C" > p_after_key or (q.key = p_after_key and q.person_id > p_after_person)
    order by q.key collate "C", q.person_id limit p_limit;
end $function$;
alter function concordat.find_people(p_agency uuid, p_staff uuid, p_text text, p_born date, p_limit integer, p_after_key text, p_after_person uuid) owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.flag_search()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare why text := concordat.search_reason(new.details ->> 'text', new.details -> 'shown', new.staff_id);
begin
  if why is not null then
    insert into concordat.search_flag (search_id, agency_id, searcher_staff_id, reason) values (new.id, new.agency_id, new.staff_id, why);
  end if;
  return null;
end $function$;
alter function concordat.flag_search() owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.governs()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select concordat.current_roles() && array['INFORMATION_GOVERNANCE_OFFICER'] $function$;
grant execute on function concordat.governs() to concordat_api;
grant execute on function concordat.governs() to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.hold_agreements(p_with uuid[])
 RETURNS uuid[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform 1 from concordat.agreement a
    where exists (select 1 from concordat.agreement_party p where p.agreement_id = a.id and p.agency_id = concordat.current_agency())
      and exists (select 1 from concordat.agreement_party p where p.agreement_id = a.id and p.agency_id = any(p_with))
    order by a.id for share of a;
  return array(select a.id from concordat.agreement a
    where a.starts_at <= concordat.now() and (a.ends_at is null or concordat.now() < a.ends_at)
      and exists (select 1 from concordat.agreement_party p where p.agreement_id = a.id and p.agency_id = concordat.current_agency())
      and exists (select 1 from concordat.agreement_party p where p.agreement_id = a.id and p.agency_id = any(p_with))
    order by a.id);
end $function$;
alter function concordat.hold_agreements(p_with uuid[]) owner to concordat_loader;
grant execute on function concordat.hold_agreements(p_with uuid[]) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.index_alias()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform concordat.index_person_for(new.person_id, s.agency_id) from concordat.person_sight s where s.person_id = new.person_id;
  return null;
end $function$;
alter function concordat.index_alias() owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.index_person_for(p_person uuid, p_agency uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  insert into concordat.person_search (agency_id, name_key, person_id)
  select p_agency, k, p_person from (
    select concordat.name_key(p.family_name || ' ' || p.given_names) k from concordat.person p where p.id = p_person
    union select concordat.name_key(p.given_names || ' ' || p.family_name) from concordat.person p where p.id = p_person
    union select concordat.name_key(a.family_name || ' ' || a.given_names) from concordat.person_alias a where a.person_id = p_person
    union select concordat.name_key(a.given_names || ' ' || a.family_name) from concordat.person_alias a where a.person_id = p_person
  ) names where k <> '' on conflict do nothing $function$;
alter function concordat.index_person_for(p_person uuid, p_agency uuid) owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.invite_local_account(p_staff uuid, p_sign_in_name text, p_token_hash bytea)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare place text; known record; ends timestamptz;
begin
  if concordat.local_account_for(p_staff) is null then return null; end if;
  select p.address into strict place from identity.issuer p;
  select a.id, a.subject into known from concordat.account a where a.staff_id = p_staff and a.issuer = place;
  if not found then
    insert into identity.account (subject, sign_in_name, person_name, agency_name)
      select gen_random_uuid()::text, p_sign_in_name, s.name, g.name from concordat.staff s join concordat.agency g on g.id = s.agency_id where s.id = p_staff
      on conflict (sign_in_name) do nothing;
    if not found then return null; end if;
    insert into concordat.account (staff_id, issuer, subject)
      select p_staff, place, l.subject from identity.account l where l.sign_in_name = p_sign_in_name returning id, subject into known;
  end if;
  update identity.account l set passphrase_hash = null, totp_secret = null, totp_last_step = null, accepted_at = null where l.subject = known.subject;
  update concordat.sign_in i set ended_at = now(), ended_why = 'CREDENTIALS_RESET' where i.account_id = known.id and i.ended_at is null;
  update identity.invitation i set ended_at = now() where i.subject = known.subject and i.used_at is null and i.ended_at is null;
  insert into identity.invitation (subject, token_hash) values (known.subject, p_token_hash) returning expires_at into ends;
  return ends;
end $function$;
alter function concordat.invite_local_account(p_staff uuid, p_sign_in_name text, p_token_hash bytea) owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.is_own_case(p_person uuid, p_agency uuid, p_staff uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return exists (select 1 from concordat.case_membership m where m.person_id = p_person and m.agency_id = p_agency and m.until is null
                   and (m.lead_staff_id = p_staff or m.unit_id = any(concordat.current_units())))
    or not exists (select 1 from concordat.case_membership m where m.person_id = p_person and m.agency_id = p_agency and m.until is null and m.unit_id is not null);
end $function$;
alter function concordat.is_own_case(p_person uuid, p_agency uuid, p_staff uuid) owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.iso(p_at timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog'
AS $function$ select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $function$;
grant execute on function concordat.iso(p_at timestamp with time zone) to concordat_api;
grant execute on function concordat.iso(p_at timestamp with time zone) to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.local_account_for(p_staff uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare who record;
begin
  select s.id, s.name, s.agency_id into who from concordat.staff s
   where s.id = p_staff and s.agency_id = concordat.current_agency() and 'AGENCY_ADMINISTRATOR' = any(concordat.current_roles()) for update;
  if not found then return null; end if;
  return jsonb_build_object('staffId', who.id, 'agencyId', who.agency_id, 'name', who.name,
    'issuer', (select p.address from identity.issuer p),
    'state', (select l.state from concordat.local_accounts() l where l.staff_id = p_staff),
    'signInName', (select l.sign_in_name from concordat.local_accounts() l where l.staff_id = p_staff),
    'elsewhere', exists (select 1 from concordat.account a where a.staff_id = p_staff and a.state = 'ACTIVE'
       and a.issuer is distinct from (select p.address from identity.issuer p)));
end $function$;
alter function concordat.local_account_for(p_staff uuid) owner to concordat_loader;
grant execute on function concordat.local_account_for(p_staff uuid) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.local_accounts()
 RETURNS TABLE(staff_id uuid, agency_id uuid, staff_name text, sign_in_name text, state text, invited_at timestamp with time zone, invitation_ends_at timestamp with time zone, accepted_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select s.id, s.agency_id, s.name, l.sign_in_name,
         case when a.state = 'SUSPENDED' then 'SUSPENDED' when l.accepted_at is not null then 'ACTIVE' when i.expires_at > now() then 'INVITED' else 'LAPSED' end,
         i.made_at, i.expires_at, l.accepted_at
    from concordat.account a
    join identity.account l on l.subject = a.subject
    join identity.issuer p on p.address = a.issuer
    join concordat.staff s on s.id = a.staff_id
    left join identity.invitation i on i.subject = l.subject and i.used_at is null and i.ended_at is null
   where s.agency_id = concordat.current_agency() and 'AGENCY_ADMINISTRATOR' = any(concordat.current_roles()) $function$;
alter function concordat.local_accounts() owner to concordat_loader;
grant execute on function concordat.local_accounts() to concordat_api;

CREATE OR REPLACE FUNCTION concordat.may_open(p_person uuid, p_agency uuid, p_staff uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return concordat.may_work(p_person, p_agency, p_staff) or exists (
    select 1 from concordat.emergency_access e join concordat.person_sight s on s.agency_id = p_agency and s.person_id = e.person_id
     where e.person_id = p_person and e.staff_id = p_staff and e.agency_id = p_agency
       and e.opened_at <= concordat.now() and concordat.now() < e.ends_at and e.closed_at is null
       and s.adult_on <= concordat.today()
       and not exists (select 1 from concordat.recusal r where r.person_id = p_person and r.staff_id = p_staff and r.lifted_at is null)
       and not exists (select 1 from concordat.access_limit l
             where l.person_id = p_person and l.agency_id = p_agency and l.staff_id = p_staff and l.kind = 'EXCLUDED'));
end $function$;
alter function concordat.may_open(p_person uuid, p_agency uuid, p_staff uuid) owner to concordat_loader;
grant execute on function concordat.may_open(p_person uuid, p_agency uuid, p_staff uuid) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.may_work(p_person uuid, p_agency uuid, p_staff uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return exists (
    select 1 from concordat.person_sight s
     where s.agency_id = p_agency and s.person_id = p_person and s.known
       and not exists (select 1 from concordat.recusal r where r.person_id = p_person and r.staff_id = p_staff and r.lifted_at is null)
       and not exists (select 1 from concordat.access_limit l
             where l.person_id = p_person and l.agency_id = p_agency and l.staff_id = p_staff and l.kind = 'EXCLUDED')
       and (not s.restricted or exists (select 1 from concordat.access_limit l
             where l.person_id = p_person and l.agency_id = p_agency and l.staff_id = p_staff and l.kind = 'ALLOWED'))
       and (s.adult_on <= concordat.today() or exists (
             select 1 from concordat.agency a
               join (select y.agency_id, y.agreement_id, null::timestamptz left_at from concordat.agreement_party y
                     union all select l.agency_id, l.agreement_id, l.left_at from concordat.agreement_left l) p on p.agency_id = a.id
               join concordat.agreement g on g.id = p.agreement_id
              where a.id = p_agency and a.kind in ('POLICE', 'PROBATION', 'PRISON', 'COUNCIL', 'HEALTH', 'YOUTH_JUSTICE') and g.names_children
                and g.starts_at <= concordat.now()
                and (g.ends_at is null or concordat.now() < g.ends_at + make_interval(days => g.transition_days))
                and (p.left_at is null or concordat.now() < p.left_at + make_interval(days => g.transition_days)))));
end $function$;
alter function concordat.may_work(p_person uuid, p_agency uuid, p_staff uuid) owner to concordat_loader;
grant execute on function concordat.may_work(p_person uuid, p_agency uuid, p_staff uuid) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.name_key(name text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'public', 'pg_catalog'
AS $function$
begin return btrim(regexp_replace(lower(public.unaccent('public.unaccent', normalize(name, NFC))), '[^a-z0-9]+', ' ', 'g')); end $function$;
grant execute on function concordat.name_key(name text) to concordat_api;
grant execute on function concordat.name_key(name text) to concordat_integrator;
grant execute on function concordat.name_key(name text) to concordat_loader;
grant execute on function concordat.name_key(name text) to concordat_worker;

CREATE OR REPLACE FUNCTION concordat.now()
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
begin return date_trunc('milliseconds', statement_timestamp() + (select c.shift from concordat.clock c)); end $function$;
grant execute on function concordat.now() to concordat_api;
grant execute on function concordat.now() to concordat_integrator;
grant execute on function concordat.now() to concordat_loader;
grant execute on function concordat.now() to concordat_worker;

CREATE OR REPLACE FUNCTION concordat.open_emergency(p_person uuid, p_unit uuid, p_identified_by text, p_reason text, p_entry uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare made uuid;
begin
  if not concordat.writes_to_cases() or p_unit <> all (concordat.own_posts()) then
    raise exception 'an emergency is opened by who works with cases, from a unit in which they hold a post' using errcode = '42501';
  end if;
  insert into concordat.emergency_access (person_id, agency_id, unit_id, staff_id, identified_by, reason, opened_at, ends_at, ledger_entry_id)
    values (p_person, concordat.current_agency(), p_unit, concordat.current_staff(), p_identified_by, p_reason, concordat.now(), concordat.now() + interval '2 hours', p_entry)
    returning id into made;
  return made;
end $function$;
alter function concordat.open_emergency(p_person uuid, p_unit uuid, p_identified_by text, p_reason text, p_entry uuid) owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.open_queue()
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare t text;
begin
  if to_regnamespace('graphile_worker') is null then return; end if;
  execute 'grant usage on schema graphile_worker to concordat_worker';
  execute 'grant select, insert, update, delete on all tables in schema graphile_worker to concordat_worker';
  execute 'grant usage, select on all sequences in schema graphile_worker to concordat_worker';
  execute 'grant execute on all functions in schema graphile_worker to concordat_worker';
  for t in select c.relname from pg_class c where c.relnamespace = to_regnamespace('graphile_worker') and c.relkind = 'r' and c.relrowsecurity loop
    execute format('drop policy if exists worker_works on graphile_worker.%I', t);
    execute format('create policy worker_works on graphile_worker.%I to concordat_worker using (true) with check (true)', t);
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION concordat.opens_people()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select concordat.current_roles() && array['POLICE_OFFENDER_MANAGER', 'POLICE_DUTY_OFFICER', 'LOCAL_INTELLIGENCE_OFFICER', 'PROBATION_PRACTITIONER', 'PRISON_OFFENDER_MANAGER', 'PRISON_SECURITY', 'PARTNER_PRACTITIONER', 'SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT', 'CONFERENCE_CHAIR', 'SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER', 'RECORDS_MANAGER'] $function$;
grant execute on function concordat.opens_people() to concordat_api;
grant execute on function concordat.opens_people() to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.own_posts()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(array_agg(p.unit_id), '{}') from concordat.post p where p.staff_id = concordat.current_staff() and p.agency_id = concordat.current_agency()
    and p.held_from <= concordat.now() and (p.held_to is null or concordat.now() < p.held_to) $function$;
grant execute on function concordat.own_posts() to concordat_api;
grant execute on function concordat.own_posts() to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.practises()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select concordat.current_roles() && array['POLICE_OFFENDER_MANAGER', 'POLICE_DUTY_OFFICER', 'LOCAL_INTELLIGENCE_OFFICER', 'PROBATION_PRACTITIONER', 'PRISON_OFFENDER_MANAGER', 'PRISON_SECURITY', 'PARTNER_PRACTITIONER', 'CONFERENCE_CHAIR'] $function$;
grant execute on function concordat.practises() to concordat_api;
grant execute on function concordat.practises() to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.raise_desk_question()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  insert into concordat.work_item (agency_id, unit_id, kind, subject_id, recipient_agency_id, summary, dedupe_key)
  values (new.agency_id, new.unit_id, 'DESK_QUESTION', new.id, new.asked_by_agency_id,
    'A partner asks your duty desk about somebody. Nothing is told by this service: answer, and call them if there is something to tell.',
    'desk-question:' || new.id);
  return null;
end $function$;
alter function concordat.raise_desk_question() owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.raise_for_change(p_change uuid, p_work jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  insert into concordat.work_item (agency_id, staff_id, role, kind, subject_id, summary, due_at, dedupe_key)
  select w."agencyId", w."staffId", w.role, w.kind, c.id, w.summary, w."dueAt", w."dedupeKey"
    from concordat.change c, jsonb_to_recordset(p_work) as w("agencyId" uuid, "staffId" uuid, role text, kind text, summary text, "dueAt" timestamptz, "dedupeKey" text)
   where c.id = p_change and c.agency_ids @> array[concordat.current_agency(), w."agencyId"] and w.kind in ('CHANGE_TO_APPROVE','CHANGE_TO_REVIEW','AGREEMENT_CHANGED')
  on conflict do nothing;
end $function$;
alter function concordat.raise_for_change(p_change uuid, p_work jsonb) owner to concordat_loader;
grant execute on function concordat.raise_for_change(p_change uuid, p_work jsonb) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.random_searches(p_seed text, p_count integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return query select l.id from concordat.access_log l
    where l.agency_id = (select concordat.current_agency()) and l.act = 'SEARCH' and l.subject_type = 'PersonMatch' and l.at >= (select concordat.now()) - interval '30 days'
    order by sha256(convert_to(p_seed || ' ' || l.id::text, 'UTF8')) limit p_count;
end $function$;
grant execute on function concordat.random_searches(p_seed text, p_count integer) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.reckon_sight()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  new.adult_on := concordat.adult_on((select p.date_of_birth from concordat.person p where p.id = new.person_id));
  new.restricted := exists (select 1 from concordat.access_limit l where l.person_id = new.person_id and l.agency_id = new.agency_id and l.kind = 'ALLOWED');
  new.guarded := not new.known or new.restricted
    or exists (select 1 from concordat.access_limit l where l.person_id = new.person_id and l.agency_id = new.agency_id)
    or exists (select 1 from concordat.recusal r where r.person_id = new.person_id and r.agency_id = new.agency_id);
  return new;
end $function$;
alter function concordat.reckon_sight() owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin raise exception 'the record in % is never changed or removed', tg_table_name using errcode = '42501'; end $function$;

CREATE OR REPLACE FUNCTION concordat.reviews()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select concordat.current_roles() && array['INDEPENDENT_REVIEWER'] $function$;
grant execute on function concordat.reviews() to concordat_api;
grant execute on function concordat.reviews() to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.search_reason(p_text text, p_shown jsonb, p_staff uuid)
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  typed text := concordat.name_key(left(coalesce(p_text, ''), 200));
  parts text[] := string_to_array(typed, ' ');
  n int := cardinality(parts);
  own record;
  phrases text[];
begin
  select s.agency_id, concordat.family_key(s.name) family into own from concordat.staff s where s.id = p_staff;
  if ' ' || typed || ' ' like '% ' || own.family || ' %' then return 'OWN_FAMILY_NAME'; end if;
  if exists (select 1 from concordat.person p where concordat.name_key(p.family_name) = own.family
      and p.id in (select x::uuid from jsonb_array_elements_text(coalesce(p_shown, '[]')) x)
      and not exists (select 1 from concordat.access_limit l where l.person_id = p.id and l.kind = 'ALLOWED')) then
    return 'SHOWN_OWN_FAMILY_NAME';
  end if;
  if n = 0 then return null; end if;
  if exists (select 1 from concordat.staff s where s.agency_id = own.agency_id and concordat.name_key(s.name) in
      (typed, array_to_string(parts[2:] || parts[1], ' '), array_to_string(parts[n] || parts[:n - 1], ' '))) then
    return 'COLLEAGUE_NAME';
  end if;
  select array_agg(array_to_string(parts[f:t], ' ')) into phrases from generate_series(1, least(n, 12)) f, generate_series(f, least(f + 2, n)) t;
  if exists (select 1 from concordat.staff s where s.agency_id = own.agency_id and concordat.family_key(s.name) = any(phrases)) then
    return 'COLLEAGUE_FAMILY_NAME';
  end if;
  return null;
end $function$;
alter function concordat.search_reason(p_text text, p_shown jsonb, p_staff uuid) owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.settle_change(p_change uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare c concordat.change; result text;
begin
  select * into c from concordat.change x where x.id = p_change and x.agency_ids @> array[concordat.current_agency()] for update;
  if c.id is null then return 'MISSING'; end if;
  if c.outcome is not null then return c.outcome; end if;
  if c.at_once and c.applied_at is null then
    if not (c.kind in ('POST_ENDED','ACCOUNT_SUSPENDED') or (c.kind = 'PARTY_LEAVES' and c.party_agency_id = c.agency_id)
        or (c.kind = 'AGREEMENT_ENDS' and jsonb_array_length(c.before -> 'parties') <= 2)) then
      raise exception 'a % is never done at once', c.kind using errcode = '42501';
    end if;
    if c.agency_id <> concordat.current_agency() or c.proposed_by <> concordat.current_staff() then
      raise exception 'only who proposes it does it at once' using errcode = '42501';
    end if;
    if concordat.change_state(c.agreement_id, c.party_agency_id, c.staff_id, c.unit_id, c.role, c.post_id) is distinct from c.before then return 'OUTDATED'; end if;
    perform concordat.apply_change(c);
    update concordat.change set applied_at = concordat.now() where id = c.id;
    return 'APPLIED';
  end if;
  if exists (select 1 from concordat.change_answer x where x.change_id = c.id and x.answer = 'DECLINED') then
    result := case when c.at_once then 'NOT_CONFIRMED' else 'DECLINED' end;
  elsif exists (select 1 from unnest(c.answer_by) need where not exists (select 1 from concordat.change_answer x where x.change_id = c.id
      and x.agency_id = need and x.staff_id <> c.proposed_by and x.staff_id is distinct from c.staff_id)) then
    return 'WAITING';
  elsif c.at_once then
    result := 'CONFIRMED';
  else
    if concordat.change_state(c.agreement_id, c.party_agency_id, c.staff_id, c.unit_id, c.role, c.post_id) is distinct from c.before then return 'OUTDATED'; end if;
    perform concordat.apply_change(c);
    result := 'APPROVED';
  end if;
  update concordat.change set outcome = result, settled_at = concordat.now(), applied_at = case when result = 'APPROVED' then concordat.now() else applied_at end
   where id = c.id;
  return result;
end $function$;
alter function concordat.settle_change(p_change uuid) owner to concordat_loader;
grant execute on function concordat.settle_change(p_change uuid) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.sight_by_birth()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update concordat.person_sight s set guarded = s.guarded where s.person_id = new.id;
  return null;
end $function$;
alter function concordat.sight_by_birth() owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.sight_by_emergency()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  insert into concordat.person_sight (person_id, agency_id, known) values (new.person_id, new.agency_id, false)
    on conflict (agency_id, person_id) do update set guarded = person_sight.guarded;
  return null;
end $function$;
alter function concordat.sight_by_emergency() owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.sight_by_limit()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update concordat.person_sight s set restricted = s.restricted
   where (s.person_id, s.agency_id) in ((new.person_id, new.agency_id), (old.person_id, old.agency_id));
  return null;
end $function$;
alter function concordat.sight_by_limit() owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.sight_by_membership()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  insert into concordat.person_sight (person_id, agency_id) values (new.person_id, new.agency_id)
    on conflict (agency_id, person_id) do update set known = true where not person_sight.known;
  perform concordat.index_person_for(new.person_id, new.agency_id);
  return null;
end $function$;
alter function concordat.sight_by_membership() owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.sight_by_recusal()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update concordat.person_sight s set guarded = s.guarded where s.person_id = new.person_id and s.agency_id = new.agency_id;
  return null;
end $function$;
alter function concordat.sight_by_recusal() owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.sight_by_share()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  insert into concordat.person_sight (person_id, agency_id) values (new.person_id, new.recipient_agency_id)
    on conflict (agency_id, person_id) do update set known = true where not person_sight.known;
  perform concordat.index_person_for(new.person_id, new.recipient_agency_id);
  return null;
end $function$;
alter function concordat.sight_by_share() owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.sign_in_ended_why(p_issuer text, p_subject text, p_token_session text)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select i.ended_why from concordat.sign_in i join concordat.account a on a.id = i.account_id
   where a.issuer = p_issuer and a.subject = p_subject and i.token_session = p_token_session and i.ended_at is not null $function$;
alter function concordat.sign_in_ended_why(p_issuer text, p_subject text, p_token_session text) owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.sign_in_in_sight(p_id uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select jsonb_build_object('id', i.id, 'staffId', s.id, 'agencyId', s.agency_id)
    from concordat.sign_in i join concordat.account a on a.id = i.account_id join concordat.staff s on s.id = a.staff_id
   where i.id = p_id
     and (s.id = concordat.current_staff() or (s.agency_id = concordat.current_agency() and 'AGENCY_ADMINISTRATOR' = any(concordat.current_roles()))) $function$;
alter function concordat.sign_in_in_sight(p_id uuid) owner to concordat_loader;
grant execute on function concordat.sign_in_in_sight(p_id uuid) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.sign_ins_open()
 RETURNS TABLE(id uuid, staff_id uuid, agency_id uuid, staff_name text, managed_device boolean, started_at timestamp with time zone, last_seen_at timestamp with time zone, authenticated_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select i.id, s.id, s.agency_id, s.name, i.managed_device, i.started_at, i.last_seen_at, i.authenticated_at
    from concordat.staff s
    join concordat.agency g on g.id = s.agency_id
    join concordat.account a on a.staff_id = s.id and a.state = 'ACTIVE'
    join concordat.sign_in i on i.account_id = a.id and i.ended_at is null
   where (s.id = concordat.current_staff() or (s.agency_id = concordat.current_agency() and 'AGENCY_ADMINISTRATOR' = any(concordat.current_roles())))
     and now() < i.started_at + make_interval(hours => g.absolute_hours)
     and now() < i.last_seen_at + make_interval(mins => case when i.managed_device then g.managed_idle_minutes else g.idle_minutes end) $function$;
alter function concordat.sign_ins_open() owner to concordat_loader;
grant execute on function concordat.sign_ins_open() to concordat_api;

CREATE OR REPLACE FUNCTION concordat.signpost(p_text text, p_born date)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  me uuid := concordat.current_agency();
  asker uuid := concordat.current_staff();
  wanted text := concordat.name_key(left(coalesce(p_text, ''), 200));
  exact text := upper(regexp_replace(left(coalesce(p_text, ''), 200), '\s', '', 'g'));
  may_ask boolean := concordat.current_roles() && array['POLICE_OFFENDER_MANAGER', 'POLICE_DUTY_OFFICER', 'PROBATION_PRACTITIONER',
      'HEAD_OF_PROBATION_DELIVERY_UNIT', 'PRISON_OFFENDER_MANAGER', 'PRISON_SECURITY', 'SUPERVISOR']
    and exists (select 1 from concordat.agency a where a.id = me and a.kind in ('POLICE', 'PROBATION', 'PRISON'));
begin
  return query
  with matched as (
    select p.id from concordat.person p where p.crn = exact and exact <> ''
    union select p.id from concordat.person p where p.pnc = exact and exact <> ''
    union select p.id from concordat.person p
      where p.date_of_birth = p_born and exists (select 1 from concordat.person_search s where s.person_id = p.id and s.name_key = wanted)
  ), open as (
    select p.id, concordat.adult_on(p.date_of_birth) > concordat.today() as child from matched m join concordat.person p on p.id = m.id
     where p.iom_cohort is not null
       and not exists (select 1 from concordat.access_limit l where l.person_id = p.id and (l.kind = 'ALLOWED' or l.staff_id = asker))
       and not exists (select 1 from concordat.recusal r where r.person_id = p.id and r.staff_id = asker and r.lifted_at is null)
  )
  select distinct d.id from open o
    join concordat.case_membership m on m.person_id = o.id and m.until is null and m.agency_id <> me
    join concordat.agency a on a.id = m.agency_id and a.kind in ('POLICE', 'PROBATION', 'PRISON', 'COUNCIL', 'TAGGING', 'YOUTH_JUSTICE')
    -- The desk of the unit that works with them, or the nearest one above it whose name does not tell what the matter is.
    cross join lateral (
      with recursive up as (
        select u.id, u.parent_id, u.desk, 0 as steps from concordat.unit u where u.id = m.unit_id
        union all select u.id, u.parent_id, u.desk, up.steps + 1 from concordat.unit u join up on u.id = up.parent_id
      )
      select c.id from (
        select up.id, up.desk, up.steps, '' as name from up
        union all select u.id, u.desk, 1000, u.name from concordat.unit u where u.agency_id = m.agency_id and u.parent_id is null
      ) c where c.desk is null or c.desk in ('OFFENDER_MANAGEMENT', 'PRISON_SECURITY', 'CONTROL_ROOM', 'HOUSING', 'TAGGING')
      order by c.steps, c.name, c.id limit 1
    ) d
   where may_ask and exists (
     select 1 from concordat.agreement g
       join concordat.agreement_party ours on ours.agreement_id = g.id and ours.agency_id = me
       join concordat.agreement_party theirs on theirs.agreement_id = g.id and theirs.agency_id = m.agency_id
      where g.starts_at <= concordat.now() and (g.ends_at is null or concordat.now() < g.ends_at) and (g.names_children or not o.child));
end $function$;
alter function concordat.signpost(p_text text, p_born date) owner to concordat_loader;
grant execute on function concordat.signpost(p_text text, p_born date) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.staff_without_account()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select s.id from concordat.staff s
   where s.agency_id = concordat.current_agency() and 'AGENCY_ADMINISTRATOR' = any(concordat.current_roles())
     and not exists (select 1 from concordat.account a where a.staff_id = s.id) $function$;
alter function concordat.staff_without_account() owner to concordat_loader;
grant execute on function concordat.staff_without_account() to concordat_api;

CREATE OR REPLACE FUNCTION concordat.start_sign_in(p_issuer text, p_subject text, p_token_session text, p_managed boolean, p_auth_time timestamp with time zone DEFAULT NULL::timestamp with time zone, p_issued_at timestamp with time zone DEFAULT NULL::timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  account uuid;
  proved timestamptz := least(coalesce(p_auth_time, p_issued_at, 'epoch'), p_issued_at, now());
begin
  select id into account from concordat.account where issuer = p_issuer and subject = p_subject and state = 'ACTIVE';
  if account is null then return false; end if;
  insert into concordat.sign_in (account_id, token_session, managed_device, authenticated_at) values (account, p_token_session, p_managed, proved)
    on conflict (token_session) do nothing;
  if not found and p_auth_time is not null then
    update concordat.sign_in set authenticated_at = proved
     where token_session = p_token_session and account_id = account and ended_at is null and authenticated_at < proved;
  end if;
  return exists (select 1 from concordat.sign_in where token_session = p_token_session and account_id = account and ended_at is null);
end $function$;

CREATE OR REPLACE FUNCTION concordat.supervises()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select concordat.current_roles() && array['SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT'] $function$;
grant execute on function concordat.supervises() to concordat_api;
grant execute on function concordat.supervises() to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.take_turn(p_of text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform pg_advisory_xact_lock(hashtextextended('change ' || p_of, 0));
  return exists (select 1 from concordat.account a where a.staff_id = concordat.current_staff() and a.state = 'ACTIVE')
    and concordat.current_roles() <@ array(select p.role from concordat.post p where p.staff_id = concordat.current_staff()
      and p.held_from <= concordat.now() and (p.held_to is null or concordat.now() < p.held_to));
end $function$;
alter function concordat.take_turn(p_of text) owner to concordat_loader;
grant execute on function concordat.take_turn(p_of text) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.today()
 RETURNS date
 LANGUAGE sql
 STABLE
AS $function$ select (concordat.now() at time zone 'Europe/London')::date $function$;
grant execute on function concordat.today() to concordat_api;
grant execute on function concordat.today() to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.under_review(p_person uuid, p_agency uuid, p_held_elsewhere boolean DEFAULT false)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return concordat.reviews() and exists (
    select 1 from concordat.review_scope s join concordat.review_scope_person n on n.scope_id = s.id and n.person_id = p_person
      join concordat.person p on p.id = n.person_id
     where s.reviewer_staff_id = concordat.current_staff() and (p_agency is null or s.agency_id = p_agency)
       and s.approved_at is not null and s.ended_at is null and s.starts_at <= concordat.now() and concordat.now() < s.ends_at
       and (s.held_elsewhere or not p_held_elsewhere)
       and (s.children or concordat.adult_on(p.date_of_birth) <= concordat.today())
       and not exists (select 1 from concordat.recusal r where r.person_id = p_person and r.staff_id = concordat.current_staff() and r.lifted_at is null));
end $function$;
alter function concordat.under_review(p_person uuid, p_agency uuid, p_held_elsewhere boolean) owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.uuid7()
 RETURNS uuid
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
declare stamp bigint := floor(extract(epoch from concordat.now()) * 1000);
begin
  return encode(set_byte(set_byte(overlay(uuid_send(gen_random_uuid()) placing substring(int8send(stamp) from 3) from 1 for 6),
    6, (get_byte(uuid_send(gen_random_uuid()), 0) & 15) | 112), 8, (get_byte(uuid_send(gen_random_uuid()), 1) & 63) | 128), 'hex')::uuid;
end $function$;
grant execute on function concordat.uuid7() to concordat_api;
grant execute on function concordat.uuid7() to concordat_integrator;
grant execute on function concordat.uuid7() to concordat_loader;
grant execute on function concordat.uuid7() to concordat_worker;

CREATE OR REPLACE FUNCTION concordat.works_with_cases()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select concordat.current_roles() && array['POLICE_OFFENDER_MANAGER', 'POLICE_DUTY_OFFICER', 'LOCAL_INTELLIGENCE_OFFICER', 'PROBATION_PRACTITIONER', 'PRISON_OFFENDER_MANAGER', 'PRISON_SECURITY', 'PARTNER_PRACTITIONER', 'SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT', 'CONFERENCE_CHAIR', 'SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER'] $function$;
grant execute on function concordat.works_with_cases() to concordat_api;
grant execute on function concordat.works_with_cases() to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.writes_to_cases()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select concordat.current_roles() && array['POLICE_OFFENDER_MANAGER', 'POLICE_DUTY_OFFICER', 'LOCAL_INTELLIGENCE_OFFICER', 'PROBATION_PRACTITIONER', 'PRISON_OFFENDER_MANAGER', 'PRISON_SECURITY', 'PARTNER_PRACTITIONER', 'SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT'] $function$;
grant execute on function concordat.writes_to_cases() to concordat_api;
grant execute on function concordat.writes_to_cases() to concordat_loader;

CREATE OR REPLACE FUNCTION identity.give_turn_back(p_id uuid, p_pair bytea, p_device bytea)
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'pg_catalog'
AS $function$
  delete from identity.attempt where id = p_id or id in (select a.id from identity.attempt a where a.key in (p_pair, p_device)) $function$;

CREATE OR REPLACE FUNCTION identity.pause_of(p_key bytea, p_free integer, p_longest double precision, p_after uuid)
 RETURNS double precision
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
declare pause double precision;
begin
  select extract(epoch from max(a.tried_at) - clock_timestamp()) + 60 * least(p_longest, power(2, least(count(*) - p_free, 10))) into pause
    from identity.attempt a where a.key = p_key and a.id is distinct from p_after and a.tried_at > clock_timestamp() - interval '15 minutes'
    having count(*) >= p_free;
  return greatest(coalesce(pause, 0), 0);
end $function$;

CREATE OR REPLACE FUNCTION identity.take_turn(p_id uuid, p_pair bytea, p_source bytea, p_name bytea, p_device bytea, p_after uuid)
 RETURNS double precision
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
declare
  keys bytea[] := case when p_device is null then array[p_pair, p_source, p_name] else array[p_device] end;
  one bytea; free int := 5; pause double precision;
begin
  for one in select k from unnest(keys) k order by k loop perform pg_advisory_xact_lock(hashtextextended(encode(one, 'hex'), 7710)); end loop;
  delete from identity.attempt where ctid = any(array(select ctid from identity.attempt where tried_at < clock_timestamp() - interval '15 minutes' limit 100));
  if p_device is not null then
    pause := identity.pause_of(p_device, 5, 15, p_after);
  else
    if (select count(*) filter (where a.key = p_name) - count(*) filter (where a.key = p_pair) from identity.attempt a
         where a.key in (p_name, p_pair) and a.tried_at > clock_timestamp() - interval '15 minutes') >= 5 then free := 1; end if;
    pause := greatest(identity.pause_of(p_pair, free, 15, p_after), identity.pause_of(p_source, 5, 2, p_after));
  end if;
  if pause > 0 then return pause; end if;
  insert into identity.attempt (id, key, tried_at) select p_id, k, clock_timestamp() from unnest(keys) k;
  return 0;
end $function$;
