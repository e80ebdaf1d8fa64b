import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was sent is its sender's alone once it is taken back: whoever had received it sees the item no more, and a decision that rests on it
 * would look as if nothing had changed. That it changed is therefore told of the decision, and of the item nothing else.
 */
export class KnowWhatWasTakenBack1795309710000 implements MigrationInterface {
  name = 'KnowWhatWasTakenBack1795309710000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
-- Whether what a decision rests on was superseded, withdrawn or taken back since, to the deciding agency and to whoever reviews it.
create function concordat.relied_on_changed(p_item uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from concordat.risk_decision_item x join concordat.risk_decision d on d.id = x.decision_id
    left join concordat.risk_note n on n.id = x.note_id
    left join concordat.share_item i on i.id = x.share_item_id left join concordat.share s on s.id = i.share_id
   where x.id = p_item
     and (d.agency_id = concordat.current_agency() or (concordat.reviews() and concordat.under_review(d.person_id, d.agency_id)))
     and (n.superseded_at is not null or n.withdrawn_at is not null
       or i.superseded_at is not null or i.withdrawn_at is not null or s.revoked_at is not null)) $$;
-- Which of these items the agency acting had received and opened, and had taken back from it.
create function concordat.taken_back(p_items uuid[]) returns table (id uuid, share_id uuid, version int)
  language sql stable security definer set search_path = pg_catalog as $$
  select i.id, i.share_id, i.note_version from concordat.share_item i join concordat.share s on s.id = i.share_id
   where i.id = any (p_items) and i.recipient_agency_id = concordat.current_agency()
     and s.first_seen_at is not null and s.revoked_at is not null $$;
alter function concordat.relied_on_changed(uuid) owner to concordat_loader;
alter function concordat.taken_back(uuid[]) owner to concordat_loader;
revoke all on function concordat.relied_on_changed(uuid), concordat.taken_back(uuid[]) from public;
grant execute on function concordat.relied_on_changed(uuid), concordat.taken_back(uuid[]) to concordat_api;`);
  }

  async down(): Promise<void> {
    throw new Error('What was decided is part of the record.');
  }
}
