import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fstatSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { CannotContinue } from '../cannot-continue.js';
import { backoffMs } from './backoff.js';
import { lastLines, openLog, writtenSince } from './log-file.js';

export interface ServicePlan {
  readonly name: string;
  readonly main: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Ready when this address answers 200, or when it has written this line. */
  readonly ready: { readonly health: string } | { readonly line: string };
  readonly logs: string;
}

const READY_WITHIN_MS = 90_000;
const STOP_WITHIN_MS = 10_000;
const STEADY_AFTER_MS = 60_000;
/** Every process of ours is started with it. */
export const leash = pathToFileURL(join(import.meta.dirname, 'leash.js')).href;

/** One process of the product: started, waited for, started again when it dies, stopped in good order. */
export class Service {
  private child: ChildProcess | undefined;
  private stopping = false;
  private failures = 0;
  private readonly log: string;

  constructor(
    private readonly plan: ServicePlan,
    private readonly say: (words: string) => void,
  ) {
    this.log = join(plan.logs, `${plan.name}.log`);
  }

  /** The first start: a process that cannot be ready ends the whole start, with its own last words. */
  async start(): Promise<void> {
    const { child, from } = this.spawn();
    if (await this.becomesReady(child, from)) return this.keepAlive(child);
    if (this.stopping) return;
    const ended = hasEnded(child) ? 'ended before it was ready' : `was not ready within ${READY_WITHIN_MS / 1000} seconds`;
    throw new CannotContinue(
      `${lastLines(writtenSince(this.log, from), 15)}\n\nThe ${this.plan.name} ${ended}: the lines above are the last of ${this.log}. Put right what they name and run npm start again; \`npm run reset\` starts over with a new database.`,
    );
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (!child || hasEnded(child)) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await ended;
    clearTimeout(late);
  }

  /** A session of its own, so that Ctrl-C reaches the supervisor alone, which stops its processes in order. */
  private spawn(): { child: ChildProcess; from: number } {
    const out = openLog(this.log);
    const from = fstatSync(out).size;
    const { main, environment } = this.plan;
    const child = spawn(process.execPath, ['--import', leash, main], {
      env: environment,
      detached: true,
      stdio: ['ignore', out, out, 'ipc'],
    });
    closeSync(out);
    child.on('error', () => undefined);
    this.child = child;
    return { child, from };
  }

  private async becomesReady(child: ChildProcess, from: number): Promise<boolean> {
    const until = Date.now() + READY_WITHIN_MS;
    while (!hasEnded(child) && !this.stopping && Date.now() < until) {
      if (await this.isReady(from)) return true;
      await pause(50);
    }
    return false;
  }

  private async isReady(from: number): Promise<boolean> {
    const { ready } = this.plan;
    if ('line' in ready) return writtenSince(this.log, from).split('\n').includes(ready.line);
    try {
      const answer = await fetch(ready.health, { signal: AbortSignal.timeout(5_000), redirect: 'manual' });
      await answer.body?.cancel();
      return answer.status === 200;
    } catch {
      return false;
    }
  }

  private keepAlive(child: ChildProcess): void {
    const steady = setTimeout(() => (this.failures = 0), STEADY_AFTER_MS).unref();
    const again = (): void => {
      clearTimeout(steady);
      if (!this.stopping) void this.startAgain(child);
    };
    if (hasEnded(child)) again();
    else child.once('exit', again);
  }

  private async startAgain(ended: ChildProcess): Promise<void> {
    this.failures += 1;
    const wait = backoffMs(this.failures);
    const how = ended.signalCode ? `was ended by ${ended.signalCode}` : `ended with code ${ended.exitCode}`;
    this.say(`The ${this.plan.name} ${how}; starting it again in ${wait / 1000} s (its log: ${this.log})`);
    await pause(wait);
    if (this.stopping) return;
    const { child, from } = this.spawn();
    if (await this.becomesReady(child, from)) {
      this.say(`The ${this.plan.name} is ready again`);
      this.keepAlive(child);
    } else if (!this.stopping) {
      child.kill('SIGKILL');
      void this.startAgain(child);
    }
  }
}

const hasEnded = (child: ChildProcess): boolean => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
