import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who led a case in each agency, from when until when: a case membership knows only who leads now. What stands when this begins counts as having
 * stood since the membership began, since nothing else is known.
 */
export class KeepCaseLeads1795309510000 implements MigrationInterface {
  name = 'KeepCaseLeads1795309510000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
create table concordat.case_lead (
  id uuid primary key default concordat.uuid7(),
  person_id uuid not null references concordat.person (id),
  agency_id uuid not null references concordat.agency (id),
  unit_id uuid references concordat.unit (id),
  staff_id uuid references concordat.staff (id),
  since timestamptz not null,
  until timestamptz);
create index case_lead_person on concordat.case_lead (person_id, since desc, id desc);
create index case_lead_open on concordat.case_lead (person_id, agency_id) where until is null;
create trigger case_lead_kept before update on concordat.case_lead for each row execute function concordat.change_only('until');
create trigger case_lead_stays before delete on concordat.case_lead for each row execute function concordat.refuse_change();

-- The first time bears the id of its membership, each later one an id of its own.
create function concordat.keep_case_lead() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare v_at timestamptz := coalesce(new.until, concordat.now());
begin
  if tg_op = 'INSERT' then
    insert into concordat.case_lead (id, person_id, agency_id, unit_id, staff_id, since, until)
    values (new.id, new.person_id, new.agency_id, new.unit_id, new.lead_staff_id, new.since, new.until) on conflict do nothing;
    return null;
  end if;
  update concordat.case_lead l set until = v_at where l.person_id = old.person_id and l.agency_id = old.agency_id and l.until is null;
  if new.until is null then
    insert into concordat.case_lead (person_id, agency_id, unit_id, staff_id, since) values (new.person_id, new.agency_id, new.unit_id, new.lead_staff_id, v_at);
  end if;
  return null;
end $$;
create trigger case_membership_lead after insert on concordat.case_membership for each row execute function concordat.keep_case_lead();
create trigger case_membership_lead_changed after update of lead_staff_id, unit_id, until on concordat.case_membership for each row
  when ((old.lead_staff_id, old.unit_id, old.until) is distinct from (new.lead_staff_id, new.unit_id, new.until)) execute function concordat.keep_case_lead();
alter function concordat.keep_case_lead() owner to concordat_loader;
revoke all on function concordat.keep_case_lead() from public;

insert into concordat.case_lead (id, person_id, agency_id, unit_id, staff_id, since, until)
select m.id, m.person_id, m.agency_id, m.unit_id, m.lead_staff_id, m.since, m.until from concordat.case_membership m;

alter table concordat.case_lead enable row level security, force row level security;
create policy loader_all on concordat.case_lead for all to concordat_loader using (true) with check (true);
-- As for case_membership: that a health or a voluntary agency works with somebody is told to nobody who only broke in for an emergency.
create policy api_reads on concordat.case_lead for select to concordat_api using ((select concordat.opens_people())
  and exists (select from concordat.person_sight ps where ps.agency_id = (select concordat.current_agency()) and ps.person_id = case_lead.person_id
    and ((not ps.guarded and ps.adult_on <= (select concordat.today()))
      or concordat.may_open(case_lead.person_id, (select concordat.current_agency()), (select concordat.current_staff()))))
  and (agency_id = (select concordat.current_agency())
    or concordat.may_work(case_lead.person_id, (select concordat.current_agency()), (select concordat.current_staff()))
    or not exists (select from concordat.agency a where a.id = case_lead.agency_id and a.kind in ('HEALTH', 'VOLUNTARY'))));
create policy reviewer_reads on concordat.case_lead for select to concordat_api
  using ((select concordat.reviews()) and concordat.under_review(case_lead.person_id, null::uuid));
grant select, insert, update, delete on concordat.case_lead to concordat_loader;
grant select on concordat.case_lead to concordat_api;
`);
  }

  async down(): Promise<void> {
    throw new Error('Who was responsible at each hour stays.');
  }
}
