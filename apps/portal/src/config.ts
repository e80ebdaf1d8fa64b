import { z } from 'zod';

const issuer = z.object({
  issuer: z.url(),
  label: z.string().min(1).default('Sign in'),
  clientId: z.string().min(1).default('concordat-portal'),
  /** Kept out of the list when there is one provider only: then OIDC_CLIENT_SECRET or, in a demonstration, IDENTITY_CLIENT_SECRET. */
  clientSecret: z.string().min(1).optional(),
  /** Sent as the resource indicator when the provider knows our API by one. */
  resource: z.string().optional(),
  scope: z.string().default('openid profile'),
  prompt: z.string().optional(),
  /** Asked for (acr_values) when somebody proves that it is still them: how strong the proof has to be, in the provider's own words. */
  provingAcr: z.string().optional(),
});
const issuers = z
  .string({ error: 'OIDC_ISSUERS is missing: a JSON list of {issuer, label, clientId, audience, clientSecret}' })
  .transform((text, ctx) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      ctx.addIssue({ code: 'custom', message: 'OIDC_ISSUERS is not JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.array(issuer).min(1, 'OIDC_ISSUERS names no identity provider'));

const schema = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  PORTAL_HOST: z.string().default('127.0.0.1'),
  PORTAL_URL: z.url().optional(),
  API_URL: z.url().default('http://localhost:3001'),
  PORTAL_DATABASE_URL: z.string({ error: 'PORTAL_DATABASE_URL is missing: where sign-in sessions are kept' }),
  SESSION_SECRET: z.string({ error: 'SESSION_SECRET is missing' }).min(32, 'SESSION_SECRET must be 32 characters or more'),
  OIDC_ISSUERS: issuers,
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  IDENTITY_CLIENT_SECRET: z.string().min(1).optional(),
  MANAGED_DEVICE: z
    .string()
    .regex(/^(always|never|header:[A-Za-z0-9-]+)$/, 'MANAGED_DEVICE must be "always", "never" or "header:Name-Of-The-Header"')
    .optional(),
  DEMO: z.enum(['yes', 'no']).optional(),
  /** Whom to tell about a page that cannot be used, in plain words: shown in the accessibility statement, signed in or not. */
  ACCESSIBILITY_CONTACT: z.string().trim().max(300).optional(),
  API_DEADLINE_MS: z.coerce.number().int().min(100).default(10_000),
});

export type Issuer = z.infer<typeof issuer>;

export interface PortalConfig {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  readonly url: string;
  readonly apiUrl: string;
  readonly apiDeadlineMs: number;
  readonly databaseUrl: string;
  readonly sessionSecret: string;
  readonly issuers: readonly Issuer[];
  readonly managedDevice: string;
  readonly demo: boolean;
  /** Undefined until whoever runs the installation names one. */
  readonly accessibilityContact: string | undefined;
}

export const PORTAL_CONFIG = Symbol('PortalConfig');

export class CannotStart extends Error {}

export function readConfig(env: NodeJS.ProcessEnv): PortalConfig {
  const read = schema.safeParse(env);
  if (!read.success) throw new CannotStart(read.error.issues.map((wrong) => `${wrong.path.join('.')}: ${wrong.message}`).join('\n'));
  const given = read.data;
  const production = given.NODE_ENV === 'production';
  const url = (given.PORTAL_URL ?? `http://localhost:${given.PORT}`).replace(/\/$/, '');
  const commonSecret = given.OIDC_CLIENT_SECRET ?? given.IDENTITY_CLIENT_SECRET;
  const providers = given.OIDC_ISSUERS.map((one) => ({ ...one, clientSecret: one.clientSecret ?? commonSecret }));
  refusePlainHttp(production, url, given.OIDC_ISSUERS);
  return {
    production,
    port: given.PORT,
    host: given.PORTAL_HOST,
    url,
    apiUrl: given.API_URL.replace(/\/$/, ''),
    apiDeadlineMs: given.API_DEADLINE_MS,
    databaseUrl: given.PORTAL_DATABASE_URL,
    sessionSecret: given.SESSION_SECRET,
    issuers: providers,
    managedDevice: given.MANAGED_DEVICE ?? (production ? 'never' : 'always'),
    demo: given.DEMO === undefined ? !production : given.DEMO === 'yes',
    accessibilityContact: given.ACCESSIBILITY_CONTACT || undefined,
  };
}

/** Plain http is for a developer's own machine; anywhere else it would hand the session cookie and the token to the network. */
function refusePlainHttp(production: boolean, url: string, given: readonly Issuer[]): void {
  const plain = [url, ...given.map((one) => one.issuer)].filter((address) => !address.startsWith('https://'));
  if (production && plain.length > 0) throw new CannotStart(`In production these must be https addresses: ${plain.join(', ')}`);
  const elsewhere = plain.filter((address) => !isLocal(address));
  if (elsewhere.length > 0) throw new CannotStart(`Plain http is allowed on localhost only, not for ${elsewhere.join(', ')}`);
}

export function isLocal(address: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);
}
