import type { LoginRole } from './kept.js';
import { erasureRegister, type Installation } from './installation.js';

export type ServiceName = 'identity' | 'api' | 'worker' | 'portal';

const SECRET = /(^DATABASE_URL|_DATABASE_URL|_SECRET|^NOTIFY_API_KEY$|^SMTP_URL$|^OIDC_ISSUERS|^CONCORDAT_BEGAN)$/;

/** What every process inherits: the caller's environment without anything that opens a door. */
function inherited(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !SECRET.test(name)));
}

function issuers({ demo, local, identityUrl, secrets }: Installation, env: NodeJS.ProcessEnv): string {
  if (!demo && !local) return env.OIDC_ISSUERS ?? '[]';
  const ours = {
    issuer: identityUrl,
    clientId: 'concordat-portal',
    clientSecret: secrets.identityClientSecret,
    audience: 'concordat-api',
    label: demo ? 'Demonstration sign-in' : 'Sign in with a sign-in name and passphrase',
  };
  return JSON.stringify([...others(env.OIDC_ISSUERS), ours]);
}

/** What is no list is refused in words by whoever reads it. */
function others(list = '[]'): unknown[] {
  const parsed = JSON.parse(list) as unknown;
  return Array.isArray(parsed) ? parsed : [parsed];
}

/** Nobody but the worker sends mail. */
const mailKeys = ({ NOTIFY_API_KEY, SMTP_URL }: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...(NOTIFY_API_KEY !== undefined && { NOTIFY_API_KEY }),
  ...(SMTP_URL !== undefined && { SMTP_URL }),
});

/** The API checks tokens and needs no client's secret for that. */
function withoutSecrets(list: string): string {
  const parsed = JSON.parse(list) as Record<string, unknown>[];
  return JSON.stringify(Array.isArray(parsed) ? parsed.map(({ clientSecret: _, ...rest }) => rest) : parsed);
}

/** Where the worker finds the signer, and the file that says whom to believe. */
export interface KeeperPlaces {
  readonly signerUrl: string;
  readonly policyFile: string;
}

/** What a signer or a witness inherits: no address of any database. */
export const keeperEnvironment = ({ mode }: Installation, env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv => ({
  ...inherited(env),
  NODE_ENV: mode,
});

/** Each process is told what it needs and no more; the owner's address goes to none of them. */
export function environmentFor(
  service: ServiceName,
  place: Installation,
  databases: Record<LoginRole, string>,
  keepers: KeeperPlaces,
  env: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const common = { ...inherited(env), NODE_ENV: place.mode, DATA_DIR: place.dataDir, PORTAL_URL: place.portalUrl, API_URL: place.apiUrl };
  const sessionSecret = env.SESSION_SECRET ?? place.secrets.sessionSecret;
  const list = issuers(place, env);
  const own: Record<ServiceName, NodeJS.ProcessEnv> = {
    identity: {
      ...(place.local ? { IDENTITY_MODE: 'local', IDENTITY_DATABASE_URL: databases.identity } : { IDENTITY_MODE: 'demo' }),
      IDENTITY_PORT: String(place.ports.identity),
      IDENTITY_URL: place.identityUrl,
      IDENTITY_CLIENT_SECRET: place.secrets.identityClientSecret,
    },
    api: { API_PORT: String(place.ports.api), API_DATABASE_URL: databases.api, OIDC_ISSUERS: withoutSecrets(list) },
    worker: {
      WORKER_DATABASE_URL: databases.worker,
      INTEGRATOR_DATABASE_URL: databases.integrator,
      SIGNER_URL: keepers.signerUrl,
      SIGNER_SECRET: place.secrets.signerSecret,
      LEDGER_POLICY: keepers.policyFile,
      ERASURE_REGISTER: erasureRegister(place, env),
      ...mailKeys(env),
    },
    portal: { PORT: String(place.ports.portal), PORTAL_DATABASE_URL: databases.portal, SESSION_SECRET: sessionSecret, OIDC_ISSUERS: list },
  };
  return { ...common, ...own[service] };
}
