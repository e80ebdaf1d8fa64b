import { join, resolve } from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65_535);
const schema = z.object({
  IDENTITY_MODE: z.literal('demo', { error: 'IDENTITY_MODE must be "demo": it is the only mode there is so far' }).default('demo'),
  IDENTITY_PORT: port.default(3002),
  IDENTITY_HOST: z.string().min(1).default('127.0.0.1'),
  IDENTITY_URL: z.url().optional(),
  PORTAL_URL: z.url().default('http://localhost:3000'),
  IDENTITY_CLIENT_SECRET: z.string().min(16, 'IDENTITY_CLIENT_SECRET must be 16 characters or more'),
  OIDC_AUDIENCE: z.string().min(1).default('concordat-api'),
  DATA_DIR: z.string().default('.data'),
});

export interface IdentityConfig {
  readonly host: string;
  readonly port: number;
  readonly issuer: string;
  readonly portalUrl: string;
  readonly clientSecret: string;
  readonly audience: string;
  readonly keyFile: string;
}

export class CannotStart extends Error {}

export function readConfig(env: NodeJS.ProcessEnv): IdentityConfig {
  if (env.NODE_ENV === 'production') {
    throw new CannotStart(
      'The demonstration sign-in lets anybody be anybody, so it does not start when NODE_ENV is production. Set OIDC_ISSUERS to your own identity provider.',
    );
  }
  const read = schema.safeParse(env);
  if (!read.success) throw new CannotStart(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  const given = read.data;
  return {
    host: given.IDENTITY_HOST,
    port: given.IDENTITY_PORT,
    issuer: (given.IDENTITY_URL ?? `http://localhost:${given.IDENTITY_PORT}`).replace(/\/$/, ''),
    portalUrl: given.PORTAL_URL.replace(/\/$/, ''),
    clientSecret: given.IDENTITY_CLIENT_SECRET,
    audience: given.OIDC_AUDIENCE,
    keyFile: join(resolve(given.DATA_DIR), 'identity-jwks.json'),
  };
}
