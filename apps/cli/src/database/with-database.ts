import { say } from '../progress.js';
import type { Installation } from '../settings/installation.js';
import { RunLock } from '../supervise/run-lock.js';
import { type Database, databaseInUse, openDatabase } from './database.js';

/** For a command that needs the database for a while: the one that runs, or one started for as long as this takes. */
export async function withDatabase<T>(place: Installation, command: string, work: (database: Database) => Promise<T>): Promise<T> {
  const running = process.env.DATABASE_URL ? undefined : databaseInUse(place);
  if (running) return work(running);
  const lock = await RunLock.take(place.dataDir, command);
  try {
    const database = await openDatabase(place, say);
    try {
      return await work(database);
    } finally {
      await database.cluster?.stop();
    }
  } finally {
    lock.release();
  }
}
