import { DECLINE_REASONS, endOf, mayDecline } from './declining.js';

const OPEN = { completedAt: null, declinedAt: null, closedAt: null };
const at = new Date('2027-03-01T09:00:00Z');

describe('declining an enquiry', () => {
  test('ENQ-21: a reason is one of the list, and some need words', () => {
    expect(mayDecline(OPEN, 'BECAUSE', 'We are busy today')).toMatchObject({ code: 'ENQ-21', field: 'reasonCode' });
    for (const { code, needsWords } of DECLINE_REASONS) {
      const without = mayDecline(OPEN, code, null);
      expect([code, without?.code ?? null]).toEqual([code, needsWords ? 'ENQ-21' : null]);
      expect(mayDecline(OPEN, code, 'n/a')?.code ?? null).toBe(needsWords ? 'ENQ-21' : null);
      expect(mayDecline(OPEN, code, 'The tagging provider holds this')).toBeNull();
    }
    expect(DECLINE_REASONS.filter(({ needsWords }) => needsWords)).toHaveLength(4);
  });

  test('ENQ-20: an enquiry ends once, however it ended', () => {
    expect(endOf(OPEN)).toBeNull();
    for (const [change, how] of [
      [{ completedAt: at }, 'ANSWERED'],
      [{ declinedAt: at }, 'DECLINED'],
      [{ closedAt: at }, 'TAKEN_BACK'],
    ] as const) {
      expect(endOf({ ...OPEN, ...change })).toBe(how);
      expect(mayDecline({ ...OPEN, ...change }, 'NOT_OUR_CASE', null)).toMatchObject({ code: 'ENQ-20', how });
    }
  });
});
