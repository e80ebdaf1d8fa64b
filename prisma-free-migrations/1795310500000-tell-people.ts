import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What stands on My work is told by mail as well: to whom it is addressed, when they chose, with a link and a reference and nothing else.
 * A notice is one thing to tell one person; a mail is one try to tell them of one or more. Neither holds a word of what it is about.
 */
const staff = '(select concordat.current_staff())';
const agency = '(select concordat.current_agency())';
const WHEN = (column: string) => `${column} text check (${column} in ('AT_ONCE', 'DAILY', 'NEVER'))`;

export class TellPeople1795310500000 implements MigrationInterface {
  name = 'TellPeople1795310500000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(TO_TELL);
    await db.query(ROWS);
  }

  async down(): Promise<void> {
    throw new Error('What somebody was told, and when, is part of the record.');
  }
}

const TABLES = `
-- What an agency has set: where mail of its people may go, and when they are told until they choose. Loaded, like an agency itself.
create table concordat.agency_mail (
  agency_id uuid primary key references concordat.agency (id),
  domains text[] not null check (cardinality(domains) between 1 and 20 and array_to_string(domains, '') = lower(array_to_string(domains, ''))),
  ${WHEN('mine')}, ${WHEN('unit')}, ${WHEN('meetings')},
  digest_hour int check (digest_hour between 5 and 20));

-- Null: as the agency says. Nobody is asked to choose.
create table concordat.mail_choice (
  staff_id uuid primary key references concordat.staff (id), agency_id uuid not null references concordat.agency (id),
  address text check (char_length(address) between 6 and 254 and address = lower(address)),
  ${WHEN('urgent')}, ${WHEN('mine')}, ${WHEN('unit')}, ${WHEN('meetings')},
  digest_hour int check (digest_hour between 5 and 20), chosen_at timestamptz);

create table concordat.mail (
  id uuid primary key default concordat.uuid7(), reference text not null unique,
  agency_id uuid not null references concordat.agency (id), staff_id uuid not null references concordat.staff (id),
  -- SENDING is written before the mail leaves. A worker that finds it, left by one that died, does not know whether it went.
  state text not null check (state in ('SENDING', 'WAITING', 'SENT', 'UNKNOWN', 'FAILED', 'DROPPED')),
  things int not null check (things > 0), attempts int not null default 1 check (attempts > 0),
  composed_at timestamptz not null default concordat.now(), settled_at timestamptz, next_at timestamptz,
  check ((next_at is not null) = (state = 'WAITING')),
  check ((settled_at is null) = (state in ('SENDING', 'WAITING'))),
  -- Only where mail goes nowhere, in development: what would have been sent.
  subject text, body text, check (num_nonnulls(subject, body) in (0, 2)));
create index mail_of on concordat.mail (staff_id, composed_at desc, id desc);
create index mail_open on concordat.mail (next_at) where state in ('SENDING', 'WAITING');

create table concordat.notice (
  id uuid primary key default concordat.uuid7(),
  agency_id uuid not null references concordat.agency (id), staff_id uuid not null references concordat.staff (id),
  work_item_id uuid references concordat.work_item (id), share_id uuid references concordat.share (id),
  check (num_nonnulls(work_item_id, share_id) = 1),
  sort text not null check (sort in ('URGENT', 'MINE', 'UNIT', 'MEETINGS')),
  queued_at timestamptz not null default concordat.now(), due_at timestamptz not null,
  state text not null default 'QUEUED' check (state in ('QUEUED', 'MAILED', 'DROPPED')), mail_id uuid references concordat.mail (id),
  -- Asked again at delivery: no account or post any more, not theirs to read any more, over already, chosen otherwise, nowhere to send it.
  why text check (why in ('NO_POST', 'NOT_OPEN', 'OVER', 'CHOSEN', 'NO_ADDRESS')),
  check ((why is not null) = (state = 'DROPPED')), check ((mail_id is not null) = (state = 'MAILED')));
create unique index notice_work_once on concordat.notice (staff_id, work_item_id) where work_item_id is not null;
create unique index notice_share_once on concordat.notice (staff_id, share_id) where share_id is not null;
create index notice_due on concordat.notice (due_at, staff_id) where state = 'QUEUED';
create index notice_mailed on concordat.notice (mail_id) where mail_id is not null;

-- One row, once a worker has told somebody: by what it sends, and since when nothing went out. The pages say so.
create table concordat.mail_service (
  single boolean primary key default true check (single), kind text not null check (kind in ('NOTIFY', 'SMTP', 'DEVELOPMENT', 'OFF')),
  failing_since timestamptz);`;

