import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The record becomes a log that others can check: each entry gets one place in a Merkle tree, the tree is signed, and partner agencies
 * cosign it. An act still only adds its entry; everything here is written afterwards, by the integrator alone. What was shared opens for its
 * recipients once it stands under a signed checkpoint, or when its wait is over: proof never outranks life.
 */
export class SealTheRecord1795308500000 implements MigrationInterface {
  name = 'SealTheRecord1795308500000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
-- One row, and its lock is the right to integrate. Halted: what the database holds is behind, or is not, what was signed.
create table concordat.ledger_state (
  single boolean primary key default true check (single),
  origin text not null,
  genesis_at timestamptz not null default concordat.now(),
  genesis_entry_id uuid not null references concordat.ledger_entry (id),
  witnesses text[] not null default '{}',
  halted_at timestamptz,
  halted_why text,
  check ((halted_at is null) = (halted_why is null)));

-- Entries that have no place yet, in the order in which they will get one.
create table concordat.ledger_pending (
  recorded_at timestamptz not null,
  entry_id uuid not null,
  primary key (recorded_at, entry_id));

create table concordat.ledger_sequence (
  leaf_index bigint primary key check (leaf_index >= 0),
  entry_id uuid not null unique references concordat.ledger_entry (id),
  sequenced_at timestamptz not null default concordat.now());

create table concordat.ledger_tile (
  level smallint not null check (level between 0 and 6),
  index bigint not null check (index >= 0),
  hashes bytea not null check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0),
  primary key (level, index));

create table concordat.ledger_checkpoint (
  size bigint primary key check (size > 0),
  root bytea not null check (octet_length(root) = 32),
  committed_at timestamptz not null default concordat.now(),
  note text,
  signed_at timestamptz,
  check ((note is null) = (signed_at is null)));
create index ledger_checkpoint_unsigned on concordat.ledger_checkpoint (size) where note is null;

create table concordat.ledger_cosignature (
  size bigint not null references concordat.ledger_checkpoint (size),
  witness text not null,
  line text not null check (octet_length(line) <= 5120),
  at timestamptz not null,
  primary key (size, witness));
create index ledger_cosignature_newest on concordat.ledger_cosignature (witness, size desc);

-- Whom an entry is from and whom it is addressed to; never whom something was withheld from.
create table concordat.ledger_party (
  agency_id uuid not null,
  entry_id uuid not null,
  primary key (agency_id, entry_id));
create index ledger_party_entry on concordat.ledger_party (entry_id);

-- What is once written stays: a tile only grows, a checkpoint is signed once.
create function concordat.tile_grows() returns trigger language plpgsql as $$
begin
  if old.level <> new.level or old.index <> new.index or substring(new.hashes for octet_length(old.hashes)) <> old.hashes then
    raise exception 'a tile only grows' using errcode = '42501';
  end if;
  return new;
end $$;
create function concordat.signed_once() returns trigger language plpgsql as $$
begin
  if old.note is not null or old.size <> new.size or old.root <> new.root or old.committed_at <> new.committed_at then
    raise exception 'a checkpoint is signed once' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger ledger_tile_grows before update on concordat.ledger_tile for each row execute function concordat.tile_grows();
create trigger ledger_checkpoint_signed before update on concordat.ledger_checkpoint for each row execute function concordat.signed_once();
do $$
declare one text;
begin
  foreach one in array array['ledger_sequence', 'ledger_tile', 'ledger_checkpoint', 'ledger_cosignature', 'ledger_party'] loop
    execute format('create trigger %I before truncate on concordat.%I for each statement execute function concordat.refuse_change()', one || '_stays', one);
    execute format('create trigger %I before delete on concordat.%I for each row execute function concordat.refuse_change()', one || '_kept', one);
  end loop;
  foreach one in array array['ledger_sequence', 'ledger_cosignature', 'ledger_party'] loop
    execute format('create trigger %I before update on concordat.%I for each row execute function concordat.refuse_change()', one || '_unchanged', one);
  end loop;
end $$;

-- Whoever adds an entry puts it in line, in the same transaction; not by number or by time, because a slow transaction would be passed over.
-- While the record is halted nothing is added, so nothing that must be recorded can be done.
create function concordat.put_in_line() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select 1 from concordat.ledger_state where halted_at is not null) then
    raise exception 'the record is halted' using errcode = 'CS003';
  end if;
  insert into concordat.ledger_pending (recorded_at, entry_id) select recorded_at, id from added;
  return null;
