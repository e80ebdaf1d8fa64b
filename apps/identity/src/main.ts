import { CannotStart, readConfig } from './config.js';
import { loadKeys } from './keys.js';
import { makeProvider } from './provider.js';
import { ownPages, securityHeaders } from './routes.js';

try {
  const config = readConfig(process.env);
  const provider = makeProvider(config, loadKeys(config.keyFile));
  provider.use(securityHeaders(config));
  provider.use(ownPages(provider, config));
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
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
