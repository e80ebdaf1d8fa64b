import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../../apps/cli/src/postgres/free-port.js';

const root = resolve(import.meta.dirname, '../..');
const BUILD = `import('./apps/cli/launch/build.mjs').then(({ build }) => build({ quiet: true }))`;
export const TEST_LOG = 'ledger.test.example/2027';
export const SIGNER_SECRET = 'a secret of thirty-two characters, or more';

/** The signer and the witnesses as they are delivered: processes of their own, from dist, with folders of their own. */
export class LogKeepers {
  private constructor(
    readonly folder: string,
    readonly signer: Keeper,
    readonly witnesses: readonly Keeper[],
    /** A tlog-policy: two of three, or fewer where there are fewer. */
    readonly policy: string,
  ) {}

  static async start(witnessing = 0, log = TEST_LOG): Promise<LogKeepers> {
    execFileSync(process.execPath, ['-e', BUILD], { cwd: root, stdio: 'pipe' });
    const folder = mkdtempSync(join(tmpdir(), 'concordat-keepers-'));
    const signer = await Keeper.make('signer', { SIGNER_DIR: join(folder, 'signer'), SIGNER_SECRET, LEDGER_LOG: log });
    const witnesses = await Promise.all(
      Array.from({ length: witnessing }, (_, i) =>
        Keeper.make('witness', {
          WITNESS_DIR: join(folder, `witness-${i}`),
          WITNESS_NAME: `w${i}.witness.test.example`,
          WITNESS_LOGS: signer.key,
        }),
      ),
    );
    const named = witnesses.map((one, i) => `witness w${i} ${one.key} ${one.url}`);
    const quorum =
      witnessing === 0
        ? ['quorum none']
        : [`group enough ${Math.min(2, witnessing)} ${witnesses.map((_, i) => `w${i}`).join(' ')}`, 'quorum enough'];
    const keepers = new LogKeepers(folder, signer, witnesses, [`log ${signer.key}`, ...named, ...quorum, ''].join('\n'));
    writeFileSync(keepers.policyFile, keepers.policy);
    await Promise.all([signer, ...witnesses].map((keeper) => keeper.start()));
    return keepers;
  }

  get policyFile(): string {
    return join(this.folder, 'policy');
  }

  /** What a sealer is told. */
  places(databaseUrl: string) {
    return { databaseUrl, signer: { url: this.signer.url, secret: SIGNER_SECRET }, policy: this.policy };
  }

  async stop(): Promise<void> {
    await Promise.all([this.signer, ...this.witnesses].map((keeper) => keeper.end('SIGKILL')));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export class Keeper {
  private child: ChildProcess | null = null;

  private constructor(
    private readonly main: string,
    private readonly environment: NodeJS.ProcessEnv,
    readonly key: string,
    private readonly port: number,
  ) {}

  static async make(app: 'signer' | 'witness', own: Readonly<Record<string, string>>): Promise<Keeper> {
    const port = await freePort();
    const main = join(root, `dist/apps/${app}/src/main.js`);
    const environment = { PATH: process.env['PATH'], NODE_ENV: 'test', ...own, [`${app.toUpperCase()}_PORT`]: String(port) };
    const key = execFileSync(process.execPath, [main, '--new-key'], { env: environment, encoding: 'utf8' }).trim();
    return new Keeper(main, environment, key, port);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [this.main], { env: this.environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    await new Promise<void>((ready, failed) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => text.includes('ready') && ready());
      child.once('exit', (code) => failed(new Error(`${this.main} ended (${code}) before it was ready: ${said}`)));
    });
    this.child = child;
  }

  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }
}