end $$;
create trigger ledger_entry_in_line after insert on concordat.ledger_entry referencing new table as added
  for each statement execute function concordat.put_in_line();

-- What opens an entry and whose it is are dozens of rows an act: checked once for all of them, because a foreign key checks row by row,
-- and entries are never removed.
create function concordat.of_entries() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from (select distinct entry_id from added) a where not exists (select from concordat.ledger_entry e where e.id = a.entry_id)) then
    raise exception 'there is no such entry' using errcode = '23503';
  end if;
  return null;
end $$;
alter table concordat.ledger_disclosure drop constraint ledger_disclosure_entry_id_fkey, drop constraint ledger_disclosure_custodian_agency_id_fkey;
create trigger ledger_disclosure_of_entries after insert on concordat.ledger_disclosure referencing new table as added
  for each statement execute function concordat.of_entries();
create trigger ledger_party_of_entries after insert on concordat.ledger_party referencing new table as added
  for each statement execute function concordat.of_entries();

-- The log's own entries (its beginning, the delays, the statements) are nobody's in particular.
alter table concordat.ledger_disclosure alter column custodian_agency_id drop not null;
alter policy api_reads on concordat.ledger_disclosure
  using (custodian_agency_id is null or custodian_agency_id = (select concordat.current_agency()));

-- When its recipients may open a share without proof, and when it had one.
alter table concordat.share
  add column ledger_entry_id uuid references concordat.ledger_entry (id),
  add column release_at timestamptz,
  add column sealed_at timestamptz;
alter table concordat.share disable trigger share_kept;
set local role concordat_loader;
update concordat.share set release_at = sent_at;
reset role;
alter table concordat.share enable trigger share_kept;
alter table concordat.share alter column release_at set not null, alter column release_at set default concordat.now();
create index share_unsealed on concordat.share (sent_at) where sealed_at is null;
create index share_entry on concordat.share (ledger_entry_id);
drop trigger share_kept on concordat.share;
create trigger share_kept before update on concordat.share for each row execute function concordat.change_only(
  'first_seen_at', 'first_seen_by', 'response', 'response_words', 'responded_at', 'responded_by', 'revoked_at', 'revoked_by', 'revoked_reason', 'sealed_at');

alter policy api_marks on concordat.share using (
  sender_agency_id = (select concordat.current_agency())
  or (recipient_agency_id = (select concordat.current_agency())
    and (recipient_unit_id is null or recipient_unit_id = any ((select concordat.current_units())::uuid[]))
    and (recipient_staff_id is null or recipient_staff_id = (select concordat.current_staff()))
    and (sealed_at is not null or release_at <= (select concordat.now()))
    and revoked_at is null));
alter policy api_reads on concordat.share_item using (exists (
  select 1 from concordat.share s where s.id = share_item.share_id and (
    (s.revoked_at is null and (s.sealed_at is not null or s.release_at <= (select concordat.now())))
    or (s.sender_agency_id = (select concordat.current_agency()) and (select concordat.works_with_cases())
      and exists (select 1 from concordat.person_sight ps where ps.agency_id = (select concordat.current_agency()) and ps.person_id = s.person_id
        and ((not ps.guarded and ps.adult_on <= (select concordat.today()))
          or concordat.may_open(s.person_id, (select concordat.current_agency()), (select concordat.current_staff())))))
    or ((select concordat.reviews()) and concordat.under_review(s.person_id, s.sender_agency_id)))));

-- Marks what a signed tree of this size covers, decision and release both. Answers what was opened to its recipients before that.
create function concordat.seal_shares(up_to bigint)
  returns table (share_id uuid, sender_agency_id uuid, recipient_agency_id uuid, person_id uuid, entry_id uuid, opened_from timestamptz, sealed_at timestamptz)
language sql volatile security definer set search_path = pg_catalog as $$
  with covered as (
    select s.id from concordat.share s
      join concordat.decision_set d on d.id = s.set_id
      join concordat.ledger_sequence decided on decided.entry_id = d.ledger_entry_id and decided.leaf_index < up_to
      left join concordat.ledger_sequence released on released.entry_id = s.ledger_entry_id
     where s.sealed_at is null and (s.ledger_entry_id is null or released.leaf_index < up_to)),
  sealed as (
    update concordat.share s set sealed_at = concordat.now() from covered where s.id = covered.id
    returning s.id, s.sender_agency_id, s.recipient_agency_id, s.person_id, s.ledger_entry_id, s.release_at, s.sealed_at)
  select x.* from sealed x where x.release_at <= x.sealed_at and x.ledger_entry_id is not null
