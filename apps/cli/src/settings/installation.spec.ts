import { databaseAddresses, refuseDemoInProduction, roleKeys, type Installation } from './installation.js';
import { madeSecrets } from './kept.js';

describe('the roles of the database', () => {
  const secrets = madeSecrets();

  it('have passwords of our own making unless the operator gives an address', () => {
    const keys = roleKeys({ API_DATABASE_URL: 'postgres://concordat_api:a%40b@db/concordat' }, secrets);
    expect(keys.api).toEqual({ password: 'a@b', ours: false });
    expect(keys.worker).toEqual({ password: secrets.roles.worker, ours: true });
  });

  it('use the address that was given, else the owner’s with their name', () => {
    const given = databaseAddresses(
      { API_DATABASE_URL: 'postgres://concordat_api:x@pooler/concordat' },
      'postgres://o:p@db/concordat',
      secrets,
    );
    expect(given.api).toBe('postgres://concordat_api:x@pooler/concordat');
    expect(given.portal).toBe(`postgres://concordat_portal:${secrets.roles.portal}@db/concordat`);
  });
});

it('the demonstration does not start in production', () => {
  const place = { demo: true, mode: 'production' } as Installation;
  expect(() => refuseDemoInProduction(place)).toThrow(/Set OIDC_ISSUERS/);
  expect(() => refuseDemoInProduction({ ...place, demo: false })).not.toThrow();
  expect(() => refuseDemoInProduction({ ...place, mode: 'development' })).not.toThrow();
});
