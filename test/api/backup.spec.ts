import { createHash, randomBytes } from 'node:crypto';
import { copyFileSync, openSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BackupCommand, ended } from '../support/backup-command.js';

jest.setTimeout(180_000);
const MEGABYTE = 1 << 20;
/** What age seals at a time, and what each piece has more than it holds. */
const [PIECE, SEAL] = [64 * 1024, 16];
const WORDS = 'what was erased under the law';
const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

describe('npm run backup', () => {
  let backup: BackupCommand;
  beforeAll(async () => {
    // The first of these commands builds the program.
    const first = new BackupCommand();
    await first.run(['list']);
    first.clear();
  });
  beforeEach(() => (backup = new BackupCommand()));
  afterEach(() => backup.clear());

  const seal = (name: string, ...more: string[]) => backup.run(['seal', name, ...more, '--', 'cat', backup.path('plain')], name);
  const open = (name: string) => backup.run(['open', backup.path(name)], 'opened');
  const opened = (): Buffer => readFileSync(backup.path('opened'));
  const plain = (bytes: number): void => writeFileSync(backup.path('plain'), Buffer.concat([Buffer.from(WORDS), randomBytes(bytes)]));

  it('gives back what was sealed, however much, and holds no more memory for it', async () => {
    plain(32 * MEGABYTE);
    const little = [await seal('little'), await open('little')];
    plain(128 * MEGABYTE);
    const much = [await seal('much'), await open('much')];
    expect([...little, ...much].map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(digest(backup.path('opened'))).toBe(digest(backup.path('plain')));
    expect(statSync(backup.path('much')).size).toBeGreaterThan(128 * MEGABYTE);
    expect(readFileSync(backup.path('much')).includes(WORDS)).toBe(false);

    const collects = `const all = []; process.stdin.on('data', (piece) => all.push(piece))`;
    const control = await ended(backup.startProgram(['-e', collects], 'none', openSync(backup.path('plain'), 'r')));
    const more = much.map(({ peakMegabytes }, i) => peakMegabytes - (little[i]?.peakMegabytes ?? NaN));
    console.info(
      `memory at most, in MB: seal and open ${much.map((one) => one.peakMegabytes.toFixed(0)).join(', ')}; for 96 MB more ${more.map((one) => one.toFixed(0)).join(', ')}`,
    );
    expect(Math.max(...more)).toBeLessThan(32);
    expect(control.peakMegabytes).toBeGreaterThan(128);
  });

  it('has one key a backup, for its owner alone, and refuses a file sealed with another', async () => {
    plain(10);
    await seal('a');
    await seal('b');
    const list = await backup.list();
    expect(list.match(/^\w/gm)).toEqual(['b', 'a']);
    // A minute earlier than the command, for the clock of the database.
    const began = list.match(/(?<=begun )\S+/g)?.map((at) => (Date.now() - Date.parse(at)) / 1000) ?? [];
    expect([Math.min(...began) > 60, Math.max(...began) < 90]).toEqual([true, true]);
    expect([backup.keys, join(backup.keys, 'a.key')].map((path) => statSync(path).mode & 0o777)).toEqual([0o700, 0o600]);
    copyFileSync(join(backup.keys, 'b.key'), join(backup.keys, 'a.key'));
    expect(await open('a')).toMatchObject({ code: 1, said: expect.stringContaining('was not sealed with the key of a') });
    expect(opened()).toHaveLength(0);
    expect((await open('b')).code).toBe(0);
  });

  it('refuses a file of which one byte was changed, and says when some went out before', async () => {
    plain(4 * PIECE);
    await seal('whole');
    expect((await open('whole')).code).toBe(0);
    const whole = readFileSync(backup.path('whole'));
    const head = whole.indexOf('\n--- ');
    const afterHead = whole.length - (4 * (PIECE + SEAL) + WORDS.length + SEAL);
    for (const [at, bytes] of [
      [head + 10, 0],
      [afterHead + 5, 0],
      [afterHead + 3 * (PIECE + SEAL), 3 * PIECE],
      [whole.length - 1, 4 * PIECE],
    ] as const) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      writeFileSync(backup.path('changed'), changed);
      const { code, said } = await open('changed');
      expect(code).toBe(1);
      expect(said).toContain(bytes === 0 ? 'Nothing was written' : `WHAT WAS WRITTEN MUST NOT BE USED: ${bytes} bytes`);
      expect(opened()).toHaveLength(bytes);
    }
  });

  it('refuses a file that was cut off, wherever', async () => {
    plain(2 * PIECE - WORDS.length);
    await seal('whole');
    const { size } = statSync(backup.path('whole'));
    // A whole piece gone is the one that no single piece could tell; then half a piece, all but the head, part of the head, everything.
    for (const left of [size - PIECE - SEAL, size - PIECE / 2, size - 2 * (PIECE + SEAL), 60, 0]) {
      copyFileSync(backup.path('whole'), backup.path('cut'));
      truncateSync(backup.path('cut'), left);
      const { code, said } = await open('cut');
      expect([left, code]).toEqual([left, 1]);
      expect(said).toMatch(/Nothing was written|MUST NOT BE USED|is no sealed backup|was not sealed by this command/);
    }
  });

  it('forgets: nobody can open it, its key is nowhere, and what stays says when', async () => {
    plain(10);
    await seal('older', '--began', ago(30));
    const key = /^AGE-SECRET-KEY-1\w+$/m.exec(backup.everyKeyByte())?.[0] ?? 'none';
    expect(await open('older')).toMatchObject({ code: 0 });

    const alone = await backup.run(['forget', '--before', ago(10)]);
    expect(alone).toMatchObject({ code: 1, said: expect.stringMatching(/Take a backup first.*Nothing was destroyed/) });
    expect(await open('older')).toMatchObject({ code: 0 });

    await seal('newer', '--began', ago(5));
    const done = await backup.run(['forget', '--before', ago(10)]);
    expect(done).toMatchObject({ code: 0, said: expect.stringContaining('Destroyed the key of older') });
    expect(key).toHaveLength(74);
    expect(backup.everyKeyByte()).not.toContain(key);
    const { code, said } = await open('older');
    expect([code, opened().length]).toEqual([1, 0]);
    expect(said).toMatch(/older, begun .+, is forgotten: its key was destroyed on \d{4}-/);
    expect(await backup.list()).toMatch(/^newer +begun .+to be forgotten \d{4}-.+\nolder +begun .+forgotten \d{4}-/);

    expect(await open('newer')).toMatchObject({ code: 0 });
    expect(opened().includes(WORDS)).toBe(true);
  });

  it('forgets by age, but not the last that can be opened', async () => {
    plain(10);
    backup.env.BACKUP_KEEP_DAYS = '1';
    await seal('oldest', '--began', ago(3 * 24 * 60));
    await seal('old', '--began', ago(2 * 24 * 60));
    const { code, said } = await backup.run(['forget']);
    expect([code, said]).toEqual([0, expect.stringMatching(/Destroyed the key of oldest[^]*Kept the key of old /)]);
    expect([(await open('oldest')).code, (await open('old')).code]).toEqual([1, 0]);
    expect((await backup.run(['forget', '--all'])).said).toContain('Destroyed the key of old ');
    expect((await open('old')).code).toBe(1);
  });

  it('leaves no key of a backup that came to nothing', async () => {
    plain(10);
    const failed = await backup.run(['seal', 'dump', '--', 'sh', '-c', 'echo half; exit 3'], 'dump');
    expect(failed).toMatchObject({ code: 1, said: expect.stringContaining('sh ended with code 3: there is no backup') });
    expect(await backup.run(['seal', 'dump', '--', 'no-such-program'])).toMatchObject({ code: 1 });
    expect((await backup.run(['seal', 'dump'])).said).toContain('Nothing came in');
    expect(backup.everyKeyByte()).toBe('');
    expect((await seal('dump')).code).toBe(0);
  });

  it('counts one that was killed for no backup, and destroys the key of one that is being written', async () => {
    plain(10);
    await seal('whole', '--began', ago(5));
    const killed = backup.start(['seal', 'killed'], 'killed', 'pipe');
    killed.stdin?.write(randomBytes(2 * PIECE));
    await until(() => statSync(backup.path('killed')).size > PIECE);
    killed.kill('SIGKILL');
    expect(await backup.list()).toMatch(/^killed +begun .+ not finished: no backup/);
    expect((await backup.run(['forget', '--before', ago(4)])).said).toContain('Take a backup first');

    const slow = backup.start(['seal', 'slow', '--began', ago(4)], 'slow', 'pipe');
    const answer = ended(slow);
    slow.stdin?.write(randomBytes(2 * PIECE));
    await until(() => statSync(backup.path('slow')).size > PIECE);
    await seal('newer', '--began', ago(2));
    expect((await backup.run(['forget', '--before', ago(3)])).said).toContain('Destroyed the key of slow');
    slow.stdin?.end();
    expect(await answer).toMatchObject({ code: 1, said: expect.stringContaining('was destroyed while the backup was written') });
    expect((await open('slow')).said).toContain('is forgotten');
  });

  it('asks when a file began, keeps keys and backups apart, and takes no output that npm has written into', async () => {
    plain(10);
    const file = () => openSync(backup.path('plain'), 'r');
    expect((await backup.run(['seal', 'a'], 'a', file())).said).toContain('Say when that began');
    expect((await backup.run(['seal', 'a', '--began', ago(1)], 'a', file())).code).toBe(0);
    backup.env = { BACKUP_KEYS: backup.path('keys') };
    expect((await seal('b')).said).toContain('Keep them in folders apart');
    backup.env = { npm_lifecycle_event: 'backup' };
    expect((await seal('b')).said).toContain('npm run --silent backup');
    expect((await open('a')).said).toContain('npm run --silent backup');
    backup.env.npm_config_loglevel = 'silent';
    expect((await seal('b')).code).toBe(0);
  });
});

async function until(true_: () => boolean): Promise<void> {
  while (!true_()) await pause(20);
}
