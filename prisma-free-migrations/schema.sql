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

create table concordat.absence (
  id uuid default concordat.uuid7() not null,
  agency_id uuid not null,
  unit_id uuid not null,
  staff_id uuid not null,
  kind text not null,
  from_on date not null,
  to_on date,
  cover_id uuid,
  recorded_by uuid not null,
  recorded_at timestamp with time zone default concordat.now() not null,
  ended_at timestamp with time zone,
  ended_by uuid
);
alter table concordat.absence add constraint absence_pkey PRIMARY KEY (id);
alter table concordat.absence add constraint absence_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.absence add constraint absence_cover_id_fkey FOREIGN KEY (cover_id) REFERENCES concordat.staff(id);
alter table concordat.absence add constraint absence_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES concordat.staff(id);
alter table concordat.absence add constraint absence_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES concordat.staff(id);
alter table concordat.absence add constraint absence_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES concordat.staff(id);
alter table concordat.absence add constraint absence_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.absence add constraint absence_check CHECK ((to_on >= from_on));
alter table concordat.absence add constraint absence_check1 CHECK ((cover_id <> staff_id));
alter table concordat.absence add constraint absence_check2 CHECK (((ended_at IS NULL) = (ended_by IS NULL)));
alter table concordat.absence add constraint absence_kind_check CHECK ((kind = ANY (ARRAY['LEAVE'::text, 'OTHER'::text, 'VACANT'::text])));
CREATE INDEX absence_agency ON concordat.absence USING btree (agency_id, from_on DESC, id DESC);
CREATE INDEX absence_staff ON concordat.absence USING btree (staff_id, from_on) WHERE (ended_at IS NULL);
alter table concordat.absence enable row level security, force row level security;
create policy api_adds on concordat.absence for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (recorded_by = ( SELECT concordat.current_staff() AS current_staff)) AND (ended_at IS NULL) AND (((staff_id = ( SELECT concordat.current_staff() AS current_staff)) AND (kind <> 'VACANT'::text)) OR (( SELECT concordat.supervises() AS supervises) AND (unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))))));
create policy api_marks on concordat.absence for update to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ((staff_id = ( SELECT concordat.current_staff() AS current_staff)) OR (( SELECT concordat.supervises() AS supervises) AND (unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))))));
create policy api_reads on concordat.absence for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (((( SELECT concordat.current_staff() AS current_staff) = staff_id) OR (( SELECT concordat.current_staff() AS current_staff) = cover_id)) OR (( SELECT concordat.supervises() AS supervises) AND (unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))))));
create policy loader_all on concordat.absence for all to concordat_loader using (true) with check (true);
CREATE TRIGGER absence_kept BEFORE UPDATE ON concordat.absence FOR EACH ROW EXECUTE FUNCTION concordat.change_only('ended_at', 'ended_by');
CREATE TRIGGER absence_stays BEFORE DELETE ON concordat.absence FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.absence to concordat_loader;
grant insert, select on concordat.absence to concordat_api;
grant update (ended_at, ended_by) on concordat.absence to concordat_api;

create table concordat.access_extract (
  id uuid default concordat.uuid7() not null,
  agency_id uuid not null,
  person_id uuid,
  of_staff_id uuid,
  from_day date not null,
  to_day date not null,
  audience text not null,
  words text not null,
  legal_demand text not null,
  lawful_use text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone default concordat.now() not null,
  outcome text,
  decided_by uuid,
  decided_at timestamp with time zone,
  decided_words text,
  take_until timestamp with time zone
);
alter table concordat.access_extract add constraint access_extract_pkey PRIMARY KEY (id);
alter table concordat.access_extract add constraint access_extract_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.access_extract add constraint access_extract_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES concordat.staff(id);
alter table concordat.access_extract add constraint access_extract_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES concordat.staff(id);
alter table concordat.access_extract add constraint access_extract_of_staff_id_fkey FOREIGN KEY (of_staff_id) REFERENCES concordat.staff(id);
alter table concordat.access_extract add constraint access_extract_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.access_extract add constraint access_extract_check CHECK ((num_nonnulls(person_id, of_staff_id) = 1));
alter table concordat.access_extract add constraint access_extract_check1 CHECK (((from_day <= to_day) AND ((to_day - from_day) < 366)));
alter table concordat.access_extract add constraint access_extract_check2 CHECK ((num_nonnulls(outcome, decided_by, decided_at, decided_words) = ANY (ARRAY[0, 4])));
alter table concordat.access_extract add constraint access_extract_check3 CHECK (((take_until IS NOT NULL) = ((outcome IS NOT NULL) AND (outcome = 'APPROVED'::text))));
alter table concordat.access_extract add constraint access_extract_check4 CHECK ((decided_by <> asked_by));
alter table concordat.access_extract add constraint access_extract_check5 CHECK ((of_staff_id <> asked_by));
alter table concordat.access_extract add constraint access_extract_check6 CHECK ((of_staff_id <> decided_by));
alter table concordat.access_extract add constraint access_extract_lawful_use_check CHECK ((lawful_use = ANY (ARRAY['VERIFYING_LAWFULNESS'::text, 'SELF_MONITORING'::text, 'INTEGRITY_AND_SECURITY'::text, 'CRIMINAL_PROCEEDINGS'::text])));
alter table concordat.access_extract add constraint access_extract_outcome_check CHECK ((outcome = ANY (ARRAY['APPROVED'::text, 'REFUSED'::text])));
CREATE INDEX access_extract_agency ON concordat.access_extract USING btree (agency_id, asked_at DESC, id DESC);
CREATE INDEX access_extract_person ON concordat.access_extract USING btree (person_id) WHERE (person_id IS NOT NULL);
alter table concordat.access_extract enable row level security, force row level security;
create policy api_adds on concordat.access_extract for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (asked_by = ( SELECT concordat.current_staff() AS current_staff)) AND (outcome IS NULL) AND ( SELECT concordat.audits() AS audits) AND ((person_id IS NULL) OR concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))) AND ((of_staff_id IS NULL) OR (EXISTS ( SELECT
   FROM concordat.staff s
  WHERE ((s.id = access_extract.of_staff_id) AND (s.agency_id = ( SELECT concordat.current_agency() AS current_agency))))))));
create policy api_decides on concordat.access_extract for update to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.governs() AS governs) AND (outcome IS NULL) AND (asked_by <> ( SELECT concordat.current_staff() AS current_staff)))) with check ((decided_by = ( SELECT concordat.current_staff() AS current_staff)));
create policy api_reads on concordat.access_extract for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.audits() AS audits) AND (of_staff_id IS DISTINCT FROM ( SELECT concordat.current_staff() AS current_staff)) AND ((person_id IS NULL) OR concordat.may_open(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff)))));
create policy loader_all on concordat.access_extract for all to concordat_loader using (true) with check (true);
CREATE TRIGGER access_extract_kept BEFORE UPDATE ON concordat.access_extract FOR EACH ROW EXECUTE FUNCTION concordat.change_only('outcome', 'decided_by', 'decided_at', 'decided_words', 'take_until');
CREATE TRIGGER access_extract_stays BEFORE DELETE ON concordat.access_extract FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.access_extract to concordat_loader;
grant insert, select on concordat.access_extract to concordat_api;
grant update (outcome, decided_by, decided_at, decided_words, take_until) on concordat.access_extract to concordat_api;

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

create table concordat.action (
  id uuid default concordat.uuid7() not null,
  reference text not null,
  person_id uuid not null,
  agency_id uuid not null,
  unit_id uuid not null,
  set_by uuid not null,
  set_at timestamp with time zone default concordat.now() not null,
  to_agency_id uuid not null,
  to_unit_id uuid,
  to_staff_id uuid,
  at_unit_id uuid not null,
  what text not null,
  why text not null,
  due_at timestamp with time zone not null,
  agency_ids uuid[] not null,
  conference_reference text,
  before_id uuid,
  state text not null,
  events integer not null,
  carried integer default 0 not null,
  alarm_at timestamp with time zone,
  ledger_entry_id uuid not null
);
alter table concordat.action add constraint action_pkey PRIMARY KEY (id);
alter table concordat.action add constraint action_before_id_key UNIQUE (before_id);
alter table concordat.action add constraint action_reference_key UNIQUE (reference);
alter table concordat.action add constraint action_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.action add constraint action_at_unit_id_fkey FOREIGN KEY (at_unit_id) REFERENCES concordat.unit(id);
alter table concordat.action add constraint action_before_id_fkey FOREIGN KEY (before_id) REFERENCES concordat.action(id);
alter table concordat.action add constraint action_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.action add constraint action_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.action add constraint action_set_by_fkey FOREIGN KEY (set_by) REFERENCES concordat.staff(id);
alter table concordat.action add constraint action_to_agency_id_fkey FOREIGN KEY (to_agency_id) REFERENCES concordat.agency(id);
alter table concordat.action add constraint action_to_staff_id_fkey FOREIGN KEY (to_staff_id) REFERENCES concordat.staff(id);
alter table concordat.action add constraint action_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES concordat.unit(id);
alter table concordat.action add constraint action_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.action add constraint action_carried_check CHECK ((carried >= 0));
alter table concordat.action add constraint action_check CHECK (((to_unit_id IS NULL) OR (to_staff_id IS NULL)));
alter table concordat.action add constraint action_check1 CHECK ((agency_ids @> ARRAY[agency_id, to_agency_id]));
alter table concordat.action add constraint action_events_check CHECK ((events > 0));
alter table concordat.action add constraint action_state_check CHECK ((state = ANY (ARRAY['SET'::text, 'ACCEPTED'::text, 'ANSWERED'::text, 'DECLINED'::text, 'CLOSED'::text, 'WITHDRAWN'::text, 'SET_ANEW'::text])));
CREATE INDEX action_alarm ON concordat.action USING btree (alarm_at) WHERE (alarm_at IS NOT NULL);
CREATE INDEX action_person ON concordat.action USING btree (person_id, set_at DESC, id DESC);
CREATE INDEX action_unanswered ON concordat.action USING btree (to_agency_id, due_at, id) WHERE (state = ANY (ARRAY['SET'::text, 'ACCEPTED'::text]));
alter table concordat.action enable row level security, force row level security;
create policy api_adds on concordat.action for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (set_by = ( SELECT concordat.current_staff() AS current_staff)) AND (state = 'SET'::text) AND (events = 1) AND (carried = 0) AND ( SELECT concordat.speaks_in_conferences() AS speaks_in_conferences) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_marks on concordat.action for update to concordat_api using (((( SELECT concordat.current_agency() AS current_agency) = ANY (agency_ids)) AND ( SELECT concordat.speaks_in_conferences() AS speaks_in_conferences) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_reads on concordat.action for select to concordat_api using ((( SELECT concordat.works_with_cases() AS works_with_cases) AND (( SELECT concordat.current_agency() AS current_agency) = ANY (agency_ids)) AND (EXISTS ( SELECT 1
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = action.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(action.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))));
create policy loader_all on concordat.action for all to concordat_loader using (true) with check (true);
create policy reviewer_reads on concordat.action for select to concordat_api using ((( SELECT concordat.reviews() AS reviews) AND (EXISTS ( SELECT
   FROM unnest(action.agency_ids) a(id)
  WHERE concordat.under_review(action.person_id, a.id)))));
create policy worker_marks on concordat.action for update to concordat_worker using (true);
create policy worker_reads on concordat.action for select to concordat_worker using (true);
CREATE TRIGGER action_goes_on BEFORE UPDATE ON concordat.action FOR EACH ROW EXECUTE FUNCTION concordat.action_goes_on();
CREATE TRIGGER action_kept BEFORE UPDATE ON concordat.action FOR EACH ROW EXECUTE FUNCTION concordat.change_only('state', 'events', 'carried', 'due_at', 'to_unit_id', 'to_staff_id', 'at_unit_id', 'alarm_at');
CREATE TRIGGER action_stays BEFORE DELETE ON concordat.action FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.action to concordat_loader;
grant insert, select on concordat.action to concordat_api;
grant select on concordat.action to concordat_worker;
grant update (alarm_at) on concordat.action to concordat_worker;
grant update (to_unit_id, to_staff_id, at_unit_id, due_at, state, events, carried, alarm_at) on concordat.action to concordat_api;

create table concordat.action_event (
  id uuid default concordat.uuid7() not null,
  action_id uuid not null,
  n integer not null,
  at timestamp with time zone not null,
  kind text not null,
  agency_id uuid not null,
  staff_id uuid not null,
  words text,
  evidence text,
  due_at timestamp with time zone,
  to_unit_id uuid,
  to_staff_id uuid,
  conference_reference text,
  next_id uuid,
  ledger_entry_id uuid not null
);
alter table concordat.action_event add constraint action_event_pkey PRIMARY KEY (id);
alter table concordat.action_event add constraint action_event_action_id_n_key UNIQUE (action_id, n);
alter table concordat.action_event add constraint action_event_action_id_fkey FOREIGN KEY (action_id) REFERENCES concordat.action(id);
alter table concordat.action_event add constraint action_event_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.action_event add constraint action_event_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.action_event add constraint action_event_next_id_fkey FOREIGN KEY (next_id) REFERENCES concordat.action(id);
alter table concordat.action_event add constraint action_event_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES concordat.staff(id);
alter table concordat.action_event add constraint action_event_to_staff_id_fkey FOREIGN KEY (to_staff_id) REFERENCES concordat.staff(id);
alter table concordat.action_event add constraint action_event_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES concordat.unit(id);
alter table concordat.action_event add constraint action_event_check CHECK (((kind <> ALL (ARRAY['DECLINED'::text, 'PROGRESS'::text, 'ANSWERED'::text, 'REALLOCATED'::text, 'ASKED_AGAIN'::text, 'CLOSED'::text, 'WITHDRAWN'::text, 'DUE_MOVED'::text])) OR (words IS NOT NULL)));
alter table concordat.action_event add constraint action_event_check1 CHECK (((evidence IS NOT NULL) = (kind = 'ANSWERED'::text)));
alter table concordat.action_event add constraint action_event_check2 CHECK (((due_at IS NOT NULL) = (kind = ANY (ARRAY['SET'::text, 'DUE_MOVED'::text]))));
alter table concordat.action_event add constraint action_event_check3 CHECK (((kind <> 'REALLOCATED'::text) OR (num_nonnulls(to_unit_id, to_staff_id) = 1)));
alter table concordat.action_event add constraint action_event_check4 CHECK (((next_id IS NOT NULL) = (kind = 'SET_ANEW'::text)));
alter table concordat.action_event add constraint action_event_check5 CHECK (((kind <> 'CARRIED'::text) OR (conference_reference IS NOT NULL)));
alter table concordat.action_event add constraint action_event_kind_check CHECK ((kind = ANY (ARRAY['SET'::text, 'ACCEPTED'::text, 'DECLINED'::text, 'PROGRESS'::text, 'ANSWERED'::text, 'REALLOCATED'::text, 'ASKED_AGAIN'::text, 'CLOSED'::text, 'WITHDRAWN'::text, 'DUE_MOVED'::text, 'CARRIED'::text, 'SET_ANEW'::text])));
alter table concordat.action_event add constraint action_event_n_check CHECK ((n > 0));
CREATE UNIQUE INDEX action_carried_once ON concordat.action_event USING btree (action_id, conference_reference) WHERE (kind = 'CARRIED'::text);
alter table concordat.action_event enable row level security, force row level security;
create policy api_adds on concordat.action_event for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (staff_id = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.speaks_in_conferences() AS speaks_in_conferences) AND (EXISTS ( SELECT 1
   FROM concordat.action x
  WHERE ((x.id = action_event.action_id) AND (( SELECT concordat.current_agency() AS current_agency) = ANY (x.agency_ids)) AND
        CASE
            WHEN (action_event.kind = ANY (ARRAY['ACCEPTED'::text, 'DECLINED'::text, 'PROGRESS'::text, 'ANSWERED'::text, 'REALLOCATED'::text])) THEN ((x.to_agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases))
            WHEN (action_event.kind = 'CARRIED'::text) THEN true
            ELSE (x.agency_id = ( SELECT concordat.current_agency() AS current_agency))
        END)))));
create policy api_reads on concordat.action_event for select to concordat_api using ((EXISTS ( SELECT 1
   FROM concordat.action x
  WHERE (x.id = action_event.action_id))));
create policy loader_all on concordat.action_event for all to concordat_loader using (true) with check (true);
CREATE TRIGGER action_event_kept BEFORE UPDATE ON concordat.action_event FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER action_event_stays BEFORE DELETE ON concordat.action_event FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER conference_met_action AFTER INSERT ON concordat.action_event FOR EACH ROW EXECUTE FUNCTION concordat.conference_met_action();
grant delete, insert, select, update on concordat.action_event to concordat_loader;
grant insert, select on concordat.action_event to concordat_api;

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
create policy integrator_reads on concordat.agency for select to concordat_integrator using (true);
CREATE TRIGGER group_touches_gaps AFTER UPDATE OF controller_group_id ON concordat.agency FOR EACH ROW WHEN ((new.controller_group_id IS DISTINCT FROM old.controller_group_id)) EXECUTE FUNCTION concordat.touch_all_gaps();
grant delete, insert, select, update on concordat.agency to concordat_loader;
grant select on concordat.agency to concordat_api;
grant select on concordat.agency to concordat_integrator;
grant select on concordat.agency to concordat_worker;

create table concordat.agency_mail (
  agency_id uuid not null,
  domains text[] not null,
  mine text,
  unit text,
  meetings text,
  digest_hour integer
);
alter table concordat.agency_mail add constraint agency_mail_pkey PRIMARY KEY (agency_id);
alter table concordat.agency_mail add constraint agency_mail_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.agency_mail add constraint agency_mail_digest_hour_check CHECK (((digest_hour >= 5) AND (digest_hour <= 20)));
alter table concordat.agency_mail add constraint agency_mail_domains_check CHECK ((((cardinality(domains) >= 1) AND (cardinality(domains) <= 20)) AND (array_to_string(domains, ''::text) = lower(array_to_string(domains, ''::text)))));
alter table concordat.agency_mail add constraint agency_mail_meetings_check CHECK ((meetings = ANY (ARRAY['AT_ONCE'::text, 'DAILY'::text, 'NEVER'::text])));
alter table concordat.agency_mail add constraint agency_mail_mine_check CHECK ((mine = ANY (ARRAY['AT_ONCE'::text, 'DAILY'::text, 'NEVER'::text])));
alter table concordat.agency_mail add constraint agency_mail_unit_check CHECK ((unit = ANY (ARRAY['AT_ONCE'::text, 'DAILY'::text, 'NEVER'::text])));
alter table concordat.agency_mail enable row level security, force row level security;
create policy api_reads on concordat.agency_mail for select to concordat_api using ((agency_id = ( SELECT concordat.current_agency() AS current_agency)));
create policy loader_all on concordat.agency_mail for all to concordat_loader using (true) with check (true);
create policy worker_works on concordat.agency_mail for all to concordat_worker using (true) with check (true);
grant delete, insert, select, update on concordat.agency_mail to concordat_loader;
grant select on concordat.agency_mail to concordat_api;
grant select on concordat.agency_mail to concordat_worker;

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

create table concordat.answer (
  id uuid default concordat.uuid7() not null,
  enquiry_id uuid not null,
  person_id uuid not null,
  agency_id uuid not null,
  unit_id uuid not null,
  question_code text not null,
  question_text text not null,
  round integer not null,
  relevant boolean not null,
  state text not null,
  rows jsonb default '[]'::jsonb not null,
  body text not null,
  level text not null,
  basis text,
  as_at date,
  source text,
  marking text,
  disclosable text,
  awaiting_from text,
  awaiting_until date,
  reason_code text,
  reason_words text,
  review_by date,
  replaces uuid,
  answered_by uuid not null,
  answered_at timestamp with time zone default concordat.now() not null,
  erased_at timestamp with time zone
);
alter table concordat.answer add constraint answer_pkey PRIMARY KEY (id);
alter table concordat.answer add constraint answer_enquiry_id_question_code_round_key UNIQUE (enquiry_id, question_code, round);
alter table concordat.answer add constraint answer_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.answer add constraint answer_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES concordat.staff(id);
alter table concordat.answer add constraint answer_enquiry_id_fkey FOREIGN KEY (enquiry_id) REFERENCES concordat.enquiry(id);
alter table concordat.answer add constraint answer_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.answer add constraint answer_replaces_fkey FOREIGN KEY (replaces) REFERENCES concordat.answer(id);
alter table concordat.answer add constraint answer_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.answer add constraint answer_level_check CHECK ((level = ANY (ARRAY['LOW'::text, 'MEDIUM'::text, 'HIGH'::text, 'VERY_HIGH'::text])));
alter table concordat.answer add constraint answer_round_check CHECK ((round > 0));
alter table concordat.answer add constraint answer_state_check CHECK ((state = ANY (ARRAY['ANSWERED'::text, 'NOT_KNOWN'::text, 'NOT_HELD'::text, 'WITHHELD'::text, 'NO_FURTHER_ANSWER'::text, 'AWAITING'::text])));
CREATE INDEX answer_person ON concordat.answer USING btree (agency_id, person_id, question_code, answered_at DESC);
CREATE INDEX answer_replaces ON concordat.answer USING btree (replaces) WHERE (replaces IS NOT NULL);
alter table concordat.answer enable row level security, force row level security;
create policy api_adds on concordat.answer for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff)) AND (answered_by = ( SELECT concordat.current_staff() AS current_staff))));
create policy api_reads on concordat.answer for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.works_with_cases() AS works_with_cases) AND (EXISTS ( SELECT 1
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = answer.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(answer.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))));
create policy loader_all on concordat.answer for all to concordat_loader using (true) with check (true);
create policy reviewer_reads on concordat.answer for select to concordat_api using ((( SELECT concordat.reviews() AS reviews) AND concordat.under_review(person_id, agency_id)));
CREATE TRIGGER answer_searched AFTER INSERT ON concordat.answer REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION concordat.search_fresh('ANSWER');
CREATE TRIGGER answer_searched_again AFTER UPDATE ON concordat.answer FOR EACH ROW EXECUTE FUNCTION concordat.search_changed('ANSWER');
CREATE TRIGGER answer_stays BEFORE DELETE OR UPDATE ON concordat.answer FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.answer to concordat_loader;
grant insert, select on concordat.answer to concordat_api;

create table concordat.answer_copy (
  id uuid default concordat.uuid7() not null,
  agency_id uuid not null,
  unit_id uuid not null,
  person_id uuid not null,
  enquiry_id uuid not null,
  system text not null,
  share_item_ids uuid[] not null,
  text_hash bytea not null,
  copied_by uuid not null,
  copied_at timestamp with time zone default concordat.now() not null
);
alter table concordat.answer_copy add constraint answer_copy_pkey PRIMARY KEY (id);
alter table concordat.answer_copy add constraint answer_copy_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.answer_copy add constraint answer_copy_copied_by_fkey FOREIGN KEY (copied_by) REFERENCES concordat.staff(id);
alter table concordat.answer_copy add constraint answer_copy_enquiry_id_fkey FOREIGN KEY (enquiry_id) REFERENCES concordat.enquiry(id);
alter table concordat.answer_copy add constraint answer_copy_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.answer_copy add constraint answer_copy_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.answer_copy add constraint answer_copy_system_check CHECK ((system = ANY (ARRAY['CONNECT'::text, 'NDELIUS'::text])));
CREATE INDEX answer_copy_items ON concordat.answer_copy USING gin (share_item_ids);
CREATE INDEX answer_copy_person ON concordat.answer_copy USING btree (agency_id, person_id, copied_at DESC, id DESC);
alter table concordat.answer_copy enable row level security, force row level security;
create policy api_adds on concordat.answer_copy for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff)) AND (copied_by = ( SELECT concordat.current_staff() AS current_staff))));
create policy api_reads on concordat.answer_copy for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.works_with_cases() AS works_with_cases) AND (EXISTS ( SELECT 1
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = answer_copy.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(answer_copy.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))));
create policy loader_all on concordat.answer_copy for all to concordat_loader using (true) with check (true);
create policy reviewer_reads on concordat.answer_copy for select to concordat_api using ((( SELECT concordat.reviews() AS reviews) AND concordat.under_review(person_id, agency_id)));
create policy worker_reads on concordat.answer_copy for select to concordat_worker using (true);
CREATE TRIGGER answer_copy_stays BEFORE DELETE OR UPDATE ON concordat.answer_copy FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.answer_copy to concordat_loader;
grant insert, select on concordat.answer_copy to concordat_api;
grant select on concordat.answer_copy to concordat_worker;

create table concordat.answer_draft (
  id uuid default concordat.uuid7() not null,
  enquiry_id uuid not null,
  person_id uuid not null,
  question_code text not null,
  content jsonb not null,
  version integer default 1 not null,
  saved_by uuid not null,
  saved_at timestamp with time zone default concordat.now() not null
);
alter table concordat.answer_draft add constraint answer_draft_pkey PRIMARY KEY (id);
alter table concordat.answer_draft add constraint answer_draft_enquiry_id_question_code_key UNIQUE (enquiry_id, question_code);
alter table concordat.answer_draft add constraint answer_draft_enquiry_id_fkey FOREIGN KEY (enquiry_id) REFERENCES concordat.enquiry(id);
alter table concordat.answer_draft add constraint answer_draft_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.answer_draft add constraint answer_draft_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES concordat.staff(id);
alter table concordat.answer_draft enable row level security, force row level security;
create policy api_adds on concordat.answer_draft for insert to concordat_api with check (((saved_by = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff)) AND (EXISTS ( SELECT 1
   FROM concordat.enquiry e
  WHERE ((e.id = answer_draft.enquiry_id) AND (e.person_id = answer_draft.person_id) AND (e.recipient_agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ((e.recipient_unit_id IS NULL) OR (e.recipient_unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))) AND ((e.recipient_staff_id IS NULL) OR (e.recipient_staff_id = ( SELECT concordat.current_staff() AS current_staff))) AND ((e.agreement_id IS NULL) OR (EXISTS ( SELECT 1
           FROM concordat.agreement g
          WHERE ((g.id = e.agreement_id) AND ((g.ends_at IS NULL) OR (( SELECT concordat.now() AS now) < (g.ends_at + make_interval(days => g.transition_days)))) AND (NOT (EXISTS ( SELECT 1
                   FROM concordat.agreement_left l
                  WHERE ((l.agreement_id = g.id) AND (l.agency_id = ANY (ARRAY[e.sender_agency_id, e.recipient_agency_id])) AND ((l.left_at + make_interval(days => g.transition_days)) <= ( SELECT concordat.now() AS now)))))))))))))));
create policy api_drops on concordat.answer_draft for delete to concordat_api using ((( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (EXISTS ( SELECT 1
   FROM concordat.enquiry e
  WHERE ((e.id = answer_draft.enquiry_id) AND (e.recipient_agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ((e.recipient_unit_id IS NULL) OR (e.recipient_unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))) AND ((e.recipient_staff_id IS NULL) OR (e.recipient_staff_id = ( SELECT concordat.current_staff() AS current_staff))) AND ((e.agreement_id IS NULL) OR (EXISTS ( SELECT 1
           FROM concordat.agreement g
          WHERE ((g.id = e.agreement_id) AND ((g.ends_at IS NULL) OR (( SELECT concordat.now() AS now) < (g.ends_at + make_interval(days => g.transition_days)))) AND (NOT (EXISTS ( SELECT 1
                   FROM concordat.agreement_left l
                  WHERE ((l.agreement_id = g.id) AND (l.agency_id = ANY (ARRAY[e.sender_agency_id, e.recipient_agency_id])) AND ((l.left_at + make_interval(days => g.transition_days)) <= ( SELECT concordat.now() AS now)))))))))))))));
create policy api_marks on concordat.answer_draft for update to concordat_api using ((( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (EXISTS ( SELECT 1
   FROM concordat.enquiry e
  WHERE ((e.id = answer_draft.enquiry_id) AND (e.recipient_agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ((e.recipient_unit_id IS NULL) OR (e.recipient_unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))) AND ((e.recipient_staff_id IS NULL) OR (e.recipient_staff_id = ( SELECT concordat.current_staff() AS current_staff))) AND ((e.agreement_id IS NULL) OR (EXISTS ( SELECT 1
           FROM concordat.agreement g
          WHERE ((g.id = e.agreement_id) AND ((g.ends_at IS NULL) OR (( SELECT concordat.now() AS now) < (g.ends_at + make_interval(days => g.transition_days)))) AND (NOT (EXISTS ( SELECT 1
                   FROM concordat.agreement_left l
                  WHERE ((l.agreement_id = g.id) AND (l.agency_id = ANY (ARRAY[e.sender_agency_id, e.recipient_agency_id])) AND ((l.left_at + make_interval(days => g.transition_days)) <= ( SELECT concordat.now() AS now)))))))))))))));
create policy api_reads on concordat.answer_draft for select to concordat_api using ((( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff)) AND (EXISTS ( SELECT 1
   FROM concordat.enquiry e
  WHERE ((e.id = answer_draft.enquiry_id) AND (e.recipient_agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ((e.recipient_unit_id IS NULL) OR (e.recipient_unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))) AND ((e.recipient_staff_id IS NULL) OR (e.recipient_staff_id = ( SELECT concordat.current_staff() AS current_staff))) AND ((e.agreement_id IS NULL) OR (EXISTS ( SELECT 1
           FROM concordat.agreement g
          WHERE ((g.id = e.agreement_id) AND ((g.ends_at IS NULL) OR (( SELECT concordat.now() AS now) < (g.ends_at + make_interval(days => g.transition_days)))) AND (NOT (EXISTS ( SELECT 1
                   FROM concordat.agreement_left l
                  WHERE ((l.agreement_id = g.id) AND (l.agency_id = ANY (ARRAY[e.sender_agency_id, e.recipient_agency_id])) AND ((l.left_at + make_interval(days => g.transition_days)) <= ( SELECT concordat.now() AS now)))))))))))))));
create policy loader_all on concordat.answer_draft for all to concordat_loader using (true) with check (true);
grant delete, insert, select on concordat.answer_draft to concordat_api;
grant delete, insert, select, update on concordat.answer_draft to concordat_loader;
grant update (content, version, saved_by, saved_at) on concordat.answer_draft to concordat_api;

create table concordat.case_lead (
  id uuid default concordat.uuid7() not null,
  person_id uuid not null,
  agency_id uuid not null,
  unit_id uuid,
  staff_id uuid,
  since timestamp with time zone not null,
  until timestamp with time zone
);
alter table concordat.case_lead add constraint case_lead_pkey PRIMARY KEY (id);
alter table concordat.case_lead add constraint case_lead_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.case_lead add constraint case_lead_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.case_lead add constraint case_lead_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES concordat.staff(id);
alter table concordat.case_lead add constraint case_lead_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
CREATE INDEX case_lead_open ON concordat.case_lead USING btree (person_id, agency_id) WHERE (until IS NULL);
CREATE INDEX case_lead_person ON concordat.case_lead USING btree (person_id, since DESC, id DESC);
alter table concordat.case_lead enable row level security, force row level security;
create policy api_reads on concordat.case_lead for select to concordat_api using ((( SELECT concordat.opens_people() AS opens_people) AND (EXISTS ( SELECT
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = case_lead.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(case_lead.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff)))))) AND ((agency_id = ( SELECT concordat.current_agency() AS current_agency)) OR concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff)) OR (NOT (EXISTS ( SELECT
   FROM concordat.agency a
  WHERE ((a.id = case_lead.agency_id) AND (a.kind = ANY (ARRAY['HEALTH'::text, 'VOLUNTARY'::text])))))))));
create policy loader_all on concordat.case_lead for all to concordat_loader using (true) with check (true);
create policy reviewer_reads on concordat.case_lead for select to concordat_api using ((( SELECT concordat.reviews() AS reviews) AND concordat.under_review(person_id, NULL::uuid)));
CREATE TRIGGER case_lead_kept BEFORE UPDATE ON concordat.case_lead FOR EACH ROW EXECUTE FUNCTION concordat.change_only('until');
CREATE TRIGGER case_lead_stays BEFORE DELETE ON concordat.case_lead FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.case_lead to concordat_loader;
grant select on concordat.case_lead to concordat_api;

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
CREATE TRIGGER case_membership_lead AFTER INSERT ON concordat.case_membership FOR EACH ROW EXECUTE FUNCTION concordat.keep_case_lead();
CREATE TRIGGER case_membership_lead_changed AFTER UPDATE OF lead_staff_id, unit_id, until ON concordat.case_membership FOR EACH ROW WHEN ((((old.lead_staff_id IS DISTINCT FROM new.lead_staff_id) OR (old.unit_id IS DISTINCT FROM new.unit_id)) OR (old.until IS DISTINCT FROM new.until))) EXECUTE FUNCTION concordat.keep_case_lead();
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

create table concordat.conference (
  id uuid default concordat.uuid7() not null,
  reference text not null,
  agency_id uuid not null,
  unit_id uuid not null,
  called_by uuid not null,
  called_at timestamp with time zone default concordat.now() not null,
  title text not null,
  place text not null,
  meets_at timestamp with time zone not null,
  agency_ids uuid[] not null,
  over_at timestamp with time zone,
  over_as text,
  over_by uuid,
  over_words text,
  ledger_entry_id uuid not null
);
alter table concordat.conference add constraint conference_pkey PRIMARY KEY (id);
alter table concordat.conference add constraint conference_reference_key UNIQUE (reference);
alter table concordat.conference add constraint conference_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.conference add constraint conference_called_by_fkey FOREIGN KEY (called_by) REFERENCES concordat.staff(id);
alter table concordat.conference add constraint conference_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.conference add constraint conference_over_by_fkey FOREIGN KEY (over_by) REFERENCES concordat.staff(id);
alter table concordat.conference add constraint conference_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.conference add constraint conference_check CHECK ((agency_id = ANY (agency_ids)));
alter table concordat.conference add constraint conference_check1 CHECK ((num_nonnulls(over_at, over_as, over_by) = ANY (ARRAY[0, 3])));
alter table concordat.conference add constraint conference_check2 CHECK (((over_as IS DISTINCT FROM 'CANCELLED'::text) OR (over_words IS NOT NULL)));
alter table concordat.conference add constraint conference_over_as_check CHECK ((over_as = ANY (ARRAY['HELD'::text, 'CANCELLED'::text])));
CREATE INDEX conference_meets ON concordat.conference USING btree (meets_at DESC, id DESC);
alter table concordat.conference enable row level security, force row level security;
create policy api_adds on concordat.conference for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (called_by = ( SELECT concordat.current_staff() AS current_staff)) AND (over_at IS NULL) AND ( SELECT concordat.calls_conferences() AS calls_conferences)));
create policy api_marks on concordat.conference for update to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.calls_conferences() AS calls_conferences)));
create policy api_reads on concordat.conference for select to concordat_api using ((( SELECT concordat.works_with_cases() AS works_with_cases) AND (( SELECT concordat.current_agency() AS current_agency) = ANY (agency_ids))));
create policy loader_all on concordat.conference for all to concordat_loader using (true) with check (true);
create policy worker_reads on concordat.conference for select to concordat_worker using (true);
CREATE TRIGGER conference_is_over BEFORE UPDATE ON concordat.conference FOR EACH ROW EXECUTE FUNCTION concordat.conference_is_over();
CREATE TRIGGER conference_kept BEFORE UPDATE ON concordat.conference FOR EACH ROW EXECUTE FUNCTION concordat.change_only('over_at', 'over_as', 'over_by', 'over_words');
CREATE TRIGGER conference_prepared AFTER UPDATE OF over_at ON concordat.conference FOR EACH ROW EXECUTE FUNCTION concordat.keep_conference();
CREATE TRIGGER conference_stays BEFORE DELETE ON concordat.conference FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER conference_told AFTER UPDATE ON concordat.conference FOR EACH ROW EXECUTE FUNCTION concordat.conference_changed();
grant delete, insert, select, update on concordat.conference to concordat_loader;
grant insert, select on concordat.conference to concordat_api;
grant select (id, reference, meets_at, over_at) on concordat.conference to concordat_worker;
grant update (over_at, over_as, over_by, over_words) on concordat.conference to concordat_api;

