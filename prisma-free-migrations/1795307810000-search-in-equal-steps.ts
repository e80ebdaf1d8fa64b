import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A number that is nobody's and a number of somebody who may not be opened took the search about a millisecond apart, two thousand times
 * over: the second was asked one question more. Now both are. Nothing else of the search is changed.
 */
export class SearchInEqualSteps1795307810000 implements MigrationInterface {
  name = 'SearchInEqualSteps1795307810000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
set local role concordat_loader;
create or replace function concordat.find_people(p_agency uuid, p_staff uuid, p_text text, p_born date, p_limit int, p_after_key text, p_after_person uuid)
returns table (person_id uuid, match_key text, match_kind text) language plpgsql stable security definer set search_path = public, pg_catalog as $$
declare
  wanted text := concordat.name_key(left(p_text, 200));
  exact text := upper(regexp_replace(left(coalesce(p_text, ''), 200), '\\s', '', 'g'));
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
end $$;
reset role;
`);
  }

  async down(): Promise<void> {
    throw new Error('The search is replaced by a later migration, never put back.');
  }
}
