import { chmodSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from '@lib/keeper';
import { formatNote, parseNote, signatureLine, SigningKey, signNote } from '@lib/tlog';
import { beginLog, isNew, makeNextKey } from './keys.js';
import { signerPlace, signerSettings } from './settings.js';
import { askToSign, History, newFolder, ORIGIN, SECRET, startIn } from './spec/signing.js';

describe('how the signer starts', () => {
  let folder: string;
  let last: string;
  let one: History;
  beforeEach(async () => {
    folder = newFolder();
    last = join(folder, 'last-checkpoint');
    one = await History.of('one', 9);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const signOnce = async (): Promise<void> => {
    const signer = await startIn(folder);
    expect((await askToSign(signer.port, await one.body(0, 7))).status).toBe(200);
    await signer.stop();
  };

  it('begins a log once, and leaves what it finds', () => {
    expect(isNew(folder)).toBe(true);
    const key = beginLog(folder, ORIGIN);
    expect(isNew(folder)).toBe(false);
    expect(() => beginLog(folder, ORIGIN)).toThrow(CannotStart);
    expect(readFileSync(join(folder, 'log.key'), 'utf8')).toBe(`${key.text}\n`);
    rmSync(join(folder, 'log.key'));
    expect(() => beginLog(folder, ORIGIN)).toThrow('put it back from its backup');
    expect(existsSync(join(folder, 'log.key'))).toBe(false);
  });

  it('makes one next key', () => {
    makeNextKey(folder, ORIGIN);
    expect(() => makeNextKey(folder, ORIGIN)).toThrow(CannotStart);
  });

  it('does not start without a key, with an open one, or with the key of another log', async () => {
    await expect(async () => startIn(folder)).rejects.toThrow(/There is no key at .*log\.key.*--new-key/);
    beginLog(folder, 'ledger.example/2027');
    await expect(async () => startIn(folder)).rejects.toThrow('ledger.example/2026 was expected');
    chmodSync(join(folder, 'log.key'), 0o644);
    await expect(async () => startIn(folder)).rejects.toThrow('Close it with chmod 600');
  });

  it('a lost last checkpoint is no way to begin again: it starts, says so, and signs nothing', async () => {
    beginLog(folder, ORIGIN);
    await signOnce();
    rmSync(last);
    const signer = await startIn(folder);
    const answer = await askToSign(signer.port, await one.body(0, 7));
    expect([answer.status, await answer.text()]).toEqual([
      503,
      expect.stringContaining('Its last checkpoint is missing: restore it, or begin a new log.') as string,
    ]);
    expect(existsSync(last)).toBe(false);
    await signer.stop();
  });

  it('does not start with a truncated or garbled one, wherever it is cut, and says the cure', async () => {
    beginLog(folder, ORIGIN);
    await signOnce();
    const whole = readFileSync(last);
    for (const length of [0, 1, 20, 40, 90, whole.length - 10, whole.length - 1]) {
      truncateSync(last, length);
      await expect(startIn(folder)).rejects.toThrow('restore it, or begin a new log');
      writeFileSync(last, whole);
    }
    for (let at = 0; at < whole.length; at += 7) {
      const garbled = Buffer.from(whole);
      garbled.writeUInt8(garbled.readUInt8(at) ^ 1, at);
      writeFileSync(last, garbled);
      await expect(startIn(folder)).rejects.toThrow(CannotStart);
    }
    writeFileSync(last, whole);
    await (await startIn(folder)).stop();
  });

  it('does not take a checkpoint that another key signed, and takes its own with a cosignature beside', async () => {
    const key = beginLog(folder, ORIGIN);
    const stranger = SigningKey.generate(ORIGIN, 1);
    writeFileSync(last, signNote(one.checkpoint(7), stranger));
    await expect(startIn(folder)).rejects.toThrow('is not one that log.key signed');
    const { text } = parseNote(signNote(one.checkpoint(7), key));
    const own = signatureLine(key.verifier.name, key.verifier.id, key.sign(Buffer.from(text)));
    writeFileSync(last, formatNote(text, [own, signatureLine('met.witness.example', Buffer.from('abcd'), Buffer.alloc(72))]));
    const signer = await startIn(folder);
    expect((await askToSign(signer.port, await one.body(7, 9))).status).toBe(200);
    await signer.stop();
  });
});

describe('the settings of the signer', () => {
  const given = { SIGNER_DIR: '/somewhere', SIGNER_SECRET: SECRET };

  it('has the usual values for the rest', () => {
    expect(signerSettings(given)).toEqual({
      ...given,
      LEDGER_LOG: 'ledger.concordat.example/2026',
      SIGNER_HOST: '127.0.0.1',
      SIGNER_PORT: 3005,
      NODE_ENV: 'development',
    });
  });

  it('names everything that is wrong at once, and never a value', () => {
    const wrong = (): unknown => signerSettings({ SIGNER_SECRET: 'too-short', SIGNER_PORT: 'many', LEDGER_LOG: 'a b' });
    expect(wrong).toThrow(/SIGNER_DIR must be given[^]*LEDGER_LOG[^]*SIGNER_SECRET must be 32 characters[^]*SIGNER_PORT/);
    expect(wrong).not.toThrow(/too-short|many|a b/);
    expect(() => signerSettings({ SIGNER_DIR: '/somewhere' })).toThrow('SIGNER_SECRET must be given');
  });

  it('makes no key by itself in production', () => {
    expect(signerSettings({ ...given, SIGNER_NEW_KEY: 'if-missing' }).SIGNER_NEW_KEY).toBe('if-missing');
    expect(() => signerSettings({ ...given, SIGNER_NEW_KEY: 'if-missing', NODE_ENV: 'production' })).toThrow(
      'SIGNER_NEW_KEY is not taken in production',
    );
  });

  it('needs no secret to make a key', () => {
    expect(signerPlace({ SIGNER_DIR: '/somewhere' })).toEqual({ SIGNER_DIR: '/somewhere', LEDGER_LOG: 'ledger.concordat.example/2026' });
  });
});
