import { isDay } from '@lib/kernel';
import { badCell, type RowFault } from './refusals.js';

/** What may stand in a cell: the words that the page shows, or the code, in any case. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim();

const CLOCK = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;
const UK_DAY = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/;

/** Reads the cells of one row and keeps what is wrong with each: all of it is said together, as a form does. */
export class Cells {
  readonly faults: RowFault[] = [];

  constructor(private readonly cells: ReadonlyMap<string, string>) {}

  text(code: string): string {
    return this.cells.get(code) ?? '';
  }

  optional(code: string): string | null {
    return this.cells.get(code) ?? null;
  }

  /** A value of the list; null where the cell is blank. Which words there are is said, what was typed is not repeated. */
  choice(code: string, head: string, choices: readonly Choice[]): string | null {
    const typed = this.cells.get(code);
    if (typed === undefined) return null;
    const found = choices.find(({ value, label }) => plain(value) === plain(typed) || plain(label) === plain(typed));
    if (found) return found.value;
    const words =
      choices.length <= 8 ? `one of: ${choices.map(({ label }) => label).join(', ')}` : 'one of the words in the list on the page';
    this.faults.push(badCell(code, `${head} must be ${words}`));
    return null;
  }

  /** 23/11/2026 or 2026-11-23; 11/23/2026 is no day. */
  day(code: string, head: string): string | null {
    const typed = this.cells.get(code);
    if (typed === undefined) return null;
    const [, day = '', month = '', year = ''] = UK_DAY.exec(typed) ?? [];
    const read = year === '' ? typed : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (isDay(read)) return read;
    this.faults.push(badCell(code, `${head} must be a real date, such as 23/11/2026 or 2026-11-23`));
    return null;
  }

  /** A time of day as HH:MM. */
  time(code: string, head: string): string | null {
    const typed = this.cells.get(code);
    if (typed === undefined) return null;
    const [, hour = '', minute = ''] = CLOCK.exec(typed) ?? [];
    if (hour !== '') return `${hour.padStart(2, '0')}:${minute}`;
    this.faults.push(badCell(code, `${head} must be a real time, such as 14:30`));
    return null;
  }

  number(code: string, head: string): number | null {
    const typed = this.cells.get(code);
    if (typed === undefined) return null;
    if (/^\d{1,6}$/.test(typed)) return Number(typed);
    this.faults.push(badCell(code, `${head} must be a whole number`));
    return null;
  }
}
