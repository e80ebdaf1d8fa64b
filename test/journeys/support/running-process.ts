import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE_MS = 60_000;
const KEPT_LINES = 40;

/** One real process of the product, with what it said last in case it has to be explained why it stopped. */
export class RunningProcess {
  private readonly said: string[] = [];
  private readonly ended: Promise<void>;
  private isReady = false;

  private constructor(
    readonly name: string,
    readonly child: ChildProcess,
  ) {
    const keep = (text: string): void => {
      const lines = text.split('\n').filter((line) => line !== '');
      this.isReady ||= lines.some((line) => /^ready\b/.test(line));
      this.said.push(...lines);
      this.said.splice(0, Math.max(0, this.said.length - KEPT_LINES));
    };
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    this.ended = new Promise((done) => child.once('exit', () => done()));
  }

  static start(name: string, args: readonly string[], env: NodeJS.ProcessEnv): RunningProcess {
    return new RunningProcess(name, spawn(process.execPath, [...args], { env, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  get lastWords(): string {
    return this.said.join('\n');
  }

  /** Its own word, not an answer at its address: whoever else listens there would give one too. */
  async ready(): Promise<void> {
    await this.until('says that it is ready', () => Promise.resolve(this.isReady));
  }

  async finished(): Promise<void> {
    await this.ended;
    if (this.child.exitCode !== 0) throw new Error(`${this.name} failed:\n${this.lastWords}`);
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (!this.running) return;
    this.child.kill(signal);
    const late = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
    await this.ended;
    clearTimeout(late);
  }

  private async until(what: string, holds: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      if (!this.running) throw new Error(`${this.name} stopped before it ${what}:\n${this.lastWords}`);
      if (await holds().catch(() => false)) return;
      await wait(100);
    }
    throw new Error(`${this.name} does not get to where it ${what}:\n${this.lastWords}`);
  }
}
