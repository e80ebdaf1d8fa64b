import { Injectable } from '@nestjs/common';
import type { TokenBearer } from '../actor.js';
import { BearerStrategy } from './bearer.strategy.js';
import { KeySets } from './key-sets.js';
import { TokenFailures } from './token-failures.js';

interface HeaderBag {
  /** Where it came from; whoever stands behind one proxy counts as one. */
  readonly ip?: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Runs the Passport strategy for a request that is not Express's: GraphQL's two paths and REST alike. */
@Injectable()
export class BearerTokens {
  private readonly strategy: BearerStrategy;
  private readonly failures = new TokenFailures();

  constructor(keys: KeySets) {
    this.strategy = new BearerStrategy(keys);
  }

  /** Null when there is no token or it does not hold; throws only when the issuer's keys cannot be had. */
  async bearerOf(request: HeaderBag): Promise<TokenBearer | null> {
    const sent = request.headers['authorization'];
    if (typeof sent !== 'string') return null;
    const source = request.ip ?? '';
    if (!this.failures.isWorthReading(source, sent)) return null;
    const bearer = await this.read(request);
    if (bearer) this.failures.held(sent);
    else this.failures.failed(source);
    return bearer;
  }

  private read(request: HeaderBag): Promise<TokenBearer | null> {
    return new Promise((resolve, reject) => {
      const attempt = Object.create(this.strategy) as BearerStrategy;
      attempt.success = (bearer) => resolve(bearer as TokenBearer);
      attempt.fail = () => resolve(null);
      attempt.error = reject;
      attempt.authenticate(request as never);
    });
  }
}
