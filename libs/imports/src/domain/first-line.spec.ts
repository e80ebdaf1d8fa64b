import { isRefusal } from '@lib/kernel';
import { Cells } from './cells.js';
import { ACTION_COLUMNS, NOTE_COLUMNS, TOLD_COLUMNS } from './columns.js';
import { cellsBy, firstLine } from './first-line.js';

const NEEDED = NOTE_COLUMNS.filter(({ needed }) => needed).map(({ head }) => head);

describe('the first line of a file', () => {
  it('is known in any order, case and spelling, by its code and by the words of other systems', () => {
    const heads = ['  WHAT-YOU_KNOW ', 'crn', 'Type', 'nature', 'happenedOn', 'Source', 'Shoe size', ''];
    expect(firstLine(heads, NOTE_COLUMNS)).toEqual({
      columns: ['body', 'person', 'category', 'nature', 'happenedOn', 'basis', '', ''],
      ignored: ['Shoe size'],
    });
  });

  it.each(NEEDED)('IMP-02: is refused without “%s”, by its name', (head) => {
    const found = firstLine(NEEDED.filter((one) => one !== head), NOTE_COLUMNS); // prettier-ignore
    expect(isRefusal(found) && found.explanation).toContain(`“${head}”`);
  });

  it('IMP-02: is refused where a column stands twice, whatever it is called', () => {
    expect(firstLine([...NEEDED, 'CRN'], NOTE_COLUMNS)).toMatchObject({ code: 'IMP-02' });
  });

  it.each([NOTE_COLUMNS, ACTION_COLUMNS, TOLD_COLUMNS])('means one column by each head', (...columns) => {
    const heads = columns.flatMap(({ head, code, also }) => [...new Set([head, code, ...also].map((one) => one.toLowerCase()))]);
    expect(heads.filter((head, at) => heads.indexOf(head) !== at)).toEqual([]);
  });
});

describe('the cells of a row', () => {
  const cells = (text: string) => new Cells(cellsBy(['x'], [text]));
  it.each([
    ['23/11/2026', '2026-11-23'], ['1.2.2026', '2026-02-01'], ['2026-11-23', '2026-11-23'], ['31/02/2026', null], ['11/23/2026', null],
    ['yesterday', null], ['23/11/26', null],
  ])('IMP-12: a day %s is %s', (typed, day) => {
    const one = cells(typed);
    expect(one.day('x', 'Due')).toBe(day);
    expect(one.faults.map(({ code }) => code)).toEqual(day === null ? ['IMP-12'] : []);
  }); // prettier-ignore

  it('IMP-12: a word of a list is its label or its code, and what was typed is not said again', () => {
    const choices = [{ value: 'VERY_HIGH', label: 'Very high' }];
    expect(['very  high', 'VERY_HIGH', 'Very High'].map((typed) => cells(typed).choice('x', 'Level', choices))).toEqual(
      Array(3).fill('VERY_HIGH'),
    );
    const wrong = cells('Sam Alder is dangerous');
    expect(wrong.choice('x', 'Level', choices)).toBeNull();
    expect(wrong.faults).toEqual([{ code: 'IMP-12', field: 'x', why: 'Level must be one of: Very high' }]);
  });

  it('IMP-12: a time is read as people write it, or is none', () => {
    expect(['14:30', '9.05', '24:00', 'noon'].map((typed) => cells(typed).time('x', 'Time'))).toEqual(['14:30', '09:05', null, null]);
  });

  it('are not there when they are blank', () => {
    expect(cells('  ').optional('x')).toBeNull();
  });
});
