import { environmentFor } from './environment.js';
import type { Installation } from './installation.js';
import { madeSecrets } from './kept.js';

const place: Installation = {
  dataDir: '/srv/concordat/.data',
  secrets: madeSecrets(),
  ports: { portal: 3000, api: 3001, identity: 3002 },
  portalUrl: 'http://localhost:3000',
  apiUrl: 'http://localhost:3001',
  identityUrl: 'http://localhost:3002',
  mode: 'development',
  demo: true,
  local: false,
};
const databases = {
  api: 'postgres://a',
  portal: 'postgres://p',
  worker: 'postgres://w',
  integrator: 'postgres://i',
  identity: 'postgres://n',
};
const keepers = { signerUrl: 'http://127.0.0.1:3005', policyFile: '/srv/concordat/.data/ledger/policy' };
const given = {
  PATH: '/bin',
  DATABASE_URL: 'postgres://owner',
  INTEGRATOR_DATABASE_URL: 'postgres://x',
  IDENTITY_CLIENT_SECRET: 'typed',
  LOG_LEVEL: 'debug',
};

describe('the environment of a process', () => {
  const of = (service: Parameters<typeof environmentFor>[0]) => environmentFor(service, place, databases, keepers, given);

  it.each(['identity', 'api', 'worker', 'portal'] as const)('never holds the owner of the database (%s)', (service) => {
    expect(JSON.stringify(of(service))).not.toContain('postgres://owner');
    expect(JSON.stringify(of(service))).not.toContain('postgres://x');
    expect(of(service)).toMatchObject({ PATH: '/bin', LOG_LEVEL: 'debug', DATA_DIR: place.dataDir });
  });

  it('holds its own addresses of the database alone', () => {
    const addresses = (service: Parameters<typeof environmentFor>[0]) =>
      Object.keys(of(service)).filter((name) => name.endsWith('DATABASE_URL'));
    expect([addresses('identity'), addresses('api'), addresses('worker'), addresses('portal')]).toEqual([
      [],
      ['API_DATABASE_URL'],
      ['WORKER_DATABASE_URL', 'INTEGRATOR_DATABASE_URL'],
      ['PORTAL_DATABASE_URL'],
    ]);
  });

  it('keeps the secret of the sign-in from the API, which needs none', () => {
    expect(JSON.stringify(of('api'))).not.toContain(place.secrets.identityClientSecret);
    expect(JSON.parse(of('api').OIDC_ISSUERS ?? '')).toEqual([
      { issuer: 'http://localhost:3002', clientId: 'concordat-portal', audience: 'concordat-api', label: 'Demonstration sign-in' },
    ]);
    expect(of('portal').OIDC_ISSUERS).toContain(place.secrets.identityClientSecret);
    expect(of('identity').IDENTITY_CLIENT_SECRET).toBe(place.secrets.identityClientSecret);
  });

  it('gives local accounts their own database role and stands them beside the others', () => {
    const OIDC_ISSUERS = JSON.stringify([{ issuer: 'https://id.example', clientId: 'c', clientSecret: 's', audience: 'a', label: 'l' }]);
    const local = { ...place, demo: false, local: true };
    expect(environmentFor('identity', local, databases, keepers, given)).toMatchObject({
      IDENTITY_MODE: 'local',
      IDENTITY_DATABASE_URL: 'postgres://n',
    });
    const portal = environmentFor('portal', local, databases, keepers, { ...given, OIDC_ISSUERS });
    const names = (JSON.parse(portal.OIDC_ISSUERS ?? '') as { issuer: string }[]).map(({ issuer }) => issuer);
    expect(names).toEqual(['https://id.example', 'http://localhost:3002']);
    expect(of('identity').IDENTITY_DATABASE_URL).toBeUndefined();
  });

  it('lets the worker alone know by what mail goes', () => {
    const mail = { NOTIFY_API_KEY: 'key', SMTP_URL: 'smtps://name:password@mail.example' };
    expect(environmentFor('worker', place, databases, keepers, { ...given, ...mail })).toMatchObject(mail);
    for (const service of ['identity', 'api', 'portal'] as const)
      expect(JSON.stringify(environmentFor(service, place, databases, keepers, { ...given, ...mail }))).not.toMatch(/smtps|"key"/);
  });

  it('passes a named identity provider on as it was given', () => {
    const OIDC_ISSUERS = JSON.stringify([{ issuer: 'https://id.example', clientId: 'c', clientSecret: 's', audience: 'a', label: 'l' }]);
    const portal = environmentFor('portal', { ...place, demo: false }, databases, keepers, { ...given, OIDC_ISSUERS });
    expect(portal.OIDC_ISSUERS).toBe(OIDC_ISSUERS);
  });
});
