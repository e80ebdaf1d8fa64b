import { type CaseAcross, caseGaps, type DecisionOnCase, looksOtherwiseAt } from './case-gaps.js';
import type { Held, ShareOnRecord } from './group-gaps.js';
import { aDecision, aNote, aShare, day } from './spec/builders.js';

const held = (id: string, agencyId: string, unitId: string, level: 'LOW' | 'HIGH' | 'VERY_HIGH' = 'HIGH'): Held => ({
  ...aNote(id, level, { agencyId }),
  unitId,
});
const address = held('address', 'probation', 'unit-7', 'LOW');
const assault = held('assault', 'probation', 'unit-7', 'VERY_HIGH');
const breach = held('breach', 'probation', 'unit-9');
const weapon = held('weapon', 'prison', 'security');
const share: ShareOnRecord = { ...aShare([address]), shareId: 's1', revokedAt: null, senderUnitId: 'unit-7' };
const decided = (note: Held, ...rest: [Parameters<typeof aDecision>[1], Parameters<typeof aDecision>[2]?]): DecisionOnCase => ({
  ...aDecision(note, ...rest),
  id: `${rest[0]} ${note.id}`,
  agencyId: note.agencyId,
  unitId: note.unitId,
});
const aCase = (of: Partial<Omit<CaseAcross, 'known'>> & Partial<CaseAcross['known']>): CaseAcross => ({
  at: of.at ?? day(1),
  shares: of.shares ?? [share],
  known: {
    held: of.held ?? [address, assault, breach],
    decisions: of.decisions ?? [],
    circumstances: of.circumstances ?? [],
    standing: of.standing ?? [],
  },
  silences: of.silences ?? [],
  heard: of.heard ?? [],
  siblings: new Map([
    ['probation', ['prison']],
    ['prison', ['probation']],
  ]),
});
const lines = (of: CaseAcross) => caseGaps(of).map((gap) => [gap.unitId, gap.recipientAgencyId, gap.own, gap.unexplained, gap.unshared]);

describe('all that stands to be looked at in a case', () => {
  it('is a row for each unit that holds something graver, most of it in two figures: unexplained, and explained yet not shared', () => {
    expect(lines(aCase({ decisions: [decided(breach, 'WITHHELD')] }))).toEqual([
      ['unit-7', 'police', true, ['assault'], []],
      ['unit-9', 'police', true, [], ['breach']],
    ]);
  });

  it('says since when the longest of them has not been told', () => {
    const both = [
      decided(assault, 'WITHHELD', { decidedAt: day(0, 9) }),
      decided({ ...breach, unitId: 'unit-7' }, 'NOT_RELEVANT', { decidedAt: day(0, 3) }),
    ];
    const [gap] = caseGaps(aCase({ held: [address, assault, { ...breach, unitId: 'unit-7' }], decisions: both }));
    expect([gap?.unshared, gap?.unsharedSince]).toEqual([['assault', 'breach'], day(0, 3)]);
  });

  it('a note that is undecided for one part of the recipient and withheld from another is unexplained, and counted once', () => {
    const toUnit: ShareOnRecord = { ...share, shareId: 's2', recipient: { agencyId: 'police', unitId: 'riverside', staffId: null } };
    const decision = decided(assault, 'WITHHELD', { recipient: toUnit.recipient });
    expect(lines(aCase({ shares: [share, toUnit], held: [address, assault], decisions: [decision] }))).toEqual([
      ['unit-7', 'police', true, ['assault'], []],
    ]);
  });

  it('another agency of the group has a row of its own where it has something to decide, and none when it has decided', () => {
    const all = [address, weapon];
    expect(lines(aCase({ held: all }))).toEqual([['security', 'police', false, ['weapon'], []]]);
    // That probation told the police anything is not the prison's to read from its own withholding.
    expect(lines(aCase({ held: all, decisions: [decided(weapon, 'WITHHELD')] }))).toEqual([]);
  });

  it('an overdue review and a silent source stand there though nothing graver is held', () => {
    const overdue = decided(breach, 'WITHHELD', { reviewBy: '2027-01-01' });
    const silences = [
      { agencyId: 'probation', unitId: 'unit-7', recipientAgencyId: 'police', since: day(0), codes: ['PRISON_SECURITY', 'HOUSING'] },
    ];
    const heard = [
      { agencyId: 'probation', desk: 'HOUSING', at: day(0, 4) },
      { agencyId: 'police', desk: 'PRISON_SECURITY', at: day(0, 4) },
    ];
    const found = caseGaps(aCase({ at: new Date('2027-03-01T09:00:00Z'), shares: [], decisions: [overdue], silences, heard }));
    expect(found.map(({ unitId, reviews, silent }) => [unitId, reviews, silent])).toEqual([
      ['unit-9', ['WITHHELD breach'], []],
      ['unit-7', [], ['PRISON_SECURITY']],
    ]);
  });

  it('a share that was taken back leaves nothing', () => {
    expect(caseGaps(aCase({ shares: [{ ...share, revokedAt: day(0, 20) }] }))).toEqual([]);
  });
});

describe('the next instant at which time alone may change the answer', () => {
  const soon = new Date('2027-03-27T10:00:00Z');
  const standing = {
    agencyId: 'probation',
    recipientAgencyId: 'police',
    category: 'WEAPON',
    approvedAt: day(0),
    reviewBy: '2027-03-28',
    endedAt: null,
  };
  it.each<[string, Partial<Omit<CaseAcross, 'known'>> & Partial<CaseAcross['known']>, string | null]>([
    ['nothing runs', {}, null],
    ['the grace of an urgent share', { shares: [{ ...share, graceUntil: new Date('2027-03-27T11:00:00Z') }] }, '2027-03-27T11:00:00.000Z'],
    [
      'a deferral',
      { decisions: [decided(breach, 'DEFERRED', { deferredUntil: new Date('2027-04-02T09:00:00Z') })] },
      '2027-04-02T09:00:00.000Z',
    ],
    // The clocks go forward on 28 March: that London day ends at 23:00 UTC.
    [
      'the end of a review day, in London',
      { decisions: [decided(breach, 'WITHHELD', { reviewBy: '2027-03-28' })] },
      '2027-03-28T23:00:00.000Z',
    ],
    ['the end of a standing decision’s review day', { standing: [standing] }, '2027-03-28T23:00:00.000Z'],
    ['the end of a note’s last day', { held: [{ ...breach, expiresOn: '2027-03-27' }] }, '2027-03-28T00:00:00.000Z'],
    ['what has passed is not waited for', { held: [{ ...breach, expiresOn: '2027-03-26' }] }, null],
  ])('%s', (_what, of, expected) => {
    expect(looksOtherwiseAt(aCase({ at: soon, ...of }))?.toISOString() ?? null).toBe(expected);
  });
});
