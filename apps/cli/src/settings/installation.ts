import { join } from 'node:path';
import { CannotContinue } from '../cannot-continue.js';
import { addressFor } from '../database/addresses.js';
import type { RoleKeys } from '../database/roles.js';
import { dataDir } from './data-dir.js';
import { keptSecrets, LOGIN_ROLES, type LoginRole, type Secrets } from './kept.js';
import { readPorts, type Ports } from './ports.js';

/** Everything that is settled before anything is started. */
export interface Installation {
  readonly dataDir: string;
  readonly secrets: Secrets;
  readonly ports: Ports;
  readonly portalUrl: string;
  readonly apiUrl: string;
  readonly identityUrl: string;
  readonly mode: string;
  /** Our own sign-in and the demo world; neither when an identity provider is named. */
  readonly demo: boolean;
  /** Accounts of our own, for agencies that have no identity provider: LOCAL_ACCOUNTS=yes, beside OIDC_ISSUERS or alone. */
  readonly local: boolean;
}

/** Where it is written down what was erased: kept apart from the database and its backups (RUNBOOK, Back up and restore). */
export function erasureRegister({ dataDir: folder }: Pick<Installation, 'dataDir'>, env: NodeJS.ProcessEnv): string {
  return env.ERASURE_REGISTER ?? join(folder, 'erasures');
}

export function installation(env: NodeJS.ProcessEnv = process.env): Installation {
  const ports = readPorts(env);
  const folder = dataDir();
  const here = (port: number): string => `http://localhost:${port}`;
  return {
    dataDir: folder,
    secrets: keptSecrets(folder),
    ports,
    portalUrl: env.PORTAL_URL ?? here(ports.portal),
    apiUrl: env.API_URL ?? here(ports.api),
    identityUrl: env.IDENTITY_URL ?? here(ports.identity),
    mode: env.NODE_ENV ?? 'development',
    demo: !env.OIDC_ISSUERS && env.LOCAL_ACCOUNTS !== 'yes',
    local: env.LOCAL_ACCOUNTS === 'yes',
  };
}

export function refuseDemoInProduction({ demo, mode }: Installation): void {
  if (!demo || mode !== 'production') return;
  throw new CannotContinue(
    'NODE_ENV is production and OIDC_ISSUERS is not set, and the demonstration sign-in lets anybody be anybody. Set OIDC_ISSUERS to your identity provider or LOCAL_ACCOUNTS to yes (see apps/cli/RUNBOOK.md), or unset NODE_ENV to see the demonstration.',
  );
}

const variable = (role: LoginRole): string => `${role.toUpperCase()}_DATABASE_URL`;

/** API_DATABASE_URL and its like override: then the operator keeps that role's password, and we make it only where it is missing. */
export function roleKeys(env: NodeJS.ProcessEnv, secrets: Secrets): RoleKeys {
  return Object.fromEntries(
    LOGIN_ROLES.map((role) => {
      const given = env[variable(role)];
      return [
        role,
        given ? { password: decodeURIComponent(new URL(given).password), ours: false } : { password: secrets.roles[role], ours: true },
      ];
    }),
  ) as RoleKeys;
}

export function databaseAddresses(env: NodeJS.ProcessEnv, ownerUrl: string, secrets: Secrets): Record<LoginRole, string> {
  return Object.fromEntries(
    LOGIN_ROLES.map((role) => [role, env[variable(role)] || addressFor(ownerUrl, role, secrets.roles[role])]),
  ) as Record<LoginRole, string>;
}
