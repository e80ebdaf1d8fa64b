import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotContinue } from '../cannot-continue.js';
import { commandLine } from '../supervise/command-line.js';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** What postmaster.pid says: line 1 the process, line 4 the port. */
export function readPidFile(text: string): Postmaster | undefined {
  const lines = text.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return Number.isInteger(pid) && pid > 1 ? { pid, port: Number.isInteger(port) ? port : 0 } : undefined;
}

/** The server that runs on this cluster now, if any: after a kill -9 of Node it outlives us, after one of everything only its file does. */
export function runningOn(dataFolder: string): Postmaster | undefined {
  const file = join(dataFolder, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const found = readPidFile(readFileSync(file, 'utf8'));
  return found && servesFolder(found.pid, dataFolder) ? found : undefined;
}

/** Process ids are used again, so a live one proves nothing: its command line must name our folder. */
function servesFolder(pid: number, dataFolder: string): boolean {
  const words = commandLine(pid);
  return words.includes('postgres') && (words.includes(dataFolder) || words.includes(realpathSync(dataFolder)));
}

/** Stops a server that was left behind and clears a file that was left behind. The caller holds the lock of DATA_DIR. */
export async function clearAway(dataFolder: string): Promise<void> {
  const left = runningOn(dataFolder);
  if (left) await stopServer(left.pid);
  rmSync(join(dataFolder, 'postmaster.pid'), { force: true });
}

/** SIGINT is PostgreSQL's fast shutdown: sessions end, everything is on disk. SIGQUIT only when that does not help. */
export async function stopServer(pid: number): Promise<void> {
  for (const [signal, tenths] of [
    ['SIGINT', 200],
    ['SIGQUIT', 100],
  ] as const) {
    if (!send(pid, signal)) return;
    for (let waited = 0; waited < tenths; waited += 1) {
      await pause(waited < 10 ? 20 : 100);
      if (commandLine(pid) === '') return;
    }
  }
  throw new CannotContinue(`PostgreSQL (process ${pid}) does not stop. Stop it with \`kill -9 ${pid}\` and run the command again.`);
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw new CannotContinue(
      `PostgreSQL (process ${pid}) belongs to another user and cannot be stopped. Run the command as the user who started it.`,
    );
  }
}
