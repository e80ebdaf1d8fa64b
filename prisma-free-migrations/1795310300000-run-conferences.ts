import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a conference does while it meets: whoever speaks in it sets actions about people at the table, its chair among them; somebody may be
 * taken off the agenda while nothing is in the minutes about them; and pages that show it are told that it changed, by its identifier alone.
 */
const me = '(select concordat.current_agency())';
const staff = '(select concordat.current_staff())';
const does = (what: string) => `(select concordat.${what}())`;
const workable = (person: string) => `concordat.may_work(${person}, ${me}, ${staff})`;

export class RunConferences1795310300000 implements MigrationInterface {
  name = 'RunConferences1795310300000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(ACTIONS);
    await db.query(OFF);
    await db.query(TRAIL);
    await db.query(TOLD);
  }

  async down(): Promise<void> {
    throw new Error('What was said in a conference is part of the record.');
  }
}

/** What is done about an action stays with those who work on cases: a chair sets it, carries it and says whether the answer will do. */
const ACTIONS = `
alter policy api_adds on concordat.action with check (agency_id = ${me} and set_by = ${staff} and state = 'SET'
  and events = 1 and carried = 0 and ${does('speaks_in_conferences')} and ${workable('action.person_id')});
alter policy api_marks on concordat.action
  using (${me} = any (agency_ids) and ${does('speaks_in_conferences')} and ${workable('action.person_id')});
alter policy api_adds on concordat.action_event with check (
  agency_id = ${me} and staff_id = ${staff} and ${does('speaks_in_conferences')} and exists (
    select 1 from concordat.action x where x.id = action_event.action_id and ${me} = any (x.agency_ids) and case
      when kind in ('ACCEPTED', 'DECLINED', 'PROGRESS', 'ANSWERED', 'REALLOCATED') then x.to_agency_id = ${me} and ${does('writes_to_cases')}
      when kind = 'CARRIED' then true else x.agency_id = ${me} end));`;

/** The line stays, with who took it off and why; the same person may be put on the agenda again. */
const OFF = `
alter table concordat.conference_item add column off_at timestamptz, add column off_by uuid references concordat.staff (id), add column off_words text;
alter table concordat.conference_item add constraint conference_item_off check (num_nonnulls(off_at, off_by, off_words) in (0, 3));
alter table concordat.conference_item drop constraint conference_item_conference_id_person_id_key;
create unique index conference_item_once on concordat.conference_item (conference_id, person_id) where off_at is null;
create index conference_item_of on concordat.conference_item (conference_id);
drop trigger conference_item_kept on concordat.conference_item;
create trigger conference_item_kept before update on concordat.conference_item for each row
  execute function concordat.change_only('off_at', 'off_by', 'off_words');
create function concordat.conference_item_goes_off() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if old.off_at is not null or exists (select 1 from concordat.conference_entry e where e.item_id = old.id) then
    raise exception 'what was spoken of stays on the agenda' using errcode = '42501';
  end if;
  return new;
end $$;
revoke all on function concordat.conference_item_goes_off() from public;
create trigger conference_item_goes_off before update on concordat.conference_item for each row execute function concordat.conference_item_goes_off();
create policy api_marks on concordat.conference_item for update to concordat_api using (agency_id = ${me} and ${does('calls_conferences')}
  and exists (select 1 from concordat.conference c where c.id = conference_item.conference_id and c.agency_id = ${me} and c.over_at is null)
  and ${workable('conference_item.person_id')});
grant update (off_at, off_by, off_words) on concordat.conference_item to concordat_api;
alter policy api_adds on concordat.conference_entry with check (agency_id = ${me} and staff_id = ${staff}
  and ${does('speaks_in_conferences')} and exists (select 1 from concordat.conference_item i join concordat.conference c on c.id = i.conference_id
    where i.id = item_id and i.person_id = conference_entry.person_id and ${me} = any (i.agency_ids) and i.off_at is null and c.over_at is null)
  and ${workable('conference_entry.person_id')});`;

const TRAIL = `
do $$
declare now_said text;
begin
  select pg_get_constraintdef(oid) into strict now_said from pg_constraint where conname = 'trail_entry_kind_check' and conrelid = 'concordat.trail_entry'::regclass;
  alter table concordat.trail_entry drop constraint trail_entry_kind_check;
  execute 'alter table concordat.trail_entry add constraint trail_entry_kind_check '
    || replace(now_said, 'ARRAY[', 'ARRAY[''CONFERENCE_TAKEN_OFF''::text, ');
end $$;`;

/** Sent when it is committed. Whoever hears it asks as themselves what there is to see: the identifier opens nothing. */
const TOLD = `
create function concordat.conference_changed() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare changed jsonb := to_jsonb(new);
begin
  perform pg_notify('concordat_conference', coalesce(
    changed ->> 'conference_id',
    (select i.conference_id::text from concordat.conference_item i where i.id = (changed ->> 'item_id')::uuid),
    changed ->> 'id'));
  return null;
end $$;
revoke all on function concordat.conference_changed() from public;
create trigger conference_told after update on concordat.conference for each row execute function concordat.conference_changed();
create trigger conference_told after update on concordat.conference_invitation for each row execute function concordat.conference_changed();
create trigger conference_told after insert or update on concordat.conference_item for each row execute function concordat.conference_changed();
create trigger conference_told after insert on concordat.conference_entry for each row execute function concordat.conference_changed();
-- An action that is set or answered while its person is spoken of.
create function concordat.conference_met_action() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform pg_notify('concordat_conference', i.conference_id::text) from concordat.conference_item i
    join concordat.conference c on c.id = i.conference_id
    where i.person_id = (select x.person_id from concordat.action x where x.id = new.action_id) and i.off_at is null and c.over_at is null;
  return null;
end $$;
revoke all on function concordat.conference_met_action() from public;
create trigger conference_met_action after insert on concordat.action_event for each row execute function concordat.conference_met_action();`;
