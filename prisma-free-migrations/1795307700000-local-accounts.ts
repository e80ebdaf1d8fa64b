import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Accounts for agencies that have no identity provider. What proves who somebody is stands in a schema of its own, which the identity
 * process reaches and the API does not; the identity process reaches nothing of schema concordat. The two meet in the subject alone, and in
 * the functions here, which act for the administrator's own agency and for no other.
 */
export class LocalAccounts1795307700000 implements MigrationInterface {
  name = 'LocalAccounts1795307700000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
create schema identity;
grant usage on schema identity to concordat_identity, concordat_loader;

-- Where the local accounts' sign-in stands: written once by the identity process, read by whoever makes a link to it.
create table identity.issuer (
  only_row boolean primary key default true check (only_row),
  address text not null check (address ~ '^https?://[^/]')
);
create table identity.account (
  subject text primary key,
  sign_in_name text not null unique,
  person_name text not null,
  agency_name text not null,
  passphrase_hash text,
  totp_secret text,
  totp_last_step bigint,
  accepted_at timestamptz,
  check ((passphrase_hash is null) = (accepted_at is null) and (totp_secret is null) = (accepted_at is null))
);
-- Judged by the real clock, as tokens are. What was chosen stands here until the first code has confirmed it.
create table identity.invitation (
  id uuid primary key default gen_random_uuid(),
  subject text not null references identity.account,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  made_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '72 hours',
  passphrase_hash text,
  totp_secret text,
  used_at timestamptz,
  ended_at timestamptz
);
create unique index invitation_open on identity.invitation (subject) where used_at is null and ended_at is null;
-- A try to sign in, by what it counts against: an account's name, where it came from, or a device that is known for that account.
create table identity.attempt (
  id uuid not null,
  key bytea not null,
  tried_at timestamptz not null default clock_timestamp(),
  primary key (key, id)
);
create index attempt_age on identity.attempt (tried_at);

grant select, insert on identity.issuer to concordat_identity;
grant select on identity.account, identity.invitation to concordat_identity;
grant update (passphrase_hash, totp_secret, totp_last_step, accepted_at) on identity.account to concordat_identity;
grant update (passphrase_hash, totp_secret, used_at) on identity.invitation to concordat_identity;
grant select, insert, delete on identity.attempt to concordat_identity;
grant select on identity.issuer to concordat_loader;
grant select, insert, update on identity.account, identity.invitation to concordat_loader;

-- From here on: what the API may ask and do, as an administrator and about the people of their own agency.
create function concordat.local_accounts() returns table (staff_id uuid, agency_id uuid, staff_name text, sign_in_name text, state text,
  invited_at timestamptz, invitation_ends_at timestamptz, accepted_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select s.id, s.agency_id, s.name, l.sign_in_name,
         case when a.state = 'SUSPENDED' then 'SUSPENDED' when l.accepted_at is not null then 'ACTIVE' when i.expires_at > now() then 'INVITED' else 'LAPSED' end,
         i.made_at, i.expires_at, l.accepted_at
    from concordat.account a
    join identity.account l on l.subject = a.subject
    join identity.issuer p on p.address = a.issuer
    join concordat.staff s on s.id = a.staff_id
    left join identity.invitation i on i.subject = l.subject and i.used_at is null and i.ended_at is null
   where s.agency_id = concordat.current_agency() and 'AGENCY_ADMINISTRATOR' = any(concordat.current_roles()) $$;

-- Those of the agency who cannot sign in at all yet.
create function concordat.staff_without_account() returns setof uuid language sql stable security definer set search_path = pg_catalog as $$
  select s.id from concordat.staff s
   where s.agency_id = concordat.current_agency() and 'AGENCY_ADMINISTRATOR' = any(concordat.current_roles())
     and not exists (select 1 from concordat.account a where a.staff_id = s.id) $$;

-- Holds the person's row, so that two invitations of one person come one after the other. Null for anybody else's staff.
create function concordat.local_account_for(p_staff uuid) returns jsonb language plpgsql volatile security definer set search_path = pg_catalog as $$
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
end $$;

-- A new link, and the one before is dead. Whatever proved who they were is forgotten and their sign-ins end: a lost telephone is in somebody's hands.
-- Null when the name is somebody's already: the caller makes another.
create function concordat.invite_local_account(p_staff uuid, p_sign_in_name text, p_token_hash bytea) returns timestamptz
language plpgsql volatile security definer set search_path = pg_catalog as $$
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
end $$;
alter function concordat.local_accounts() owner to concordat_loader;
alter function concordat.staff_without_account() owner to concordat_loader;
alter function concordat.local_account_for(uuid) owner to concordat_loader;
alter function concordat.invite_local_account(uuid, text, bytea) owner to concordat_loader;
revoke all on function concordat.local_accounts(), concordat.staff_without_account(), concordat.local_account_for(uuid),
  concordat.invite_local_account(uuid, text, bytea) from public;
grant execute on function concordat.local_accounts(), concordat.staff_without_account(), concordat.local_account_for(uuid),
  concordat.invite_local_account(uuid, text, bytea) to concordat_api;
`);
  }

  async down(): Promise<void> {
    throw new Error('People sign in by these accounts; a later migration may move them, none takes them away.');
  }
}
