import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { CannotContinue } from '../../cannot-continue.js';
import { withClient } from '../../postgres/cluster.js';
import type { BenchDatabase } from '../bench-database.js';

const WORKER = join(import.meta.dirname, '../../../../worker/src/main.js');

/** The rule asked about everybody by the worker as it is shipped, and what that took; a second time, when nothing has changed. */
export async function looks({ ownerUrl, workerUrl }: BenchDatabase): Promise<string> {
  const [first, again] = [await worked(workerUrl), await worked(workerUrl)];
  const { people, gaps } = await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ people: number; gaps: number }>(
      `select (select count(*)::int from concordat.gap_look) people, (select count(*)::int from concordat.gap where ended_at is null) gaps`,
    );
    await client.query('vacuum analyze');
    return rows[0] ?? { people: 0, gaps: 0 };
  });
  if (gaps === 0) throw new CannotContinue('The worker found no gap in a world that is full of them.');
  const each = (((first - again) / people) * 1000).toFixed(1);
  return `Gaps: ${people} people looked at in ${first.toFixed(1)} s, ${each} ms each, ${gaps} gaps; again with nothing changed ${again.toFixed(1)} s`;
}

/** Seconds. */
async function worked(workerUrl: string): Promise<number> {
  const began = performance.now();
  const env = { ...process.env, WORKER_DATABASE_URL: workerUrl, LOG_LEVEL: 'error' };
  const [code] = (await once(
    spawn(process.execPath, [...(process.env.PROFILE ? ['--cpu-prof', '--cpu-prof-dir=/tmp/prof'] : []), WORKER, '--once'], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
    'exit',
  )) as [number];
  if (code !== 0) throw new CannotContinue(`The worker ended with ${code}.`);
  return (performance.now() - began) / 1000;
}
