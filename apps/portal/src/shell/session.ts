import type { CookieOptions, RequestHandler } from 'express';
import connectPgSimple from 'connect-pg-simple';
import session from 'express-session';
import type { Pool } from 'pg';
import type { PortalConfig } from '../config.js';
import { deriveKey } from '../sign-in/seal.js';

/** What the session remembers of a signed-in person. The sealed token is all that can reach the API. */
export interface SignedIn {
  readonly staffId: string;
  readonly name: string;
  readonly issuer: string;
  readonly sealedToken: string;
  readonly sealedIdToken?: string;
  /** What the provider calls this person, so that it need not ask who is to prove themselves. */
  readonly loginHint?: string;
  readonly idleMinutes: number;
  readonly endsAt: number;
}
export interface Flash {
  readonly title: string;
  readonly text?: string;
  readonly variant?: 'success' | 'information' | 'warning' | 'error';
}

/** One form whose sender is signing in again; sealed, since it may hold risk text, and short-lived. See sign-in/kept-form.ts. */
export interface KeptForm {
  readonly staffId: string;
  readonly action: string;
  readonly sealed: string;
  readonly until: number;
}
export interface SigningIn {
  readonly issuer: string;
  readonly returnTo: string;
  /** Set when somebody who is signed in proves that it is still them: nobody else may come back. */
  readonly staffId?: string;
}

declare module 'express-session' {
  interface SessionData {
    person?: SignedIn;
    flash?: Flash;
    signingIn?: SigningIn;
    kept?: KeptForm;
    /** Where to go on after proving; and when that was done last. */
    provingFor?: string;
    provedAt?: number;
  }
}

export const COOKIE = '__Host-concordat';
const COOKIE_OPTIONS = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } satisfies CookieOptions;
const SIGN_IN_MINUTES = 30;

export function sessions(config: PortalConfig, pool: Pool): RequestHandler {
  const Store = connectPgSimple(session);
  return session({
    name: COOKIE,
    secret: deriveKey(config.sessionSecret, 'session cookie').toString('base64'),
    store: new Store({
      pool,
      schemaName: 'portal',
      tableName: 'session',
      createTableIfMissing: false,
      pruneSessionInterval: 15 * 60,
      errorLog: () => undefined,
    }),
    resave: false,
    saveUninitialized: false,
    rolling: true,
    proxy: true,
    cookie: { ...COOKIE_OPTIONS, maxAge: SIGN_IN_MINUTES * 60_000 },
  });
}

export function forgetCookie(res: { clearCookie(name: string, options: CookieOptions): unknown }): void {
  res.clearCookie(COOKIE, COOKIE_OPTIONS);
}
