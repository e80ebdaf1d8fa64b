import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A change to an agreement, a post or an account is a decision of record: a reason, what it does to whom, and a second person. The API may
 * write down that somebody proposes or answers; the agreement, the post and the account themselves are changed here only, by a function
 * that looks at those rows again and does nothing that they do not bear out.
 */
const me = '(select concordat.current_agency())';
const staff = '(select concordat.current_staff())';
const roles = '((select concordat.current_roles())::text[])';
const mayRead = (c: string) => `(${c}.agency_ids @> array[${me}] and (${roles} @> array['INFORMATION_GOVERNANCE_OFFICER']
  or (${c}.family = 'PERMISSION' and ${roles} @> array['AGENCY_ADMINISTRATOR']) or (${c}.family = 'AGREEMENT' and ${roles} @> array['SUPERVISOR'])))`;

const TABLES = `
insert into concordat.work_kind (kind) values ('CHANGE_TO_APPROVE'), ('CHANGE_TO_REVIEW'), ('AGREEMENT_CHANGED');

-- Who was party once. Whoever leaves is no party from that moment on; what was shared stays readable for the transition.
create table concordat.agreement_left (
  agreement_id uuid not null references concordat.agreement,
  agency_id uuid not null references concordat.agency,
  controller boolean not null,
  signatory_name text not null,
  signatory_role text not null,
  signed_on date not null,
  left_at timestamptz not null,
  primary key (agreement_id, agency_id)
);
create table concordat.change (
  id uuid primary key default concordat.uuid7(),
  kind text not null check (kind in ('AGREEMENT_ENDS','AGREEMENT_RENEWED','PARTY_LEAVES','PARTY_JOINS','NAMES_CHILDREN_SET','NAMES_CHILDREN_UNSET',
    'POST_GRANTED','POST_ENDED','ACCOUNT_SUSPENDED','ACCOUNT_RESTORED')),
  family text not null check (family = case when kind in ('POST_GRANTED','POST_ENDED','ACCOUNT_SUSPENDED','ACCOUNT_RESTORED') then 'PERMISSION' else 'AGREEMENT' end),
  agency_id uuid not null references concordat.agency,
  agency_ids uuid[] not null,
  answer_by uuid[] not null check (cardinality(answer_by) > 0 and answer_by <@ agency_ids),
  agreement_id uuid references concordat.agreement,
  party_agency_id uuid references concordat.agency,
  staff_id uuid references concordat.staff,
  unit_id uuid references concordat.unit,
  post_id uuid references concordat.post,
  role text,
  before jsonb not null,
  after jsonb not null,
  reason text not null check (char_length(reason) between 1 and 2000),
  at_once boolean not null,
  proposed_by uuid not null references concordat.staff,
  proposed_at timestamptz not null default concordat.now(),
  answer_due_at timestamptz,
  applied_at timestamptz,
  settled_at timestamptz,
  outcome text check (outcome in ('APPROVED','DECLINED','CONFIRMED','NOT_CONFIRMED')),
  ledger_entry_id uuid not null references concordat.ledger_entry,
  check (agency_id = any(agency_ids)),
  check (staff_id is distinct from proposed_by),
  check ((agreement_id is not null) = (family = 'AGREEMENT') and (staff_id is not null) = (family = 'PERMISSION')),
  check ((outcome is null) = (settled_at is null)),
  check (at_once = (answer_due_at is not null))
);
create index change_agreement on concordat.change (agreement_id, proposed_at desc) where agreement_id is not null;
create index change_staff on concordat.change (staff_id, proposed_at desc) where staff_id is not null;
create index change_agencies on concordat.change using gin (agency_ids);
-- One answer from each agency; the first stands.
create table concordat.change_answer (
  change_id uuid not null references concordat.change,
  agency_id uuid not null references concordat.agency,
  staff_id uuid not null references concordat.staff,
  answer text not null check (answer in ('AGREED','DECLINED')),
  words text check (char_length(words) between 1 and 2000),
  answered_at timestamptz not null default concordat.now(),
  ledger_entry_id uuid not null references concordat.ledger_entry,
  primary key (change_id, agency_id),
  check (answer = 'AGREED' or words is not null)
);
-- What each agency was shown that it does, counted by its own rights; never another agency's.
create table concordat.change_impact (
  change_id uuid not null references concordat.change,
  agency_id uuid not null references concordat.agency,
  stage text not null check (stage in ('PROPOSED','ANSWERED')),
  staff_id uuid not null references concordat.staff,
  counted_at timestamptz not null default concordat.now(),
  lines jsonb not null check (jsonb_typeof(lines) = 'array'),
  primary key (change_id, agency_id, stage)
);
create trigger change_kept before update on concordat.change for each row execute function concordat.change_only('applied_at','settled_at','outcome');
create trigger change_stays before delete on concordat.change for each row execute function concordat.refuse_change();
create trigger change_never_emptied before truncate on concordat.change for each statement execute function concordat.refuse_change();
do $do$ declare t text; begin
  foreach t in array array['change_answer','change_impact'] loop
    execute format('create trigger %I before update or delete on concordat.%I for each row execute function concordat.refuse_change()', t || '_kept', t);
    execute format('create trigger %I before truncate on concordat.%I for each statement execute function concordat.refuse_change()', t || '_stays', t);
  end loop;
  foreach t in array array['agreement_left','change','change_answer','change_impact'] loop
    execute format('alter table concordat.%I enable row level security', t);
    execute format('alter table concordat.%I force row level security', t);
    execute format('create policy loader_all on concordat.%I to concordat_loader using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on concordat.%I to concordat_loader', t);
    execute format('grant select on concordat.%I to concordat_api', t);
  end loop;
end $do$;
grant insert on concordat.change, concordat.change_answer, concordat.change_impact to concordat_api;
create policy api_reads on concordat.agreement_left for select to concordat_api using (true);
create policy api_reads on concordat.change for select to concordat_api using ${mayRead('change')};
create policy api_adds on concordat.change for insert to concordat_api with check (agency_id = ${me} and proposed_by = ${staff}
  and applied_at is null and outcome is null
  and ${roles} @> array[case family when 'PERMISSION' then 'AGENCY_ADMINISTRATOR' else 'INFORMATION_GOVERNANCE_OFFICER' end]);
create policy api_reads on concordat.change_answer for select to concordat_api using (exists (select 1 from concordat.change c where c.id = change_id));
create policy api_adds on concordat.change_answer for insert to concordat_api with check (agency_id = ${me} and staff_id = ${staff}
  and exists (select 1 from concordat.change c where c.id = change_id and c.answer_by @> array[${me}] and c.outcome is null
    and c.proposed_by <> ${staff} and c.staff_id is distinct from ${staff}));
create policy api_reads on concordat.change_impact for select to concordat_api using (agency_id = ${me} and exists (select 1 from concordat.change c where c.id = change_id));
create policy api_adds on concordat.change_impact for insert to concordat_api with check (agency_id = ${me} and staff_id = ${staff}
  and exists (select 1 from concordat.change c where c.id = change_id));

-- Beside whatever else narrows a share: its recipient reads it no longer once either of the two left its agreement and the transition is over.
create policy not_after_leaving on concordat.share as restrictive for select to concordat_api using (
  agreement_id is null or recipient_agency_id is distinct from ${me} or not exists (
    select 1 from concordat.agreement_left l join concordat.agreement g on g.id = l.agreement_id
     where l.agreement_id = share.agreement_id and l.agency_id in (share.sender_agency_id, share.recipient_agency_id)
       and l.left_at + make_interval(days => g.transition_days) <= (select concordat.now())));
`;

