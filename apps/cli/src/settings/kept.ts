import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotContinue } from '../cannot-continue.js';

/** The roles that processes sign in to the database as. Each may do what its own process needs and no more. */
export const LOGIN_ROLES = ['api', 'portal', 'worker', 'integrator', 'identity'] as const;
export type LoginRole = (typeof LOGIN_ROLES)[number];
export type RolePasswords = Readonly<Record<LoginRole, string>>;

export interface Secrets {
  readonly superuser: string;
  readonly roles: RolePasswords;
  readonly identityClientSecret: string;
  readonly sessionSecret: string;
  readonly signerSecret: string;
}

const word = (): string => randomBytes(24).toString('hex');

export function madeSecrets(): Secrets {
  const roles = Object.fromEntries(LOGIN_ROLES.map((role) => [role, word()])) as Record<LoginRole, string>;
  return { superuser: word(), roles, identityClientSecret: word(), sessionSecret: word(), signerSecret: word() };
}

/** Made once and kept with mode 600; nobody types them. */
export function keptSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  const kept = readJson<Partial<Secrets>>(file);
  const made = madeSecrets();
  const secrets = { ...made, ...kept, roles: { ...made.roles, ...kept?.roles } };
  if (JSON.stringify(kept) !== JSON.stringify(secrets)) writeJson(file, secrets);
  return secrets;
}

export function readJson<T>(file: string): T | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch (error) {
    throw new CannotContinue(
      `${file} cannot be read (${(error as Error).message}). Run the command as its owner; if it is damaged, \`npm run reset\` starts over.`,
    );
  }
}

export function writeJson(file: string, content: unknown): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
