import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The check and the content from one snapshot. `act_as` believed whoever called it; `act_for` is told who the API takes the person to be and
 * looks again, inside the transaction that will read or write: account, sign-in, agency, posts held now and the units below them. What has
 * changed since is refused with a code of its own, so nothing is ever read by standing that had already been taken away.
 */
export class OneSnapshot1795308000000 implements MigrationInterface {
  name = 'OneSnapshot1795308000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
-- CS001: not signed in any more (ended, idle, over-age, suspended). CS002: signed in, but not as what was claimed.
create function concordat.act_for(p_sign_in uuid, p_staff uuid, p_agency uuid, p_kind text, p_units uuid[], p_roles text[]) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
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
end $$;
alter function concordat.act_for(uuid, uuid, uuid, text, uuid[], text[]) owner to concordat_loader;
revoke all on function concordat.act_for(uuid, uuid, uuid, text, uuid[], text[]) from public;
grant execute on function concordat.act_for(uuid, uuid, uuid, text, uuid[], text[]) to concordat_api;
-- For whoever may fill the tables anyway; nothing that serves a page may call it.
revoke execute on function concordat.act_as(uuid, uuid, uuid[], text[]) from concordat_api, concordat_worker, concordat_integrator;
`);
  }

  async down(): Promise<void> {
    throw new Error('Who acts is looked up inside the transaction; a later migration may say how, none takes the check away.');
  }
}
