import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Words are looked for in a projection of their own: one row for each thing and each agency that may look there, kept by the statement that
 * keeps the thing. Under row security no operator of full text may use an index, so a function with the agency as an argument names what
 * could be meant; what is shown is read from the things themselves, under row security and by the caller's own rules.
 */
export class SearchTheRecord1795310400000 implements MigrationInterface {
  name = 'SearchTheRecord1795310400000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLE);
    await db.query(TEXTS);
    await db.query(KEPT);
    await db.query(SEARCH);
    await db.query(EXCERPT);
    await db.query(OWNERS);
    await db.query(`insert into concordat.search_text select * from concordat.searchable_words`);
    await db.query(TRIGGERS);
  }

  async down(): Promise<void> {
    throw new Error('The search is replaced by a later migration, never put back.');
  }
}

const TABLE = `
create table concordat.search_text (
  thing_id uuid not null,
  -- Who may look here: the holder of a note, plan or answer; each agency at the table; whoever was sent it and has opened it.
  agency_id uuid not null,
  kind text not null check (kind in ('NOTE', 'RECEIVED', 'ANSWER', 'PLAN', 'MINUTE')),
  person_id uuid not null,
  -- Whose words they are, and what they stand in.
  of_agency_id uuid not null, place_id uuid not null, at timestamptz not null,
  -- Superseded, withdrawn, or answered anew.
  ended boolean not null,
  words tsvector not null,
  -- Each word once, in the order of the alphabet: what is misspelt is held against these, and no sentence stands here a second time.
  spelt text not null,
  primary key (thing_id, agency_id));
create index search_text_words on concordat.search_text using gin (agency_id, words);
create index search_text_spelt on concordat.search_text using gin (agency_id, spelt gin_trgm_ops);
create index search_text_person on concordat.search_text (agency_id, person_id);
create index answer_replaces on concordat.answer (replaces) where replaces is not null;
-- The server's own samples of a column outlive what stood in it.
alter table concordat.search_text alter column words set statistics 0, alter column spelt set statistics 0;
alter table concordat.search_text enable row level security, force row level security;
create policy loader_all on concordat.search_text to concordat_loader using (true) with check (true);
grant select, insert, update, delete on concordat.search_text to concordat_loader;`;

/** What is searched of a thing is what its own page shows, and an excerpt is cut from the same text. */
const TEXTS = `
create function concordat.searched_text(n concordat.risk_note) returns text language sql stable set search_path = pg_catalog as $$
  select concat_ws(e'\\n', n.body, n.level_reason, n.report_series) $$;
create function concordat.searched_text(i concordat.share_item) returns text language sql stable set search_path = pg_catalog as $$
  select i.body $$;
create function concordat.searched_text(a concordat.answer) returns text language sql stable set search_path = pg_catalog as $$
  select concat_ws(e'\\n', a.body, a.source, a.reason_words) $$;
create function concordat.searched_text(e concordat.conference_entry) returns text language sql stable set search_path = pg_catalog as $$
  select e.words $$;
create function concordat.searched_text(p concordat.management_plan) returns text language sql stable set search_path = pg_catalog as $$
  select concat_ws(e'\\n', p.aim,
    (select string_agg(o ->> 'objective', e'\\n') from jsonb_array_elements(p.objectives) o),
    (select string_agg(concat_ws(' ', t ->> 'what', t ->> 'who'), e'\\n') from jsonb_path_query(p.objectives, '$[*].tactics[*]') t),
    (select string_agg(concat_ws(' ', c ->> 'words', c ->> 'who', c ->> 'whom', c ->> 'means'), e'\\n') from jsonb_array_elements(p.contingencies) c),
    (select string_agg(r ->> 'words', e'\\n') from jsonb_array_elements(p.requirements) r),
    p.key_information, p.further_considerations, p.supervision, p.monitoring_and_control, p.interventions_and_treatment,
    p.victim_safety_planning, p.contingency_plans) $$;`;

