import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Durability, DURABILITY, durabilityFaults } from './durability.js';
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

/** What a role of the server's own must not be able to do either: read past grants, read the server's files, copy its whole data. */
const TOO_MUCH = ['pg_read_all_data', 'pg_write_all_data', 'pg_read_server_files', 'pg_write_server_files', 'pg_execute_server_program'];

const QUESTION = `select
  (select r.rolsuper from pg_roles r where r.rolname = current_user) as "isSuperuser",
  (select r.rolbypassrls from pg_roles r where r.rolname = current_user) as "bypasses",
  (select r.rolcreaterole or r.rolreplication from pg_roles r where r.rolname = current_user) as "helpsItself",
  (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'concordat' and pg_has_role(current_user, c.relowner, 'MEMBER')) as "owned",
  (select coalesce(array_agg(r.rolname::text order by r.rolname), '{}') from pg_roles r
    where (r.rolname ^@ 'concordat_' and r.rolname not in ('concordat_api', current_user) or r.rolname = any ($2::text[])) and pg_has_role(current_user, r.oid, 'MEMBER')) as "becomes",
  has_function_privilege(current_user, 'concordat.act_as(uuid, uuid, uuid[], text[])', 'execute') as "claims",
  (select coalesce(array_agg(c.relname::text order by c.relname), '{}') from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'concordat' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
      and (has_table_privilege(c.oid, 'select, insert, update, delete') or has_any_column_privilege(c.oid, 'select, insert, update'))
      and c.relname <> all ($1::text[])) as "unforced"`;

interface Found {
  readonly isSuperuser: boolean;
  readonly bypasses: boolean;
  readonly helpsItself: boolean;
  readonly owned: number;
  readonly becomes: readonly string[];
  readonly claims: boolean;
  readonly unforced: readonly string[];
}

/** In every mode: a process whose role could read past row security, or whose database would lose what it acknowledged, does not start. */
@Injectable()
export class SelfCheck implements OnModuleInit {
  constructor(
    private readonly reader: PipelinedReader,
    @Inject(DURABILITY) private readonly durability: Durability,
  ) {}

  async onModuleInit(): Promise<void> {
    const [found] = await this.reader.ask<Found & Record<string, unknown>>({ text: QUESTION, values: [DIRECTORY, TOO_MUCH] });
    refuse('its database role is not what it must be', found ? faultsIn(found) : ['nothing was answered']);
    refuse('its database does not keep what it acknowledges', await durabilityFaults(this.reader, this.durability));
  }
}

function refuse(because: string, faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(`The API does not start, because ${because}: ${faults.join('; ')}`);
}

function faultsIn(found: Found): string[] {
  return [
    found.isSuperuser && 'it is a superuser',
    found.bypasses && 'it bypasses row security',
    found.helpsItself && 'it may make roles or copy the whole server',
    found.owned > 0 && `it owns ${found.owned} of the tables, or may become their owner`,
    found.becomes.length > 0 && `it may become ${found.becomes.join(' and ')}`,
    found.claims && 'it may say who acts without a sign-in (act_as)',
    found.unforced.length > 0 && `row security is not forced on ${found.unforced.join(', ')}`,
  ].filter((fault) => typeof fault === 'string');
}
