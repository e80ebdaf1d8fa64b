import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Erasing under data-protection law without breaking the record: the words go wherever they stand, and with them what opens their digests;
 * the tree, its proofs, and who decided what, when and why, stay.
 */
export class EraseUnderTheLaw1795308750000 implements MigrationInterface {
  name = 'EraseUnderTheLaw1795308750000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
-- Which digests of an entry were opened by what is gone: a receipt says so instead of staying silent.
create table concordat.ledger_erased (
  entry_id uuid not null references concordat.ledger_entry (id),
  digest text not null,
  request_id uuid not null references concordat.erasure_request (id),
  reference text not null,
  erased_at timestamptz not null default concordat.now(),
  primary key (entry_id, digest));

create index decision_set_entry on concordat.decision_set (ledger_entry_id);
alter table concordat.risk_note add column restricted_at timestamptz, add column erased_at timestamptz;
alter table concordat.answer add column erased_at timestamptz;

-- The server's statistics hold samples of what stands in a column, and keep them when it is gone: of words there are none, and those there
-- were go with the new declaration of the same type.
do $$
declare one text[];
begin
  foreach one slice 1 in array array[
    ['risk_note', 'body'], ['risk_note', 'level_reason'], ['risk_note', 'change_reason'], ['risk_note', 'withdrawn_reason'],
    ['risk_note', 'handling_conditions'], ['risk_note', 'report_series'], ['answer', 'body'], ['answer', 'source'], ['answer', 'awaiting_from'],
    ['answer', 'reason_words'], ['contradiction', 'words'], ['share_item', 'body'], ['share_item', 'handling_conditions'], ['share_cut', 'words'],
    ['ledger_disclosure', 'disclosure']] loop
    execute format('alter table concordat.%I alter column %I type text, alter column %I set statistics 0', one[1], one[2], one[2]);
  end loop;
  foreach one slice 1 in array array[['answer', 'rows'], ['answer_draft', 'content'], ['draft', 'content'], ['share_item', 'answer'], ['share_item', 'third_parties']] loop
    execute format('alter table concordat.%I alter column %I type jsonb, alter column %I set statistics 0', one[1], one[2], one[2]);
  end loop;
end $$;

-- What is never changed or removed gives way to erasure alone: inside the function that erases, as the role that owns it. The record itself,
-- its places, hashes and signatures, gives way to nothing. Said inside and taken back at its end, because an owner that is no superuser may not
-- write a setting of our own into a function.
create function concordat.erasing() returns boolean language sql stable set search_path = pg_catalog as $$
  select current_user = 'concordat_loader' and coalesce(current_setting('concordat.erasing', true), '') = 'yes'
$$;
create or replace function concordat.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name not like 'ledger%' and concordat.erasing() then return new; end if;
  raise exception 'the record in % is never changed or removed', tg_table_name using errcode = '42501';
end $$;
create or replace function concordat.change_only() returns trigger language plpgsql as $$
begin
  if (to_jsonb(old) - tg_argv) is distinct from (to_jsonb(new) - tg_argv) and not concordat.erasing() then
    raise exception 'only % of % may change', array_to_string(tg_argv, ', '), tg_table_name using errcode = '42501';
  end if;
  return new;
end $$;
create trigger ledger_erased_kept before update or delete on concordat.ledger_erased for each row execute function concordat.refuse_change();

-- Everything that holds the words of a note or an answer, and what opens the digests of them; why it was changed, withdrawn, shared or not
-- stays, here as on the trail. Answers whom they had gone to.
create function concordat.destroy(p_request uuid) returns uuid[]
language plpgsql security definer set search_path = pg_catalog as $$
declare
  r concordat.erasure_request;
  said text;
  notes uuid[];
  told uuid[];
begin
  select * into strict r from concordat.erasure_request where id = p_request for update;
  perform set_config('concordat.erasing', 'yes', true);
  said := 'Erased under ' || r.reference || '.';
  select coalesce(array_agg(n.id), '{}') into notes from concordat.risk_note n
   where n.series_id = (select o.series_id from concordat.risk_note o where o.id = r.note_id);
  select coalesce(array_agg(distinct i.recipient_agency_id), '{}') into told from concordat.share_item i
   where (i.note_id = any (notes) or i.answer_id = r.answer_id) and i.recipient_agency_id <> r.agency_id;

