import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const RUN = resolve(import.meta.dirname, '../../apps/cli/run.mjs');
/** Says on standard error, at its end, how much memory the process ever held: Linux counts what its parent held into the usual figure. */
const GAUGE = `data:text/javascript,${encodeURIComponent(`
  import { existsSync, readFileSync } from 'node:fs';
  const own = () => existsSync('/proc/self/status') && /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  process.on('exit', () => process.stderr.write('peak ' + (own() || process.resourceUsage().maxRSS) + ' KB'));
`)}`;

export interface Answer {
  readonly code: number | null;
  readonly said: string;
  /** The most memory that the process held. */
  readonly peakMegabytes: number;
}

/** `npm run backup` as it is delivered: processes of their own, with folders of keys and of backups. */
export class BackupCommand {
  readonly top = realpathSync(mkdtempSync(join(tmpdir(), 'concordat-backup-')));
  readonly keys = join(this.top, 'vault/keys');
  env: Record<string, string> = {};

  constructor() {
    for (const folder of ['vault', 'backups', 'data']) mkdirSync(join(this.top, folder));
  }

  path = (name: string): string => join(this.top, 'backups', name);

  /** Standard output goes to the file of that name among the backups. */
  async run(words: readonly string[], output = 'out', input: 'ignore' | number = 'ignore'): Promise<Answer> {
    return ended(this.start(words, output, input));
  }

  start(words: readonly string[], output = 'out', input: 'ignore' | 'pipe' | number = 'ignore'): ChildProcess {
    return this.startProgram([RUN, 'backup', ...words], output, input);
  }

  startProgram(words: readonly string[], output: string, input: 'ignore' | 'pipe' | number): ChildProcess {
    const to = openSync(this.path(output), 'w');
    const { PATH = '' } = process.env;
    try {
      return spawn(process.execPath, ['--import', GAUGE, ...words], {
        env: { PATH, BACKUP_KEYS: this.keys, DATA_DIR: join(this.top, 'data'), ...this.env },
        stdio: [input, to, 'pipe'],
      });
    } finally {
      closeSync(to);
    }
  }

  async list(): Promise<string> {
    await this.run(['list'], 'list');
    return readFileSync(this.path('list'), 'utf8');
  }

  /** Every byte there is under the folder of keys. */
  everyKeyByte(): string {
    const files = readdirSync(this.keys, { recursive: true, encoding: 'utf8' });
    return files.map((file) => readFileSync(join(this.keys, file), 'latin1')).join('\n');
  }

  clear(): void {
    rmSync(this.top, { recursive: true });
  }
}

export async function ended(child: ChildProcess): Promise<Answer> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise<number | null>((known) => child.once('close', known));
  return { code, said, peakMegabytes: Number(/peak (\d+) KB/.exec(said)?.[1]) / 1024 };
}
