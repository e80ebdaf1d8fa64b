import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const MAIN = 'dist/apps/worker/src/main.js';
const BUILD = `import('./apps/cli/launch/build.mjs').then(({ build }) => build({ only: ['apps/worker', 'libs', 'prisma-free-migrations'], quiet: true }))`;

/** The worker as it is delivered: a process of its own, from dist. */
export function buildWorker(): void {
  execFileSync(process.execPath, ['-e', BUILD], { cwd: root, stdio: 'pipe' });
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export class WorkerProcess {
  private readonly child: ChildProcess;
  out = '';
  err = '';

  constructor(environment: Record<string, string>, ...words: string[]) {
    const { PATH = '' } = process.env;
    this.child = spawn(process.execPath, [MAIN, ...words], { cwd: root, env: { PATH, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.out += text));
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.err += text));
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  get lines(): string[] {
    return this.out.split('\n').filter((line) => line !== '');
  }

  async ready(): Promise<this> {
    await until(() => this.lines.includes('ready') || !this.running);
    if (!this.running) throw new Error(`the worker ended before it was ready: ${this.err}${this.out}`);
    return this;
  }

  async ended(): Promise<Ended> {
    if (this.running) await once(this.child, 'close');
    return { code: this.child.exitCode, out: this.out, err: this.err };
  }

  /** Answers how long it took to end, in milliseconds. */
  async end(signal: NodeJS.Signals): Promise<number> {
    const began = Date.now();
    this.child.kill(signal);
    await this.ended();
    return Date.now() - began;
  }
}

export async function workOnce(url: string): Promise<Ended> {
  return new WorkerProcess({ WORKER_DATABASE_URL: url }, '--once').ended();
}

export async function until(holds: () => boolean | Promise<boolean>, withinMs = 20_000): Promise<void> {
  const last = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > last) throw new Error('it did not happen in time');
    await new Promise((done) => setTimeout(done, 50));
  }
}
