import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearAway, readPidFile, runningOn } from './postmaster.js';

describe('postmaster.pid', () => {
  it('names the process in its first line and the port in its fourth', () => {
    expect(readPidFile('4711\n/srv/data\n1795305600\n5433\n\n127.0.0.1\n 1234 5\nready   \n')).toEqual({ pid: 4711, port: 5433 });
    expect(readPidFile('4711\n/srv/data\n')).toEqual({ pid: 4711, port: 0 });
    expect([readPidFile(''), readPidFile('0\n'), readPidFile('x\n')]).toEqual([undefined, undefined, undefined]);
  });

  it('is not believed when its process is some other program, which is left alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'concordat-pid-'));
    writeFileSync(join(folder, 'postmaster.pid'), `${process.pid}\n${folder}\n1\n5432\n`);
    expect(runningOn(folder)).toBeUndefined();
    await clearAway(folder);
    expect(runningOn(folder)).toBeUndefined();
    rmSync(folder, { recursive: true });
  });
});
