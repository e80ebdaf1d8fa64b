import { Invalid } from '@lib/kernel';
import { type HeldElsewhereAsked, soundHeldElsewhere } from './held-elsewhere.js';

const at = new Date('2027-03-02T10:00:00Z');
const asked: HeldElsewhereAsked = {
  consideredOn: '2027-03-01',
  consideredByRole: 'Intelligence manager',
  ownReference: ' 27/104 ',
  reviewBy: '2027-06-01',
};
const faults = (more: Partial<HeldElsewhereAsked>): string[] => {
  try {
    soundHeldElsewhere({ ...asked, ...more }, at);
    return [];
  } catch (fault) {
    return fault instanceof Invalid ? Object.keys(fault.fields) : ['?'];
  }
};

describe('held elsewhere', () => {
  it('keeps a date, a role and a reference, which may be only a number', () => {
    expect(soundHeldElsewhere(asked, at).ownReference).toBe('27/104');
  });
  it.each([
    ['a day to come', { consideredOn: '2027-03-03' }, ['consideredOn']],
    ['a day long gone', { consideredOn: '1900-01-01' }, ['consideredOn']],
    ['no such day', { consideredOn: '2027-02-30' }, ['consideredOn']],
    ['no role', { consideredByRole: '...' }, ['consideredByRole']],
    ['no reference', { ownReference: ' ' }, ['ownReference']],
    ['a review that is past', { reviewBy: '2027-03-02' }, ['reviewBy']],
    ['a review that never comes', { reviewBy: '2029-03-02' }, ['reviewBy']],
    [
      'all of it',
      { consideredOn: 'x', consideredByRole: '', ownReference: '', reviewBy: '' },
      ['consideredOn', 'consideredByRole', 'ownReference', 'reviewBy'],
    ],
  ])('refuses %s', (_that, more, fields) => expect(faults(more)).toEqual(fields));
});
