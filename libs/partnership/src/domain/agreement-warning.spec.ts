import { warningDue } from './agreement-warning.js';

const endsAt = new Date('2027-06-01T00:00:00+01:00');

describe('the warning that an agreement is ending', () => {
  it.each([
    ['2027-03-02T23:59:59Z', null],
    ['2027-03-03T00:00:00Z', 90],
    ['2027-05-01T23:59:59+01:00', 90],
    ['2027-05-02T00:00:00+01:00', 30],
    ['2027-05-24T23:59:59+01:00', 30],
    ['2027-05-25T00:00:00+01:00', 7],
    ['2027-05-31T23:59:59.999+01:00', 7],
    ['2027-06-01T00:00:00+01:00', null],
    ['2028-01-01T00:00:00Z', null],
  ])('at %s: %s days', (at, days) => {
    expect(warningDue(endsAt, new Date(at))).toBe(days);
  });
});
