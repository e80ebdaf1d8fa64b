import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An enquiry is work for the agency that is asked, and its answers are work for the agency that asked: whoever acts raises it there. And when
 * one ends, the worker is asked to end what it left to do on the other side.
 */
export class WorkForEnquiries1795308450000 implements MigrationInterface {
  name = 'WorkForEnquiries1795308450000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
alter policy api_adds on concordat.work_item with check (agency_id = (select concordat.current_agency())
  or kind in ('NOT_FOR_US', 'RECIPIENTS_RELY_ON_OLD', 'ENQUIRY_TO_ANSWER', 'ENQUIRY_DECLINED', 'REPLY_TO_READ', 'CONTRADICTION'));
create or replace function concordat.enqueue(p_task text, p_payload jsonb, p_job_key text default null) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if p_task is null or p_task not in ('raise-gaps','told-less','warn-agreements','reviews-due','endorsements-due','explain-due','chase-enquiries') then
    raise exception 'there is no task %', p_task using errcode = '22023';
  end if;
  if octet_length(p_payload::text) > 8192 or char_length(p_job_key) > 200 then
    raise exception 'the job is too large' using errcode = '22023';
  end if;
  perform graphile_worker.add_job(p_task, p_payload::json, job_key => p_job_key);
end $$;
`);
  }

  async down(): Promise<void> {
    throw new Error('What was raised by this is part of the record.');
  }
}
