import { createServer, type Server } from 'node:http';
import { createPrivateKey, generateKeyPairSync, type JsonWebKey, type KeyObject, randomUUID, sign } from 'node:crypto';
import type { AddressInfo } from 'node:net';

export type Algorithm = 'RS256' | 'PS256' | 'ES256' | 'EdDSA';
interface SigningKey {
  readonly kid: string;
  readonly algorithm: Algorithm;
  readonly key: KeyObject;
  readonly jwk: JsonWebKey & { kid: string; use: string };
}

/** A real identity provider as far as the API can tell: it describes itself, publishes its keys, and signs what it is asked to. */
export class TestIssuer {
  readonly audience = 'concordat-api';
  private keys: SigningKey[] = [];
  fetches = 0;

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {}

  static async start(): Promise<TestIssuer> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const issuer = new TestIssuer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', ({ url }, response) => {
      response.setHeader('content-type', 'application/json');
      if (url === '/.well-known/openid-configuration')
        response.end(JSON.stringify({ issuer: issuer.issuer, jwks_uri: `${issuer.issuer}/jwks` }));
      else {
        issuer.fetches += 1;
        response.end(JSON.stringify({ keys: issuer.keys.map(({ jwk }) => jwk) }));
      }
    });
    issuer.addKey('ES256');
    return issuer;
  }

  /** Published from now on; the last one added signs. */
  addKey(algorithm: Algorithm): string {
    const kid = randomUUID();
    const pair =
      algorithm === 'ES256'
        ? generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
        : algorithm === 'EdDSA'
          ? generateKeyPairSync('ed25519')
          : generateKeyPairSync('rsa', { modulusLength: 2048 });
    const jwk = { ...pair.publicKey.export({ format: 'jwk' }), kid, use: 'sig' };
    this.keys.push({ kid, algorithm, key: createPrivateKey(pair.privateKey.export({ format: 'pem', type: 'pkcs8' })), jwk });
    return kid;
  }

  dropKey(kid: string): void {
    this.keys = this.keys.filter((key) => key.kid !== kid);
  }

  token(subject: string, session: string, claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}): string {
    const signer = this.keys.at(-1);
    if (!signer) throw new Error('the issuer has no key');
    const now = Math.floor(Date.now() / 1000);
    const body = { iss: this.issuer, aud: this.audience, sub: subject, sid: session, iat: now, exp: now + 3_600, ...claims };
    const signed = [{ alg: signer.algorithm, kid: signer.kid, typ: 'JWT', ...header }, body]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${signed}.${signatureOf(signer, Buffer.from(signed)).toString('base64url')}`;
  }

  async stop(): Promise<void> {
    await new Promise((done) => this.server.close(done));
  }
}

function signatureOf({ algorithm, key }: SigningKey, text: Buffer): Buffer {
  if (algorithm === 'EdDSA') return sign(null, text, key);
  if (algorithm === 'ES256') return sign('sha256', text, { key, dsaEncoding: 'ieee-p1363' });
  if (algorithm === 'PS256') return sign('sha256', text, { key, padding: 6, saltLength: 32 });
  return sign('sha256', text, key);
}
