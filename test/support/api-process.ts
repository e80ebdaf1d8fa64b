import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from '../../apps/cli/src/postgres/free-port.js';
import type { TestIssuer } from './issuer.js';

const root = resolve(import.meta.dirname, '../..');
const BUILD = `import('./apps/cli/launch/build.mjs').then(({ build }) => build({ only: ['apps/api', 'libs', 'prisma-free-migrations'], quiet: true }))`;

export function buildApi(): void {
  execFileSync(process.execPath, ['-e', BUILD], { cwd: root, stdio: 'pipe' });
}

/** The API as it is delivered: a process of its own, from dist, that can be killed. */
export class ApiProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  /** `planted` is a module loaded before the API: a fault that a test must notice. */
  static async start(databaseUrl: string, issuer: TestIssuer, planted?: string): Promise<ApiProcess> {
    const port = await freePort();
    const trusted = [{ issuer: issuer.issuer, clientId: 'portal', audience: issuer.audience, label: 'Test' }];
    const { PATH = '' } = process.env;
    const env = {
      PATH, NODE_ENV: 'test', LOG_LEVEL: 'silent', API_DATABASE_URL: databaseUrl, API_PORT: String(port), OIDC_ISSUERS: JSON.stringify(trusted), RELEASE_WAIT_SECONDS: '0',
    }; // prettier-ignore
    const before = planted === undefined ? [] : ['--import', new URL(planted, pathToFileURL(`${root}/`)).href];
    const child = spawn(process.execPath, [...before, 'dist/apps/api/src/main.js'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
    await new Promise<void>((ready, failed) => {
      child.stdout?.setEncoding('utf8').on('data', (text: string) => text.includes('ready') && ready());
      child.once('exit', (code) => failed(new Error(`the API ended (${code}) before it was ready: ${said}`)));
    });
    return new ApiProcess(child, port);
  }

  /** Null when no answer came. */
  async ask(
    token: string,
    operationName: string,
    variables: object,
  ): Promise<{ data?: Record<string, unknown>; errors?: { extensions: { code: string } }[] } | null> {
    try {
      const answer = await fetch(`http://127.0.0.1:${this.port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ operationName, variables }),
      });
      return (await answer.json()) as { data?: Record<string, unknown> };
    } catch {
      return null;
    }
  }

  /** What it holds of the machine's memory now, in megabytes; Linux says it. */
  get megabytes(): number {
    const said = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${this.child.pid}/status`, 'utf8'));
    return Math.round(Number(said?.[1] ?? 0) / 1024);
  }

  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    this.child.kill(signal);
  }
  async ended(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
  }
}
