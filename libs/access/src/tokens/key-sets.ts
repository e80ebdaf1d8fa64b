import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { PLATFORM_CONFIG, type PlatformConfig } from '@lib/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { ReadToken, TrustedKey } from './token.js';

type TrustedIssuer = PlatformConfig['OIDC_ISSUERS'][number];

/** Keys are looked at again this often, so that one an issuer has taken back stops working here too. */
const FRESH_MS = 10 * 60_000;
/** An unknown key id makes us look again, but no oftener than this, whoever keeps asking. */
const LEAST_PAUSE_MS = 10_000;
const LONGEST_WAIT_MS = 5_000;

interface KeySet {
  readonly keys: ReadonlyMap<string, KeyObject>;
  readonly fetchedAt: number;
}

/** The signing keys of every trusted issuer, by key id, rotating as the issuer rotates them. */
@Injectable()
export class KeySets {
  private readonly issuers: ReadonlyMap<string, TrustedIssuer>;
  private readonly sets = new Map<string, KeySet>();
  private readonly underWay = new Map<string, Promise<KeySet>>();

  constructor(@Inject(PLATFORM_CONFIG) config: PlatformConfig) {
    this.issuers = new Map(config.OIDC_ISSUERS.map((issuer) => [issuer.issuer, issuer]));
  }

  async keyFor(token: ReadToken): Promise<TrustedKey | null> {
    const issuer = this.issuers.get(String(token.claims['iss']));
    if (!issuer) return null;
    const key = pick(await this.current(issuer), token.keyId) ?? pick(await this.afterRotation(issuer), token.keyId);
    return key ? { key, issuer: issuer.issuer, audience: issuer.audience } : null;
  }

  private async current(issuer: TrustedIssuer): Promise<KeySet> {
    const known = this.sets.get(issuer.issuer);
    return known && Date.now() - known.fetchedAt < FRESH_MS ? known : this.fetched(issuer);
  }

  private async afterRotation(issuer: TrustedIssuer): Promise<KeySet> {
    const known = this.sets.get(issuer.issuer);
    return known && Date.now() - known.fetchedAt < LEAST_PAUSE_MS ? known : this.fetched(issuer);
  }

  /** One fetch at a time an issuer, however many requests wait for it. */
  private fetched(issuer: TrustedIssuer): Promise<KeySet> {
    const started = this.underWay.get(issuer.issuer);
    if (started) return started;
    const fetching = fetchKeys(issuer)
      .then((keys) => {
        const set = { keys, fetchedAt: Date.now() };
        this.sets.set(issuer.issuer, set);
        return set;
      })
      .finally(() => this.underWay.delete(issuer.issuer));
    this.underWay.set(issuer.issuer, fetching);
    return fetching;
  }
}

function pick({ keys }: KeySet, keyId: string | undefined): KeyObject | undefined {
  if (keyId !== undefined) return keys.get(keyId);
  return keys.size === 1 ? [...keys.values()][0] : undefined;
}

async function fetchKeys(issuer: TrustedIssuer): Promise<ReadonlyMap<string, KeyObject>> {
  const address = issuer.jwksUri ?? (await discovered(issuer));
  const { keys } = (await fetchJson(address)) as { keys?: (JsonWebKey & { kid?: string; use?: string })[] };
  const found = new Map<string, KeyObject>();
  for (const [i, jwk] of (keys ?? []).entries()) {
    if (jwk.use !== undefined && jwk.use !== 'sig') continue;
    try {
      found.set(jwk.kid ?? `#${i}`, createPublicKey({ key: jwk, format: 'jwk' }));
    } catch {
      continue; // a kind of key that this machine does not know is no reason to refuse the others
    }
  }
  return found;
}

async function discovered({ issuer }: TrustedIssuer): Promise<string> {
  const found = (await fetchJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)) as {
    issuer?: string;
    jwks_uri?: string;
  };
  if (found.issuer !== issuer || typeof found.jwks_uri !== 'string')
    throw new Error('the identity provider describes itself as another one');
  if (new URL(found.jwks_uri).protocol !== new URL(issuer).protocol)
    throw new Error('the identity provider keeps its keys at a less safe address');
  return found.jwks_uri;
}

async function fetchJson(address: string): Promise<unknown> {
  const answer = await fetch(address, {
    signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    redirect: 'error',
    headers: { accept: 'application/json' },
  });
  if (!answer.ok) throw new Error(`the identity provider answered ${answer.status}`);
  return answer.json();
}
