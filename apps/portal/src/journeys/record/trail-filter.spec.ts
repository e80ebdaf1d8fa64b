import type { Visit } from '../../page/visit.js';
import { trailFilter, typedDay } from './trail-filter.js';

const asked = (query: Record<string, string>) => trailFilter({ query: (name: string) => query[name] } as unknown as Visit);

describe('the filter of the sharing record', () => {
  test.each([
    ['11/3/2027', '2027-03-11'],
    ['11 03 2027', '2027-03-11'],
    ['2027-03-11', '2027-03-11'],
    ['30/2/2027', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ])('reads %s as %s', (typed, day) => expect(typedDay(typed)).toBe(day));

  test('a day alone is the whole of it, in London', () => {
    expect(asked({ from: '28/3/2027', to: '28/3/2027' }).variables).toEqual({
      from: '2027-03-28T00:00:00.000Z',
      to: '2027-03-28T23:00:00.000Z',
    });
  });

  test('a time cuts the day: what had been told by six in the morning', () => {
    expect(asked({ to: '11/3/2027', toTime: '6am' }).variables).toEqual({ to: '2027-03-11T06:00:00.000Z' });
  });

  test('what cannot be read is said beside its field and asked of nobody', () => {
    const wrong = asked({ from: '31/2/2027', toTime: '06:00', agency: 'not-an-id', outcome: 'DROPPED', kind: 'x' });
    expect(wrong.errors).toEqual({ from: expect.stringContaining('real date'), to: expect.stringContaining('as well') });
    expect(wrong.variables).toEqual({});
  });

  test('an end before the beginning is wrong', () => {
    expect(asked({ from: '2/3/2027', to: '1/3/2027' }).errors.to).toBe('The end must be after the beginning');
  });
});
