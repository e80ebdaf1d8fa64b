import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { bundleEntries, entriesPath, leafHash, tilePath, unbundleEntries } from '@lib/tlog';
import { MadeLog } from '../spec/made-log.js';
import { Seeded } from '../spec/seeded.js';
import { day } from '../spec/story.js';
import { turned, Workplace } from '../spec/workplace.js';

const SIZE = 530;

async function grown(size: number, seed = 'mirror'): Promise<MadeLog> {
  const log = new MadeLog(new Seeded(seed));
  for (let i = 0; i < size; i++) log.append({ kind: 'request.asked', by: 'prison', at: day(1) }, ['police']);
  await log.seal();
  return log;
}

describe('a mirror', () => {
  const work = new Workplace();
  const random = new Seeded('edits');
  const ask = () => work.ask('mirror', 'm', '--policy', 'policy');
  const file = (name: string) => work.path(`m/${name}`);
  const entriesOf = (index: number) => entriesPath(index, Math.min(256, SIZE - index * 256));
  const tileOf = (index: number) => tilePath({ level: 0, index, width: Math.min(256, SIZE - index * 256) });

  /** Changes some files, asks, and puts them back. */
  function spoilt(changes: { readonly [name: string]: (bytes: Buffer) => Buffer }) {
    const before = Object.keys(changes).map((name) => [name, readFileSync(file(name))] as const);
    for (const [name, bytes] of before) writeFileSync(file(name), changes[name]!(bytes));
    const answer = ask();
    for (const [name, bytes] of before) writeFileSync(file(name), bytes);
    return answer;
  }
  /** Changes the list of entries of one bundle. */
  const within = (index: number, change: (entries: Buffer[]) => Buffer[]) =>
    spoilt({ [entriesOf(index)]: (bytes) => bundleEntries(change(unbundleEntries(bytes))) });

  beforeAll(async () => {
    const log = await grown(SIZE);
    work.put('policy', log.policy());
    log.mirrorTo(work.path('m'));
  });
  afterAll(() => work.remove());
  afterEach(() => expect(ask().verdict).toBe('proven'));

  it('is proven as it is, and says how long it took when asked', () => {
    const answer = work.ask('mirror', 'm', '--policy', 'policy', '--time');
    expect(answer).toMatchObject({ verdict: 'proven', found: { size: SIZE, enoughWitnesses: true } });
    expect(answer.rows.at(-1)?.[0]).toBe('took');
    expect(work.ask('mirror', 'm').verdict).toBe('cannot tell');
  });

  it.each([0, 1, 2, 255, 256, 257, 511, 512, 513, 1000])('of %p entries is proven', async (size) => {
    const log = await grown(size, `size ${size}`);
    log.mirrorTo(work.path(`of-${size}`));
    work.put(`policy-${size}`, log.policy());
    expect(work.ask('mirror', `of-${size}`, '--policy', `policy-${size}`).verdict).toBe('proven');
  });

  it('names the entry in which any one bit was turned', () => {
    for (let i = 0; i < 250; i++) {
      const at = random.below(SIZE);
      const answer = within(Math.floor(at / 256), (all) => all.with(at % 256, turned(all[at % 256]!, random.below(8_000))));
      expect([answer.verdict, answer.found.index]).toEqual(['disproven', at]);
    }
  });

  it('names the first entry that was moved, left out, doubled or put in', () => {
    for (let i = 0; i < 100; i++) {
      const tile = random.below(3);
      const last = tile === 2 ? SIZE - 512 : 256;
      const [a, b] = [random.below(last - 1), random.below(last)].sort((x, y) => x - y) as [number, number];
      if (a === b) continue;
      const swapped = within(tile, (all) => all.with(a, all[b]!).with(b, all[a]!));
      const gone = within(tile, (all) => all.toSpliced(a, 1));
      const doubled = within(tile, (all) => all.toSpliced(a, 1, all[a]!, all[a]!).slice(0, 256));
      const first = tile * 256 + a;
      expect([swapped.found.index, gone.found.index]).toEqual([first, first]);
      expect([swapped, gone, doubled].map(({ verdict }) => verdict)).toEqual(['disproven', 'disproven', 'disproven']);
    }
  });

  it('names the entry whose length was changed, and the place where a file is cut', () => {
    for (let i = 0; i < 100; i++) {
      const at = random.below(256);
      const bit = random.below(16);
      const changed = spoilt({
        [entriesOf(1)]: (bytes) => {
          const start = unbundleEntries(bytes)
            .slice(0, at)
            .reduce((sum, entry) => sum + entry.length + 2, 0);
          return Buffer.concat([bytes.subarray(0, start), turned(bytes.subarray(start, start + 2), bit), bytes.subarray(start + 2)]);
        },
      });
      expect([changed.verdict, changed.found.index]).toEqual(['disproven', 256 + at]);
    }
    expect(spoilt({ [entriesOf(0)]: (bytes) => bytes.subarray(0, -1) })).toMatchObject({ verdict: 'disproven', found: { index: 255 } });
    expect(spoilt({ [entriesOf(2)]: (bytes) => Buffer.concat([bytes, Buffer.of(0)]) })).toMatchObject({
      verdict: 'disproven',
      found: { index: SIZE },
    });
  });

  it('tells a spoilt hash from a spoilt entry, on each level', () => {
    for (let i = 0; i < 100; i++) {
      const at = random.below(SIZE);
      const answer = spoilt({ [tileOf(Math.floor(at / 256))]: (bytes) => turned(bytes, (at % 256) * 256 + random.below(256)) });
      expect([answer.verdict, answer.found.index]).toEqual(['disproven', at]);
      expect(answer.sentence).toContain('as the record has it, but the mirror is damaged');
    }
    const above = tilePath({ level: 1, index: 0, width: 2 });
    expect(spoilt({ [above]: (bytes) => turned(bytes, 300) })).toMatchObject({ verdict: 'disproven', found: { index: 256, level: 1 } });
  });

  it('finds what was changed together with its hash, and with every hash above it', () => {
    const at = 300;
    const forged = (bytes: Buffer) => unbundleEntries(bytes).with(at - 256, turned(unbundleEntries(bytes)[at - 256]!, 400));
    const rehash = (bytes: Buffer) =>
      Buffer.concat([
        bytes.subarray(0, (at - 256) * 32),
        leafHash(forged(readFileSync(file(entriesOf(1))))[at - 256]!),
        bytes.subarray((at - 255) * 32),
      ]);
    // The tile first: its new hash is taken from the entry as it will be.
    const both = spoilt({ [tileOf(1)]: (bytes) => Buffer.from(rehash(bytes)), [entriesOf(1)]: (bytes) => bundleEntries(forged(bytes)) });
    expect(both.verdict).toBe('disproven');
  });

  it('finds a whole history made again under the old checkpoint', async () => {
    const checkpoint = readFileSync(file('checkpoint'));
    const other = await grown(SIZE, 'another history');
    other.mirrorTo(work.path('again'));
    work.put('again/checkpoint', checkpoint);
    const answer = work.ask('mirror', 'again', '--policy', 'policy');
    expect(answer).toMatchObject({ verdict: 'disproven', sentence: expect.stringContaining('No single entry can be named') as string });
  });

  it('never takes a checkpoint in which one bit was turned', () => {
    const bits = readFileSync(file('checkpoint')).length * 8;
    for (let i = 0; i < 150; i++) expect(spoilt({ checkpoint: (bytes) => turned(bytes, random.below(bits)) }).verdict).not.toBe('proven');
  });

  it('cannot tell when a file is not there, and reads the full file in place of a part', () => {
    for (const name of [entriesOf(1), tileOf(1), tilePath({ level: 1, index: 0, width: 2 }), 'checkpoint']) {
      const bytes = readFileSync(file(name));
      rmSync(file(name));
      expect(ask().verdict).toBe('cannot tell');
      writeFileSync(file(name), bytes);
    }
    expect(existsSync(file(entriesPath(2, 256)))).toBe(false);
  });

  it('names an entry that the record holds and that is none', async () => {
    const log = new MadeLog(new Seeded('malformed'));
    for (let i = 0; i < 5; i++) log.append({ kind: 'request.asked', by: 'prison', at: day(1) }, []);
    const [entry] = log.entries.map(({ made }) => made.bytes.toString());
    log.appendBytes(Buffer.from(`${entry?.slice(0, -1)}, "v":1}`));
    log.appendBytes(Buffer.from(entry ?? ''));
    await log.seal();
    log.mirrorTo(work.path('odd'));
    work.put('odd-policy', log.policy());
    const answer = work.ask('mirror', 'odd', '--policy', 'odd-policy');
    expect(answer).toMatchObject({ verdict: 'disproven', found: { index: 5 } });
    expect(answer.sentence).toContain('canonical');
  });
});
