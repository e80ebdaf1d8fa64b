import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeptFile } from './kept-file.js';

describe('a text that is kept in a file', () => {
  let folder: string;
  let file: string;
  let kept: KeptFile;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kept-'));
    file = join(folder, 'text');
    kept = new KeptFile(file);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const append = (word: string, by = kept): string => by.change((before) => ({ next: `${before ?? ''}${word}`, answer: `${before}` }));

  it('is nothing at first, and then what was kept last', () => {
    expect(kept.read()).toBeNull();
    expect([append('a'), append('b'), append('c')]).toEqual(['null', 'a', 'ab']);
    expect([kept.read(), new KeptFile(file).read(), readFileSync(file, 'utf8')]).toEqual(['abc', 'abc', 'abc']);
    expect(existsSync(`${file}.new`)).toBe(false);
  });

  it('is what stands on the disk, whoever put it there', () => {
    append('a');
    writeFileSync(file, 'restored');
    expect(append('!')).toBe('restored');
  });

  it('stays as it was when the step refuses, and can be changed afterwards', () => {
    append('a');
    const refuse = (): never => {
      throw new Error('no');
    };
    expect(() => kept.change(refuse)).toThrow('no');
    expect(kept.read()).toBe('a');
    append('b');
    expect(kept.read()).toBe('ab');
  });

  it('is not changed by two at once, and the first is not disturbed', () => {
    const other = new KeptFile(file);
    kept.change((before) => {
      expect(() => append('other', other)).toThrow('Another process is writing');
      return { next: `${before ?? ''}mine`, answer: '' };
    });
    expect(kept.read()).toBe('mine');
    append(' and yours', other);
    expect(kept.read()).toBe('mine and yours');
  });

  it('clears away what a killed process was writing, at the start only', () => {
    append('a');
    writeFileSync(`${file}.new`, 'half a te');
    expect(() => append('b')).toThrow('Another process is writing');
    expect(new KeptFile(file).read()).toBe('a');
    append('b');
    expect(kept.read()).toBe('ab');
  });

  it('is not changed when the folder takes nothing', () => {
    append('a');
    rmSync(folder, { recursive: true });
    expect(() => append('b')).toThrow('ENOENT');
    expect(kept.read()).toBeNull();
    writeBack();
  });

  const writeBack = (): void => {
    folder = mkdtempSync(join(tmpdir(), 'kept-'));
  };
});
