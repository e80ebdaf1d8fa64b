import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseVerifierKey } from '@lib/tlog';
import { compileSigner } from './spec/compiled.js';
import { ForkingLog } from './spec/forking-log.js';
import { SignerProcess } from './spec/signer-process.js';
import { newFolder, ORIGIN } from './spec/signing.js';

const ROUNDS = 12;

describe('the signer as a process', () => {
  const program = compileSigner();
  let folder: string;
  let log: ForkingLog;
  const running: SignerProcess[] = [];
  afterAll(() => rmSync(program.folder, { recursive: true }));
  beforeEach(() => {
    folder = newFolder();
    log = new ForkingLog(parseVerifierKey(SignerProcess.errand(program.main, folder, '--new-key')));
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((signer) => signer.end('SIGKILL')));
    rmSync(folder, { recursive: true });
  });

  async function start(): Promise<SignerProcess> {
    const signer = await SignerProcess.start(program.main, folder);
    running.push(signer);
    return signer;
  }

  /** Asks for two trees of each next size until the process is killed, at some moment after the second, and starts it again. */
  async function rounds(count: number, before: () => void, after: () => void): Promise<void> {
    for (let round = 0; round < count; round += 1) {
      before();
      const signer = await start();
      await log.standAt(signer.port);
      for (const enough = log.sizes + 2; log.sizes < enough;) expect(await log.step([signer.port])).toBe(true);
      const killed = pause(Math.random() * 40).then(() => signer.end('SIGKILL'));
      while (await log.step([signer.port]));
      await killed;
      after();
    }
    await log.standAt((await start()).port);
  }

  it('has never signed two trees of one size, whenever it was killed', async () => {
    const nothing = (): void => undefined;
    await rounds(ROUNDS, nothing, nothing);
    expect(log.sizes).toBeGreaterThanOrEqual(2 * ROUNDS);
    expect(log.sizesWithTwoRoots).toBe(0);
  }, 120_000);

  it('the same rounds find a signer of which each kill takes what it kept', async () => {
    const [state, before] = [join(folder, 'last-checkpoint'), join(folder, 'before')];
    await rounds(
      4,
      () => copyFileSync(state, before),
      () => copyFileSync(before, state),
    );
    expect(log.sizesWithTwoRoots).toBeGreaterThan(0);
  }, 120_000);

  it('signs one tree for each size, though two processes share the folder', async () => {
    const ports = (await Promise.all([start(), start()])).map(({ port }) => port);
    for (let n = 0; n < 60; n += 1) expect(await log.step(ports)).toBe(true);
    await log.standAt(ports[0] ?? 0);
    expect(log.sizes).toBeGreaterThan(50);
    expect(log.sizesWithTwoRoots).toBe(0);
  }, 60_000);

  it('prints its public key, and stops when told to', async () => {
    expect(SignerProcess.errand(program.main, folder, '--key')).toContain(`${ORIGIN}+`);
    expect(() => SignerProcess.errand(program.main, folder, '--new-key')).toThrow('A log was begun in');
    expect(await (await start()).end('SIGTERM')).toBe(0);
  });
});
