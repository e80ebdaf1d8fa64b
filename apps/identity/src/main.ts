import type { Provider } from 'oidc-provider';
import { CannotStart, type IdentityConfig, readConfig } from './config.js';
import { demoFrame } from './demo-pages.js';
import { personOf } from './demo-people.js';
import { demoRoute } from './demo-routes.js';
import { loadKeys } from './keys.js';
import { LocalAccounts } from './local/accounts.js';
import { localFrame } from './local/form-parts.js';
import { localRoute } from './local/local.js';
import { makeProvider } from './provider.js';
import { ownPages, securityHeaders } from './routes.js';

function demonstration(config: IdentityConfig): Provider {
  const provider = makeProvider(config, loadKeys(config.keyFile), demoFrame, { personOf });
  provider.use(securityHeaders(config));
  provider.use(ownPages(config, demoFrame, demoRoute(provider, config)));
  return provider;
}

async function local(config: IdentityConfig): Promise<Provider> {
  const keys = loadKeys(config.keyFile);
  const accounts = new LocalAccounts(config.databaseUrl ?? '');
  await accounts.standAt(config.issuer);
  const provider = makeProvider(config, keys, localFrame, accounts);
  provider.use(securityHeaders(config));
  provider.use(ownPages(config, localFrame, localRoute(provider, config, keys, accounts)));
  return provider;
}

function listen(provider: Provider, config: IdentityConfig): void {
  const server = provider.listen(config.port, config.host, () => process.stdout.write(`ready identity ${config.issuer}\n`));
  server.on('error', (error: NodeJS.ErrnoException) => {
    process.stderr.write(
      error.code === 'EADDRINUSE' ? `Port ${config.port} is taken: set IDENTITY_PORT to a free one.\n` : `${error.message}\n`,
    );
    process.exit(1);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      server.close(() => process.exit(0));
      server.closeAllConnections();
    });
  }
}

try {
  const config = readConfig(process.env);
  listen(config.mode === 'local' ? await local(config) : demonstration(config), config);
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
