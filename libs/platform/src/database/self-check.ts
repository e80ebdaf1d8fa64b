import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PipelinedReader } from './pipelined-reader.js';

/** Tables of the directory: no risk data, read by everyone, so without row security. Anything else that we can touch must be forced. */
const DIRECTORY = [
  'agency',
  'agreement',
  'agreement_ground',
  'agreement_party',
  'agreement_purpose',
  'clock',
  'controller_group',
  'migrations',
  'post',
  'staff',
  'unit',
];

const QUESTION = `select
  (select r.rolsuper from pg_roles r where r.rolname = current_user) as "isSuperuser",
  (select r.rolbypassrls from pg_roles r where r.rolname = current_user) as "bypasses",
  (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'concordat' and pg_has_role(current_user, c.relowner, 'MEMBER')) as "owned",
  (select coalesce(array_agg(r.rolname::text order by r.rolname), '{}') from pg_roles r
    where r.rolname in ('concordat_loader', 'concordat_worker', 'concordat_integrator') and pg_has_role(current_user, r.oid, 'MEMBER')) as "becomes",
  (select coalesce(array_agg(c.relname::text order by c.relname), '{}') from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'concordat' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
      and (has_table_privilege(c.oid, 'select, insert, update, delete') or has_any_column_privilege(c.oid, 'select, insert, update'))
      and c.relname <> all ($1::text[])) as "unforced"`;

interface Found {
  readonly isSuperuser: boolean;
  readonly bypasses: boolean;
  readonly owned: number;
  readonly becomes: readonly string[];
  readonly unforced: readonly string[];
}

/** In every mode: a process whose role could read past row security does not start. */
@Injectable()
export class SelfCheck implements OnModuleInit {
  constructor(private readonly reader: PipelinedReader) {}

  async onModuleInit(): Promise<void> {
    const [found] = await this.reader.ask<Found & Record<string, unknown>>({ text: QUESTION, values: [DIRECTORY] });
    const faults = found ? faultsIn(found) : ['nothing was answered'];
    if (faults.length > 0)
      throw new Error(`The API does not start, because its database role is not what it must be: ${faults.join('; ')}`);
  }
}

function faultsIn(found: Found): string[] {
  return [
    found.isSuperuser && 'it is a superuser',
    found.bypasses && 'it bypasses row security',
    found.owned > 0 && `it owns ${found.owned} of the tables, or may become their owner`,
    found.becomes.length > 0 && `it may become ${found.becomes.join(' and ')}`,
    found.unforced.length > 0 && `row security is not forced on ${found.unforced.join(', ')}`,
  ].filter((fault) => typeof fault === 'string');
}
