/** The same answers as the product's registered operations, as somebody would write them who had only this to do. */
const at = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const log = (act: string, operation: string, n: string, person: string): string => `insert into concordat.access_log
  (agency_id, staff_id, act, operation, subject_type, person_id, row_count, correlation_id)
  select (select concordat.current_agency()), (select concordat.current_staff()), '${act}', '${operation}', 'Person', ${person}, ${n}, 'yardstick'`;

const SHARES = `(select coalesce(json_agg(json_build_object('inPart', i.in_part, 'share', json_build_object('id', s.id, 'reference', s.reference,
    'sentAt', ${at('s.sent_at')}, 'firstSeenAt', ${at('s.first_seen_at')}, 'revokedAt', ${at('s.revoked_at')},
    'sentBy', (select json_build_object('name', f.name) from concordat.staff f where f.id = s.sent_by),
    'recipientAgency', (select json_build_object('shortName', a.short_name) from concordat.agency a where a.id = s.recipient_agency_id),
    'recipientUnit', (select json_build_object('name', u.name) from concordat.unit u where u.id = s.recipient_unit_id))) order by i.id desc), '[]')
  from concordat.share_item i join concordat.share s on s.id = i.share_id where i.note_id = n.id)`;
const DECISIONS = `(select coalesce(json_agg(json_build_object('id', d.id, 'outcome', d.outcome, 'reasonCode', d.reason_code, 'decidedAt', ${at('d.decided_at')},
    'endedAt', ${at('d.ended_at')}, 'reviewBy', d.review_by,
    'recipientAgency', (select json_build_object('shortName', a.short_name) from concordat.agency a where a.id = d.recipient_agency_id)) order by d.decided_at desc, d.id desc), '[]')
  from concordat.decision d where d.note_id = n.id)`;
const NOTE = `json_build_object('id', n.id, 'seriesId', n.series_id, 'version', n.version, 'category', n.category, 'categoryLabel', coalesce($2::jsonb ->> n.category, n.category),
  'categoryGroup', n.category_group, 'level', n.level, 'nature', n.nature, 'body', n.body, 'happenedOn', n.happened_on, 'happenedTime', to_char(n.happened_time, 'HH24:MI'),
  'recordedAt', ${at('n.recorded_at')}, 'basis', n.basis, 'sourceGrade', n.source_grade, 'intelligenceGrade', n.intelligence_grade, 'handlingCode', n.handling_code,
  'handlingConditions', n.handling_conditions, 'marking', n.marking, 'disclosable', n.disclosable, 'reportSeries', n.report_series,
  'author', (select json_build_object('id', f.id, 'name', f.name) from concordat.staff f where f.id = n.author_staff_id),
  'unit', (select json_build_object('id', u.id, 'name', u.name) from concordat.unit u where u.id = n.unit_id),
  'supersededAt', ${at('n.superseded_at')}, 'withdrawnAt', ${at('n.withdrawn_at')}, 'shares', ${SHARES}, 'decisions', ${DECISIONS})`;
const HEADER = `'id', p.id, 'name', p.given_names || ' ' || p.family_name, 'crn', p.crn, 'pnc', p.pnc, 'dateOfBirth', p.date_of_birth, 'iomCohort', p.iom_cohort,
  'mappaCategory', p.mappa_category, 'mappaLevel', p.mappa_level, 'stage', p.stage, 'releaseAt', ${at('p.release_at')},
  'accessLimited', exists (select 1 from concordat.access_limit l where l.person_id = p.id),
  'emergency', (select json_build_object('id', e.id, 'endsAt', ${at('e.ends_at')}) from concordat.emergency_access e where e.person_id = p.id
    and e.staff_id = (select concordat.current_staff()) and e.closed_at is null and (select concordat.now()) < e.ends_at
    and not concordat.may_work(p.id, (select concordat.current_agency()), (select concordat.current_staff())) limit 1),
  'rosh', (select coalesce(json_agg(json_build_object('setting', r.setting, 'atRisk', r.at_risk, 'level', r.level) order by r.setting, r.at_risk), '[]') from concordat.rosh_level r
    where r.person_id = p.id and not exists (select 1 from concordat.rosh_level later where later.person_id = r.person_id and later.setting = r.setting
      and later.at_risk = r.at_risk and (later.set_at, later.id) > (r.set_at, r.id)))`;

const ASKED = `'contradictions', (select coalesce(json_agg(json_build_object('id', c.id) order by c.raised_at desc, c.id desc), '[]')
    from concordat.contradiction c where c.person_id = p.id and c.settled_at is null),
  'enquiries', json_build_object('items', (select coalesce(json_agg(json_build_object('id', q.id, 'state', case when q.declined_at is not null then 'DECLINED'
      when q.completed_at is not null then 'ANSWERED' when q.closed_at is not null then 'CLOSED' when q.answered <> '[]' then 'ANSWERED_IN_PART'
      when q.first_seen_at is not null then 'SEEN' else 'SENT' end,
    'overdue', q.closed_at is null and q.declined_at is null and q.completed_at is null and q.due_at <= (select concordat.now()),
    'askedByUs', q.sender_agency_id = (select concordat.current_agency())) order by q.sent_at desc, q.id desc), '[]')
    from (select * from concordat.enquiry e where e.person_id = p.id order by e.sent_at desc, e.id desc limit 10) q))`;

