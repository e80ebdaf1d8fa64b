import 'reflect-metadata';
import { CannotStart, readConfig } from './config.js';
import { makePortal } from './portal.js';

try {
  const config = readConfig(process.env);
  const app = await makePortal(config);
  await app.listen(config.port, config.host);
  process.stdout.write(`ready portal ${config.url}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      app.getHttpServer().closeAllConnections();
      void app.close().then(() => process.exit(0));
    });
  }
} catch (error) {
  const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  if (!taken && !(error instanceof CannotStart)) throw error;
  process.stderr.write(taken ? "The portal's port is taken: set PORT to a free one.\n" : `${(error as Error).message}\n`);
  process.exit(1);
}
