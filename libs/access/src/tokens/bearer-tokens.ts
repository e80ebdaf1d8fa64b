import { Injectable } from '@nestjs/common';
import type { TokenBearer } from '../actor.js';
import { BearerStrategy } from './bearer.strategy.js';
import { KeySets } from './key-sets.js';

interface HeaderBag {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Runs the Passport strategy for a request that is not Express's: GraphQL's two paths and REST alike. */
@Injectable()
export class BearerTokens {
  private readonly strategy: BearerStrategy;

  constructor(keys: KeySets) {
    this.strategy = new BearerStrategy(keys);
  }

  /** Null when there is no token or it does not hold; throws only when the issuer's keys cannot be had. */
  async bearerOf(request: HeaderBag): Promise<TokenBearer | null> {
    if (request.headers['authorization'] === undefined) return null;
    return new Promise((resolve, reject) => {
      const attempt = Object.create(this.strategy) as BearerStrategy;
      attempt.success = (bearer) => resolve(bearer as TokenBearer);
      attempt.fail = () => resolve(null);
      attempt.error = reject;
      attempt.authenticate(request as never);
    });
  }
}
