import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Grants and row-level security. The API's role owns nothing and cannot bypass; every table with risk data is FORCED.
 * A policy wraps each setting in a sub-select, so that the plan never depends on who asks.
 */
const me = '(select concordat.current_agency())';
const staff = '(select concordat.current_staff())';
const units = '((select concordat.current_units())::uuid[])';
const opened = (person: string) => `concordat.may_open(${person}, ${me}, ${staff})`;
const addressed = (t: string) =>
  `(${t}.recipient_unit_id is null or ${t}.recipient_unit_id = any(${units})) and (${t}.recipient_staff_id is null or ${t}.recipient_staff_id = ${staff})`;
/** What was shared stays readable until the agreement's transition ends; an urgent share has no agreement. */
const readable = (t: string) =>
  `(${t}.agreement_id is null or exists (select 1 from concordat.agreement g where g.id = ${t}.agreement_id
     and (g.ends_at is null or (select concordat.now()) < g.ends_at + make_interval(days => g.transition_days))))`;

const forced = [
  'person',
  'person_alias',
  'rosh_level',
  'case_membership',
  'access_limit',
  'person_sight',
  'person_search',
  'person_event',
  'third_party',
  'risk_note',
  'note_third_party',
  'draft',
  'decision_set',
  'set_recipient',
  'decision',
  'share',
  'share_item',
  'share_cut',
  'standing_decision',
  'held_elsewhere',
  'trail_entry',
  'access_log',
  'keyed_act',
  'work_item',
  'ledger_entry',
  'ledger_disclosure',
];
/** table -> [who may read, who may insert, update] as policy conditions for concordat_api; absent means no such right. */
const api: Record<string, { read?: string; insert?: string; update?: string }> = {
  person: { read: opened('id') },
  person_alias: { read: opened('person_id') },
  rosh_level: { read: opened('person_id') },
  case_membership: { read: opened('person_id') },
  access_limit: { read: `agency_id = ${me}` },
  person_sight: { read: `agency_id = ${me}` },
  person_event: { read: opened('person_id'), insert: `recorded_by_agency_id = ${me} and ${opened('person_id')}` },
  third_party: { read: `agency_id = ${me} and ${opened('person_id')}`, insert: `agency_id = ${me} and ${opened('person_id')}` },
  risk_note: {
    read: `agency_id = ${me} and ${opened('person_id')}`,
    insert: `agency_id = ${me} and author_staff_id = ${staff} and ${opened('person_id')}`,
    update: `agency_id = ${me} and ${opened('person_id')}`,
  },
  note_third_party: {
    read: 'exists (select 1 from concordat.risk_note n where n.id = note_id)',
    insert: `exists (select 1 from concordat.third_party t where t.id = third_party_id and t.agency_id = ${me})`,
  },
  draft: {
    read: `staff_id = ${staff}`,
    insert: `staff_id = ${staff} and agency_id = ${me} and ${opened('person_id')}`,
    update: `staff_id = ${staff}`,
  },
  decision_set: {
    read: `agency_id = ${me} and ${opened('person_id')}`,
    insert: `agency_id = ${me} and decided_by = ${staff} and ${opened('person_id')}`,
  },
  set_recipient: { read: `agency_id = ${me}`, insert: `agency_id = ${me}` },
  decision: {
    read: `agency_id = ${me} and ${opened('person_id')}`,
    insert: `agency_id = ${me} and ${opened('person_id')}`,
    update: `agency_id = ${me}`,
  },
  share: {
    read: `${opened('person_id')} and (sender_agency_id = ${me} or (recipient_agency_id = ${me} and ${addressed('share')} and ${readable('share')}))`,
    insert: `sender_agency_id = ${me} and sent_by = ${staff} and ${opened('person_id')}`,
    update: `sender_agency_id = ${me} or (recipient_agency_id = ${me} and ${addressed('share')} and revoked_at is null)`,
  },
  // The content: the sender always, the recipient only while it is not revoked.
  share_item: {
    read: `exists (select 1 from concordat.share s where s.id = share_id and (s.sender_agency_id = ${me} or s.revoked_at is null))`,
    insert: `sender_agency_id = ${me}`,
    update: `sender_agency_id = ${me}`,
  },
  share_cut: { read: `agency_id = ${me}`, insert: `agency_id = ${me}` },
  standing_decision: { read: `agency_id = ${me}`, insert: `agency_id = ${me}`, update: `agency_id = ${me}` },
  held_elsewhere: {
    read: `agency_id = ${me} and unit_id = any(${units}) and ${opened('person_id')}`,
    insert: `agency_id = ${me} and unit_id = any(${units}) and ${opened('person_id')}`,
  },
  trail_entry: {
    read: `agency_id = ${me} and ${opened('person_id')}`,
    insert: `from_agency_id = ${me} or to_agency_id = ${me}`,
  },
  access_log: {
    read: `agency_id = ${me} and (select concordat.current_roles()) && array['SHARING_AUDITOR','INFORMATION_GOVERNANCE_OFFICER']`,
    insert: `agency_id = ${me} and staff_id = ${staff}`,
  },
  keyed_act: {
    read: `agency_id = ${me} and staff_id = ${staff}`,
    insert: `agency_id = ${me} and staff_id = ${staff}`,
    update: `staff_id = ${staff}`,
  },
  work_item: {
    read: `agency_id = ${me} and (staff_id is null or staff_id = ${staff}) and (unit_id is null or unit_id = any(${units}))
      and (role is null or role = any((select concordat.current_roles())::text[])) and (person_id is null or ${opened('person_id')})`,
    // A recipient may hand a share back to its sender; a sender may tell a recipient that what it holds has been overtaken.
    insert: `agency_id = ${me} or kind in ('NOT_FOR_US','RECIPIENTS_RELY_ON_OLD')`,
    update: `agency_id = ${me}`,
  },
  ledger_entry: { read: 'true', insert: 'true' },
  ledger_disclosure: { read: `custodian_agency_id = ${me}`, insert: `custodian_agency_id = ${me}` },
};
const columns: Record<string, string> = {
  risk_note: 'superseded_at, superseded_by_id, withdrawn_at, withdrawn_by_id, withdrawn_reason',
  draft: 'content, updated_at',
  decision: 'ended_at, ended_why, endorsed_at, endorsed_by, endorsement, endorsement_words',
  share: 'first_seen_at, first_seen_by, response, response_words, responded_at, responded_by, revoked_at, revoked_by, revoked_reason',
  share_item: 'superseded_at, withdrawn_at',
  standing_decision: 'approved_by, approved_at, ended_at, ended_words, ledger_entry_id',
  keyed_act: 'answer',
  work_item: 'closed_at, closed_by, closed_words',
};
/** The worker reads across agencies to run the same rule for the holder; it serves no page and raises work only. */
const workerReads = [
  'person',
  'rosh_level',
  'case_membership',
  'person_event',
  'risk_note',
  'decision_set',
  'decision',
  'share',
  'share_item',
  'standing_decision',
  'work_item',
];