create table concordat.conference_entry (
  id uuid default concordat.uuid7() not null,
  item_id uuid not null,
  person_id uuid not null,
  at timestamp with time zone default concordat.now() not null,
  agency_id uuid not null,
  staff_id uuid not null,
  kind text not null,
  value text,
  words text not null,
  ledger_entry_id uuid not null
);
alter table concordat.conference_entry add constraint conference_entry_pkey PRIMARY KEY (id);
alter table concordat.conference_entry add constraint conference_entry_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.conference_entry add constraint conference_entry_item_id_fkey FOREIGN KEY (item_id) REFERENCES concordat.conference_item(id);
alter table concordat.conference_entry add constraint conference_entry_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.conference_entry add constraint conference_entry_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.conference_entry add constraint conference_entry_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES concordat.staff(id);
alter table concordat.conference_entry add constraint conference_entry_check CHECK (((value IS NOT NULL) = (kind = ANY (ARRAY['COHORT'::text, 'RATING'::text]))));
alter table concordat.conference_entry add constraint conference_entry_check1 CHECK (((kind <> 'COHORT'::text) OR (value = ANY (ARRAY['FIXED'::text, 'FLEX'::text, 'FREE'::text]))));
alter table concordat.conference_entry add constraint conference_entry_check2 CHECK (((kind <> 'RATING'::text) OR (value = ANY (ARRAY['RED'::text, 'AMBER'::text, 'GREEN'::text]))));
alter table concordat.conference_entry add constraint conference_entry_kind_check CHECK ((kind = ANY (ARRAY['AGREED'::text, 'DISSENT'::text, 'SELECTED'::text, 'DESELECTED'::text, 'COHORT'::text, 'RATING'::text, 'PUT_OFF'::text])));
CREATE INDEX conference_entry_item ON concordat.conference_entry USING btree (item_id, at, id);
alter table concordat.conference_entry enable row level security, force row level security;
create policy api_adds on concordat.conference_entry for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (staff_id = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.speaks_in_conferences() AS speaks_in_conferences) AND (EXISTS ( SELECT 1
   FROM (concordat.conference_item i
     JOIN concordat.conference c ON ((c.id = i.conference_id)))
  WHERE ((i.id = conference_entry.item_id) AND (i.person_id = conference_entry.person_id) AND (( SELECT concordat.current_agency() AS current_agency) = ANY (i.agency_ids)) AND (i.off_at IS NULL) AND (c.over_at IS NULL)))) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_reads on concordat.conference_entry for select to concordat_api using ((EXISTS ( SELECT 1
   FROM concordat.conference_item i
  WHERE (i.id = conference_entry.item_id))));
create policy loader_all on concordat.conference_entry for all to concordat_loader using (true) with check (true);
CREATE TRIGGER conference_entry_kept BEFORE UPDATE ON concordat.conference_entry FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER conference_entry_searched AFTER INSERT ON concordat.conference_entry REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION concordat.search_fresh('MINUTE');
CREATE TRIGGER conference_entry_stays BEFORE DELETE ON concordat.conference_entry FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER conference_told AFTER INSERT ON concordat.conference_entry FOR EACH ROW EXECUTE FUNCTION concordat.conference_changed();
grant delete, insert, select, update on concordat.conference_entry to concordat_loader;
grant insert, select on concordat.conference_entry to concordat_api;

create table concordat.conference_invitation (
  id uuid default concordat.uuid7() not null,
  conference_id uuid not null,
  agency_id uuid not null,
  attendance text,
  who text,
  said_by uuid,
  said_at timestamp with time zone
);
alter table concordat.conference_invitation add constraint conference_invitation_pkey PRIMARY KEY (id);
alter table concordat.conference_invitation add constraint conference_invitation_conference_id_agency_id_key UNIQUE (conference_id, agency_id);
alter table concordat.conference_invitation add constraint conference_invitation_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.conference_invitation add constraint conference_invitation_conference_id_fkey FOREIGN KEY (conference_id) REFERENCES concordat.conference(id);
alter table concordat.conference_invitation add constraint conference_invitation_said_by_fkey FOREIGN KEY (said_by) REFERENCES concordat.staff(id);
alter table concordat.conference_invitation add constraint conference_invitation_attendance_check CHECK ((attendance = ANY (ARRAY['ATTENDED'::text, 'APOLOGIES'::text])));
alter table concordat.conference_invitation add constraint conference_invitation_check CHECK ((num_nonnulls(attendance, said_by, said_at) = ANY (ARRAY[0, 3])));
alter table concordat.conference_invitation add constraint conference_invitation_check1 CHECK (((attendance IS DISTINCT FROM 'ATTENDED'::text) OR (who IS NOT NULL)));
alter table concordat.conference_invitation enable row level security, force row level security;
create policy api_adds on concordat.conference_invitation for insert to concordat_api with check (((attendance IS NULL) AND ( SELECT concordat.calls_conferences() AS calls_conferences) AND (EXISTS ( SELECT 1
   FROM concordat.conference c
  WHERE ((c.id = conference_invitation.conference_id) AND (c.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (c.over_at IS NULL))))));
create policy api_marks on concordat.conference_invitation for update to concordat_api using ((( SELECT concordat.calls_conferences() AS calls_conferences) AND (EXISTS ( SELECT 1
   FROM concordat.conference c
  WHERE ((c.id = conference_invitation.conference_id) AND (c.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (c.over_at IS NULL))))));
create policy api_reads on concordat.conference_invitation for select to concordat_api using ((EXISTS ( SELECT 1
   FROM concordat.conference c
  WHERE (c.id = conference_invitation.conference_id))));
create policy loader_all on concordat.conference_invitation for all to concordat_loader using (true) with check (true);
CREATE TRIGGER conference_invitation_kept BEFORE UPDATE ON concordat.conference_invitation FOR EACH ROW EXECUTE FUNCTION concordat.change_only('attendance', 'who', 'said_by', 'said_at');
CREATE TRIGGER conference_invitation_stays BEFORE DELETE ON concordat.conference_invitation FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER conference_told AFTER UPDATE ON concordat.conference_invitation FOR EACH ROW EXECUTE FUNCTION concordat.conference_changed();
grant delete, insert, select, update on concordat.conference_invitation to concordat_loader;
grant insert, select on concordat.conference_invitation to concordat_api;
grant update (attendance, who, said_by, said_at) on concordat.conference_invitation to concordat_api;

create table concordat.conference_item (
  id uuid default concordat.uuid7() not null,
  conference_id uuid not null,
  person_id uuid not null,
  agency_id uuid not null,
  agency_ids uuid[] not null,
  why text not null,
  listed_by uuid not null,
  listed_at timestamp with time zone default concordat.now() not null,
  place_in_list integer not null,
  ledger_entry_id uuid not null,
  off_at timestamp with time zone,
  off_by uuid,
  off_words text
);
alter table concordat.conference_item add constraint conference_item_pkey PRIMARY KEY (id);
alter table concordat.conference_item add constraint conference_item_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.conference_item add constraint conference_item_conference_id_fkey FOREIGN KEY (conference_id) REFERENCES concordat.conference(id);
alter table concordat.conference_item add constraint conference_item_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.conference_item add constraint conference_item_listed_by_fkey FOREIGN KEY (listed_by) REFERENCES concordat.staff(id);
alter table concordat.conference_item add constraint conference_item_off_by_fkey FOREIGN KEY (off_by) REFERENCES concordat.staff(id);
alter table concordat.conference_item add constraint conference_item_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.conference_item add constraint conference_item_check CHECK ((agency_id = ANY (agency_ids)));
alter table concordat.conference_item add constraint conference_item_off CHECK ((num_nonnulls(off_at, off_by, off_words) = ANY (ARRAY[0, 3])));
CREATE INDEX conference_item_of ON concordat.conference_item USING btree (conference_id);
CREATE UNIQUE INDEX conference_item_once ON concordat.conference_item USING btree (conference_id, person_id) WHERE (off_at IS NULL);
CREATE INDEX conference_item_person ON concordat.conference_item USING btree (person_id, listed_at DESC, id DESC);
alter table concordat.conference_item enable row level security, force row level security;
create policy api_adds on concordat.conference_item for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (listed_by = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.calls_conferences() AS calls_conferences) AND (EXISTS ( SELECT 1
   FROM concordat.conference c
  WHERE ((c.id = conference_item.conference_id) AND (c.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (c.over_at IS NULL)))) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff)) AND (agency_ids <@ ( SELECT c.agency_ids
   FROM concordat.conference c
  WHERE (c.id = conference_item.conference_id)))));
create policy api_marks on concordat.conference_item for update to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.calls_conferences() AS calls_conferences) AND (EXISTS ( SELECT 1
   FROM concordat.conference c
  WHERE ((c.id = conference_item.conference_id) AND (c.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (c.over_at IS NULL)))) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_reads on concordat.conference_item for select to concordat_api using ((( SELECT concordat.works_with_cases() AS works_with_cases) AND (( SELECT concordat.current_agency() AS current_agency) = ANY (agency_ids)) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy loader_all on concordat.conference_item for all to concordat_loader using (true) with check (true);
create policy reviewer_reads on concordat.conference_item for select to concordat_api using ((( SELECT concordat.reviews() AS reviews) AND (EXISTS ( SELECT
   FROM unnest(conference_item.agency_ids) a(id)
  WHERE concordat.under_review(conference_item.person_id, a.id)))));
create policy worker_reads on concordat.conference_item for select to concordat_worker using (true);
CREATE TRIGGER conference_item_goes_off BEFORE UPDATE ON concordat.conference_item FOR EACH ROW EXECUTE FUNCTION concordat.conference_item_goes_off();
CREATE TRIGGER conference_item_kept BEFORE UPDATE ON concordat.conference_item FOR EACH ROW EXECUTE FUNCTION concordat.change_only('off_at', 'off_by', 'off_words');
CREATE TRIGGER conference_item_prepared AFTER INSERT OR UPDATE ON concordat.conference_item FOR EACH ROW EXECUTE FUNCTION concordat.keep_conference();
CREATE TRIGGER conference_item_stays BEFORE DELETE ON concordat.conference_item FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER conference_told AFTER INSERT OR UPDATE ON concordat.conference_item FOR EACH ROW EXECUTE FUNCTION concordat.conference_changed();
grant delete, insert, select, update on concordat.conference_item to concordat_loader;
grant insert, select on concordat.conference_item to concordat_api;
grant select (id, conference_id, person_id, agency_ids, off_at) on concordat.conference_item to concordat_worker;
grant update (off_at, off_by, off_words) on concordat.conference_item to concordat_api;

create table concordat.contradiction (
  id uuid default concordat.uuid7() not null,
  agency_id uuid not null,
  person_id uuid not null,
  enquiry_id uuid not null,
  kind text not null,
  question_codes text[] not null,
  words text not null,
  raised_at timestamp with time zone default concordat.now() not null,
  settled_at timestamp with time zone,
  settled_by uuid,
  settled_words text
);
alter table concordat.contradiction add constraint contradiction_pkey PRIMARY KEY (id);
alter table concordat.contradiction add constraint contradiction_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.contradiction add constraint contradiction_enquiry_id_fkey FOREIGN KEY (enquiry_id) REFERENCES concordat.enquiry(id);
alter table concordat.contradiction add constraint contradiction_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.contradiction add constraint contradiction_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES concordat.staff(id);
alter table concordat.contradiction add constraint contradiction_check CHECK ((((settled_at IS NULL) = (settled_by IS NULL)) AND ((settled_at IS NULL) = (settled_words IS NULL))));
alter table concordat.contradiction add constraint contradiction_kind_check CHECK ((kind = ANY (ARRAY['DIFFERENT_ROSH'::text, 'UNVERIFIED_ADDRESS'::text, 'SELF_REPORT_WHERE_RECORD'::text])));
CREATE INDEX contradiction_open ON concordat.contradiction USING btree (agency_id, person_id, raised_at DESC, id DESC);
alter table concordat.contradiction enable row level security, force row level security;
create policy api_adds on concordat.contradiction for insert to concordat_api with check ((( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (EXISTS ( SELECT 1
   FROM concordat.enquiry e
  WHERE ((e.id = contradiction.enquiry_id) AND (e.person_id = contradiction.person_id) AND ((contradiction.agency_id = e.sender_agency_id) OR (contradiction.agency_id = e.recipient_agency_id)) AND ((( SELECT concordat.current_agency() AS current_agency) = e.sender_agency_id) OR (( SELECT concordat.current_agency() AS current_agency) = e.recipient_agency_id)))))));
create policy api_marks on concordat.contradiction for update to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_reads on concordat.contradiction for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.works_with_cases() AS works_with_cases) AND (EXISTS ( SELECT 1
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = contradiction.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(contradiction.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))));
create policy loader_all on concordat.contradiction for all to concordat_loader using (true) with check (true);
create policy reviewer_reads on concordat.contradiction for select to concordat_api using ((( SELECT concordat.reviews() AS reviews) AND concordat.under_review(person_id, agency_id)));
CREATE TRIGGER contradiction_kept BEFORE UPDATE ON concordat.contradiction FOR EACH ROW EXECUTE FUNCTION concordat.change_only('settled_at', 'settled_by', 'settled_words');
CREATE TRIGGER contradiction_stays BEFORE DELETE ON concordat.contradiction FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.contradiction to concordat_loader;
grant insert, select on concordat.contradiction to concordat_api;
grant update (settled_at, settled_by, settled_words) on concordat.contradiction to concordat_api;

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
  note_id uuid,
  note_series_id uuid,
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
  endorsement_words text,
  item_kind text default 'NOTE'::text not null,
  answer_id uuid,
  enquiry_id uuid,
  question_code text,
  question text
);
alter table concordat.decision add constraint decision_pkey PRIMARY KEY (id);
alter table concordat.decision add constraint decision_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.decision add constraint decision_answer_id_fkey FOREIGN KEY (answer_id) REFERENCES concordat.answer(id);
alter table concordat.decision add constraint decision_endorsed_by_fkey FOREIGN KEY (endorsed_by) REFERENCES concordat.staff(id);
alter table concordat.decision add constraint decision_enquiry_id_fkey FOREIGN KEY (enquiry_id) REFERENCES concordat.enquiry(id);
alter table concordat.decision add constraint decision_note_id_fkey FOREIGN KEY (note_id) REFERENCES concordat.risk_note(id);
alter table concordat.decision add constraint decision_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.decision add constraint decision_recipient_agency_id_fkey FOREIGN KEY (recipient_agency_id) REFERENCES concordat.agency(id);
alter table concordat.decision add constraint decision_recipient_staff_id_fkey FOREIGN KEY (recipient_staff_id) REFERENCES concordat.staff(id);
alter table concordat.decision add constraint decision_recipient_unit_id_fkey FOREIGN KEY (recipient_unit_id) REFERENCES concordat.unit(id);
alter table concordat.decision add constraint decision_set_id_fkey FOREIGN KEY (set_id) REFERENCES concordat.decision_set(id);
alter table concordat.decision add constraint decision_set_recipient_id_fkey FOREIGN KEY (set_recipient_id) REFERENCES concordat.set_recipient(id);
alter table concordat.decision add constraint decision_ended_why_check CHECK ((ended_why = ANY (ARRAY['REDECIDED'::text, 'CIRCUMSTANCES'::text, 'REVOKED'::text, 'NOTE_SUPERSEDED'::text, 'NOTE_WITHDRAWN'::text, 'SENT_BACK'::text])));
alter table concordat.decision add constraint decision_endorsement_check CHECK ((endorsement = ANY (ARRAY['ENDORSED'::text, 'SENT_BACK'::text])));
alter table concordat.decision add constraint decision_item_check CHECK ((((item_kind = 'NOTE'::text) AND (num_nonnulls(note_id, note_series_id) = 2) AND (num_nonnulls(answer_id, enquiry_id, question_code, question) = 0)) OR ((item_kind = 'ANSWER'::text) AND (num_nonnulls(note_id, note_series_id) = 0) AND (num_nonnulls(answer_id, enquiry_id, question_code, question) = 4))));
alter table concordat.decision add constraint decision_item_kind_check CHECK ((item_kind = ANY (ARRAY['NOTE'::text, 'ANSWER'::text])));
alter table concordat.decision add constraint decision_note_level_check CHECK ((note_level = ANY (ARRAY['LOW'::text, 'MEDIUM'::text, 'HIGH'::text, 'VERY_HIGH'::text])));
alter table concordat.decision add constraint decision_outcome_check CHECK ((outcome = ANY (ARRAY['SHARED'::text, 'SHARED_IN_PART'::text, 'WITHHELD'::text, 'DEFERRED'::text, 'NOT_RELEVANT'::text])));
CREATE INDEX decision_decided ON concordat.decision USING btree (agency_id, decided_at);
CREATE INDEX decision_note ON concordat.decision USING btree (note_id);
CREATE INDEX decision_of_answer ON concordat.decision USING btree (answer_id) WHERE (answer_id IS NOT NULL);
CREATE INDEX decision_person ON concordat.decision USING btree (person_id, agency_id, recipient_agency_id, note_id);
CREATE INDEX decision_question ON concordat.decision USING btree (enquiry_id, question_code) WHERE (enquiry_id IS NOT NULL);
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
CREATE TRIGGER decision_end_touches_gaps AFTER UPDATE OF ended_at ON concordat.decision FOR EACH ROW WHEN ((new.ended_at IS DISTINCT FROM old.ended_at)) EXECUTE FUNCTION concordat.touch_gap();
CREATE TRIGGER decision_kept BEFORE UPDATE ON concordat.decision FOR EACH ROW EXECUTE FUNCTION concordat.change_only('ended_at', 'ended_why', 'endorsed_at', 'endorsed_by', 'endorsement', 'endorsement_words');
CREATE TRIGGER decision_stays BEFORE DELETE ON concordat.decision FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER decision_touches_gaps AFTER INSERT ON concordat.decision REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION concordat.touch_gaps();
grant delete, insert, select, update on concordat.decision to concordat_loader;
grant insert, select on concordat.decision to concordat_api;
grant select on concordat.decision to concordat_worker;
grant update (ended_at, ended_why, endorsed_at, endorsed_by, endorsement, endorsement_words) on concordat.decision to concordat_api;

create table concordat.decision_sample (
  id uuid default concordat.uuid7() not null,
  agency_id uuid not null,
  rule text not null,
  from_day date not null,
  to_day date not null,
  size integer not null,
  seed text not null,
  pool integer not null,
  drawn integer not null,
  drawn_by uuid not null,
  drawn_at timestamp with time zone default concordat.now() not null,
  ledger_entry_id uuid not null
);
alter table concordat.decision_sample add constraint decision_sample_pkey PRIMARY KEY (id);
alter table concordat.decision_sample add constraint decision_sample_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.decision_sample add constraint decision_sample_drawn_by_fkey FOREIGN KEY (drawn_by) REFERENCES concordat.staff(id);
alter table concordat.decision_sample add constraint decision_sample_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.decision_sample add constraint decision_sample_check CHECK ((pool >= drawn));
alter table concordat.decision_sample add constraint decision_sample_check1 CHECK (((drawn >= 0) AND (drawn <= size)));
alter table concordat.decision_sample add constraint decision_sample_check2 CHECK ((from_day <= to_day));
alter table concordat.decision_sample add constraint decision_sample_rule_check CHECK ((rule = ANY (ARRAY['RANDOM'::text, 'ALL_WITHHELD'::text, 'LEVEL_LOWERED'::text, 'REASON_REPEATED'::text, 'SENSITIVE_WITHOUT_NEED'::text])));
alter table concordat.decision_sample add constraint decision_sample_size_check CHECK (((size >= 1) AND (size <= 50)));
CREATE INDEX decision_sample_agency ON concordat.decision_sample USING btree (agency_id, drawn_at DESC, id DESC);
alter table concordat.decision_sample enable row level security, force row level security;
create policy api_adds on concordat.decision_sample for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (drawn_by = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.samples_decisions() AS samples_decisions)));
create policy api_reads on concordat.decision_sample for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.samples_decisions() AS samples_decisions)));
create policy loader_all on concordat.decision_sample for all to concordat_loader using (true) with check (true);
CREATE TRIGGER decision_sample_kept BEFORE DELETE OR UPDATE ON concordat.decision_sample FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER decision_sample_stays BEFORE TRUNCATE ON concordat.decision_sample FOR EACH STATEMENT EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.decision_sample to concordat_loader;
grant insert, select on concordat.decision_sample to concordat_api;

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
CREATE INDEX decision_set_entry ON concordat.decision_set USING btree (ledger_entry_id);
CREATE INDEX decision_set_person ON concordat.decision_set USING btree (person_id, agency_id, decided_at DESC);
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
alter table concordat.draft add constraint draft_kind_check CHECK ((kind = ANY (ARRAY['NOTE'::text, 'SHARE'::text, 'URGENT'::text, 'CORRECTION'::text, 'ENQUIRY'::text])));
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

create table concordat.enquiry (
  id uuid default concordat.uuid7() not null,
  reference text not null,
  person_id uuid not null,
  set_code text not null,
  set_version integer not null,
  set_id uuid,
  stage text not null,
  definition jsonb not null,
  definition_hash bytea not null,
  dropped jsonb default '[]'::jsonb not null,
  sender_agency_id uuid not null,
  sender_unit_id uuid not null,
  sent_by uuid not null,
  sent_at timestamp with time zone default concordat.now() not null,
  recipient_agency_id uuid not null,
  recipient_unit_id uuid,
  recipient_staff_id uuid,
  why text,
  purpose text not null,
  gateway text not null,
  protection_condition text not null,
  necessity text not null,
  proportionality text not null,
  agreement_id uuid,
  working_days integer not null,
  due_at timestamp with time zone not null,
  first_seen_at timestamp with time zone,
  first_seen_by uuid,
  answered jsonb default '[]'::jsonb not null,
  completed_at timestamp with time zone,
  declined_at timestamp with time zone,
  declined_by uuid,
  declined_code text,
  declined_words text,
  closed_at timestamp with time zone,
  closed_by uuid,
  closed_words text,
  ledger_entry_id uuid not null
);
alter table concordat.enquiry add constraint enquiry_pkey PRIMARY KEY (id);
alter table concordat.enquiry add constraint enquiry_reference_key UNIQUE (reference);
alter table concordat.enquiry add constraint enquiry_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES concordat.agreement(id);
alter table concordat.enquiry add constraint enquiry_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES concordat.staff(id);
alter table concordat.enquiry add constraint enquiry_declined_by_fkey FOREIGN KEY (declined_by) REFERENCES concordat.staff(id);
alter table concordat.enquiry add constraint enquiry_first_seen_by_fkey FOREIGN KEY (first_seen_by) REFERENCES concordat.staff(id);
alter table concordat.enquiry add constraint enquiry_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.enquiry add constraint enquiry_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.enquiry add constraint enquiry_recipient_agency_id_fkey FOREIGN KEY (recipient_agency_id) REFERENCES concordat.agency(id);
alter table concordat.enquiry add constraint enquiry_recipient_staff_id_fkey FOREIGN KEY (recipient_staff_id) REFERENCES concordat.staff(id);
alter table concordat.enquiry add constraint enquiry_recipient_unit_id_fkey FOREIGN KEY (recipient_unit_id) REFERENCES concordat.unit(id);
alter table concordat.enquiry add constraint enquiry_sender_agency_id_fkey FOREIGN KEY (sender_agency_id) REFERENCES concordat.agency(id);
alter table concordat.enquiry add constraint enquiry_sender_unit_id_fkey FOREIGN KEY (sender_unit_id) REFERENCES concordat.unit(id);
alter table concordat.enquiry add constraint enquiry_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES concordat.staff(id);
alter table concordat.enquiry add constraint enquiry_set_id_fkey FOREIGN KEY (set_id) REFERENCES concordat.question_set(id);
alter table concordat.enquiry add constraint enquiry_check CHECK ((((declined_at IS NULL) = (declined_by IS NULL)) AND ((declined_at IS NULL) = (declined_code IS NULL))));
alter table concordat.enquiry add constraint enquiry_check1 CHECK ((((closed_at IS NULL) = (closed_by IS NULL)) AND ((closed_at IS NULL) = (closed_words IS NULL))));
alter table concordat.enquiry add constraint enquiry_check2 CHECK (((first_seen_at IS NULL) = (first_seen_by IS NULL)));
alter table concordat.enquiry add constraint enquiry_working_days_check CHECK (((working_days >= 1) AND (working_days <= 60)));
CREATE INDEX enquiry_open ON concordat.enquiry USING btree (due_at) WHERE ((completed_at IS NULL) AND (declined_at IS NULL) AND (closed_at IS NULL));
CREATE INDEX enquiry_recipient ON concordat.enquiry USING btree (recipient_agency_id, person_id, sent_at DESC, id DESC);
CREATE INDEX enquiry_sender ON concordat.enquiry USING btree (sender_agency_id, person_id, sent_at DESC, id DESC);
alter table concordat.enquiry enable row level security, force row level security;
create policy api_adds on concordat.enquiry for insert to concordat_api with check (((sender_agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (sent_by = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_marks on concordat.enquiry for update to concordat_api using ((((sender_agency_id = ( SELECT concordat.current_agency() AS current_agency)) OR (recipient_agency_id = ( SELECT concordat.current_agency() AS current_agency))) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_reads on concordat.enquiry for select to concordat_api using ((( SELECT concordat.works_with_cases() AS works_with_cases) AND ((sender_agency_id = ( SELECT concordat.current_agency() AS current_agency)) OR ((recipient_agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ((recipient_unit_id IS NULL) OR (recipient_unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))) AND ((recipient_staff_id IS NULL) OR (recipient_staff_id = ( SELECT concordat.current_staff() AS current_staff))) AND ((agreement_id IS NULL) OR (EXISTS ( SELECT 1
   FROM concordat.agreement g
  WHERE ((g.id = enquiry.agreement_id) AND ((g.ends_at IS NULL) OR (( SELECT concordat.now() AS now) < (g.ends_at + make_interval(days => g.transition_days)))) AND (NOT (EXISTS ( SELECT 1
           FROM concordat.agreement_left l
          WHERE ((l.agreement_id = g.id) AND (l.agency_id = ANY (ARRAY[enquiry.sender_agency_id, enquiry.recipient_agency_id])) AND ((l.left_at + make_interval(days => g.transition_days)) <= ( SELECT concordat.now() AS now)))))))))))) AND (EXISTS ( SELECT 1
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = enquiry.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(enquiry.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))));
create policy loader_all on concordat.enquiry for all to concordat_loader using (true) with check (true);
create policy reviewer_reads on concordat.enquiry for select to concordat_api using ((( SELECT concordat.reviews() AS reviews) AND (concordat.under_review(person_id, sender_agency_id) OR concordat.under_review(person_id, recipient_agency_id))));
create policy worker_reads on concordat.enquiry for select to concordat_worker using (true);
CREATE TRIGGER enquiry_kept BEFORE UPDATE ON concordat.enquiry FOR EACH ROW EXECUTE FUNCTION concordat.change_only('first_seen_at', 'first_seen_by', 'answered', 'completed_at', 'declined_at', 'declined_by', 'declined_code', 'declined_words', 'closed_at', 'closed_by', 'closed_words');
CREATE TRIGGER enquiry_sight AFTER INSERT ON concordat.enquiry FOR EACH ROW EXECUTE FUNCTION concordat.sight_by_share();
CREATE TRIGGER enquiry_stays BEFORE DELETE ON concordat.enquiry FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.enquiry to concordat_loader;
grant insert, select on concordat.enquiry to concordat_api;
grant select on concordat.enquiry to concordat_worker;
grant update (first_seen_at, first_seen_by, answered, completed_at, declined_at, declined_by, declined_code, declined_words, closed_at, closed_by, closed_words) on concordat.enquiry to concordat_api;

create table concordat.enquiry_event (
  id uuid default concordat.uuid7() not null,
  enquiry_id uuid not null,
  at timestamp with time zone default concordat.now() not null,
  kind text not null,
  by_staff_id uuid,
  words text
);
alter table concordat.enquiry_event add constraint enquiry_event_pkey PRIMARY KEY (id);
alter table concordat.enquiry_event add constraint enquiry_event_by_staff_id_fkey FOREIGN KEY (by_staff_id) REFERENCES concordat.staff(id);
alter table concordat.enquiry_event add constraint enquiry_event_enquiry_id_fkey FOREIGN KEY (enquiry_id) REFERENCES concordat.enquiry(id);
alter table concordat.enquiry_event add constraint enquiry_event_kind_check CHECK ((kind = ANY (ARRAY['ASKED'::text, 'FIRST_SEEN'::text, 'REPLIED_IN_PART'::text, 'REPLIED'::text, 'DECLINED'::text, 'CLOSED'::text, 'REMINDED'::text, 'RAISED_WITH_ANSWERER'::text, 'RAISED_WITH_ASKER'::text])));
CREATE UNIQUE INDEX enquiry_event_chased ON concordat.enquiry_event USING btree (enquiry_id, kind) WHERE (kind = ANY (ARRAY['REMINDED'::text, 'RAISED_WITH_ANSWERER'::text, 'RAISED_WITH_ASKER'::text]));
CREATE INDEX enquiry_event_of ON concordat.enquiry_event USING btree (enquiry_id, at, id);
alter table concordat.enquiry_event enable row level security, force row level security;
create policy api_adds on concordat.enquiry_event for insert to concordat_api with check (((by_staff_id = ( SELECT concordat.current_staff() AS current_staff)) AND (EXISTS ( SELECT 1
   FROM concordat.enquiry e
  WHERE (e.id = enquiry_event.enquiry_id)))));
create policy api_reads on concordat.enquiry_event for select to concordat_api using ((EXISTS ( SELECT 1
   FROM concordat.enquiry e
  WHERE (e.id = enquiry_event.enquiry_id))));
create policy loader_all on concordat.enquiry_event for all to concordat_loader using (true) with check (true);
create policy worker_adds on concordat.enquiry_event for insert to concordat_worker with check ((by_staff_id IS NULL));
create policy worker_reads on concordat.enquiry_event for select to concordat_worker using (true);
CREATE TRIGGER enquiry_event_stays BEFORE DELETE OR UPDATE ON concordat.enquiry_event FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.enquiry_event to concordat_loader;
grant insert, select on concordat.enquiry_event to concordat_api;
grant insert, select on concordat.enquiry_event to concordat_worker;

create table concordat.erasure_request (
  id uuid default concordat.uuid7() not null,
  reference text not null,
  agency_id uuid not null,
  person_id uuid not null,
  note_id uuid,
  answer_id uuid,
  ground text not null,
  authority text not null,
  words text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone default concordat.now() not null,
  outcome text,
  decided_by uuid,
  decided_at timestamp with time zone,
  decided_words text,
  erased_at timestamp with time zone,
  lifted_by uuid,
  lifted_at timestamp with time zone,
  lifted_words text,
  kept_at timestamp with time zone,
  ledger_entry_id uuid
);
alter table concordat.erasure_request add constraint erasure_request_pkey PRIMARY KEY (id);
alter table concordat.erasure_request add constraint erasure_request_reference_key UNIQUE (reference);
alter table concordat.erasure_request add constraint erasure_request_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.erasure_request add constraint erasure_request_answer_id_fkey FOREIGN KEY (answer_id) REFERENCES concordat.answer(id);
alter table concordat.erasure_request add constraint erasure_request_note_id_fkey FOREIGN KEY (note_id) REFERENCES concordat.risk_note(id);
alter table concordat.erasure_request add constraint erasure_request_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.erasure_request add constraint erasure_request_check CHECK ((num_nonnulls(note_id, answer_id) = 1));
alter table concordat.erasure_request add constraint erasure_request_check1 CHECK ((num_nonnulls(outcome, decided_by, decided_at, decided_words) = ANY (ARRAY[0, 4])));
alter table concordat.erasure_request add constraint erasure_request_check2 CHECK ((decided_by <> asked_by));
alter table concordat.erasure_request add constraint erasure_request_check3 CHECK ((num_nonnulls(lifted_by, lifted_at, lifted_words) = ANY (ARRAY[0, 3])));
alter table concordat.erasure_request add constraint erasure_request_check4 CHECK (((lifted_at IS NULL) OR (outcome = 'RESTRICTED'::text)));
alter table concordat.erasure_request add constraint erasure_request_check5 CHECK ((lifted_by <> decided_by));
alter table concordat.erasure_request add constraint erasure_request_check6 CHECK (((erased_at IS NULL) OR (outcome = 'ERASED'::text)));
alter table concordat.erasure_request add constraint erasure_request_ground_check CHECK ((ground = ANY (ARRAY['UNLAWFULLY_HELD'::text, 'LEGAL_OBLIGATION'::text, 'NO_LONGER_NEEDED'::text, 'INACCURATE'::text])));
alter table concordat.erasure_request add constraint erasure_request_outcome_check CHECK ((outcome = ANY (ARRAY['ERASED'::text, 'RESTRICTED'::text, 'REFUSED'::text])));
CREATE INDEX erasure_request_agency ON concordat.erasure_request USING btree (agency_id, asked_at DESC, id DESC);
CREATE UNIQUE INDEX erasure_request_open_answer ON concordat.erasure_request USING btree (answer_id) WHERE (outcome IS NULL);
CREATE UNIQUE INDEX erasure_request_open_note ON concordat.erasure_request USING btree (note_id) WHERE (outcome IS NULL);
CREATE INDEX erasure_request_to_keep ON concordat.erasure_request USING btree (erased_at) WHERE ((erased_at IS NOT NULL) AND (kept_at IS NULL));
alter table concordat.erasure_request enable row level security, force row level security;
create policy api_adds on concordat.erasure_request for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (asked_by = ( SELECT concordat.current_staff() AS current_staff)) AND (outcome IS NULL) AND ( SELECT concordat.governs() AS governs)));
create policy api_marks on concordat.erasure_request for update to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.governs() AS governs)));
create policy api_reads on concordat.erasure_request for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.governs() AS governs) AND concordat.may_open(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy integrator_marks on concordat.erasure_request for update to concordat_integrator using ((erased_at IS NOT NULL));
create policy integrator_reads on concordat.erasure_request for select to concordat_integrator using (true);
create policy loader_all on concordat.erasure_request for all to concordat_loader using (true) with check (true);
CREATE TRIGGER erasure_request_exports AFTER UPDATE OF erased_at ON concordat.erasure_request FOR EACH ROW WHEN (((old.erased_at IS NULL) AND (new.erased_at IS NOT NULL))) EXECUTE FUNCTION concordat.remove_exports_of_erased();
CREATE TRIGGER erasure_request_import_rows AFTER UPDATE OF erased_at ON concordat.erasure_request FOR EACH ROW WHEN (((old.erased_at IS NULL) AND (new.erased_at IS NOT NULL))) EXECUTE FUNCTION concordat.empty_rows_of_erased();
CREATE TRIGGER erasure_request_kept BEFORE UPDATE ON concordat.erasure_request FOR EACH ROW EXECUTE FUNCTION concordat.change_only('outcome', 'decided_by', 'decided_at', 'decided_words', 'erased_at', 'lifted_by', 'lifted_at', 'lifted_words', 'kept_at', 'ledger_entry_id');
CREATE TRIGGER erasure_request_stays BEFORE DELETE ON concordat.erasure_request FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.erasure_request to concordat_loader;
grant insert, select on concordat.erasure_request to concordat_api;
grant select on concordat.erasure_request to concordat_integrator;
grant update (kept_at, ledger_entry_id) on concordat.erasure_request to concordat_integrator;
grant update (outcome, decided_by, decided_at, decided_words, lifted_by, lifted_at, lifted_words, ledger_entry_id) on concordat.erasure_request to concordat_api;

create table concordat.evaluation_extract (
  id uuid default concordat.uuid7() not null,
  agency_id uuid not null,
  set_code text not null,
  from_day date not null,
  to_day date not null,
  purpose text not null,
  approval_reference text not null,
  proposed_by uuid not null,
  proposed_at timestamp with time zone default concordat.now() not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  approved boolean,
  decided_words text,
  content jsonb,
  answers integer
);
alter table concordat.evaluation_extract add constraint evaluation_extract_pkey PRIMARY KEY (id);
alter table concordat.evaluation_extract add constraint evaluation_extract_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.evaluation_extract add constraint evaluation_extract_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES concordat.staff(id);
alter table concordat.evaluation_extract add constraint evaluation_extract_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES concordat.staff(id);
alter table concordat.evaluation_extract add constraint evaluation_extract_check CHECK ((to_day >= from_day));
alter table concordat.evaluation_extract add constraint evaluation_extract_check1 CHECK ((decided_by <> proposed_by));
alter table concordat.evaluation_extract add constraint evaluation_extract_check2 CHECK ((((decided_at IS NULL) = (decided_by IS NULL)) AND ((decided_at IS NULL) = (approved IS NULL))));
alter table concordat.evaluation_extract add constraint evaluation_extract_check3 CHECK (((approved IS TRUE) = (content IS NOT NULL)));
CREATE INDEX evaluation_extract_agency ON concordat.evaluation_extract USING btree (agency_id, proposed_at DESC, id DESC);
alter table concordat.evaluation_extract enable row level security, force row level security;
create policy api_adds on concordat.evaluation_extract for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (proposed_by = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.governs() AS governs)));
create policy api_marks on concordat.evaluation_extract for update to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.audits() AS audits)));
create policy api_reads on concordat.evaluation_extract for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.audits() AS audits)));
create policy loader_all on concordat.evaluation_extract for all to concordat_loader using (true) with check (true);
CREATE TRIGGER evaluation_extract_stays BEFORE DELETE ON concordat.evaluation_extract FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER extract_kept BEFORE UPDATE ON concordat.evaluation_extract FOR EACH ROW EXECUTE FUNCTION concordat.change_only('decided_by', 'decided_at', 'approved', 'decided_words', 'content', 'answers');
grant delete, insert, select, update on concordat.evaluation_extract to concordat_loader;
grant insert, select on concordat.evaluation_extract to concordat_api;
grant update (decided_by, decided_at, approved, decided_words, content, answers) on concordat.evaluation_extract to concordat_api;

