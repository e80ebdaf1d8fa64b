import { spawnSync } from 'node:child_process';
import { CannotContinue } from '../cannot-continue.js';

export interface OsUser {
  readonly uid: number;
  readonly gid: number;
}

const NAME = 'postgres';

/** PostgreSQL refuses to run as root, so as root it is given a user of its own; anybody else runs it as themselves. */
export function serverUser(): OsUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = lookUp();
  if (found) return found;
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]);
  const made = lookUp();
  if (made) return made;
  throw new CannotContinue(
    'PostgreSQL does not run as root, and no user "postgres" could be made for it. Run the command as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  );
}

/** Whether that user could run the program or pass through the folder: asked of the system itself, not worked out from modes. */
export function reachableBy(user: OsUser | undefined, path: string): boolean {
  if (!user) return true;
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...user, cwd: '/' }).status === 0;
}

function lookUp(): OsUser | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, NAME], { encoding: 'utf8' }));
  return uid?.status === 0 && gid?.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
}
