import { CannotContinue } from '../cannot-continue.js';
import type { LoginRole } from '../settings/kept.js';

export const roleName = (role: LoginRole): string => `concordat_${role}`;

/** The same server and database, signed in to as one of our roles. */
export function addressFor(ownerUrl: string, role: LoginRole, password: string): string {
  const url = new URL(ownerUrl);
  if (!url.hostname) {
    throw new CannotContinue(
      `DATABASE_URL names no host, so the addresses of the other roles cannot be made from it: name one, or set ${role.toUpperCase()}_DATABASE_URL.`,
    );
  }
  url.username = roleName(role);
  url.password = password;
  return url.toString();
}

/** For people: never with the password. */
export function withoutPassword(address: string): string {
  const url = new URL(address);
  url.password = '';
  return url.toString();
}
