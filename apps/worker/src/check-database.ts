import type pg from 'pg';
import { migrations } from '../../../prisma-free-migrations/index.js';
import { CannotStart, type WorkerSettings } from './settings.js';

const ROLE = `
select r.rolsuper or r.rolbypassrls as "bypasses", to_regclass('concordat.migrations') is not null as "migrated",
       to_regprocedure('graphile_worker.force_unlock_workers(text[])') is not null as "queued",
       array(select o.rolname::text from pg_roles o where o.rolname in ('concordat_loader', 'concordat_api', 'concordat_integrator')
                and pg_has_role(r.oid, o.oid, 'MEMBER')) as "becomes"
  from pg_roles r where r.rolname = current_user`;
const STATE = `select (select c.shift <> interval '0' from concordat.clock c) as "shifted",
                      array(select m.name::text from concordat.migrations m) as "ran"`;

/** The worker reads every agency's record, so it starts only as the role that can do nothing more than that. */
export async function checkDatabase(client: pg.Client, { NODE_ENV }: WorkerSettings): Promise<void> {
  const { rows } = await client.query<{ bypasses: boolean; migrated: boolean; queued: boolean; becomes: string[] }>(ROLE);
  const [role] = rows;
  if (!role || role.bypasses || role.becomes.length > 0)
    throw new CannotStart(
      'The worker does not start, because its database role may do more than the worker should. Let it sign in as concordat_worker.',
    );
  if (!role.migrated || !role.queued) throw new CannotStart('The database has not been migrated. Run npm run migrate.');
  const { rows: states } = await client.query<{ shifted: boolean; ran: string[] }>(STATE);
  const missing = migrations.map((one) => new one().name).filter((name) => !states[0]?.ran.includes(name));
  if (missing.length > 0) throw new CannotStart(`The database has not had these migrations: ${missing.join(', ')}. Run npm run migrate.`);
  if (states[0]?.shifted && NODE_ENV === 'production')
    throw new CannotStart('The clock of the record has been moved, and this is production.');
}
