import { randomUUID } from 'node:crypto';
import { linkSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { CannotContinue } from '../cannot-continue.js';
import { readJson, writeJson } from '../settings/kept.js';

/** DATA_DIR/run.json: who is at work here. */
interface Holder {
  readonly pid: number;
  readonly dataDir: string;
  readonly command: string;
  readonly address?: string;
  readonly door: number;
  readonly word: string;
}

const lockFile = (dataDir: string): string => join(dataDir, 'run.json');

/** A process id may belong to somebody else by now; so the holder listens on a port and answers with its word, which dies with it. */
export async function holderOf(dataDir: string): Promise<Holder | undefined> {
  const noted = readJson<Holder>(lockFile(dataDir));
  return noted?.dataDir === dataDir && (await answersWith(noted.door, noted.word)) ? noted : undefined;
}

export class RunLock {
  private constructor(
    private readonly file: string,
    private readonly door: Server,
    /** An earlier run ended without tidying up: a kill -9, or a power cut. */
    readonly afterCrash: boolean,
  ) {}

  /** One command at a time works on a DATA_DIR; a second one is told which and what to do. */
  static async take(dataDir: string, command: string, address?: string): Promise<RunLock> {
    const word = randomUUID();
    const door = createServer((visitor) => visitor.on('error', () => undefined).end(word));
    await new Promise<void>((listening, failed) => door.once('error', failed).listen(0, '127.0.0.1', listening));
    const mine: Holder = { pid: process.pid, dataDir, command, address, door: (door.address() as AddressInfo).port, word };
    const draft = join(dataDir, `run.${process.pid}.json`);
    writeJson(draft, mine);
    try {
      for (let tries = 0; ; tries += 1) {
        if (made(draft, lockFile(dataDir))) return new RunLock(lockFile(dataDir), door, tries > 0);
        const holder = await holderOf(dataDir);
        if (holder || tries > 5) throw new CannotContinue(inUse(holder));
        rmSync(lockFile(dataDir), { force: true });
      }
    } catch (error) {
      door.close();
      throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }

  release(): void {
    rmSync(this.file, { force: true });
    this.door.close();
  }
}

function inUse(holder: Holder | undefined): string {
  if (!holder) return 'Another command is starting in this folder at this moment. Wait for it and try again.';
  const { command, pid, address } = holder;
  if (!address) return `\`${command}\` (process ${pid}) is working on the database. Wait until it has finished and try again.`;
  return `Concordat is already running from this folder: ${address} (process ${pid}). Stop it first with Ctrl-C in its window, or with \`kill ${pid}\`.`;
}

/** A hard link is made only where nothing stands, and whole: nobody ever reads half a lock. */
function made(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

function answersWith(port: number, word: string): Promise<boolean> {
  return new Promise((answer) => {
    const visit = connect({ port, host: '127.0.0.1', timeout: 2000 });
    let heard = '';
    visit.setEncoding('utf8').on('data', (text: string) => (heard += text));
    visit.once('end', () => answer(heard === word)).once('error', () => answer(false));
    visit.once('timeout', () => {
      visit.destroy();
      answer(false);
    });
  });
}
