import { isDay } from '@lib/kernel';
import { readSearch } from './search.js';

const asked = (query: Record<string, string>) => readSearch({ query: (name: string) => query[name] }, isDay);

describe('a search as it stands in the address', () => {
  it('is nothing until something is asked', () => {
    expect(asked({})).toMatchObject({ asked: false, text: undefined, bornOn: undefined });
  });

  it('may be a name, a date of birth, or both', () => {
    expect(asked({ text: 'hart' })).toMatchObject({ asked: true, text: 'hart', bornOn: undefined });
    expect(asked({ 'born-day': '7', 'born-month': '3', 'born-year': '1989' })).toMatchObject({ asked: true, bornOn: '1989-03-07' });
  });

  it('is not a whole page of text', () => {
    expect(asked({ text: 'a'.repeat(201) }).form.errors).toEqual({ text: 'Name, alias, CRN or PNC must be 200 characters or fewer' });
  });

  it.each<Record<string, string>>([
    { 'born-day': '31', 'born-month': '2', 'born-year': '1990' },
    { 'born-day': '1' },
    { 'born-day': 'x', 'born-month': '1', 'born-year': '1990' },
  ])('says that %j is no date, and keeps it as typed', (born) => {
    const { form } = asked({ text: 'hart', ...born });
    expect(form.errors).toEqual({ born: 'Date of birth must be a real date' });
    expect(form.dayPart('born', 'day')).toBe(born['born-day']);
  });
});
