import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyFolder } from './key-folder.js';

const SECRET = `AGE-SECRET-KEY-1${'Q'.repeat(58)}`;
const began = new Date('2026-11-22T17:30:00Z');
const later = new Date('2026-11-22T17:40:00Z');

describe('the folder of keys', () => {
  let above: string;
  let keys: KeyFolder;
  beforeEach(() => {
    above = mkdtempSync(join(tmpdir(), 'concordat-keys-'));
    keys = new KeyFolder(join(above, 'keys'));
    keys.make();
  });
  afterEach(() => rmSync(above, { recursive: true }));

  const files = (): string[] => readdirSync(keys.folder);
  const everything = (): string =>
    files()
      .map((file) => readFileSync(join(keys.folder, file), 'latin1'))
      .join('');
  const modeOf = (path: string): number => statSync(path).mode & 0o777;

  it('is for its owner alone, and so is each key', () => {
    keys.hold('a', began, SECRET);
    expect([modeOf(keys.folder), modeOf(join(keys.folder, 'a.key'))]).toEqual([0o700, 0o600]);
    expect(files()).toEqual(['a.key']);
    chmodSync(join(keys.folder, 'a.key'), 0o640);
    expect(() => keys.backups()).toThrow('can be read by others. Close it with `chmod 600');
    chmodSync(join(keys.folder, 'a.key'), 0o600);
    chmodSync(keys.folder, 0o750);
    expect(() => keys.backups()).toThrow('Close it with `chmod 700');
  });

  it('keeps a key, when its backup began, and that it was sealed', () => {
    keys.hold('a', began, SECRET);
    expect(keys.find('a')).toEqual({ name: 'a', began });
    keys.markSealed('a', later, 17);
    expect(keys.find('a')).toEqual({ name: 'a', began, sealed: { at: later, bytes: 17 } });
    expect(keys.secretOf({ name: 'a', began })).toBe(SECRET);
  });

  it('names them newest first', () => {
    keys.hold('old', began, SECRET);
    keys.hold('new', later, SECRET);
    expect(keys.backups().map(({ name }) => name)).toEqual(['new', 'old']);
  });

  it('destroys a key where it lies, and what stays says so', () => {
    keys.hold('a', began, SECRET);
    keys.markSealed('a', later, 17);
    expect(everything()).toContain(SECRET);
    const { ino, size } = statSync(join(keys.folder, 'a.key'));
    keys.destroy({ name: 'a', began, sealed: { at: later, bytes: 17 } }, later);
    expect(files()).toEqual(['a.forgotten']);
    expect(keys.find('a')).toEqual({ name: 'a', began, sealed: { at: later, bytes: 17 }, destroyed: later });
    // The same place on the disk, and all of it: the secret was not left behind in a file that has no name any more.
    const stays = statSync(join(keys.folder, 'a.forgotten'));
    expect([stays.ino, stays.size >= size]).toEqual([ino, true]);
    expect(everything()).not.toContain('AGE-SECRET');
    expect(everything()).not.toContain('QQQ');
  });

  it('takes a name once, also after it is forgotten, and leaves the key that is there', () => {
    keys.hold('a', began, SECRET);
    expect(() => keys.hold('a', later, SECRET.replaceAll('Q', 'Z'))).toThrow('There has been a backup named a');
    expect(everything()).not.toContain('ZZZ');
    keys.destroy({ name: 'a', began }, later);
    expect(() => keys.hold('a', later, SECRET)).toThrow('There has been a backup named a');
  });

  it('gives a name back when nothing came of its backup', () => {
    keys.hold('a', began, SECRET);
    keys.discard('a');
    expect(files()).toEqual([]);
    expect(() => keys.markSealed('a', later, 1)).toThrow('ENOENT');
    expect(files()).toEqual([]);
    keys.hold('a', later, SECRET);
  });

  it('says what is wrong with a folder that is missing or holds something else', () => {
    expect(() => new KeyFolder(join(above, 'other')).backups()).toThrow('Set BACKUP_KEYS to the folder with the keys');
    expect(() => new KeyFolder(join(above, 'not/there')).make()).toThrow('Make or mount that first');
    mkdirSync(join(keys.folder, 'a folder'));
    writeFileSync(join(keys.folder, 'README'), 'not a key', { mode: 0o600 });
    expect(keys.backups()).toEqual([]);
    writeFileSync(join(keys.folder, 'b.key'), '', { mode: 0o600 });
    expect(() => keys.backups()).toThrow('b.key is not the key of a backup');
  });
});
