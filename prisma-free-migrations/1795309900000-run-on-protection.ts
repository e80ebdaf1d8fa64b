import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Runs about a person at risk. Such a run is keyed to their protection record and to nobody else: it has no person of concern, so every rule
 * that asks about one says no of it. What admits to it is a post in the very unit that keeps the record; supervisors above, emergencies and
 * reviews find nothing. Its work is addressed to that unit, never to one of its people: work by name is covered, counted and given on.
 */
const me = '(select concordat.current_agency())';
const staff = '(select concordat.current_staff())';
const writes = '(select concordat.writes_to_cases())';
const mine = (unit: string) => `${unit} = any ((select concordat.own_posts())::uuid[])`;
const kept = `agency_id = ${me} and ${writes} and protection_id is not null and ${mine('unit_id')}`;

export class RunOnProtection1795309900000 implements MigrationInterface {
  name = 'RunOnProtection1795309900000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
alter table concordat.protection_record add unique (id, agency_id, unit_id);
alter table concordat.procedure_run alter column person_id drop not null, add column protection_id uuid;
alter table concordat.procedure_run
  add foreign key (protection_id, agency_id, unit_id) references concordat.protection_record (id, agency_id, unit_id),
  add check (num_nonnulls(person_id, protection_id) = 1),
  -- Nobody else is let in.
  add check (protection_id is null or agency_ids = array[agency_id]);
create unique index procedure_run_protecting_once on concordat.procedure_run (protection_id, code) where phase in ('RUNNING', 'ENDING') and protection_id is not null;
create index procedure_run_protection on concordat.procedure_run (protection_id, begun_at desc, id desc) where protection_id is not null;
alter table concordat.procedure_party alter column person_id drop not null;
-- The desk whose the words are, where they are of a run on a protection record.
alter table concordat.procedure_words alter column person_id drop not null, add column desk_unit_id uuid references concordat.unit (id);
alter table concordat.procedure_words add check (num_nonnulls(person_id, desk_unit_id) = 1);
alter table concordat.work_item add column desk_unit_id uuid references concordat.unit (id);
alter table concordat.work_item
  add check (desk_unit_id is null or (unit_id = desk_unit_id and staff_id is null and role is null and person_id is null));
create index work_item_desk on concordat.work_item (desk_unit_id) where closed_at is null and desk_unit_id is not null;

create policy desk_reads on concordat.procedure_run for select to concordat_api using (${kept});
create policy desk_adds on concordat.procedure_run for insert to concordat_api
  with check (begun_by = ${staff} and agency_ids = array[agency_id] and ${kept});
create policy desk_marks on concordat.procedure_run for update to concordat_api using (${kept});
create policy desk_adds on concordat.procedure_party for insert to concordat_api with check (let_in_by = ${staff} and agency_id = ${me}
  and person_id is null and ${mine('unit_id')} and exists (select 1 from concordat.procedure_run r
    where r.id = run_id and r.agency_id = ${me} and r.protection_id is not null and r.unit_id = procedure_party.unit_id));
create policy desk_reads on concordat.procedure_words for select to concordat_api
  using (agency_id = ${me} and ${writes} and ${mine('desk_unit_id')});
create policy desk_adds on concordat.procedure_words for insert to concordat_api with check (agency_id = ${me} and ${writes}
  and ${mine('desk_unit_id')}
  and exists (select 1 from concordat.procedure_event e where e.id = event_id and e.run_id = procedure_words.run_id and e.staff_id = ${staff})
  and exists (select 1 from concordat.procedure_run r where r.id = procedure_words.run_id and r.protection_id is not null and r.unit_id = desk_unit_id));
-- Beside every rule that there is for work: what is a desk's is read and ended by its own people alone, and raised by the worker alone.
create policy desk_only on concordat.work_item as restrictive for select to concordat_api
  using (desk_unit_id is null or ${mine('desk_unit_id')});
create policy desk_only_marked on concordat.work_item as restrictive for update to concordat_api
  using (desk_unit_id is null or ${mine('desk_unit_id')});
create policy desk_never_raised on concordat.work_item as restrictive for insert to concordat_api with check (desk_unit_id is null);

-- No person is known by such a run.
drop trigger procedure_sight on concordat.procedure_party;
create trigger procedure_sight after insert on concordat.procedure_party for each row when (new.person_id is not null)
  execute function concordat.sight_by_run();
`);
    for (const [name, said, also] of COUNTED) await db.query(leftOut(name, said, also));
  }

  async down(): Promise<void> {
    throw new Error('What was done in a run is part of the record.');
  }
}

/**
 * Functions that look at work for whoever supervises from above: nothing of a desk's is counted, shown or given on there. And the agency's own
 * part of the record, which its auditors read as a whole: of what was done in a run on a protection record it shows that there is an entry.
 */
const COUNTED: readonly (readonly [string, string, string])[] = [
  ['team_work', 'w.closed_at is null and w.covers_id is null', ' and w.desk_unit_id is null'],
  ['work_to_move', '= any (v_units) and w.covers_id is null', ' and w.desk_unit_id is null'],
  ['move_work', 'w.closed_at is null and w.covers_id is null', ' and w.desk_unit_id is null'],
  ['own_entries', "when n.kind = 'elsewhere.considered' then '{}'", " when n.subject is null and n.kind like 'procedure.%' then '{}'"],
];
const leftOut = (name: string, said: string, also: string): string => `
do $patch$
declare def text;
begin
  select pg_get_functiondef(p.oid) into strict def from pg_proc p where p.pronamespace = 'concordat'::regnamespace and p.proname = '${name}';
  if strpos(def, $said$${said}$said$) = 0 then raise exception '${name} no longer says what was to be narrowed'; end if;
  execute replace(def, $said$${said}$said$, $said$${said}${also}$said$);
end $patch$;`;
