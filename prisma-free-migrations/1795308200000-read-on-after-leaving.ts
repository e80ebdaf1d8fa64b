import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who leaves an agreement stands as at its end: what was shared, and a child whom it names, stays open until the transition is over. Said in
 * the policy itself, so that a share has one rule and not one with an exception beside it.
 */
const me = '(select concordat.current_agency())';
const staff = '(select concordat.current_staff())';
const units = '((select concordat.current_units())::uuid[])';

export class ReadOnAfterLeaving1795308200000 implements MigrationInterface {
  name = 'ReadOnAfterLeaving1795308200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
-- A draft shows whom it is about, so whoever may open nobody any more reads none.
drop policy api_reads on concordat.draft;
create policy api_reads on concordat.draft for select to concordat_api using (
  staff_id = ${staff} and agency_id = ${me} and (select concordat.opens_people())
  and exists (select 1 from concordat.person_sight ps where ps.agency_id = ${me} and ps.person_id = draft.person_id
    and ((not ps.guarded and ps.adult_on <= (select concordat.today())) or concordat.may_open(draft.person_id, ${me}, ${staff}))));
drop policy not_after_leaving on concordat.share;
drop policy api_reads on concordat.share;
create policy api_reads on concordat.share for select to concordat_api using (
  (select concordat.works_with_cases())
  and (sender_agency_id = ${me} or (recipient_agency_id = ${me}
    and (share.recipient_unit_id is null or share.recipient_unit_id = any(${units}))
    and (share.recipient_staff_id is null or share.recipient_staff_id = ${staff})
    and (share.agreement_id is null or exists (select 1 from concordat.agreement g where g.id = share.agreement_id
      and (g.ends_at is null or (select concordat.now()) < g.ends_at + make_interval(days => g.transition_days))
      and not exists (select 1 from concordat.agreement_left l where l.agreement_id = g.id and l.agency_id in (share.sender_agency_id, share.recipient_agency_id)
        and l.left_at + make_interval(days => g.transition_days) <= (select concordat.now()))))))
  and exists (select 1 from concordat.person_sight ps where ps.agency_id = ${me} and ps.person_id = share.person_id
    and ((not ps.guarded and ps.adult_on <= (select concordat.today())) or concordat.may_open(share.person_id, ${me}, ${staff}))));
create or replace function concordat.may_work(p_person uuid, p_agency uuid, p_staff uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (
    select 1 from concordat.person_sight s
     where s.agency_id = p_agency and s.person_id = p_person and s.known
       and not exists (select 1 from concordat.recusal r where r.person_id = p_person and r.staff_id = p_staff and r.lifted_at is null)
       and not exists (select 1 from concordat.access_limit l
             where l.person_id = p_person and l.agency_id = p_agency and l.staff_id = p_staff and l.kind = 'EXCLUDED')
       and (not s.restricted or exists (select 1 from concordat.access_limit l
             where l.person_id = p_person and l.agency_id = p_agency and l.staff_id = p_staff and l.kind = 'ALLOWED'))
       and (s.adult_on <= concordat.today() or exists (
             select 1 from concordat.agency a
               join (select y.agency_id, y.agreement_id, null::timestamptz left_at from concordat.agreement_party y
                     union all select l.agency_id, l.agreement_id, l.left_at from concordat.agreement_left l) p on p.agency_id = a.id
               join concordat.agreement g on g.id = p.agreement_id
              where a.id = p_agency and a.kind in ('POLICE', 'PROBATION', 'PRISON', 'COUNCIL', 'HEALTH', 'YOUTH_JUSTICE') and g.names_children
                and g.starts_at <= concordat.now()
                and (g.ends_at is null or concordat.now() < g.ends_at + make_interval(days => g.transition_days))
                and (p.left_at is null or concordat.now() < p.left_at + make_interval(days => g.transition_days)))));
end $$;
`);
  }

  async down(): Promise<void> {
    throw new Error('A policy is changed by a later migration, never loosened by going back.');
  }
}
