import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Schema, the one clock, ids, and the settings that say who is acting. */
export class LayFoundations1795305600000 implements MigrationInterface {
  name = 'LayFoundations1795305600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
create schema if not exists concordat;
create schema if not exists portal;
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gin;

-- concordat_loader owns the functions that must see across agencies; granting it CREATE lets a non-superuser owner hand them over.
grant usage, create on schema concordat to concordat_loader;
grant usage on schema concordat to concordat_api, concordat_worker, concordat_integrator;
grant usage on schema portal to concordat_portal;

-- The one clock. Only the owner and the loader may move it; in production readiness is refused unless shift is zero.
create table concordat.clock (
  only_row boolean primary key default true check (only_row),
  shift interval not null default interval '0'
);
insert into concordat.clock default values;
grant select on concordat.clock to concordat_api, concordat_worker, concordat_integrator;
grant select, update on concordat.clock to concordat_loader;

create function concordat.now() returns timestamptz language plpgsql stable set search_path = pg_catalog as $$
begin return date_trunc('milliseconds', statement_timestamp() + (select c.shift from concordat.clock c)); end $$;

-- UUIDv7 by the one clock, so that ids sort by record time on PostgreSQL 15 as well.
create function concordat.uuid7() returns uuid language plpgsql volatile set search_path = pg_catalog as $$
declare stamp bigint := floor(extract(epoch from concordat.now()) * 1000);
begin
  return encode(set_byte(set_byte(overlay(uuid_send(gen_random_uuid()) placing substring(int8send(stamp) from 3) from 1 for 6),
    6, (get_byte(uuid_send(gen_random_uuid()), 0) & 15) | 112), 8, (get_byte(uuid_send(gen_random_uuid()), 1) & 63) | 128), 'hex')::uuid;
end $$;

-- Who is acting: set inside the transaction only (third argument true), so a pooled connection never carries a person over.
create function concordat.act_as(staff uuid, agency uuid, units uuid[], roles text[]) returns void language sql volatile as $$
  select set_config('app.staff_id', staff::text, true), set_config('app.agency_id', agency::text, true),
         set_config('app.unit_ids', units::text, true), set_config('app.roles', roles::text, true) $$;
create function concordat.current_staff() returns uuid language sql stable as $$ select nullif(current_setting('app.staff_id', true), '')::uuid $$;
create function concordat.current_agency() returns uuid language sql stable as $$ select nullif(current_setting('app.agency_id', true), '')::uuid $$;
create function concordat.current_units() returns uuid[] language sql stable as $$ select coalesce(nullif(current_setting('app.unit_ids', true), ''), '{}')::uuid[] $$;
create function concordat.current_roles() returns text[] language sql stable as $$ select coalesce(nullif(current_setting('app.roles', true), ''), '{}')::text[] $$;

-- For rows that are never changed, and for rows of which only the named columns may be filled in once.
create function concordat.refuse_change() returns trigger language plpgsql as $$
begin raise exception 'the record in % is never changed or removed', tg_table_name using errcode = '42501'; end $$;
create function concordat.change_only() returns trigger language plpgsql as $$
begin
  if (to_jsonb(old) - tg_argv) is distinct from (to_jsonb(new) - tg_argv) then
    raise exception 'only % of % may change', array_to_string(tg_argv, ', '), tg_table_name using errcode = '42501';
  end if;
  return new;
end $$;

-- Accent-blind, case-blind key of a name; immutable in practice because the dictionary ships with the server.
create function concordat.name_key(name text) returns text language plpgsql immutable parallel safe set search_path = public, pg_catalog as $$
begin return btrim(regexp_replace(lower(public.unaccent('public.unaccent', normalize(name, NFC))), '[^a-z0-9]+', ' ', 'g')); end $$;
`);
  }

  async down(): Promise<void> {
    throw new Error('The foundations are not taken down; use `npm run reset` on a development database.');
  }
}
