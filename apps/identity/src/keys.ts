import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { JWK } from 'oidc-provider';

export interface Keys {
  readonly jwks: { readonly keys: JWK[] };
  readonly cookieSecret: string;
}

/** Made once and kept, so that a token signed before a restart is still good after it. */
export function loadKeys(file: string): Keys {
  return readKeys(file) ?? makeKeys(file);
}

function readKeys(file: string): Keys | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Keys;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function makeKeys(file: string): Keys {
  const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  const kid = createHash('sha256').update(`${jwk.x}.${jwk.y}`).digest('base64url').slice(0, 16);
  const keys = { jwks: { keys: [{ ...jwk, kid, alg: 'ES256', use: 'sig' } as JWK] }, cookieSecret: randomBytes(32).toString('base64url') };
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, JSON.stringify(keys), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // Another process made them first: theirs are the ones that count.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readKeys(file) ?? keys;
  }
  chmodSync(file, 0o600);
  return keys;
}
