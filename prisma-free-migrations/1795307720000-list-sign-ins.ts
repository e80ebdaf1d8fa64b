import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sign-ins seen and ended by their owner, and by an administrator of the owner's own agency; by nobody else, whatever they ask. And a try
 * to sign in that has two halves: the passphrase of a moment ago does not make its own code wait.
 */
export class ListSignIns1795307720000 implements MigrationInterface {
  name = 'ListSignIns1795307720000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
-- Those that would be let in now: not ended, idle or over-age, and of an account in force. The same words as concordat.actor_for.
create function concordat.sign_ins_open() returns table (id uuid, staff_id uuid, agency_id uuid, staff_name text, managed_device boolean,
  started_at timestamptz, last_seen_at timestamptz, authenticated_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select i.id, s.id, s.agency_id, s.name, i.managed_device, i.started_at, i.last_seen_at, i.authenticated_at
    from concordat.staff s
    join concordat.agency g on g.id = s.agency_id
    join concordat.account a on a.staff_id = s.id and a.state = 'ACTIVE'
    join concordat.sign_in i on i.account_id = a.id and i.ended_at is null
   where (s.id = concordat.current_staff() or (s.agency_id = concordat.current_agency() and 'AGENCY_ADMINISTRATOR' = any(concordat.current_roles())))
     and now() < i.started_at + make_interval(hours => g.absolute_hours)
     and now() < i.last_seen_at + make_interval(mins => case when i.managed_device then g.managed_idle_minutes else g.idle_minutes end) $$;

-- Whose it is, ended or not, for whoever may end it; null for everybody else and for what is not there.
create function concordat.sign_in_in_sight(p_id uuid) returns jsonb language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object('id', i.id, 'staffId', s.id, 'agencyId', s.agency_id)
    from concordat.sign_in i join concordat.account a on a.id = i.account_id join concordat.staff s on s.id = a.staff_id
   where i.id = p_id
     and (s.id = concordat.current_staff() or (s.agency_id = concordat.current_agency() and 'AGENCY_ADMINISTRATOR' = any(concordat.current_roles()))) $$;

-- Answers those that it ended; those that had ended already stay as they are. p_but is the one to leave open.
create function concordat.end_sign_ins(p_staff uuid, p_only uuid, p_but uuid, p_why text) returns setof uuid
language sql volatile security definer set search_path = pg_catalog as $$
  update concordat.sign_in i set ended_at = now(), ended_why = p_why
    from concordat.account a join concordat.staff s on s.id = a.staff_id
   where a.id = i.account_id and s.id = p_staff and i.ended_at is null and (p_only is null or i.id = p_only) and i.id is distinct from p_but
     and (s.id = concordat.current_staff() or (s.agency_id = concordat.current_agency() and 'AGENCY_ADMINISTRATOR' = any(concordat.current_roles())))
  returning i.id $$;

-- For the token's own sign-in, so that a person who is put out is told why.
create function concordat.sign_in_ended_why(p_issuer text, p_subject text, p_token_session text) returns text
language sql stable security definer set search_path = pg_catalog as $$
  select i.ended_why from concordat.sign_in i join concordat.account a on a.id = i.account_id
   where a.issuer = p_issuer and a.subject = p_subject and i.token_session = p_token_session and i.ended_at is not null $$;

alter function concordat.sign_ins_open() owner to concordat_loader;
alter function concordat.sign_in_in_sight(uuid) owner to concordat_loader;
alter function concordat.end_sign_ins(uuid, uuid, uuid, text) owner to concordat_loader;
alter function concordat.sign_in_ended_why(text, text, text) owner to concordat_loader;
revoke all on function concordat.sign_ins_open(), concordat.sign_in_in_sight(uuid), concordat.end_sign_ins(uuid, uuid, uuid, text),
  concordat.sign_in_ended_why(text, text, text) from public;
grant execute on function concordat.sign_ins_open(), concordat.sign_in_in_sight(uuid), concordat.end_sign_ins(uuid, uuid, uuid, text),
  concordat.sign_in_ended_why(text, text, text) to concordat_api;

-- p_after: the turn that this one goes on from. It goes on counting, but not against the one who took it.
drop function identity.take_turn(uuid, bytea, bytea, bytea, bytea);
drop function identity.pause_of(bytea, int, double precision);
create function identity.pause_of(p_key bytea, p_free int, p_longest double precision, p_after uuid) returns double precision
language plpgsql volatile set search_path = pg_catalog as $$
declare pause double precision;
begin
  select extract(epoch from max(a.tried_at) - clock_timestamp()) + 60 * least(p_longest, power(2, least(count(*) - p_free, 10))) into pause
    from identity.attempt a where a.key = p_key and a.id is distinct from p_after and a.tried_at > clock_timestamp() - interval '15 minutes'
    having count(*) >= p_free;
  return greatest(coalesce(pause, 0), 0);
end $$;
create function identity.take_turn(p_id uuid, p_pair bytea, p_source bytea, p_name bytea, p_device bytea, p_after uuid) returns double precision
language plpgsql volatile set search_path = pg_catalog as $$
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
end $$;
revoke all on function identity.pause_of(bytea, int, double precision, uuid), identity.take_turn(uuid, bytea, bytea, bytea, bytea, uuid) from public;
grant execute on function identity.pause_of(bytea, int, double precision, uuid), identity.take_turn(uuid, bytea, bytea, bytea, bytea, uuid) to concordat_identity;
drop function if exists identity.begin_attempt(uuid, bytea[]);
`);
  }

  async down(): Promise<void> {
    throw new Error('Sign-ins are seen and ended by a later rule, never by everybody.');
  }
}
