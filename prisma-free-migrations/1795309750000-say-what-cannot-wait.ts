import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Four things interrupt; three of them are work, and say so on the piece. A cover is interrupted as whoever is away would have been. */
export class SayWhatCannotWait1795309750000 implements MigrationInterface {
  name = 'SayWhatCannotWait1795309750000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
alter table concordat.work_item add column interrupts text check (interrupts in ('RECALL', 'RELEASE_DAY', 'STATUTORY_CLOCK'));
create index work_item_cannot_wait on concordat.work_item (agency_id) where closed_at is null and interrupts is not null;
-- What was raised on a day, for the digest of that day.
create index work_item_raised on concordat.work_item (agency_id, raised_at);
-- Urgent and not answered: looked for on every page of whoever it was sent to.
create index share_urgent on concordat.share (recipient_agency_id) where mode = 'URGENT' and response is null and revoked_at is null;
create or replace function concordat.cover_work() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into concordat.work_item (agency_id, unit_id, staff_id, role, kind, person_id, subject_id, recipient_agency_id, note_ids, summary, due_at,
      raised_at, dedupe_key, interrupts, covers_id)
  select new.agency_id, null, a.cover_id, null, new.kind, new.person_id, new.subject_id, new.recipient_agency_id, new.note_ids,
      'You cover for ' || s.name || '. ' || new.summary, new.due_at, new.raised_at, new.dedupe_key || ' covered by ' || a.cover_id, new.interrupts,
      new.id
    from concordat.absences_now() a join concordat.staff s on s.id = a.staff_id
   where a.staff_id = new.staff_id and a.agency_id = new.agency_id and a.cover_id is not null
  on conflict do nothing;
  return null;
end $$;`);
  }

  async down(): Promise<void> {
    throw new Error('What interrupted somebody is part of what they were told.');
  }
}
