import { isDay, longDay, longInstant, parseDay, parseInstant } from './instant.js';
import { Invalid } from './refusal.js';

const now = new Date('2027-03-02T10:20:00Z');
const bounds = { field: 'happenedOn', notBefore: '1920-01-01', notAfter: '2027-03-02' };
const instantBounds = { field: 'toldAt', notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: now };
const refusalOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Invalid) return error.message;
  }
  return 'nothing was refused';
};

describe('days', () => {
  it.each([
    '2027-02-29',
    '2027-13-01',
    '2027-00-10',
    '27-01-01',
    '2027-1-1',
    '2027-01-01T00:00:00Z',
    '',
    ' 2027-01-01',
    '0000-01-01',
    5,
    null,
  ])('does not take %p for a day', (value) => expect(isDay(value)).toBe(false));

  it('keeps within its bounds, both inclusive', () => {
    expect(parseDay('2028-02-29', { field: 'x' })).toBe('2028-02-29');
    expect(parseDay('2027-03-02', bounds)).toBe('2027-03-02');
    expect(refusalOf(() => parseDay('1900-01-01', bounds))).toBe('Happened on must be on or after 1 January 1920');
    expect(refusalOf(() => parseDay('2027-03-03', bounds))).toBe('Happened on must be on or before 2 March 2027');
    expect(refusalOf(() => parseDay('yesterday', bounds))).toBe('Happened on must be a real date');
  });
});

describe('instants', () => {
  it.each(['2027-03-02T10:20:00Z', '2027-03-02T10:20Z', '2027-03-02T10:20:00.0Z', '2027-03-02T11:20:00+01:00'])('reads %p', (value) => {
    expect(parseInstant(value, instantBounds)).toEqual(now);
  });

  it.each([
    '2027-03-02',
    '2027-03-02T10:20:00',
    '2027-02-30T10:20:00Z',
    '2027-03-02T24:00:00Z',
    '2027-03-02T10:60Z',
    '2027-03-02 10:20Z',
    '02/03/2027',
    1,
    null,
  ])('refuses %p', (value) => expect(refusalOf(() => parseInstant(value, instantBounds))).toBe('Told at must be a real date and time'));

  it.each(['9999-12-31T23:59:59.999-14:00', '0001-01-01T00:00:00+14:00'])('refuses %p, which is in no year of four figures', (value) => {
    expect(refusalOf(() => parseInstant(value, { field: 'toldAt' }))).toBe('Told at must be a real date and time');
  });

  it('keeps within its bounds', () => {
    expect(refusalOf(() => parseInstant('1900-01-01T00:00:00Z', instantBounds))).toContain('on or after 1 January 2020 at 0:00');
    expect(refusalOf(() => parseInstant('2027-03-02T10:20:00.001Z', instantBounds))).toContain('on or before 2 March 2027 at 10:20');
  });

  it('speaks London time', () => {
    expect(longDay('2027-03-02')).toBe('2 March 2027');
    expect(longInstant(new Date('2027-07-01T23:30:00Z'))).toBe('2 July 2027 at 0:30');
  });
});
