import { agreementFor, agreementState, type AgreementTerms, groundFor } from './agreement-for.js';

const police = 'police';
const probation = 'probation';
const council = 'council';
const instant = (text: string): Date => new Date(text);
const end = instant('2027-04-01T00:00:00.000Z');

function terms(changes: Partial<AgreementTerms> = {}): AgreementTerms {
  return {
    id: 'a',
    startsAt: instant('2027-01-01T00:00:00.000Z'),
    endsAt: end,
    transitionDays: 30,
    agencyIds: [police, probation],
    purposes: ['RELEASE_PLANNING'],
    grounds: [],
    ...changes,
  };
}
const asked = (changes: object = {}) => ({
  from: police,
  to: probation,
  purpose: 'RELEASE_PLANNING',
  at: instant('2027-03-02T10:20:00.000Z'),
  ...changes,
});

describe('the agreement for a share', () => {
  it.each([
    ['both are party, the purpose is named, it is in force', asked(), 'a'],
    ['either way round', asked({ from: probation, to: police }), 'a'],
    ['any purpose at all', asked({ purpose: null }), 'a'],
    ['the very instant it starts', asked({ at: instant('2027-01-01T00:00:00.000Z') }), 'a'],
    ['the last millisecond before its end', asked({ at: instant('2027-03-31T23:59:59.999Z') }), 'a'],
    ['the end itself is outside', asked({ at: end }), null],
    ['a millisecond after the end', asked({ at: instant('2027-04-01T00:00:00.001Z') }), null],
    ['a millisecond before it starts', asked({ at: instant('2026-12-31T23:59:59.999Z') }), null],
    ['another purpose', asked({ purpose: 'HOUSING' }), null],
    ['the recipient is not party', asked({ to: council }), null],
    ['the sender is not party', asked({ from: council }), null],
    ['one agency with itself', asked({ to: police }), null],
  ])('%s', (_case, question, id) => {
    expect(agreementFor(question, [terms()])?.id ?? null).toBe(id);
  });

  it.each([
    ['the later end', [terms(), terms({ id: 'b', endsAt: instant('2027-06-01T00:00:00Z') })], 'b'],
    [
      'no end at all outlasts any end',
      [terms({ id: 'open', endsAt: null }), terms({ id: 'b', endsAt: instant('2099-01-01T00:00:00Z') })],
      'open',
    ],
    ['an equal end: the later start', [terms({ id: 'z' }), terms({ id: 'b', startsAt: instant('2027-02-01T00:00:00Z') })], 'b'],
    ['all equal: the greater id', [terms({ id: 'b' }), terms({ id: 'c' }), terms({ id: 'a' })], 'c'],
    ['a longer one for another purpose does not count', [terms(), terms({ id: 'b', endsAt: null, purposes: ['HOUSING'] })], 'a'],
    ['a longer one that has not started does not count', [terms(), terms({ id: 'b', endsAt: null, startsAt: end })], 'a'],
    ['none', [], null],
  ])('of several: %s', (_case, agreements, id) => {
    expect(agreementFor(asked(), agreements)?.id ?? null).toBe(id);
    expect(agreementFor(asked(), [...agreements].reverse())?.id ?? null).toBe(id);
  });
});

describe('the state of an agreement', () => {
  it.each([
    ['2026-12-31T23:59:59.999Z', 'NOT_STARTED'],
    ['2027-01-01T00:00:00.000Z', 'IN_FORCE'],
    ['2027-03-31T23:59:59.999Z', 'IN_FORCE'],
    ['2027-04-01T00:00:00.000Z', 'IN_TRANSITION'],
    ['2027-04-30T23:59:59.999Z', 'IN_TRANSITION'],
    ['2027-05-01T00:00:00.000Z', 'ENDED'],
  ])('at %s is %s', (at, state) => expect(agreementState(terms(), instant(at))).toBe(state));

  it('never ends without an end, and has no transition when it states none', () => {
    expect(agreementState(terms({ endsAt: null }), instant('2099-01-01T00:00:00Z'))).toBe('IN_FORCE');
    expect(agreementState(terms({ transitionDays: 0 }), end)).toBe('ENDED');
  });
});

describe('the ground for a group of category', () => {
  const wide = { categoryGroup: '*', gateway: 'CDA1998_S115', protectionCondition: 'PUBLIC' };
  const own = { categoryGroup: 'VIOLENCE', gateway: 'OMA2007_S14', protectionCondition: 'PART3' };
  it('is its own line, else the line for every group, else nothing', () => {
    expect(groundFor({ grounds: [wide, own] }, 'VIOLENCE')).toBe(own);
    expect(groundFor({ grounds: [wide, own] }, 'HOUSING')).toBe(wide);
    expect(groundFor({ grounds: [own] }, 'HOUSING')).toBeNull();
  });
});