create table concordat.exported_person (
  export_id uuid not null,
  person_id uuid not null
);
alter table concordat.exported_person add constraint exported_person_pkey PRIMARY KEY (export_id, person_id);
alter table concordat.exported_person add constraint exported_person_export_id_fkey FOREIGN KEY (export_id) REFERENCES concordat.record_export(id);
alter table concordat.exported_person add constraint exported_person_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
CREATE INDEX exported_person_person ON concordat.exported_person USING btree (person_id);
alter table concordat.exported_person enable row level security, force row level security;
create policy api_adds on concordat.exported_person for insert to concordat_api with check ((concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff)) AND (EXISTS ( SELECT
   FROM concordat.record_export e
  WHERE ((e.id = exported_person.export_id) AND (e.person_id IS NULL) AND (e.asked_by = ( SELECT concordat.current_staff() AS current_staff)) AND (e.state = 'ASKED'::text))))));
create policy loader_all on concordat.exported_person for all to concordat_loader using (true) with check (true);
CREATE TRIGGER exported_person_kept BEFORE DELETE OR UPDATE ON concordat.exported_person FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.exported_person to concordat_loader;
grant insert on concordat.exported_person to concordat_api;

create table concordat.funded_posts (
  id uuid default concordat.uuid7() not null,
  agency_id uuid not null,
  unit_id uuid not null,
  posts integer not null,
  from_on date not null,
  to_on date,
  words text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone default concordat.now() not null
);
alter table concordat.funded_posts add constraint funded_posts_pkey PRIMARY KEY (id);
alter table concordat.funded_posts add constraint funded_posts_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.funded_posts add constraint funded_posts_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES concordat.staff(id);
alter table concordat.funded_posts add constraint funded_posts_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.funded_posts add constraint funded_posts_check CHECK ((to_on >= from_on));
alter table concordat.funded_posts add constraint funded_posts_posts_check CHECK (((posts >= 0) AND (posts <= 9999)));
CREATE INDEX funded_posts_unit ON concordat.funded_posts USING btree (unit_id, recorded_at DESC, id DESC);
alter table concordat.funded_posts enable row level security, force row level security;
create policy api_adds on concordat.funded_posts for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (recorded_by = ( SELECT concordat.current_staff() AS current_staff)) AND ('AGENCY_ADMINISTRATOR'::text = ANY (( SELECT concordat.current_roles() AS current_roles)::text[])) AND (unit_id = ANY (( SELECT concordat.team_units() AS team_units)::uuid[]))));
create policy api_reads on concordat.funded_posts for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (( SELECT concordat.oversees_units() AS oversees_units) OR (( SELECT concordat.supervises() AS supervises) AND (unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))))));
create policy loader_all on concordat.funded_posts for all to concordat_loader using (true) with check (true);
CREATE TRIGGER funded_posts_kept BEFORE DELETE OR UPDATE ON concordat.funded_posts FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.funded_posts to concordat_loader;
grant insert, select on concordat.funded_posts to concordat_api;

create table concordat.gap (
  id uuid default concordat.uuid7() not null,
  agency_id uuid not null,
  unit_id uuid not null,
  person_id uuid not null,
  recipient_agency_id uuid not null,
  own boolean not null,
  unexplained uuid[] not null,
  gravest_unexplained smallint not null,
  unshared uuid[] not null,
  gravest_unshared smallint not null,
  unshared_since timestamp with time zone,
  reviews uuid[] not null,
  silent text[] not null,
  found_at timestamp with time zone default concordat.now() not null,
  changed_at timestamp with time zone default concordat.now() not null,
  ended_at timestamp with time zone
);
alter table concordat.gap add constraint gap_pkey PRIMARY KEY (id);
alter table concordat.gap add constraint gap_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.gap add constraint gap_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.gap add constraint gap_recipient_agency_id_fkey FOREIGN KEY (recipient_agency_id) REFERENCES concordat.agency(id);
alter table concordat.gap add constraint gap_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.gap add constraint gap_check CHECK (((cardinality(unshared) = 0) = (unshared_since IS NULL)));
alter table concordat.gap add constraint gap_gravest_unexplained_check CHECK (((gravest_unexplained >= 0) AND (gravest_unexplained <= 4)));
alter table concordat.gap add constraint gap_gravest_unshared_check CHECK (((gravest_unshared >= 0) AND (gravest_unshared <= 4)));
CREATE UNIQUE INDEX gap_open ON concordat.gap USING btree (person_id, agency_id, unit_id, recipient_agency_id) WHERE (ended_at IS NULL);
CREATE INDEX gap_unit ON concordat.gap USING btree (agency_id, unit_id) WHERE (ended_at IS NULL);
alter table concordat.gap enable row level security, force row level security;
create policy api_reads on concordat.gap for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (( SELECT concordat.audits() AS audits) OR (( SELECT concordat.supervises() AS supervises) AND (unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[])))) AND (EXISTS ( SELECT 1
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = gap.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(gap.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))));
create policy loader_all on concordat.gap for all to concordat_loader using (true) with check (true);
create policy worker_all on concordat.gap for all to concordat_worker using (true) with check (true);
grant delete, insert, select, update on concordat.gap to concordat_loader;
grant insert, select, update on concordat.gap to concordat_worker;
grant select on concordat.gap to concordat_api;

create table concordat.gap_clearance (
  id uuid default concordat.uuid7() not null,
  gap_id uuid not null,
  agency_id uuid not null,
  unit_id uuid not null,
  person_id uuid not null,
  outcome text not null,
  note_ids uuid[] not null,
  words text not null,
  review_by date,
  said_by uuid not null,
  said_at timestamp with time zone default concordat.now() not null,
  ledger_entry_id uuid not null
);
alter table concordat.gap_clearance add constraint gap_clearance_pkey PRIMARY KEY (id);
alter table concordat.gap_clearance add constraint gap_clearance_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.gap_clearance add constraint gap_clearance_gap_id_fkey FOREIGN KEY (gap_id) REFERENCES concordat.gap(id);
alter table concordat.gap_clearance add constraint gap_clearance_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.gap_clearance add constraint gap_clearance_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.gap_clearance add constraint gap_clearance_said_by_fkey FOREIGN KEY (said_by) REFERENCES concordat.staff(id);
alter table concordat.gap_clearance add constraint gap_clearance_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.gap_clearance add constraint gap_clearance_check CHECK (((outcome = 'CLEARED'::text) = (review_by IS NOT NULL)));
alter table concordat.gap_clearance add constraint gap_clearance_outcome_check CHECK ((outcome = ANY (ARRAY['CLEARED'::text, 'SENT_BACK'::text])));
CREATE INDEX gap_clearance_gap ON concordat.gap_clearance USING btree (gap_id, said_at DESC, id DESC);
alter table concordat.gap_clearance enable row level security, force row level security;
create policy api_adds on concordat.gap_clearance for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (said_by = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.supervises() AS supervises) AND (unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))));
create policy api_reads on concordat.gap_clearance for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (EXISTS ( SELECT
   FROM concordat.gap g
  WHERE (g.id = gap_clearance.gap_id)))));
create policy loader_all on concordat.gap_clearance for all to concordat_loader using (true) with check (true);
CREATE TRIGGER gap_clearance_kept BEFORE DELETE OR UPDATE ON concordat.gap_clearance FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER gap_clearance_stays BEFORE TRUNCATE ON concordat.gap_clearance FOR EACH STATEMENT EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.gap_clearance to concordat_loader;
grant insert, select on concordat.gap_clearance to concordat_api;

create table concordat.gap_look (
  person_id uuid not null,
  looked_at timestamp with time zone not null,
  look_again_at timestamp with time zone
);
alter table concordat.gap_look add constraint gap_look_pkey PRIMARY KEY (person_id);
alter table concordat.gap_look add constraint gap_look_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
CREATE INDEX gap_look_due ON concordat.gap_look USING btree (look_again_at) WHERE (look_again_at IS NOT NULL);
alter table concordat.gap_look enable row level security, force row level security;
create policy loader_all on concordat.gap_look for all to concordat_loader using (true) with check (true);
create policy worker_all on concordat.gap_look for all to concordat_worker using (true) with check (true);
grant delete, insert, select, update on concordat.gap_look to concordat_loader;
grant insert, select, update on concordat.gap_look to concordat_worker;

create table concordat.gap_touch (
  person_id uuid not null
);
CREATE INDEX gap_touch_person ON concordat.gap_touch USING btree (person_id);
alter table concordat.gap_touch enable row level security, force row level security;
create policy loader_all on concordat.gap_touch for all to concordat_loader using (true) with check (true);
create policy worker_all on concordat.gap_touch for all to concordat_worker using (true) with check (true);
grant delete, insert, select, update on concordat.gap_touch to concordat_loader;
grant delete, select on concordat.gap_touch to concordat_worker;

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

create table concordat.import_row (
  id uuid default concordat.uuid7() not null,
  import_id uuid not null,
  agency_id uuid not null,
  kind text not null,
  line integer not null,
  cells text[],
  fate text not null,
  code text,
  field text,
  why text,
  person_id uuid,
  content_sha256 text,
  reference_sha256 text,
  thing_id uuid
);
alter table concordat.import_row add constraint import_row_pkey PRIMARY KEY (id);
alter table concordat.import_row add constraint import_row_import_id_line_key UNIQUE (import_id, line);
alter table concordat.import_row add constraint import_row_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.import_row add constraint import_row_import_id_fkey FOREIGN KEY (import_id) REFERENCES concordat.record_import(id);
alter table concordat.import_row add constraint import_row_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.import_row add constraint import_row_check CHECK (((fate = 'REFUSED'::text) = (code IS NOT NULL)));
alter table concordat.import_row add constraint import_row_check1 CHECK (((fate = 'DONE'::text) = (thing_id IS NOT NULL)));
alter table concordat.import_row add constraint import_row_fate_check CHECK ((fate = ANY (ARRAY['NEW'::text, 'ALREADY_HERE'::text, 'REFUSED'::text, 'DONE'::text])));
alter table concordat.import_row add constraint import_row_line_check CHECK ((line > 0));
CREATE INDEX import_row_content ON concordat.import_row USING btree (import_id, content_sha256) WHERE (fate = 'NEW'::text);
CREATE INDEX import_row_fate ON concordat.import_row USING btree (import_id, fate, line);
CREATE INDEX import_row_named ON concordat.import_row USING btree (import_id, reference_sha256) WHERE ((fate = 'NEW'::text) AND (reference_sha256 IS NOT NULL));
CREATE UNIQUE INDEX import_row_once ON concordat.import_row USING btree (agency_id, kind, content_sha256) WHERE (fate = 'DONE'::text);
CREATE INDEX import_row_person ON concordat.import_row USING btree (person_id);
CREATE UNIQUE INDEX import_row_reference ON concordat.import_row USING btree (agency_id, kind, reference_sha256) WHERE ((fate = 'DONE'::text) AND (reference_sha256 IS NOT NULL));
alter table concordat.import_row enable row level security, force row level security;
create policy api_adds on concordat.import_row for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (EXISTS ( SELECT 1
   FROM concordat.record_import i
  WHERE ((i.id = import_row.import_id) AND (i.started_by = ( SELECT concordat.current_staff() AS current_staff))))) AND (fate <> 'DONE'::text)));
create policy api_marks on concordat.import_row for update to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (EXISTS ( SELECT 1
   FROM concordat.record_import i
  WHERE ((i.id = import_row.import_id) AND (i.started_by = ( SELECT concordat.current_staff() AS current_staff)))))));
create policy api_reads on concordat.import_row for select to concordat_api using (((EXISTS ( SELECT 1
   FROM concordat.record_import i
  WHERE ((i.id = import_row.import_id) AND (i.started_by = ( SELECT concordat.current_staff() AS current_staff))))) AND ((person_id IS NULL) OR concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff)))));
create policy loader_all on concordat.import_row for all to concordat_loader using (true) with check (true);
create policy worker_works on concordat.import_row for all to concordat_worker using (true) with check (true);
CREATE TRIGGER import_row_is_done BEFORE UPDATE OF fate, thing_id ON concordat.import_row FOR EACH ROW EXECUTE FUNCTION concordat.import_row_is_done();
grant delete, insert, select, update on concordat.import_row to concordat_loader;
grant insert, select on concordat.import_row to concordat_api;
grant select (import_id) on concordat.import_row to concordat_worker;
grant update (cells) on concordat.import_row to concordat_worker;
grant update (cells, fate, code, field, why, thing_id) on concordat.import_row to concordat_api;

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

create table concordat.ledger_checkpoint (
  size bigint not null,
  root bytea not null,
  committed_at timestamp with time zone default concordat.now() not null,
  note text,
  signed_at timestamp with time zone
);
alter table concordat.ledger_checkpoint add constraint ledger_checkpoint_pkey PRIMARY KEY (size);
alter table concordat.ledger_checkpoint add constraint ledger_checkpoint_check CHECK (((note IS NULL) = (signed_at IS NULL)));
alter table concordat.ledger_checkpoint add constraint ledger_checkpoint_root_check CHECK ((octet_length(root) = 32));
alter table concordat.ledger_checkpoint add constraint ledger_checkpoint_size_check CHECK ((size > 0));
CREATE INDEX ledger_checkpoint_unsigned ON concordat.ledger_checkpoint USING btree (size) WHERE (note IS NULL);
alter table concordat.ledger_checkpoint enable row level security, force row level security;
create policy all_read on concordat.ledger_checkpoint for select to concordat_api, concordat_integrator using (true);
create policy integrator_adds on concordat.ledger_checkpoint for insert to concordat_integrator with check (true);
create policy integrator_marks on concordat.ledger_checkpoint for update to concordat_integrator using (true);
create policy loader_all on concordat.ledger_checkpoint for all to concordat_loader using (true) with check (true);
create policy worker_reads on concordat.ledger_checkpoint for select to concordat_worker using (true);
CREATE TRIGGER ledger_checkpoint_kept BEFORE DELETE ON concordat.ledger_checkpoint FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER ledger_checkpoint_signed BEFORE UPDATE ON concordat.ledger_checkpoint FOR EACH ROW EXECUTE FUNCTION concordat.signed_once();
CREATE TRIGGER ledger_checkpoint_stays BEFORE TRUNCATE ON concordat.ledger_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.ledger_checkpoint to concordat_loader;
grant insert, select on concordat.ledger_checkpoint to concordat_integrator;
grant select on concordat.ledger_checkpoint to concordat_api;
grant select on concordat.ledger_checkpoint to concordat_worker;
grant update (note, signed_at) on concordat.ledger_checkpoint to concordat_integrator;

create table concordat.ledger_cosignature (
  size bigint not null,
  witness text not null,
  line text not null,
  at timestamp with time zone not null
);
alter table concordat.ledger_cosignature add constraint ledger_cosignature_pkey PRIMARY KEY (size, witness);
alter table concordat.ledger_cosignature add constraint ledger_cosignature_size_fkey FOREIGN KEY (size) REFERENCES concordat.ledger_checkpoint(size);
alter table concordat.ledger_cosignature add constraint ledger_cosignature_line_check CHECK ((octet_length(line) <= 5120));
CREATE INDEX ledger_cosignature_newest ON concordat.ledger_cosignature USING btree (witness, size DESC);
alter table concordat.ledger_cosignature enable row level security, force row level security;
create policy all_read on concordat.ledger_cosignature for select to concordat_api, concordat_integrator using (true);
create policy integrator_adds on concordat.ledger_cosignature for insert to concordat_integrator with check (true);
create policy loader_all on concordat.ledger_cosignature for all to concordat_loader using (true) with check (true);
create policy worker_reads on concordat.ledger_cosignature for select to concordat_worker using (true);
CREATE TRIGGER ledger_cosignature_kept BEFORE DELETE ON concordat.ledger_cosignature FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER ledger_cosignature_stays BEFORE TRUNCATE ON concordat.ledger_cosignature FOR EACH STATEMENT EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER ledger_cosignature_unchanged BEFORE UPDATE ON concordat.ledger_cosignature FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.ledger_cosignature to concordat_loader;
grant insert, select on concordat.ledger_cosignature to concordat_integrator;
grant select on concordat.ledger_cosignature to concordat_api;
grant select on concordat.ledger_cosignature to concordat_worker;

create table concordat.ledger_disclosure (
  entry_id uuid not null,
  ordinal integer not null,
  custodian_agency_id uuid,
  part text not null,
  disclosure text not null
);
alter table concordat.ledger_disclosure add constraint ledger_disclosure_pkey PRIMARY KEY (entry_id, ordinal);
alter table concordat.ledger_disclosure add constraint ledger_disclosure_part_check CHECK ((part = ANY (ARRAY['FIELD'::text, 'ITEM'::text])));
alter table concordat.ledger_disclosure enable row level security, force row level security;
create policy api_adds on concordat.ledger_disclosure for insert to concordat_api with check ((custodian_agency_id = ( SELECT concordat.current_agency() AS current_agency)));
create policy api_reads on concordat.ledger_disclosure for select to concordat_api using (((custodian_agency_id IS NULL) OR (custodian_agency_id = ( SELECT concordat.current_agency() AS current_agency))));
create policy integrator_adds on concordat.ledger_disclosure for insert to concordat_integrator with check (true);
create policy loader_all on concordat.ledger_disclosure for all to concordat_loader using (true) with check (true);
CREATE TRIGGER ledger_disclosure_of_entries AFTER INSERT ON concordat.ledger_disclosure REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION concordat.of_entries();
grant delete, insert, select, update on concordat.ledger_disclosure to concordat_loader;
grant insert, select on concordat.ledger_disclosure to concordat_api;
grant insert, select on concordat.ledger_disclosure to concordat_integrator;

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
create policy integrator_adds on concordat.ledger_entry for insert to concordat_integrator with check (true);
create policy integrator_reads on concordat.ledger_entry for select to concordat_integrator using (true);
create policy loader_all on concordat.ledger_entry for all to concordat_loader using (true) with check (true);
CREATE TRIGGER ledger_entry_in_line AFTER INSERT ON concordat.ledger_entry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION concordat.put_in_line();
CREATE TRIGGER ledger_entry_kept BEFORE DELETE OR UPDATE ON concordat.ledger_entry FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER ledger_entry_stays BEFORE TRUNCATE ON concordat.ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.ledger_entry to concordat_loader;
grant insert (id, entry) on concordat.ledger_entry to concordat_api;
grant insert (id, entry) on concordat.ledger_entry to concordat_integrator;
grant select on concordat.ledger_entry to concordat_api;
grant select on concordat.ledger_entry to concordat_integrator;

create table concordat.ledger_erased (
  entry_id uuid not null,
  digest text not null,
  request_id uuid not null,
  reference text not null,
  erased_at timestamp with time zone default concordat.now() not null
);
alter table concordat.ledger_erased add constraint ledger_erased_pkey PRIMARY KEY (entry_id, digest);
alter table concordat.ledger_erased add constraint ledger_erased_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.ledger_erased add constraint ledger_erased_request_id_fkey FOREIGN KEY (request_id) REFERENCES concordat.erasure_request(id);
alter table concordat.ledger_erased enable row level security, force row level security;
create policy api_reads on concordat.ledger_erased for select to concordat_api using ((EXISTS ( SELECT 1
   FROM concordat.ledger_party p
  WHERE ((p.entry_id = ledger_erased.entry_id) AND (p.agency_id = ( SELECT concordat.current_agency() AS current_agency))))));
create policy loader_all on concordat.ledger_erased for all to concordat_loader using (true) with check (true);
CREATE TRIGGER ledger_erased_kept BEFORE DELETE OR UPDATE ON concordat.ledger_erased FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.ledger_erased to concordat_loader;
grant select on concordat.ledger_erased to concordat_api;

create table concordat.ledger_party (
  agency_id uuid not null,
  entry_id uuid not null
);
alter table concordat.ledger_party add constraint ledger_party_pkey PRIMARY KEY (agency_id, entry_id);
CREATE INDEX ledger_party_entry ON concordat.ledger_party USING btree (entry_id);
alter table concordat.ledger_party enable row level security, force row level security;
create policy api_adds on concordat.ledger_party for insert to concordat_api with check (true);
create policy api_reads on concordat.ledger_party for select to concordat_api using ((agency_id = ( SELECT concordat.current_agency() AS current_agency)));
create policy integrator_adds on concordat.ledger_party for insert to concordat_integrator with check (true);
create policy integrator_reads on concordat.ledger_party for select to concordat_integrator using (true);
create policy loader_all on concordat.ledger_party for all to concordat_loader using (true) with check (true);
CREATE TRIGGER ledger_party_kept BEFORE DELETE ON concordat.ledger_party FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER ledger_party_of_entries AFTER INSERT ON concordat.ledger_party REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION concordat.of_entries();
CREATE TRIGGER ledger_party_stays BEFORE TRUNCATE ON concordat.ledger_party FOR EACH STATEMENT EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER ledger_party_unchanged BEFORE UPDATE ON concordat.ledger_party FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.ledger_party to concordat_loader;
grant insert, select on concordat.ledger_party to concordat_api;
grant insert, select on concordat.ledger_party to concordat_integrator;

create table concordat.ledger_pending (
  recorded_at timestamp with time zone not null,
  entry_id uuid not null
);
alter table concordat.ledger_pending add constraint ledger_pending_pkey PRIMARY KEY (recorded_at, entry_id);
alter table concordat.ledger_pending enable row level security, force row level security;
create policy integrator_all on concordat.ledger_pending for all to concordat_integrator using (true) with check (true);
create policy loader_all on concordat.ledger_pending for all to concordat_loader using (true) with check (true);
grant delete, insert, select on concordat.ledger_pending to concordat_integrator;
grant delete, insert, select, update on concordat.ledger_pending to concordat_loader;

create table concordat.ledger_sequence (
  leaf_index bigint not null,
  entry_id uuid not null,
  sequenced_at timestamp with time zone default concordat.now() not null
);
alter table concordat.ledger_sequence add constraint ledger_sequence_pkey PRIMARY KEY (leaf_index);
alter table concordat.ledger_sequence add constraint ledger_sequence_entry_id_key UNIQUE (entry_id);
alter table concordat.ledger_sequence add constraint ledger_sequence_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.ledger_sequence add constraint ledger_sequence_leaf_index_check CHECK ((leaf_index >= 0));
alter table concordat.ledger_sequence enable row level security, force row level security;
create policy all_read on concordat.ledger_sequence for select to concordat_api, concordat_integrator using (true);
create policy integrator_adds on concordat.ledger_sequence for insert to concordat_integrator with check (true);
create policy loader_all on concordat.ledger_sequence for all to concordat_loader using (true) with check (true);
CREATE TRIGGER ledger_sequence_kept BEFORE DELETE ON concordat.ledger_sequence FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER ledger_sequence_stays BEFORE TRUNCATE ON concordat.ledger_sequence FOR EACH STATEMENT EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER ledger_sequence_unchanged BEFORE UPDATE ON concordat.ledger_sequence FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.ledger_sequence to concordat_loader;
grant insert, select on concordat.ledger_sequence to concordat_integrator;
grant select on concordat.ledger_sequence to concordat_api;

