import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../../apps/cli/src/postgres/free-port.js';
import { commandLine } from '../../apps/cli/src/supervise/command-line.js';

/** `npm start` as a person meets it, with an identity provider named, so that neither the demonstration nor its world is in the way. */
const root = resolve(import.meta.dirname, '../..');
const issuer = {
  issuer: 'https://identity.example',
  clientId: 'portal',
  clientSecret: 'not-a-secret',
  audience: 'concordat-api',
  label: 'Sign in',
};

describe('npm start', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'concordat-start-'));
  let environment: NodeJS.ProcessEnv;
  const begun: ChildProcess[] = [];

  function start(): { child: ChildProcess; says: (words: RegExp) => Promise<string>; ended: Promise<number | null> } {
    const child = spawn(process.execPath, [join(root, 'apps/cli/start.mjs')], {
      cwd: '/',
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    begun.push(child);
    let said = '';
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const says = (words: RegExp): Promise<string> =>
      new Promise((heard, failed) => {
        const look = (): void => void (words.test(said) && heard(said));
        for (const stream of [child.stdout, child.stderr]) {
          stream?.setEncoding('utf8').on('data', (text: string) => {
            said += text;
            look();
          });
        }
        void ended.then(() => (words.test(said) ? heard(said) : failed(new Error(said))));
      });
    return { child, says, ended };
  }

  /** The server names its folder in its command line. */
  const databaseRuns = (): boolean => {
    const pid = Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
    return commandLine(pid).includes(dataDir);
  };
  const answers = async (port: number | string | undefined): Promise<number> =>
    fetch(`http://127.0.0.1:${port}/health`, { redirect: 'manual' }).then(
      ({ status }) => status,
      () => 0,
    );

  beforeAll(async () => {
    const [portal, api, identity] = [await freePort(), await freePort(), await freePort()];
    const kept = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/DATABASE_URL|OIDC|NODE_ENV|npm_|CONCORDAT/.test(name)),
    );
    environment = {
      ...kept,
      DATA_DIR: dataDir,
      PORT: `${portal}`,
      API_PORT: `${api}`,
      IDENTITY_PORT: `${identity}`,
      OIDC_ISSUERS: JSON.stringify([issuer]),
    };
  });
  afterAll(async () => {
    for (const child of begun) child.kill('SIGTERM');
    await Promise.all(begun.map((child) => child.exitCode ?? child.signalCode ?? new Promise((ended) => child.once('exit', ended))));
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('gets ready, is alone, survives a kill -9, and leaves nothing behind', async () => {
    const first = start();
    expect(await first.says(/Concordat is ready: http:\/\/localhost:\d+\n/)).toContain(`http://localhost:${environment.PORT}`);
    expect(await Promise.all([answers(environment.PORT), answers(environment.API_PORT)])).toEqual([200, 200]);

    const second = start();
    expect(await second.says(/already running from this folder/)).toContain(`process ${first.child.pid}`);
    expect(await second.ended).toBe(1);

    first.child.kill('SIGKILL');
    await first.ended;
    const third = start();
    await third.says(/Concordat is ready/);
    expect(databaseRuns()).toBe(true);

    third.child.kill('SIGINT');
    expect(await third.ended).toBe(0);
    expect(() => readFileSync(join(dataDir, 'postgres/postmaster.pid'))).toThrow('ENOENT');
    expect(await Promise.all([answers(environment.PORT), answers(environment.API_PORT)])).toEqual([0, 0]);
  }, 180_000);

  it('says which port is taken, and the way round', async () => {
    const other = createServer().listen(Number(environment.API_PORT), '127.0.0.1');
    const refused = start();
    expect(await refused.says(/taken by another program/)).toMatch(/Port \d+, which the api would use, .* API_PORT=\d+ npm start\n$/);
    expect(await refused.ended).toBe(1);
    await new Promise((closed) => other.close(closed));
  }, 60_000);
});
