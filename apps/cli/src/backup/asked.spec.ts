import { CannotContinue } from '../cannot-continue.js';
import { readAsked } from './asked.js';

const now = new Date('2026-11-22T18:00:00Z');
const read = (line: string) => readAsked(line.split(' ').filter(Boolean), now);

describe('what is asked of npm run backup', () => {
  it('is read', () => {
    expect(read('seal nightly')).toEqual({ verb: 'seal', name: 'nightly', program: [] });
    expect(read('seal a.b_c-1 --began 2026-11-22T17:30:00+01:00')).toMatchObject({ began: new Date('2026-11-22T16:30:00Z') });
    expect(read('seal a -- pg_dump -Fc --no-owner -- x')).toMatchObject({ program: ['pg_dump', '-Fc', '--no-owner', '--', 'x'] });
    expect(read('open x/y.age')).toEqual({ verb: 'open', file: 'x/y.age' });
    expect(read('list')).toEqual({ verb: 'list' });
    expect(read('forget')).toEqual({ verb: 'forget', all: false });
    expect(read('forget --all --before 2026-11-22T17:30Z')).toEqual({
      verb: 'forget',
      all: true,
      before: new Date('2026-11-22T17:30:00Z'),
    });
  });

  it('takes a moment as the database prints it, cut off and never rounded up', () => {
    const asPrinted = readAsked(['forget', '--before', '2026-11-22 17:30:00.123999+00'], now);
    expect(asPrinted).toMatchObject({ before: new Date('2026-11-22T17:30:00.123Z') });
  });

  it.each([
    ['', 'Say what to do'],
    ['shred', 'There is no "shred"'],
    ['seal', 'NAME is missing'],
    ['seal a b', '"b" is one word too many'],
    ['seal ../a', 'is no name for a backup'],
    ['seal A', 'lower-case'],
    [`seal ${'a'.repeat(65)}`, 'up to 64'],
    ['open', 'FILE is missing'],
    ['open x -- y', '"y" is one word too many'],
    ['forget everything', '"everything" is one word too many'],
    ['forget --befor 2026-11-22T17:30Z', "Unknown option '--befor'"],
    ['forget --before', "Option '--before <value>' argument missing"],
    ['forget --before yesterday', 'must be a real date and time, with its zone'],
    ['forget --before 2026-11-22T17:30:00', 'with its zone'],
    ['forget --before 2026-02-30T17:30:00Z', 'must be a real date'],
    ['seal a --began 2026-11-22T18:00:00.001Z', '--began must be on or before 22 November 2026 at 18:00'],
  ])('refuses "%s" and says what would do', (line, words) => {
    expect(() => read(line)).toThrow(CannotContinue);
    expect(() => read(line)).toThrow(words);
  });
});