create table concordat.ledger_state (
  single boolean default true not null,
  origin text not null,
  genesis_at timestamp with time zone default concordat.now() not null,
  genesis_entry_id uuid not null,
  witnesses text[] default '{}'::text[] not null,
  halted_at timestamp with time zone,
  halted_why text
);
alter table concordat.ledger_state add constraint ledger_state_pkey PRIMARY KEY (single);
alter table concordat.ledger_state add constraint ledger_state_genesis_entry_id_fkey FOREIGN KEY (genesis_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.ledger_state add constraint ledger_state_check CHECK (((halted_at IS NULL) = (halted_why IS NULL)));
alter table concordat.ledger_state add constraint ledger_state_single_check CHECK (single);
alter table concordat.ledger_state enable row level security, force row level security;
create policy all_read on concordat.ledger_state for select to concordat_api, concordat_integrator using (true);
create policy integrator_adds on concordat.ledger_state for insert to concordat_integrator with check (true);
create policy integrator_marks on concordat.ledger_state for update to concordat_integrator using (true);
create policy loader_all on concordat.ledger_state for all to concordat_loader using (true) with check (true);
grant delete, insert, select, update on concordat.ledger_state to concordat_loader;
grant insert, select on concordat.ledger_state to concordat_integrator;
grant select on concordat.ledger_state to concordat_api;
grant update (witnesses, halted_at, halted_why) on concordat.ledger_state to concordat_integrator;

create table concordat.ledger_statement (
  agency_id uuid not null,
  number integer not null,
  entry_id uuid not null,
  covers_from bigint not null,
  covers_to bigint not null,
  entries integer not null,
  issued_on date not null,
  issued_at timestamp with time zone default concordat.now() not null
);
alter table concordat.ledger_statement add constraint ledger_statement_pkey PRIMARY KEY (agency_id, number);
alter table concordat.ledger_statement add constraint ledger_statement_agency_id_issued_on_key UNIQUE (agency_id, issued_on);
alter table concordat.ledger_statement add constraint ledger_statement_entry_id_key UNIQUE (entry_id);
alter table concordat.ledger_statement add constraint ledger_statement_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.ledger_statement add constraint ledger_statement_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.ledger_statement add constraint ledger_statement_check CHECK ((covers_to > covers_from));
alter table concordat.ledger_statement add constraint ledger_statement_covers_from_check CHECK ((covers_from >= 0));
alter table concordat.ledger_statement add constraint ledger_statement_entries_check CHECK ((entries > 0));
alter table concordat.ledger_statement add constraint ledger_statement_number_check CHECK ((number > 0));
alter table concordat.ledger_statement enable row level security, force row level security;
create policy api_reads on concordat.ledger_statement for select to concordat_api using ((agency_id = ( SELECT concordat.current_agency() AS current_agency)));
create policy integrator_adds on concordat.ledger_statement for insert to concordat_integrator with check (true);
create policy integrator_reads on concordat.ledger_statement for select to concordat_integrator using (true);
create policy loader_all on concordat.ledger_statement for all to concordat_loader using (true) with check (true);
CREATE TRIGGER ledger_statement_kept BEFORE DELETE OR UPDATE ON concordat.ledger_statement FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER ledger_statement_stays BEFORE TRUNCATE ON concordat.ledger_statement FOR EACH STATEMENT EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.ledger_statement to concordat_loader;
grant insert, select on concordat.ledger_statement to concordat_integrator;
grant select on concordat.ledger_statement to concordat_api;

create table concordat.ledger_tile (
  level smallint not null,
  index bigint not null,
  hashes bytea not null
);
alter table concordat.ledger_tile add constraint ledger_tile_pkey PRIMARY KEY (level, index);
alter table concordat.ledger_tile add constraint ledger_tile_hashes_check CHECK ((((octet_length(hashes) >= 32) AND (octet_length(hashes) <= 8192)) AND ((octet_length(hashes) % 32) = 0)));
alter table concordat.ledger_tile add constraint ledger_tile_index_check CHECK ((index >= 0));
alter table concordat.ledger_tile add constraint ledger_tile_level_check CHECK (((level >= 0) AND (level <= 6)));
alter table concordat.ledger_tile enable row level security, force row level security;
create policy all_read on concordat.ledger_tile for select to concordat_api, concordat_integrator using (true);
create policy integrator_adds on concordat.ledger_tile for insert to concordat_integrator with check (true);
create policy integrator_marks on concordat.ledger_tile for update to concordat_integrator using (true);
create policy loader_all on concordat.ledger_tile for all to concordat_loader using (true) with check (true);
create policy worker_reads on concordat.ledger_tile for select to concordat_worker using (true);
CREATE TRIGGER ledger_tile_grows BEFORE UPDATE ON concordat.ledger_tile FOR EACH ROW EXECUTE FUNCTION concordat.tile_grows();
CREATE TRIGGER ledger_tile_kept BEFORE DELETE ON concordat.ledger_tile FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER ledger_tile_stays BEFORE TRUNCATE ON concordat.ledger_tile FOR EACH STATEMENT EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.ledger_tile to concordat_loader;
grant insert, select on concordat.ledger_tile to concordat_integrator;
grant select on concordat.ledger_tile to concordat_api;
grant select on concordat.ledger_tile to concordat_worker;
grant update (hashes) on concordat.ledger_tile to concordat_integrator;

create table concordat.legal_hold (
  id uuid default concordat.uuid7() not null,
  agency_id uuid not null,
  person_id uuid not null,
  ground text not null,
  reference text not null,
  words text not null,
  placed_by uuid not null,
  placed_at timestamp with time zone default concordat.now() not null,
  lifted_by uuid,
  lifted_at timestamp with time zone,
  lifted_words text,
  ledger_entry_id uuid not null
);
alter table concordat.legal_hold add constraint legal_hold_pkey PRIMARY KEY (id);
alter table concordat.legal_hold add constraint legal_hold_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.legal_hold add constraint legal_hold_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.legal_hold add constraint legal_hold_lifted_by_fkey FOREIGN KEY (lifted_by) REFERENCES concordat.staff(id);
alter table concordat.legal_hold add constraint legal_hold_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.legal_hold add constraint legal_hold_placed_by_fkey FOREIGN KEY (placed_by) REFERENCES concordat.staff(id);
alter table concordat.legal_hold add constraint legal_hold_check CHECK ((((lifted_at IS NULL) = (lifted_by IS NULL)) AND ((lifted_at IS NULL) = (lifted_words IS NULL))));
alter table concordat.legal_hold add constraint legal_hold_check1 CHECK ((lifted_by <> placed_by));
alter table concordat.legal_hold add constraint legal_hold_ground_check CHECK ((ground = ANY (ARRAY['INQUEST'::text, 'DEATH_REVIEW'::text, 'FURTHER_OFFENCE_REVIEW'::text, 'COMPLAINT_INVESTIGATION'::text, 'PUBLIC_INQUIRY'::text, 'LEGAL_PROCEEDINGS'::text, 'OTHER'::text])));
CREATE INDEX legal_hold_agency ON concordat.legal_hold USING btree (agency_id, placed_at DESC, id DESC);
CREATE INDEX legal_hold_in_force ON concordat.legal_hold USING btree (person_id) WHERE (lifted_at IS NULL);
alter table concordat.legal_hold enable row level security, force row level security;
create policy api_adds on concordat.legal_hold for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (placed_by = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.governs() AS governs)));
create policy api_marks on concordat.legal_hold for update to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.governs() AS governs)));
create policy api_reads on concordat.legal_hold for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.governs() AS governs) AND concordat.may_open(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy loader_all on concordat.legal_hold for all to concordat_loader using (true) with check (true);
CREATE TRIGGER legal_hold_kept BEFORE UPDATE ON concordat.legal_hold FOR EACH ROW EXECUTE FUNCTION concordat.change_only('lifted_by', 'lifted_at', 'lifted_words');
CREATE TRIGGER legal_hold_stays BEFORE DELETE ON concordat.legal_hold FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.legal_hold to concordat_loader;
grant insert, select on concordat.legal_hold to concordat_api;
grant update (lifted_by, lifted_at, lifted_words) on concordat.legal_hold to concordat_api;

create table concordat.mail (
  id uuid default concordat.uuid7() not null,
  reference text not null,
  agency_id uuid not null,
  staff_id uuid not null,
  state text not null,
  things integer not null,
  attempts integer default 1 not null,
  composed_at timestamp with time zone default concordat.now() not null,
  settled_at timestamp with time zone,
  next_at timestamp with time zone,
  subject text,
  body text
);
alter table concordat.mail add constraint mail_pkey PRIMARY KEY (id);
alter table concordat.mail add constraint mail_reference_key UNIQUE (reference);
alter table concordat.mail add constraint mail_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.mail add constraint mail_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES concordat.staff(id);
alter table concordat.mail add constraint mail_attempts_check CHECK ((attempts > 0));
alter table concordat.mail add constraint mail_check CHECK (((next_at IS NOT NULL) = (state = 'WAITING'::text)));
alter table concordat.mail add constraint mail_check1 CHECK (((settled_at IS NULL) = (state = ANY (ARRAY['SENDING'::text, 'WAITING'::text]))));
alter table concordat.mail add constraint mail_check2 CHECK ((num_nonnulls(subject, body) = ANY (ARRAY[0, 2])));
alter table concordat.mail add constraint mail_state_check CHECK ((state = ANY (ARRAY['SENDING'::text, 'WAITING'::text, 'SENT'::text, 'UNKNOWN'::text, 'FAILED'::text, 'DROPPED'::text])));
alter table concordat.mail add constraint mail_things_check CHECK ((things > 0));
CREATE INDEX mail_of ON concordat.mail USING btree (staff_id, composed_at DESC, id DESC);
CREATE INDEX mail_open ON concordat.mail USING btree (next_at) WHERE (state = ANY (ARRAY['SENDING'::text, 'WAITING'::text]));
alter table concordat.mail enable row level security, force row level security;
create policy api_reads on concordat.mail for select to concordat_api using (((staff_id = ( SELECT concordat.current_staff() AS current_staff)) AND (agency_id = ( SELECT concordat.current_agency() AS current_agency))));
create policy loader_all on concordat.mail for all to concordat_loader using (true) with check (true);
create policy worker_works on concordat.mail for all to concordat_worker using (true) with check (true);
CREATE TRIGGER mail_kept BEFORE UPDATE ON concordat.mail FOR EACH ROW EXECUTE FUNCTION concordat.change_only('state', 'things', 'attempts', 'settled_at', 'next_at', 'subject', 'body');
CREATE TRIGGER mail_stays BEFORE DELETE ON concordat.mail FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.mail to concordat_loader;
grant insert, select on concordat.mail to concordat_worker;
grant select on concordat.mail to concordat_api;
grant update (state, things, attempts, settled_at, next_at, subject, body) on concordat.mail to concordat_worker;

create table concordat.mail_choice (
  staff_id uuid not null,
  agency_id uuid not null,
  address text,
  urgent text,
  mine text,
  unit text,
  meetings text,
  digest_hour integer,
  chosen_at timestamp with time zone
);
alter table concordat.mail_choice add constraint mail_choice_pkey PRIMARY KEY (staff_id);
alter table concordat.mail_choice add constraint mail_choice_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.mail_choice add constraint mail_choice_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES concordat.staff(id);
alter table concordat.mail_choice add constraint mail_choice_address_check CHECK ((((char_length(address) >= 6) AND (char_length(address) <= 254)) AND (address = lower(address))));
alter table concordat.mail_choice add constraint mail_choice_digest_hour_check CHECK (((digest_hour >= 5) AND (digest_hour <= 20)));
alter table concordat.mail_choice add constraint mail_choice_meetings_check CHECK ((meetings = ANY (ARRAY['AT_ONCE'::text, 'DAILY'::text, 'NEVER'::text])));
alter table concordat.mail_choice add constraint mail_choice_mine_check CHECK ((mine = ANY (ARRAY['AT_ONCE'::text, 'DAILY'::text, 'NEVER'::text])));
alter table concordat.mail_choice add constraint mail_choice_unit_check CHECK ((unit = ANY (ARRAY['AT_ONCE'::text, 'DAILY'::text, 'NEVER'::text])));
alter table concordat.mail_choice add constraint mail_choice_urgent_check CHECK ((urgent = ANY (ARRAY['AT_ONCE'::text, 'DAILY'::text, 'NEVER'::text])));
alter table concordat.mail_choice enable row level security, force row level security;
create policy api_adds on concordat.mail_choice for insert to concordat_api with check (((staff_id = ( SELECT concordat.current_staff() AS current_staff)) AND (agency_id = ( SELECT concordat.current_agency() AS current_agency))));
create policy api_marks on concordat.mail_choice for update to concordat_api using (((staff_id = ( SELECT concordat.current_staff() AS current_staff)) AND (agency_id = ( SELECT concordat.current_agency() AS current_agency))));
create policy api_reads on concordat.mail_choice for select to concordat_api using (((staff_id = ( SELECT concordat.current_staff() AS current_staff)) AND (agency_id = ( SELECT concordat.current_agency() AS current_agency))));
create policy loader_all on concordat.mail_choice for all to concordat_loader using (true) with check (true);
create policy worker_works on concordat.mail_choice for all to concordat_worker using (true) with check (true);
grant delete, insert, select, update on concordat.mail_choice to concordat_loader;
grant insert, select on concordat.mail_choice to concordat_api;
grant select on concordat.mail_choice to concordat_worker;
grant update (address, urgent, mine, unit, meetings, digest_hour, chosen_at) on concordat.mail_choice to concordat_api;

create table concordat.mail_service (
  single boolean default true not null,
  kind text not null,
  failing_since timestamp with time zone
);
alter table concordat.mail_service add constraint mail_service_pkey PRIMARY KEY (single);
alter table concordat.mail_service add constraint mail_service_kind_check CHECK ((kind = ANY (ARRAY['NOTIFY'::text, 'SMTP'::text, 'DEVELOPMENT'::text, 'OFF'::text])));
alter table concordat.mail_service add constraint mail_service_single_check CHECK (single);
alter table concordat.mail_service enable row level security, force row level security;
create policy api_reads on concordat.mail_service for select to concordat_api using (true);
create policy loader_all on concordat.mail_service for all to concordat_loader using (true) with check (true);
create policy worker_works on concordat.mail_service for all to concordat_worker using (true) with check (true);
grant delete, insert, select, update on concordat.mail_service to concordat_loader;
grant insert, select on concordat.mail_service to concordat_worker;
grant select on concordat.mail_service to concordat_api;
grant update (kind, failing_since) on concordat.mail_service to concordat_worker;

create table concordat.management_plan (
  id uuid default concordat.uuid7() not null,
  reference text not null,
  number integer not null,
  person_id uuid not null,
  agency_id uuid not null,
  unit_id uuid not null,
  aim text not null,
  objectives jsonb not null,
  contingencies jsonb not null,
  requirements jsonb not null,
  key_information text,
  further_considerations text,
  supervision text,
  monitoring_and_control text,
  interventions_and_treatment text,
  victim_safety_planning text,
  contingency_plans text,
  review_on date not null,
  changed text,
  why text,
  made_by uuid not null,
  made_at timestamp with time zone default concordat.now() not null,
  supersedes uuid,
  superseded_at timestamp with time zone,
  ledger_entry_id uuid not null
);
alter table concordat.management_plan add constraint management_plan_pkey PRIMARY KEY (id);
alter table concordat.management_plan add constraint management_plan_agency_id_person_id_number_key UNIQUE (agency_id, person_id, number);
alter table concordat.management_plan add constraint management_plan_reference_number_key UNIQUE (reference, number);
alter table concordat.management_plan add constraint management_plan_supersedes_key UNIQUE (supersedes);
alter table concordat.management_plan add constraint management_plan_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.management_plan add constraint management_plan_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.management_plan add constraint management_plan_made_by_fkey FOREIGN KEY (made_by) REFERENCES concordat.staff(id);
alter table concordat.management_plan add constraint management_plan_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.management_plan add constraint management_plan_supersedes_fkey FOREIGN KEY (supersedes) REFERENCES concordat.management_plan(id);
alter table concordat.management_plan add constraint management_plan_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.management_plan add constraint management_plan_check CHECK (((number = 1) = (supersedes IS NULL)));
alter table concordat.management_plan add constraint management_plan_check1 CHECK ((((number = 1) = (changed IS NULL)) AND ((changed IS NULL) = (why IS NULL))));
alter table concordat.management_plan add constraint management_plan_contingencies_check CHECK (((jsonb_array_length(contingencies) >= 1) AND (jsonb_array_length(contingencies) <= 20)));
alter table concordat.management_plan add constraint management_plan_number_check CHECK ((number > 0));
alter table concordat.management_plan add constraint management_plan_objectives_check CHECK (((jsonb_array_length(objectives) >= 1) AND (jsonb_array_length(objectives) <= 10)));
alter table concordat.management_plan add constraint management_plan_requirements_check CHECK ((jsonb_array_length(requirements) <= 30));
alter table concordat.management_plan enable row level security, force row level security;
create policy api_adds on concordat.management_plan for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (made_by = ( SELECT concordat.current_staff() AS current_staff)) AND (superseded_at IS NULL) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_marks on concordat.management_plan for update to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_reads on concordat.management_plan for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.works_with_cases() AS works_with_cases) AND (EXISTS ( SELECT 1
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = management_plan.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(management_plan.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))));
create policy loader_all on concordat.management_plan for all to concordat_loader using (true) with check (true);
create policy reviewer_reads on concordat.management_plan for select to concordat_api using ((( SELECT concordat.reviews() AS reviews) AND concordat.under_review(person_id, agency_id)));
create policy worker_reads on concordat.management_plan for select to concordat_worker using (true);
CREATE TRIGGER management_plan_kept BEFORE UPDATE ON concordat.management_plan FOR EACH ROW EXECUTE FUNCTION concordat.change_only('superseded_at');
CREATE TRIGGER management_plan_searched AFTER INSERT ON concordat.management_plan REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION concordat.search_fresh('PLAN');
CREATE TRIGGER management_plan_searched_again AFTER UPDATE ON concordat.management_plan FOR EACH ROW EXECUTE FUNCTION concordat.search_changed('PLAN');
CREATE TRIGGER management_plan_stands BEFORE UPDATE ON concordat.management_plan FOR EACH ROW EXECUTE FUNCTION concordat.management_plan_stands();
CREATE TRIGGER management_plan_stays BEFORE DELETE ON concordat.management_plan FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.management_plan to concordat_loader;
grant insert, select on concordat.management_plan to concordat_api;
grant select (id, reference, person_id, agency_id, unit_id, review_on, superseded_at) on concordat.management_plan to concordat_worker;
grant update (superseded_at) on concordat.management_plan to concordat_api;

create table concordat.management_plan_copy (
  id uuid default concordat.uuid7() not null,
  plan_id uuid not null,
  system text not null,
  link_ids uuid[] not null,
  text_hash bytea not null,
  copied_by uuid not null,
  copied_at timestamp with time zone default concordat.now() not null
);
alter table concordat.management_plan_copy add constraint management_plan_copy_pkey PRIMARY KEY (id);
alter table concordat.management_plan_copy add constraint management_plan_copy_copied_by_fkey FOREIGN KEY (copied_by) REFERENCES concordat.staff(id);
alter table concordat.management_plan_copy add constraint management_plan_copy_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES concordat.management_plan(id);
alter table concordat.management_plan_copy add constraint management_plan_copy_system_check CHECK ((system = ANY (ARRAY['CONNECT'::text, 'NDELIUS'::text])));
CREATE INDEX management_plan_copy_of ON concordat.management_plan_copy USING btree (plan_id, copied_at DESC, id DESC);
alter table concordat.management_plan_copy enable row level security, force row level security;
create policy api_adds on concordat.management_plan_copy for insert to concordat_api with check (((copied_by = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (EXISTS ( SELECT 1
   FROM concordat.management_plan p
  WHERE ((p.id = management_plan_copy.plan_id) AND (p.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND concordat.may_work(p.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff)))))));
create policy api_reads on concordat.management_plan_copy for select to concordat_api using ((EXISTS ( SELECT 1
   FROM concordat.management_plan p
  WHERE (p.id = management_plan_copy.plan_id))));
create policy loader_all on concordat.management_plan_copy for all to concordat_loader using (true) with check (true);
CREATE TRIGGER management_plan_copy_stays BEFORE DELETE OR UPDATE ON concordat.management_plan_copy FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.management_plan_copy to concordat_loader;
grant insert, select on concordat.management_plan_copy to concordat_api;

create table concordat.management_plan_link (
  id uuid default concordat.uuid7() not null,
  plan_id uuid not null,
  ordinal integer not null,
  note_id uuid,
  share_item_id uuid
);
alter table concordat.management_plan_link add constraint management_plan_link_pkey PRIMARY KEY (id);
alter table concordat.management_plan_link add constraint management_plan_link_plan_id_ordinal_key UNIQUE (plan_id, ordinal);
alter table concordat.management_plan_link add constraint management_plan_link_note_id_fkey FOREIGN KEY (note_id) REFERENCES concordat.risk_note(id);
alter table concordat.management_plan_link add constraint management_plan_link_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES concordat.management_plan(id);
alter table concordat.management_plan_link add constraint management_plan_link_share_item_id_fkey FOREIGN KEY (share_item_id) REFERENCES concordat.share_item(id);
alter table concordat.management_plan_link add constraint management_plan_link_check CHECK ((num_nonnulls(note_id, share_item_id) = 1));
alter table concordat.management_plan_link enable row level security, force row level security;
create policy api_adds on concordat.management_plan_link for insert to concordat_api with check ((( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (EXISTS ( SELECT 1
   FROM concordat.management_plan p
  WHERE ((p.id = management_plan_link.plan_id) AND (p.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND concordat.may_work(p.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff)))))));
create policy api_reads on concordat.management_plan_link for select to concordat_api using ((EXISTS ( SELECT 1
   FROM concordat.management_plan p
  WHERE (p.id = management_plan_link.plan_id))));
create policy loader_all on concordat.management_plan_link for all to concordat_loader using (true) with check (true);
CREATE TRIGGER management_plan_link_stays BEFORE DELETE OR UPDATE ON concordat.management_plan_link FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.management_plan_link to concordat_loader;
grant insert, select on concordat.management_plan_link to concordat_api;

create table concordat.management_plan_look (
  id uuid default concordat.uuid7() not null,
  plan_id uuid not null,
  because text not null,
  review_on date not null,
  looked_by uuid not null,
  looked_at timestamp with time zone default concordat.now() not null,
  ledger_entry_id uuid not null
);
alter table concordat.management_plan_look add constraint management_plan_look_pkey PRIMARY KEY (id);
alter table concordat.management_plan_look add constraint management_plan_look_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.management_plan_look add constraint management_plan_look_looked_by_fkey FOREIGN KEY (looked_by) REFERENCES concordat.staff(id);
alter table concordat.management_plan_look add constraint management_plan_look_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES concordat.management_plan(id);
CREATE INDEX management_plan_look_of ON concordat.management_plan_look USING btree (plan_id, looked_at DESC, id DESC);
alter table concordat.management_plan_look enable row level security, force row level security;
create policy api_adds on concordat.management_plan_look for insert to concordat_api with check (((looked_by = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (EXISTS ( SELECT 1
   FROM concordat.management_plan p
  WHERE ((p.id = management_plan_look.plan_id) AND (p.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND concordat.may_work(p.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff)))))));
create policy api_reads on concordat.management_plan_look for select to concordat_api using ((EXISTS ( SELECT 1
   FROM concordat.management_plan p
  WHERE (p.id = management_plan_look.plan_id))));
create policy loader_all on concordat.management_plan_look for all to concordat_loader using (true) with check (true);
create policy worker_reads on concordat.management_plan_look for select to concordat_worker using (true);
CREATE TRIGGER management_plan_look_stays BEFORE DELETE OR UPDATE ON concordat.management_plan_look FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.management_plan_look to concordat_loader;
grant insert, select on concordat.management_plan_look to concordat_api;
grant select (id, plan_id, review_on, looked_at) on concordat.management_plan_look to concordat_worker;

create table concordat.management_plan_third_party (
  plan_id uuid not null,
  third_party_id uuid not null
);
alter table concordat.management_plan_third_party add constraint management_plan_third_party_pkey PRIMARY KEY (plan_id, third_party_id);
alter table concordat.management_plan_third_party add constraint management_plan_third_party_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES concordat.management_plan(id);
alter table concordat.management_plan_third_party add constraint management_plan_third_party_third_party_id_fkey FOREIGN KEY (third_party_id) REFERENCES concordat.third_party(id);
CREATE INDEX management_plan_third_party_of ON concordat.management_plan_third_party USING btree (third_party_id);
alter table concordat.management_plan_third_party enable row level security, force row level security;
create policy api_adds on concordat.management_plan_third_party for insert to concordat_api with check ((( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (EXISTS ( SELECT 1
   FROM concordat.management_plan p
  WHERE ((p.id = management_plan_third_party.plan_id) AND (p.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND concordat.may_work(p.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff)))))));
create policy api_reads on concordat.management_plan_third_party for select to concordat_api using ((EXISTS ( SELECT 1
   FROM concordat.management_plan p
  WHERE (p.id = management_plan_third_party.plan_id))));
create policy loader_all on concordat.management_plan_third_party for all to concordat_loader using (true) with check (true);
CREATE TRIGGER management_plan_third_party_stays BEFORE DELETE OR UPDATE ON concordat.management_plan_third_party FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.management_plan_third_party to concordat_loader;
grant insert, select on concordat.management_plan_third_party to concordat_api;

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

create table concordat.notice (
  id uuid default concordat.uuid7() not null,
  agency_id uuid not null,
  staff_id uuid not null,
  work_item_id uuid,
  share_id uuid,
  sort text not null,
  queued_at timestamp with time zone default concordat.now() not null,
  due_at timestamp with time zone not null,
  state text default 'QUEUED'::text not null,
  mail_id uuid,
  why text
);
alter table concordat.notice add constraint notice_pkey PRIMARY KEY (id);
alter table concordat.notice add constraint notice_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.notice add constraint notice_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES concordat.mail(id);
alter table concordat.notice add constraint notice_share_id_fkey FOREIGN KEY (share_id) REFERENCES concordat.share(id);
alter table concordat.notice add constraint notice_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES concordat.staff(id);
alter table concordat.notice add constraint notice_work_item_id_fkey FOREIGN KEY (work_item_id) REFERENCES concordat.work_item(id);
alter table concordat.notice add constraint notice_check CHECK ((num_nonnulls(work_item_id, share_id) = 1));
alter table concordat.notice add constraint notice_check1 CHECK (((why IS NOT NULL) = (state = 'DROPPED'::text)));
alter table concordat.notice add constraint notice_check2 CHECK (((mail_id IS NOT NULL) = (state = 'MAILED'::text)));
alter table concordat.notice add constraint notice_sort_check CHECK ((sort = ANY (ARRAY['URGENT'::text, 'MINE'::text, 'UNIT'::text, 'MEETINGS'::text])));
alter table concordat.notice add constraint notice_state_check CHECK ((state = ANY (ARRAY['QUEUED'::text, 'MAILED'::text, 'DROPPED'::text])));
alter table concordat.notice add constraint notice_why_check CHECK ((why = ANY (ARRAY['NO_POST'::text, 'NOT_OPEN'::text, 'OVER'::text, 'CHOSEN'::text, 'NO_ADDRESS'::text])));
CREATE INDEX notice_due ON concordat.notice USING btree (due_at, staff_id) WHERE (state = 'QUEUED'::text);
CREATE INDEX notice_mailed ON concordat.notice USING btree (mail_id) WHERE (mail_id IS NOT NULL);
CREATE UNIQUE INDEX notice_share_once ON concordat.notice USING btree (staff_id, share_id) WHERE (share_id IS NOT NULL);
CREATE UNIQUE INDEX notice_work_once ON concordat.notice USING btree (staff_id, work_item_id) WHERE (work_item_id IS NOT NULL);
alter table concordat.notice enable row level security, force row level security;
create policy api_reads on concordat.notice for select to concordat_api using (((staff_id = ( SELECT concordat.current_staff() AS current_staff)) AND (agency_id = ( SELECT concordat.current_agency() AS current_agency))));
create policy loader_all on concordat.notice for all to concordat_loader using (true) with check (true);
create policy worker_works on concordat.notice for all to concordat_worker using (true) with check (true);
CREATE TRIGGER notice_kept BEFORE UPDATE ON concordat.notice FOR EACH ROW EXECUTE FUNCTION concordat.change_only('state', 'why', 'mail_id');
CREATE TRIGGER notice_stays BEFORE DELETE ON concordat.notice FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.notice to concordat_loader;
grant insert, select on concordat.notice to concordat_worker;
grant select on concordat.notice to concordat_api;
grant update (state, mail_id, why) on concordat.notice to concordat_worker;

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
CREATE TRIGGER person_event_touches_gaps AFTER INSERT ON concordat.person_event REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION concordat.touch_gaps();
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

create table concordat.procedure_alarm (
  id uuid default concordat.uuid7() not null,
  run_id uuid not null,
  step_key text not null,
  kind text not null,
  at timestamp with time zone not null,
  raised_at timestamp with time zone
);
alter table concordat.procedure_alarm add constraint procedure_alarm_pkey PRIMARY KEY (id);
alter table concordat.procedure_alarm add constraint procedure_alarm_run_id_step_key_kind_at_key UNIQUE (run_id, step_key, kind, at);
alter table concordat.procedure_alarm add constraint procedure_alarm_run_id_fkey FOREIGN KEY (run_id) REFERENCES concordat.procedure_run(id);
alter table concordat.procedure_alarm add constraint procedure_alarm_kind_check CHECK ((kind = ANY (ARRAY['ABOUT_TO_BREAK'::text, 'LATE'::text, 'TRY_MISSED'::text, 'INACTIVE'::text])));
CREATE INDEX procedure_alarm_due ON concordat.procedure_alarm USING btree (at) WHERE (raised_at IS NULL);
alter table concordat.procedure_alarm enable row level security, force row level security;
create policy api_adds on concordat.procedure_alarm for insert to concordat_api with check (((raised_at IS NULL) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (EXISTS ( SELECT 1
   FROM concordat.procedure_run r
  WHERE ((r.id = procedure_alarm.run_id) AND (( SELECT concordat.current_agency() AS current_agency) = ANY (r.agency_ids)))))));
create policy api_drops on concordat.procedure_alarm for delete to concordat_api using (((raised_at IS NULL) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (EXISTS ( SELECT 1
   FROM concordat.procedure_run r
  WHERE ((r.id = procedure_alarm.run_id) AND (( SELECT concordat.current_agency() AS current_agency) = ANY (r.agency_ids)))))));
create policy api_reads on concordat.procedure_alarm for select to concordat_api using ((EXISTS ( SELECT 1
   FROM concordat.procedure_run r
  WHERE (r.id = procedure_alarm.run_id))));
create policy loader_all on concordat.procedure_alarm for all to concordat_loader using (true) with check (true);
create policy worker_marks on concordat.procedure_alarm for update to concordat_worker using (true);
create policy worker_reads on concordat.procedure_alarm for select to concordat_worker using (true);
grant delete, insert, select on concordat.procedure_alarm to concordat_api;
grant delete, insert, select, update on concordat.procedure_alarm to concordat_loader;
grant select on concordat.procedure_alarm to concordat_worker;
grant update (raised_at) on concordat.procedure_alarm to concordat_worker;

create table concordat.procedure_event (
  id uuid default concordat.uuid7() not null,
  run_id uuid not null,
  n integer not null,
  at timestamp with time zone not null,
  type text not null,
  agency_id uuid not null,
  staff_id uuid not null,
  step_key text,
  fact text,
  outcome text,
  end_code text,
  happened_at timestamp with time zone,
  next_at timestamp with time zone,
  to_staff_id uuid,
  facts jsonb,
  worded boolean not null,
  ledger_entry_id uuid not null
);
alter table concordat.procedure_event add constraint procedure_event_pkey PRIMARY KEY (id);
alter table concordat.procedure_event add constraint procedure_event_run_id_n_key UNIQUE (run_id, n);
alter table concordat.procedure_event add constraint procedure_event_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.procedure_event add constraint procedure_event_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.procedure_event add constraint procedure_event_run_id_fkey FOREIGN KEY (run_id) REFERENCES concordat.procedure_run(id);
alter table concordat.procedure_event add constraint procedure_event_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES concordat.staff(id);
alter table concordat.procedure_event add constraint procedure_event_to_staff_id_fkey FOREIGN KEY (to_staff_id) REFERENCES concordat.staff(id);
alter table concordat.procedure_event add constraint procedure_event_n_check CHECK ((n > 0));
alter table concordat.procedure_event add constraint procedure_event_type_check CHECK ((type = ANY (ARRAY['STARTED'::text, 'FACT_REPORTED'::text, 'TAKEN'::text, 'TRIED'::text, 'DONE'::text, 'SIGNED_OFF'::text, 'SENT_BACK'::text, 'LEFT'::text, 'HANDED_ON'::text, 'HANDOVER_ACCEPTED'::text, 'HANDOVER_DECLINED'::text, 'FINISHED'::text, 'STOPPED'::text])));
alter table concordat.procedure_event enable row level security, force row level security;
create policy api_adds on concordat.procedure_event for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (staff_id = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (EXISTS ( SELECT 1
   FROM concordat.procedure_run r
  WHERE ((r.id = procedure_event.run_id) AND (( SELECT concordat.current_agency() AS current_agency) = ANY (r.agency_ids)))))));
create policy api_reads on concordat.procedure_event for select to concordat_api using ((EXISTS ( SELECT 1
   FROM concordat.procedure_run r
  WHERE (r.id = procedure_event.run_id))));
create policy loader_all on concordat.procedure_event for all to concordat_loader using (true) with check (true);
create policy worker_reads on concordat.procedure_event for select to concordat_worker using (true);
CREATE TRIGGER procedure_event_stays BEFORE DELETE OR UPDATE ON concordat.procedure_event FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.procedure_event to concordat_loader;
grant insert, select on concordat.procedure_event to concordat_api;
grant select on concordat.procedure_event to concordat_worker;

create table concordat.procedure_party (
  id uuid default concordat.uuid7() not null,
  run_id uuid not null,
  person_id uuid,
  agency_id uuid not null,
  unit_id uuid,
  since timestamp with time zone default concordat.now() not null,
  let_in_by uuid not null,
  purpose text,
  gateway text,
  protection_condition text,
  necessity text,
  proportionality text,
  why_needed text,
  agreement_id uuid,
  ledger_entry_id uuid not null
);
alter table concordat.procedure_party add constraint procedure_party_pkey PRIMARY KEY (id);
alter table concordat.procedure_party add constraint procedure_party_run_id_agency_id_key UNIQUE (run_id, agency_id);
alter table concordat.procedure_party add constraint procedure_party_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.procedure_party add constraint procedure_party_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES concordat.agreement(id);
alter table concordat.procedure_party add constraint procedure_party_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.procedure_party add constraint procedure_party_let_in_by_fkey FOREIGN KEY (let_in_by) REFERENCES concordat.staff(id);
alter table concordat.procedure_party add constraint procedure_party_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.procedure_party add constraint procedure_party_run_id_fkey FOREIGN KEY (run_id) REFERENCES concordat.procedure_run(id);
alter table concordat.procedure_party add constraint procedure_party_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.procedure_party enable row level security, force row level security;
create policy api_adds on concordat.procedure_party for insert to concordat_api with check (((let_in_by = ( SELECT concordat.current_staff() AS current_staff)) AND (EXISTS ( SELECT 1
   FROM concordat.procedure_run r
  WHERE ((r.id = procedure_party.run_id) AND (r.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (r.person_id = procedure_party.person_id))))));
create policy api_reads on concordat.procedure_party for select to concordat_api using ((EXISTS ( SELECT 1
   FROM concordat.procedure_run r
  WHERE (r.id = procedure_party.run_id))));
create policy desk_adds on concordat.procedure_party for insert to concordat_api with check (((let_in_by = ( SELECT concordat.current_staff() AS current_staff)) AND (agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (person_id IS NULL) AND (unit_id = ANY (( SELECT concordat.own_posts() AS own_posts)::uuid[])) AND (EXISTS ( SELECT 1
   FROM concordat.procedure_run r
  WHERE ((r.id = procedure_party.run_id) AND (r.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (r.protection_id IS NOT NULL) AND (r.unit_id = procedure_party.unit_id))))));
create policy loader_all on concordat.procedure_party for all to concordat_loader using (true) with check (true);
create policy worker_reads on concordat.procedure_party for select to concordat_worker using (true);
CREATE TRIGGER procedure_party_stays BEFORE DELETE OR UPDATE ON concordat.procedure_party FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER procedure_sight AFTER INSERT ON concordat.procedure_party FOR EACH ROW WHEN ((new.person_id IS NOT NULL)) EXECUTE FUNCTION concordat.sight_by_run();
grant delete, insert, select, update on concordat.procedure_party to concordat_loader;
grant insert, select on concordat.procedure_party to concordat_api;
grant select on concordat.procedure_party to concordat_worker;

create table concordat.procedure_run (
  id uuid default concordat.uuid7() not null,
  reference text not null,
  person_id uuid,
  code text not null,
  version integer not null,
  title text not null,
  variant text,
  definition jsonb not null,
  definition_hash bytea not null,
  agency_id uuid not null,
  unit_id uuid not null,
  begun_by uuid not null,
  begun_at timestamp with time zone default concordat.now() not null,
  agency_ids uuid[] not null,
  phase text not null,
  end_code text,
  over_at timestamp with time zone,
  events integer not null,
  ledger_entry_id uuid not null,
  protection_id uuid
);
alter table concordat.procedure_run add constraint procedure_run_pkey PRIMARY KEY (id);
alter table concordat.procedure_run add constraint procedure_run_reference_key UNIQUE (reference);
alter table concordat.procedure_run add constraint procedure_run_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.procedure_run add constraint procedure_run_begun_by_fkey FOREIGN KEY (begun_by) REFERENCES concordat.staff(id);
alter table concordat.procedure_run add constraint procedure_run_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.procedure_run add constraint procedure_run_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.procedure_run add constraint procedure_run_protection_id_agency_id_unit_id_fkey FOREIGN KEY (protection_id, agency_id, unit_id) REFERENCES concordat.protection_record(id, agency_id, unit_id);
alter table concordat.procedure_run add constraint procedure_run_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.procedure_run add constraint procedure_run_check CHECK (((over_at IS NOT NULL) = (phase = ANY (ARRAY['FINISHED'::text, 'STOPPED'::text]))));
alter table concordat.procedure_run add constraint procedure_run_check1 CHECK (((phase <> ALL (ARRAY['ENDING'::text, 'FINISHED'::text])) OR (end_code IS NOT NULL)));
alter table concordat.procedure_run add constraint procedure_run_check2 CHECK ((agency_id = ANY (agency_ids)));
alter table concordat.procedure_run add constraint procedure_run_check3 CHECK ((num_nonnulls(person_id, protection_id) = 1));
alter table concordat.procedure_run add constraint procedure_run_check4 CHECK (((protection_id IS NULL) OR (agency_ids = ARRAY[agency_id])));
alter table concordat.procedure_run add constraint procedure_run_events_check CHECK ((events > 0));
alter table concordat.procedure_run add constraint procedure_run_phase_check CHECK ((phase = ANY (ARRAY['RUNNING'::text, 'ENDING'::text, 'FINISHED'::text, 'STOPPED'::text])));
alter table concordat.procedure_run add constraint procedure_run_version_check CHECK ((version > 0));
CREATE UNIQUE INDEX procedure_run_once ON concordat.procedure_run USING btree (agency_id, person_id, code) WHERE (phase = ANY (ARRAY['RUNNING'::text, 'ENDING'::text]));
CREATE INDEX procedure_run_person ON concordat.procedure_run USING btree (person_id, begun_at DESC, id DESC);
CREATE UNIQUE INDEX procedure_run_protecting_once ON concordat.procedure_run USING btree (protection_id, code) WHERE ((phase = ANY (ARRAY['RUNNING'::text, 'ENDING'::text])) AND (protection_id IS NOT NULL));
CREATE INDEX procedure_run_protection ON concordat.procedure_run USING btree (protection_id, begun_at DESC, id DESC) WHERE (protection_id IS NOT NULL);
alter table concordat.procedure_run enable row level security, force row level security;
create policy api_adds on concordat.procedure_run for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (begun_by = ( SELECT concordat.current_staff() AS current_staff)) AND (agency_ids = ARRAY[agency_id]) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_marks on concordat.procedure_run for update to concordat_api using (((( SELECT concordat.current_agency() AS current_agency) = ANY (agency_ids)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_reads on concordat.procedure_run for select to concordat_api using ((( SELECT concordat.works_with_cases() AS works_with_cases) AND (( SELECT concordat.current_agency() AS current_agency) = ANY (agency_ids)) AND (EXISTS ( SELECT 1
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = procedure_run.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(procedure_run.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))));
create policy desk_adds on concordat.procedure_run for insert to concordat_api with check (((begun_by = ( SELECT concordat.current_staff() AS current_staff)) AND (agency_ids = ARRAY[agency_id]) AND (agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (protection_id IS NOT NULL) AND (unit_id = ANY (( SELECT concordat.own_posts() AS own_posts)::uuid[]))));
create policy desk_marks on concordat.procedure_run for update to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (protection_id IS NOT NULL) AND (unit_id = ANY (( SELECT concordat.own_posts() AS own_posts)::uuid[]))));
create policy desk_reads on concordat.procedure_run for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (protection_id IS NOT NULL) AND (unit_id = ANY (( SELECT concordat.own_posts() AS own_posts)::uuid[]))));
create policy loader_all on concordat.procedure_run for all to concordat_loader using (true) with check (true);
create policy reviewer_reads on concordat.procedure_run for select to concordat_api using ((( SELECT concordat.reviews() AS reviews) AND (EXISTS ( SELECT
   FROM unnest(procedure_run.agency_ids) a(id)
  WHERE concordat.under_review(procedure_run.person_id, a.id)))));
create policy worker_reads on concordat.procedure_run for select to concordat_worker using (true);
CREATE TRIGGER procedure_run_goes_on BEFORE UPDATE ON concordat.procedure_run FOR EACH ROW EXECUTE FUNCTION concordat.procedure_run_goes_on();
CREATE TRIGGER procedure_run_kept BEFORE UPDATE ON concordat.procedure_run FOR EACH ROW EXECUTE FUNCTION concordat.change_only('phase', 'end_code', 'over_at', 'events', 'agency_ids');
CREATE TRIGGER procedure_run_stays BEFORE DELETE ON concordat.procedure_run FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.procedure_run to concordat_loader;
grant insert, select on concordat.procedure_run to concordat_api;
grant select on concordat.procedure_run to concordat_worker;
grant update (agency_ids, phase, end_code, over_at, events) on concordat.procedure_run to concordat_api;

create table concordat.procedure_step (
  run_id uuid not null,
  key text not null,
  code text not null,
  nth integer,
  ordinal integer not null,
  title text not null,
  holder_kind text not null,
  holder_roles text[] not null,
  life text not null,
  held boolean not null,
  opened_at timestamp with time zone,
  owner_id uuid,
  handed_to uuid,
  due_at timestamp with time zone,
  clock_from timestamp with time zone,
  clock_ended_by text,
  clock_ended_at timestamp with time zone,
  clock_ended_told timestamp with time zone,
  tries integer default 0 not null,
  last_tried_at timestamp with time zone,
  next_try_at timestamp with time zone,
  done_at timestamp with time zone,
  done_told timestamp with time zone,
  done_by uuid,
  outcome text,
  outcome_title text,
  signed_by uuid,
  signed_at timestamp with time zone,
  sent_back_at timestamp with time zone,
  left_by uuid,
  left_at timestamp with time zone
);
alter table concordat.procedure_step add constraint procedure_step_pkey PRIMARY KEY (run_id, key);
alter table concordat.procedure_step add constraint procedure_step_done_by_fkey FOREIGN KEY (done_by) REFERENCES concordat.staff(id);
alter table concordat.procedure_step add constraint procedure_step_handed_to_fkey FOREIGN KEY (handed_to) REFERENCES concordat.staff(id);
alter table concordat.procedure_step add constraint procedure_step_left_by_fkey FOREIGN KEY (left_by) REFERENCES concordat.staff(id);
alter table concordat.procedure_step add constraint procedure_step_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES concordat.staff(id);
alter table concordat.procedure_step add constraint procedure_step_run_id_fkey FOREIGN KEY (run_id) REFERENCES concordat.procedure_run(id);
alter table concordat.procedure_step add constraint procedure_step_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES concordat.staff(id);
alter table concordat.procedure_step add constraint procedure_step_life_check CHECK ((life = ANY (ARRAY['WAITING'::text, 'OPEN'::text, 'IN_HAND'::text, 'DONE_TO_SIGN'::text, 'DONE'::text, 'LEFT'::text, 'NOT_NEEDED'::text])));
alter table concordat.procedure_step enable row level security, force row level security;
create policy api_adds on concordat.procedure_step for insert to concordat_api with check ((( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (EXISTS ( SELECT 1
   FROM concordat.procedure_run r
  WHERE ((r.id = procedure_step.run_id) AND (( SELECT concordat.current_agency() AS current_agency) = ANY (r.agency_ids)))))));
create policy api_marks on concordat.procedure_step for update to concordat_api using ((( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (EXISTS ( SELECT 1
   FROM concordat.procedure_run r
  WHERE ((r.id = procedure_step.run_id) AND (( SELECT concordat.current_agency() AS current_agency) = ANY (r.agency_ids)))))));
create policy api_reads on concordat.procedure_step for select to concordat_api using ((EXISTS ( SELECT 1
   FROM concordat.procedure_run r
  WHERE (r.id = procedure_step.run_id))));
create policy loader_all on concordat.procedure_step for all to concordat_loader using (true) with check (true);
create policy worker_reads on concordat.procedure_step for select to concordat_worker using (true);
CREATE TRIGGER procedure_step_stays BEFORE DELETE ON concordat.procedure_step FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.procedure_step to concordat_loader;
grant insert, select, update on concordat.procedure_step to concordat_api;
grant select on concordat.procedure_step to concordat_worker;

create table concordat.procedure_words (
  event_id uuid not null,
  run_id uuid not null,
  person_id uuid,
  agency_id uuid not null,
  words text,
  instead text,
  silent jsonb default '[]'::jsonb not null,
  desk_unit_id uuid
);
alter table concordat.procedure_words add constraint procedure_words_pkey PRIMARY KEY (event_id);
alter table concordat.procedure_words add constraint procedure_words_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.procedure_words add constraint procedure_words_desk_unit_id_fkey FOREIGN KEY (desk_unit_id) REFERENCES concordat.unit(id);
alter table concordat.procedure_words add constraint procedure_words_event_id_fkey FOREIGN KEY (event_id) REFERENCES concordat.procedure_event(id);
alter table concordat.procedure_words add constraint procedure_words_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.procedure_words add constraint procedure_words_run_id_fkey FOREIGN KEY (run_id) REFERENCES concordat.procedure_run(id);
alter table concordat.procedure_words add constraint procedure_words_check CHECK (((words IS NOT NULL) OR (silent <> '[]'::jsonb)));
alter table concordat.procedure_words add constraint procedure_words_check1 CHECK ((num_nonnulls(person_id, desk_unit_id) = 1));
CREATE INDEX procedure_words_run ON concordat.procedure_words USING btree (run_id);
alter table concordat.procedure_words enable row level security, force row level security;
create policy api_adds on concordat.procedure_words for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff)) AND (EXISTS ( SELECT 1
   FROM concordat.procedure_event e
  WHERE ((e.id = procedure_words.event_id) AND (e.staff_id = ( SELECT concordat.current_staff() AS current_staff)))))));
create policy api_reads on concordat.procedure_words for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.works_with_cases() AS works_with_cases) AND (EXISTS ( SELECT 1
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = procedure_words.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(procedure_words.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))));
create policy desk_adds on concordat.procedure_words for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (desk_unit_id = ANY (( SELECT concordat.own_posts() AS own_posts)::uuid[])) AND (EXISTS ( SELECT 1
   FROM concordat.procedure_event e
  WHERE ((e.id = procedure_words.event_id) AND (e.run_id = procedure_words.run_id) AND (e.staff_id = ( SELECT concordat.current_staff() AS current_staff))))) AND (EXISTS ( SELECT 1
   FROM concordat.procedure_run r
  WHERE ((r.id = procedure_words.run_id) AND (r.protection_id IS NOT NULL) AND (r.unit_id = procedure_words.desk_unit_id))))));
create policy desk_reads on concordat.procedure_words for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (desk_unit_id = ANY (( SELECT concordat.own_posts() AS own_posts)::uuid[]))));
create policy loader_all on concordat.procedure_words for all to concordat_loader using (true) with check (true);
create policy reviewer_reads on concordat.procedure_words for select to concordat_api using ((( SELECT concordat.reviews() AS reviews) AND concordat.under_review(person_id, agency_id)));
CREATE TRIGGER procedure_words_stays BEFORE DELETE OR UPDATE ON concordat.procedure_words FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.procedure_words to concordat_loader;
grant insert, select on concordat.procedure_words to concordat_api;

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
alter table concordat.protection_record add constraint protection_record_id_agency_id_unit_id_key UNIQUE (id, agency_id, unit_id);
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

