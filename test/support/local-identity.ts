import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../../apps/cli/src/postgres/free-port.js';
import type { FreshDatabase } from './database.js';

const root = resolve(import.meta.dirname, '../..');
const BUILD = `import('./apps/cli/launch/build.mjs').then(({ build }) => build({ only: ['apps/identity'], quiet: true }))`;
export const CLIENT_SECRET = 'the secret of the one client';
export const PORTAL = 'http://localhost:9';

export function buildIdentity(): void {
  execFileSync(process.execPath, ['-e', BUILD], { cwd: root, stdio: 'pipe' });
}

/** The sign-in as it is delivered: a process of its own, from dist, with local accounts. */
export class LocalIdentity {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    readonly dataDir: string,
    private readonly said: () => string,
  ) {}

  static async start(database: FreshDatabase, changes: NodeJS.ProcessEnv = {}): Promise<LocalIdentity> {
    const port = changes.IDENTITY_PORT ?? String(await freePort());
    const dataDir = changes.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'concordat-identity-'));
    const { PATH = '' } = process.env;
    const env = {
      PATH,
      NODE_ENV: 'development',
      IDENTITY_MODE: 'local',
      IDENTITY_PORT: port,
      IDENTITY_DATABASE_URL: database.identityUrl,
      IDENTITY_CLIENT_SECRET: CLIENT_SECRET,
      IDENTITY_BEHIND_PROXY: 'yes',
      PORTAL_URL: PORTAL,
      DATA_DIR: dataDir,
      ...changes,
    };
    const child = spawn(process.execPath, ['dist/apps/identity/src/main.js'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
    await new Promise<void>((ready, failed) => {
      child.stdout?.setEncoding('utf8').on('data', (text: string) => text.includes('ready') && ready());
      child.once('exit', (code) => failed(new Error(`the identity process ended (${code}) before it was ready: ${said}`)));
    });
    return new LocalIdentity(child, `http://localhost:${port}`, dataDir, () => said);
  }

  get complaints(): string {
    return this.said();
  }

  async stop(keep = false): Promise<void> {
    this.child.kill('SIGTERM');
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    if (!keep) rmSync(this.dataDir, { recursive: true, force: true });
  }
}

export interface Seen {
  readonly status: number;
  readonly text: string;
  readonly to: string | null;
  readonly headers: Headers;
}

/** Somebody's browser as far as a sign-in needs one: it keeps cookies, sends forms, and follows within the sign-in. */
export class Visitor {
  private readonly cookies = new Map<string, string>();
  readonly verifier = randomBytes(32).toString('base64url');

  constructor(
    private readonly identity: LocalIdentity,
    readonly source = '203.0.113.7',
  ) {}

  async get(address: string): Promise<Seen> {
    return this.send(address, {});
  }

  async post(address: string, form: Record<string, string>): Promise<Seen> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.send(address, { method: 'POST', body: new URLSearchParams(form).toString(), headers });
  }

  /** To the page that asks for the passphrase; answers its address. */
  async begin(extra: Record<string, string> = {}): Promise<string> {
    const challenge = createHash('sha256').update(this.verifier).digest('base64url');
    const asked = new URLSearchParams({
      client_id: 'concordat-portal',
      response_type: 'code',
      scope: 'openid profile',
      redirect_uri: `${PORTAL}/sign-in/callback`,
      state: 'a state',
      nonce: 'a nonce',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...extra,
    });
    const { to, status, text } = await this.get(`/auth?${asked.toString()}`);
    if (!to?.includes('/interaction/')) throw new Error(`no sign-in page: ${status} ${to} ${text.slice(0, 300)}`);
    return new URL(to, this.identity.url).pathname;
  }

  /** Follows from the last form to the portal, and exchanges the code there for tokens. */
  async tokens(from: Seen): Promise<{ id: Record<string, unknown>; access: Record<string, unknown> }> {
    let to = from.to ?? '';
    for (let hops = 0; hops < 5 && !to.startsWith(PORTAL); hops++) to = (await this.get(new URL(to, this.identity.url).href)).to ?? '';
    const code = new URL(to).searchParams.get('code') ?? '';
    const answer = await fetch(`${this.identity.url}/token`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from(`concordat-portal:${encodeURIComponent(CLIENT_SECRET)}`).toString('base64')}`,
      },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: `${PORTAL}/sign-in/callback`,
        code_verifier: this.verifier,
      }).toString(),
    });
    const tokens = (await answer.json()) as { id_token?: string; access_token?: string; error?: string };
    if (!tokens.id_token || !tokens.access_token) throw new Error(`no tokens: ${JSON.stringify(tokens)}`);
    return { id: claimsOf(tokens.id_token), access: claimsOf(tokens.access_token) };
  }

  private async send(address: string, init: RequestInit): Promise<Seen> {
    const headers = {
      ...init.headers,
      'x-forwarded-for': this.source,
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    };
    const answer = await fetch(new URL(address, this.identity.url), { ...init, headers, redirect: 'manual' });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return { status: answer.status, text: await answer.text(), to: answer.headers.get('location'), headers: answer.headers };
  }
}

function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
}
