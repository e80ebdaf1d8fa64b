import { isAddressedTo, mayAcknowledge, mayReturn, mayRevoke, type ShareStanding } from './answering.js';

const seen = new Date('2027-03-02T10:00:00Z');
const share = (more: Partial<ShareStanding> = {}): ShareStanding => ({
  asked: null,
  firstSeenAt: seen,
  response: null,
  revokedAt: null,
  ...more,
});

describe('answering a share', () => {
  it('is one press when nothing was asked', () => expect(mayAcknowledge(share(), null)).toBeNull());
  it('SHR-23 needs words when something was asked', () => {
    expect(mayAcknowledge(share({ asked: 'Visit him' }), '...')).toMatchObject({ code: 'SHR-23', field: 'words' });
    expect(mayAcknowledge(share({ asked: 'Visit him' }), 'Tonight')).toBeNull();
  });
  it('SHR-22 comes after reading', () => expect(mayAcknowledge(share({ firstSeenAt: null }), null)).toMatchObject({ code: 'SHR-22' }));
  it('SHR-21 happens once', () => {
    expect(mayAcknowledge(share({ response: 'NOT_FOR_US' }), null)).toMatchObject({ code: 'SHR-21' });
    expect(mayReturn(share({ response: 'ACKNOWLEDGED' }), 'Wrong force')).toMatchObject({ code: 'SHR-21' });
  });
  it('SHR-20 ends with revoking', () => {
    const revoked = share({ revokedAt: seen });
    for (const no of [mayAcknowledge(revoked, null), mayReturn(revoked, 'Wrong force'), mayRevoke(revoked, 'Sent in error')])
      expect(no).toMatchObject({ code: 'SHR-20' });
  });
  it('SHR-24 sending back and taking back say why', () => {
    expect(mayReturn(share({ firstSeenAt: null }), 'n/a')).toMatchObject({ code: 'SHR-24', field: 'reason' });
    expect(mayReturn(share({ firstSeenAt: null }), 'Wrong force')).toBeNull();
    expect(mayRevoke(share(), '  ')).toMatchObject({ code: 'SHR-24', field: 'reason' });
    expect(mayRevoke(share(), 'Sent to the wrong unit')).toBeNull();
  });
});

describe('to whom a share is addressed', () => {
  const officer = { agencyId: 'police', unitIds: ['riverside'], staffId: 'marsh' };
  const to = (unitId: string | null, staffId: string | null) => ({
    recipientAgencyId: 'police',
    recipientUnitId: unitId,
    recipientStaffId: staffId,
  });
  it.each([
    ['the agency', to(null, null), true],
    ['their unit', to('riverside', null), true],
    ['themselves', to('riverside', 'marsh'), true],
    ['another unit', to('hillside', null), false],
    ['a colleague', to('riverside', 'other'), false],
    ['another agency', { ...to(null, null), recipientAgencyId: 'prison' }, false],
  ])('%s', (_that, share, expected) => expect(isAddressedTo(officer, share)).toBe(expected));
});
