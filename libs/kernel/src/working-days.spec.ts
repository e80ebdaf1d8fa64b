import { addWorkingDays, isWorkingDay, londonDay, startOfLondonDay, workingDaysBefore, workingDaysDue } from './working-days.js';

const easter2027 = ['2027-03-26', '2027-03-29'];

describe('working days', () => {
  it('steps over Good Friday, the weekend and Easter Monday', () => {
    expect(addWorkingDays('2027-03-25', 2, easter2027)).toBe('2027-03-31');
    expect(addWorkingDays('2027-03-25', 2, [])).toBe('2027-03-29');
    expect(addWorkingDays('2027-03-25', 0, easter2027)).toBe('2027-03-25');
    expect(isWorkingDay('2027-03-26', easter2027)).toBe(false);
    expect(isWorkingDay('2027-03-27', [])).toBe(false);
  });

  it('is due when the last London day has ended', () => {
    expect(workingDaysDue(new Date('2027-03-25T16:00:00Z'), 2, easter2027)).toEqual(new Date('2027-03-31T23:00:00Z'));
    expect(workingDaysDue(new Date('2027-01-04T23:59:59Z'), 1, [])).toEqual(new Date('2027-01-06T00:00:00Z'));
  });

  it('steps back over them as well', () => {
    expect(workingDaysBefore('2027-03-31', 2, easter2027)).toBe('2027-03-25');
    expect(workingDaysBefore('2027-03-29', 1, easter2027)).toBe('2027-03-25');
    expect(workingDaysBefore('2027-03-29', 1, [])).toBe('2027-03-26');
    expect(workingDaysBefore('2027-03-31', 0, easter2027)).toBe('2027-03-31');
  });

  it('refuses to count fewer than none, or in parts', () => {
    expect(() => addWorkingDays('2027-03-25', -1, [])).toThrow(RangeError);
    expect(() => addWorkingDays('2027-03-25', 1.5, [])).toThrow(RangeError);
    expect(() => workingDaysBefore('2027-03-25', -1, [])).toThrow(RangeError);
  });
});

describe('the London day', () => {
  it.each([
    ['2027-01-15', '2027-01-15T00:00:00.000Z'],
    ['2027-07-15', '2027-07-14T23:00:00.000Z'],
    ['2027-03-28', '2027-03-28T00:00:00.000Z'],
    ['2027-03-29', '2027-03-28T23:00:00.000Z'],
    ['2027-10-31', '2027-10-30T23:00:00.000Z'],
    ['2027-11-01', '2027-11-01T00:00:00.000Z'],
  ])('%s begins at %s', (day, begins) => {
    expect(startOfLondonDay(day).toISOString()).toBe(begins);
    expect(londonDay(startOfLondonDay(day))).toBe(day);
    expect(londonDay(new Date(startOfLondonDay(day).getTime() - 1))).not.toBe(day);
  });
});
