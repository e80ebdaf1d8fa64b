import { spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotContinue } from '../cannot-continue.js';
import { withoutPassword } from '../database/addresses.js';
import { DATABASE_NAME, type Database } from '../database/database.js';
import { root } from '../settings/data-dir.js';
import type { Installation } from '../settings/installation.js';
import type { WorldPlaces } from '../world/places.js';
import { leash } from './service.js';

/** A note beside the data says that a load has begun: one that was cut short is begun again, never taken for whole. */
const begunNote = ({ dataDir }: Installation): string => join(dataDir, 'demonstration-half-loaded');

/** The invented world, loaded by a process of its own: it can be stopped at any moment, and its memory goes with it. */
export class Demonstration {
  private stop: () => void = () => undefined;

  constructor(private readonly place: Installation) {}

  async load(database: Database): Promise<void> {
    const note = begunNote(this.place);
    writeFileSync(note, '');
    const { cluster } = database;
    if (cluster) await cluster.withoutWaiting(DATABASE_NAME, () => this.loaded(database));
    else await this.loaded(database);
    rmSync(note);
  }

  private async loaded({ ownerUrl, addresses }: Database): Promise<void> {
    const places: WorldPlaces = { ownerUrl, apiUrl: addresses.api, workerUrl: addresses.worker, issuer: this.place.identityUrl };
    const child = spawn(process.execPath, ['--import', leash, join(root, 'dist/apps/cli/src/load-demonstration.js')], {
      // Nothing is sealed while a story is told at a moved clock: each share opens at once, and all is sealed when the worker stands.
      env: { ...process.env, WORLD_PLACES: JSON.stringify(places), RELEASE_WAIT_SECONDS: '0' },
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const ended = new Promise<number | null>((resolve) => child.once('error', () => resolve(null)).once('exit', resolve));
    this.stop = () => child.kill('SIGKILL');
    if ((await ended) === 0) return;
    throw new CannotContinue(
      'The demonstration could not be loaded: the lines above say why. Nothing of it is kept; run npm start again to try anew.',
    );
  }

  end(): void {
    this.stop();
  }
}

/** What an interrupted load left is dropped; on somebody else's server that is for them to do. Answers whether there was any. */
export async function dropHalfLoaded(place: Installation, { cluster, ownerUrl }: Database): Promise<boolean> {
  const note = begunNote(place);
  if (!existsSync(note)) return false;
  if (!cluster) {
    throw new CannotContinue(
      `Loading the demonstration into ${withoutPassword(ownerUrl)} was interrupted. Drop and create that database, delete ${note}, and run npm start again.`,
    );
  }
  await cluster.recreateDatabase(DATABASE_NAME);
  rmSync(note);
  return true;
}
