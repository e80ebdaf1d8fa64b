import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Case conferences: which agencies are invited, whom the agenda names, and minutes that are entries and never edited. An agency reads of an
 * agenda only the people for whom it is invited, and these only while it works with them; how many others there are is said nowhere.
 */
const me = '(select concordat.current_agency())';
const staff = '(select concordat.current_staff())';
const does = (what: string) => `(select concordat.${what}())`;
const workable = (person: string) => `concordat.may_work(${person}, ${me}, ${staff})`;

export class HoldConferences1795310200000 implements MigrationInterface {
  name = 'HoldConferences1795310200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(FUNCTIONS);
    await db.query(ROWS);
    await db.query(TRAIL);
  }

  async down(): Promise<void> {
    throw new Error('What was said in a conference is part of the record.');
  }
}

const TABLES = `
create table concordat.conference (
  id uuid primary key default concordat.uuid7(), reference text not null unique,
  agency_id uuid not null references concordat.agency (id), unit_id uuid not null references concordat.unit (id),
  called_by uuid not null references concordat.staff (id), called_at timestamptz not null default concordat.now(),
  title text not null, place text not null, meets_at timestamptz not null,
  -- Whoever calls it, and everybody invited; the rows that say who came are conference_invitation.
  agency_ids uuid[] not null check (agency_id = any (agency_ids)),
  over_at timestamptz, over_as text check (over_as in ('HELD', 'CANCELLED')), over_by uuid references concordat.staff (id), over_words text,
  check (num_nonnulls(over_at, over_as, over_by) in (0, 3)), check (over_as is distinct from 'CANCELLED' or over_words is not null),
  ledger_entry_id uuid not null references concordat.ledger_entry (id));
create index conference_meets on concordat.conference (meets_at desc, id desc);

create table concordat.conference_invitation (
  id uuid primary key default concordat.uuid7(), conference_id uuid not null references concordat.conference (id),
  agency_id uuid not null references concordat.agency (id),
  -- Nothing here of an agency that was asked and stayed silent.
  attendance text check (attendance in ('ATTENDED', 'APOLOGIES')), who text,
  said_by uuid references concordat.staff (id), said_at timestamptz,
  check (num_nonnulls(attendance, said_by, said_at) in (0, 3)), check (attendance is distinct from 'ATTENDED' or who is not null),
  unique (conference_id, agency_id));

create table concordat.conference_item (
  id uuid primary key default concordat.uuid7(), conference_id uuid not null references concordat.conference (id),
  person_id uuid not null references concordat.person (id), agency_id uuid not null references concordat.agency (id),
  -- Invited for this person.
  agency_ids uuid[] not null check (agency_id = any (agency_ids)), why text not null,
  listed_by uuid not null references concordat.staff (id), listed_at timestamptz not null default concordat.now(), place_in_list int not null,
  ledger_entry_id uuid not null references concordat.ledger_entry (id),
  unique (conference_id, person_id));
create index conference_item_person on concordat.conference_item (person_id, listed_at desc, id desc);

create table concordat.conference_entry (
  id uuid primary key default concordat.uuid7(), item_id uuid not null references concordat.conference_item (id),
  person_id uuid not null references concordat.person (id), at timestamptz not null default concordat.now(),
  agency_id uuid not null references concordat.agency (id), staff_id uuid not null references concordat.staff (id),
  kind text not null check (kind in ('AGREED', 'DISSENT', 'SELECTED', 'DESELECTED', 'COHORT', 'RATING', 'PUT_OFF')),
  value text, words text not null,
  check ((value is not null) = (kind in ('COHORT', 'RATING'))),
  check (kind <> 'COHORT' or value in ('FIXED', 'FLEX', 'FREE')), check (kind <> 'RATING' or value in ('RED', 'AMBER', 'GREEN')),
  ledger_entry_id uuid not null references concordat.ledger_entry (id));
create index conference_entry_item on concordat.conference_entry (item_id, at, id);`;

const FUNCTIONS = `
create function concordat.calls_conferences() returns boolean language sql stable as $$
  select concordat.current_roles() && array['CONFERENCE_CHAIR', 'SUPERVISOR', 'HEAD_OF_PROBATION_DELIVERY_UNIT'] $$;
create function concordat.speaks_in_conferences() returns boolean language sql stable as $$
  select concordat.writes_to_cases() or concordat.current_roles() && array['CONFERENCE_CHAIR'] $$;
grant execute on function concordat.calls_conferences() to concordat_api, concordat_loader;
grant execute on function concordat.speaks_in_conferences() to concordat_api, concordat_loader;`;

