import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Projections kept by triggers in the same transaction, and the search over them. Owned by concordat_loader, whose policies span agencies. */
export class KeepInSight1795306000000 implements MigrationInterface {
  name = 'KeepInSight1795306000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
create function concordat.index_person_for(p_person uuid, p_agency uuid) returns void language sql security definer set search_path = pg_catalog as $$
  insert into concordat.person_search (agency_id, name_key, person_id)
  select p_agency, k, p_person from (
    select concordat.name_key(p.family_name || ' ' || p.given_names) k from concordat.person p where p.id = p_person
    union select concordat.name_key(p.given_names || ' ' || p.family_name) from concordat.person p where p.id = p_person
    union select concordat.name_key(a.family_name || ' ' || a.given_names) from concordat.person_alias a where a.person_id = p_person
    union select concordat.name_key(a.given_names || ' ' || a.family_name) from concordat.person_alias a where a.person_id = p_person
  ) names where k <> '' on conflict do nothing $$;
create function concordat.sight_by_membership() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into concordat.person_sight (person_id, agency_id) values (new.person_id, new.agency_id) on conflict do nothing;
  perform concordat.index_person_for(new.person_id, new.agency_id);
  return null;
end $$;
create function concordat.sight_by_share() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into concordat.person_sight (person_id, agency_id) values (new.person_id, new.recipient_agency_id) on conflict do nothing;
  perform concordat.index_person_for(new.person_id, new.recipient_agency_id);
  return null;
end $$;
create function concordat.sight_by_limit() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update concordat.person_sight s set restricted = exists (
    select 1 from concordat.access_limit l where l.person_id = s.person_id and l.agency_id = s.agency_id and l.kind = 'ALLOWED')
   where s.person_id = coalesce(new.person_id, old.person_id) and s.agency_id = coalesce(new.agency_id, old.agency_id);
  return null;
end $$;
create function concordat.index_alias() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform concordat.index_person_for(new.person_id, s.agency_id) from concordat.person_sight s where s.person_id = new.person_id;
  return null;
end $$;
create trigger case_membership_sight after insert on concordat.case_membership for each row execute function concordat.sight_by_membership();
create trigger share_sight after insert on concordat.share for each row execute function concordat.sight_by_share();
create trigger access_limit_sight after insert or update or delete on concordat.access_limit for each row execute function concordat.sight_by_limit();
create trigger person_alias_index after insert on concordat.person_alias for each row execute function concordat.index_alias();

-- May this staff member of this agency open this person? One place for the rule: sight, restricted, excluded.
create function concordat.may_open(p_person uuid, p_agency uuid, p_staff uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (
    select 1 from concordat.person_sight s
     where s.agency_id = p_agency and s.person_id = p_person
       and (not s.restricted or exists (select 1 from concordat.access_limit l
             where l.person_id = p_person and l.agency_id = p_agency and l.staff_id = p_staff and l.kind = 'ALLOWED'))
       and not exists (select 1 from concordat.access_limit l
             where l.person_id = p_person and l.agency_id = p_agency and l.staff_id = p_staff and l.kind = 'EXCLUDED'));
end $$;

-- Search within one agency's own rows. An identifier is matched whole; a name by prefix in key order, then, when nothing starts
-- with it, by likeness. Keyset: the last row's key and person. Row security cannot use these indexes (LIKE is not leakproof),
-- so the agency is an explicit argument and the function answers ids only; the caller joins them under its own policies.
create function concordat.find_people(p_agency uuid, p_staff uuid, p_text text, p_born date, p_limit int, p_after_key text, p_after_person uuid)
returns table (person_id uuid, match_key text, match_kind text) language plpgsql stable security definer set search_path = public, pg_catalog as $$
declare wanted text := concordat.name_key(p_text); exact text := upper(regexp_replace(coalesce(p_text, ''), '\\s', '', 'g')); seen int;
begin
  return query select p.id, ''::text, 'IDENTIFIER'::text from concordat.person p
    where exact <> '' and (p.crn = exact or p.pnc = exact) and p_after_key is null and concordat.may_open(p.id, p_agency, p_staff);
  if found then return; end if;
  if coalesce(wanted, '') = '' then
    return query select p.id, s.name_key, 'BIRTH_DATE'::text
      from (select s.person_id, min(s.name_key) name_key from concordat.person_search s where s.agency_id = p_agency group by s.person_id) s
      join concordat.person p on p.id = s.person_id
     where p_born is not null and p.date_of_birth = p_born and concordat.may_open(p.id, p_agency, p_staff)
       and (p_after_key is null or (s.name_key, s.person_id) > (p_after_key, p_after_person))
     order by s.name_key, s.person_id limit p_limit;
    return;
  end if;
  return query select s.person_id, s.name_key, 'NAME'::text from concordat.person_search s join concordat.person p on p.id = s.person_id
    where s.agency_id = p_agency and s.name_key ~>=~ wanted and s.name_key ~<~ (wanted || '~')
      and (p_after_key is null or s.name_key ~>~ p_after_key or (s.name_key = p_after_key and s.person_id > p_after_person))
      and (p_born is null or p.date_of_birth = p_born) and concordat.may_open(s.person_id, p_agency, p_staff)
    order by s.name_key using ~<~, s.person_id limit p_limit;
  get diagnostics seen = row_count;
  if seen > 0 or p_after_key is not null then return; end if;
  return query select q.person_id, q.name_key, 'ALIKE'::text from (
      select distinct on (s.person_id) s.person_id, s.name_key, word_similarity(wanted, s.name_key) likeness
        from concordat.person_search s join concordat.person p on p.id = s.person_id
       where s.agency_id = p_agency and wanted <% s.name_key and (p_born is null or p.date_of_birth = p_born)
         and concordat.may_open(s.person_id, p_agency, p_staff)
       order by s.person_id, word_similarity(wanted, s.name_key) desc
    ) q order by q.likeness desc, q.person_id limit p_limit;
end $$;
do $do$ declare f text; begin
  foreach f in array array['index_person_for(uuid,uuid)','sight_by_membership()','sight_by_share()','sight_by_limit()','index_alias()',
      'may_open(uuid,uuid,uuid)','find_people(uuid,uuid,text,date,int,text,uuid)'] loop
    execute format('alter function concordat.%s owner to concordat_loader', f);
    execute format('revoke all on function concordat.%s from public', f);
  end loop;
end $do$;
grant execute on function concordat.may_open(uuid,uuid,uuid), concordat.find_people(uuid,uuid,text,date,int,text,uuid) to concordat_api;
`);
  }

  async down(): Promise<void> {
    throw new Error('Sight is derived from the record; see the migration that replaces it instead.');
  }
}
