import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CannotContinue } from '../cannot-continue.js';
import { readJson, writeJson } from '../settings/kept.js';
import { findBinaries } from './binaries.js';
import { Cluster } from './cluster.js';
import { refuseFullDisk } from './disk-space.js';
import { freePort } from './free-port.js';
import { reachableBy, serverUser, type OsUser } from './os-user.js';
import { clearAway } from './postmaster.js';

/** DATA_DIR/cluster.json: where the database of this installation lies, and the port it had last. */
interface Pointer {
  /** Inside DATA_DIR it is noted relative to it, so that the whole folder may be moved. */
  readonly dataFolder: string;
  readonly home: string;
  readonly port?: number;
}

const pointerFile = (dataDir: string): string => join(dataDir, 'cluster.json');

/** Where root's server user cannot enter DATA_DIR (it lies under root's home), the cluster goes where it can. */
function choosePlace(dataDir: string, user: OsUser | undefined): Pointer {
  const home = join('/var/lib/concordat', createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  return { home, dataFolder: reachableBy(user, dataDir) ? 'postgres' : join(home, 'postgres') };
}

export function clusterPointer(dataDir: string): Pointer | undefined {
  const noted = readJson<Pointer>(pointerFile(dataDir));
  return noted && { ...noted, dataFolder: resolve(dataDir, noted.dataFolder) };
}

/** The cluster of this DATA_DIR, ready to be created or started; a server left running on it is stopped. The caller holds the lock. */
export async function clusterOf(dataDir: string, password: string): Promise<Cluster> {
  const user = serverUser();
  const { home, dataFolder: noted, port: lastPort } = clusterPointer(dataDir) ?? choosePlace(dataDir, user);
  const dataFolder = resolve(dataDir, noted);
  const above = dirname(dataFolder);
  mkdirSync(above, { recursive: true, mode: 0o711 });
  refuseStrangersFolder(dataFolder, user);
  if (above !== dataDir) claim(above, dataDir);
  await clearAway(dataFolder);
  const place = { dataFolder, binaries: findBinaries(user, home), user, password, logFile: join(dataDir, 'logs/postgres.log') };
  const cluster = new Cluster(place, await freePort(lastPort));
  refuseFullDisk(above, cluster.isNew ? 500 : 100);
  writeJson(pointerFile(dataDir), { dataFolder: above === dataDir ? 'postgres' : dataFolder, home, port: cluster.port });
  return cluster;
}

export function removeCluster(dataDir: string): void {
  const pointer = clusterPointer(dataDir);
  for (const folder of pointer ? [pointer.dataFolder, `${pointer.dataFolder}.new`, pointer.home] : []) {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A copied checkout carries a pointer to a cluster that is not its own; a moved one takes its cluster along. */
function claim(home: string, dataDir: string): void {
  const note = join(home, 'belongs-to.json');
  const owner = readJson<string>(note) ?? dataDir;
  if (owner !== dataDir && clusterPointer(owner)?.home === home) {
    throw new CannotContinue(
      `The database in ${home} belongs to ${owner}, of which this folder is a copy. Delete ${pointerFile(dataDir)} to begin with a new one.`,
    );
  }
  if (owner !== dataDir || !existsSync(note)) writeJson(note, dataDir);
}

/** PostgreSQL serves only a folder that its own user owns. */
function refuseStrangersFolder(folder: string, user: OsUser | undefined): void {
  const owner = statSync(folder, { throwIfNoEntry: false })?.uid;
  const needed = user?.uid ?? process.getuid?.();
  if (owner === undefined || needed === undefined || owner === needed) return;
  const who = user ? 'Run the command as that user, not as root' : 'Run the command as that user';
  throw new CannotContinue(`The database in ${folder} was made by another user. ${who}, or set DATA_DIR to a folder of your own.`);
}