create table concordat.question_set (
  id uuid default concordat.uuid7() not null,
  agency_id uuid not null,
  code text not null,
  version integer not null,
  title text not null,
  definition jsonb not null,
  definition_hash bytea not null,
  why text,
  state text not null,
  row_version integer default 1 not null,
  drafted_by uuid not null,
  drafted_at timestamp with time zone default concordat.now() not null,
  proposed_by uuid,
  proposed_at timestamp with time zone,
  decided_by uuid,
  decided_at timestamp with time zone,
  decided_words text,
  replaced_at timestamp with time zone,
  ended_by uuid,
  ended_words text
);
alter table concordat.question_set add constraint question_set_pkey PRIMARY KEY (id);
alter table concordat.question_set add constraint question_set_agency_id_code_version_key UNIQUE (agency_id, code, version);
alter table concordat.question_set add constraint question_set_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.question_set add constraint question_set_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES concordat.staff(id);
alter table concordat.question_set add constraint question_set_drafted_by_fkey FOREIGN KEY (drafted_by) REFERENCES concordat.staff(id);
alter table concordat.question_set add constraint question_set_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES concordat.staff(id);
alter table concordat.question_set add constraint question_set_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES concordat.staff(id);
alter table concordat.question_set add constraint question_set_check CHECK ((decided_by <> proposed_by));
alter table concordat.question_set add constraint question_set_check1 CHECK (((proposed_at IS NULL) = (proposed_by IS NULL)));
alter table concordat.question_set add constraint question_set_check2 CHECK (((decided_at IS NULL) = (decided_by IS NULL)));
alter table concordat.question_set add constraint question_set_check3 CHECK (((state <> ALL (ARRAY['PUBLISHED'::text, 'REPLACED'::text, 'RETIRED'::text, 'DECLINED'::text])) OR (decided_at IS NOT NULL)));
alter table concordat.question_set add constraint question_set_state_check CHECK ((state = ANY (ARRAY['DRAFT'::text, 'PROPOSED'::text, 'PUBLISHED'::text, 'REPLACED'::text, 'DECLINED'::text, 'RETIRED'::text, 'TAKEN_BACK'::text])));
alter table concordat.question_set add constraint question_set_version_check CHECK ((version > 0));
CREATE UNIQUE INDEX question_set_in_force ON concordat.question_set USING btree (agency_id, code) WHERE (state = 'PUBLISHED'::text);
CREATE UNIQUE INDEX question_set_in_hand ON concordat.question_set USING btree (agency_id, code) WHERE (state = ANY (ARRAY['DRAFT'::text, 'PROPOSED'::text]));
alter table concordat.question_set enable row level security, force row level security;
create policy api_adds on concordat.question_set for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (drafted_by = ( SELECT concordat.current_staff() AS current_staff)) AND (state = 'DRAFT'::text) AND ( SELECT concordat.governs() AS governs)));
create policy api_marks on concordat.question_set for update to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.audits() AS audits)));
create policy api_reads on concordat.question_set for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ((state = ANY (ARRAY['PUBLISHED'::text, 'REPLACED'::text, 'RETIRED'::text])) OR ( SELECT concordat.audits() AS audits))));
create policy loader_all on concordat.question_set for all to concordat_loader using (true) with check (true);
CREATE TRIGGER question_set_kept BEFORE UPDATE ON concordat.question_set FOR EACH ROW EXECUTE FUNCTION concordat.change_only('definition', 'definition_hash', 'title', 'why', 'state', 'row_version', 'proposed_by', 'proposed_at', 'decided_by', 'decided_at', 'decided_words', 'replaced_at', 'ended_by', 'ended_words');
CREATE TRIGGER question_set_stands BEFORE UPDATE ON concordat.question_set FOR EACH ROW EXECUTE FUNCTION concordat.question_set_stands();
CREATE TRIGGER question_set_stays BEFORE DELETE ON concordat.question_set FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.question_set to concordat_loader;
grant insert, select on concordat.question_set to concordat_api;
grant update (title, definition, definition_hash, why, state, row_version, proposed_by, proposed_at, decided_by, decided_at, decided_words, replaced_at, ended_by, ended_words) on concordat.question_set to concordat_api;

create table concordat.record_export (
  id uuid default concordat.uuid7() not null,
  agency_id uuid not null,
  person_id uuid,
  asked_by uuid not null,
  asked_at timestamp with time zone default concordat.now() not null,
  audience text not null,
  words text not null,
  legal_demand text,
  shown jsonb default '[]'::jsonb not null,
  state text default 'ASKED'::text not null,
  done integer default 0 not null,
  total integer not null,
  made_at timestamp with time zone,
  removes_at timestamp with time zone,
  removed_at timestamp with time zone,
  from_day date,
  to_day date,
  left_out integer
);
alter table concordat.record_export add constraint record_export_pkey PRIMARY KEY (id);
alter table concordat.record_export add constraint record_export_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.record_export add constraint record_export_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES concordat.staff(id);
alter table concordat.record_export add constraint record_export_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.record_export add constraint record_export_about CHECK (
CASE
    WHEN (person_id IS NULL) THEN ((from_day IS NOT NULL) AND (to_day >= from_day) AND (left_out IS NOT NULL))
    ELSE ((from_day IS NULL) AND (to_day IS NULL) AND (left_out IS NULL))
END);
alter table concordat.record_export add constraint record_export_check CHECK (((state <> 'READY'::text) OR ((made_at IS NOT NULL) AND (removes_at IS NOT NULL))));
alter table concordat.record_export add constraint record_export_check1 CHECK (((state = 'REMOVED'::text) = (removed_at IS NOT NULL)));
alter table concordat.record_export add constraint record_export_done_check CHECK ((done >= 0));
alter table concordat.record_export add constraint record_export_left_out_check CHECK ((left_out >= 0));
alter table concordat.record_export add constraint record_export_state_check CHECK ((state = ANY (ARRAY['ASKED'::text, 'MAKING'::text, 'READY'::text, 'FAILED'::text, 'REMOVED'::text])));
alter table concordat.record_export add constraint record_export_total_check CHECK ((total >= 0));
CREATE INDEX record_export_agency ON concordat.record_export USING btree (agency_id, asked_at DESC, id DESC);
CREATE INDEX record_export_person ON concordat.record_export USING btree (person_id);
CREATE INDEX record_export_to_remove ON concordat.record_export USING btree (removes_at) WHERE (state = 'READY'::text);
alter table concordat.record_export enable row level security, force row level security;
create policy api_adds on concordat.record_export for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (asked_by = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.audits() AS audits) AND (state = 'ASKED'::text) AND ((person_id IS NULL) OR concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff)))));
create policy api_reads on concordat.record_export for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.audits() AS audits) AND ((person_id IS NULL) OR concordat.may_open(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff)))));
create policy loader_all on concordat.record_export for all to concordat_loader using (true) with check (true);
create policy worker_works on concordat.record_export for all to concordat_worker using (true) with check (true);
CREATE TRIGGER record_export_kept BEFORE UPDATE ON concordat.record_export FOR EACH ROW EXECUTE FUNCTION concordat.change_only('state', 'done', 'made_at', 'removes_at', 'removed_at', 'shown');
CREATE TRIGGER record_export_queued AFTER INSERT ON concordat.record_export FOR EACH ROW WHEN ((new.state = 'ASKED'::text)) EXECUTE FUNCTION concordat.queue_export();
CREATE TRIGGER record_export_stays BEFORE DELETE ON concordat.record_export FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.record_export to concordat_loader;
grant insert, select on concordat.record_export to concordat_api;
grant select on concordat.record_export to concordat_worker;
grant update (state, done, made_at, removes_at, removed_at) on concordat.record_export to concordat_worker;

create table concordat.record_export_content (
  export_id uuid not null,
  content jsonb not null,
  entries jsonb not null
);
alter table concordat.record_export_content add constraint record_export_content_pkey PRIMARY KEY (export_id);
alter table concordat.record_export_content add constraint record_export_content_export_id_fkey FOREIGN KEY (export_id) REFERENCES concordat.record_export(id);
alter table concordat.record_export_content enable row level security, force row level security;
create policy api_adds on concordat.record_export_content for insert to concordat_api with check ((EXISTS ( SELECT
   FROM concordat.record_export e
  WHERE ((e.id = record_export_content.export_id) AND (e.asked_by = ( SELECT concordat.current_staff() AS current_staff)) AND (e.state = 'ASKED'::text)))));
create policy loader_all on concordat.record_export_content for all to concordat_loader using (true) with check (true);
create policy worker_works on concordat.record_export_content for all to concordat_worker using (true) with check (true);
grant delete, insert, select, update on concordat.record_export_content to concordat_loader;
grant delete, select on concordat.record_export_content to concordat_worker;
grant insert on concordat.record_export_content to concordat_api;

create table concordat.record_export_file (
  export_id uuid not null,
  format text not null,
  content bytea not null,
  sha256 text not null
);
alter table concordat.record_export_file add constraint record_export_file_pkey PRIMARY KEY (export_id, format);
alter table concordat.record_export_file add constraint record_export_file_export_id_fkey FOREIGN KEY (export_id) REFERENCES concordat.record_export(id);
alter table concordat.record_export_file add constraint record_export_file_format_check CHECK ((format = ANY (ARRAY['JSON'::text, 'CSV'::text, 'PDF'::text, 'FHIR'::text])));
alter table concordat.record_export_file enable row level security, force row level security;
create policy api_reads on concordat.record_export_file for select to concordat_api using ((EXISTS ( SELECT
   FROM concordat.record_export e
  WHERE ((e.id = record_export_file.export_id) AND (e.asked_by = ( SELECT concordat.current_staff() AS current_staff)) AND (e.state = 'READY'::text) AND (e.removes_at > ( SELECT concordat.now() AS now)) AND
        CASE
            WHEN (e.person_id IS NULL) THEN concordat.works_with_export(e.id)
            ELSE concordat.may_work(e.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))
        END))));
create policy loader_all on concordat.record_export_file for all to concordat_loader using (true) with check (true);
create policy worker_works on concordat.record_export_file for all to concordat_worker using (true) with check (true);
grant delete, insert on concordat.record_export_file to concordat_worker;
grant delete, insert, select, update on concordat.record_export_file to concordat_loader;
grant select (export_id) on concordat.record_export_file to concordat_worker;
grant select on concordat.record_export_file to concordat_api;

create table concordat.record_import (
  id uuid default concordat.uuid7() not null,
  reference text not null,
  agency_id uuid not null,
  unit_id uuid not null,
  started_by uuid not null,
  started_at timestamp with time zone default concordat.now() not null,
  kind text not null,
  label text not null,
  heads text[] not null,
  columns text[] not null,
  state text default 'STAGING'::text not null,
  rows integer default 0 not null,
  batches integer default 0 not null,
  rows_sha256 text default ''::text not null,
  fresh integer default 0 not null,
  here integer default 0 not null,
  refused integer default 0 not null,
  brought integer default 0 not null,
  touched_at timestamp with time zone default concordat.now() not null,
  over_at timestamp with time zone,
  emptied_at timestamp with time zone
);
alter table concordat.record_import add constraint record_import_pkey PRIMARY KEY (id);
alter table concordat.record_import add constraint record_import_reference_key UNIQUE (reference);
alter table concordat.record_import add constraint record_import_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.record_import add constraint record_import_started_by_fkey FOREIGN KEY (started_by) REFERENCES concordat.staff(id);
alter table concordat.record_import add constraint record_import_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.record_import add constraint record_import_check CHECK ((cardinality(heads) = cardinality(columns)));
alter table concordat.record_import add constraint record_import_check1 CHECK (((over_at IS NOT NULL) = (state = ANY (ARRAY['DONE'::text, 'CANCELLED'::text, 'DROPPED'::text]))));
alter table concordat.record_import add constraint record_import_check2 CHECK (((LEAST(fresh, here, refused, brought) >= 0) AND ((((fresh + here) + refused) + brought) = rows)));
alter table concordat.record_import add constraint record_import_kind_check CHECK ((kind = ANY (ARRAY['NOTES'::text, 'ACTIONS'::text, 'TOLD_BEFORE'::text, 'PEOPLE'::text])));
alter table concordat.record_import add constraint record_import_state_check CHECK ((state = ANY (ARRAY['STAGING'::text, 'CHECKED'::text, 'CARRYING'::text, 'DONE'::text, 'CANCELLED'::text, 'DROPPED'::text])));
CREATE INDEX record_import_agency ON concordat.record_import USING btree (agency_id, started_at DESC, id DESC);
CREATE INDEX record_import_touched ON concordat.record_import USING btree (touched_at) WHERE (emptied_at IS NULL);
alter table concordat.record_import enable row level security, force row level security;
create policy api_adds on concordat.record_import for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (started_by = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (state = 'STAGING'::text) AND (rows = 0)));
create policy api_marks on concordat.record_import for update to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (started_by = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases))) with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (started_by = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases)));
create policy api_reads on concordat.record_import for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (((started_by = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases)) OR (( SELECT concordat.supervises() AS supervises) AND (unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))))));
create policy loader_all on concordat.record_import for all to concordat_loader using (true) with check (true);
create policy worker_works on concordat.record_import for all to concordat_worker using (true) with check (true);
CREATE TRIGGER record_import_kept BEFORE UPDATE ON concordat.record_import FOR EACH ROW EXECUTE FUNCTION concordat.change_only('state', 'rows', 'batches', 'rows_sha256', 'fresh', 'here', 'refused', 'brought', 'touched_at', 'over_at', 'emptied_at');
CREATE TRIGGER record_import_stays BEFORE DELETE ON concordat.record_import FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.record_import to concordat_loader;
grant insert, select on concordat.record_import to concordat_api;
grant select (id, state, touched_at, over_at, emptied_at) on concordat.record_import to concordat_worker;
grant update (state, over_at, emptied_at) on concordat.record_import to concordat_worker;
grant update (state, rows, batches, rows_sha256, fresh, here, refused, brought, touched_at, over_at) on concordat.record_import to concordat_api;

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

create table concordat.risk_decision (
  id uuid default concordat.uuid7() not null,
  reference text not null,
  person_id uuid not null,
  agency_id uuid not null,
  unit_id uuid not null,
  run_id uuid,
  question text not null,
  options jsonb not null,
  chosen integer not null,
  rationale text not null,
  dissent text,
  nothing_relied_on text,
  decided_by uuid not null,
  decided_at timestamp with time zone default concordat.now() not null,
  supersedes uuid,
  superseded_at timestamp with time zone,
  looked_at_by uuid,
  looked_at timestamp with time zone,
  endorsed boolean,
  looked_at_words text,
  ledger_entry_id uuid not null
);
alter table concordat.risk_decision add constraint risk_decision_pkey PRIMARY KEY (id);
alter table concordat.risk_decision add constraint risk_decision_reference_key UNIQUE (reference);
alter table concordat.risk_decision add constraint risk_decision_supersedes_key UNIQUE (supersedes);
alter table concordat.risk_decision add constraint risk_decision_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.risk_decision add constraint risk_decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES concordat.staff(id);
alter table concordat.risk_decision add constraint risk_decision_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.risk_decision add constraint risk_decision_looked_at_by_fkey FOREIGN KEY (looked_at_by) REFERENCES concordat.staff(id);
alter table concordat.risk_decision add constraint risk_decision_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.risk_decision add constraint risk_decision_run_id_fkey FOREIGN KEY (run_id) REFERENCES concordat.procedure_run(id);
alter table concordat.risk_decision add constraint risk_decision_supersedes_fkey FOREIGN KEY (supersedes) REFERENCES concordat.risk_decision(id);
alter table concordat.risk_decision add constraint risk_decision_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.risk_decision add constraint risk_decision_check CHECK (((chosen >= 0) AND (chosen < jsonb_array_length(options))));
alter table concordat.risk_decision add constraint risk_decision_check1 CHECK (((looked_at_by IS NULL) OR (looked_at_by <> decided_by)));
alter table concordat.risk_decision add constraint risk_decision_check2 CHECK ((((looked_at IS NULL) = (looked_at_by IS NULL)) AND ((looked_at IS NULL) = (endorsed IS NULL))));
alter table concordat.risk_decision add constraint risk_decision_check3 CHECK (((endorsed IS NOT FALSE) OR (looked_at_words IS NOT NULL)));
alter table concordat.risk_decision add constraint risk_decision_options_check CHECK (((jsonb_array_length(options) >= 2) AND (jsonb_array_length(options) <= 10)));
CREATE INDEX risk_decision_person ON concordat.risk_decision USING btree (agency_id, person_id, decided_at DESC, id DESC);
alter table concordat.risk_decision enable row level security, force row level security;
create policy api_adds on concordat.risk_decision for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (decided_by = ( SELECT concordat.current_staff() AS current_staff)) AND (looked_at IS NULL) AND (superseded_at IS NULL) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_marks on concordat.risk_decision for update to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_reads on concordat.risk_decision for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.works_with_cases() AS works_with_cases) AND (EXISTS ( SELECT 1
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = risk_decision.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(risk_decision.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))));
create policy loader_all on concordat.risk_decision for all to concordat_loader using (true) with check (true);
create policy reviewer_reads on concordat.risk_decision for select to concordat_api using ((( SELECT concordat.reviews() AS reviews) AND concordat.under_review(person_id, agency_id)));
CREATE TRIGGER risk_decision_kept BEFORE UPDATE ON concordat.risk_decision FOR EACH ROW EXECUTE FUNCTION concordat.change_only('superseded_at', 'looked_at_by', 'looked_at', 'endorsed', 'looked_at_words');
CREATE TRIGGER risk_decision_stands BEFORE UPDATE ON concordat.risk_decision FOR EACH ROW EXECUTE FUNCTION concordat.risk_decision_stands();
CREATE TRIGGER risk_decision_stays BEFORE DELETE ON concordat.risk_decision FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.risk_decision to concordat_loader;
grant insert, select on concordat.risk_decision to concordat_api;
grant update (superseded_at, looked_at_by, looked_at, endorsed, looked_at_words) on concordat.risk_decision to concordat_api;

create table concordat.risk_decision_item (
  id uuid default concordat.uuid7() not null,
  decision_id uuid not null,
  ordinal integer not null,
  note_id uuid,
  share_item_id uuid
);
alter table concordat.risk_decision_item add constraint risk_decision_item_pkey PRIMARY KEY (id);
alter table concordat.risk_decision_item add constraint risk_decision_item_decision_id_ordinal_key UNIQUE (decision_id, ordinal);
alter table concordat.risk_decision_item add constraint risk_decision_item_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES concordat.risk_decision(id);
alter table concordat.risk_decision_item add constraint risk_decision_item_note_id_fkey FOREIGN KEY (note_id) REFERENCES concordat.risk_note(id);
alter table concordat.risk_decision_item add constraint risk_decision_item_share_item_id_fkey FOREIGN KEY (share_item_id) REFERENCES concordat.share_item(id);
alter table concordat.risk_decision_item add constraint risk_decision_item_check CHECK ((num_nonnulls(note_id, share_item_id) = 1));
alter table concordat.risk_decision_item enable row level security, force row level security;
create policy api_adds on concordat.risk_decision_item for insert to concordat_api with check ((( SELECT concordat.writes_to_cases() AS writes_to_cases) AND (EXISTS ( SELECT 1
   FROM concordat.risk_decision d
  WHERE ((d.id = risk_decision_item.decision_id) AND (d.decided_by = ( SELECT concordat.current_staff() AS current_staff)))))));
create policy api_reads on concordat.risk_decision_item for select to concordat_api using ((EXISTS ( SELECT 1
   FROM concordat.risk_decision d
  WHERE (d.id = risk_decision_item.decision_id))));
create policy loader_all on concordat.risk_decision_item for all to concordat_loader using (true) with check (true);
CREATE TRIGGER risk_decision_item_stays BEFORE DELETE OR UPDATE ON concordat.risk_decision_item FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.risk_decision_item to concordat_loader;
grant insert, select on concordat.risk_decision_item to concordat_api;

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
  withdrawn_reason text,
  restricted_at timestamp with time zone,
  erased_at timestamp with time zone
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
CREATE TRIGGER note_end_touches_gaps AFTER UPDATE OF superseded_at, withdrawn_at ON concordat.risk_note FOR EACH ROW WHEN (((new.superseded_at IS DISTINCT FROM old.superseded_at) OR (new.withdrawn_at IS DISTINCT FROM old.withdrawn_at))) EXECUTE FUNCTION concordat.touch_gap();
CREATE TRIGGER risk_note_kept BEFORE UPDATE ON concordat.risk_note FOR EACH ROW EXECUTE FUNCTION concordat.change_only('superseded_at', 'superseded_by_id', 'withdrawn_at', 'withdrawn_by_id', 'withdrawn_reason');
CREATE TRIGGER risk_note_searched AFTER INSERT ON concordat.risk_note REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION concordat.search_fresh('NOTE');
CREATE TRIGGER risk_note_searched_again AFTER UPDATE ON concordat.risk_note FOR EACH ROW EXECUTE FUNCTION concordat.search_changed('NOTE');
CREATE TRIGGER risk_note_stays BEFORE DELETE ON concordat.risk_note FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER risk_note_touches_gaps AFTER INSERT ON concordat.risk_note REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION concordat.touch_gaps();
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

create table concordat.sample_finding (
  id uuid default concordat.uuid7() not null,
  sampled_id uuid not null,
  decision_id uuid not null,
  agency_id uuid not null,
  person_id uuid not null,
  decided_by uuid not null,
  finding text not null,
  words text,
  found_by uuid not null,
  found_at timestamp with time zone default concordat.now() not null,
  ledger_entry_id uuid not null
);
alter table concordat.sample_finding add constraint sample_finding_pkey PRIMARY KEY (id);
alter table concordat.sample_finding add constraint sample_finding_sampled_id_key UNIQUE (sampled_id);
alter table concordat.sample_finding add constraint sample_finding_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.sample_finding add constraint sample_finding_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES concordat.staff(id);
alter table concordat.sample_finding add constraint sample_finding_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES concordat.decision(id);
alter table concordat.sample_finding add constraint sample_finding_found_by_fkey FOREIGN KEY (found_by) REFERENCES concordat.staff(id);
alter table concordat.sample_finding add constraint sample_finding_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.sample_finding add constraint sample_finding_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.sample_finding add constraint sample_finding_sampled_id_fkey FOREIGN KEY (sampled_id) REFERENCES concordat.sampled_decision(id);
alter table concordat.sample_finding add constraint sample_finding_check CHECK (((finding = 'AGREED'::text) OR (words IS NOT NULL)));
alter table concordat.sample_finding add constraint sample_finding_check1 CHECK ((found_by <> decided_by));
alter table concordat.sample_finding add constraint sample_finding_finding_check CHECK ((finding = ANY (ARRAY['AGREED'::text, 'RETURNED'::text, 'LEARNING_POINT'::text])));
alter table concordat.sample_finding enable row level security, force row level security;
create policy api_adds on concordat.sample_finding for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (found_by = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.samples_decisions() AS samples_decisions) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff)) AND (EXISTS ( SELECT 1
   FROM (concordat.sampled_decision x
     JOIN concordat.decision d ON ((d.id = x.decision_id)))
  WHERE ((x.id = sample_finding.sampled_id) AND (x.decision_id = sample_finding.decision_id) AND (x.person_id = sample_finding.person_id) AND (x.decided_by = sample_finding.decided_by) AND (NOT concordat.own_decision(sample_finding.found_by, x.decided_by, d.endorsed_by, x.person_id, x.agency_id)))))));
create policy api_reads on concordat.sample_finding for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (( SELECT concordat.samples_decisions() AS samples_decisions) OR ((decided_by = ( SELECT concordat.current_staff() AS current_staff)) AND (finding = 'RETURNED'::text) AND ( SELECT concordat.works_with_cases() AS works_with_cases))) AND concordat.may_open(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy loader_all on concordat.sample_finding for all to concordat_loader using (true) with check (true);
CREATE TRIGGER sample_finding_kept BEFORE DELETE OR UPDATE ON concordat.sample_finding FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER sample_finding_stays BEFORE TRUNCATE ON concordat.sample_finding FOR EACH STATEMENT EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.sample_finding to concordat_loader;
grant insert, select on concordat.sample_finding to concordat_api;

create table concordat.sampled_decision (
  id uuid default concordat.uuid7() not null,
  sample_id uuid not null,
  agency_id uuid not null,
  decision_id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  decided_by uuid not null,
  drawn_by uuid not null,
  ordinal integer not null
);
alter table concordat.sampled_decision add constraint sampled_decision_pkey PRIMARY KEY (id);
alter table concordat.sampled_decision add constraint sampled_decision_sample_id_decision_id_key UNIQUE (sample_id, decision_id);
alter table concordat.sampled_decision add constraint sampled_decision_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.sampled_decision add constraint sampled_decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES concordat.staff(id);
alter table concordat.sampled_decision add constraint sampled_decision_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES concordat.decision(id);
alter table concordat.sampled_decision add constraint sampled_decision_drawn_by_fkey FOREIGN KEY (drawn_by) REFERENCES concordat.staff(id);
alter table concordat.sampled_decision add constraint sampled_decision_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.sampled_decision add constraint sampled_decision_sample_id_fkey FOREIGN KEY (sample_id) REFERENCES concordat.decision_sample(id);
alter table concordat.sampled_decision add constraint sampled_decision_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.sampled_decision add constraint sampled_decision_check CHECK ((drawn_by <> decided_by));
alter table concordat.sampled_decision enable row level security, force row level security;
create policy api_adds on concordat.sampled_decision for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (drawn_by = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.samples_decisions() AS samples_decisions) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff)) AND (EXISTS ( SELECT 1
   FROM (concordat.decision d
     JOIN concordat.decision_set s ON ((s.id = d.set_id)))
  WHERE ((d.id = sampled_decision.decision_id) AND (d.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (d.person_id = sampled_decision.person_id) AND (s.unit_id = sampled_decision.unit_id) AND (s.decided_by = sampled_decision.decided_by) AND (NOT concordat.own_decision(sampled_decision.drawn_by, s.decided_by, d.endorsed_by, d.person_id, d.agency_id)))))));
