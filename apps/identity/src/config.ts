import { join, resolve } from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65_535);
const common = z.object({
  IDENTITY_MODE: z
    .enum(['demo', 'local'], {
      error: 'IDENTITY_MODE must be "demo" (sign in as an invented person) or "local" (accounts with a passphrase and a code)',
    })
    .default('demo'),
  IDENTITY_PORT: port.default(3002),
  IDENTITY_HOST: z.string().min(1).default('127.0.0.1'),
  IDENTITY_URL: z.url().optional(),
  IDENTITY_BEHIND_PROXY: z.enum(['yes', 'no'], { error: 'IDENTITY_BEHIND_PROXY must be yes or no' }).default('no'),
  IDENTITY_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  PORTAL_URL: z.url().default('http://localhost:3000'),
  IDENTITY_CLIENT_SECRET: z.string().min(16, 'IDENTITY_CLIENT_SECRET must be 16 characters or more'),
  OIDC_AUDIENCE: z.string().min(1).default('concordat-api'),
  DATA_DIR: z.string().default('.data'),
});

export interface IdentityConfig {
  readonly mode: 'demo' | 'local';
  readonly host: string;
  readonly port: number;
  readonly issuer: string;
  readonly portalUrl: string;
  readonly clientSecret: string;
  readonly audience: string;
  readonly keyFile: string;
  /** The last address in X-Forwarded-For is then where somebody comes from, and X-Forwarded-Proto says whether they came by https. */
  readonly behindProxy: boolean;
  /** Where local accounts stand; nothing in the demonstration, which keeps nothing. */
  readonly databaseUrl: string | undefined;
}

export class CannotStart extends Error {}

export function readConfig(env: NodeJS.ProcessEnv): IdentityConfig {
  const read = common.safeParse(env);
  if (!read.success) throw new CannotStart(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  const given = read.data;
  const config = {
    mode: given.IDENTITY_MODE,
    host: given.IDENTITY_HOST,
    port: given.IDENTITY_PORT,
    issuer: (given.IDENTITY_URL ?? `http://localhost:${given.IDENTITY_PORT}`).replace(/\/$/, ''),
    portalUrl: given.PORTAL_URL.replace(/\/$/, ''),
    clientSecret: given.IDENTITY_CLIENT_SECRET,
    audience: given.OIDC_AUDIENCE,
    keyFile: join(resolve(given.DATA_DIR), given.IDENTITY_MODE === 'local' ? 'identity-local-jwks.json' : 'identity-jwks.json'),
    behindProxy: given.IDENTITY_BEHIND_PROXY === 'yes',
    databaseUrl: given.IDENTITY_DATABASE_URL,
  };
  refuseUnsafe(config, env.NODE_ENV === 'production');
  return config;
}

function refuseUnsafe(config: IdentityConfig, production: boolean): void {
  if (config.mode === 'demo') {
    if (!production) return;
    throw new CannotStart(
      'The demonstration sign-in lets anybody be anybody, so it does not start when NODE_ENV is production. Set OIDC_ISSUERS to your own identity provider, or IDENTITY_MODE to local.',
    );
  }
  if (!config.databaseUrl) {
    throw new CannotStart(
      'IDENTITY_DATABASE_URL must be given when IDENTITY_MODE is local: the address of the role concordat_identity, which holds the accounts.',
    );
  }
  const secure = config.issuer.startsWith('https://');
  if (production && !(secure && config.portalUrl.startsWith('https://')))
    throw new CannotStart('IDENTITY_URL and PORTAL_URL must begin with https:// in production: a passphrase is never sent in the clear.');
  if (secure && !config.behindProxy)
    throw new CannotStart('IDENTITY_URL begins with https://, which a proxy in front has to speak: set IDENTITY_BEHIND_PROXY to yes.');
}
