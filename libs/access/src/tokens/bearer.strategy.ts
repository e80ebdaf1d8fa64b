import type { Request } from 'express';
import passport from 'passport';
import passportJwt from 'passport-jwt';
import type { KeySets } from './key-sets.js';
import { readToken, verifyToken } from './token.js';

const fromHeader = passportJwt.ExtractJwt.fromAuthHeaderAsBearerToken();

/**
 * A Passport strategy with passport-jwt's extraction and a verifier of our own: the usual one takes no EdDSA and, given a key as
 * text, spends more on parsing that key than on everything else together.
 */
export class BearerStrategy extends passport.Strategy {
  override readonly name = 'bearer';

  constructor(private readonly keys: KeySets) {
    super();
  }

  override authenticate(request: Request): void {
    const raw = fromHeader(request);
    const token = raw === null ? null : readToken(raw);
    if (!token) return this.fail(401);
    this.keys
      .keyFor(token)
      .then((found) => {
        const bearer = found && verifyToken(token, found, Date.now());
        return bearer ? this.success(bearer) : this.fail(401);
      })
      .catch((fault: unknown) => this.error(fault));
  }
}
