import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { ORIGIN, SECRET } from './signing.js';

/** The signer as it runs: a process that can be killed. */
export class SignerProcess {
  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
  ) {}

  static errand(main: string, folder: string, errand: string): string {
    return execFileSync(process.execPath, [main, errand], { env: environment(folder, 0), encoding: 'utf8', stdio: 'pipe' }).trim();
  }

  /** Throws what it printed when it did not become ready. */
  static async start(main: string, folder: string): Promise<SignerProcess> {
    const port = await freePort();
    const child = spawn(process.execPath, [main], { env: environment(folder, port), stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer): void => {
        printed += chunk.toString();
        if (/^ready$/m.test(printed)) resolve();
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', () => reject(new Error(printed)));
    });
    return new SignerProcess(port, child);
  }

  /** Answers its exit code, null when a signal ended it. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const gone = once(this.child, 'exit');
    this.child.kill(signal);
    await gone;
    return this.child.exitCode;
  }
}

function environment(folder: string, port: number): Record<string, string> {
  return { SIGNER_DIR: folder, SIGNER_PORT: String(port), SIGNER_SECRET: SECRET, LEDGER_LOG: ORIGIN };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
