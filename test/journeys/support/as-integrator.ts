import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { House } from './house.js';

const command = resolve(import.meta.dirname, '../../../dist/apps/cli/src/token.js');

/** Asks the API of the house as a demonstration person would by a program of their own, with the token that `npm run token` prints. */
export function asIntegrator(house: House, person: string): (query: string, variables: object) => Promise<Record<string, unknown>> {
  const { dataDir, identityUrl, apiUrl } = house.place;
  const env = { ...process.env, NODE_ENV: 'development', DATA_DIR: dataDir, IDENTITY_URL: identityUrl, API_URL: apiUrl };
  const printed = spawnSync(process.execPath, [command, person], { env, encoding: 'utf8' });
  if (printed.status !== 0) throw new Error(`No token for ${person}:\n${printed.stderr}`);
  return async (query, variables) => {
    const answer = await fetch(`${apiUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${printed.stdout.trim()}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await answer.json()) as { data?: Record<string, unknown> | null; errors?: unknown };
    if (!data) throw new Error(`The API refused: ${JSON.stringify(errors)}`);
    return data;
  };
}
