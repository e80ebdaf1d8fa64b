import { MadeLog } from '../spec/made-log.js';
import { Seeded } from '../spec/seeded.js';
import { day, issueStatement, story } from '../spec/story.js';
import { Workplace } from '../spec/workplace.js';

describe('the statements of a bundle', () => {
  const work = new Workplace();
  const ask = async (log: MadeLog, leftOut: readonly number[] = [], agency = 'police') => {
    const bundle = await log.bundle(agency);
    work.put('policy', log.policy());
    work.put('b', { ...bundle, entries: bundle.entries.filter(({ index }) => !leftOut.includes(index)) });
    return work.ask('statement', 'b', '--policy', 'policy');
  };
  /** Three statements to the police over fifty entries, of which about half are theirs. */
  async function busy(lie: readonly number[] = []): Promise<MadeLog> {
    const random = new Seeded('busy');
    const log = new MadeLog(random);
    for (let round = 1; round <= 3; round++) {
      for (let i = 0; i < 15; i++)
        log.append({ kind: 'request.asked', by: 'prison', at: day(round) }, random.below(2) === 0 ? ['police'] : []);
      await log.seal();
      issueStatement(log, 'police', day(round, 20), lie);
    }
    await log.seal();
    return log;
  }
  afterAll(() => work.remove());

  it('account for every entry', async () => {
    const answer = await ask(await story());
    expect(answer).toMatchObject({ verdict: 'proven', found: { faults: [], newer: 2 } });
    expect((await ask(await busy())).verdict).toBe('proven');
  });

  it('show which statement misses an entry, whichever one was left out', async () => {
    const log = await busy();
    const { entries } = await log.bundle('police');
    const last = 45 + 2;
    for (const { index } of entries.filter((one) => one.index < last)) {
      const answer = await ask(log, [index]);
      expect(answer.verdict).toBe('disproven');
      expect(answer.sentence).toMatch(/1 missing|is missing before it/);
      expect(answer.found.faults).toContainEqual(
        expect.objectContaining({ number: Math.floor((index + 1) / 16) + 1, missing: 1, tooMany: 0 }),
      );
    }
    expect((await ask(log, entries.slice(0, 4).map(({ index }) => index))).found.faults).toContainEqual(expect.objectContaining({ missing: 4 })); // prettier-ignore
  });

  it('show when the log itself counted too few', async () => {
    const { entries } = await (await busy()).bundle('police');
    const answer = await ask(await busy([entries[1]!.index]));
    expect(answer).toMatchObject({ verdict: 'disproven', found: { faults: [{ number: 1, missing: 0, tooMany: 1 }] } });
  });

  it('show when the number is right and the entries are others', async () => {
    const log = new MadeLog(new Seeded('others'));
    for (let i = 0; i < 6; i++) log.append({ kind: 'request.asked', by: 'prison', at: day(1) }, i % 2 === 0 ? ['police'] : []);
    await log.seal();
    const rationale = {
      agencyId: 'police',
      number: 1,
      previous: null,
      from: 0,
      to: 6,
      count: 3,
      root: Buffer.alloc(32).toString('base64'),
    };
    log.append({ kind: 'statement.issued', by: 'the-log', custodian: 'the-log', at: day(2), rationale }, ['police']);
    await log.seal();
    expect(await ask(log)).toMatchObject({ verdict: 'disproven', sentence: expect.stringContaining('not the same entries') as string });
  });

  it.each([
    ['a number left out', { number: 3 }, 'statement 2 is missing'],
    ['a number given twice', { number: 1 }, 'two of that number'],
    ['another before it', { previous: '01930f2e-7c00-7abc-8def-0123456789ab' }, 'does not name'],
    ['a gap', { from: 7 }, 'not where the one before it ends'],
    ['the future', { to: 400 }, 'came after it'],
  ])('show %s', async (_what, wrong, why) => {
    const log = new MadeLog(new Seeded('chain'));
    for (let i = 0; i < 6; i++) log.append({ kind: 'request.asked', by: 'prison', at: day(1) }, ['police']);
    await log.seal();
    issueStatement(log, 'police', day(2));
    await log.seal();
    issueStatement(log, 'police', day(3));
    const { act } = log.entries.pop()!;
    log.append({ ...act!, rationale: { ...(act!.rationale as object), ...wrong } }, ['police']);
    await log.seal();
    const answer = await ask(log);
    expect(answer.verdict).toBe('disproven');
    expect(JSON.stringify(answer.rows)).toContain(why);
  });

  it('are not said to be missing while an entry that may be one is closed', async () => {
    const log = await busy();
    const bundle = await log.bundle('police');
    const closed = bundle.entries.find(({ index }) => index === 15)!;
    closed.disclosures = [];
    work.put('policy', log.policy());
    work.put('b', bundle);
    expect(work.ask('statement', 'b', '--policy', 'policy').verdict).toBe('cannot tell');
  });

  it('of other agencies are nobody’s business, and no statement at all says nothing', async () => {
    const log = await story();
    const rationale = { agencyId: 'council', number: 9, previous: null, from: 0, to: 1, count: 7, root: '' };
    log.append({ kind: 'statement.issued', by: 'the-log', custodian: 'the-log', at: day(6), rationale }, ['prison', 'council']);
    await log.seal();
    expect(await ask(log, [], 'prison')).toMatchObject({ verdict: 'proven', found: { statements: [{ number: 1 }] } });
    expect((await ask(await story(), [], 'council')).verdict).toBe('cannot tell');
  });
});
