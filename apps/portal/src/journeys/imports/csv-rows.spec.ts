import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import * as fc from 'fast-check';
import { csvText } from './csv-file.js';
import { type CsvRow, csvRows, FileUnreadable } from './csv-rows.js';

async function read(bytes: Buffer | string, piece = 1_000): Promise<CsvRow[]> {
  const whole = Buffer.from(bytes);
  const pieces = Array.from({ length: Math.ceil(whole.length / piece) }, (_, at) => whole.subarray(at * piece, (at + 1) * piece));
  const rows: CsvRow[] = [];
  for await (const row of csvRows(Readable.from(pieces))) rows.push(row);
  return rows;
}
const cellsOf = async (bytes: Buffer | string, piece?: number): Promise<string[][]> => (await read(bytes, piece)).map(({ cells }) => cells);
const why = (bytes: Buffer | string): Promise<string> => read(bytes).then(() => 'was read', (fault: Error) => (fault instanceof FileUnreadable ? fault.message : `fault: ${fault.message}`)); // prettier-ignore

describe('a CSV file', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'é', '雪', '😀', ' ', '"', ',', ';', '\t', '\n', '\r\n', "'", '=', '+', '-', '@', '1'),
    maxLength: 8,
  });
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 0, maxLength: 8 }).map((rows) => [['Person', ...Array.from({ length: width - 1 }, (_, n) => `Head ${n}`)], ...rows])); // prettier-ignore

  it('is read back as it was written, whatever stands in it, however it comes', async () => {
    const settings = fc.record({
      delimiter: fc.constantFrom(',', ';', '\t'), bom: fc.boolean(), quoted: fc.boolean(), escape_formulas: fc.boolean(),
      record_delimiter: fc.constantFrom('\n', '\r\n'),
    }); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(table, settings, fc.integer({ min: 1, max: 40 }), async (rows, options, piece) => {
        // An apostrophe before a sign is what our own files put there; a row of blanks is no row.
        fc.pre(!rows.flat().some((text) => /^'[=+\-@\t\r]/.test(text)));
        const kept = rows.filter((row) => row.some((text) => text.trim() !== ''));
        expect(await cellsOf(stringify(rows, options), piece)).toEqual(kept);
      }),
      { numRuns: 300 },
    );
  });

  it('comes back from the refused rows with nothing changed', async () => {
    const rows = [['Person', 'What you know'], ['X1', '=1+1'], ['X2', '-5 degrees'], ['X3', 'said "no",\nand left']]; // prettier-ignore
    const file = csvText(rows, true);
    expect(file).toContain("'=1+1");
    expect(await cellsOf(file)).toEqual(rows);
  });

  it('says on which line a row begins, also after a cell of several', async () => {
    expect((await read('a,b\r\n1,"x\r\ny"\r\n\r\n2,z')).map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it.each([
    ['another alphabet', Buffer.from('Person,Note\nX1,caf\xe9', 'latin1'), 'CSV UTF-8'],
    ['UTF-16', Buffer.from('\uFEFFPerson,Note', 'utf16le'), 'CSV UTF-8'],
    ['a spreadsheet', 'PK\u0003\u0004....', 'This is a spreadsheet'],
    ['something else', 'GIF89a\u0000', 'not a CSV file'],
    ['nothing', '', 'The file is empty'],
    ['blanks', ' \r\n', 'was read'],
    ['a quotation mark that never ends', `a,b\n1,"x\n${'y,z\n'.repeat(40_000)}`, 'longer than a row may be'],
    ['a quotation mark inside a cell', 'a,b\n1,x"y', 'near line 2'],
    ['a first line without an end', 'x'.repeat(200_000), 'The first line is longer'],
    ['a letter cut off at the end', Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0x31, 0x2c, 0xc3]), 'CSV UTF-8'],
  ])('is refused with what to do, where it is %s', async (_, bytes, words) => {
    expect(await why(bytes)).toContain(words);
  });
});