const FUNCTIONS = `
create function concordat.iso(p_at timestamptz) returns text language sql immutable parallel safe set search_path = pg_catalog as
$$ select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

-- How what is to be changed stands now: what a proposal was made on, and what is looked at again when it is applied.
create function concordat.change_state(p_agreement uuid, p_party uuid, p_staff uuid, p_unit uuid, p_role text, p_post uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if p_agreement is not null then
    return (select jsonb_build_object('endsAt', concordat.iso(a.ends_at), 'reviewOn', a.review_on, 'namesChildren', a.names_children,
        'party', case when exists (select 1 from concordat.agreement_party p where p.agreement_id = a.id and p.agency_id = p_party) then 'PARTY'
          when exists (select 1 from concordat.agreement_left l where l.agreement_id = a.id and l.agency_id = p_party) then 'LEFT' else 'NONE' end,
        'parties', (select coalesce(jsonb_agg(p.agency_id order by p.agency_id), '[]') from concordat.agreement_party p where p.agreement_id = a.id))
      from concordat.agreement a where a.id = p_agreement);
  elsif p_post is not null then
    return (select jsonb_build_object('post', case when p.held_to is null or concordat.now() < p.held_to then 'HELD' else 'ENDED' end)
      from concordat.post p where p.id = p_post and p.staff_id = p_staff);
  elsif p_role is not null then
    return (select jsonb_build_object('post', case when exists (select 1 from concordat.post p where p.staff_id = s.id and p.unit_id = u.id and p.role = p_role
          and p.held_from <= concordat.now() and (p.held_to is null or concordat.now() < p.held_to)) then 'HELD' else 'NONE' end)
      from concordat.staff s join concordat.unit u on u.id = p_unit and u.agency_id = s.agency_id where s.id = p_staff);
  end if;
  return (select jsonb_build_object('accountState', coalesce((select min(a.state) from concordat.account a where a.staff_id = s.id), 'NONE'))
    from concordat.staff s where s.id = p_staff);
end $$;

-- The same for whoever may ask: a party to the agreement, or the agency that the person works for.
create function concordat.change_before(p_agreement uuid, p_party uuid, p_staff uuid, p_unit uuid, p_role text, p_post uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if (p_agreement is not null and not exists (select 1 from concordat.agreement_party p where p.agreement_id = p_agreement and p.agency_id = concordat.current_agency()))
     or (p_staff is not null and not exists (select 1 from concordat.staff s where s.id = p_staff and s.agency_id = concordat.current_agency())) then
    return null;
  end if;
  return concordat.change_state(p_agreement, p_party, p_staff, p_unit, p_role, p_post);
end $$;

-- Numbers only, of the own agency, for whoever keeps its posts: what hangs on one of its people.
create function concordat.duties_of(p_staff uuid, p_post uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  at_work uuid := (select p.unit_id from concordat.post p where p.id = p_post);
  others text[] := array(select p.role from concordat.post p where p.staff_id = p_staff and p.id is distinct from p_post
    and p.held_from <= concordat.now() and (p.held_to is null or concordat.now() < p.held_to) order by p.role);
begin
  if not (concordat.current_roles() && array['AGENCY_ADMINISTRATOR','INFORMATION_GOVERNANCE_OFFICER'])
     or not exists (select 1 from concordat.staff s where s.id = p_staff and s.agency_id = concordat.current_agency()) then
    return null;
  end if;
  return jsonb_build_object(
    'casesLed', (select count(*)::int from concordat.case_membership m where m.agency_id = concordat.current_agency() and m.lead_staff_id = p_staff and m.until is null
      and (at_work is null or others = '{}' or m.unit_id is null or m.unit_id = at_work)),
    'workItems', (select count(*)::int from concordat.work_item w where w.agency_id = concordat.current_agency() and w.staff_id = p_staff and w.closed_at is null),
    'otherRoles', to_jsonb(others),
    'rolesWithoutHolder', (select count(distinct mine.role)::int from concordat.post mine where mine.staff_id = p_staff and (p_post is null or mine.id = p_post)
      and (mine.held_to is null or concordat.now() < mine.held_to) and not exists (
        select 1 from concordat.post p where p.agency_id = mine.agency_id and p.role = mine.role and p.staff_id <> p_staff
          and p.held_from <= concordat.now() and (p.held_to is null or concordat.now() < p.held_to))),
    'signIns', (select count(*)::int from concordat.sign_in i join concordat.account a on a.id = i.account_id where a.staff_id = p_staff and i.ended_at is null),
    'records', (select count(*)::int from concordat.person_sight s where s.agency_id = concordat.current_agency() and not s.restricted));
end $$;
create function concordat.account_state_of(p_staff uuid) returns text language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select coalesce((select min(a.state) from concordat.account a where a.staff_id = s.id), 'NONE')
    from concordat.staff s where s.id = p_staff and s.agency_id = concordat.current_agency());
end $$;

create function concordat.apply_change(c concordat.change) returns void language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  case c.kind
    when 'AGREEMENT_ENDS', 'AGREEMENT_RENEWED' then
      update concordat.agreement a set ends_at = greatest((c.after ->> 'endsAt')::timestamptz, concordat.now(), a.starts_at + interval '1 millisecond'),
        review_on = coalesce((c.after ->> 'reviewOn')::date, a.review_on) where a.id = c.agreement_id;
    when 'PARTY_LEAVES' then
      perform 1 from concordat.agreement a where a.id = c.agreement_id for update; -- shares being made under it hold this row
      with gone as (delete from concordat.agreement_party p where p.agreement_id = c.agreement_id and p.agency_id = c.party_agency_id returning p.*)
      insert into concordat.agreement_left (agreement_id, agency_id, controller, signatory_name, signatory_role, signed_on, left_at)
      select g.agreement_id, g.agency_id, g.controller, g.signatory_name, g.signatory_role, g.signed_on, concordat.now() from gone g;
    when 'PARTY_JOINS' then
      delete from concordat.agreement_left l where l.agreement_id = c.agreement_id and l.agency_id = c.party_agency_id;
      insert into concordat.agreement_party (agreement_id, agency_id, signatory_name, signatory_role, signed_on)
      select c.agreement_id, c.party_agency_id, s.name, s.job_title, (concordat.now() at time zone 'Europe/London')::date
        from concordat.change_answer x join concordat.staff s on s.id = x.staff_id where x.change_id = c.id and x.agency_id = c.party_agency_id;
    when 'NAMES_CHILDREN_SET', 'NAMES_CHILDREN_UNSET' then
      update concordat.agreement a set names_children = (c.kind = 'NAMES_CHILDREN_SET') where a.id = c.agreement_id;
    when 'POST_GRANTED' then
      insert into concordat.post (staff_id, unit_id, agency_id, role) values (c.staff_id, c.unit_id, c.agency_id, c.role);
    when 'POST_ENDED' then
      update concordat.post p set held_to = greatest(concordat.now(), p.held_from + interval '1 millisecond') where p.id = c.post_id;
    when 'ACCOUNT_SUSPENDED' then
      update concordat.account a set state = 'SUSPENDED' where a.staff_id = c.staff_id and a.state = 'ACTIVE';
      update concordat.sign_in i set ended_at = now(), ended_why = 'SUSPENDED' from concordat.account a
       where a.id = i.account_id and a.staff_id = c.staff_id and i.ended_at is null;
    when 'ACCOUNT_RESTORED' then
      update concordat.account a set state = 'ACTIVE' where a.staff_id = c.staff_id and a.state = 'SUSPENDED';
  end case;
end $$;

-- Those who change the same thing take turns; whoever lost their own standing while they waited is told so.
create function concordat.take_turn(p_of text) returns boolean language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('change ' || p_of, 0));
  return exists (select 1 from concordat.account a where a.staff_id = concordat.current_staff() and a.state = 'ACTIVE')
    and concordat.current_roles() <@ array(select p.role from concordat.post p where p.staff_id = concordat.current_staff()
      and p.held_from <= concordat.now() and (p.held_to is null or concordat.now() < p.held_to));
end $$;
create function concordat.change_outdated(p_change uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select c.applied_at is null
      and concordat.change_state(c.agreement_id, c.party_agency_id, c.staff_id, c.unit_id, c.role, c.post_id) is distinct from c.before
    from concordat.change c where c.id = p_change and c.agency_ids @> array[concordat.current_agency()]);
end $$;

-- Looks at what was proposed and answered, and does what follows: MISSING, WAITING, OUTDATED, APPLIED (taken away at once, to be reviewed)
-- or how it ended. Taking away at once is kept to what an agency may take from itself; everything else needs every agency asked, each by
-- somebody who did not propose it and whom it is not about.
create function concordat.settle_change(p_change uuid) returns text language plpgsql volatile security definer set search_path = pg_catalog as $$
declare c concordat.change; result text;
begin
  select * into c from concordat.change x where x.id = p_change and x.agency_ids @> array[concordat.current_agency()] for update;
  if c.id is null then return 'MISSING'; end if;
  if c.outcome is not null then return c.outcome; end if;
  if c.at_once and c.applied_at is null then
    if not (c.kind in ('POST_ENDED','ACCOUNT_SUSPENDED') or (c.kind = 'PARTY_LEAVES' and c.party_agency_id = c.agency_id)
        or (c.kind = 'AGREEMENT_ENDS' and jsonb_array_length(c.before -> 'parties') <= 2)) then
      raise exception 'a % is never done at once', c.kind using errcode = '42501';
    end if;
    if c.agency_id <> concordat.current_agency() or c.proposed_by <> concordat.current_staff() then
      raise exception 'only who proposes it does it at once' using errcode = '42501';
    end if;
    if concordat.change_state(c.agreement_id, c.party_agency_id, c.staff_id, c.unit_id, c.role, c.post_id) is distinct from c.before then return 'OUTDATED'; end if;
    perform concordat.apply_change(c);
    update concordat.change set applied_at = concordat.now() where id = c.id;
    return 'APPLIED';
  end if;
  if exists (select 1 from concordat.change_answer x where x.change_id = c.id and x.answer = 'DECLINED') then
    result := case when c.at_once then 'NOT_CONFIRMED' else 'DECLINED' end;
  elsif exists (select 1 from unnest(c.answer_by) need where not exists (select 1 from concordat.change_answer x where x.change_id = c.id
      and x.agency_id = need and x.staff_id <> c.proposed_by and x.staff_id is distinct from c.staff_id)) then
    return 'WAITING';
  elsif c.at_once then
    result := 'CONFIRMED';
  else
    if concordat.change_state(c.agreement_id, c.party_agency_id, c.staff_id, c.unit_id, c.role, c.post_id) is distinct from c.before then return 'OUTDATED'; end if;
    perform concordat.apply_change(c);
    result := 'APPROVED';
  end if;
  update concordat.change set outcome = result, settled_at = concordat.now(), applied_at = case when result = 'APPROVED' then concordat.now() else applied_at end
   where id = c.id;
  return result;
end $$;

-- Work about a change, in whichever of its agencies: the one thing that an act here raises for somebody elsewhere.
create function concordat.raise_for_change(p_change uuid, p_work jsonb) returns void language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  insert into concordat.work_item (agency_id, staff_id, role, kind, subject_id, summary, due_at, dedupe_key)
  select w."agencyId", w."staffId", w.role, w.kind, c.id, w.summary, w."dueAt", w."dedupeKey"
    from concordat.change c, jsonb_to_recordset(p_work) as w("agencyId" uuid, "staffId" uuid, role text, kind text, summary text, "dueAt" timestamptz, "dedupeKey" text)
   where c.id = p_change and c.agency_ids @> array[concordat.current_agency(), w."agencyId"] and w.kind in ('CHANGE_TO_APPROVE','CHANGE_TO_REVIEW','AGREEMENT_CHANGED')
  on conflict do nothing;
end $$;
create function concordat.close_for_change(p_change uuid, p_agency uuid, p_words text) returns void language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  update concordat.work_item w set closed_at = concordat.now(), closed_by = concordat.current_staff(), closed_words = p_words
    from concordat.change c
   where c.id = p_change and c.agency_ids @> array[concordat.current_agency()] and w.subject_id = c.id and w.agency_id = any(c.agency_ids)
     and (p_agency is null or w.agency_id = p_agency) and w.kind in ('CHANGE_TO_APPROVE','CHANGE_TO_REVIEW') and w.closed_at is null;
end $$;
-- A share waits here for a change of its agreement, and must then look at who is party now: a second statement, with its own snapshot.
create or replace function concordat.hold_agreements(p_with uuid[]) returns uuid[] language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform 1 from concordat.agreement a
    where exists (select 1 from concordat.agreement_party p where p.agreement_id = a.id and p.agency_id = concordat.current_agency())
      and exists (select 1 from concordat.agreement_party p where p.agreement_id = a.id and p.agency_id = any(p_with))
    order by a.id for share of a;
  return array(select a.id from concordat.agreement a
    where a.starts_at <= concordat.now() and (a.ends_at is null or concordat.now() < a.ends_at)
      and exists (select 1 from concordat.agreement_party p where p.agreement_id = a.id and p.agency_id = concordat.current_agency())
      and exists (select 1 from concordat.agreement_party p where p.agreement_id = a.id and p.agency_id = any(p_with))
    order by a.id);
end $$;
do $do$ declare f text; begin
  foreach f in array array['change_state(uuid,uuid,uuid,uuid,text,uuid)', 'change_before(uuid,uuid,uuid,uuid,text,uuid)', 'duties_of(uuid,uuid)', 'account_state_of(uuid)',
      'apply_change(concordat.change)', 'take_turn(text)', 'change_outdated(uuid)', 'settle_change(uuid)', 'raise_for_change(uuid,jsonb)', 'close_for_change(uuid,uuid,text)'] loop
    execute format('alter function concordat.%s owner to concordat_loader', f);
    execute format('revoke all on function concordat.%s from public', f);
  end loop;
end $do$;
revoke all on function concordat.iso(timestamptz) from public;
grant execute on function concordat.iso(timestamptz) to concordat_api, concordat_loader;
grant execute on function concordat.change_before(uuid,uuid,uuid,uuid,text,uuid), concordat.duties_of(uuid,uuid), concordat.account_state_of(uuid),
  concordat.take_turn(text), concordat.change_outdated(uuid), concordat.settle_change(uuid), concordat.raise_for_change(uuid,jsonb), concordat.close_for_change(uuid,uuid,text) to concordat_api;
`;

export class DecideChanges1795307900000 implements MigrationInterface {
  name = 'DecideChanges1795307900000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(FUNCTIONS);
  }

  async down(): Promise<void> {
    throw new Error('Changes are recorded decisions; a later migration may add to them.');
  }
}