  update concordat.risk_note set body = said, level_reason = null, report_series = null, gang_role = null, erased_at = concordat.now(),
    restricted_at = null,
    handling_conditions = case when handling_conditions is not null then said end,
    withdrawn_at = case when withdrawn_at is not null or superseded_at is null then coalesce(withdrawn_at, concordat.now()) end,
    withdrawn_by_id = case when withdrawn_at is not null or superseded_at is null then coalesce(withdrawn_by_id, r.decided_by) end,
    withdrawn_reason = case when withdrawn_at is not null or superseded_at is null then coalesce(withdrawn_reason, said) end
   where id = any (notes);
  update concordat.decision set ended_at = concordat.now(), ended_why = 'NOTE_WITHDRAWN' where note_id = any (notes) and ended_at is null;
  delete from concordat.note_third_party where note_id = any (notes);
  update concordat.answer set body = said, rows = '[]', source = null,
    awaiting_from = null, erased_at = concordat.now() where id = r.answer_id;
  update concordat.contradiction c set words = said from concordat.answer a
   where a.id = r.answer_id and c.enquiry_id = a.enquiry_id and a.question_code = any (c.question_codes);
  update concordat.share_item i set body = said, body_hash = sha256(convert_to(said, 'UTF8')), third_parties = '[]',
    handling_conditions = case when i.handling_conditions is not null then said end, withdrawn_at = coalesce(i.withdrawn_at, concordat.now()),
    answer = case when i.answer is not null then jsonb_build_object('state', i.answer -> 'state', 'rows', '[]'::jsonb) end
   where i.note_id = any (notes) or i.answer_id = r.answer_id;
  update concordat.share_cut c set words = case when c.words is not null then said end from concordat.decision d
   where d.id = c.decision_id and (d.note_id = any (notes) or d.answer_id = r.answer_id);
  update concordat.answer_copy c set text_hash = '' from concordat.share_item i
   where i.id = any (c.share_item_ids) and (i.note_id = any (notes) or i.answer_id = r.answer_id);
  -- Half-typed things hold words that nobody has said yet; those that are about this hold its own.
  delete from concordat.draft d where d.person_id = r.person_id and d.agency_id = r.agency_id
    and exists (select from unnest(notes) one where d.content::text like '%' || one || '%');
  delete from concordat.answer_draft d using concordat.answer a
   where a.id = r.answer_id and d.enquiry_id = a.enquiry_id and d.question_code = a.question_code;

