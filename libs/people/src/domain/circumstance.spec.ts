import { Invalid } from '@lib/kernel';
import { CIRCUMSTANCE_LABELS, soundCircumstance } from './circumstance.js';

const bounds = { now: new Date('2027-03-09T11:30:00Z'), born: '1990-05-01' };
const before = new Date('2027-03-08T11:30:00Z');
const agency = '01930f2e-7c00-7abc-8def-0123456789ab';

function faultsOf(asked: Parameters<typeof soundCircumstance>[0]): Readonly<Record<string, string>> {
  try {
    soundCircumstance(asked, bounds);
  } catch (error) {
    if (error instanceof Invalid) return error.fields;
    throw error;
  }
  return {};
}

describe('a circumstance', () => {
  it.each(Object.keys(CIRCUMSTANCE_LABELS))('%s is known', (kind) => {
    const recipientAgencyId = kind === 'RECIPIENT_ROLE' ? agency : null;
    expect(soundCircumstance({ kind, happenedAt: before, recipientAgencyId }, bounds)).toEqual({
      kind,
      happenedAt: before,
      recipientAgencyId,
    });
  });

  it.each([
    ['an unknown kind', { kind: 'HOLIDAY', happenedAt: before }, 'kind'],
    ['a name of the language', { kind: 'toString', happenedAt: before }, 'kind'],
    ['the future', { kind: 'ARREST', happenedAt: new Date('2027-03-09T11:30:00.001Z') }, 'happenedAt'],
    ['before birth', { kind: 'ARREST', happenedAt: new Date('1900-01-01T00:00:00Z') }, 'happenedAt'],
    ['a role without its agency', { kind: 'RECIPIENT_ROLE', happenedAt: before }, 'recipientAgencyId'],
    ['an agency without a role', { kind: 'RECALL', happenedAt: before, recipientAgencyId: agency }, 'recipientAgencyId'],
  ])('refuses %s', (_case, asked, field) => {
    expect(Object.keys(faultsOf(asked))).toEqual([field]);
  });

  it('takes the very instant, and says every fault at once', () => {
    expect(faultsOf({ kind: 'ARREST', happenedAt: bounds.now })).toEqual({});
    expect(faultsOf({ kind: 'NO', happenedAt: new Date('2030-01-01T00:00:00Z'), recipientAgencyId: agency })).toEqual({
      kind: 'Choose what happened from the list',
      happenedAt: 'When it happened must be on or before 9 March 2027 at 11:30',
      recipientAgencyId: 'An agency is named only for its own new role',
    });
  });
});
