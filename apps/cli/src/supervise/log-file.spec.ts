import { appendFileSync, closeSync, existsSync, fstatSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastLines, openLog, writtenSince } from './log-file.js';

describe('the log of a process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-log-'));
  const file = join(folder, 'api.log');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('shows what one start has written and nothing from before', () => {
    appendFileSync(file, 'worker ready\n');
    const out = openLog(file);
    const from = fstatSync(out).size;
    closeSync(out);
    expect(writtenSince(file, from)).toBe('');
    appendFileSync(file, 'one\ntwo\nthree\n');
    expect(writtenSince(file, from)).toBe('one\ntwo\nthree\n');
    expect(lastLines(writtenSince(file, from), 2)).toBe('two\nthree');
  });

  it('is put aside when it has grown large', () => {
    truncateSync(file, 10_000_001);
    const out = openLog(file);
    expect(fstatSync(out).size).toBe(0);
    closeSync(out);
    expect(existsSync(`${file}.1`)).toBe(true);
  });
});
