import { constants, type KeyObject, verify } from 'node:crypto';
import type { TokenBearer } from '../actor.js';

/** Longer than any token of ours; what is longer is not read at all. */
const LONGEST = 8_192;
const TOLERANCE_SECONDS = 5;
/** The end of the year 9999. */
const LAST_SECOND = 253_402_300_800;

export interface ReadToken {
  readonly algorithm: string;
  readonly keyId: string | undefined;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly signed: Buffer;
  readonly signature: Buffer;
}
export interface TrustedKey {
  readonly key: KeyObject;
  readonly issuer: string;
  readonly audience: string;
}

/** The algorithms taken, each with the only kind of key it may be used with. `none` and the shared-secret ones are not among them. */
const ALGORITHMS: Readonly<Record<string, { type: string; verify: (signed: Buffer, key: KeyObject, signature: Buffer) => boolean }>> = {
  RS256: { type: 'rsa', verify: (signed, key, signature) => verify('sha256', signed, key, signature) },
  PS256: {
    type: 'rsa',
    verify: (signed, key, signature) =>
      verify('sha256', signed, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }, signature),
  },
  ES256: {
    type: 'ec',
    verify: (signed, key, signature) =>
      key.asymmetricKeyDetails?.namedCurve === 'prime256v1' && verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, signature),
  },
  EdDSA: { type: 'ed25519', verify: (signed, key, signature) => verify(null, signed, key, signature) },
};

/** Taken apart, not yet believed. */
export function readToken(raw: string): ReadToken | null {
  if (raw.length > LONGEST || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(raw)) return null;
  const [head = '', body = '', signature = ''] = raw.split('.');
  const header = readObject(head);
  const claims = readObject(body);
  if (!header || !claims || !isOurKind(header)) return null;
  const { alg, kid } = header;
  return { algorithm: alg, keyId: kid, claims, signed: Buffer.from(`${head}.${body}`), signature: Buffer.from(signature, 'base64url') };
}

/** A known algorithm, no extension we would have to understand, and an access token or one that does not say. */
function isOurKind(header: Record<string, unknown>): header is { alg: string; kid?: string } {
  const { alg, kid, crit, typ } = header;
  const kind = typ === undefined || /^(application\/)?(at\+)?jwt$/i.test(String(typ));
  return (
    typeof alg === 'string' &&
    Object.hasOwn(ALGORITHMS, alg) &&
    crit === undefined &&
    kind &&
    (kid === undefined || typeof kid === 'string')
  );
}

function readObject(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Signature, issuer, audience and life. A token's life is judged by this machine's clock, nothing else is. */
export function verifyToken(token: ReadToken, trusted: TrustedKey, nowMs: number): TokenBearer | null {
  const algorithm = ALGORITHMS[token.algorithm];
  if (!algorithm || trusted.key.asymmetricKeyType !== algorithm.type) return null;
  const { iss, aud, sub, sid, jti } = token.claims;
  const audiences = Array.isArray(aud) ? (aud as unknown[]) : [aud];
  if (iss !== trusted.issuer || !audiences.includes(trusted.audience) || !isAlive(token.claims, nowMs / 1000)) return null;
  const session = sid ?? jti;
  if (!isIdentifier(sub) || !isIdentifier(session)) return null;
  if (!algorithm.verify(token.signed, trusted.key, token.signature)) return null;
  return { issuer: trusted.issuer, subject: sub, tokenSession: `${trusted.issuer}|${session}`, ...timesOf(token.claims) };
}

/** What is not a time that a database could keep says nothing; said of the proof itself, that is no proof of late. */
function timesOf({ auth_time: proved, iat }: ReadToken['claims']): Pick<TokenBearer, 'authenticatedAt' | 'issuedAt'> {
  return { authenticatedAt: proved === undefined ? null : (instant(proved) ?? new Date(0)), issuedAt: instant(iat) };
}

function instant(seconds: unknown): Date | null {
  return typeof seconds === 'number' && seconds >= 0 && seconds < LAST_SECOND ? new Date(seconds * 1000) : null;
}

function isAlive({ exp, nbf }: ReadToken['claims'], now: number): boolean {
  if (typeof exp !== 'number' || exp + TOLERANCE_SECONDS <= now) return false;
  return nbf === undefined || (typeof nbf === 'number' && nbf - TOLERANCE_SECONDS <= now);
}

function isIdentifier(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 255 && !/[\u0000-\u001f\ud800-\udfff]/.test(value);
}