const ofConference = (table: string) => `exists (select 1 from concordat.conference c where c.id = ${table}.conference_id)`;
const ofOurs = (table: string) =>
  `exists (select 1 from concordat.conference c where c.id = ${table}.conference_id and c.agency_id = ${me} and c.over_at is null)`;

const ROWS = `
do $do$ declare t text; begin
  foreach t in array array['conference', 'conference_invitation', 'conference_item', 'conference_entry'] loop
    execute format('alter table concordat.%I enable row level security, force row level security', t);
    execute format('create policy loader_all on concordat.%I to concordat_loader using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on concordat.%I to concordat_loader', t);
    execute format('grant select, insert on concordat.%I to concordat_api', t);
    execute format('create trigger %I before delete on concordat.%I for each row execute function concordat.refuse_change()', t || '_stays', t);
  end loop;
end $do$;

create policy api_reads on concordat.conference for select to concordat_api using (${does('works_with_cases')} and ${me} = any (agency_ids));
create policy api_adds on concordat.conference for insert to concordat_api
  with check (agency_id = ${me} and called_by = ${staff} and over_at is null and ${does('calls_conferences')});
create policy api_marks on concordat.conference for update to concordat_api using (agency_id = ${me} and ${does('calls_conferences')});
grant update (over_at, over_as, over_by, over_words) on concordat.conference to concordat_api;
create trigger conference_kept before update on concordat.conference for each row
  execute function concordat.change_only('over_at', 'over_as', 'over_by', 'over_words');
create function concordat.conference_is_over() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.over_at is not null then
    raise exception 'this conference is over' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger conference_is_over before update on concordat.conference for each row execute function concordat.conference_is_over();

-- Stands and falls with its conference.
create policy api_reads on concordat.conference_invitation for select to concordat_api using (${ofConference('conference_invitation')});
create policy api_adds on concordat.conference_invitation for insert to concordat_api
  with check (attendance is null and ${does('calls_conferences')} and ${ofOurs('conference_invitation')});
create policy api_marks on concordat.conference_invitation for update to concordat_api
  using (${does('calls_conferences')} and ${ofOurs('conference_invitation')});
grant update (attendance, who, said_by, said_at) on concordat.conference_invitation to concordat_api;
create trigger conference_invitation_kept before update on concordat.conference_invitation for each row
  execute function concordat.change_only('attendance', 'who', 'said_by', 'said_at');

-- No emergency opens what partners said about somebody; a review of one of them does.
create policy api_reads on concordat.conference_item for select to concordat_api
  using (${does('works_with_cases')} and ${me} = any (agency_ids) and ${workable('conference_item.person_id')});
create policy reviewer_reads on concordat.conference_item for select to concordat_api using (${does('reviews')}
  and exists (select from unnest(agency_ids) a(id) where concordat.under_review(conference_item.person_id, a.id)));
create policy api_adds on concordat.conference_item for insert to concordat_api with check (agency_id = ${me} and listed_by = ${staff}
  and ${does('calls_conferences')} and ${ofOurs('conference_item')} and ${workable('conference_item.person_id')}
  and agency_ids <@ (select c.agency_ids from concordat.conference c where c.id = conference_id));
create trigger conference_item_kept before update on concordat.conference_item for each row execute function concordat.refuse_change();

-- Stands and falls with its item.
create policy api_reads on concordat.conference_entry for select to concordat_api
  using (exists (select 1 from concordat.conference_item i where i.id = conference_entry.item_id));
create policy api_adds on concordat.conference_entry for insert to concordat_api with check (agency_id = ${me} and staff_id = ${staff}
  and ${does('speaks_in_conferences')} and exists (select 1 from concordat.conference_item i join concordat.conference c on c.id = i.conference_id
    where i.id = item_id and i.person_id = conference_entry.person_id and ${me} = any (i.agency_ids) and c.over_at is null)
  and ${workable('conference_entry.person_id')});
create trigger conference_entry_kept before update on concordat.conference_entry for each row execute function concordat.refuse_change();`;

/** What stands to the left learns that there are conferences: trails name the people on their agendas. */
const TRAIL = `
do $$
declare now_said text;
begin
  select pg_get_constraintdef(oid) into strict now_said from pg_constraint where conname = 'trail_entry_kind_check' and conrelid = 'concordat.trail_entry'::regclass;
  alter table concordat.trail_entry drop constraint trail_entry_kind_check;
  execute 'alter table concordat.trail_entry add constraint trail_entry_kind_check '
    || replace(now_said, 'ARRAY[', 'ARRAY[''CONFERENCE_LISTED''::text, ''CONFERENCE_MINUTED''::text, ');
end $$;`;