const APART = String.raw`e'<>/\\._@‘’“”–—…•£\u00a0'`;
const ASIDE = String.raw`e'\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12\x13\x14\x15\x16'`;
/** Everything that is searched, worked out from the record; the table is never anything else. */
const KEPT = `
-- To the parser <knife> is a tag, car/shed a file, him.She a host, and ‘knife’ in some locales a word of seven letters: to whoever wrote them
-- they are words, and what is between them is not. As many characters as before, and none that is typed.
create function concordat.put_aside(p_text text) returns text language sql immutable set search_path = pg_catalog as $$
  select translate(translate(p_text, ${ASIDE}, ''), ${APART}, ${ASIDE}) $$;
create view concordat.searchable as
  select n.id as thing_id, n.agency_id, 'NOTE' as kind, n.person_id, n.agency_id as of_agency_id, n.id as place_id, n.recorded_at as at,
         n.superseded_at is not null or n.withdrawn_at is not null as ended, concordat.searched_text(n) as text
    from concordat.risk_note n where n.erased_at is null
  union all
  select a.id, a.agency_id, 'ANSWER', a.person_id, a.agency_id, a.enquiry_id, a.answered_at,
         exists (select from concordat.answer b where b.replaces = a.id), concordat.searched_text(a)
    from concordat.answer a where a.erased_at is null
  union all
  -- Nothing is read unseen: what was sent is searched from its first sight, and no longer once it is taken back.
  select i.id, i.recipient_agency_id, 'RECEIVED', s.person_id, i.sender_agency_id, i.share_id, s.sent_at,
         i.superseded_at is not null or i.withdrawn_at is not null, concordat.searched_text(i)
    from concordat.share_item i join concordat.share s on s.id = i.share_id
   where s.first_seen_at is not null and s.revoked_at is null and not exists (
     select from concordat.risk_note n where n.id = i.note_id and n.erased_at is not null
     union all select from concordat.answer a where a.id = i.answer_id and a.erased_at is not null)
  union all
  select p.id, p.agency_id, 'PLAN', p.person_id, p.agency_id, p.id, p.made_at, p.superseded_at is not null, concordat.searched_text(p)
    from concordat.management_plan p
  union all
  select e.id, party.id, 'MINUTE', e.person_id, e.agency_id, e.item_id, e.at, false, concordat.searched_text(e)
    from concordat.conference_entry e join concordat.conference_item c on c.id = e.item_id cross join unnest(c.agency_ids) party (id);

create view concordat.searchable_words as
  select s.thing_id, s.agency_id, s.kind, s.person_id, s.of_agency_id, s.place_id, s.at, s.ended,
         to_tsvector('english', plain.words) as words, array_to_string(tsvector_to_array(to_tsvector('simple', plain.words)), ' ') as spelt
    from concordat.searchable s cross join lateral concordat.put_aside(s.text) plain (words);

-- Both conditions reach each table below the view: a look at these things by their ids, and at no other kind's. Also in a session that
-- planned it while the tables were empty and fills them, as a load does.
create function concordat.keep_searched(p_kind text, p_things uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off as $$
begin
  delete from concordat.search_text k where k.thing_id = any (p_things);
  insert into concordat.search_text select s.* from concordat.searchable_words s where s.kind = p_kind and s.thing_id = any (p_things);
end $$;
create function concordat.search_fresh() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform concordat.keep_searched(tg_argv[0], array(select f.id from fresh f));
  if tg_argv[0] = 'ANSWER' then
    perform concordat.keep_searched('ANSWER', array(select f.replaces from fresh f where f.replaces is not null));
  end if;
  return null;
end $$;
create function concordat.search_changed() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_table_name = 'share' then
    perform concordat.keep_searched('RECEIVED', array(select i.id from concordat.share_item i where i.share_id = new.id));
  else
    perform concordat.keep_searched(tg_argv[0], array[new.id]);
  end if;
  return null;
end $$;`;

const TABLES = { risk_note: 'NOTE', share_item: 'RECEIVED', answer: 'ANSWER', management_plan: 'PLAN', conference_entry: 'MINUTE' };
const TRIGGERS = [
  ...Object.entries(TABLES).map(
    ([table, kind]) => `create trigger ${table}_searched after insert on concordat.${table} referencing new table as fresh
      for each statement execute function concordat.search_fresh('${kind}')`,
  ),
  // Erased, superseded, withdrawn; said again where nothing is to be found any more.
  ...['risk_note', 'share_item', 'answer', 'management_plan'].map(
    (table) => `create trigger ${table}_searched_again after update on concordat.${table} for each row
      execute function concordat.search_changed('${TABLES[table as keyof typeof TABLES]}')`,
  ),
  `create trigger share_searched_again after update on concordat.share for each row
    when (new.first_seen_at is distinct from old.first_seen_at or new.revoked_at is distinct from old.revoked_at)
    execute function concordat.search_changed('RECEIVED')`,
].join(';\n');

/**
 * What could be meant: of this agency, about people whose cases the caller may open, of a person named or of their own cases alone (as with
 * part of a name: nobody's work needs a look through a whole agency). Newest first.
 */
