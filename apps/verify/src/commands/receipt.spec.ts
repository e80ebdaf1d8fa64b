import { formatProof, parseProof } from '@lib/tlog';
import { digestOf, encode } from '../spec/made-entry.js';
import { MadeLog } from '../spec/made-log.js';
import { Seeded } from '../spec/seeded.js';
import { ALICE, day, story } from '../spec/story.js';
import { turned, Workplace } from '../spec/workplace.js';

/** The first release: index 2 of the story. */
const RELEASE = 2;

describe('a receipt', () => {
  const work = new Workplace();
  let log: MadeLog;
  let proof: ReturnType<typeof parseProof>;
  let extra: { entry: string; disclosures: string[] };
  const random = new Seeded('receipt');
  const ask = (change: Partial<typeof proof>, ...more: string[]) => {
    work.put('r', formatProof({ ...proof, ...change }));
    return work.ask('receipt', 'r', '--policy', 'policy', ...more);
  };
  const withExtra = (change: Partial<typeof extra>) => ask({ extra: Buffer.from(JSON.stringify({ ...extra, ...change })) });

  beforeAll(async () => {
    log = await story();
    work.put('policy', log.policy());
    proof = parseProof(await log.receipt(RELEASE, 'police'));
    extra = JSON.parse(String(proof.extra)) as typeof extra;
  });
  afterAll(() => work.remove());

  it('is proven as it was given, and says what, who, when, to whom and by whom it is vouched for', () => {
    const answer = ask({});
    expect(answer.verdict).toBe('proven');
    expect(answer.sentence).toContain('Entry 2 stands in the record');
    const told = JSON.stringify(answer.rows);
    for (const words of ['share.released', 'Siân Prys', ALICE, 'SHARED', 'police', 'inspectorate', 'no later than 2027-03-05 13:00:00 UTC'])
      expect(told).toContain(words);
    expect(answer.found).toMatchObject({ index: RELEASE, signed: true, enoughWitnesses: true, witnessedAt: '2027-03-05T13:00:00.000Z' });
  });

  it('is disproven by one bit in the entry, the proof, the place, the root or any signature', () => {
    const { checkpoint, hashes } = proof;
    const entry = Buffer.from(extra.entry, 'base64');
    for (let i = 0; i < 200; i++)
      expect(withExtra({ entry: turned(entry, random.below(entry.length * 8)).toString('base64') }).verdict).toBe('disproven');
    for (const [at, hash] of hashes.entries())
      for (let i = 0; i < 20; i++) expect(ask({ hashes: hashes.with(at, turned(hash, random.below(256))) }).verdict).toBe('disproven');
    for (const index of [0, 1, 3, 7]) expect(ask({ index }).verdict).toBe('disproven');
    expect(ask({ hashes: hashes.slice(1) }).verdict).toBe('disproven');
    const root = checkpoint.split('\n')[2] ?? '';
    expect(ask({ checkpoint: checkpoint.replace(root, turned(Buffer.from(root, 'base64'), 7).toString('base64')) }).verdict).toBe(
      'disproven',
    );
    const lines = checkpoint.split('\n').filter((line) => line.startsWith('—'));
    expect(lines).toHaveLength(4);
    for (const line of lines) {
      const [dash, name, bytes = ''] = line.split(' ');
      for (let i = 0; i < 20; i++) {
        const spoilt = turned(Buffer.from(bytes, 'base64'), 32 + random.below(64 * 8)).toString('base64');
        expect(ask({ checkpoint: checkpoint.replace(line, `${dash} ${name} ${spoilt}`) }).verdict).toBe('disproven');
      }
    }
  });

  it('is disproven by one bit in anything that is shown and that the entry commits to', () => {
    for (const [at, encoded] of extra.disclosures.entries()) {
      const bytes = Buffer.from(encoded, 'base64url');
      if (String(bytes).includes('contentSalt')) continue;
      for (let i = 0; i < 20; i++)
        expect(
          withExtra({ disclosures: extra.disclosures.with(at, turned(bytes, random.below(bytes.length * 8)).toString('base64url')) })
            .verdict,
        ).toBe('disproven');
    }
    for (const strange of [encode(random, 'kind', 'share.revoked'), extra.disclosures[0]!, 'AAAA'])
      expect(withExtra({ disclosures: [...extra.disclosures, strange] }).verdict).toBe('disproven');
  });

  it('is disproven by a salt of words that are not the entry’s', () => {
    const salt = extra.disclosures.find((one) => String(Buffer.from(one, 'base64url')).includes('contentSalt')) ?? '';
    const others = extra.disclosures.filter((one) => one !== salt);
    const [text] = JSON.parse(String(Buffer.from(salt, 'base64url'))) as [string];
    const saying = (parts: unknown) =>
      withExtra({ disclosures: [...others, Buffer.from(JSON.stringify(parts)).toString('base64url')] }).verdict;
    const of = digestOf(others.find((one) => String(Buffer.from(one, 'base64url')).includes('"item"')) ?? '');
    expect(saying([text, 'contentSalt', of])).toBe('proven');
    for (const wrong of [
      [text, 'contentSalt', digestOf('x')],
      [text, 'contentSalt', 7],
      [text, 'salt', of],
      ['short', 'contentSalt', of],
    ])
      // prettier-ignore
      expect(saying(wrong)).toBe('disproven');
  });

  it('is disproven when what stands in the record is no entry of it', async () => {
    const odd = new MadeLog(new Seeded('odd'));
    odd.append({ kind: 'request.asked', by: 'prison', at: day(1) }, []);
    odd.appendBytes(Buffer.from(String(odd.entries[0]?.made.bytes).replace('"v":1', '"v":2')));
    await odd.seal();
    work.put('odd', await odd.receipt(1, 'police'));
    work.put('odd-policy', odd.policy());
    const answer = work.ask('receipt', 'odd', '--policy', 'odd-policy');
    expect(answer).toMatchObject({
      verdict: 'disproven',
      found: { index: 1 },
      sentence: expect.stringContaining('another version') as string,
    });
  });

  it('is never proven when a bit of the file itself is turned', () => {
    const file = Buffer.from(formatProof(proof));
    const salt = String(proof.extra).indexOf(
      extra.disclosures.find((one) => String(Buffer.from(one, 'base64url')).includes('contentSalt'))!,
    );
    const saltFrom = file.indexOf('extra ') + 6 + Math.floor(salt / 3) * 4;
    let spoilt = 0;
    for (let bit = 0; spoilt < 600; bit = random.below(file.length * 8), spoilt++) {
      const at = Math.floor(bit / 8);
      // Nothing commits to the salt of an item's words but the words themselves: see below.
      if (at >= saltFrom - 4 && at < saltFrom + 160) continue;
      work.put('r', turned(file, bit));
      expect([at, work.ask('receipt', 'r', '--policy', 'policy').verdict]).not.toEqual([at, 'proven']);
    }
  });

  it('says of what is left out that it is not shown or erased, and stays proven', () => {
    const kept = extra.disclosures.filter((one) => !/"kind"|"item"/.test(String(Buffer.from(one, 'base64url')).slice(24, 34)));
    expect(kept.length).toBeLessThan(extra.disclosures.length);
    const answer = withExtra({ disclosures: kept });
    expect(answer.verdict).toBe('proven');
    expect(answer.rows.find(([what]) => what === 'what')?.[1]).toBe('not shown to you, or erased');
  });

  it('checks the words that went, to the letter', () => {
    work.put('words', 'Carries a knife.\n');
    work.put('others', 'Carries a knife!');
    expect(ask({}, '--text', 'words')).toMatchObject({ verdict: 'proven', found: { wordsAreOfItem: true } });
    expect(ask({}, '--text', 'others')).toMatchObject({ verdict: 'disproven' });
    const kept = extra.disclosures.filter((one) => !String(Buffer.from(one, 'base64url')).includes('contentSalt'));
    work.put('r', formatProof({ ...proof, extra: Buffer.from(JSON.stringify({ ...extra, disclosures: kept })) }));
    expect(work.ask('receipt', 'r', '--policy', 'policy', '--text', 'words').verdict).toBe('cannot tell');
  });

  it('cannot tell whose it is without a policy, with another log’s, or with too few witnesses', async () => {
    const whole = await log.receipt(RELEASE, 'police');
    work.put('whole', whole);
    expect(work.ask('receipt', 'whole')).toMatchObject({ verdict: 'cannot tell', sentence: expect.stringContaining('--policy') as string });
    work.put('other', (await story('another')).policy());
    expect(work.ask('receipt', 'whole', '--policy', 'other').verdict).toBe('cannot tell');
    const [text = '', lines = ''] = proof.checkpoint.split('\n\n');
    const few = `${text}\n\n${lines.split('\n').slice(0, 3).join('\n')}\n`;
    expect(ask({ checkpoint: few })).toMatchObject({
      verdict: 'cannot tell',
      sentence: expect.stringContaining('asks for more') as string,
    });
    work.put('two', log.policy('2'));
    expect(work.ask('receipt', 'r', '--policy', 'two').verdict).toBe('proven');
  });

  it.each([
    ['nothing', ''],
    ['another file', 'Dear Sir'],
    ['bytes', Buffer.of(0xff, 0xfe, 0)],
    [
      'a proof without the entry',
      'c2sp.org/tlog-proof@v1\nindex 0\n\no\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— o AAAAAAE=\n',
    ],
  ])('cannot tell anything from %s, and says so in a sentence', (_what, content) => {
    work.put('odd', content);
    const answer = work.ask('receipt', 'odd', '--policy', 'policy');
    expect(answer.verdict).toBe('cannot tell');
    expect(answer.sentence).toMatch(/[Gg]et it again|Ask for/);
  });
});