create policy api_reads on concordat.sampled_decision for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.samples_decisions() AS samples_decisions) AND concordat.may_open(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy loader_all on concordat.sampled_decision for all to concordat_loader using (true) with check (true);
CREATE TRIGGER sampled_decision_kept BEFORE DELETE OR UPDATE ON concordat.sampled_decision FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER sampled_decision_stays BEFORE TRUNCATE ON concordat.sampled_decision FOR EACH STATEMENT EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.sampled_decision to concordat_loader;
grant insert, select on concordat.sampled_decision to concordat_api;

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

create table concordat.search_text (
  thing_id uuid not null,
  agency_id uuid not null,
  kind text not null,
  person_id uuid not null,
  of_agency_id uuid not null,
  place_id uuid not null,
  at timestamp with time zone not null,
  ended boolean not null,
  words tsvector not null,
  spelt text not null
);
alter table concordat.search_text add constraint search_text_pkey PRIMARY KEY (thing_id, agency_id);
alter table concordat.search_text add constraint search_text_kind_check CHECK ((kind = ANY (ARRAY['NOTE'::text, 'RECEIVED'::text, 'ANSWER'::text, 'PLAN'::text, 'MINUTE'::text])));
CREATE INDEX search_text_person ON concordat.search_text USING btree (agency_id, person_id);
CREATE INDEX search_text_spelt ON concordat.search_text USING gin (agency_id, spelt gin_trgm_ops);
CREATE INDEX search_text_words ON concordat.search_text USING gin (agency_id, words);
alter table concordat.search_text enable row level security, force row level security;
create policy loader_all on concordat.search_text for all to concordat_loader using (true) with check (true);
grant delete, insert, select, update on concordat.search_text to concordat_loader;

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
create policy worker_reads on concordat.set_recipient for select to concordat_worker using (true);
CREATE TRIGGER set_recipient_kept BEFORE DELETE OR UPDATE ON concordat.set_recipient FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER set_recipient_stays BEFORE TRUNCATE ON concordat.set_recipient FOR EACH STATEMENT EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.set_recipient to concordat_loader;
grant insert, select on concordat.set_recipient to concordat_api;
grant select (id, set_id, recipient_agency_id) on concordat.set_recipient to concordat_worker;

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
  revoked_reason text,
  ledger_entry_id uuid,
  release_at timestamp with time zone default concordat.now() not null,
  sealed_at timestamp with time zone
);
alter table concordat.share add constraint share_pkey PRIMARY KEY (id);
alter table concordat.share add constraint share_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES concordat.agreement(id);
alter table concordat.share add constraint share_first_seen_by_fkey FOREIGN KEY (first_seen_by) REFERENCES concordat.staff(id);
alter table concordat.share add constraint share_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
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
CREATE INDEX share_entry ON concordat.share USING btree (ledger_entry_id);
CREATE INDEX share_from ON concordat.share USING btree (sender_agency_id, sent_at DESC, id DESC);
CREATE INDEX share_person_to ON concordat.share USING btree (person_id, recipient_agency_id, sent_at DESC);
CREATE INDEX share_set ON concordat.share USING btree (set_id);
CREATE INDEX share_to ON concordat.share USING btree (recipient_agency_id, sent_at DESC, id DESC);
CREATE INDEX share_unsealed ON concordat.share USING btree (sent_at) WHERE (sealed_at IS NULL);
CREATE INDEX share_urgent ON concordat.share USING btree (recipient_agency_id) WHERE ((mode = 'URGENT'::text) AND (response IS NULL) AND (revoked_at IS NULL));
alter table concordat.share enable row level security, force row level security;
create policy api_adds on concordat.share for insert to concordat_api with check (((sender_agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (sent_by = ( SELECT concordat.current_staff() AS current_staff)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_marks on concordat.share for update to concordat_api using (((sender_agency_id = ( SELECT concordat.current_agency() AS current_agency)) OR ((recipient_agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ((recipient_unit_id IS NULL) OR (recipient_unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))) AND ((recipient_staff_id IS NULL) OR (recipient_staff_id = ( SELECT concordat.current_staff() AS current_staff))) AND ((sealed_at IS NOT NULL) OR (release_at <= ( SELECT concordat.now() AS now))) AND (revoked_at IS NULL))));
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
CREATE TRIGGER share_end_touches_gaps AFTER UPDATE OF revoked_at ON concordat.share FOR EACH ROW WHEN ((new.revoked_at IS DISTINCT FROM old.revoked_at)) EXECUTE FUNCTION concordat.touch_gap();
CREATE TRIGGER share_kept BEFORE UPDATE ON concordat.share FOR EACH ROW EXECUTE FUNCTION concordat.change_only('first_seen_at', 'first_seen_by', 'response', 'response_words', 'responded_at', 'responded_by', 'revoked_at', 'revoked_by', 'revoked_reason', 'sealed_at');
CREATE TRIGGER share_searched_again AFTER UPDATE ON concordat.share FOR EACH ROW WHEN (((new.first_seen_at IS DISTINCT FROM old.first_seen_at) OR (new.revoked_at IS DISTINCT FROM old.revoked_at))) EXECUTE FUNCTION concordat.search_changed('RECEIVED');
CREATE TRIGGER share_sight AFTER INSERT ON concordat.share FOR EACH ROW EXECUTE FUNCTION concordat.sight_by_share();
CREATE TRIGGER share_stays BEFORE DELETE ON concordat.share FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
CREATE TRIGGER share_told AFTER INSERT ON concordat.share REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION concordat.tell_share();
CREATE TRIGGER share_touches_gaps AFTER INSERT ON concordat.share REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION concordat.touch_gaps();
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
  note_id uuid,
  note_version integer,
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
  withdrawn_at timestamp with time zone,
  item_kind text default 'NOTE'::text not null,
  answer_id uuid,
  enquiry_id uuid,
  question_code text,
  answer jsonb
);
alter table concordat.share_item add constraint share_item_pkey PRIMARY KEY (id);
alter table concordat.share_item add constraint share_item_share_id_ordinal_key UNIQUE (share_id, ordinal);
alter table concordat.share_item add constraint share_item_answer_id_fkey FOREIGN KEY (answer_id) REFERENCES concordat.answer(id);
alter table concordat.share_item add constraint share_item_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES concordat.decision(id);
alter table concordat.share_item add constraint share_item_enquiry_id_fkey FOREIGN KEY (enquiry_id) REFERENCES concordat.enquiry(id);
alter table concordat.share_item add constraint share_item_note_id_fkey FOREIGN KEY (note_id) REFERENCES concordat.risk_note(id);
alter table concordat.share_item add constraint share_item_originator_agency_id_fkey FOREIGN KEY (originator_agency_id) REFERENCES concordat.agency(id);
alter table concordat.share_item add constraint share_item_recipient_agency_id_fkey FOREIGN KEY (recipient_agency_id) REFERENCES concordat.agency(id);
alter table concordat.share_item add constraint share_item_sender_agency_id_fkey FOREIGN KEY (sender_agency_id) REFERENCES concordat.agency(id);
alter table concordat.share_item add constraint share_item_share_id_fkey FOREIGN KEY (share_id) REFERENCES concordat.share(id);
alter table concordat.share_item add constraint share_item_answer_check CHECK (((answer IS NULL) OR (jsonb_typeof(answer) = 'object'::text)));
alter table concordat.share_item add constraint share_item_item_check CHECK ((((item_kind = 'NOTE'::text) AND (num_nonnulls(note_id, note_version) = 2) AND (num_nonnulls(answer_id, enquiry_id, question_code, answer) = 0)) OR ((item_kind = 'ANSWER'::text) AND (num_nonnulls(note_id, note_version) = 0) AND (num_nonnulls(answer_id, enquiry_id, question_code, answer) = 4))));
alter table concordat.share_item add constraint share_item_kind_check CHECK ((item_kind = ANY (ARRAY['NOTE'::text, 'ANSWER'::text])));
CREATE INDEX share_item_answer ON concordat.share_item USING btree (answer_id) WHERE (answer_id IS NOT NULL);
CREATE INDEX share_item_note ON concordat.share_item USING btree (note_id);
CREATE INDEX share_item_question ON concordat.share_item USING btree (enquiry_id, question_code) WHERE (enquiry_id IS NOT NULL);
alter table concordat.share_item enable row level security, force row level security;
create policy api_adds on concordat.share_item for insert to concordat_api with check ((sender_agency_id = ( SELECT concordat.current_agency() AS current_agency)));
create policy api_marks on concordat.share_item for update to concordat_api using ((sender_agency_id = ( SELECT concordat.current_agency() AS current_agency)));
create policy api_reads on concordat.share_item for select to concordat_api using ((EXISTS ( SELECT 1
   FROM concordat.share s
  WHERE ((s.id = share_item.share_id) AND (((s.revoked_at IS NULL) AND ((s.sealed_at IS NOT NULL) OR (s.release_at <= ( SELECT concordat.now() AS now)))) OR ((s.sender_agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.works_with_cases() AS works_with_cases) AND (EXISTS ( SELECT 1
           FROM concordat.person_sight ps
          WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = s.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(s.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))) OR (( SELECT concordat.reviews() AS reviews) AND concordat.under_review(s.person_id, s.sender_agency_id)))))));
create policy loader_all on concordat.share_item for all to concordat_loader using (true) with check (true);
create policy worker_reads on concordat.share_item for select to concordat_worker using (true);
CREATE TRIGGER share_item_kept BEFORE UPDATE ON concordat.share_item FOR EACH ROW EXECUTE FUNCTION concordat.change_only('superseded_at', 'withdrawn_at');
CREATE TRIGGER share_item_searched AFTER INSERT ON concordat.share_item REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION concordat.search_fresh('RECEIVED');
CREATE TRIGGER share_item_searched_again AFTER UPDATE ON concordat.share_item FOR EACH ROW EXECUTE FUNCTION concordat.search_changed('RECEIVED');
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

create table concordat.standard_time (
  id uuid default concordat.uuid7() not null,
  agency_id uuid not null,
  kind text not null,
  minutes integer not null,
  from_on date not null,
  agreed_with text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone default concordat.now() not null
);
alter table concordat.standard_time add constraint standard_time_pkey PRIMARY KEY (id);
alter table concordat.standard_time add constraint standard_time_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.standard_time add constraint standard_time_kind_fkey FOREIGN KEY (kind) REFERENCES concordat.work_kind(kind);
alter table concordat.standard_time add constraint standard_time_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES concordat.staff(id);
alter table concordat.standard_time add constraint standard_time_minutes_check CHECK (((minutes >= 1) AND (minutes <= 9999)));
CREATE INDEX standard_time_kind ON concordat.standard_time USING btree (agency_id, kind, from_on DESC, id DESC);
alter table concordat.standard_time enable row level security, force row level security;
create policy api_adds on concordat.standard_time for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (recorded_by = ( SELECT concordat.current_staff() AS current_staff)) AND ('AGENCY_ADMINISTRATOR'::text = ANY (( SELECT concordat.current_roles() AS current_roles)::text[]))));
create policy api_reads on concordat.standard_time for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (( SELECT concordat.oversees_units() AS oversees_units) OR ( SELECT concordat.supervises() AS supervises))));
create policy loader_all on concordat.standard_time for all to concordat_loader using (true) with check (true);
CREATE TRIGGER standard_time_kept BEFORE DELETE OR UPDATE ON concordat.standard_time FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.standard_time to concordat_loader;
grant insert, select on concordat.standard_time to concordat_api;

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
CREATE TRIGGER standing_decision_touches_gaps AFTER INSERT OR UPDATE OF approved_at, ended_at ON concordat.standing_decision FOR EACH ROW EXECUTE FUNCTION concordat.touch_gaps_of_category();
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

create table concordat.third_party_disclosure (
  id uuid default concordat.uuid7() not null,
  reference text not null,
  person_id uuid not null,
  agency_id uuid not null,
  unit_id uuid not null,
  run_id uuid,
  need text not null,
  third_party_id uuid,
  relation text,
  why_them text not null,
  harm text not null,
  sought boolean not null,
  representations text not null,
  proposed_by uuid not null,
  proposed_at timestamp with time zone default concordat.now() not null,
  supersedes uuid,
  superseded_at timestamp with time zone,
  ledger_entry_id uuid not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  decided_as text,
  outcome text,
  why text,
  exact_words text,
  may_leave_in_writing boolean default false not null,
  why_in_writing text,
  neutral_words text,
  recorded_by uuid,
  recorded_at timestamp with time zone,
  telling text,
  safety_plan text,
  safety_words text,
  undertaking boolean,
  told_by text,
  present text,
  place text,
  in_person boolean,
  why_not_in_person text,
  told_at timestamp with time zone,
  left_in_writing text,
  telling_words text
);
alter table concordat.third_party_disclosure add constraint third_party_disclosure_pkey PRIMARY KEY (id);
alter table concordat.third_party_disclosure add constraint third_party_disclosure_reference_key UNIQUE (reference);
alter table concordat.third_party_disclosure add constraint third_party_disclosure_supersedes_key UNIQUE (supersedes);
alter table concordat.third_party_disclosure add constraint third_party_disclosure_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.third_party_disclosure add constraint third_party_disclosure_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES concordat.staff(id);
alter table concordat.third_party_disclosure add constraint third_party_disclosure_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.third_party_disclosure add constraint third_party_disclosure_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.third_party_disclosure add constraint third_party_disclosure_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES concordat.staff(id);
alter table concordat.third_party_disclosure add constraint third_party_disclosure_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES concordat.staff(id);
alter table concordat.third_party_disclosure add constraint third_party_disclosure_run_id_fkey FOREIGN KEY (run_id) REFERENCES concordat.procedure_run(id);
alter table concordat.third_party_disclosure add constraint third_party_disclosure_supersedes_fkey FOREIGN KEY (supersedes) REFERENCES concordat.third_party_disclosure(id);
alter table concordat.third_party_disclosure add constraint third_party_disclosure_third_party_id_fkey FOREIGN KEY (third_party_id) REFERENCES concordat.third_party(id);
alter table concordat.third_party_disclosure add constraint third_party_disclosure_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.third_party_disclosure add constraint third_party_disclosure_check CHECK ((num_nonnulls(third_party_id, relation) = 1));
alter table concordat.third_party_disclosure add constraint third_party_disclosure_check1 CHECK (((decided_by IS NULL) OR (decided_by <> proposed_by)));
alter table concordat.third_party_disclosure add constraint third_party_disclosure_check10 CHECK (((left_in_writing IS NULL) OR (may_leave_in_writing AND (telling = 'TOLD'::text))));
alter table concordat.third_party_disclosure add constraint third_party_disclosure_check2 CHECK ((num_nonnulls(decided_by, decided_at, decided_as, outcome, why) = ANY (ARRAY[0, 5])));
alter table concordat.third_party_disclosure add constraint third_party_disclosure_check3 CHECK (((exact_words IS NOT NULL) = (NOT (outcome IS DISTINCT FROM 'TELL'::text))));
alter table concordat.third_party_disclosure add constraint third_party_disclosure_check4 CHECK (((neutral_words IS NOT NULL) = ((outcome IS NOT NULL) AND (outcome <> 'TELL'::text))));
alter table concordat.third_party_disclosure add constraint third_party_disclosure_check5 CHECK (((may_leave_in_writing = (why_in_writing IS NOT NULL)) AND ((NOT may_leave_in_writing) OR (outcome = 'TELL'::text))));
alter table concordat.third_party_disclosure add constraint third_party_disclosure_check6 CHECK ((num_nonnulls(recorded_by, recorded_at, telling) = ANY (ARRAY[0, 3])));
alter table concordat.third_party_disclosure add constraint third_party_disclosure_check7 CHECK (((telling IS NULL) OR ((outcome IS NOT NULL) AND ((outcome = 'TELL'::text) = (telling = ANY (ARRAY['TOLD'::text, 'NO_UNDERTAKING'::text, 'NOT_POSSIBLE'::text]))))));
alter table concordat.third_party_disclosure add constraint third_party_disclosure_check8 CHECK (((telling IS NULL) OR (telling <> ALL (ARRAY['TOLD'::text, 'NO_UNDERTAKING'::text])) OR (num_nonnulls(safety_plan, safety_words, told_by, present, place, told_at) = 6)));
alter table concordat.third_party_disclosure add constraint third_party_disclosure_check9 CHECK (((telling IS DISTINCT FROM 'TOLD'::text) OR (undertaking IS TRUE)));
alter table concordat.third_party_disclosure add constraint third_party_disclosure_outcome_check CHECK ((outcome = ANY (ARRAY['TELL'::text, 'NOTHING_TO_DISCLOSE'::text, 'NOT_TO_TELL'::text])));
alter table concordat.third_party_disclosure add constraint third_party_disclosure_safety_plan_check CHECK ((safety_plan = ANY (ARRAY['IN_PLACE'::text, 'NOT_WANTED'::text])));
alter table concordat.third_party_disclosure add constraint third_party_disclosure_telling_check CHECK ((telling = ANY (ARRAY['TOLD'::text, 'NO_UNDERTAKING'::text, 'NOT_POSSIBLE'::text, 'NEUTRAL_WORDS_SAID'::text, 'NOBODY_ASKED'::text])));
CREATE INDEX third_party_disclosure_person ON concordat.third_party_disclosure USING btree (agency_id, person_id, proposed_at DESC, id DESC);
alter table concordat.third_party_disclosure enable row level security, force row level security;
create policy api_adds on concordat.third_party_disclosure for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (proposed_by = ( SELECT concordat.current_staff() AS current_staff)) AND (decided_at IS NULL) AND (recorded_at IS NULL) AND (superseded_at IS NULL) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_marks on concordat.third_party_disclosure for update to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.writes_to_cases() AS writes_to_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy api_reads on concordat.third_party_disclosure for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.works_with_cases() AS works_with_cases) AND concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))));
create policy loader_all on concordat.third_party_disclosure for all to concordat_loader using (true) with check (true);
CREATE TRIGGER third_party_disclosure_kept BEFORE UPDATE ON concordat.third_party_disclosure FOR EACH ROW EXECUTE FUNCTION concordat.change_only('superseded_at', 'decided_by', 'decided_at', 'decided_as', 'outcome', 'why', 'exact_words', 'may_leave_in_writing', 'why_in_writing', 'neutral_words', 'recorded_by', 'recorded_at', 'telling', 'safety_plan', 'safety_words', 'undertaking', 'told_by', 'present', 'place', 'in_person', 'why_not_in_person', 'told_at', 'left_in_writing', 'telling_words');
CREATE TRIGGER third_party_disclosure_stands BEFORE UPDATE ON concordat.third_party_disclosure FOR EACH ROW EXECUTE FUNCTION concordat.third_party_disclosure_stands();
CREATE TRIGGER third_party_disclosure_stays BEFORE DELETE ON concordat.third_party_disclosure FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.third_party_disclosure to concordat_loader;
grant insert, select on concordat.third_party_disclosure to concordat_api;
grant update (superseded_at, decided_by, decided_at, decided_as, outcome, why, exact_words, may_leave_in_writing, why_in_writing, neutral_words, recorded_by, recorded_at, telling, safety_plan, safety_words, undertaking, told_by, present, place, in_person, why_not_in_person, told_at, left_in_writing, telling_words) on concordat.third_party_disclosure to concordat_api;

create table concordat.to_tell (
  id uuid default concordat.uuid7() not null,
  work_item_id uuid,
  share_id uuid
);
alter table concordat.to_tell add constraint to_tell_pkey PRIMARY KEY (id);
alter table concordat.to_tell add constraint to_tell_share_id_fkey FOREIGN KEY (share_id) REFERENCES concordat.share(id);
alter table concordat.to_tell add constraint to_tell_work_item_id_fkey FOREIGN KEY (work_item_id) REFERENCES concordat.work_item(id);
alter table concordat.to_tell add constraint to_tell_check CHECK ((num_nonnulls(work_item_id, share_id) = 1));
alter table concordat.to_tell enable row level security, force row level security;
create policy loader_all on concordat.to_tell for all to concordat_loader using (true) with check (true);
create policy worker_works on concordat.to_tell for all to concordat_worker using (true) with check (true);
grant delete, insert, select, update on concordat.to_tell to concordat_loader;
grant delete, select on concordat.to_tell to concordat_worker;

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
  words text,
  enquiry_id uuid,
  run_id uuid,
  risk_decision_id uuid,
  third_party_disclosure_id uuid,
  action_id uuid,
  management_plan_id uuid
);
alter table concordat.trail_entry add constraint trail_entry_pkey PRIMARY KEY (id);
alter table concordat.trail_entry add constraint trail_entry_action_id_fkey FOREIGN KEY (action_id) REFERENCES concordat.action(id);
alter table concordat.trail_entry add constraint trail_entry_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.trail_entry add constraint trail_entry_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES concordat.decision(id);
alter table concordat.trail_entry add constraint trail_entry_enquiry_id_fkey FOREIGN KEY (enquiry_id) REFERENCES concordat.enquiry(id);
alter table concordat.trail_entry add constraint trail_entry_from_agency_id_fkey FOREIGN KEY (from_agency_id) REFERENCES concordat.agency(id);
alter table concordat.trail_entry add constraint trail_entry_management_plan_id_fkey FOREIGN KEY (management_plan_id) REFERENCES concordat.management_plan(id);
alter table concordat.trail_entry add constraint trail_entry_note_id_fkey FOREIGN KEY (note_id) REFERENCES concordat.risk_note(id);
alter table concordat.trail_entry add constraint trail_entry_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.trail_entry add constraint trail_entry_risk_decision_id_fkey FOREIGN KEY (risk_decision_id) REFERENCES concordat.risk_decision(id);
alter table concordat.trail_entry add constraint trail_entry_run_id_fkey FOREIGN KEY (run_id) REFERENCES concordat.procedure_run(id);
alter table concordat.trail_entry add constraint trail_entry_set_id_fkey FOREIGN KEY (set_id) REFERENCES concordat.decision_set(id);
alter table concordat.trail_entry add constraint trail_entry_share_id_fkey FOREIGN KEY (share_id) REFERENCES concordat.share(id);
alter table concordat.trail_entry add constraint trail_entry_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES concordat.staff(id);
alter table concordat.trail_entry add constraint trail_entry_third_party_disclosure_id_fkey FOREIGN KEY (third_party_disclosure_id) REFERENCES concordat.third_party_disclosure(id);
alter table concordat.trail_entry add constraint trail_entry_to_agency_id_fkey FOREIGN KEY (to_agency_id) REFERENCES concordat.agency(id);
alter table concordat.trail_entry add constraint trail_entry_to_staff_id_fkey FOREIGN KEY (to_staff_id) REFERENCES concordat.staff(id);
alter table concordat.trail_entry add constraint trail_entry_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES concordat.unit(id);
alter table concordat.trail_entry add constraint trail_entry_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.trail_entry add constraint trail_entry_check CHECK (((kind = ANY (ARRAY['DISCLOSURE_PROPOSED'::text, 'DISCLOSURE_DECIDED'::text, 'DISCLOSURE_TOLD'::text])) = (third_party_disclosure_id IS NOT NULL)));
alter table concordat.trail_entry add constraint trail_entry_check1 CHECK (((third_party_disclosure_id IS NULL) OR (words IS NULL)));
alter table concordat.trail_entry add constraint trail_entry_kind_check CHECK ((kind = ANY (ARRAY['CONFERENCE_TAKEN_OFF'::text, 'CONFERENCE_LISTED'::text, 'CONFERENCE_MINUTED'::text, 'PLAN_MADE'::text, 'PLAN_CHANGED'::text, 'PLAN_CONFIRMED'::text, 'ACTION_SET'::text, 'ACTION_RECORDED'::text, 'ACTION_OVER'::text, 'DISCLOSURE_PROPOSED'::text, 'DISCLOSURE_DECIDED'::text, 'DISCLOSURE_TOLD'::text, 'RISK_DECIDED'::text, 'RISK_DECISION_LOOKED_AT'::text, 'PROCEDURE_BEGUN'::text, 'PROCEDURE_OPENED'::text, 'PROCEDURE_RECORDED'::text, 'PROCEDURE_OVER'::text, 'SAMPLED'::text, 'NOTE_RECORDED'::text, 'NOTE_SUPERSEDED'::text, 'NOTE_WITHDRAWN'::text, 'SENT'::text, 'RECEIVED'::text, 'DECIDED_NOT_TO_SHARE'::text, 'FIRST_SEEN'::text, 'ACKNOWLEDGED'::text, 'NOT_FOR_US'::text, 'CORRECTED'::text, 'WITHDRAWN'::text, 'REVOKED'::text, 'ENDORSED'::text, 'SENT_BACK'::text, 'HELD_ELSEWHERE'::text, 'ASKED'::text, 'REPLIED'::text, 'DECLINED_TO_ANSWER'::text, 'ENQUIRY_CLOSED'::text, 'COPIED_OUT'::text, 'ERASED'::text, 'RESTRICTED'::text, 'RESTRICTION_LIFTED'::text, 'GAP_CLEARED'::text, 'GAP_SENT_BACK'::text])));
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
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = trail_entry.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(trail_entry.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff)))))) AND ((third_party_disclosure_id IS NULL) OR concordat.may_work(person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff)))));
create policy loader_all on concordat.trail_entry for all to concordat_loader using (true) with check (true);
create policy reviewer_reads on concordat.trail_entry for select to concordat_api using ((( SELECT concordat.reviews() AS reviews) AND concordat.under_review(person_id, agency_id, (kind = 'HELD_ELSEWHERE'::text)) AND (third_party_disclosure_id IS NULL)));
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

create table concordat.unsafe_work (
  id uuid default concordat.uuid7() not null,
  agency_id uuid not null,
  unit_id uuid not null,
  what text not null,
  since date not null,
  how_many integer not null,
  at_risk text not null,
  answer_by date not null,
  raised_by uuid not null,
  raised_at timestamp with time zone default concordat.now() not null,
  ledger_entry_id uuid not null,
  answered_at timestamp with time zone,
  answered_by uuid,
  answer text,
  done_by date
);
alter table concordat.unsafe_work add constraint unsafe_work_pkey PRIMARY KEY (id);
alter table concordat.unsafe_work add constraint unsafe_work_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.unsafe_work add constraint unsafe_work_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES concordat.staff(id);
alter table concordat.unsafe_work add constraint unsafe_work_ledger_entry_id_fkey FOREIGN KEY (ledger_entry_id) REFERENCES concordat.ledger_entry(id);
alter table concordat.unsafe_work add constraint unsafe_work_raised_by_fkey FOREIGN KEY (raised_by) REFERENCES concordat.staff(id);
alter table concordat.unsafe_work add constraint unsafe_work_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.unsafe_work add constraint unsafe_work_check CHECK ((num_nonnulls(answered_at, answered_by, answer, done_by) = ANY (ARRAY[0, 4])));
alter table concordat.unsafe_work add constraint unsafe_work_check1 CHECK ((answered_by <> raised_by));
alter table concordat.unsafe_work add constraint unsafe_work_how_many_check CHECK (((how_many >= 1) AND (how_many <= 99999)));
CREATE INDEX unsafe_work_agency ON concordat.unsafe_work USING btree (agency_id, answer_by, id);
alter table concordat.unsafe_work enable row level security, force row level security;
create policy api_adds on concordat.unsafe_work for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (raised_by = ( SELECT concordat.current_staff() AS current_staff)) AND (answered_at IS NULL) AND ( SELECT concordat.supervises() AS supervises) AND (unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))));
create policy api_marks on concordat.unsafe_work for update to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ( SELECT concordat.supervises() AS supervises) AND (unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[])) AND (raised_by <> ( SELECT concordat.current_staff() AS current_staff))));
create policy api_reads on concordat.unsafe_work for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (( SELECT concordat.oversees_units() AS oversees_units) OR (( SELECT concordat.supervises() AS supervises) AND (unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))))));
create policy loader_all on concordat.unsafe_work for all to concordat_loader using (true) with check (true);
CREATE TRIGGER unsafe_work_kept BEFORE UPDATE ON concordat.unsafe_work FOR EACH ROW EXECUTE FUNCTION concordat.change_only('answered_at', 'answered_by', 'answer', 'done_by');
CREATE TRIGGER unsafe_work_stays BEFORE DELETE ON concordat.unsafe_work FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.unsafe_work to concordat_loader;
grant insert, select on concordat.unsafe_work to concordat_api;
grant update (answered_at, answered_by, answer, done_by) on concordat.unsafe_work to concordat_api;

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
  dedupe_key text not null,
  covers_id uuid,
  interrupts text,
  desk_unit_id uuid
);
alter table concordat.work_item add constraint work_item_pkey PRIMARY KEY (id);
alter table concordat.work_item add constraint work_item_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.work_item add constraint work_item_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES concordat.staff(id);
alter table concordat.work_item add constraint work_item_covers_id_fkey FOREIGN KEY (covers_id) REFERENCES concordat.work_item(id);
alter table concordat.work_item add constraint work_item_desk_unit_id_fkey FOREIGN KEY (desk_unit_id) REFERENCES concordat.unit(id);
alter table concordat.work_item add constraint work_item_kind_fkey FOREIGN KEY (kind) REFERENCES concordat.work_kind(kind);
alter table concordat.work_item add constraint work_item_recipient_agency_id_fkey FOREIGN KEY (recipient_agency_id) REFERENCES concordat.agency(id);
alter table concordat.work_item add constraint work_item_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES concordat.staff(id);
alter table concordat.work_item add constraint work_item_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.work_item add constraint work_item_check CHECK (((unit_id IS NOT NULL) OR (staff_id IS NOT NULL) OR (role IS NOT NULL)));
alter table concordat.work_item add constraint work_item_check1 CHECK (((desk_unit_id IS NULL) OR ((unit_id = desk_unit_id) AND (staff_id IS NULL) AND (role IS NULL) AND (person_id IS NULL))));
alter table concordat.work_item add constraint work_item_interrupts_check CHECK ((interrupts = ANY (ARRAY['RECALL'::text, 'RELEASE_DAY'::text, 'STATUTORY_CLOCK'::text])));
CREATE INDEX work_item_cannot_wait ON concordat.work_item USING btree (agency_id) WHERE ((closed_at IS NULL) AND (interrupts IS NOT NULL));
CREATE INDEX work_item_covers ON concordat.work_item USING btree (covers_id) WHERE (covers_id IS NOT NULL);
CREATE INDEX work_item_desk ON concordat.work_item USING btree (desk_unit_id) WHERE ((closed_at IS NULL) AND (desk_unit_id IS NOT NULL));
CREATE UNIQUE INDEX work_item_once ON concordat.work_item USING btree (agency_id, dedupe_key) WHERE (closed_at IS NULL);
CREATE INDEX work_item_open ON concordat.work_item USING btree (agency_id, due_at) WHERE (closed_at IS NULL);
CREATE INDEX work_item_person ON concordat.work_item USING btree (person_id) WHERE (closed_at IS NULL);
CREATE INDEX work_item_raised ON concordat.work_item USING btree (agency_id, raised_at);
CREATE INDEX work_item_staff ON concordat.work_item USING btree (staff_id) WHERE (closed_at IS NULL);
CREATE INDEX work_item_unit ON concordat.work_item USING btree (unit_id) WHERE (closed_at IS NULL);
CREATE INDEX work_item_warning ON concordat.work_item USING btree (dedupe_key) WHERE (kind = 'AGREEMENT_ENDING'::text);
alter table concordat.work_item enable row level security, force row level security;
create policy api_adds on concordat.work_item for insert to concordat_api with check (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) OR (kind = ANY (ARRAY['NOT_FOR_US'::text, 'RECIPIENTS_RELY_ON_OLD'::text, 'ENQUIRY_TO_ANSWER'::text, 'ENQUIRY_DECLINED'::text, 'REPLY_TO_READ'::text, 'CONTRADICTION'::text, 'ERASED_AT_SOURCE'::text]))));
create policy api_marks on concordat.work_item for update to concordat_api using ((agency_id = ( SELECT concordat.current_agency() AS current_agency)));
create policy api_reads on concordat.work_item for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND ((staff_id IS NULL) OR (staff_id = ( SELECT concordat.current_staff() AS current_staff))) AND ((unit_id IS NULL) OR (unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))) AND ((role IS NULL) OR (role = ANY (( SELECT concordat.current_roles() AS current_roles)::text[]))) AND ((person_id IS NULL) OR (( SELECT concordat.works_with_cases() AS works_with_cases) AND (EXISTS ( SELECT 1
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = work_item.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(work_item.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))))));
create policy desk_never_raised on concordat.work_item as restrictive for insert to concordat_api with check ((desk_unit_id IS NULL));
create policy desk_only on concordat.work_item as restrictive for select to concordat_api using (((desk_unit_id IS NULL) OR (desk_unit_id = ANY (( SELECT concordat.own_posts() AS own_posts)::uuid[]))));
create policy desk_only_marked on concordat.work_item as restrictive for update to concordat_api using (((desk_unit_id IS NULL) OR (desk_unit_id = ANY (( SELECT concordat.own_posts() AS own_posts)::uuid[]))));
create policy loader_all on concordat.work_item for all to concordat_loader using (true) with check (true);
create policy worker_closes on concordat.work_item for update to concordat_worker using (true);
create policy worker_raises on concordat.work_item for insert to concordat_worker with check (true);
create policy worker_reads on concordat.work_item for select to concordat_worker using (true);
CREATE TRIGGER work_item_cover_closed AFTER UPDATE OF closed_at ON concordat.work_item FOR EACH ROW WHEN (((old.closed_at IS NULL) AND (new.closed_at IS NOT NULL))) EXECUTE FUNCTION concordat.close_covered();
CREATE TRIGGER work_item_cover_moved AFTER UPDATE OF staff_id, unit_id ON concordat.work_item FOR EACH ROW WHEN (((new.covers_id IS NULL) AND ((old.staff_id IS DISTINCT FROM new.staff_id) OR (old.unit_id IS DISTINCT FROM new.unit_id)))) EXECUTE FUNCTION concordat.move_covered();
CREATE TRIGGER work_item_covered AFTER INSERT ON concordat.work_item FOR EACH ROW WHEN (((new.staff_id IS NOT NULL) AND (new.covers_id IS NULL))) EXECUTE FUNCTION concordat.cover_work();
CREATE TRIGGER work_item_moved_covered AFTER UPDATE OF staff_id ON concordat.work_item FOR EACH ROW WHEN (((new.staff_id IS NOT NULL) AND (new.covers_id IS NULL) AND (new.staff_id IS DISTINCT FROM old.staff_id))) EXECUTE FUNCTION concordat.cover_work();
CREATE TRIGGER work_item_moved_told AFTER UPDATE OF staff_id, unit_id ON concordat.work_item FOR EACH ROW WHEN (((new.closed_at IS NULL) AND ((old.staff_id IS DISTINCT FROM new.staff_id) OR (old.unit_id IS DISTINCT FROM new.unit_id)))) EXECUTE FUNCTION concordat.tell_moved_work();
CREATE TRIGGER work_item_told AFTER INSERT ON concordat.work_item REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION concordat.tell_work();
grant delete, insert, select, update on concordat.work_item to concordat_loader;
grant insert, select on concordat.work_item to concordat_api;
grant insert, select on concordat.work_item to concordat_worker;
grant update (closed_at, closed_by, closed_words) on concordat.work_item to concordat_api;
grant update (closed_at, closed_by, closed_words) on concordat.work_item to concordat_worker;

create table concordat.work_kind (
  kind text not null,
  stays boolean default false not null
);
alter table concordat.work_kind add constraint work_kind_pkey PRIMARY KEY (kind);
alter table concordat.work_kind add constraint work_kind_kind_check CHECK ((kind ~ '^[A-Z][A-Z_]{2,39}$'::text));
grant select on concordat.work_kind to concordat_loader;

create table concordat.work_reassignment (
  id uuid default concordat.uuid7() not null,
  act_id uuid not null,
  back_of uuid,
  agency_id uuid not null,
  unit_id uuid not null,
  work_item_id uuid not null,
  kind text not null,
  person_id uuid,
  from_unit_id uuid,
  from_staff_id uuid,
  to_unit_id uuid,
  to_staff_id uuid,
  words text not null,
  reassigned_by uuid not null,
  reassigned_at timestamp with time zone default concordat.now() not null
);
alter table concordat.work_reassignment add constraint work_reassignment_pkey PRIMARY KEY (id);
alter table concordat.work_reassignment add constraint work_reassignment_act_id_work_item_id_key UNIQUE (act_id, work_item_id);
alter table concordat.work_reassignment add constraint work_reassignment_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES concordat.agency(id);
alter table concordat.work_reassignment add constraint work_reassignment_from_staff_id_fkey FOREIGN KEY (from_staff_id) REFERENCES concordat.staff(id);
alter table concordat.work_reassignment add constraint work_reassignment_from_unit_id_fkey FOREIGN KEY (from_unit_id) REFERENCES concordat.unit(id);
alter table concordat.work_reassignment add constraint work_reassignment_kind_fkey FOREIGN KEY (kind) REFERENCES concordat.work_kind(kind);
alter table concordat.work_reassignment add constraint work_reassignment_person_id_fkey FOREIGN KEY (person_id) REFERENCES concordat.person(id);
alter table concordat.work_reassignment add constraint work_reassignment_reassigned_by_fkey FOREIGN KEY (reassigned_by) REFERENCES concordat.staff(id);
alter table concordat.work_reassignment add constraint work_reassignment_to_staff_id_fkey FOREIGN KEY (to_staff_id) REFERENCES concordat.staff(id);
alter table concordat.work_reassignment add constraint work_reassignment_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES concordat.unit(id);
alter table concordat.work_reassignment add constraint work_reassignment_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES concordat.unit(id);
alter table concordat.work_reassignment add constraint work_reassignment_work_item_id_fkey FOREIGN KEY (work_item_id) REFERENCES concordat.work_item(id);
alter table concordat.work_reassignment add constraint work_reassignment_check CHECK ((num_nonnulls(from_unit_id, from_staff_id) > 0));
alter table concordat.work_reassignment add constraint work_reassignment_check1 CHECK ((num_nonnulls(to_unit_id, to_staff_id) > 0));
CREATE INDEX work_reassignment_from ON concordat.work_reassignment USING btree (from_staff_id, reassigned_at DESC) WHERE (from_staff_id IS NOT NULL);
CREATE INDEX work_reassignment_item ON concordat.work_reassignment USING btree (work_item_id, reassigned_at DESC, id DESC);
CREATE INDEX work_reassignment_to ON concordat.work_reassignment USING btree (to_staff_id, reassigned_at DESC) WHERE (to_staff_id IS NOT NULL);
CREATE INDEX work_reassignment_unit ON concordat.work_reassignment USING btree (unit_id, reassigned_at DESC, id DESC);
alter table concordat.work_reassignment enable row level security, force row level security;
create policy api_reads on concordat.work_reassignment for select to concordat_api using (((agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (((( SELECT concordat.current_staff() AS current_staff) = from_staff_id) OR (( SELECT concordat.current_staff() AS current_staff) = to_staff_id)) OR ((to_staff_id IS NULL) AND (to_unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[]))) OR (( SELECT concordat.supervises() AS supervises) AND (unit_id = ANY (( SELECT concordat.current_units() AS current_units)::uuid[])))) AND ((person_id IS NULL) OR (( SELECT concordat.works_with_cases() AS works_with_cases) AND (EXISTS ( SELECT
   FROM concordat.person_sight ps
  WHERE ((ps.agency_id = ( SELECT concordat.current_agency() AS current_agency)) AND (ps.person_id = work_reassignment.person_id) AND (((NOT ps.guarded) AND (ps.adult_on <= ( SELECT concordat.today() AS today))) OR concordat.may_open(work_reassignment.person_id, ( SELECT concordat.current_agency() AS current_agency), ( SELECT concordat.current_staff() AS current_staff))))))))));
