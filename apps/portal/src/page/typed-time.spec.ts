import { clockTime, londonInstant } from './typed-time.js';

describe('a time as it was typed', () => {
  test.each([
    ['9:05', '09:05'],
    ['09.05', '09:05'],
    ['0905', '09:05'],
    ['9am', '09:00'],
    ['9:05 PM', '21:05'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['23:59', '23:59'],
  ])('%s is %s', (typed, clock) => expect(clockTime(typed)).toBe(clock));

  test.each(['', 'noonish', '24:00', '9:61', '13pm', '0am', '9', '٩:٠٥'])('%s is none', (typed) =>
    expect(clockTime(typed)).toBeUndefined(),
  );

  test('London time in winter, in summer and on the days the clocks change', () => {
    expect(londonInstant('2027-03-02', '10:20')).toBe('2027-03-02T10:20:00.000Z');
    expect(londonInstant('2027-06-02', '10:20')).toBe('2027-06-02T09:20:00.000Z');
    expect(londonInstant('2027-03-28', '14:25')).toBe('2027-03-28T13:25:00.000Z');
    expect(londonInstant('2027-10-31', '01:30')).toBe('2027-10-31T00:30:00.000Z');
    expect(londonInstant('2027-10-31', '14:00')).toBe('2027-10-31T14:00:00.000Z');
    expect(londonInstant('2027-02-30', '10:00')).toBeUndefined();
  });
});
