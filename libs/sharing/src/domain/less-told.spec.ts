import { asHeldBy, inReturn, lessTold, type PastShare } from './less-told.js';
import { asLines } from './note-lines.js';
import { unexplained } from './omissions.js';
import { aDecision, aNote, aShare, aStanding, day, known, OFFICER, POLICE, RIVERSIDE } from './spec/builders.js';

const low = aNote('low', 'LOW');
const fresh = aNote('fresh', 'HIGH', { recordedAt: day(3) });
const past = (shareId: string, more: Partial<PastShare> = {}): PastShare => ({ ...aShare([low]), shareId, revokedAt: null, ...more });
const nothing = { decisions: [], circumstances: [], standing: [] };

describe('"you have told them less than this"', () => {
  it('names each recipient once, with the shares that told them less', () => {
    const shares = [past('a'), past('b', { at: day(1) }), past('c', { recipient: OFFICER })];
    expect(lessTold(fresh, shares, nothing, day(3))).toEqual([
      { recipient: POLICE, shareIds: ['a', 'b'] },
      { recipient: OFFICER, shareIds: ['c'] },
    ]);
  });

  it('says nothing of those told as much, answered, yet to be told, or whose share was revoked', () => {
    const shares = [
      past('as grave', { items: [{ noteId: 'x', level: 'HIGH' }] }),
      past('revoked', { revokedAt: day(2) }),
      past('to come', { at: day(4) }),
    ];
    expect(lessTold(fresh, shares, nothing, day(3))).toEqual([]);
    expect(lessTold(fresh, [past('a')], { ...nothing, decisions: [aDecision(fresh, 'WITHHELD', { decidedAt: day(3) })] }, day(3))).toEqual(
      [],
    );
    expect(lessTold(fresh, [past('a')], { ...nothing, standing: [aStanding()] }, day(3))).toEqual([]);
  });

  it('asks again about a new version of something that was answered', () => {
    const decisions = [aDecision(aNote('old', 'MEDIUM'), 'NOT_RELEVANT')];
    expect(lessTold(aNote('raised', 'HIGH', { recordedAt: day(3) }), [past('a')], { ...nothing, decisions }, day(3))).toHaveLength(1);
  });
});

describe('the other directions', () => {
  const sent = aShare([aNote('told', 'LOW')]);
  const theirs = aNote('theirs', 'HIGH', { agencyId: 'police' });
  const custody = aNote('custody', 'HIGH', { agencyId: 'prison' });

  it('is asked of the group agency that holds the item', () => {
    const event = asHeldBy(sent, 'prison');
    expect(event && unexplained(event, known({ held: [custody, theirs] }), day(1))).toEqual([custody]);
    expect(asHeldBy(sent, 'police')).toBeNull();
  });

  it('is asked of the recipient towards the unit that told it', () => {
    const unit = { agencyId: 'probation', unitId: 'unit 7', staffId: null };
    const event = inReturn(sent, unit);
    expect(unexplained(event, known({ held: [custody, theirs] }), day(1))).toEqual([theirs]);
    expect(
      unexplained(
        event,
        known({ held: [theirs], decisions: [aDecision(theirs, 'WITHHELD', { recipient: { ...unit, unitId: null } })] }),
        day(1),
      ),
    ).toEqual([]);
    expect(
      unexplained(event, known({ held: [theirs], decisions: [aDecision(theirs, 'WITHHELD', { recipient: RIVERSIDE })] }), day(1)),
    ).toEqual([theirs]);
  });
});

describe('lines', () => {
  it('makes a named series one line, gravest first, then newest', () => {
    const reports = [-30, -20, -25].map((at) =>
      aNote(`report ${at}`, at === -25 ? 'VERY_HIGH' : 'HIGH', { seriesName: 'Custody reports', recordedAt: day(at) }),
    );
    const alone = aNote('alone', 'VERY_HIGH', { recordedAt: day(-1) });
    const unlevelled = aNote('none', null, { recordedAt: day(-2) });
    const elsewhere = aNote('other', 'LOW', { seriesName: 'Custody reports', agencyId: 'prison', recordedAt: day(-11) });
    expect(
      asLines([elsewhere, low, ...reports, unlevelled, alone]).map((line) => [line.name, line.level, line.notes.map((note) => note.id)]),
    ).toEqual([
      [null, 'VERY_HIGH', ['alone']],
      ['Custody reports', 'VERY_HIGH', ['report -20', 'report -25', 'report -30']],
      [null, null, ['none']],
      [null, 'LOW', ['low']],
      ['Custody reports', 'LOW', ['other']],
    ]);
  });
});
