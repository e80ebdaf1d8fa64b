import pg from 'pg';
import { sealingSettings, type SealingSettings } from './settings.js';

/** By the role that may add to the record, on a connection of its own; undefined where this worker seals nothing, and another does. */
export async function asIntegrator<T>(
  what: string,
  work: (client: pg.Client, settings: SealingSettings) => Promise<T>,
): Promise<T | undefined> {
  const settings = sealingSettings(process.env);
  if (!settings) return undefined;
  const client = new pg.Client({ connectionString: settings.INTEGRATOR_DATABASE_URL, application_name: `concordat-${what}` });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client, settings);
  } finally {
    await client.end().catch(() => undefined);
  }
}
