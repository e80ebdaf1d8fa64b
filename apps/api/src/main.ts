import 'reflect-metadata';
import { platformConfig } from '@lib/platform';
import { createApi } from './start.js';

try {
  const config = platformConfig();
  const app = await createApi(config);
  await app.listen(config.API_PORT, config.API_HOST);
  process.stdout.write('ready\n');
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exit(1);
}
