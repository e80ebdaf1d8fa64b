import { platformConfig, WrongSettings } from './platform-config.js';

const sound = {
  API_DATABASE_URL: 'postgres://api@localhost/concordat',
  OIDC_ISSUERS: JSON.stringify([{ issuer: 'https://id.example', clientId: 'portal', audience: 'concordat-api', label: 'Example' }]),
};
const linesOf = (settings: Record<string, string | undefined>): readonly string[] => {
  try {
    platformConfig(settings);
    return [];
  } catch (fault) {
    return (fault as WrongSettings).lines;
  }
};

test('what is left out has a usual value', () => {
  expect(platformConfig(sound)).toMatchObject({ API_PORT: 3001, NODE_ENV: 'development', LOG_LEVEL: 'info', DATA_DIR: '.data' });
});

test('everything that is wrong is said at once, by name, in words', () => {
  expect(linesOf({ API_PORT: 'many', LOG_LEVEL: 'loud', OIDC_ISSUERS: '[' })).toEqual([
    'API_DATABASE_URL must be given',
    'API_PORT must be a number',
    'OIDC_ISSUERS must be JSON',
    'LOG_LEVEL is not a level',
  ]);
});

test('without an issuer and an audience there is no start', () => {
  expect(linesOf({ ...sound, OIDC_ISSUERS: undefined })).toEqual([
    'OIDC_ISSUERS must be given: a JSON list of the identity providers whose tokens are accepted',
  ]);
  expect(linesOf({ ...sound, OIDC_ISSUERS: '[]' })).toEqual(['OIDC_ISSUERS must name at least one identity provider']);
  const noAudience = JSON.stringify([{ issuer: 'https://id.example', clientId: 'portal', label: 'Example' }]);
  expect(linesOf({ ...sound, OIDC_ISSUERS: noAudience })).toEqual([
    'OIDC_ISSUERS (0.audience) must be given: tokens without it would be accepted from any service',
  ]);
});

test('an issuer is spoken to in the open on this machine only, and never in production', () => {
  const issuers = (issuer: string): string => JSON.stringify([{ issuer, clientId: 'portal', audience: 'a', label: 'l' }]);
  expect(linesOf({ ...sound, OIDC_ISSUERS: issuers('http://localhost:3002') })).toEqual([]);
  expect(linesOf({ ...sound, OIDC_ISSUERS: issuers('http://id.example') })).toHaveLength(1);
  expect(linesOf({ ...sound, NODE_ENV: 'production', OIDC_ISSUERS: issuers('http://localhost:3002') })).toHaveLength(1);
});

test('at most eight connections in all', () => {
  expect(linesOf({ ...sound, API_READ_CONNECTIONS: '5', API_WRITE_CONNECTIONS: '4' })).toEqual([
    'API_READ_CONNECTIONS and API_WRITE_CONNECTIONS together must be at most 8',
  ]);
});