$$;
-- Row security holds for whoever owns these as well: they are the loader's, as all that look past it.
alter function concordat.seal_shares(bigint) owner to concordat_loader;
alter function concordat.put_in_line() owner to concordat_loader;
alter function concordat.of_entries() owner to concordat_loader;
revoke all on function concordat.seal_shares(bigint), concordat.put_in_line(), concordat.of_entries() from public;
grant execute on function concordat.seal_shares(bigint) to concordat_integrator;

alter table concordat.ledger_state enable row level security, force row level security;
alter table concordat.ledger_pending enable row level security, force row level security;
alter table concordat.ledger_sequence enable row level security, force row level security;
alter table concordat.ledger_tile enable row level security, force row level security;
alter table concordat.ledger_checkpoint enable row level security, force row level security;
alter table concordat.ledger_cosignature enable row level security, force row level security;
alter table concordat.ledger_party enable row level security, force row level security;
do $$
declare one text;
begin
  -- Places, hashes and signatures say nothing about anybody.
  foreach one in array array['ledger_state', 'ledger_sequence', 'ledger_tile', 'ledger_checkpoint', 'ledger_cosignature'] loop
    execute format('create policy all_read on concordat.%I for select to concordat_api, concordat_integrator using (true)', one);
    execute format('create policy integrator_adds on concordat.%I for insert to concordat_integrator with check (true)', one);
    execute format('grant select on concordat.%I to concordat_api, concordat_integrator', one);
    execute format('grant insert on concordat.%I to concordat_integrator', one);
  end loop;
  foreach one in array array['ledger_state', 'ledger_tile', 'ledger_checkpoint'] loop
    execute format('create policy integrator_marks on concordat.%I for update to concordat_integrator using (true)', one);
  end loop;
  foreach one in array array['ledger_state', 'ledger_pending', 'ledger_sequence', 'ledger_tile', 'ledger_checkpoint', 'ledger_cosignature', 'ledger_party'] loop
    execute format('create policy loader_all on concordat.%I for all to concordat_loader using (true) with check (true)', one);
    execute format('grant select, insert, update, delete on concordat.%I to concordat_loader', one);
  end loop;
end $$;
-- What was recorded before waits for its place like everything else, and is at least its custodian's.
set local role concordat_loader;
insert into concordat.ledger_party (agency_id, entry_id)
  select distinct custodian_agency_id, entry_id from concordat.ledger_disclosure where custodian_agency_id is not null;
insert into concordat.ledger_pending (recorded_at, entry_id) select recorded_at, id from concordat.ledger_entry;
reset role;
grant update (witnesses, halted_at, halted_why) on concordat.ledger_state to concordat_integrator;
grant update (hashes) on concordat.ledger_tile to concordat_integrator;
grant update (note, signed_at) on concordat.ledger_checkpoint to concordat_integrator;
create policy integrator_all on concordat.ledger_pending for all to concordat_integrator using (true) with check (true);
grant select, insert, delete on concordat.ledger_pending to concordat_integrator;
create policy api_reads on concordat.ledger_party for select to concordat_api using (agency_id = (select concordat.current_agency()));
create policy api_adds on concordat.ledger_party for insert to concordat_api with check (true);
create policy integrator_reads on concordat.ledger_party for select to concordat_integrator using (true);
create policy integrator_adds on concordat.ledger_party for insert to concordat_integrator with check (true);
grant select, insert on concordat.ledger_party to concordat_api, concordat_integrator;
create policy integrator_adds on concordat.ledger_entry for insert to concordat_integrator with check (true);
grant insert (id, entry) on concordat.ledger_entry to concordat_integrator;
create policy integrator_adds on concordat.ledger_disclosure for insert to concordat_integrator with check (true);
grant insert on concordat.ledger_disclosure to concordat_integrator;
create policy integrator_reads on concordat.agency for select to concordat_integrator using (true);
grant select on concordat.agency to concordat_integrator;
`);
  }

  async down(): Promise<void> {
    throw new Error('What was sealed is part of the record.');
  }
}
