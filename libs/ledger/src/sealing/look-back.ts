import { createHash } from 'node:crypto';
import { type Checkpoint, parseCheckpoint, parseNote, type Policy } from '@lib/tlog';
import type pg from 'pg';
import { LogTables } from './log-tables.js';
import type { Signing } from './sign-newest.js';

const PATIENCE_MS = 3_000;

/**
 * Before anything is placed: does the database still hold what was signed and witnessed? After a restore of something older it does not, and
 * then the whole service only reads until somebody has mended it. Answers why, or null when all is well.
 */
export async function lookBack(client: pg.ClientBase, { signer, key }: Signing, policy: Policy): Promise<string | null> {
  const signed = await signer.last();
  const witnessed = await Promise.all([...policy.witnesses].map(([name, { url }]) => seenBy(name, url, key.name)));
  for (const { by, checkpoint } of [{ by: 'The signer', checkpoint: signed }, ...witnessed]) {
    const wrong = checkpoint && (await missing(client, checkpoint));
    if (wrong) return `${by} has seen a record of ${checkpoint.size} entries, and the database ${wrong}.`;
  }
  return null;
}

async function missing(client: pg.ClientBase, { size, root }: Checkpoint): Promise<string | null> {
  if (size === 0) return null;
  const tables = new LogTables(client);
  const held = await tables.size();
  if (held < size) return `holds ${held}`;
  const ours = await tables.tree(size).root();
  return ours.equals(root) ? null : 'holds others';
}

/** A witness that does not answer says nothing for or against: sharing does not wait for witnesses. */
async function seenBy(name: string, url: string | null, origin: string): Promise<{ by: string; checkpoint: Checkpoint | null }> {
  const by = `The witness ${name}`;
  if (url === null) return { by, checkpoint: null };
  try {
    const path = `${createHash('sha256').update(origin).digest('hex')}/checkpoint`;
    const answer = await fetch(new URL(path, url.endsWith('/') ? url : `${url}/`), { signal: AbortSignal.timeout(PATIENCE_MS) });
    return { by, checkpoint: answer.ok ? parseCheckpoint(parseNote(await answer.text()).text) : null };
  } catch {
    return { by, checkpoint: null };
  }
}
