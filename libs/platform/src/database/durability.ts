import type { PlatformConfig } from '../config/platform-config.js';
import type { PipelinedReader } from './pipelined-reader.js';

/**
 * Who may do without the disk, said in code by what starts the process and by no setting: nobody who serves ('checked'); a test database, which
 * must also be called one; the loader of a world, which serves nobody and waits once, at the end.
 */
export type Durability = 'checked' | 'of a test database' | 'of a world being loaded';
export const DURABILITY = Symbol('DURABILITY');

/** Made by the tests for one file, gone with it; nobody names a database of their own like this. */
const TEST_DATABASE = /^test_\d+_[0-9a-f]{8}$/;
/** `remote_apply` waits for more than `on`; everything else acknowledges what a power cut would take back. */
const WAITS = ['on', 'remote_apply'];

const QUESTION = `select current_database() as "name", current_setting('fsync') as "fsync", current_setting('full_page_writes') as "pages",
  current_setting('synchronous_commit') as "commit"`;

type Found = Record<'name' | 'fsync' | 'pages' | 'commit', string>;

export const usualDurability = ({ NODE_ENV }: Pick<PlatformConfig, 'NODE_ENV'>): Durability =>
  NODE_ENV === 'test' ? 'of a test database' : 'checked';

/** What would let an acknowledged act be lost. The settings are this role's and this database's own, as the next act would meet them. */
export async function durabilityFaults(reader: PipelinedReader, durability: Durability): Promise<string[]> {
  if (durability === 'of a world being loaded') return [];
  const [found] = await reader.ask<Found>({ text: QUESTION, values: [] });
  if (!found) return ['nothing was answered'];
  if (durability === 'of a test database' && TEST_DATABASE.test(found.name)) return [];
  return [
    found.fsync !== 'on' && 'fsync is off, so a power cut loses what was acknowledged',
    found.pages !== 'on' && 'full_page_writes is off, so a power cut leaves torn pages',
    !WAITS.includes(found.commit) &&
      `synchronous_commit is ${found.commit}, so an act is acknowledged before it is on every disk it must be on`,
  ].filter((fault) => typeof fault === 'string');
}
