import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CannotContinue } from '../cannot-continue.js';
import { readJson, writeJson } from '../settings/kept.js';
import { findBinaries } from './binaries.js';
import { Cluster } from './cluster.js';
import { refuseFullDisk } from './disk-space.js';
import { freePort } from './free-port.js';
import { reachableBy, serverUser, type OsUser } from './os-user.js';

/** DATA_DIR/cluster.json: where the database of this installation lies, and the port it had last. */
interface Pointer {
  readonly dataFolder: string;
  readonly home: string;
  readonly port?: number;
}

const pointerFile = (dataDir: string): string => join(dataDir, 'cluster.json');

/** Where root's server user cannot enter DATA_DIR (it lies under root's home), the cluster goes where it can. */
function choosePlace(dataDir: string, user: OsUser | undefined): Pointer {
  const home = join('/var/lib/concordat', createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  return { home, dataFolder: join(reachableBy(user, dataDir) ? dataDir : home, 'postgres') };
}

export function clusterPointer(dataDir: string): Pointer | undefined {
  return readJson<Pointer>(pointerFile(dataDir));
}

/** The cluster of this DATA_DIR, ready to be created or started. */
export async function clusterOf(dataDir: string, password: string): Promise<Cluster> {
  const user = serverUser();
  const pointer = clusterPointer(dataDir) ?? choosePlace(dataDir, user);
  const binaries = findBinaries(user, pointer.home);
  const port = await freePort(pointer.port);
  const { dataFolder, home } = pointer;
  mkdirSync(join(dataFolder, '..'), { recursive: true, mode: 0o711 });
  const cluster = new Cluster({ dataFolder, binaries, user, password, logFile: join(dataDir, 'logs/postgres.log') }, port);
  refuseFullDisk(join(dataFolder, '..'), cluster.isNew ? 500 : 100);
  if (!cluster.isNew && !reachableBy(user, dataFolder)) {
    throw new CannotContinue(
      `The database in ${dataFolder} belongs to another user. Run the command as that user, or set DATA_DIR to a folder of your own.`,
    );
  }
  writeJson(pointerFile(dataDir), { dataFolder, home, port });
  return cluster;
}

export function removeCluster(dataDir: string): void {
  const pointer = clusterPointer(dataDir);
  for (const folder of pointer ? [pointer.dataFolder, `${pointer.dataFolder}.new`, pointer.home] : [])
    rmSync(folder, { recursive: true, force: true });
}

export const hasCluster = (dataDir: string): boolean => existsSync(pointerFile(dataDir));