/** In the transaction that raises work or shares, whoever does it: what is not committed is told to nobody, and what is, is not forgotten. */
const TO_TELL = `
-- What interrupts is told at once; all else is looked for every minute.
do $$
declare body text := pg_get_functiondef('concordat.enqueue(text, jsonb, text)'::regprocedure);
begin
  execute replace(body, 'p_task not in (', 'p_task not in (''tell-people'',''keep-conference'',');
end $$;
grant execute on function concordat.enqueue(text, jsonb, text) to concordat_loader;
create table concordat.to_tell (
  id uuid primary key default concordat.uuid7(), work_item_id uuid references concordat.work_item (id), share_id uuid references concordat.share (id),
  check (num_nonnulls(work_item_id, share_id) = 1));
create function concordat.tell_work() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into concordat.to_tell (work_item_id) select f.id from fresh f where f.closed_at is null;
  if exists (select 1 from fresh f where f.interrupts is not null) then perform concordat.enqueue('tell-people', '{}'); end if;
  return null;
end $$;
create function concordat.tell_share() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into concordat.to_tell (share_id) select f.id from fresh f where f.revoked_at is null;
  if exists (select 1 from fresh f where f.mode = 'URGENT') then perform concordat.enqueue('tell-people', '{}'); end if;
  return null;
end $$;
-- Given to somebody else, it is news to them.
create function concordat.tell_moved_work() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into concordat.to_tell (work_item_id) values (new.id);
  return null;
end $$;
create trigger work_item_told after insert on concordat.work_item referencing new table as fresh
  for each statement execute function concordat.tell_work();
create trigger share_told after insert on concordat.share referencing new table as fresh
  for each statement execute function concordat.tell_share();
create trigger work_item_moved_told after update of staff_id, unit_id on concordat.work_item for each row
  when (new.closed_at is null and (old.staff_id is distinct from new.staff_id or old.unit_id is distinct from new.unit_id))
  execute function concordat.tell_moved_work();
do $$
declare one text;
begin
  foreach one in array array['tell_work()', 'tell_share()', 'tell_moved_work()'] loop
    execute format('alter function concordat.%s owner to concordat_loader', one);
    execute format('revoke all on function concordat.%s from public', one);
  end loop;
end $$;`;

const ROWS = `
do $do$ declare t text; begin
  foreach t in array array['agency_mail', 'mail_choice', 'mail', 'notice', 'mail_service', 'to_tell'] loop
    execute format('alter table concordat.%I enable row level security, force row level security', t);
    execute format('create policy loader_all on concordat.%I to concordat_loader using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on concordat.%I to concordat_loader', t);
    execute format('create policy worker_works on concordat.%I to concordat_worker using (true) with check (true)', t);
    execute format('grant select on concordat.%I to concordat_worker', t);
  end loop;
  foreach t in array array['mail', 'notice'] loop
    execute format('create trigger %I before delete on concordat.%I for each row execute function concordat.refuse_change()', t || '_stays', t);
  end loop;
end $do$;
grant insert on concordat.mail, concordat.notice, concordat.mail_service to concordat_worker;
grant update (state, things, attempts, settled_at, next_at, subject, body) on concordat.mail to concordat_worker;
grant update (state, why, mail_id) on concordat.notice to concordat_worker;
grant update (kind, failing_since) on concordat.mail_service to concordat_worker;
grant delete on concordat.to_tell to concordat_worker;
create trigger mail_kept before update on concordat.mail for each row
  execute function concordat.change_only('state', 'things', 'attempts', 'settled_at', 'next_at', 'subject', 'body');
create trigger notice_kept before update on concordat.notice for each row execute function concordat.change_only('state', 'why', 'mail_id');

-- Each their own, and nobody anybody else's: not whoever supervises them, not whoever looks after accounts.
create policy api_reads on concordat.mail_choice for select to concordat_api using (staff_id = ${staff} and agency_id = ${agency});
create policy api_adds on concordat.mail_choice for insert to concordat_api with check (staff_id = ${staff} and agency_id = ${agency});
create policy api_marks on concordat.mail_choice for update to concordat_api using (staff_id = ${staff} and agency_id = ${agency});
create policy api_reads on concordat.mail for select to concordat_api using (staff_id = ${staff} and agency_id = ${agency});
create policy api_reads on concordat.notice for select to concordat_api using (staff_id = ${staff} and agency_id = ${agency});
create policy api_reads on concordat.agency_mail for select to concordat_api using (agency_id = ${agency});
create policy api_reads on concordat.mail_service for select to concordat_api using (true);
grant select on concordat.mail_choice, concordat.mail, concordat.notice, concordat.agency_mail, concordat.mail_service to concordat_api;
grant insert on concordat.mail_choice to concordat_api;
grant update (address, urgent, mine, unit, meetings, digest_hour, chosen_at) on concordat.mail_choice to concordat_api;`;
