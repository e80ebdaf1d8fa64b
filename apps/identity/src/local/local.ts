import type { Provider } from 'oidc-provider';
import type { IdentityConfig } from '../config.js';
import type { Keys } from '../keys.js';
import type { OwnRoute } from '../routes.js';
import { Throttle } from '../throttle.js';
import { AcceptRoutes } from './accept-routes.js';
import { Accepting } from './accepting.js';
import type { LocalAccounts } from './accounts.js';
import { PassphraseWork } from './passphrase-work.js';
import { keyFor, Seal } from './seal.js';
import { SignIn } from './sign-in.js';
import { SignInRoutes } from './sign-in-routes.js';

/** Accounts of our own, put together by hand: what proves who somebody is, what slows guessing down, and the pages. */
export function localRoute(provider: Provider, config: IdentityConfig, keys: Keys, accounts: LocalAccounts): OwnRoute {
  const work = new PassphraseWork();
  const seal = new Seal(keyFor(keys.cookieSecret, 'what makes codes'));
  const throttle = new Throttle(
    (text, values) => accounts.pool.query(text, [...values]),
    keyFor(keys.cookieSecret, 'tries to sign in').toString('base64url'),
  );
  const signIn = new SignInRoutes(provider, config, new SignIn(accounts, throttle, work, seal), throttle);
  const accept = new AcceptRoutes(config, new Accepting(accounts, work, seal), throttle);
  return async (ctx) => {
    if (ctx.path === '/health') {
      await accounts.pool.query('select 1');
      ctx.body = { status: 'ok' };
      return true;
    }
    return (await accept.route(ctx)) || signIn.route(ctx);
  };
}
