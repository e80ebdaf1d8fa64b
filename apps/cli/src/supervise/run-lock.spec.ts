import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holderOf, RunLock } from './run-lock.js';

describe('the lock of a data folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'concordat-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is held by one, and tells the other who and where', async () => {
    const first = await RunLock.take(folder, 'npm start', 'http://localhost:3000');
    expect(first.afterCrash).toBe(false);
    await expect(RunLock.take(folder, 'npm start')).rejects.toThrow(
      `Concordat is already running from this folder: http://localhost:3000 (process ${process.pid}).`,
    );
    first.release();
    const second = await RunLock.take(folder, 'npm run world');
    await expect(RunLock.take(folder, 'npm start')).rejects.toThrow('`npm run world` (process');
    second.release();
    expect(await holderOf(folder)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is taken over from one who died, also when its process id lives on as another', async () => {
    const dead = await RunLock.take(folder, 'npm start', 'http://localhost:3000');
    const noted = readFileSync(join(folder, 'run.json'), 'utf8');
    dead.release();
    writeFileSync(join(folder, 'run.json'), noted);
    const next = await RunLock.take(folder, 'npm start');
    expect(next.afterCrash).toBe(true);
    next.release();
  });

  it('goes to exactly one of many who come at once', async () => {
    const came = await Promise.allSettled(Array.from({ length: 8 }, () => RunLock.take(folder, 'npm start', 'here')));
    const held = came.filter((one) => one.status === 'fulfilled');
    expect(held).toHaveLength(1);
    held[0]?.value.release();
  });
});
