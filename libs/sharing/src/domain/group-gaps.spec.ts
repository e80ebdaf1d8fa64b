import { groupGaps, type Held, type ShareOnRecord } from './group-gaps.js';
import { aDecision, aNote, aShare, day, known } from './spec/builders.js';

const held = (id: string, agencyId: string, unitId: string): Held => ({ ...aNote(id, 'HIGH', { agencyId }), unitId });
const low = { ...aNote('address', 'LOW'), unitId: 'unit-7' };
const threats = held('threats', 'prison', 'security');
const weapon = held('weapon', 'prison', 'security');
const order = held('order', 'police', 'riverside');
const share: ShareOnRecord = { ...aShare([low]), shareId: 's1', revokedAt: null, senderUnitId: 'unit-7' };
const group = (agencyId: string): string[] => (agencyId === 'probation' ? ['prison'] : agencyId === 'prison' ? ['probation'] : []);
const ask = (shares: ShareOnRecord[], more: Parameters<typeof known>[0] & { held: Held[] }, at = day(1)) =>
  groupGaps(shares, group, { ...known(more), held: more.held }, at);

describe('the group and the other direction', () => {
  const all = [low, threats, weapon, order, held('own', 'probation', 'unit-7')];

  it('raises the prison’s towards the police, and the police’s towards the unit that told them, and nothing of the sharer’s own', () => {
    expect(ask([share], { held: all })).toEqual([
      { holderAgencyId: 'prison', unitId: 'security', recipientAgencyId: 'police', noteIds: ['threats', 'weapon'] },
      { holderAgencyId: 'police', unitId: 'riverside', recipientAgencyId: 'probation', noteIds: ['order'] },
    ]);
  });

  it('is asked of now: what was recorded after the share counts, what was replaced since does not', () => {
    const later = { ...threats, recordedAt: day(0, 5) };
    const replaced = { ...weapon, supersededAt: day(0, 6) };
    expect(ask([share], { held: [low, later, replaced] }).flatMap((gap) => gap.noteIds)).toEqual(['threats']);
  });

  it('does not wait for the grace of an urgent share: that grace is the sharer’s', () => {
    expect(ask([{ ...share, graceUntil: day(2) }], { held: [threats] })).toHaveLength(1);
  });

  it('falls silent when the holder decides, and owes nothing for a revoked share', () => {
    expect(ask([share], { held: [threats], decisions: [aDecision(threats, 'WITHHELD')] })).toEqual([]);
    expect(ask([{ ...share, revokedAt: day(0, 1) }], { held: [threats] })).toEqual([]);
  });

  it('a decision towards another unit of the sender does not answer the one that told; one towards the agency does', () => {
    const towards = (unitId: string | null) => [
      aDecision(order, 'WITHHELD', { recipient: { agencyId: 'probation', unitId, staffId: null } }),
    ];
    expect(ask([share], { held: [order], decisions: towards('unit-9') })).toHaveLength(1);
    expect(ask([share], { held: [order], decisions: towards(null) })).toEqual([]);
  });

  it('a sibling that received the share itself owes it nothing, but answers in return', () => {
    const toPrison: ShareOnRecord = { ...share, recipient: { agencyId: 'prison', unitId: null, staffId: null } };
    expect(ask([toPrison], { held: [threats, order] })).toEqual([
      { holderAgencyId: 'prison', unitId: 'security', recipientAgencyId: 'probation', noteIds: ['threats'] },
    ]);
  });

  it('keeps units apart, and puts several shares to one recipient together', () => {
    const office = held('office', 'prison', 'offender-management');
    const found = ask([share, { ...share, shareId: 's2' }], { held: [threats, office] });
    expect(found.map((gap) => [gap.unitId, gap.noteIds])).toEqual([
      ['security', ['threats']],
      ['offender-management', ['office']],
    ]);
  });
});
