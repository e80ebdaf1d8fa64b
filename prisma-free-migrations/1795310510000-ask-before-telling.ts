import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether somebody may still read what they are about to be told of: the account, the posts and the very policies by which their pages are
 * read. They are taken from the catalogue and not written down again, so a rule that changes for pages changes for mail in the same instant.
 */
export class AskBeforeTelling1795310510000 implements MigrationInterface {
  name = 'AskBeforeTelling1795310510000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(STANDING);
    await db.query(OPEN);
    await db.query(OWNERS);
  }

  async down(): Promise<void> {
    throw new Error('Nobody is told of what they may not read.');
  }
}

/** As concordat.actor_for, for somebody who is not here: null without an account that may sign in, or without a post. */
const STANDING = `
create function concordat.standing_of(p_staff uuid) returns jsonb language sql stable security definer set search_path = pg_catalog as $$
  with recursive held as (
    select p.unit_id, p.role, p.agency_id from concordat.post p join concordat.staff s on s.id = p.staff_id and s.agency_id = p.agency_id
     where p.staff_id = p_staff and p.held_from <= concordat.now() and (p.held_to is null or concordat.now() < p.held_to)
       and exists (select 1 from concordat.account a where a.staff_id = p_staff and a.state = 'ACTIVE')
  ), below as (
    select unit_id from held union select u.id from concordat.unit u join below b on u.parent_id = b.unit_id
  )
  select jsonb_build_object('agencyId', (select min(agency_id::text) from held), 'roles', (select array_agg(distinct role) from held)::text,
    'unitIds', (select array_agg(unit_id) from below)::text)
   where exists (select 1 from held) $$;`;

const OPEN = `
create function concordat.read_rules(p_table regclass) returns text language sql stable set search_path = pg_catalog as $$
  select '(' || string_agg(pg_get_expr(p.polqual, p.polrelid), ' or ') filter (where p.polpermissive) || ')'
    || coalesce(' and ' || string_agg('(' || pg_get_expr(p.polqual, p.polrelid) || ')', ' and ') filter (where not p.polpermissive), '')
    from pg_policy p where p.polrelid = p_table and p.polcmd in ('r', '*') and 'concordat_api'::regrole = any (p.polroles) $$;

-- Of what is asked for, what this person may read now, and whether it is OPEN still, OVER, or SEALING: sent, and not to be opened yet.
create function concordat.open_to(p_staff uuid, p_work uuid[], p_shares uuid[]) returns table (id uuid, state text)
language plpgsql security definer set search_path = pg_catalog
set app.staff_id to '' set app.agency_id to '' set app.roles to '' set app.unit_ids to '' as $$
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
end $$;`;

const OWNERS = `
do $$
declare one text;
begin
  foreach one in array array['standing_of(uuid)', 'read_rules(regclass)', 'open_to(uuid, uuid[], uuid[])'] loop
    execute format('alter function concordat.%s owner to concordat_loader', one);
    execute format('revoke all on function concordat.%s from public', one);
    execute format('grant execute on function concordat.%s to concordat_worker', one);
  end loop;
end $$;`;
