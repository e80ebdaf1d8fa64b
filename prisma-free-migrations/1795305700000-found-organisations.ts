import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agencies, units, staff, posts, accounts, sign-ins and sharing agreements: the directory. No risk data stands here. */
export class FoundOrganisations1795305700000 implements MigrationInterface {
  name = 'FoundOrganisations1795305700000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
create table concordat.controller_group (
  id uuid primary key default concordat.uuid7(),
  name text not null unique
);
create table concordat.agency (
  id uuid primary key default concordat.uuid7(),
  name text not null unique,
  short_name text not null unique,
  kind text not null check (kind in ('POLICE','PROBATION','PRISON','COUNCIL','HEALTH','VOLUNTARY','TAGGING','YOUTH_JUSTICE','OTHER')),
  controller_group_id uuid references concordat.controller_group,
  idle_minutes int not null default 15 check (idle_minutes between 1 and 240),
  managed_idle_minutes int not null default 60 check (managed_idle_minutes between 1 and 240),
  absolute_hours int not null default 12 check (absolute_hours between 1 and 24)
);
create table concordat.unit (
  id uuid primary key default concordat.uuid7(),
  agency_id uuid not null references concordat.agency,
  parent_id uuid references concordat.unit,
  name text not null,
  desk text check (desk in ('OFFENDER_MANAGEMENT','PRISON_SECURITY','POLICE_DOMESTIC_ABUSE','POLICE_INTELLIGENCE','CONTROL_ROOM','CHILDREN_SERVICES','HOUSING','TAGGING','STANDARDS','HEALTH','OTHER')),
  duty_name text not null,
  duty_phone text not null,
  duty_hours text not null,
  unique (agency_id, name)
);
create index unit_parent on concordat.unit (parent_id);
create table concordat.staff (
  id uuid primary key default concordat.uuid7(),
  agency_id uuid not null references concordat.agency,
  name text not null,
  job_title text not null,
  shift_ends_at timestamptz
);
create index staff_agency on concordat.staff (agency_id, name);
create table concordat.post (
  id uuid primary key default concordat.uuid7(),
  staff_id uuid not null references concordat.staff,
  unit_id uuid not null references concordat.unit,
  agency_id uuid not null references concordat.agency,
  role text not null,
  held_from timestamptz not null default concordat.now(),
  held_to timestamptz,
  check (held_to is null or held_to > held_from)
);
create index post_staff on concordat.post (staff_id);
create index post_unit on concordat.post (unit_id);

create table concordat.account (
  id uuid primary key default concordat.uuid7(),
  staff_id uuid not null references concordat.staff,
  issuer text not null,
  subject text not null,
  state text not null default 'ACTIVE' check (state in ('ACTIVE','SUSPENDED')),
  unique (issuer, subject)
);
-- One row per sign-in, keyed by what the token says of itself. Token life is judged by the real clock, never by concordat.now().
create table concordat.sign_in (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references concordat.account,
  token_session text not null unique,
  managed_device boolean not null default false,
  started_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_why text
);
create index sign_in_account on concordat.sign_in (account_id) where ended_at is null;

create table concordat.agreement (
  id uuid primary key default concordat.uuid7(),
  title text not null,
  reference text not null unique,
  starts_at timestamptz not null,
  ends_at timestamptz,
  review_on date not null,
  transition_days int not null default 30 check (transition_days between 0 and 365),
  dpia_reference text not null,
  owner_staff_id uuid not null references concordat.staff,
  names_children boolean not null default false,
  check (ends_at is null or ends_at > starts_at)
);
create table concordat.agreement_party (
  agreement_id uuid not null references concordat.agreement,
  agency_id uuid not null references concordat.agency,
  controller boolean not null default true,
  signatory_name text not null,
  signatory_role text not null,
  signed_on date not null,
  primary key (agreement_id, agency_id)
);
create index agreement_party_agency on concordat.agreement_party (agency_id);
create table concordat.agreement_purpose (
  agreement_id uuid not null references concordat.agreement,
  purpose text not null,
  primary key (agreement_id, purpose)
);
-- category_group '*' covers every group of note category that has no line of its own.
create table concordat.agreement_ground (
  agreement_id uuid not null references concordat.agreement,
  category_group text not null,
  gateway text not null,
  protection_condition text not null,
  primary key (agreement_id, category_group)
);

-- Work for a person, a unit's role-holders, or an agency's supervisors: what My work shows.
create table concordat.work_item (
  id uuid primary key default concordat.uuid7(),
  agency_id uuid not null references concordat.agency,
  unit_id uuid references concordat.unit,
  staff_id uuid references concordat.staff,
  role text,
  kind text not null check (kind in ('EXPLAIN_GRAVER','LESS_TOLD','GROUP_GAP','ENDORSE_WITHHOLDING','LEVEL_QUESTIONED','AGREEMENT_ENDING','REVIEW_DUE','SENT_BACK','NOT_FOR_US','RECIPIENTS_RELY_ON_OLD')),
  person_id uuid,
  subject_id uuid,
  recipient_agency_id uuid references concordat.agency,
  note_ids uuid[] not null default '{}',
  summary text not null,
  due_at timestamptz,
  raised_at timestamptz not null default concordat.now(),
  closed_at timestamptz,
  closed_by uuid references concordat.staff,
  closed_words text,
  dedupe_key text not null,
  check (unit_id is not null or staff_id is not null or role is not null)
);
create unique index work_item_once on concordat.work_item (agency_id, dedupe_key) where closed_at is null;
create index work_item_open on concordat.work_item (agency_id, due_at) where closed_at is null;

-- The actor, in one statement: account, its own sign-in row, posts, units (with those below), live agreements. Null when any of it has lapsed.
create function concordat.actor_for(p_issuer text, p_subject text, p_token_session text) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare who record; -- not "found": that name is plpgsql's own
begin
  select a.id account_id, s.id staff_id, s.name, s.job_title, s.shift_ends_at, g.id agency_id, g.name agency_name, g.kind agency_kind, g.controller_group_id,
         i.id sign_in_id, i.last_seen_at
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
      'roles', coalesce((select jsonb_agg(distinct role) from held), '[]'), 'homeUnitId', (select min(unit_id::text) from held),
      'unitIds', coalesce((select jsonb_agg(unit_id) from below), '[]'),
      'agreementIds', coalesce((select jsonb_agg(ap.agreement_id) from concordat.agreement_party ap join concordat.agreement ag on ag.id = ap.agreement_id
         where ap.agency_id = who.agency_id and ag.starts_at <= concordat.now() and (ag.ends_at is null or concordat.now() < ag.ends_at)), '[]'))
  );
