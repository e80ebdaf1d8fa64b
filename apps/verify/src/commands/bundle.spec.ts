import type { MadeBundle, MadeLog } from '../spec/made-log.js';
import { Seeded } from '../spec/seeded.js';
import { story } from '../spec/story.js';
import { turned, Workplace } from '../spec/workplace.js';

const asText = (bytes: Buffer) => bytes.toString('base64');
const bytesOf = (text: string) => Buffer.from(text, 'base64');

describe('a bundle', () => {
  const work = new Workplace();
  const random = new Seeded('bundle edits');
  let log: MadeLog;
  let whole: MadeBundle;
  const one = <T>(list: readonly T[]): T => list[random.below(list.length)]!;
  /** The answer about a copy that was changed. */
  function spoilt(change: (bundle: MadeBundle) => void) {
    const copy = structuredClone(whole);
    change(copy);
    work.put('b', copy);
    return work.ask('bundle', 'b', '--policy', 'policy');
  }

  beforeAll(async () => {
    log = await story();
    whole = await log.bundle('police');
    work.put('policy', log.policy());
  });
  afterAll(() => work.remove());

  it('is proven as it is, each agency’s', async () => {
    expect(spoilt(() => undefined)).toMatchObject({
      verdict: 'proven',
      found: { entries: whole.entries.length, agency: { id: 'police' } },
    });
    for (const agency of ['prison', 'council']) {
      work.put('b', await log.bundle(agency));
      expect(work.ask('bundle', 'b', '--policy', 'policy').verdict).toBe('proven');
    }
    work.put('b', whole);
    expect(work.ask('bundle', 'b')).toMatchObject({ verdict: 'cannot tell', sentence: expect.stringContaining('policy') as string });
  });

  it.each<[string, (bundle: MadeBundle) => { index: number } | void]>([
    [
      'a bit of an entry',
      ({ entries }) => {
        const it = one(entries);
        it.entry = asText(turned(bytesOf(it.entry), random.below(8_000)));
        return it;
      },
    ],
    [
      'a bit of a proof',
      ({ entries }) => {
        const it = one(entries);
        const at = random.below(it.proof.length);
        it.proof[at] = asText(turned(bytesOf(it.proof[at]!), random.below(256)));
        return it;
      },
    ],
    [
      'the length of a proof',
      ({ entries }) => {
        const it = one(entries);
        if (random.below(2) === 0) it.proof.pop();
        else it.proof.push(it.proof[0]!);
        return it;
      },
    ],
    [
      'a bit of a disclosure',
      ({ entries }) => {
        const it = one(entries);
        const open = it.disclosures.filter((text) => !String(Buffer.from(text, 'base64url')).includes('contentSalt'));
        const at = it.disclosures.indexOf(one(open));
        const bytes = Buffer.from(it.disclosures[at]!, 'base64url');
        it.disclosures[at] = turned(bytes, random.below(bytes.length * 8)).toString('base64url');
        return it;
      },
    ],
    [
      'another entry’s disclosure',
      ({ entries }) => {
        const [it, other] = [one(entries), one(entries)];
        if (it === other) it.disclosures.push(it.disclosures[0]!);
        else it.disclosures.push(other.disclosures[0]!);
        return it;
      },
    ],
    [
      'two entries’ contents',
      ({ entries }) => {
        const at = random.below(entries.length - 1);
        const [a, b] = [entries[at]!, entries[at + 1]!];
        [a.entry, b.entry] = [b.entry, a.entry];
        return a;
      },
    ],
    [
      'the order of entries',
      ({ entries }) => {
        const at = random.below(entries.length - 1);
        entries.splice(at, 2, entries[at + 1]!, entries[at]!);
        return entries[at + 1]!;
      },
    ],
    [
      'an entry doubled',
      ({ entries }) => {
        const at = random.below(entries.length);
        entries.splice(at, 0, entries[at]!);
        return entries[at]!;
      },
    ],
  ])('finds any change to %s, and names the entry', (_what, change) => {
    // prettier-ignore
    for (let i = 0; i < 70; i++) {
      let changed: { index: number } | void;
      const answer = spoilt((bundle) => {
        changed = change(bundle);
      });
      expect([answer.verdict, answer.found.index]).toEqual(['disproven', changed!.index]);
    }
  });

  it('never takes an index, a checkpoint or an older checkpoint that was changed', () => {
    for (let i = 0; i < 120; i++) {
      const answers = [
        spoilt(({ entries }) => void (one(entries).index += 1 + random.below(3))),
        spoilt(
          (bundle) => void (bundle.checkpoint = String(turned(Buffer.from(bundle.checkpoint), random.below(bundle.checkpoint.length * 8)))),
        ),
        spoilt((bundle) => {
          const at = random.below(bundle.checkpoints.length);
          const [text = '', lines = ''] = bundle.checkpoints[at]!.split('\n\n');
          bundle.checkpoints[at] = `${text.replace(/\n\d+\n/, '\n3\n')}\n\n${lines}`;
        }),
      ];
      expect(answers.map(({ verdict }) => verdict)).not.toContain('proven');
    }
  });

  it('finds one entry’s field said twice, and items that are not in order', () => {
    expect(spoilt(({ entries }) => void entries[0]!.disclosures.push(entries[0]!.disclosures[0]!)).verdict).toBe('disproven');
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['another version', '{"v":2}'],
    ['parts missing', '{"v":1}'],
    ['a list', '[]'],
  ])('cannot tell anything from %s', (_what, text) => {
    work.put('odd', text);
    expect(work.ask('bundle', 'odd', '--policy', 'policy').verdict).toBe('cannot tell');
  });
});
