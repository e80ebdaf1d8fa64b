import { isUuid, uuidV7 } from './ids.js';
import { isRefusal, refuse } from './refusal.js';
import { isRole, ROLES } from './roles.js';

describe('ids', () => {
  it('takes the canonical lower-case form only', () => {
    const id = '01930f2e-7c00-7abc-8def-0123456789ab';
    expect(isUuid(id)).toBe(true);
    for (const other of [
      id.toUpperCase(),
      `{${id}}`,
      ` ${id}`,
      `${id}\n`,
      id.replaceAll('-', ''),
      '00000000-0000-0000-0000-000000000000',
      7,
      null,
    ]) {
      expect(isUuid(other)).toBe(false);
    }
  });

  it('sorts version 7 by its instant', () => {
    const random = new Uint8Array(10).fill(255);
    const early = uuidV7(new Date('2027-03-02T10:20:00.000Z'), random);
    const late = uuidV7(new Date('2027-03-02T10:20:00.001Z'), new Uint8Array(10));
    expect(isUuid(early) && isUuid(late)).toBe(true);
    expect(early[14]).toBe('7');
    expect(early < late).toBe(true);
    expect(Number.parseInt(early.slice(0, 13).replace('-', ''), 16)).toBe(Date.parse('2027-03-02T10:20:00.000Z'));
    expect(() => uuidV7(new Date(), new Uint8Array(9))).toThrow(RangeError);
  });
});

describe('refusals and roles', () => {
  it('tells a refusal from anything else', () => {
    expect(isRefusal(refuse('SHR-01', 'Because', { notes: [1] }))).toBe(true);
    expect(refuse('SHR-01', 'Because', { notes: [1] }).notes).toEqual([1]);
    for (const other of [null, undefined, 'no', {}, { refused: 'true' }]) expect(isRefusal(other)).toBe(false);
  });

  it('has fifteen roles', () => {
    expect(ROLES).toHaveLength(15);
    expect(isRole('SUPERVISOR')).toBe(true);
    expect(isRole('supervisor')).toBe(false);
    expect(isRole('toString')).toBe(false);
  });
});
