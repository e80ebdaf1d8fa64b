import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A share relies on an agreement: its row is held until the share is committed, so that it cannot be ended in between. The API may not
 * change agreements, and PostgreSQL lets only those who may change a row hold it, so holding is a function.
 */
export class HoldAgreements1795306400000 implements MigrationInterface {
  name = 'HoldAgreements1795306400000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
-- In force now, covering the acting agency and at least one of the others. The end is exclusive, by the one clock, in this statement.
create function concordat.hold_agreements(p_with uuid[]) returns uuid[] language plpgsql volatile security definer set search_path = pg_catalog as $$
declare held uuid[];
begin
  select array_agg(f.id) into held from (
    select a.id from concordat.agreement a
     where a.starts_at <= concordat.now() and (a.ends_at is null or concordat.now() < a.ends_at)
       and exists (select 1 from concordat.agreement_party p where p.agreement_id = a.id and p.agency_id = concordat.current_agency())
       and exists (select 1 from concordat.agreement_party p where p.agreement_id = a.id and p.agency_id = any(p_with))
     order by a.id for share of a) f;
  return coalesce(held, '{}');
end $$;
alter function concordat.hold_agreements(uuid[]) owner to concordat_loader;
revoke all on function concordat.hold_agreements(uuid[]) from public;
grant execute on function concordat.hold_agreements(uuid[]) to concordat_api;

-- That a desk has considered something is for that desk and those above it, not for the whole agency.
alter policy api_reads on concordat.trail_entry using (
  agency_id = (select concordat.current_agency())
  and concordat.may_open(person_id, (select concordat.current_agency()), (select concordat.current_staff()))
  and (kind <> 'HELD_ELSEWHERE' or unit_id = any((select concordat.current_units())::uuid[])));
`);
  }

  async down(): Promise<void> {
    throw new Error('Shares rely on this; a later migration may replace it.');
  }
}