const SEARCH = `
create function concordat.search_words(p_agency uuid, p_staff uuid, p_words text, p_kinds text[], p_person uuid, p_ended boolean, p_alike boolean,
  p_after_at timestamptz, p_after_thing uuid)
returns table (kind text, thing_id uuid, person_id uuid, of_agency_id uuid, place_id uuid, at timestamptz, asked text, alike boolean)
language plpgsql stable security definer rows 100 set search_path = public, pg_catalog set plan_cache_mode = force_custom_plan as $$
-- Planned for what is asked each time: one plan for every question took a second where these words stand in every note, and 22 ms so.
declare
  said text := concordat.put_aside(translate(left(coalesce(p_words, ''), 200), '“”', '""')); -- as telephones write them
  near boolean := coalesce(p_alike, false);
  wanted tsquery := websearch_to_tsquery('english', said);
  spellings text[] := concordat.words_spelt(said);
  today date := concordat.today();
  units uuid[] := concordat.current_units();
begin
  if (near and cardinality(spellings) = 0) or (not near and numnode(wanted) = 0) then return; end if;
  return query with found as materialized (
      select s.kind, s.thing_id, s.person_id, s.of_agency_id, s.place_id, s.at from concordat.search_text s
       where s.agency_id = p_agency and not near and s.words @@ wanted
         and (p_kinds is null or s.kind = any (p_kinds)) and (p_person is null or s.person_id = p_person) and (coalesce(p_ended, false) or not s.ended)
      union all
      select s.kind, s.thing_id, s.person_id, s.of_agency_id, s.place_id, s.at from concordat.search_text s
       where s.agency_id = p_agency and near and spellings[1] <% s.spelt and not exists (select from unnest(spellings) one where not one <% s.spelt)
         and (p_kinds is null or s.kind = any (p_kinds)) and (p_person is null or s.person_id = p_person) and (coalesce(p_ended, false) or not s.ended)),
    -- A plain case of an adult is one probe of sight; only a guarded one asks the whole rule.
    people as materialized (
      select one.id, plain.sight or concordat.may_work(one.id, p_agency, p_staff) as works from (select distinct f.person_id as id from found f) one
        join concordat.person_sight ps on ps.agency_id = p_agency and ps.person_id = one.id
        cross join lateral (select not ps.guarded and ps.adult_on <= today) plain (sight)
       where (p_person is not null
           or exists (select from concordat.case_membership m where m.person_id = one.id and m.agency_id = p_agency and m.until is null
                and (m.lead_staff_id = p_staff or m.unit_id = any (units)))
           or not exists (select from concordat.case_membership m where m.person_id = one.id and m.agency_id = p_agency and m.until is null and m.unit_id is not null))
         and (plain.sight or concordat.may_open(one.id, p_agency, p_staff)))
    select f.kind, f.thing_id, f.person_id, f.of_agency_id, f.place_id, f.at, said, near from found f join people p on p.id = f.person_id
     where (p.works or f.kind <> 'MINUTE') and (p_after_at is null or (f.at, f.thing_id) < (p_after_at, p_after_thing))
     order by f.at desc, f.thing_id desc;
end $$;`;

/** The found words stand between two characters that no text holds and no font draws: whoever shows them says how. */
const EXCERPT = `
-- At most six words of what was typed: each is held against every word there is.
create function concordat.words_spelt(p_said text) returns text[] language sql immutable set search_path = pg_catalog as $$
  select (array(select w from unnest(tsvector_to_array(to_tsvector('simple', p_said))) w where char_length(w) > 2 order by char_length(w) desc, w))[1:6] $$;
create function concordat.excerpt(p_text text, p_said text, p_alike boolean) returns text
language plpgsql stable set search_path = public, pg_catalog as $$
declare
  plain text := concordat.put_aside(translate(p_text, chr(57344) || chr(57345), ''));
  marks text := 'MaxFragments=2, MaxWords=30, MinWords=12, ShortWord=0, FragmentDelimiter=" … ", StartSel=' || chr(57344) || ', StopSel=' || chr(57345);
begin
  if not p_alike then return translate(ts_headline('english', plain, websearch_to_tsquery('english', p_said), marks), ${ASIDE}, ${APART}); end if;
  return translate(ts_headline('simple', plain, coalesce((select string_agg(plainto_tsquery('simple', w)::text, ' | ')
      from unnest(tsvector_to_array(to_tsvector('simple', plain))) w
     where exists (select from unnest(concordat.words_spelt(p_said)) said where said <% w) and numnode(plainto_tsquery('simple', w)) > 0), '')::tsquery,
    marks), ${ASIDE}, ${APART});
end $$;`;

const SIGNATURE = 'search_words(uuid, uuid, text, text[], uuid, boolean, boolean, timestamptz, uuid)';
const OWNERS = `
alter view concordat.searchable owner to concordat_loader;
alter view concordat.searchable_words owner to concordat_loader;
do $$
declare f text;
begin
  foreach f in array array['${SIGNATURE}', 'keep_searched(text, uuid[])', 'search_fresh()', 'search_changed()'] loop
    execute format('alter function concordat.%s owner to concordat_loader', f);
    execute format('revoke all on function concordat.%s from public', f);
  end loop;
end $$;
grant execute on function concordat.${SIGNATURE} to concordat_api;
grant execute on function concordat.excerpt(text, text, boolean), concordat.words_spelt(text), concordat.put_aside(text), concordat.searched_text(concordat.risk_note),
  concordat.searched_text(concordat.share_item), concordat.searched_text(concordat.answer), concordat.searched_text(concordat.conference_entry),
  concordat.searched_text(concordat.management_plan) to concordat_api, concordat_loader;`;
