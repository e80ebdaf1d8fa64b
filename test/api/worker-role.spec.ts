import type pg from 'pg';
import { asOwner } from '../support/database.js';
import { WorkerStage } from '../support/worker-stage.js';

jest.setTimeout(120_000);
let stage: WorkerStage;
beforeAll(async () => {
  stage = await WorkerStage.set();
});
afterAll(() => stage.strike());

describe('the role of the worker', () => {
  const asWorker = (sql: string): Promise<pg.QueryResult> => asOwner(stage.database.workerUrl, (client) => client.query(sql));
  const refused = { code: '42501' };

  it('reads what its policies name, of every agency, and no other table', async () => {
    const { rows } = await asWorker(
      `select c.relname as name from pg_class c where c.relnamespace = 'concordat'::regnamespace and c.relkind in ('r', 'v') and has_table_privilege(c.oid, 'select') order by 1`,
    );
    expect(rows.map(({ name }: { name: string }) => name)).toEqual([
      'action',
      'agency',
      'agency_mail',
      'agreement',
      'agreement_ground',
      'agreement_party',
      'agreement_purpose',
      'answer_copy',
      'case_membership',
      'clock',
      'controller_group',
      'decision',
      'decision_set',
      'enquiry',
      'enquiry_event',
      'gap',
      'gap_look',
      'gap_touch',
      'ledger_checkpoint',
      'ledger_cosignature',
      'ledger_tile',
      'mail',
      'mail_choice',
      'mail_service',
      'migrations',
      'notice',
      'person',
      'person_event',
      'post',
      'procedure_alarm',
      'procedure_event',
      'procedure_party',
      'procedure_run',
      'procedure_step',
      'record_export',
      'record_export_content',
      'risk_note',
      'rosh_level',
      'share',
      'share_item',
      'staff',
      'standing_decision',
      'to_tell',
      'unit',
      'work_item',
    ]);
    await stage.alder();
    const seen = await asWorker('select count(distinct agency_id)::int agencies from concordat.risk_note');
    expect(seen.rows).toEqual([{ agencies: 3 }]);
  });

  it.each([
    `update concordat.risk_note set withdrawn_reason = 'x'`,
    `update concordat.decision set ended_at = concordat.now()`,
    `update concordat.work_item set summary = 'x'`,
    'delete from concordat.work_item',
    `insert into concordat.ledger_entry (id, entry) values (gen_random_uuid(), '')`,
    'select * from concordat.access_log',
    'select * from concordat.draft',
    'select * from concordat.answer',
    'select * from concordat.answer_draft',
    `update concordat.enquiry set closed_words = 'x'`,
    'delete from concordat.enquiry_event',
    'select * from concordat.held_elsewhere',
    'select own_reference from concordat.held_elsewhere',
    'select considered_by_role from concordat.held_elsewhere',
    'select * from concordat.ledger_disclosure',
    'select content from concordat.record_export_file',
    `update concordat.record_export set audience = 'x'`,
    'select * from concordat.procedure_words',
    `update concordat.procedure_run set phase = 'STOPPED'`,
    'delete from concordat.procedure_alarm',
    'select * from concordat.access_extract',
    'select * from concordat.account',
    'select * from portal.session',
    'set role concordat_loader',
    `update concordat.clock set shift = interval '1 day'`,
  ])('is refused: %s', async (sql) => {
    await expect(asWorker(sql)).rejects.toMatchObject(refused);
  });

  it('is not the only one who may queue, but nobody queues what is not in the list', async () => {
    await expect(stage.enqueue('drop-everything', {})).rejects.toMatchObject({ code: '22023' });
    await expect(
      asOwner(stage.database.apiUrl, (client) => client.query('select * from graphile_worker._private_jobs')),
    ).rejects.toMatchObject(refused);
  });
});