end $$;
-- Starting and ending a sign-in are the only writes that happen before there is an actor.
create function concordat.start_sign_in(p_issuer text, p_subject text, p_token_session text, p_managed boolean) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare account uuid;
begin
  select id into account from concordat.account where issuer = p_issuer and subject = p_subject and state = 'ACTIVE';
  if account is null then return false; end if;
  insert into concordat.sign_in (account_id, token_session, managed_device) values (account, p_token_session, p_managed)
    on conflict (token_session) do nothing;
  return exists (select 1 from concordat.sign_in where token_session = p_token_session and account_id = account and ended_at is null);
end $$;
create function concordat.end_sign_in(p_issuer text, p_subject text, p_token_session text, p_why text) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  update concordat.sign_in i set ended_at = now(), ended_why = p_why from concordat.account a
   where i.account_id = a.id and a.issuer = p_issuer and a.subject = p_subject and i.token_session = p_token_session and i.ended_at is null $$;

create table portal.session (
  sid varchar primary key,
  sess json not null,
  expire timestamp(6) not null
);
create index session_expire on portal.session (expire);
grant select, insert, update, delete on portal.session to concordat_portal;
`);
  }

  async down(): Promise<void> {
    throw new Error('Organisations stand under every record and are not taken down.');
  }
}
