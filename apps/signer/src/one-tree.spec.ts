import { rmSync } from 'node:fs';
import { type Kept, type Listening } from '@lib/keeper';
import { beginLog, lastCheckpointIn } from './keys.js';
import { askToSign, History, newFolder, ORIGIN, startIn } from './spec/signing.js';

/** Judges by what it had at the beginning, for ever: the step that keeps is left out. */
class Forgetful implements Kept {
  private readonly first: string | null;
  constructor(kept: Kept) {
    this.first = kept.read();
  }
  read(): string | null {
    return this.first;
  }
  change<Answer>(step: (kept: string | null) => { readonly next: string; readonly answer: Answer }): Answer {
    return step(this.first).answer;
  }
}

describe('one tree for one size', () => {
  let folder: string;
  const running: Listening[] = [];
  beforeEach(() => {
    folder = newFolder();
    beginLog(folder, ORIGIN);
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((signer) => signer.stop()));
    rmSync(folder, { recursive: true });
  });

  const start = async (kept?: Kept): Promise<number> => {
    const signer = await startIn(folder, kept);
    running.push(signer);
    return signer.port;
  };

  /** 20 requests at once of two histories at one size: how many of each were signed. */
  async function race(port: number): Promise<number[]> {
    const histories = await Promise.all([History.of('one', 9), History.of('other', 9)]);
    const bodies = await Promise.all(histories.map((history) => history.body(0, 9)));
    const asked = Array.from({ length: 20 }, (_, n) => askToSign(port, bodies[n % 2] ?? ''));
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.filter((status) => ![200, 409].includes(status))).toEqual([]);
    return [0, 1].map((which) => statuses.filter((status, n) => n % 2 === which && status === 200).length);
  }

  it('signs one of 20 requests at once', async () => {
    expect((await race(await start())).sort()).toEqual([0, 1]);
  });

  it('the same race finds a signer that does not keep what it signed', async () => {
    expect(await race(await start(new Forgetful(lastCheckpointIn(folder))))).toEqual([10, 10]);
  });
});
