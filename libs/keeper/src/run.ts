import { CannotStart } from './cannot-start.js';
import type { Listening } from './http/plain-server.js';

const STOP_WITHIN_MS = 3_500;

/** By their option, such as `--new-key`: does one thing and gives what to print. */
export type Errands = Readonly<Record<string, () => string>>;

/** Starts, prints `ready` and serves until it is told to stop; with an option on the command line it does that errand and ends. */
export async function run(serve: () => Promise<Listening>, errands: Errands): Promise<void> {
  const [errand] = process.argv.slice(2);
  try {
    if (errand !== undefined) return void process.stdout.write(`${errandOf(errand, errands)()}\n`);
    const listening = await serve();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop(listening));
    process.stdout.write('ready\n');
  } catch (fault) {
    if (!(fault instanceof CannotStart)) throw fault;
    process.stderr.write(`${fault.message}\n`);
    process.exitCode = 1;
  }
}

function errandOf(name: string, errands: Errands): () => string {
  const does = Object.hasOwn(errands, name) ? errands[name] : undefined;
  if (!does) throw new CannotStart(`${name} is not known here: ${Object.keys(errands).join(', ')}, or nothing.`);
  return does;
}

/** Answers what is in hand; a connection that stays open longer is cut. What was signed is on the disk either way. */
function stop(listening: Listening): void {
  setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
  void listening.stop().then(() => process.exit(0));
}
