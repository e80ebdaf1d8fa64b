import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tries to sign in wait for each other by whom they hurt: a source that fails waits, an account that is tried from many sources loses its
 * second guesses, and a device that is known for the account is counted by itself. No account is ever shut.
 */
export class ThrottleSignIns1795307710000 implements MigrationInterface {
  name = 'ThrottleSignIns1795307710000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
-- One key's tries of the last quarter of an hour: how many, and seconds still to wait when p_free of them are free. The wait after the last
-- of them is a minute, then twice as long with each further try, never more than p_longest minutes.
create function identity.pause_of(p_key bytea, p_free int, p_longest double precision) returns double precision
language plpgsql volatile set search_path = pg_catalog as $$
declare pause double precision;
begin
  select extract(epoch from max(a.tried_at) - clock_timestamp()) + 60 * least(p_longest, power(2, least(count(*) - p_free, 10))) into pause
    from identity.attempt a where a.key = p_key and a.tried_at > clock_timestamp() - interval '15 minutes' having count(*) >= p_free;
  return greatest(coalesce(pause, 0), 0);
end $$;

-- Taken before anything is compared, one after the other for each key, so that a hundred tries at once are not a hundred guesses. Answers
-- the seconds to wait, or zero: then the try counts from now on, until identity.give_turn_back. A try that has to wait counts for nothing.
-- A known device (p_device) is judged and counted by itself alone. Otherwise: by the account from this source, which has five tries, or one
-- while the account is failing elsewhere; and by the source, which may have a building behind it and so waits two minutes at most.
create function identity.take_turn(p_id uuid, p_pair bytea, p_source bytea, p_name bytea, p_device bytea) returns double precision
language plpgsql volatile set search_path = pg_catalog as $$
declare
  keys bytea[] := case when p_device is null then array[p_pair, p_source, p_name] else array[p_device] end;
  one bytea; free int := 5; pause double precision;
begin
  for one in select k from unnest(keys) k order by k loop perform pg_advisory_xact_lock(hashtextextended(encode(one, 'hex'), 7710)); end loop;
  delete from identity.attempt where ctid = any(array(select ctid from identity.attempt where tried_at < clock_timestamp() - interval '15 minutes' limit 100));
  if p_device is not null then
    pause := identity.pause_of(p_device, 5, 15);
  else
    if (select count(*) filter (where a.key = p_name) - count(*) filter (where a.key = p_pair) from identity.attempt a
         where a.key in (p_name, p_pair) and a.tried_at > clock_timestamp() - interval '15 minutes') >= 5 then free := 1; end if;
    pause := greatest(identity.pause_of(p_pair, free, 15), identity.pause_of(p_source, 5, 2));
  end if;
  if pause > 0 then return pause; end if;
  insert into identity.attempt (id, key, tried_at) select p_id, k, clock_timestamp() from unnest(keys) k;
  return 0;
end $$;

-- What was compared was right. The mistakes at this account from here are forgiven wherever they counted; those at other accounts are not,
-- or an account of one's own would wash away guesses at others.
create function identity.give_turn_back(p_id uuid, p_pair bytea, p_device bytea) returns void
language sql volatile set search_path = pg_catalog as $$
  delete from identity.attempt where id = p_id or id in (select a.id from identity.attempt a where a.key in (p_pair, p_device)) $$;

create index attempt_id on identity.attempt (id);
revoke all on function identity.pause_of(bytea, int, double precision), identity.take_turn(uuid, bytea, bytea, bytea, bytea),
  identity.give_turn_back(uuid, bytea, bytea) from public;
grant execute on function identity.pause_of(bytea, int, double precision), identity.take_turn(uuid, bytea, bytea, bytea, bytea),
  identity.give_turn_back(uuid, bytea, bytea) to concordat_identity;
`);
  }

  async down(): Promise<void> {
    throw new Error('Tries to sign in are counted by a later rule, never by none.');
  }
}
