import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

declare global {
  var concordatTestServer: ChildProcess | undefined;
}

/**
 * One PostgreSQL for the whole run (or CONCORDAT_TEST_PG), its roles made once, one migrated template. It lives in a process of its own that
 * ends with this one. Workers inherit the environment, and find it there.
 */
export default async function startDatabase(): Promise<void> {
  if (globalThis.concordatTestServer) return;
  const server = spawn(process.execPath, [resolve(import.meta.dirname, '../../apps/cli/test-server.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  globalThis.concordatTestServer = server;
  process.env.CONCORDAT_TEST_SERVER = await new Promise<string>((told, failed) => {
    let line = '';
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      line += text;
      if (line.includes('\n')) told(line);
    });
    server.once('exit', (code) => failed(new Error(`The database of the tests did not start (code ${code}): the lines above say why.`)));
  });
}