create policy loader_all on concordat.work_reassignment for all to concordat_loader using (true) with check (true);
CREATE TRIGGER work_reassignment_kept BEFORE DELETE OR UPDATE ON concordat.work_reassignment FOR EACH ROW EXECUTE FUNCTION concordat.refuse_change();
grant delete, insert, select, update on concordat.work_reassignment to concordat_loader;
grant select on concordat.work_reassignment to concordat_api;

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

create view concordat.searchable as
 SELECT n.id AS thing_id,
    n.agency_id,
    'NOTE'::text AS kind,
    n.person_id,
    n.agency_id AS of_agency_id,
    n.id AS place_id,
    n.recorded_at AS at,
    ((n.superseded_at IS NOT NULL) OR (n.withdrawn_at IS NOT NULL)) AS ended,
    concordat.searched_text(n.*) AS text
   FROM concordat.risk_note n
  WHERE (n.erased_at IS NULL)
UNION ALL
 SELECT a.id AS thing_id,
    a.agency_id,
    'ANSWER'::text AS kind,
    a.person_id,
    a.agency_id AS of_agency_id,
    a.enquiry_id AS place_id,
    a.answered_at AS at,
    (EXISTS ( SELECT
           FROM concordat.answer b
          WHERE (b.replaces = a.id))) AS ended,
    concordat.searched_text(a.*) AS text
   FROM concordat.answer a
  WHERE (a.erased_at IS NULL)
UNION ALL
 SELECT i.id AS thing_id,
    i.recipient_agency_id AS agency_id,
    'RECEIVED'::text AS kind,
    s.person_id,
    i.sender_agency_id AS of_agency_id,
    i.share_id AS place_id,
    s.sent_at AS at,
    ((i.superseded_at IS NOT NULL) OR (i.withdrawn_at IS NOT NULL)) AS ended,
    concordat.searched_text(i.*) AS text
   FROM (concordat.share_item i
     JOIN concordat.share s ON ((s.id = i.share_id)))
  WHERE ((s.first_seen_at IS NOT NULL) AND (s.revoked_at IS NULL) AND (NOT (EXISTS ( SELECT
           FROM concordat.risk_note n
          WHERE ((n.id = i.note_id) AND (n.erased_at IS NOT NULL))
        UNION ALL
         SELECT
           FROM concordat.answer a
          WHERE ((a.id = i.answer_id) AND (a.erased_at IS NOT NULL))))))
UNION ALL
 SELECT p.id AS thing_id,
    p.agency_id,
    'PLAN'::text AS kind,
    p.person_id,
    p.agency_id AS of_agency_id,
    p.id AS place_id,
    p.made_at AS at,
    (p.superseded_at IS NOT NULL) AS ended,
    concordat.searched_text(p.*) AS text
   FROM concordat.management_plan p
UNION ALL
 SELECT e.id AS thing_id,
    party.id AS agency_id,
    'MINUTE'::text AS kind,
    e.person_id,
    e.agency_id AS of_agency_id,
    e.item_id AS place_id,
    e.at,
    false AS ended,
    concordat.searched_text(e.*) AS text
   FROM ((concordat.conference_entry e
     JOIN concordat.conference_item c ON ((c.id = e.item_id)))
     CROSS JOIN LATERAL unnest(c.agency_ids) party(id));

create view concordat.searchable_words as
 SELECT s.thing_id,
    s.agency_id,
    s.kind,
    s.person_id,
    s.of_agency_id,
    s.place_id,
    s.at,
    s.ended,
    to_tsvector('english'::regconfig, plain.words) AS words,
    array_to_string(tsvector_to_array(to_tsvector('simple'::regconfig, plain.words)), ' '::text) AS spelt
   FROM (concordat.searchable s
     CROSS JOIN LATERAL concordat.put_aside(s.text) plain(words));

CREATE OR REPLACE FUNCTION concordat.absences_now()
 RETURNS SETOF concordat.absence
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select a.* from concordat.absence a where a.ended_at is null and a.from_on <= (select concordat.today()) and (a.to_on is null or (select concordat.today()) <= a.to_on)
$function$;
alter function concordat.absences_now() owner to concordat_loader;

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

CREATE OR REPLACE FUNCTION concordat.action_goes_on()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
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
end $function$;
grant execute on function concordat.action_goes_on() to public;

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

CREATE OR REPLACE FUNCTION concordat.brought_in_already(kind text, hashes text[])
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select h.one from unnest(hashes) h(one) where exists (select 1 from concordat.import_row r where r.agency_id = concordat.current_agency()
    and r.kind = brought_in_already.kind and r.fate = 'DONE' and (r.content_sha256 = h.one or r.reference_sha256 = h.one)) $function$;
alter function concordat.brought_in_already(kind text, hashes text[]) owner to concordat_loader;
grant execute on function concordat.brought_in_already(kind text, hashes text[]) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.calls_conferences()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select concordat.current_roles() && array['CONFERENCE_CHAIR', 'SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT'] $function$;
grant execute on function concordat.calls_conferences() to concordat_api;
grant execute on function concordat.calls_conferences() to concordat_loader;
grant execute on function concordat.calls_conferences() to public;

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
  if (to_jsonb(old) - tg_argv) is distinct from (to_jsonb(new) - tg_argv) and not concordat.erasing() then
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

CREATE OR REPLACE FUNCTION concordat.close_covered()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update concordat.work_item w set closed_at = new.closed_at, closed_by = new.closed_by, closed_words = new.closed_words
   where (w.covers_id = new.id or w.id = new.covers_id) and w.closed_at is null;
  return null;
end $function$;
alter function concordat.close_covered() owner to concordat_loader;

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

CREATE OR REPLACE FUNCTION concordat.conference_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare changed jsonb := to_jsonb(new);
begin
  perform pg_notify('concordat_conference', coalesce(
    changed ->> 'conference_id',
    (select i.conference_id::text from concordat.conference_item i where i.id = (changed ->> 'item_id')::uuid),
    changed ->> 'id'));
  return null;
end $function$;

CREATE OR REPLACE FUNCTION concordat.conference_is_over()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if old.over_at is not null then
    raise exception 'this conference is over' using errcode = '42501';
  end if;
  return new;
end $function$;
grant execute on function concordat.conference_is_over() to public;

CREATE OR REPLACE FUNCTION concordat.conference_item_goes_off()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if old.off_at is not null or exists (select 1 from concordat.conference_entry e where e.item_id = old.id) then
    raise exception 'what was spoken of stays on the agenda' using errcode = '42501';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION concordat.conference_met_action()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform pg_notify('concordat_conference', i.conference_id::text) from concordat.conference_item i
    join concordat.conference c on c.id = i.conference_id
    where i.person_id = (select x.person_id from concordat.action x where x.id = new.action_id) and i.off_at is null and c.over_at is null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION concordat.cover_work()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  insert into concordat.work_item (agency_id, unit_id, staff_id, role, kind, person_id, subject_id, recipient_agency_id, note_ids, summary, due_at,
      raised_at, dedupe_key, interrupts, covers_id)
  select new.agency_id, null, a.cover_id, null, new.kind, new.person_id, new.subject_id, new.recipient_agency_id, new.note_ids,
      'You cover for ' || s.name || '. ' || new.summary, new.due_at, new.raised_at, new.dedupe_key || ' covered by ' || a.cover_id, new.interrupts,
      new.id
    from concordat.absences_now() a join concordat.staff s on s.id = a.staff_id
   where a.staff_id = new.staff_id and a.agency_id = new.agency_id and a.cover_id is not null
  on conflict do nothing;
  return null;
end $function$;
alter function concordat.cover_work() owner to concordat_loader;

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

