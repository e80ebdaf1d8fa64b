import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { Session, SessionData } from 'express-session';
import type { Viewer } from '../api/answers/viewer.js';
import { PORTAL_CONFIG, type PortalConfig } from '../config.js';
import { deriveKey, seal, unseal } from './seal.js';

export interface Tokens {
  readonly issuer: string;
  readonly accessToken: string;
  readonly idToken?: string;
  readonly loginHint?: string;
}
type PortalSession = Session & Partial<SessionData>;

/** Keeps the tokens of a signed-in person in the server-side session, sealed; nothing of them ever goes to the browser. */
@Injectable()
export class SealedSession {
  private readonly key: Buffer;

  constructor(@Inject(PORTAL_CONFIG) config: PortalConfig) {
    this.key = deriveKey(config.sessionSecret, 'token in session');
  }

  /** A new session id at every sign-in, so that an id planted before it is worth nothing after it. Only the same person's form goes along. */
  async begin(req: Request, tokens: Tokens, viewer: Viewer, managedDevice: boolean): Promise<void> {
    const kept = req.session.kept?.staffId === viewer.staffId ? req.session.kept : undefined;
    await new Promise<void>((done, failed) => req.session.regenerate((error: unknown) => (error ? failed(error) : done())));
    const idleMinutes = managedDevice ? viewer.managedIdleMinutes : viewer.idleMinutes;
    req.session.cookie.maxAge = idleMinutes * 60_000;
    if (kept) req.session.kept = kept;
    req.session.person = {
      staffId: viewer.staffId,
      name: viewer.name,
      issuer: tokens.issuer,
      sealedToken: seal(this.key, tokens.accessToken),
      ...(tokens.idToken && { sealedIdToken: seal(this.key, tokens.idToken) }),
      ...(tokens.loginHint && { loginHint: tokens.loginHint }),
      idleMinutes,
      endsAt: Date.now() + viewer.absoluteHours * 3_600_000,
    };
  }

  tokenOf(session: PortalSession): string | undefined {
    const person = session.person;
    if (!person || Date.now() >= person.endsAt) return undefined;
    return unseal(this.key, person.sealedToken);
  }

  idTokenOf(session: PortalSession): string | undefined {
    return session.person?.sealedIdToken && unseal(this.key, session.person.sealedIdToken);
  }

  async end(req: Request): Promise<void> {
    await new Promise<void>((done) => req.session.destroy(() => done()));
  }
}