export class CloseTheDoors1795306100000 implements MigrationInterface {
  name = 'CloseTheDoors1795306100000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      'revoke all on all tables in schema concordat from public; revoke execute on all functions in schema concordat from public;',
    );
    await db.query(`
grant execute on function concordat.now(), concordat.uuid7(), concordat.act_as(uuid,uuid,uuid[],text[]), concordat.current_staff(), concordat.current_agency(),
  concordat.current_units(), concordat.current_roles(), concordat.name_key(text) to concordat_api, concordat_worker, concordat_integrator, concordat_loader;
grant execute on function concordat.actor_for(text,text,text), concordat.start_sign_in(text,text,text,boolean), concordat.end_sign_in(text,text,text,text) to concordat_api;
grant select on concordat.controller_group, concordat.agency, concordat.unit, concordat.staff, concordat.post, concordat.agreement, concordat.agreement_party,
  concordat.agreement_purpose, concordat.agreement_ground to concordat_api, concordat_worker;
grant select, insert, update, delete on all tables in schema concordat to concordat_loader;
grant insert (id, entry) on concordat.ledger_entry to concordat_api;
grant select on concordat.ledger_entry, concordat.ledger_disclosure to concordat_integrator;
grant select, insert on concordat.work_item to concordat_worker;
grant update (closed_at, closed_by, closed_words) on concordat.work_item to concordat_worker;`);
    for (const table of forced) {
      await db.query(`alter table concordat.${table} enable row level security; alter table concordat.${table} force row level security;
        create policy loader_all on concordat.${table} to concordat_loader using (true) with check (true);`);
      const rule = api[table];
      if (rule?.read)
        await db.query(
          `grant select on concordat.${table} to concordat_api; create policy api_reads on concordat.${table} for select to concordat_api using (${rule.read})`,
        );
      if (rule?.insert) {
        if (table !== 'ledger_entry') await db.query(`grant insert on concordat.${table} to concordat_api`);
        await db.query(`create policy api_adds on concordat.${table} for insert to concordat_api with check (${rule.insert})`);
      }
      if (rule?.update)
        await db.query(
          `grant update (${columns[table]}) on concordat.${table} to concordat_api; create policy api_marks on concordat.${table} for update to concordat_api using (${rule.update})`,
        );
    }
    for (const table of workerReads) {
      await db.query(
        `grant select on concordat.${table} to concordat_worker; create policy worker_reads on concordat.${table} for select to concordat_worker using (true)`,
      );
    }
    await db.query(`create policy worker_raises on concordat.work_item for insert to concordat_worker with check (true);
      create policy worker_closes on concordat.work_item for update to concordat_worker using (true);
      create policy integrator_reads on concordat.ledger_entry for select to concordat_integrator using (true);
      grant delete on concordat.draft, concordat.keyed_act to concordat_api;
      create policy api_drops on concordat.draft for delete to concordat_api using (staff_id = ${staff});
      create policy api_drops on concordat.keyed_act for delete to concordat_api using (staff_id = ${staff} and answer is null);`);
  }

  async down(): Promise<void> {
    throw new Error('Doors are changed by a later migration, never reopened.');
  }
}
