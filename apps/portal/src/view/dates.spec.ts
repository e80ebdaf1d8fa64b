import { age, ago, date, dateTime, daysBetween, due, londonDay, shortDateTime, time, until, weekday } from './dates.js';

const NOW = '2027-03-11T09:00:00.000Z';

describe('dates in British words, London time', () => {
  it('writes days and times as GOV.UK does', () => {
    expect(date('2027-03-02')).toBe('2 March 2027');
    expect(weekday(NOW)).toBe('Thursday 11 March 2027');
    expect(dateTime('2027-03-02T10:20:00Z')).toBe('2 March 2027 at 10:20am');
    expect(shortDateTime('2027-03-02T22:00:00Z')).toBe('2 Mar 2027, 10pm');
    expect([time('2027-03-02T00:00:00Z'), time('2027-03-02T12:00:00Z'), time('2027-03-02T00:05:00Z')]).toEqual([
      'midnight',
      'midday',
      '12:05am',
    ]);
  });

  it('keeps London time when the clocks have gone forward', () => {
    expect(dateTime('2027-03-28T13:25:00Z')).toBe('28 March 2027 at 2:25pm');
    expect(londonDay('2027-06-30T23:30:00Z')).toBe('2027-07-01');
  });

  it('shows nothing for nothing, and nothing for what is no date', () => {
    expect([date(null), dateTime(''), ago(undefined, NOW), time('yesterday'), age('x', NOW)]).toEqual(['', '', '', '', '']);
  });

  it('says an exclusive end so that nobody has to think', () => {
    expect(until('2027-12-31T00:00:00Z')).toBe('the end of 30 December 2027');
    expect(until('2027-07-01T23:00:00Z')).toBe('the end of 1 July 2027');
    expect(until('2027-12-31T17:00:00Z')).toBe('31 December 2027 at 5pm');
  });

  it('counts days by the calendar, also across the night the clocks change', () => {
    expect(daysBetween('2027-03-27T12:00:00Z', '2027-03-28T11:00:00Z')).toBe(1);
    expect(daysBetween('2027-03-11T23:50:00Z', '2027-03-12T00:10:00Z')).toBe(1);
  });

  it('knows an age to the day', () => {
    expect([age('1989-03-11', NOW), age('1989-03-12', NOW), age('1988-02-29', '2027-02-28')]).toEqual(['38', '37', '38']);
  });

  it('says how long ago: near in words, far exactly', () => {
    expect(ago('2027-03-11T08:59:40Z', NOW)).toBe('just now');
    expect(ago('2027-03-11T08:59:00Z', NOW)).toBe('1 minute ago');
    expect(ago('2027-03-11T06:00:00Z', NOW)).toBe('3 hours ago');
    expect(ago('2027-03-10T23:00:00Z', NOW)).toBe('yesterday');
    expect(ago('2027-03-05T10:00:00Z', NOW)).toBe('6 days ago');
    expect(ago('2027-03-04T10:00:00Z', NOW)).toBe('4 March 2027');
  });

  it.each([
    ['2027-03-09', 'overdue', '2 days overdue'],
    ['2027-03-10T17:00:00Z', 'overdue', '1 day overdue'],
    ['2027-03-11T08:30:00Z', 'overdue', 'Overdue since 8:30am'],
    ['2027-03-11', 'today', 'Due today'],
    ['2027-03-11T17:00:00Z', 'today', 'Due today at 5pm'],
    ['2027-03-12T11:30:00Z', 'soon', 'Due tomorrow at 11:30am'],
    ['2027-04-10', 'later', 'Due 10 April 2027'],
  ])('says when %s is due', (at, state, words) => {
    expect(due(at, NOW)).toEqual({ state, words });
  });

  it('takes midnight as the end of the day before, as an exclusive limit is meant', () => {
    expect(due('2027-03-12T00:00:00Z', NOW)).toEqual({ state: 'today', words: 'Due today' });
    expect(due('2027-03-11T00:00:00Z', NOW)).toEqual({ state: 'overdue', words: '1 day overdue' });
    expect(due('2027-03-21T00:00:00Z', NOW)).toEqual({ state: 'later', words: 'Due 20 March 2027' });
  });
});
