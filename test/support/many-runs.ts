import type pg from 'pg';
import { asOwner } from './database.js';

/**
 * Copies of one run, each about a person of their own whose case stands where the first one's does, with a clock that breaks a minute after
 * the one before. Written past the rules by the owner of the database: what is measured is how the worker finds them, not how they came about.
 */
export async function copyRun(ownerUrl: string, runId: string, copies: number): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    await client.query('begin; set local role concordat_loader');
    await client.query(
      'create temporary table copies on commit drop as select n, concordat.uuid7() as run, concordat.uuid7() as person from generate_series(1, $1) n',
      [copies],
    );
    await client.query(
      `insert into concordat.person (id, given_names, family_name, date_of_birth) select c.person, 'Sample', 'Number ' || c.n, '1990-01-01' from copies c`,
    );
    const [personId] = await of(client, 'select person_id from concordat.procedure_run where id = $1', runId);
    await copied(
      client,
      'case_membership',
      { person_id: 'c.person', id: 'concordat.uuid7()' },
      'r.person_id = $1 and r.until is null',
      personId,
    );
    await copied(
      client,
      'procedure_run',
      { id: 'c.run', person_id: 'c.person', reference: `r.reference || '-' || c.n` },
      'r.id = $1',
      runId,
    );
    const inRun = { run_id: 'c.run' };
    await copied(client, 'procedure_party', { ...inRun, id: 'concordat.uuid7()', person_id: 'c.person' }, 'r.run_id = $1', runId);
    await copied(client, 'procedure_event', { ...inRun, id: 'concordat.uuid7()' }, 'r.run_id = $1', runId);
    await copied(client, 'procedure_step', { ...inRun, due_at: `r.due_at + c.n * interval '1 minute'` }, 'r.run_id = $1', runId);
    const alarm = { ...inRun, id: 'concordat.uuid7()', raised_at: 'null', at: `r.at + c.n * interval '1 minute'` };
    await copied(client, 'procedure_alarm', alarm, `r.run_id = $1 and r.kind = 'LATE'`, runId);
    await client.query('commit; analyze');
  });
}

async function of(client: pg.Client, sql: string, value: string): Promise<string[]> {
  const { rows } = await client.query<Record<string, string>>(sql, [value]);
  return rows.map((row) => Object.values(row)[0] ?? '');
}

async function copied(
  client: pg.Client,
  table: string,
  changed: Readonly<Record<string, string>>,
  where: string,
  value = '',
): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_schema = 'concordat' and table_name = $1 order by ordinal_position`,
    [table],
  );
  const columns = rows.map(({ name }) => `"${name}"`).join(', ');
  const values = rows.map(({ name }) => changed[name] ?? `r."${name}"`).join(', ');
  await client.query(
    `insert into concordat.${table} (${columns}) select ${values} from concordat.${table} r cross join copies c where ${where}`,
    [value],
  );
}
