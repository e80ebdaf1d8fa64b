import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { freePort } from '../../apps/cli/src/postgres/free-port.js';
import { buildApi } from '../support/api-process.js';
import type { TestIssuer } from '../support/issuer.js';

/** A mistake that serve.mjs plants in the product, to see that the prober finds it. */
export type Fault = 'unmasked' | 'talkative';
export interface Answered {
  readonly status: number;
  readonly headers: string;
  readonly text: string;
  readonly data: Record<string, unknown> | null;
  readonly codes: readonly string[];
}
const root = resolve(import.meta.dirname, '../..');

/** A process of the API whose every word is kept. */
export class ProbeApi {
  private said = '';

  private constructor(
    private readonly child: ChildProcess,
    private readonly address: string,
  ) {
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (this.said += text));
  }

  static async start(databaseUrl: string, issuer: TestIssuer, fault?: Fault): Promise<ProbeApi> {
    buildApi();
    const port = await freePort();
    const trusted = [{ issuer: issuer.issuer, clientId: 'portal', audience: issuer.audience, label: 'Test' }];
    const { PATH = '' } = process.env;
    // One connection for reads, so that the long statements of the widest questions are planned once and not for each of four.
    const env = {
      PATH, API_READ_CONNECTIONS: '1', NODE_ENV: 'test', LOG_LEVEL: 'trace', API_DATABASE_URL: databaseUrl, API_PORT: String(port), OIDC_ISSUERS: JSON.stringify(trusted), RELEASE_WAIT_SECONDS: '0',
    }; // prettier-ignore
    const child = spawn(process.execPath, [resolve(import.meta.dirname, 'serve.mjs'), ...(fault ? [fault] : [])], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const api = new ProbeApi(child, `http://127.0.0.1:${port}`);
    await new Promise<void>((ready, failed) => {
      child.stdout?.on('data', () => api.said.includes('ready\n') && ready());
      child.once('exit', (code) => failed(new Error(`the API ended (${code}) before it was ready: ${api.said}`)));
    });
    return api;
  }

  /** All that the process wrote, its own requests' lines among it. */
  get log(): string {
    return this.said;
  }

  async ask(token: string | null, query: string, variables: object): Promise<Answered> {
    return this.send('POST', '/graphql', token, JSON.stringify({ query, variables }));
  }

  async send(method: string, path: string, token: string | null, body?: string): Promise<Answered> {
    const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
    const answer = await fetch(`${this.address}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
    const text = await answer.text();
    return { status: answer.status, headers: JSON.stringify([...answer.headers]), text, ...read(text) };
  }

  async stop(): Promise<void> {
    this.child.kill('SIGKILL');
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
  }
}

function read(text: string): Pick<Answered, 'data' | 'codes'> {
  try {
    const { data, errors } = JSON.parse(text) as { data?: Record<string, unknown>; errors?: { extensions?: { code?: string } }[] };
    return { data: data ?? null, codes: (errors ?? []).map(({ extensions }) => extensions?.code ?? 'UNKNOWN') };
  } catch {
    return { data: null, codes: [] };
  }
}
