import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Jobs are queued inside the act's own transaction. Nobody is granted the queue's tables but the worker; an act may only ask for a
 * task that stands in the list. The queue's own tables come with graphile-worker, before or after this migration, so `open_queue` is
 * safe to run again: whoever migrates runs it last.
 */
export class QueueWork1795306200000 implements MigrationInterface {
  name = 'QueueWork1795306200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
create function concordat.enqueue(p_task text, p_payload jsonb, p_job_key text default null) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if p_task is null or p_task not in ('raise-gaps','told-less','warn-agreements','reviews-due','endorsements-due','explain-due') then
    raise exception 'there is no task %', p_task using errcode = '22023';
  end if;
  if octet_length(p_payload::text) > 8192 or char_length(p_job_key) > 200 then
    raise exception 'the job is too large' using errcode = '22023';
  end if;
  perform graphile_worker.add_job(p_task, p_payload::json, job_key => p_job_key);
end $$;
revoke all on function concordat.enqueue(text, jsonb, text) from public;
grant execute on function concordat.enqueue(text, jsonb, text) to concordat_api, concordat_worker;

create function concordat.open_queue() returns void language plpgsql as $$
declare t text;
begin
  if to_regnamespace('graphile_worker') is null then return; end if;
  execute 'grant usage on schema graphile_worker to concordat_worker';
  execute 'grant select, insert, update, delete on all tables in schema graphile_worker to concordat_worker';
  execute 'grant usage, select on all sequences in schema graphile_worker to concordat_worker';
  execute 'grant execute on all functions in schema graphile_worker to concordat_worker';
  for t in select c.relname from pg_class c where c.relnamespace = to_regnamespace('graphile_worker') and c.relkind = 'r' and c.relrowsecurity loop
    execute format('drop policy if exists worker_works on graphile_worker.%I', t);
    execute format('create policy worker_works on graphile_worker.%I to concordat_worker using (true) with check (true)', t);
  end loop;
end $$;
revoke all on function concordat.open_queue() from public;
select concordat.open_queue();

-- The reminder that a desk's "held elsewhere" is due for review: who and when, never the reference or the role.
grant select (id, agency_id, unit_id, person_id, review_by) on concordat.held_elsewhere to concordat_worker;
create policy worker_reads on concordat.held_elsewhere for select to concordat_worker using (true);
`);
  }

  async down(): Promise<void> {
    throw new Error('Acts queue their work through this; a later migration may replace it.');
  }
}
