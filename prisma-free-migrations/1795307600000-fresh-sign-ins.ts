import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When the person last proved who they are, on the sign-in's own row, and with it whether that was a short while ago. Judged by the real
 * clock as everything about tokens is: the clock that a demonstration may move would make an old proof fresh again.
 */
export class FreshSignIns1795307600000 implements MigrationInterface {
  name = 'FreshSignIns1795307600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
alter table concordat.sign_in add column authenticated_at timestamptz;
update concordat.sign_in set authenticated_at = started_at;
alter table concordat.sign_in alter column authenticated_at set not null, alter column authenticated_at set default now();

-- p_auth_time is the token's own word for it. A token that says nothing counts from when it was issued, and only at the start of its
-- sign-in: later tokens of the same sign-in may have been issued without anybody being asked. Never in the future, and never after the
-- token was issued, or one token could be used to stay fresh for ever.
drop function concordat.start_sign_in(text, text, text, boolean);
create function concordat.start_sign_in(p_issuer text, p_subject text, p_token_session text, p_managed boolean,
  p_auth_time timestamptz default null, p_issued_at timestamptz default null) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
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
end $$;
revoke all on function concordat.start_sign_in(text, text, text, boolean, timestamptz, timestamptz) from public;
grant execute on function concordat.start_sign_in(text, text, text, boolean, timestamptz, timestamptz) to concordat_api;

create or replace function concordat.actor_for(p_issuer text, p_subject text, p_token_session text) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog as $$
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
end $$;
`);
  }

  async down(): Promise<void> {
    throw new Error('A sign-in without its time of proof would count as fresh for ever.');
  }
}
