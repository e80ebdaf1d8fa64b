import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SigningKey } from '@lib/tlog';
import { CannotStart } from './cannot-start.js';
import { keepNewKey, readKey, verifierKeyOf } from './key-file.js';

const LOG = { name: 'ledger.example/1', algorithm: 1 } as const;

describe('a key in a file', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keeper-'));
    file = join(folder, 'keys', 'log.key');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const keep = (): SigningKey => {
    const key = SigningKey.generate(LOG.name, LOG.algorithm);
    keepNewKey(file, key);
    return key;
  };

  it('is read back as it was made, and only its owner can read it', () => {
    const key = keep();
    expect(verifierKeyOf(readKey(file, LOG))).toBe(verifierKeyOf(key));
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is never written over', () => {
    const key = keep();
    expect(keep).toThrow(CannotStart);
    expect(readFileSync(file, 'utf8')).toContain(key.text);
  });

  it('is not taken when others can read it', () => {
    keep();
    for (const mode of [0o640, 0o604, 0o620]) {
      chmodSync(file, mode);
      expect(() => readKey(file, LOG)).toThrow('Close it with chmod 600');
    }
    chmodSync(file, 0o400);
    expect(readKey(file, LOG).verifier.name).toBe(LOG.name);
  });

  it('says what to do when it is missing, garbled, of another name or of another kind, and never what stands in it', () => {
    expect(() => readKey(file, LOG)).toThrow(/There is no key at .*--new-key/);
    keep();
    expect(() => readKey(file, { ...LOG, name: 'ledger.example/2' })).toThrow(
      'is called ledger.example/1, and ledger.example/2 was expected',
    );
    expect(() => readKey(file, { ...LOG, algorithm: 4 })).toThrow('is of another kind');
    writeFileSync(file, 'PRIVATE+KEY+something');
    expect(() => readKey(file, LOG)).toThrow(CannotStart);
    expect(() => readKey(file, LOG)).not.toThrow('something');
  });
});
