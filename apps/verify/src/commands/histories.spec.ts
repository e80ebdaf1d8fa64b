import { readFileSync } from 'node:fs';
import { formatAddCheckpoint } from '@lib/tlog';
import { MadeLog } from '../spec/made-log.js';
import { Seeded } from '../spec/seeded.js';
import { day } from '../spec/story.js';
import { turned, Workplace } from '../spec/workplace.js';

/** Sealed at 3, 300 and 520 entries; the fork shares the first `same` of them to the byte, and the keys. */
async function twins(same: number): Promise<[MadeLog, MadeLog]> {
  const log = new MadeLog(new Seeded('one'));
  const fork = log.fork(new Seeded('two'));
  for (const size of [3, 300, 520]) {
    while (log.entries.length < size) {
      log.append({ kind: 'request.asked', by: 'prison', at: day(1) }, log.entries.length % 20 === 0 ? ['police'] : []);
      if (fork.entries.length < same) fork.entries.push(log.entries.at(-1)!);
      else fork.append({ kind: 'request.asked', by: 'prison', at: day(1) }, fork.entries.length % 20 === 0 ? ['council'] : []);
    }
    await log.seal();
    await fork.seal();
  }
  return [log, fork];
}

describe('two histories of one record', () => {
  const work = new Workplace();
  let log: MadeLog;
  let fork: MadeLog;
  beforeAll(async () => {
    [log, fork] = await twins(2);
    work.put('policy', log.policy());
    for (const [name, one] of [
      ['log', log],
      ['fork', fork],
    ] as const) {
      // prettier-ignore
      one.notes.forEach((note, i) => work.put(`${name}-${i}`, note));
      one.mirrorTo(work.path(name));
    }
    work.put('police.json', await log.bundle('police'));
    work.put('council.json', await fork.bundle('council'));
    work.put('receipt', await log.receipt(20, 'police'));
  });
  afterAll(() => work.remove());
  const ask = (question: string, ...words: string[]) => work.ask(question, ...words, '--policy', 'policy');

  it.each([
    ['log-1', 'fork-1'],
    ['log', 'fork'],
    ['log', 'fork-0'],
    ['log-1', 'fork'],
    ['fork', 'log-0'],
    ['police.json', 'council.json'],
    ['police.json', 'fork-1'],
    ['receipt', 'council.json'],
  ])('%s and %s are found out, and the evidence stands alone', (a, b) => {
    const evidence = `evidence ${a} ${b}`;
    expect(ask('compare', a, b, '--evidence', evidence)).toMatchObject({ verdict: 'disproven', found: { split: true, signed: true } });
    expect(ask('compare', evidence)).toMatchObject({ verdict: 'disproven', found: { split: true } });
    expect(work.ask('compare', evidence).sentence).toContain('Give the policy');
    // The control: spoilt evidence is no evidence.
    const text = JSON.parse(readFileSync(work.path(evidence), 'utf8')) as {
      newer: string;
      older: string;
      newerAtOlderSize: { proof: string[] } | null;
    };
    work.put('spoilt', { ...text, newer: text.newer.replace(/\n\d+\n/, '\n521\n') });
    expect(ask('compare', 'spoilt').sentence).not.toContain('two histories');
    work.put('twice', { ...text, newer: text.older });
    expect(ask('compare', 'twice').verdict).toBe('cannot tell');
    if (!text.newerAtOlderSize) return;
    const [first = '', ...rest] = text.newerAtOlderSize.proof;
    const proof = [turned(Buffer.from(first, 'base64'), 1).toString('base64'), ...rest];
    work.put('spoilt', { ...text, newerAtOlderSize: { ...text.newerAtOlderSize, proof } });
    expect(ask('compare', 'spoilt').sentence).toContain('does not');
    expect(ask('compare', 'spoilt').found).not.toHaveProperty('split');
  });

  it.each([
    ['log', 'log'],
    ['log', 'log-0'],
    ['log-1', 'log'],
    ['log', 'police.json'],
    ['log-2', 'receipt'],
    ['police.json', 'log-1'],
  ])('%s and %s are one', (a, b) => expect(ask('compare', a, b).verdict).toBe(a === 'police.json' ? 'cannot tell' : 'proven'));

  it('cannot be told apart at different sizes without a mirror, nor without the policy', () => {
    expect(ask('compare', 'log-1', 'fork-2')).toMatchObject({
      verdict: 'cannot tell',
      sentence: expect.stringContaining('mirror') as string,
    });
    expect(work.ask('compare', 'log', 'log-0').verdict).toBe('cannot tell');
  });

  it('does not write over a file, and says so', () => {
    work.put('there', 'x');
    expect(ask('compare', 'log-1', 'fork-1', '--evidence', 'there').verdict).toBe('cannot tell');
    expect(readFileSync(work.path('there'), 'utf8')).toBe('x');
  });

  it('continue one another by a mirror or by what a witness was sent, and only then', async () => {
    const request = async (from: number, to: number) => formatAddCheckpoint(log.notes.length && [3, 300, 520][from]!, await log.tree().proveConsistency([3, 300, 520][from]!, [3, 300, 520][to]!), log.notes[to]!); // prettier-ignore
    for (const [from, to] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      // prettier-ignore
      work.put('request', await request(from, to));
      expect(ask('consistency', `log-${from}`, `log-${to}`, 'request').verdict).toBe('proven');
      expect(ask('consistency', `log-${from}`, `log-${to}`, 'log').verdict).toBe('proven');
      expect(ask('consistency', `fork-${from}`, `log-${to}`, 'request').verdict).toBe('disproven');
      expect(ask('consistency', `fork-${from}`, `log-${to}`, 'log').verdict).toBe('disproven');
      expect(ask('consistency', `log-${from}`, `log-${to}`).verdict).toBe('cannot tell');
      expect(ask('consistency', `log-${from}`, `fork-${to}`, 'request').verdict).toBe('cannot tell');
      expect(ask('consistency', `log-${to}`, `log-${from}`, 'request').verdict).toBe('cannot tell');
    }
    expect(ask('consistency', 'log-1', 'log-1').verdict).toBe('proven');
    expect(ask('consistency', 'log-1', 'fork-1').verdict).toBe('disproven');
    expect(ask('checkpoint', 'log-1').verdict).toBe('proven');
    expect(work.ask('checkpoint', 'log-1').verdict).toBe('cannot tell');
  });

  it('that part at any entry are found from there on and not before', async () => {
    for (const same of [3, 4, 255, 256, 299, 300, 301, 512, 519]) {
      const [one, other] = await twins(same);
      one.mirrorTo(work.path(`one-${same}`));
      work.put('p', one.policy());
      [3, 300, 520].forEach((size, i) => {
        work.put('other', other.notes[i]!);
        const answer = work.ask('compare', `one-${same}`, 'other', '--policy', 'p', '--evidence', `e-${same}-${size}`);
        expect([same, size, answer.verdict]).toEqual([same, size, size > same ? 'disproven' : 'proven']);
        if (size > same) expect(work.ask('compare', `e-${same}-${size}`, '--policy', 'p').verdict).toBe('disproven');
      });
    }
  });
});