CREATE OR REPLACE FUNCTION concordat.decision_to_prove(p_set uuid)
 RETURNS TABLE(person_id uuid, entry_id uuid, entry bytea, leaf_index bigint, disclosures text[])
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select d.person_id, e.* from concordat.decision_set d cross join lateral concordat.entry_to_prove(d.ledger_entry_id, true) e where d.id = p_set
$function$;
grant execute on function concordat.decision_to_prove(p_set uuid) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.destroy(p_request uuid)
 RETURNS uuid[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  r concordat.erasure_request;
  said text;
  notes uuid[];
  told uuid[];
begin
  select * into strict r from concordat.erasure_request where id = p_request for update;
  perform set_config('concordat.erasing', 'yes', true);
  said := 'Erased under ' || r.reference || '.';
  select coalesce(array_agg(n.id), '{}') into notes from concordat.risk_note n
   where n.series_id = (select o.series_id from concordat.risk_note o where o.id = r.note_id);
  select coalesce(array_agg(distinct i.recipient_agency_id), '{}') into told from concordat.share_item i
   where (i.note_id = any (notes) or i.answer_id = r.answer_id) and i.recipient_agency_id <> r.agency_id;

  update concordat.risk_note set body = said, level_reason = null, report_series = null, gang_role = null, erased_at = concordat.now(),
    restricted_at = null,
    handling_conditions = case when handling_conditions is not null then said end,
    withdrawn_at = case when withdrawn_at is not null or superseded_at is null then coalesce(withdrawn_at, concordat.now()) end,
    withdrawn_by_id = case when withdrawn_at is not null or superseded_at is null then coalesce(withdrawn_by_id, r.decided_by) end,
    withdrawn_reason = case when withdrawn_at is not null or superseded_at is null then coalesce(withdrawn_reason, said) end
   where id = any (notes);
  update concordat.decision set ended_at = concordat.now(), ended_why = 'NOTE_WITHDRAWN' where note_id = any (notes) and ended_at is null;
  delete from concordat.note_third_party where note_id = any (notes);
  update concordat.answer set body = said, rows = '[]', source = null,
    awaiting_from = null, erased_at = concordat.now() where id = r.answer_id;
  update concordat.contradiction c set words = said from concordat.answer a
   where a.id = r.answer_id and c.enquiry_id = a.enquiry_id and a.question_code = any (c.question_codes);
  update concordat.share_item i set body = said, body_hash = sha256(convert_to(said, 'UTF8')), third_parties = '[]',
    handling_conditions = case when i.handling_conditions is not null then said end, withdrawn_at = coalesce(i.withdrawn_at, concordat.now()),
    answer = case when i.answer is not null then jsonb_build_object('state', i.answer -> 'state', 'rows', '[]'::jsonb) end
   where i.note_id = any (notes) or i.answer_id = r.answer_id;
  update concordat.share_cut c set words = case when c.words is not null then said end from concordat.decision d
   where d.id = c.decision_id and (d.note_id = any (notes) or d.answer_id = r.answer_id);
  update concordat.answer_copy c set text_hash = '' from concordat.share_item i
   where i.id = any (c.share_item_ids) and (i.note_id = any (notes) or i.answer_id = r.answer_id);
  -- Half-typed things hold words that nobody has said yet; those that are about this hold its own.
  delete from concordat.draft d where d.person_id = r.person_id and d.agency_id = r.agency_id
    and exists (select from unnest(notes) one where d.content::text like '%' || one || '%');
  delete from concordat.answer_draft d using concordat.answer a
   where a.id = r.answer_id and d.enquiry_id = a.enquiry_id and d.question_code = a.question_code;

  with entries as (
    select s.ledger_entry_id as id from concordat.decision d join concordat.decision_set s on s.id = d.set_id
     where d.note_id = any (notes) or d.answer_id = r.answer_id
    union
    select s.ledger_entry_id from concordat.share_item i join concordat.share s on s.id = i.share_id
     where (i.note_id = any (notes) or i.answer_id = r.answer_id) and s.ledger_entry_id is not null),
  kept as (
    select d.entry_id, d.ordinal, d.disclosure, concordat.opened(d.disclosure) as said
      from entries e join concordat.ledger_disclosure d on d.entry_id = e.id and d.part = 'ITEM'),
  items as (
    select k.entry_id, concordat.digest_of(k.disclosure) as digest from kept k
     where k.said ->> 1 = 'item' and (k.said -> 2 -> 'item' ->> 'id')::uuid = any (notes || r.answer_id)),
  gone as (
    delete from concordat.ledger_disclosure d using kept k, items i
     where d.entry_id = k.entry_id and d.ordinal = k.ordinal and i.entry_id = k.entry_id and k.said ->> 1 = 'contentSalt' and k.said ->> 2 = i.digest)
  insert into concordat.ledger_erased (entry_id, digest, request_id, reference) select i.entry_id, i.digest, r.id, r.reference from items i
    on conflict do nothing;
  update concordat.erasure_request set erased_at = concordat.now() where id = r.id;
  perform set_config('concordat.erasing', '', true);
  return told;
end $function$;
alter function concordat.destroy(p_request uuid) owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.digest_of(p_disclosure text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'pg_catalog'
AS $function$
  select rtrim(translate(encode(sha256(convert_to(p_disclosure, 'UTF8')), 'base64'), '+/', '-_'), '=')
$function$;
grant execute on function concordat.digest_of(p_disclosure text) to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.disclosures_for(p_entry uuid, p_agency uuid, p_items boolean)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  with kept as (
    select d.ordinal, d.part, d.disclosure, d.custodian_agency_id is null or d.custodian_agency_id = p_agency as own, concordat.opened(d.disclosure) as said
      from concordat.ledger_disclosure d
     where d.entry_id = p_entry and (d.custodian_agency_id is null
       or exists (select 1 from concordat.ledger_party p where p.entry_id = p_entry and p.agency_id = p_agency))),
  items as (
    select k.ordinal, concordat.digest_of(k.disclosure) as digest from kept k
     where p_items and k.part = 'ITEM' and k.said ->> 1 = 'item'
       and (k.own or (k.said -> 2 -> 'recipient' ->> 'agencyId' = p_agency::text and k.said -> 2 ->> 'reason' is null
         and (k.said -> 2 ->> 'outcome' = 'SHARED'
           or (k.said -> 2 ->> 'outcome' = 'SHARED_IN_PART' and k.said -> 2 ->> 'reasonCode' = 'SHARED_IN_PART' and k.said -> 2 ->> 'versionHash' is null)))))
  select coalesce(array_agg(k.disclosure order by k.ordinal), '{}') from kept k
   where (k.part = 'FIELD' and (k.own
       or k.said ->> 1 in ('kind', 'subjectRef', 'actor', 'occurredAt', 'purpose', 'legalBasis', 'supersedes', 'about', 'items')))
      or (k.part = 'ITEM' and exists (select 1 from items i where i.ordinal = k.ordinal or (k.said ->> 1 = 'contentSalt' and k.said ->> 2 = i.digest)))
$function$;
alter function concordat.disclosures_for(p_entry uuid, p_agency uuid, p_items boolean) owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.drop_import_rows(import uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  delete from concordat.import_row r where r.import_id = import and r.fate <> 'DONE' and exists (select 1 from concordat.record_import i
    where i.id = import and i.state in ('STAGING', 'CHECKED') and i.started_by = concordat.current_staff() and i.agency_id = concordat.current_agency()) $function$;
alter function concordat.drop_import_rows(import uuid) owner to concordat_loader;
grant execute on function concordat.drop_import_rows(import uuid) to concordat_api;

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

CREATE OR REPLACE FUNCTION concordat.empty_rows_of_erased()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update concordat.import_row set cells = null where person_id = new.person_id and cells is not null;
  return null;
end $function$;
alter function concordat.empty_rows_of_erased() owner to concordat_loader;

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
  if p_task is null or p_task not in ('tell-people','keep-conference','keep-action','raise-gaps','warn-agreements','reviews-due','endorsements-due','explain-due','chase-enquiries','keep-procedure') then
    raise exception 'there is no task %', p_task using errcode = '22023';
  end if;
  if octet_length(p_payload::text) > 8192 or char_length(p_job_key) > 200 then
    raise exception 'the job is too large' using errcode = '22023';
  end if;
  perform graphile_worker.add_job(p_task, p_payload::json, job_key => p_job_key);
end $function$;
grant execute on function concordat.enqueue(p_task text, p_payload jsonb, p_job_key text) to concordat_api;
grant execute on function concordat.enqueue(p_task text, p_payload jsonb, p_job_key text) to concordat_loader;
grant execute on function concordat.enqueue(p_task text, p_payload jsonb, p_job_key text) to concordat_worker;

CREATE OR REPLACE FUNCTION concordat.entry_to_prove(p_entry uuid, p_items boolean)
 RETURNS TABLE(entry_id uuid, entry bytea, leaf_index bigint, disclosures text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select e.id, e.entry, q.leaf_index, concordat.disclosures_for(e.id, concordat.current_agency(), p_items)
    from concordat.ledger_entry e left join concordat.ledger_sequence q on q.entry_id = e.id
   where e.id = p_entry
     and exists (select 1 from concordat.ledger_party p where p.entry_id = e.id and p.agency_id = concordat.current_agency())
$function$;
alter function concordat.entry_to_prove(p_entry uuid, p_items boolean) owner to concordat_loader;
grant execute on function concordat.entry_to_prove(p_entry uuid, p_items boolean) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.erase(p_request uuid)
 RETURNS uuid[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if not exists (select from concordat.erasure_request r where r.id = p_request and r.agency_id = concordat.current_agency()
      and r.outcome = 'ERASED' and r.decided_by = concordat.current_staff() and r.erased_at is null and concordat.governs()
      and not concordat.held(r.person_id)) then
    raise exception 'this is not erased now, or not by you' using errcode = '42501';
  end if;
  return concordat.destroy(p_request);
end $function$;
alter function concordat.erase(p_request uuid) owner to concordat_loader;
grant execute on function concordat.erase(p_request uuid) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.erase_again(p_kept jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare kept concordat.erasure_request := jsonb_populate_record(null::concordat.erasure_request, p_kept);
begin
  if exists (select from concordat.erasure_request r where r.id = kept.id and r.erased_at is not null) then return false; end if;
  if not exists (select from concordat.risk_note n where n.id = kept.note_id union all select from concordat.answer a where a.id = kept.answer_id) then
    return false;
  end if;
  kept.erased_at := null; kept.kept_at := concordat.now(); kept.ledger_entry_id := null;
  kept.words := 'Its words were not kept outside the database.'; kept.decided_words := kept.words;
  insert into concordat.erasure_request select (kept).* on conflict (id) do update
    set outcome = excluded.outcome, decided_by = excluded.decided_by, decided_at = excluded.decided_at, decided_words = excluded.decided_words,
        kept_at = excluded.kept_at, ledger_entry_id = null;
  perform concordat.destroy(kept.id);
  return true;
end $function$;
alter function concordat.erase_again(p_kept jsonb) owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.erasing()
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select current_user = 'concordat_loader' and coalesce(current_setting('concordat.erasing', true), '') = 'yes'
$function$;
grant execute on function concordat.erasing() to public;

CREATE OR REPLACE FUNCTION concordat.excerpt(p_text text, p_said text, p_alike boolean)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_catalog'
AS $function$
declare
  plain text := concordat.put_aside(translate(p_text, chr(57344) || chr(57345), ''));
  marks text := 'MaxFragments=2, MaxWords=30, MinWords=12, ShortWord=0, FragmentDelimiter=" … ", StartSel=' || chr(57344) || ', StopSel=' || chr(57345);
begin
  if not p_alike then return translate(ts_headline('english', plain, websearch_to_tsquery('english', p_said), marks), e'\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12\x13\x14\x15\x16', e'<>/\\._@‘’“”–—…•£\u00a0'); end if;
  return translate(ts_headline('simple', plain, coalesce((select string_agg(plainto_tsquery('simple', w)::text, ' | ')
      from unnest(tsvector_to_array(to_tsvector('simple', plain))) w
     where exists (select from unnest(concordat.words_spelt(p_said)) said where said <% w) and numnode(plainto_tsquery('simple', w)) > 0), '')::tsquery,
    marks), e'\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12\x13\x14\x15\x16', e'<>/\\._@‘’“”–—…•£\u00a0');
end $function$;
grant execute on function concordat.excerpt(p_text text, p_said text, p_alike boolean) to concordat_api;
grant execute on function concordat.excerpt(p_text text, p_said text, p_alike boolean) to concordat_loader;
grant execute on function concordat.excerpt(p_text text, p_said text, p_alike boolean) to public;

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

CREATE OR REPLACE FUNCTION concordat.held(p_person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select exists (select from concordat.legal_hold h where h.person_id = p_person and h.lifted_at is null)
$function$;
alter function concordat.held(p_person uuid) owner to concordat_loader;
grant execute on function concordat.held(p_person uuid) to concordat_api;

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

CREATE OR REPLACE FUNCTION concordat.home_unit(p_staff uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select p.unit_id from concordat.post p where p.staff_id = p_staff
   order by (p.held_from <= concordat.now() and (p.held_to is null or concordat.now() < p.held_to)) desc, p.held_from, p.id limit 1
$function$;
grant execute on function concordat.home_unit(p_staff uuid) to concordat_api;
grant execute on function concordat.home_unit(p_staff uuid) to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.import_row_is_done()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if old.fate = 'DONE' then
    raise exception 'this row was brought in' using errcode = '42501';
  end if;
  return new;
end $function$;
grant execute on function concordat.import_row_is_done() to public;

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

CREATE OR REPLACE FUNCTION concordat.keep_case_lead()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare v_at timestamptz := coalesce(new.until, concordat.now());
begin
  if tg_op = 'INSERT' then
    insert into concordat.case_lead (id, person_id, agency_id, unit_id, staff_id, since, until)
    values (new.id, new.person_id, new.agency_id, new.unit_id, new.lead_staff_id, new.since, new.until) on conflict do nothing;
    return null;
  end if;
  update concordat.case_lead l set until = v_at where l.person_id = old.person_id and l.agency_id = old.agency_id and l.until is null;
  if new.until is null then
    insert into concordat.case_lead (person_id, agency_id, unit_id, staff_id, since) values (new.person_id, new.agency_id, new.unit_id, new.lead_staff_id, v_at);
  end if;
  return null;
end $function$;
alter function concordat.keep_case_lead() owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.keep_conference()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare about uuid := case when tg_table_name = 'conference' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'conference_id')::uuid end;
begin
  perform concordat.enqueue('keep-conference', jsonb_build_object('conferenceId', about), 'keep-conference:' || about);
  return null;
end $function$;
alter function concordat.keep_conference() owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.keep_searched(p_kind text, p_things uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET enable_seqscan TO 'off'
AS $function$
begin
  delete from concordat.search_text k where k.thing_id = any (p_things);
  insert into concordat.search_text select s.* from concordat.searchable_words s where s.kind = p_kind and s.thing_id = any (p_things);
end $function$;
alter function concordat.keep_searched(p_kind text, p_things uuid[]) owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.leads_unit(p_unit uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return exists (
    with led as (select a.step, p.staff_id from concordat.units_above(p_unit) a
      join concordat.posts_held() p on p.unit_id = a.id and p.role in ('SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT'))
    select from led where led.staff_id = concordat.current_staff() and led.step = (select min(l.step) from led l));
end $function$;
alter function concordat.leads_unit(p_unit uuid) owner to concordat_loader;
grant execute on function concordat.leads_unit(p_unit uuid) to concordat_api;

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

CREATE OR REPLACE FUNCTION concordat.management_plan_stands()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if old.superseded_at is not null and new.superseded_at is distinct from old.superseded_at then
    raise exception 'this was said already' using errcode = '42501';
  end if;
  return new;
end $function$;
grant execute on function concordat.management_plan_stands() to public;

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

CREATE OR REPLACE FUNCTION concordat.move_covered()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update concordat.work_item w set covers_id = null, closed_at = concordat.now(), closed_by = concordat.current_staff(), closed_words = 'Given to somebody else'
   where w.covers_id = new.id and w.closed_at is null;
  return null;
end $function$;
alter function concordat.move_covered() owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.move_work(p_unit uuid, p_act uuid, p_moves jsonb, p_words text, p_back_of uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if not concordat.supervises() or p_unit <> all (concordat.current_units()) then raise exception 'not theirs to give' using errcode = '42501'; end if;
  insert into concordat.work_reassignment (act_id, back_of, agency_id, unit_id, work_item_id, kind, person_id, from_unit_id, from_staff_id, to_unit_id, to_staff_id, words, reassigned_by)
  select p_act, p_back_of, w.agency_id, p_unit, w.id, w.kind, w.person_id, w.unit_id, w.staff_id, m."unitId", m."staffId", p_words, concordat.current_staff()
    from jsonb_to_recordset(p_moves) as m(id uuid, "staffId" uuid, "unitId" uuid) join concordat.work_item w on w.id = m.id
   where w.agency_id = concordat.current_agency() and w.closed_at is null and w.covers_id is null and w.desk_unit_id is null
     and coalesce(w.unit_id, concordat.home_unit(w.staff_id)) = any (concordat.current_units());
  update concordat.work_item w set staff_id = r.to_staff_id, unit_id = r.to_unit_id from concordat.work_reassignment r where r.act_id = p_act and r.work_item_id = w.id;
end $function$;
alter function concordat.move_work(p_unit uuid, p_act uuid, p_moves jsonb, p_words text, p_back_of uuid) owner to concordat_loader;

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

CREATE OR REPLACE FUNCTION concordat.of_entries()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if exists (select from (select distinct entry_id from added) a where not exists (select from concordat.ledger_entry e where e.id = a.entry_id)) then
    raise exception 'there is no such entry' using errcode = '23503';
  end if;
  return null;
end $function$;
alter function concordat.of_entries() owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.open_case(p_crn text, p_pnc text, p_given text, p_family text, p_born date, p_stage text, p_unit uuid, p_lead uuid, p_write boolean, OUT verdict text, OUT person uuid)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare me uuid := concordat.current_agency(); who uuid := concordat.current_staff(); ids uuid[]; new_one boolean; one concordat.person%rowtype;
begin
  if concordat.supervises() is not true
     or not exists (select 1 from concordat.unit u where u.id = p_unit and u.agency_id = me)
     or not exists (select 1 from concordat.staff s where s.id = who and s.agency_id = me)
     or (p_lead is not null and not exists (select 1 from concordat.staff s where s.id = p_lead and s.agency_id = me)) then
    raise exception 'a case is opened by whoever supervises, in their own agency' using errcode = '42501';
  end if;
  -- One after another, whoever they are: two agencies with the same number at the same moment make one person.
  if p_write then perform pg_advisory_xact_lock(hashtextextended('open a case', 0)); end if;
  select array_agg(p.id) into ids from concordat.person p where p.crn = p_crn or p.pnc = p_pnc;
  new_one := ids is null;
  if cardinality(ids) > 1 then verdict := 'UNUSABLE'; return; end if;
  if not new_one then
    select * into strict one from concordat.person p where p.id = ids[1];
    if exists (select 1 from concordat.case_membership m where m.person_id = one.id and m.agency_id = me and m.until is null) then
      verdict := case when concordat.may_work(one.id, me, who) then 'HERE' else 'UNUSABLE' end;
      return;
    end if;
    -- The very same in all that was said, and somebody whom nobody keeps to a few, or from anybody.
    if one.given_names <> p_given or one.family_name <> p_family or one.date_of_birth <> p_born
       or (p_crn is not null and one.crn is distinct from p_crn) or (p_pnc is not null and one.pnc is distinct from p_pnc)
       or exists (select 1 from concordat.access_limit l where l.person_id = one.id)
       or exists (select 1 from concordat.recusal r where r.person_id = one.id and r.staff_id in (who, p_lead) and r.lifted_at is null)
       or exists (select 1 from concordat.erasure_request e where e.person_id = one.id) then
      verdict := 'UNUSABLE';
      return;
    end if;
    person := one.id;
  end if;
  verdict := 'NEW';
  if not p_write then return; end if;
  if new_one then
    insert into concordat.person (crn, pnc, given_names, family_name, date_of_birth, stage)
      values (p_crn, p_pnc, p_given, p_family, p_born, p_stage) returning id into person;
  end if;
  insert into concordat.case_membership (person_id, agency_id, unit_id, lead_staff_id) values (person, me, p_unit, p_lead);
  verdict := 'DONE';
end $function$;
alter function concordat.open_case(p_crn text, p_pnc text, p_given text, p_family text, p_born date, p_stage text, p_unit uuid, p_lead uuid, p_write boolean, OUT verdict text, OUT person uuid) owner to concordat_loader;

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

CREATE OR REPLACE FUNCTION concordat.open_to(p_staff uuid, p_work uuid[], p_shares uuid[])
 RETURNS TABLE(id uuid, state text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET "app.staff_id" TO ''
 SET "app.agency_id" TO ''
 SET "app.roles" TO ''
 SET "app.unit_ids" TO ''
AS $function$
declare standing jsonb := concordat.standing_of(p_staff);
begin
  if standing is null then return; end if;
  perform set_config('app.staff_id', p_staff::text, true), set_config('app.agency_id', standing ->> 'agencyId', true),
    set_config('app.roles', standing ->> 'roles', true), set_config('app.unit_ids', standing ->> 'unitIds', true);
  return query execute format('select work_item.id, case when closed_at is null then ''OPEN'' else ''OVER'' end from concordat.work_item
    where work_item.id = any ($1) and %s', concordat.read_rules('concordat.work_item'::regclass)) using p_work;
  return query execute format('select share.id, case when revoked_at is not null or response is not null or first_seen_at is not null then ''OVER''
    when release_at > concordat.now() and sealed_at is null then ''SEALING'' else ''OPEN'' end from concordat.share
    where share.id = any ($1) and recipient_agency_id = concordat.current_agency() and %s', concordat.read_rules('concordat.share'::regclass)) using p_shares;
end $function$;
alter function concordat.open_to(p_staff uuid, p_work uuid[], p_shares uuid[]) owner to concordat_loader;
grant execute on function concordat.open_to(p_staff uuid, p_work uuid[], p_shares uuid[]) to concordat_worker;

CREATE OR REPLACE FUNCTION concordat.opened(p_disclosure text)
 RETURNS json
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'pg_catalog'
AS $function$
  select convert_from(decode(translate(p_disclosure, '-_', '+/') || repeat('=', (4 - length(p_disclosure) % 4) % 4), 'base64'), 'UTF8')::json
$function$;
grant execute on function concordat.opened(p_disclosure text) to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.opens_cases(p_staff uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select exists (select from concordat.posts_held() h where h.staff_id = p_staff and h.role in ('POLICE_OFFENDER_MANAGER', 'POLICE_DUTY_OFFICER',
    'LOCAL_INTELLIGENCE_OFFICER', 'PROBATION_PRACTITIONER', 'PRISON_OFFENDER_MANAGER', 'PRISON_SECURITY', 'PARTNER_PRACTITIONER', 'SUPERVISOR',
    'HEAD_OF_PROBATION_DELIVERY_UNIT', 'CONFERENCE_CHAIR', 'SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER')) $function$;
alter function concordat.opens_cases(p_staff uuid) owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.opens_people()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select concordat.current_roles() && array['POLICE_OFFENDER_MANAGER', 'POLICE_DUTY_OFFICER', 'LOCAL_INTELLIGENCE_OFFICER', 'PROBATION_PRACTITIONER', 'PRISON_OFFENDER_MANAGER', 'PRISON_SECURITY', 'PARTNER_PRACTITIONER', 'SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT', 'CONFERENCE_CHAIR', 'SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER', 'RECORDS_MANAGER'] $function$;
grant execute on function concordat.opens_people() to concordat_api;
grant execute on function concordat.opens_people() to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.oversees_units()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select concordat.current_roles() && array['AGENCY_ADMINISTRATOR', 'SHARING_AUDITOR'] $function$;
grant execute on function concordat.oversees_units() to concordat_api;
grant execute on function concordat.oversees_units() to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.own_decision(p_staff uuid, p_decided_by uuid, p_endorsed_by uuid, p_person uuid, p_agency uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select p_decided_by = p_staff or p_endorsed_by is not distinct from p_staff
    or exists (select 1 from concordat.case_membership m where m.person_id = p_person and m.agency_id = p_agency and m.lead_staff_id = p_staff) $function$;

CREATE OR REPLACE FUNCTION concordat.own_entries(p_from bigint, p_size bigint, p_most integer)
 RETURNS TABLE(leaf_index bigint, entry bytea, disclosures text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  with mine as (
    select q.leaf_index, e.id, e.entry from concordat.ledger_party p join concordat.ledger_sequence q on q.entry_id = p.entry_id
      join concordat.ledger_entry e on e.id = p.entry_id
     where p.agency_id = concordat.current_agency() and q.leaf_index >= p_from and q.leaf_index < p_size
       and concordat.current_roles() && array['SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER']
     order by q.leaf_index limit least(p_most, 500))
  select m.leaf_index, m.entry, case
    when n.subject is not null and not concordat.may_open(n.subject::uuid, concordat.current_agency(), concordat.current_staff()) then '{}'
    when n.kind = 'elsewhere.considered' then '{}' when n.subject is null and n.kind like 'procedure.%' then '{}'
    when n.kind like 'emergency.%' and not concordat.current_roles() && array['INFORMATION_GOVERNANCE_OFFICER'] then '{}'
    else concordat.disclosures_for(m.id, concordat.current_agency(), true) end
    from mine m
   cross join lateral (
     select max(o.said ->> 2) filter (where o.said ->> 1 = 'kind') as kind, max(o.said ->> 2) filter (where o.said ->> 1 = 'subjectRef') as subject
       from (select concordat.opened(d.disclosure) as said from concordat.ledger_disclosure d where d.entry_id = m.id and d.part = 'FIELD' offset 0) o) n
   order by m.leaf_index
$function$;
alter function concordat.own_entries(p_from bigint, p_size bigint, p_most integer) owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.own_posts()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(array_agg(p.unit_id), '{}') from concordat.post p where p.staff_id = concordat.current_staff() and p.agency_id = concordat.current_agency()
    and p.held_from <= concordat.now() and (p.held_to is null or concordat.now() < p.held_to) $function$;
grant execute on function concordat.own_posts() to concordat_api;
grant execute on function concordat.own_posts() to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.people_left_out(p_from timestamp with time zone, p_until timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return (select count(*)::int from (
    select distinct t.person_id from concordat.trail_entry t
     where concordat.audits() and t.agency_id = concordat.current_agency() and t.at >= p_from and t.at <= p_until and t.kind <> 'HELD_ELSEWHERE' and t.third_party_disclosure_id is null) x
   where not concordat.may_work(x.person_id, concordat.current_agency(), concordat.current_staff()));
end $function$;
alter function concordat.people_left_out(p_from timestamp with time zone, p_until timestamp with time zone) owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.plan_link_changed(p_link uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select exists (select from concordat.management_plan_link x join concordat.management_plan p on p.id = x.plan_id
    left join concordat.risk_note n on n.id = x.note_id
    left join concordat.share_item i on i.id = x.share_item_id left join concordat.share s on s.id = i.share_id
   where x.id = p_link
     and (p.agency_id = concordat.current_agency() or (concordat.reviews() and concordat.under_review(p.person_id, p.agency_id)))
     and (n.superseded_at is not null or n.withdrawn_at is not null
       or i.superseded_at is not null or i.withdrawn_at is not null or s.revoked_at is not null)) $function$;
alter function concordat.plan_link_changed(p_link uuid) owner to concordat_loader;
grant execute on function concordat.plan_link_changed(p_link uuid) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.posts_held()
 RETURNS SETOF concordat.post
 LANGUAGE sql
 STABLE
AS $function$
  select p.* from concordat.post p where p.held_from <= (select concordat.now()) and (p.held_to is null or (select concordat.now()) < p.held_to)
$function$;
grant execute on function concordat.posts_held() to concordat_api;
grant execute on function concordat.posts_held() to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.practises()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select concordat.current_roles() && array['POLICE_OFFENDER_MANAGER', 'POLICE_DUTY_OFFICER', 'LOCAL_INTELLIGENCE_OFFICER', 'PROBATION_PRACTITIONER', 'PRISON_OFFENDER_MANAGER', 'PRISON_SECURITY', 'PARTNER_PRACTITIONER', 'CONFERENCE_CHAIR'] $function$;
grant execute on function concordat.practises() to concordat_api;
grant execute on function concordat.practises() to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.procedure_run_goes_on()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if not new.agency_ids @> old.agency_ids or new.events < old.events then
    raise exception 'nobody is taken out of a run, and nothing of its history' using errcode = '42501';
  end if;
  if old.phase in ('FINISHED', 'STOPPED') and (new.phase, new.end_code, new.over_at, new.events) is distinct from (old.phase, old.end_code, old.over_at, old.events) then
    raise exception 'this run is over' using errcode = '42501';
  end if;
  return new;
end $function$;
grant execute on function concordat.procedure_run_goes_on() to public;

CREATE OR REPLACE FUNCTION concordat.put_aside(p_text text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select translate(translate(p_text, e'\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12\x13\x14\x15\x16', ''), e'<>/\\._@‘’“”–—…•£\u00a0', e'\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12\x13\x14\x15\x16') $function$;
grant execute on function concordat.put_aside(p_text text) to concordat_api;
grant execute on function concordat.put_aside(p_text text) to concordat_loader;
grant execute on function concordat.put_aside(p_text text) to public;

CREATE OR REPLACE FUNCTION concordat.put_in_line()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if exists (select 1 from concordat.ledger_state where halted_at is not null) then
    raise exception 'the record is halted' using errcode = 'CS003';
  end if;
  insert into concordat.ledger_pending (recorded_at, entry_id) select recorded_at, id from added;
  return null;
end $function$;
alter function concordat.put_in_line() owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.question_set_stands()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if old.state <> 'DRAFT' and (new.definition is distinct from old.definition or new.definition_hash is distinct from old.definition_hash) then
    raise exception 'only a draft of a question set is edited' using errcode = '42501';
  end if;
  return new;
end $function$;
grant execute on function concordat.question_set_stands() to public;

CREATE OR REPLACE FUNCTION concordat.queue_export()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform graphile_worker.add_job('make-export', json_build_object('exportId', new.id), job_key => 'make-export:' || new.id, max_attempts => 3);
  return null;
end $function$;

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

CREATE OR REPLACE FUNCTION concordat.read_rules(p_table regclass)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select '(' || string_agg(pg_get_expr(p.polqual, p.polrelid), ' or ') filter (where p.polpermissive) || ')'
    || coalesce(' and ' || string_agg('(' || pg_get_expr(p.polqual, p.polrelid) || ')', ' and ') filter (where not p.polpermissive), '')
    from pg_policy p where p.polrelid = p_table and p.polcmd in ('r', '*') and 'concordat_api'::regrole = any (p.polroles) $function$;
alter function concordat.read_rules(p_table regclass) owner to concordat_loader;
grant execute on function concordat.read_rules(p_table regclass) to concordat_worker;

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
begin
  if tg_op = 'UPDATE' and tg_table_name not like 'ledger%' and concordat.erasing() then return new; end if;
  raise exception 'the record in % is never changed or removed', tg_table_name using errcode = '42501';
end $function$;

CREATE OR REPLACE FUNCTION concordat.refuse_closed_rows(import uuid, because text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare closed int;
begin
  update concordat.import_row r set fate = 'REFUSED', code = 'IMP-07', field = 'person', why = because, person_id = null, cells = null
    where r.import_id = import and r.fate = 'NEW'
      and exists (select 1 from concordat.record_import i where i.id = import and i.started_by = concordat.current_staff() and i.agency_id = concordat.current_agency());
  get diagnostics closed = row_count;
  return closed;
end $function$;
alter function concordat.refuse_closed_rows(import uuid, because text) owner to concordat_loader;
grant execute on function concordat.refuse_closed_rows(import uuid, because text) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.relied_on_changed(p_item uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select exists (select from concordat.risk_decision_item x join concordat.risk_decision d on d.id = x.decision_id
    left join concordat.risk_note n on n.id = x.note_id
    left join concordat.share_item i on i.id = x.share_item_id left join concordat.share s on s.id = i.share_id
   where x.id = p_item
     and (d.agency_id = concordat.current_agency() or (concordat.reviews() and concordat.under_review(d.person_id, d.agency_id)))
     and (n.superseded_at is not null or n.withdrawn_at is not null
       or i.superseded_at is not null or i.withdrawn_at is not null or s.revoked_at is not null)) $function$;
alter function concordat.relied_on_changed(p_item uuid) owner to concordat_loader;
grant execute on function concordat.relied_on_changed(p_item uuid) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.remove_exports_of_erased()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare gone uuid[];
begin
  select array_agg(e.id) into gone from concordat.record_export e where e.person_id = new.person_id
    or exists (select from concordat.exported_person p where p.export_id = e.id and p.person_id = new.person_id);
  delete from concordat.record_export_content where export_id = any (gone);
  delete from concordat.record_export_file where export_id = any (gone);
  update concordat.record_export set state = 'REMOVED', removed_at = concordat.now(), shown = '[]' where id = any (gone) and state <> 'REMOVED';
  return null;
end $function$;
alter function concordat.remove_exports_of_erased() owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.restrict_note(p_request uuid, p_restricted boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform set_config('concordat.erasing', 'yes', true);
  update concordat.risk_note n set restricted_at = case when p_restricted then concordat.now() end
    from concordat.erasure_request r join concordat.risk_note o on o.id = r.note_id
   where r.id = p_request and r.agency_id = concordat.current_agency() and r.outcome = 'RESTRICTED' and concordat.governs()
     and (r.lifted_at is null) = p_restricted and n.series_id = o.series_id and n.erased_at is null;
  perform set_config('concordat.erasing', '', true);
end $function$;
alter function concordat.restrict_note(p_request uuid, p_restricted boolean) owner to concordat_loader;
grant execute on function concordat.restrict_note(p_request uuid, p_restricted boolean) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.reviews()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select concordat.current_roles() && array['INDEPENDENT_REVIEWER'] $function$;
grant execute on function concordat.reviews() to concordat_api;
grant execute on function concordat.reviews() to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.risk_decision_stands()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if (old.superseded_at is not null and new.superseded_at is distinct from old.superseded_at)
      or (old.looked_at is not null and (new.looked_at_by, new.looked_at, new.endorsed, new.looked_at_words)
        is distinct from (old.looked_at_by, old.looked_at, old.endorsed, old.looked_at_words)) then
    raise exception 'this was said already' using errcode = '42501';
  end if;
  return new;
end $function$;
grant execute on function concordat.risk_decision_stands() to public;

CREATE OR REPLACE FUNCTION concordat.sample_answer(p_sampled uuid)
 RETURNS TABLE(words text, at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select w.closed_words, w.closed_at from concordat.work_item w
   where w.agency_id = concordat.current_agency() and w.kind = 'SAMPLE_RETURNED' and w.dedupe_key = 'sample-returned:' || p_sampled and w.closed_at is not null
     and concordat.samples_decisions()
   order by w.closed_at limit 1 $function$;
alter function concordat.sample_answer(p_sampled uuid) owner to concordat_loader;
grant execute on function concordat.sample_answer(p_sampled uuid) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.samples_decisions()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select concordat.current_roles() && array['SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT', 'SHARING_AUDITOR'] $function$;
grant execute on function concordat.samples_decisions() to concordat_api;
grant execute on function concordat.samples_decisions() to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.seal_shares(up_to bigint)
 RETURNS TABLE(share_id uuid, sender_agency_id uuid, recipient_agency_id uuid, person_id uuid, entry_id uuid, opened_from timestamp with time zone, sealed_at timestamp with time zone)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  with covered as (
    select s.id from concordat.share s
      join concordat.decision_set d on d.id = s.set_id
      join concordat.ledger_sequence decided on decided.entry_id = d.ledger_entry_id and decided.leaf_index < up_to
      left join concordat.ledger_sequence released on released.entry_id = s.ledger_entry_id
     where s.sealed_at is null and (s.ledger_entry_id is null or released.leaf_index < up_to)),
  sealed as (
    update concordat.share s set sealed_at = concordat.now() from covered where s.id = covered.id
    returning s.id, s.sender_agency_id, s.recipient_agency_id, s.person_id, s.ledger_entry_id, s.release_at, s.sealed_at)
  select x.* from sealed x where x.release_at <= x.sealed_at and x.ledger_entry_id is not null
$function$;
alter function concordat.seal_shares(up_to bigint) owner to concordat_loader;
grant execute on function concordat.seal_shares(up_to bigint) to concordat_integrator;

CREATE OR REPLACE FUNCTION concordat.search_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if tg_table_name = 'share' then
    perform concordat.keep_searched('RECEIVED', array(select i.id from concordat.share_item i where i.share_id = new.id));
  else
    perform concordat.keep_searched(tg_argv[0], array[new.id]);
  end if;
  return null;
end $function$;
alter function concordat.search_changed() owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.search_fresh()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform concordat.keep_searched(tg_argv[0], array(select f.id from fresh f));
  if tg_argv[0] = 'ANSWER' then
    perform concordat.keep_searched('ANSWER', array(select f.replaces from fresh f where f.replaces is not null));
  end if;
  return null;
end $function$;
alter function concordat.search_fresh() owner to concordat_loader;

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

CREATE OR REPLACE FUNCTION concordat.search_words(p_agency uuid, p_staff uuid, p_words text, p_kinds text[], p_person uuid, p_ended boolean, p_alike boolean, p_after_at timestamp with time zone, p_after_thing uuid)
 RETURNS TABLE(kind text, thing_id uuid, person_id uuid, of_agency_id uuid, place_id uuid, at timestamp with time zone, asked text, alike boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_catalog'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
-- Planned for what is asked each time: one plan for every question took a second where these words stand in every note, and 22 ms so.
declare
  said text := concordat.put_aside(translate(left(coalesce(p_words, ''), 200), '“”', '""')); -- as telephones write them
  near boolean := coalesce(p_alike, false);
  wanted tsquery := websearch_to_tsquery('english', said);
  spellings text[] := concordat.words_spelt(said);
  today date := concordat.today();
  units uuid[] := concordat.current_units();
begin
  if (near and cardinality(spellings) = 0) or (not near and numnode(wanted) = 0) then return; end if;
  return query with found as materialized (
      select s.kind, s.thing_id, s.person_id, s.of_agency_id, s.place_id, s.at from concordat.search_text s
       where s.agency_id = p_agency and not near and s.words @@ wanted
         and (p_kinds is null or s.kind = any (p_kinds)) and (p_person is null or s.person_id = p_person) and (coalesce(p_ended, false) or not s.ended)
      union all
      select s.kind, s.thing_id, s.person_id, s.of_agency_id, s.place_id, s.at from concordat.search_text s
       where s.agency_id = p_agency and near and spellings[1] <% s.spelt and not exists (select from unnest(spellings) one where not one <% s.spelt)
         and (p_kinds is null or s.kind = any (p_kinds)) and (p_person is null or s.person_id = p_person) and (coalesce(p_ended, false) or not s.ended)),
    -- A plain case of an adult is one probe of sight; only a guarded one asks the whole rule.
    people as materialized (
      select one.id, plain.sight or concordat.may_work(one.id, p_agency, p_staff) as works from (select distinct f.person_id as id from found f) one
        join concordat.person_sight ps on ps.agency_id = p_agency and ps.person_id = one.id
        cross join lateral (select not ps.guarded and ps.adult_on <= today) plain (sight)
       where (p_person is not null
           or exists (select from concordat.case_membership m where m.person_id = one.id and m.agency_id = p_agency and m.until is null
                and (m.lead_staff_id = p_staff or m.unit_id = any (units)))
           or not exists (select from concordat.case_membership m where m.person_id = one.id and m.agency_id = p_agency and m.until is null and m.unit_id is not null))
         and (plain.sight or concordat.may_open(one.id, p_agency, p_staff)))
    select f.kind, f.thing_id, f.person_id, f.of_agency_id, f.place_id, f.at, said, near from found f join people p on p.id = f.person_id
     where (p.works or f.kind <> 'MINUTE') and (p_after_at is null or (f.at, f.thing_id) < (p_after_at, p_after_thing))
     order by f.at desc, f.thing_id desc;
end $function$;
alter function concordat.search_words(p_agency uuid, p_staff uuid, p_words text, p_kinds text[], p_person uuid, p_ended boolean, p_alike boolean, p_after_at timestamp with time zone, p_after_thing uuid) owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.searched_text(a concordat.answer)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select concat_ws(e'\n', a.body, a.source, a.reason_words) $function$;
grant execute on function concordat.searched_text(a concordat.answer) to concordat_api;
grant execute on function concordat.searched_text(a concordat.answer) to concordat_loader;
grant execute on function concordat.searched_text(a concordat.answer) to public;

CREATE OR REPLACE FUNCTION concordat.searched_text(e concordat.conference_entry)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select e.words $function$;
grant execute on function concordat.searched_text(e concordat.conference_entry) to concordat_api;
grant execute on function concordat.searched_text(e concordat.conference_entry) to concordat_loader;
grant execute on function concordat.searched_text(e concordat.conference_entry) to public;

CREATE OR REPLACE FUNCTION concordat.searched_text(i concordat.share_item)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select i.body $function$;
grant execute on function concordat.searched_text(i concordat.share_item) to concordat_api;
grant execute on function concordat.searched_text(i concordat.share_item) to concordat_loader;
grant execute on function concordat.searched_text(i concordat.share_item) to public;

CREATE OR REPLACE FUNCTION concordat.searched_text(n concordat.risk_note)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select concat_ws(e'\n', n.body, n.level_reason, n.report_series) $function$;
grant execute on function concordat.searched_text(n concordat.risk_note) to concordat_api;
grant execute on function concordat.searched_text(n concordat.risk_note) to concordat_loader;
grant execute on function concordat.searched_text(n concordat.risk_note) to public;

CREATE OR REPLACE FUNCTION concordat.searched_text(p concordat.management_plan)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select concat_ws(e'\n', p.aim,
    (select string_agg(o ->> 'objective', e'\n') from jsonb_array_elements(p.objectives) o),
    (select string_agg(concat_ws(' ', t ->> 'what', t ->> 'who'), e'\n') from jsonb_path_query(p.objectives, '$[*].tactics[*]') t),
    (select string_agg(concat_ws(' ', c ->> 'words', c ->> 'who', c ->> 'whom', c ->> 'means'), e'\n') from jsonb_array_elements(p.contingencies) c),
    (select string_agg(r ->> 'words', e'\n') from jsonb_array_elements(p.requirements) r),
    p.key_information, p.further_considerations, p.supervision, p.monitoring_and_control, p.interventions_and_treatment,
    p.victim_safety_planning, p.contingency_plans) $function$;
grant execute on function concordat.searched_text(p concordat.management_plan) to concordat_api;
grant execute on function concordat.searched_text(p concordat.management_plan) to concordat_loader;
grant execute on function concordat.searched_text(p concordat.management_plan) to public;

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

CREATE OR REPLACE FUNCTION concordat.share_to_prove(p_share uuid)
 RETURNS TABLE(person_id uuid, entry_id uuid, entry bytea, leaf_index bigint, disclosures text[])
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select s.person_id, e.* from concordat.share s
   cross join lateral concordat.entry_to_prove(s.ledger_entry_id,
     (s.sender_agency_id = concordat.current_agency() or s.first_seen_at is not null)
     and exists (select 1 from concordat.share_item i where i.share_id = s.id)) e
   where s.id = p_share
$function$;
grant execute on function concordat.share_to_prove(p_share uuid) to concordat_api;

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

CREATE OR REPLACE FUNCTION concordat.sight_by_run()
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
alter function concordat.sight_by_run() owner to concordat_loader;
grant execute on function concordat.sight_by_run() to public;

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

CREATE OR REPLACE FUNCTION concordat.signed_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.note is not null or old.size <> new.size or old.root <> new.root or old.committed_at <> new.committed_at then
    raise exception 'a checkpoint is signed once' using errcode = '42501';
  end if;
  return new;
end $function$;
grant execute on function concordat.signed_once() to public;

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

CREATE OR REPLACE FUNCTION concordat.speaks_in_conferences()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select concordat.writes_to_cases() or concordat.current_roles() && array['CONFERENCE_CHAIR'] $function$;
grant execute on function concordat.speaks_in_conferences() to concordat_api;
grant execute on function concordat.speaks_in_conferences() to concordat_loader;
grant execute on function concordat.speaks_in_conferences() to public;

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

CREATE OR REPLACE FUNCTION concordat.standing_of(p_staff uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  with recursive held as (
    select p.unit_id, p.role, p.agency_id from concordat.post p join concordat.staff s on s.id = p.staff_id and s.agency_id = p.agency_id
     where p.staff_id = p_staff and p.held_from <= concordat.now() and (p.held_to is null or concordat.now() < p.held_to)
       and exists (select 1 from concordat.account a where a.staff_id = p_staff and a.state = 'ACTIVE')
  ), below as (
    select unit_id from held union select u.id from concordat.unit u join below b on u.parent_id = b.unit_id
  )
  select jsonb_build_object('agencyId', (select min(agency_id::text) from held), 'roles', (select array_agg(distinct role) from held)::text,
    'unitIds', (select array_agg(unit_id) from below)::text)
   where exists (select 1 from held) $function$;
alter function concordat.standing_of(p_staff uuid) owner to concordat_loader;
grant execute on function concordat.standing_of(p_staff uuid) to concordat_worker;

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

CREATE OR REPLACE FUNCTION concordat.taken_back(p_items uuid[])
 RETURNS TABLE(id uuid, share_id uuid, version integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select i.id, i.share_id, i.note_version from concordat.share_item i join concordat.share s on s.id = i.share_id
   where i.id = any (p_items) and i.recipient_agency_id = concordat.current_agency()
     and s.first_seen_at is not null and s.revoked_at is not null $function$;
alter function concordat.taken_back(p_items uuid[]) owner to concordat_loader;
grant execute on function concordat.taken_back(p_items uuid[]) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.team_figures(p_unit uuid)
 RETURNS TABLE(funded integer, filled integer, present integer, supervisors integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if p_unit <> all (concordat.team_units()) then return; end if;
  return query
    with held as (select h.staff_id, bool_or(h.role in ('SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT')) as leads,
        not exists (select from concordat.absences_now() a where a.staff_id = h.staff_id) as here
      from concordat.posts_held() h where h.unit_id = p_unit group by h.staff_id)
    select (select f.posts from concordat.funded_posts f where f.unit_id = p_unit and f.from_on <= concordat.today()
        and (f.to_on is null or concordat.today() <= f.to_on) order by f.recorded_at desc, f.id desc limit 1),
      count(*)::int, (count(*) filter (where held.here))::int, (count(*) filter (where held.leads))::int from held;
end $function$;
alter function concordat.team_figures(p_unit uuid) owner to concordat_loader;
grant execute on function concordat.team_figures(p_unit uuid) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.team_items(p_unit uuid)
 RETURNS TABLE(id uuid, person_id uuid, staff_id uuid, owner text, kind text, due_at timestamp with time zone, raised_at timestamp with time zone, overdue boolean, owned boolean, named boolean, stays boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return query select t.id, w.person_id, t.staff_id, coalesce(s.name, ''), t.kind, t.due_at, t.raised_at, t.overdue, t.owned, w.staff_id is not null, k.stays
    from concordat.team_work(p_unit) t join concordat.work_item w on w.id = t.id join concordat.work_kind k on k.kind = t.kind
    left join concordat.staff s on s.id = t.staff_id;
end $function$;
alter function concordat.team_items(p_unit uuid) owner to concordat_loader;
grant execute on function concordat.team_items(p_unit uuid) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.team_members(p_unit uuid)
 RETURNS TABLE(staff_id uuid, name text, open integer, overdue integer, away boolean, back_after date, cover_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if p_unit <> all (concordat.team_units()) or not concordat.leads_unit(p_unit) then return; end if;
  return query
    with work as materialized (select w.staff_id, count(*)::int as n, (count(*) filter (where w.overdue))::int as late from concordat.team_work(p_unit) w group by w.staff_id)
    select s.id, s.name, coalesce(work.n, 0), coalesce(work.late, 0), a.id is not null, a.to_on, a.cover_id
      from concordat.staff s left join work on work.staff_id = s.id
      left join lateral (select n.* from concordat.absences_now() n where n.staff_id = s.id order by n.id limit 1) a on true
     where s.id in (select h.staff_id from concordat.posts_held() h where h.unit_id = p_unit) or work.n is not null;
end $function$;
alter function concordat.team_members(p_unit uuid) owner to concordat_loader;
grant execute on function concordat.team_members(p_unit uuid) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.team_units()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select case when concordat.oversees_units() then array(select u.id from concordat.unit u where u.agency_id = (select concordat.current_agency()))
    when concordat.supervises() then array(select u.id from concordat.unit u where u.agency_id = (select concordat.current_agency())
      and u.id = any ((select concordat.current_units())::uuid[]))
    else '{}' end
$function$;
grant execute on function concordat.team_units() to concordat_api;
grant execute on function concordat.team_units() to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.team_work(p_unit uuid)
 RETURNS TABLE(id uuid, staff_id uuid, kind text, due_at timestamp with time zone, raised_at timestamp with time zone, overdue boolean, owned boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  v_agency uuid := concordat.current_agency(); v_staff uuid := concordat.current_staff();
  v_leads boolean := concordat.leads_unit(p_unit); v_cases boolean := concordat.works_with_cases(); v_above uuid[];
  v_now timestamptz := concordat.now(); v_today date := concordat.today();
begin
  if p_unit <> all (concordat.team_units()) then return; end if;
  v_above := array(select u.id from concordat.units_above(p_unit) u);
  return query
    with away as materialized (select a.staff_id, a.cover_id from concordat.absences_now() a where a.agency_id = v_agency),
    home as materialized (select distinct p.staff_id from concordat.post p where p.unit_id = p_unit and concordat.home_unit(p.staff_id) = p_unit),
    items as materialized (
      select w.* from concordat.work_item w
       where w.agency_id = v_agency and w.closed_at is null and w.covers_id is null and w.desk_unit_id is null
         and (w.unit_id = p_unit or (w.unit_id is null and w.staff_id in (select home.staff_id from home)))
         and (w.person_id is null or (v_cases and exists (select from concordat.person_sight ps where ps.agency_id = v_agency and ps.person_id = w.person_id
           and ((not ps.guarded and ps.adult_on <= v_today) or concordat.may_open(w.person_id, v_agency, v_staff)))))),
    present as materialized (select h.staff_id, h.unit_id, h.role from concordat.posts_held() h
      where h.agency_id = v_agency and not exists (select from away where away.staff_id = h.staff_id)
        and (h.unit_id = any (v_above) or h.staff_id in (select i.staff_id from items i union all select away.cover_id from away)))
    select w.id, case when v_leads then w.staff_id end, w.kind, w.due_at, w.raised_at, coalesce(w.due_at <= v_now, false),
      exists (select from present h where
        (w.staff_id is null or h.staff_id = w.staff_id or h.staff_id in (select away.cover_id from away where away.staff_id = w.staff_id))
        and (w.role is null or h.role = w.role)
        and (w.unit_id is null or h.unit_id = w.unit_id or ((w.role is not null or w.staff_id is not null) and h.unit_id = any (v_above))))
    from items w;
end $function$;
alter function concordat.team_work(p_unit uuid) owner to concordat_loader;
grant execute on function concordat.team_work(p_unit uuid) to concordat_api;

CREATE OR REPLACE FUNCTION concordat.tell_moved_work()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  insert into concordat.to_tell (work_item_id) values (new.id);
  return null;
end $function$;
alter function concordat.tell_moved_work() owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.tell_share()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  insert into concordat.to_tell (share_id) select f.id from fresh f where f.revoked_at is null;
  if exists (select 1 from fresh f where f.mode = 'URGENT') then perform concordat.enqueue('tell-people', '{}'); end if;
  return null;
end $function$;
alter function concordat.tell_share() owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.tell_work()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  insert into concordat.to_tell (work_item_id) select f.id from fresh f where f.closed_at is null;
  if exists (select 1 from fresh f where f.interrupts is not null) then perform concordat.enqueue('tell-people', '{}'); end if;
  return null;
end $function$;
alter function concordat.tell_work() owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.third_party_disclosure_stands()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if (old.superseded_at is not null and new.superseded_at is distinct from old.superseded_at)
      or (old.decided_at is not null and (new.decided_by, new.decided_at, new.decided_as, new.outcome, new.why, new.exact_words, new.may_leave_in_writing, new.why_in_writing, new.neutral_words) is distinct from (old.decided_by, old.decided_at, old.decided_as, old.outcome, old.why, old.exact_words, old.may_leave_in_writing, old.why_in_writing, old.neutral_words)) or (old.recorded_at is not null and (new.recorded_by, new.recorded_at, new.telling, new.safety_plan, new.safety_words, new.undertaking, new.told_by, new.present, new.place, new.in_person, new.why_not_in_person, new.told_at, new.left_in_writing, new.telling_words) is distinct from (old.recorded_by, old.recorded_at, old.telling, old.safety_plan, old.safety_words, old.undertaking, old.told_by, old.present, old.place, old.in_person, old.why_not_in_person, old.told_at, old.left_in_writing, old.telling_words)) then
    raise exception 'this was said already' using errcode = '42501';
  end if;
  return new;
end $function$;
grant execute on function concordat.third_party_disclosure_stands() to public;

CREATE OR REPLACE FUNCTION concordat.tile_grows()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.level <> new.level or old.index <> new.index or substring(new.hashes for octet_length(old.hashes)) <> old.hashes then
    raise exception 'a tile only grows' using errcode = '42501';
  end if;
  return new;
end $function$;
grant execute on function concordat.tile_grows() to public;

CREATE OR REPLACE FUNCTION concordat.today()
 RETURNS date
 LANGUAGE sql
 STABLE
AS $function$ select (concordat.now() at time zone 'Europe/London')::date $function$;
grant execute on function concordat.today() to concordat_api;
grant execute on function concordat.today() to concordat_integrator;
grant execute on function concordat.today() to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.touch_all_gaps()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  insert into concordat.gap_touch (person_id) select distinct s.person_id from concordat.share s where s.revoked_at is null;
  return null;
end $function$;
alter function concordat.touch_all_gaps() owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.touch_gap()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  insert into concordat.gap_touch (person_id) values (new.person_id);
  return null;
end $function$;
alter function concordat.touch_gap() owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.touch_gaps()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  insert into concordat.gap_touch (person_id) select distinct n.person_id from fresh n;
  return null;
end $function$;
alter function concordat.touch_gaps() owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.touch_gaps_of_category()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  insert into concordat.gap_touch (person_id) select distinct n.person_id from concordat.risk_note n where n.agency_id = new.agency_id and n.category = new.category
     and exists (select from concordat.share s where s.person_id = n.person_id and s.revoked_at is null);
  return null;
end $function$;
alter function concordat.touch_gaps_of_category() owner to concordat_loader;

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

CREATE OR REPLACE FUNCTION concordat.units_above(p_unit uuid)
 RETURNS TABLE(id uuid, step integer)
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  with recursive above as (
    select u.id, u.parent_id, 0 as step from concordat.unit u where u.id = p_unit
    union all select u.id, u.parent_id, a.step + 1 from concordat.unit u join above a on u.id = a.parent_id where a.step < 20)
  select above.id, above.step from above
$function$;
grant execute on function concordat.units_above(p_unit uuid) to concordat_api;
grant execute on function concordat.units_above(p_unit uuid) to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.uuid7()
 RETURNS uuid
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
declare
  micros bigint := floor(extract(epoch from clock_timestamp() + (select c.shift from concordat.clock c)) * 1000000);
  part int := (micros % 1000) * 4096 / 1000;
begin
  return encode(int8send(((micros / 1000) << 16) | x'7000'::int | part) || substring(uuid_send(gen_random_uuid()) from 9), 'hex')::uuid;
end $function$;
grant execute on function concordat.uuid7() to concordat_api;
grant execute on function concordat.uuid7() to concordat_integrator;
grant execute on function concordat.uuid7() to concordat_loader;
grant execute on function concordat.uuid7() to concordat_worker;

CREATE OR REPLACE FUNCTION concordat.words_spelt(p_said text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select (array(select w from unnest(tsvector_to_array(to_tsvector('simple', p_said))) w where char_length(w) > 2 order by char_length(w) desc, w))[1:6] $function$;
grant execute on function concordat.words_spelt(p_said text) to concordat_api;
grant execute on function concordat.words_spelt(p_said text) to concordat_loader;
grant execute on function concordat.words_spelt(p_said text) to public;

CREATE OR REPLACE FUNCTION concordat.work_to_move(p_unit uuid, p_moves jsonb, p_seen timestamp with time zone)
 RETURNS TABLE(id uuid, person_id uuid, here boolean, closed boolean, moved boolean, stays boolean, theirs boolean, holds boolean, fits boolean, opens boolean, somebody boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  v_agency uuid := concordat.current_agency(); v_staff uuid := concordat.current_staff(); v_units uuid[] := concordat.current_units();
  v_cases boolean := concordat.works_with_cases(); v_today date := concordat.today();
begin
  if not concordat.supervises() or p_unit <> all (v_units) then return; end if;
  perform from concordat.work_item w where w.agency_id = v_agency
    and w.id in (select m.id from jsonb_to_recordset(p_moves) as m(id uuid)) order by w.id for update;
  return query
    with moves as materialized (select m.id, m."staffId" as to_staff, m."unitId" as to_unit
      from jsonb_to_recordset(p_moves) as m(id uuid, "staffId" uuid, "unitId" uuid)),
    away as materialized (select a.staff_id, a.cover_id from concordat.absences_now() a where a.agency_id = v_agency),
    items as materialized (
      select m.to_staff, m.to_unit, w.*,
          coalesce(w.unit_id, concordat.home_unit(w.staff_id)) = any (v_units) and w.covers_id is null and w.desk_unit_id is null
            and (w.person_id is null or (v_cases and exists (select from concordat.person_sight ps where ps.agency_id = v_agency and ps.person_id = w.person_id
              and ((not ps.guarded and ps.adult_on <= v_today) or concordat.may_open(w.person_id, v_agency, v_staff))))) as known
        from moves m join concordat.work_item w on w.id = m.id and w.agency_id = v_agency),
    takers as materialized (
      select i.id, h.staff_id, h.staff_id not in (select away.staff_id from away) as present
        from items i join concordat.posts_held() h on h.agency_id = v_agency and (i.role is null or h.role = i.role)
         and (i.to_staff is null or h.staff_id = i.to_staff or h.staff_id in (select away.cover_id from away where away.staff_id = i.to_staff))
         and (i.to_unit is null or h.unit_id = i.to_unit
           or ((i.role is not null or i.to_staff is not null) and h.unit_id in (select u.id from concordat.units_above(i.to_unit) u))))
    select m.id, i.person_id, coalesce(i.known, false), coalesce(i.known and i.closed_at is not null, false),
      exists (select from concordat.work_reassignment r where r.work_item_id = m.id and r.reassigned_at > p_seen
        and r.agency_id = v_agency and r.unit_id = any (v_units)),
      k.stays, i.staff_id is not distinct from m.to_staff and i.unit_id is not distinct from m.to_unit,
      exists (select from concordat.work_reassignment r where r.work_item_id = m.id and r.from_staff_id is not distinct from m.to_staff and r.from_unit_id is not distinct from m.to_unit)
        or case when m.to_staff is not null then m.to_unit is null and exists (select from concordat.posts_held() h cross join concordat.units_above(h.unit_id) u
            where h.staff_id = m.to_staff and h.agency_id = v_agency and u.id = p_unit) else m.to_unit = any (v_units) end,
      i.role is null or m.to_staff is null or exists (select from concordat.posts_held() h where h.staff_id = m.to_staff and h.role = i.role),
      i.person_id is null or (case when m.to_staff is not null then concordat.opens_cases(m.to_staff) and concordat.may_open(i.person_id, v_agency, m.to_staff)
        else exists (select from takers t where t.id = i.id and t.present and concordat.opens_cases(t.staff_id) and concordat.may_open(i.person_id, v_agency, t.staff_id)) end),
      exists (select from takers t where t.id = i.id and t.present)
    from moves m left join items i on i.id = m.id left join concordat.work_kind k on k.kind = i.kind;
end $function$;
alter function concordat.work_to_move(p_unit uuid, p_moves jsonb, p_seen timestamp with time zone) owner to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.works_with_cases()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select concordat.current_roles() && array['POLICE_OFFENDER_MANAGER', 'POLICE_DUTY_OFFICER', 'LOCAL_INTELLIGENCE_OFFICER', 'PROBATION_PRACTITIONER', 'PRISON_OFFENDER_MANAGER', 'PRISON_SECURITY', 'PARTNER_PRACTITIONER', 'SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT', 'CONFERENCE_CHAIR', 'SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER'] $function$;
grant execute on function concordat.works_with_cases() to concordat_api;
grant execute on function concordat.works_with_cases() to concordat_loader;

CREATE OR REPLACE FUNCTION concordat.works_with_export(p_export uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return not exists (select from concordat.exported_person p where p.export_id = p_export
    and not concordat.may_work(p.person_id, concordat.current_agency(), concordat.current_staff()));
end $function$;
alter function concordat.works_with_export(p_export uuid) owner to concordat_loader;
grant execute on function concordat.works_with_export(p_export uuid) to concordat_api;

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