  with entries as (
    select s.ledger_entry_id as id from concordat.decision d join concordat.decision_set s on s.id = d.set_id
     where d.note_id = any (notes) or d.answer_id = r.answer_id
    union
    select s.ledger_entry_id from concordat.share_item i join concordat.share s on s.id = i.share_id
     where (i.note_id = any (notes) or i.answer_id = r.answer_id) and s.ledger_entry_id is not null),
  kept as (
    select d.entry_id, d.ordinal, d.disclosure, concordat.opened(d.disclosure) as said
      from entries e join concordat.ledger_disclosure d on d.entry_id = e.id and d.part = 'ITEM'),
  items as (
    select k.entry_id, concordat.digest_of(k.disclosure) as digest from kept k
     where k.said ->> 1 = 'item' and (k.said -> 2 -> 'item' ->> 'id')::uuid = any (notes || r.answer_id)),
  gone as (
    delete from concordat.ledger_disclosure d using kept k, items i
     where d.entry_id = k.entry_id and d.ordinal = k.ordinal and i.entry_id = k.entry_id and k.said ->> 1 = 'contentSalt' and k.said ->> 2 = i.digest)
  insert into concordat.ledger_erased (entry_id, digest, request_id, reference) select i.entry_id, i.digest, r.id, r.reference from items i
    on conflict do nothing;
  update concordat.erasure_request set erased_at = concordat.now() where id = r.id;
  perform set_config('concordat.erasing', '', true);
  return told;
end $$;

-- The deciding officer's call: the second of two, of the agency whose it is, and while nobody holds it for a court, a review or an inquiry.
create function concordat.erase(p_request uuid) returns uuid[]
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from concordat.erasure_request r where r.id = p_request and r.agency_id = concordat.current_agency()
      and r.outcome = 'ERASED' and r.decided_by = concordat.current_staff() and r.erased_at is null and concordat.governs()
      and not concordat.held(r.person_id)) then
    raise exception 'this is not erased now, or not by you' using errcode = '42501';
  end if;
  return concordat.destroy(p_request);
end $$;

-- Marks every version of a note, or takes the mark away.
create function concordat.restrict_note(p_request uuid, p_restricted boolean) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform set_config('concordat.erasing', 'yes', true);
  update concordat.risk_note n set restricted_at = case when p_restricted then concordat.now() end
    from concordat.erasure_request r join concordat.risk_note o on o.id = r.note_id
   where r.id = p_request and r.agency_id = concordat.current_agency() and r.outcome = 'RESTRICTED' and concordat.governs()
     and (r.lifted_at is null) = p_restricted and n.series_id = o.series_id and n.erased_at is null;
  perform set_config('concordat.erasing', '', true);
end $$;

-- What was erased and is back, because a copy from before was restored: as it was kept outside the database. False: nothing to erase here.
create function concordat.erase_again(p_kept jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare kept concordat.erasure_request := jsonb_populate_record(null::concordat.erasure_request, p_kept);
begin
  if exists (select from concordat.erasure_request r where r.id = kept.id and r.erased_at is not null) then return false; end if;
  if not exists (select from concordat.risk_note n where n.id = kept.note_id union all select from concordat.answer a where a.id = kept.answer_id) then
    return false;
  end if;
  kept.erased_at := null; kept.kept_at := concordat.now(); kept.ledger_entry_id := null;
  kept.words := 'Its words were not kept outside the database.'; kept.decided_words := kept.words;
  insert into concordat.erasure_request select (kept).* on conflict (id) do update
    set outcome = excluded.outcome, decided_by = excluded.decided_by, decided_at = excluded.decided_at, decided_words = excluded.decided_words,
        kept_at = excluded.kept_at, ledger_entry_id = null;
  perform concordat.destroy(kept.id);
  return true;
end $$;

alter table concordat.ledger_erased enable row level security, force row level security;
create policy loader_all on concordat.ledger_erased for all to concordat_loader using (true) with check (true);
create policy api_reads on concordat.ledger_erased for select to concordat_api using (exists (
  select 1 from concordat.ledger_party p where p.entry_id = ledger_erased.entry_id and p.agency_id = (select concordat.current_agency())));
grant select, insert, update, delete on concordat.ledger_erased to concordat_loader;
grant select on concordat.ledger_erased to concordat_api;
do $$
declare f text;
begin
  foreach f in array array['destroy(uuid)', 'erase(uuid)', 'restrict_note(uuid, boolean)', 'erase_again(jsonb)'] loop
    execute format('alter function concordat.%s owner to concordat_loader', f);
    execute format('revoke all on function concordat.%s from public', f);
  end loop;
end $$;
grant execute on function concordat.erase(uuid), concordat.restrict_note(uuid, boolean) to concordat_api;
`);
  }

  async down(): Promise<void> {
    throw new Error('What was erased does not come back.');
  }
}
