import { MadeLog } from '../spec/made-log.js';
import { Seeded } from '../spec/seeded.js';
import { ALICE, BRAN, day, story } from '../spec/story.js';
import { Workplace } from '../spec/workplace.js';

type Told = {
  item: { item: { id: string } };
  releasedAt: string;
  openedAt: string | null;
  correctedAt: string | null;
  revokedAt: string | null;
  standing: boolean;
};
type Withheld = { item: { outcome: string; recipient: { agencyId: string } } };

describe('what an agency had been told by an instant', () => {
  const work = new Workplace();
  let log: MadeLog;
  const ask = (agency: string, at: string, ...more: string[]) =>
    work.ask('as-of', `${agency}.json`, '--policy', 'policy', '--person', ALICE, '--at', at, ...more);
  const told = (agency: string, at: string, ...more: string[]) => ask(agency, at, ...more).found.told as unknown as Told[];
  const withheld = (agency: string, at: string) => ask(agency, at).found.withheld as unknown as Withheld[];

  beforeAll(async () => {
    log = await story();
    work.put('policy', log.policy('2'));
    for (const agency of ['police', 'prison', 'council']) work.put(`${agency}.json`, await log.bundle(agency));
  });
  afterAll(() => work.remove());

  it('grows, is opened, corrected and taken back, each from its own instant on', () => {
    expect(ask('police', day(1, 8))).toMatchObject({ verdict: 'proven', found: { told: [], withheld: [] } });
    const just = new Date(Date.parse(day(2)) - 1).toISOString();
    expect(told('police', just)).toMatchObject([{ releasedAt: day(1), openedAt: null, standing: true }]);
    expect(told('police', day(2))).toMatchObject([{ openedAt: day(2), correctedAt: null }]);
    expect(told('police', day(3))).toMatchObject([{ openedAt: day(2), correctedAt: day(3), revokedAt: null, standing: true }]);
    expect(told('police', day(4))).toHaveLength(2);
    expect(told('police', day(9))).toMatchObject([
      { revokedAt: day(5), standing: false },
      { standing: true, openedAt: null },
    ]);
  });

  it('is about the person asked for, and of the agency whose bundle it is', () => {
    const bran = work.ask('as-of', 'police.json', '--policy', 'policy', '--person', BRAN, '--at', day(9));
    expect(bran.found.told).toHaveLength(1);
    expect(told('council', day(9))).toHaveLength(1);
    expect(told('prison', day(9))).toEqual([]);
    expect(withheld('police', day(9))).toEqual([]);
  });

  it('has what it withheld by its latest decision about each item and recipient', () => {
    expect(withheld('prison', day(1)).map(({ item }) => [item.outcome, item.recipient.agencyId])).toEqual([['WITHHELD', 'police'], ['SHARED_IN_PART', 'council']]); // prettier-ignore
    expect(withheld('prison', day(4)).map(({ item }) => item.outcome)).toEqual(['SHARED_IN_PART']);
  });

  it('by witnesses: only what enough of them had vouched for by then', () => {
    const witnessed = (at: string) => told('police', at, '--by', 'witnessed');
    expect(witnessed(day(1, 12))).toEqual([]);
    expect(witnessed(new Date(Date.parse(day(1, 12)) + 59_999).toISOString())).toEqual([]);
    expect(witnessed(new Date(Date.parse(day(1, 12)) + 60_000).toISOString())).toHaveLength(1);
    expect(witnessed(day(5, 10)).map(({ standing }) => standing)).toEqual([true, true]);
    expect(witnessed(day(5, 13))[0]?.standing).toBe(false);
  });

  it('counts an opening by itself only, and of two decisions in one instant the later on the record', async () => {
    const odd = new MadeLog(new Seeded('odd'));
    const item = { id: 'n1', to: 'police', content: 'x' };
    const sent = odd.append({ kind: 'share.released', by: 'prison', at: day(1), person: ALICE, items: [{ ...item, outcome: 'SHARED' }] }, [
      'police',
    ]);
    odd.append({ kind: 'share.opened', by: 'council', at: day(2), person: ALICE, about: sent.id }, ['police', 'prison']);
    for (const outcome of ['SHARED', 'WITHHELD', 'DEFERRED'])
      odd.append({ kind: 'decision.recorded', by: 'police', at: day(3), person: ALICE, items: [{ id: 'n2', to: 'council', outcome }] }, []);
    await odd.seal();
    work.put('odd-policy', odd.policy());
    work.put('odd.json', await odd.bundle('police'));
    const answer = work.ask('as-of', 'odd.json', '--policy', 'odd-policy', '--person', ALICE, '--at', day(9));
    expect(answer.found).toMatchObject({ told: [{ openedAt: null }], withheld: [{ item: { outcome: 'DEFERRED' } }] });
  });

  it('cannot be told by witnesses without the policy that names them', () => {
    const words = ['--person', ALICE, '--at', day(9), '--by', 'witnessed'];
    expect(work.ask('as-of', 'police.json', ...words)).toMatchObject({
      verdict: 'cannot tell',
      sentence: expect.stringContaining('policy') as string,
    });
    work.put('none', log.policy('none'));
    expect(work.ask('as-of', 'police.json', '--policy', 'none', ...words).verdict).toBe('cannot tell');
  });

  it('cannot be told while an entry does not say what it is', async () => {
    const bundle = await log.bundle('police');
    const entry = bundle.entries[0]!;
    entry.disclosures = entry.disclosures.filter((one) => !String(Buffer.from(one, 'base64url')).includes('"kind","share'));
    work.put('closed.json', bundle);
    expect(work.ask('as-of', 'closed.json', '--policy', 'policy', '--person', ALICE, '--at', day(9))).toMatchObject({
      verdict: 'cannot tell',
    });
    expect(work.ask('as-of', 'closed.json', '--policy', 'policy', '--person', ALICE, '--at', day(1, 8)).verdict).toBe('proven');
  });

  it.each(['yesterday', '2027-03-11', '2027-03-11T06:00:00', '2027-13-11T06:00:00Z'])('needs an instant with its zone, not %s', (at) => {
    expect(ask('police', at)).toMatchObject({ verdict: 'cannot tell', sentence: expect.stringContaining('zone') as string });
  });

  it('takes an instant in summer time for what it is', () => expect(ask('police', '2027-03-02T10:00:00+01:00').found.at).toBe(day(2)));
});
