import { deriveKey, sign, signedBy } from './seal.js';

const MINUTES_KEPT = 30;
const LONGEST = 1500;

/**
 * Where to go back to after signing in. Signed and short-lived, so that a link made by somebody else cannot choose the page, and never an
 * address on another host: browsers read a second slash or a backslash at the start as the beginning of a host name.
 */
export class ReturnPaths {
  private readonly key: Buffer;

  constructor(secret: string) {
    this.key = deriveKey(secret, 'return path');
  }

  write(path: string, now = Date.now()): string {
    const until = now + MINUTES_KEPT * 60_000;
    const local = isLocalPath(path) ? path : '/';
    return `${Buffer.from(local).toString('base64url')}.${until.toString(36)}.${sign(this.key, `${until}:${local}`)}`;
  }

  read(given: unknown, now = Date.now()): string {
    if (typeof given !== 'string') return '/';
    const [path = '', until = '', signature = ''] = given.split('.');
    const local = Buffer.from(path, 'base64url').toString();
    const end = Number.parseInt(until, 36);
    const good = end > now && signedBy(this.key, `${end}:${local}`, signature) && isLocalPath(local);
    return good ? local : '/';
  }
}

export function isLocalPath(path: string): boolean {
  return (
    path.length <= LONGEST && /^\/(?![/\\])[^\\\u0000-\u001f]*$/.test(path) && !path.startsWith('/sign-in') && !path.startsWith('/sign-out')
  );
}
