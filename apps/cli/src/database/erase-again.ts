import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotContinue } from '../cannot-continue.js';
import { withClient } from '../postgres/cluster.js';

/**
 * What was erased by law and is back because a copy from before was restored goes again, before anything is started on it. Answers how many.
 * A file that cannot be read stops it: what it names must not be opened to anybody.
 */
export async function eraseAgain(ownerUrl: string, register: string): Promise<number> {
  const kept = existsSync(register) ? readdirSync(register).filter((name) => name.endsWith('.json')) : [];
  if (kept.length === 0) return 0;
  return withClient(ownerUrl, async (client) => {
    await client.query('begin; set local role concordat_loader');
    let again = 0;
    for (const name of kept) {
      const { rows } = await client.query<{ again: boolean }>('select concordat.erase_again($1) as again', [read(join(register, name))]);
      if (rows[0]?.again) again += 1;
    }
    await client.query('commit');
    return again;
  });
}

function read(file: string): string {
  const text = readFileSync(file, 'utf8');
  try {
    JSON.parse(text);
    return text;
  } catch {
    throw new CannotContinue(
      `${file} says what was erased, and cannot be read. Put it back from where the register is kept; nothing may be started before.`,
    );
  }
}