/** $1 person, $2 labels of categories. */
export const CASE_FILE = `
with person as materialized (select * from concordat.person p where p.id = $1),
logged as (${log('CONSULTATION', 'CaseFile', '1', 'p.id')} from person p returning 1),
page as (select * from concordat.risk_note n where n.person_id = $1 and n.superseded_at is null and n.withdrawn_at is null
    and (n.expires_on is null or n.expires_on >= (concordat.now() at time zone 'Europe/London')::date)
  order by n.recorded_at desc, n.id desc limit 21),
shown as (select * from page order by recorded_at desc, id desc limit 20)
select json_build_object('person', json_build_object(${HEADER}, ${ASKED}, 'notes', json_build_object(
  'items', (select coalesce(json_agg(${NOTE} order by n.recorded_at desc, n.id desc), '[]') from shown n),
  'hasMore', (select count(*) > 20 from page))))::text data
  from person p where (select count(*) from logged) >= 0`;

/** $1 agency, $2 staff, $3 text. */
export const FIND_PEOPLE = `
with found as materialized (select * from concordat.find_people($1, $2, $3, null, 26, null, null) with ordinality),
shown as (select * from found order by ordinality limit 25),
logged as (${log('SEARCH', 'FindPeople', '(select count(*)::int from shown)', 'null')} returning 1)
select json_build_object('findPeople', json_build_object('items', (select coalesce(json_agg(json_build_object('matchKind', f.match_kind, 'person', json_build_object('id', p.id,
    'name', p.given_names || ' ' || p.family_name, 'crn', p.crn, 'pnc', p.pnc, 'dateOfBirth', p.date_of_birth, 'iomCohort', p.iom_cohort,
    'aliases', (select coalesce(json_agg(json_build_object('givenNames', a.given_names, 'familyName', a.family_name) order by a.family_name, a.given_names), '[]') from concordat.person_alias a where a.person_id = p.id),
    'members', (select coalesce(json_agg(json_build_object('leads', m.leads, 'agency', (select json_build_object('shortName', a.short_name) from concordat.agency a where a.id = m.agency_id))
      order by m.leads desc, m.since, m.id), '[]') from concordat.case_membership m where m.person_id = p.id and m.until is null))) order by f.ordinality), '[]')
    from shown f join concordat.person p on p.id = f.person_id),
  'hasMore', (select count(*) > 25 from found)))::text data where (select count(*) from logged) >= 0`;

/** $1 agency, $2 from, $3 labels of categories. */
export const TRAIL = `
with page as materialized (select * from concordat.trail_entry t where t.agency_id = $1 and t.at >= $2 order by t.at desc, t.id desc limit 51),
shown as (select * from page order by at desc, id desc limit 50),
logged as (${log('CONSULTATION', 'Trail', '(select count(*)::int from shown)', 'null')} returning 1)
select json_build_object('trail', json_build_object('items', (select coalesce(json_agg(json_build_object('id', t.id, 'at', ${at('t.at')}, 'kind', t.kind, 'outcome', t.outcome,
    'category', t.category, 'categoryLabel', coalesce($3::jsonb ->> t.category, t.category), 'level', t.level, 'happenedAt', ${at('t.happened_at')}, 'reasonCode', t.reason_code, 'words', t.words,
    'reference', coalesce((select s.reference from concordat.share s where s.id = t.share_id), (select d.reference from concordat.decision_set d where d.id = t.set_id),
      (select e.reference from concordat.enquiry e where e.id = t.enquiry_id)),
    'setId', t.set_id, 'shareId', t.share_id, 'noteId', t.note_id, 'enquiryId', t.enquiry_id, 'runId', t.run_id, 'riskDecisionId', t.risk_decision_id,
    'thirdPartyDisclosureId', t.third_party_disclosure_id, 'managementPlanId', t.management_plan_id, 'actionId', t.action_id,
    'person', (select json_build_object('id', p.id, 'name', p.given_names || ' ' || p.family_name, 'crn', p.crn) from concordat.person p where p.id = t.person_id),
    'staff', (select json_build_object('name', f.name) from concordat.staff f where f.id = t.staff_id),
    'unit', (select json_build_object('name', u.name) from concordat.unit u where u.id = t.unit_id),
    'from', (select json_build_object('shortName', a.short_name) from concordat.agency a where a.id = t.from_agency_id),
    'to', (select json_build_object('shortName', a.short_name) from concordat.agency a where a.id = t.to_agency_id),
    'toUnit', (select json_build_object('name', u.name) from concordat.unit u where u.id = t.to_unit_id),
    'toStaff', (select json_build_object('name', f.name) from concordat.staff f where f.id = t.to_staff_id)) order by t.at desc, t.id desc), '[]') from shown t),
  'hasMore', (select count(*) > 50 from page)))::text data where (select count(*) from logged) >= 0`;

/** The four settings that row security reads, and no more: the yardstick asks nobody whether they are signed in. */
export const ACT_AS = `select set_config('app.staff_id', $1::uuid::text, true), set_config('app.agency_id', $2::uuid::text, true),
  set_config('app.unit_ids', $3::uuid[]::text, true), set_config('app.roles', $4::text[]::text, true)`;
