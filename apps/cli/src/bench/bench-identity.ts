import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT } from 'jose';

const AUDIENCE = 'concordat-bench';

/** An identity provider of the bench's own, so that the product checks real tokens: RS256, as large providers sign. */
export class BenchIdentity {
  private readonly kid = randomUUID();

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
    private readonly key: KeyObject,
  ) {}

  static async start(): Promise<BenchIdentity> {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const identity = new BenchIdentity(server, issuer, privateKey);
    const jwk = { ...(await exportJWK(publicKey)), kid: identity.kid, use: 'sig', alg: 'RS256' };
    server.on('request', ({ url }, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(url === '/.well-known/openid-configuration' ? { issuer, jwks_uri: `${issuer}/jwks` } : { keys: [jwk] }));
    });
    return identity;
  }

  get trusted(): string {
    return JSON.stringify([{ issuer: this.issuer, clientId: 'bench', audience: AUDIENCE, label: 'Bench' }]);
  }

  token(subject: string): Promise<string> {
    return new SignJWT({ sid: randomUUID() })
      .setProtectedHeader({ alg: 'RS256', kid: this.kid })
      .setIssuer(this.issuer)
      .setAudience(AUDIENCE)
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(this.key);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}
