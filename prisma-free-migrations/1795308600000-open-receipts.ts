import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an agency may take away to check for itself: the entries it is a party of, each with exactly the disclosures that are its own to
 * open, and a statement of account that shows whether one was left out.
 */
export class OpenReceipts1795308600000 implements MigrationInterface {
  name = 'OpenReceipts1795308600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
-- A disclosure as it is kept: base64url of [salt, name, value].
create function concordat.opened(p_disclosure text) returns json language sql immutable strict parallel safe set search_path = pg_catalog as $$
  select convert_from(decode(translate(p_disclosure, '-_', '+/') || repeat('=', (4 - length(p_disclosure) % 4) % 4), 'base64'), 'UTF8')::json
$$;
create function concordat.digest_of(p_disclosure text) returns text language sql immutable strict parallel safe set search_path = pg_catalog as $$
  select rtrim(translate(encode(sha256(convert_to(p_disclosure, 'UTF8')), 'base64'), '+/', '-_'), '=')
$$;

-- What of an entry an agency may be shown. Its own, whole. Of another's, if it is a party: what happened, when and on what basis, never the
-- reasons; and of the items those that went to it. Of anybody else's, nothing. Without items, what became of them stays closed. An item that
-- says why it went, or why something was cut from it, is not opened to them either, nor one whose salt would let them guess at what was cut.
create function concordat.disclosures_for(p_entry uuid, p_agency uuid, p_items boolean) returns text[]
language sql stable security definer set search_path = pg_catalog as $$
  with kept as (
    select d.ordinal, d.part, d.disclosure, d.custodian_agency_id is null or d.custodian_agency_id = p_agency as own, concordat.opened(d.disclosure) as said
      from concordat.ledger_disclosure d
     where d.entry_id = p_entry and (d.custodian_agency_id is null
       or exists (select 1 from concordat.ledger_party p where p.entry_id = p_entry and p.agency_id = p_agency))),
  items as (
    select k.ordinal, concordat.digest_of(k.disclosure) as digest from kept k
     where p_items and k.part = 'ITEM' and k.said ->> 1 = 'item'
       and (k.own or (k.said -> 2 -> 'recipient' ->> 'agencyId' = p_agency::text and k.said -> 2 ->> 'reason' is null
         and (k.said -> 2 ->> 'outcome' = 'SHARED'
           or (k.said -> 2 ->> 'outcome' = 'SHARED_IN_PART' and k.said -> 2 ->> 'reasonCode' = 'SHARED_IN_PART' and k.said -> 2 ->> 'versionHash' is null)))))
  select coalesce(array_agg(k.disclosure order by k.ordinal), '{}') from kept k
   where (k.part = 'FIELD' and (k.own
       or k.said ->> 1 in ('kind', 'subjectRef', 'actor', 'occurredAt', 'purpose', 'legalBasis', 'supersedes', 'about', 'items')))
      or (k.part = 'ITEM' and exists (select 1 from items i where i.ordinal = k.ordinal or (k.said ->> 1 = 'contentSalt' and k.said ->> 2 = i.digest)))
$$;

-- One entry for the agency that acts; no row when it is not a party of it.
create function concordat.entry_to_prove(p_entry uuid, p_items boolean)
returns table (entry_id uuid, entry bytea, leaf_index bigint, disclosures text[])
language sql stable security definer set search_path = pg_catalog as $$
  select e.id, e.entry, q.leaf_index, concordat.disclosures_for(e.id, concordat.current_agency(), p_items)
    from concordat.ledger_entry e left join concordat.ledger_sequence q on q.entry_id = e.id
   where e.id = p_entry
     and exists (select 1 from concordat.ledger_party p where p.entry_id = e.id and p.agency_id = concordat.current_agency())
$$;

-- As whoever asks: row security says whether they may read the share, and whether its items; a recipient's are seen when it is opened.
create function concordat.share_to_prove(p_share uuid)
returns table (person_id uuid, entry_id uuid, entry bytea, leaf_index bigint, disclosures text[])
language sql stable set search_path = pg_catalog as $$
  select s.person_id, e.* from concordat.share s
   cross join lateral concordat.entry_to_prove(s.ledger_entry_id,
     (s.sender_agency_id = concordat.current_agency() or s.first_seen_at is not null)
     and exists (select 1 from concordat.share_item i where i.share_id = s.id)) e
   where s.id = p_share
$$;
create function concordat.decision_to_prove(p_set uuid)
returns table (person_id uuid, entry_id uuid, entry bytea, leaf_index bigint, disclosures text[])
language sql stable set search_path = pg_catalog as $$
  select d.person_id, e.* from concordat.decision_set d cross join lateral concordat.entry_to_prove(d.ledger_entry_id, true) e where d.id = p_set
$$;

-- The next sealed entries of the agency that acts, for whoever audits its sharing. Every one is there, so that none can be left out; one about
-- somebody whose case they may not open, or that is a desk's alone, is not opened to them.
create function concordat.own_entries(p_from bigint, p_size bigint, p_most int)
returns table (leaf_index bigint, entry bytea, disclosures text[])
language sql stable security definer set search_path = pg_catalog as $$
  with mine as (
    select q.leaf_index, e.id, e.entry from concordat.ledger_party p join concordat.ledger_sequence q on q.entry_id = p.entry_id
      join concordat.ledger_entry e on e.id = p.entry_id
     where p.agency_id = concordat.current_agency() and q.leaf_index >= p_from and q.leaf_index < p_size
       and concordat.current_roles() && array['SHARING_AUDITOR', 'INFORMATION_GOVERNANCE_OFFICER']
     order by q.leaf_index limit least(p_most, 500))
  select m.leaf_index, m.entry, case
    when n.subject is not null and not concordat.may_open(n.subject::uuid, concordat.current_agency(), concordat.current_staff()) then '{}'
    when n.kind = 'elsewhere.considered' then '{}'
    when n.kind like 'emergency.%' and not concordat.current_roles() && array['INFORMATION_GOVERNANCE_OFFICER'] then '{}'
    else concordat.disclosures_for(m.id, concordat.current_agency(), true) end
    from mine m
   cross join lateral (
     select max(o.said ->> 2) filter (where o.said ->> 1 = 'kind') as kind, max(o.said ->> 2) filter (where o.said ->> 1 = 'subjectRef') as subject
       from (select concordat.opened(d.disclosure) as said from concordat.ledger_disclosure d where d.entry_id = m.id and d.part = 'FIELD' offset 0) o) n
   order by m.leaf_index
$$;

-- The statements of an agency, in one chain; of a day at most one. What each says is in its entry.
create table concordat.ledger_statement (
  agency_id uuid not null references concordat.agency (id),
  number int not null check (number > 0),
  entry_id uuid not null unique references concordat.ledger_entry (id),
  covers_from bigint not null check (covers_from >= 0),
  covers_to bigint not null,
  entries int not null check (entries > 0),
  issued_on date not null,
  issued_at timestamptz not null default concordat.now(),
  primary key (agency_id, number),
  unique (agency_id, issued_on),
  check (covers_to > covers_from));
create trigger ledger_statement_stays before truncate on concordat.ledger_statement for each statement execute function concordat.refuse_change();
create trigger ledger_statement_kept before update or delete on concordat.ledger_statement for each row execute function concordat.refuse_change();
alter table concordat.ledger_statement enable row level security, force row level security;
create policy api_reads on concordat.ledger_statement for select to concordat_api using (agency_id = (select concordat.current_agency()));
create policy integrator_reads on concordat.ledger_statement for select to concordat_integrator using (true);
create policy integrator_adds on concordat.ledger_statement for insert to concordat_integrator with check (true);
create policy loader_all on concordat.ledger_statement for all to concordat_loader using (true) with check (true);
grant select on concordat.ledger_statement to concordat_api, concordat_integrator;
grant insert on concordat.ledger_statement to concordat_integrator;
grant select, insert, update, delete on concordat.ledger_statement to concordat_loader;

do $$
declare f text;
begin
  foreach f in array array['disclosures_for(uuid, uuid, boolean)', 'entry_to_prove(uuid, boolean)', 'own_entries(bigint, bigint, int)'] loop
    execute format('alter function concordat.%s owner to concordat_loader', f);
  end loop;
  foreach f in array array['opened(text)', 'digest_of(text)', 'disclosures_for(uuid, uuid, boolean)', 'entry_to_prove(uuid, boolean)',
                           'own_entries(bigint, bigint, int)', 'share_to_prove(uuid)', 'decision_to_prove(uuid)'] loop
    execute format('revoke all on function concordat.%s from public', f);
  end loop;
end $$;
grant execute on function concordat.opened(text), concordat.digest_of(text) to concordat_loader;
grant execute on function concordat.today() to concordat_integrator;
grant execute on function concordat.entry_to_prove(uuid, boolean), concordat.share_to_prove(uuid), concordat.decision_to_prove(uuid),
  concordat.own_entries(bigint, bigint, int) to concordat_api;
`);
  }

  async down(): Promise<void> {
    throw new Error('What was stated is part of the record.');
  }
}
