import type pg from 'pg';
import type { Answer } from './api.js';
import { newOwner } from './owner-connections.js';

const CODES = ['UNAUTHENTICATED', 'NOT_FOUND', 'FORBIDDEN', 'BAD_USER_INPUT', 'TRY_AGAIN', 'OUTCOME_UNKNOWN'];
/** What must never leave the house: where the code lies, how the database says things, what the language says of a mistake. */
const LEAKS =
  /\n\s+at |\bat [\w.<>]+ \(|node_modules|file:\/\/|[\w-]+\.(?:js|ts):\d|QueryFailedError|driverError|duplicate key|violates|syntax error at|relation "|column "|invalid input syntax|\bselect [\w*."]+ from\b|insert into |Maximum call stack|Cannot read prop|is not a function|is not iterable|Unexpected token|Did you mean|stacktrace|"locations"/i;
/** Signs of a sentence put together from what was not there. */
const NO_SENTENCE = /undefined|\[object|NaN|Invalid Date|\bnull\b|\$\{/;

export type Marks = Readonly<Record<string, string>>;

/** Everything the record holds, as one number a table: rows, and the transactions that last touched them. */
export class WholeRecord {
  private constructor(
    private readonly client: pg.Client,
    private readonly sql: string,
    readonly names: RegExp,
  ) {}

  static async of(ownerUrl: string): Promise<WholeRecord> {
    const client = await newOwner(ownerUrl);
    // What a refused act may write: the log of who asked, and when a sign-in was last used.
    const { rows } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'concordat' and table_type = 'BASE TABLE'
        and table_name not in ('access_log', 'sign_in') order by 1`,
    );
    const one = (table: string): string => `(select count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) from ${table})`;
    const tables = [...rows.map(({ name }) => `concordat.${name}`), 'graphile_worker._private_jobs'];
    const names = rows.map(({ name }) => name).filter((name) => name.includes('_'));
    const sql = `select jsonb_object_agg(name, mark) as marks from (values ${tables.map((table) => `('${table}', ${one(table)})`).join(', ')}) t (name, mark)`;
    return new WholeRecord(client, sql, new RegExp(`\\b(?:${names.join('|')})\\b|concordat\\.\\w|graphile`));
  }

  async marks(): Promise<Marks> {
    return (await this.client.query<{ marks: Marks }>(this.sql)).rows[0]?.marks ?? {};
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}

export function changedTables(before: Marks, after: Marks): string[] {
  return Object.keys(after).filter((table) => before[table] !== after[table]);
}

type Body = { readonly data?: Record<string, unknown> | null; readonly errors?: Answer['errors'] };

/** A refusal's code is written in capitals; that of a set of questions, or of a process map, is not. */
const isRefusal = (value: unknown): boolean => /^[A-Z]/.test(String((value as { code?: unknown }).code ?? ''));

/** Whether something was done or shown, and not an expected no. */
export function succeeded({ data, errors }: Body): boolean {
  if (errors || !data) return false;
  return Object.values(data).some((value) => value !== null && value !== false && !isRefusal(value));
}

/** Everything that is wrong with an answer to bad input; nothing when it is as it should be. */
export function faultsOf(status: number, text: string, tables: RegExp): string[] {
  const found = [LEAKS.exec(text), tables.exec(text)].flatMap((leak) => (leak ? [`says "${leak[0]}"`] : []));
  if (status >= 500) found.push(`was answered ${status}`);
  let body: Body;
  try {
    body = JSON.parse(text) as Body;
  } catch {
    return [...found, 'is not JSON'];
  }
  if (!body.errors && !body.data) found.push('has neither data nor an error');
  return [...found, ...(body.errors ?? []).flatMap(faultsOfError), ...Object.values(body.data ?? {}).flatMap(faultsOfRefusal)];
}

function faultsOfError({ message, extensions }: NonNullable<Body['errors']>[number]): string[] {
  const { code, fields, reason } = extensions as { code: string; fields?: Record<string, string>; reason?: string };
  const found = CODES.includes(code) ? [] : [`has the code ${String(code)}`];
  if (fields && Object.keys(fields).length === 0) found.push('names no field');
  const said = [message, ...(reason === undefined ? [] : [reason]), ...Object.values(fields ?? {})];
  return [...found, ...said.filter((words) => !isSentence(words)).map((words) => `says "${String(words)}"`)];
}

function faultsOfRefusal(value: unknown): string[] {
  const { code, explanation } = (value ?? {}) as { code?: unknown; explanation?: unknown };
  return typeof code === 'string' && explanation !== undefined && !isSentence(explanation) ? [`explains "${String(explanation)}"`] : [];
}

function isSentence(said: unknown): boolean {
  return typeof said === 'string' && /^[A-Z‘“][^\n]{4,400}$/.test(said) && said.includes(' ') && !NO_SENTENCE.test(said);
}
