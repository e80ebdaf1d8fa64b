import { z } from 'zod';

const loopback = (address: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);

const issuer = z.object({
  issuer: z.url('must be an address'),
  clientId: z.string().min(1, 'must be given'),
  audience: z.string('must be given: tokens without it would be accepted from any service').min(1, 'must be given'),
  label: z.string().min(1, 'must be given'),
  clientSecret: z.string().min(1).optional(),
  jwksUri: z.url('must be an address').optional(),
});

const wholeNumber = (least: number, most: number, usual: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`)
    .default(usual);

const issuers = z
  .string('must be given: a JSON list of the identity providers whose tokens are accepted')
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'must be JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.array(issuer, 'must be a list').min(1, 'must name at least one identity provider'));

const settings = z
  .object({
    API_DATABASE_URL: z.string('must be given').regex(/^postgres(ql)?:\/\//, 'must begin with postgres://'),
    API_PORT: wholeNumber(0, 65_535, 3001),
    API_HOST: z.string().default('127.0.0.1'),
    API_READ_CONNECTIONS: wholeNumber(1, 6, 4),
    API_WRITE_CONNECTIONS: wholeNumber(1, 6, 4),
    API_REQUESTS_IN_FLIGHT: wholeNumber(1, 10_000, 256),
    OIDC_ISSUERS: issuers,
    /** How many days an approved extract of the access log may be taken: as long as the worker keeps the files of an export. */
    EXPORT_KEEP_DAYS: wholeNumber(1, 99, 7),
    DATA_DIR: z.string().default('.data'),
    NODE_ENV: z.enum(['production', 'development', 'test'], 'must be production, development or test').default('development'),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'is not a level').default('info'),
  })
  .superRefine((found, context) => {
    if (found.API_READ_CONNECTIONS + found.API_WRITE_CONNECTIONS > 8) {
      context.addIssue({ code: 'custom', path: ['API_READ_CONNECTIONS'], message: 'and API_WRITE_CONNECTIONS together must be at most 8' });
    }
    found.OIDC_ISSUERS.forEach(({ issuer: address }, i) => {
      const secure = address.startsWith('https://') || (found.NODE_ENV !== 'production' && loopback(address));
      if (!secure) context.addIssue({ code: 'custom', path: ['OIDC_ISSUERS', i, 'issuer'], message: 'must begin with https://' });
    });
  });

export type PlatformConfig = z.infer<typeof settings>;
export type TrustedIssuer = PlatformConfig['OIDC_ISSUERS'][number];
export const PLATFORM_CONFIG = Symbol('PLATFORM_CONFIG');

/** Everything that is wrong, at once, in words: whoever sets this up should not have to start it six times. */
export class WrongSettings extends Error {
  constructor(readonly lines: readonly string[]) {
    super(`These settings are wrong:\n${lines.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'WrongSettings';
  }
}

export function platformConfig(environment: Readonly<Record<string, string | undefined>> = process.env): PlatformConfig {
  const found = settings.safeParse(environment);
  if (found.success) return found.data;
  throw new WrongSettings(
    found.error.issues.map(({ path, message }) => {
      const [name, ...inside] = path.map(String);
      return `${name ?? 'settings'} ${inside.length > 0 ? `(${inside.join('.')}) ` : ''}${message}`;
    }),
  );
}
