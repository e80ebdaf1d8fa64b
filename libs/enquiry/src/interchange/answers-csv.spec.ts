import { UNIFORM_REPLY } from '../domain/answer.js';
import type { AnswerToShow } from './answer-shown.js';
import { answersCsv } from './answers-csv.js';
import { ASKED } from './spec/asked-of-prison.js';

const words = {
  reference: 'CON-2027-000044',
  agency: 'HMP Elmwick',
  basis: { RECORD_SEEN: 'Record seen' },
  marking: { OFFICIAL: 'OFFICIAL' },
};
const said = (source: string | null, note = 'Facts'): AnswerToShow => ({
  questionCode: 'q12',
  state: 'ANSWERED',
  rows: [{ held: true, kinds: ['KNIFE', 'OTHER'], note }],
  basis: 'RECORD_SEEN',
  asAt: '2027-03-24',
  source,
  marking: 'OFFICIAL',
});
/** What a spreadsheet finds: the cells of each line, read as RFC 4180 says. */
const cells = (csv: string): string[][] => {
  const lines: string[][] = [[]];
  for (const [, quoted, end] of csv.slice(1).matchAll(/"((?:[^"]|"")*)"(,|\r\n|$)/g)) {
    lines.at(-1)?.push((quoted ?? '').replaceAll('""', '"'));
    if (end === '\r\n') lines.push([]);
  }
  return lines.filter((line) => line.length > 0);
};

test('one line for each part of an answer, in words, after a byte-order mark', () => {
  const csv = answersCsv(
    ASKED,
    [
      said('Security file'),
      { questionCode: 'q13', state: 'NOT_HELD', rows: [] },
      { questionCode: 'q14', state: 'NOT_YET_ANSWERED', rows: [] },
    ],
    words,
  );
  expect(csv.startsWith('\uFEFF"Reference","Question code"')).toBe(true);
  const about = ['Record seen', '24 March 2027', 'Security file', 'OFFICIAL'];
  expect(cells(csv).slice(1)).toEqual([
    ['CON-2027-000044', 'q12', 'Was a weapon found?', 'Held', '1', 'Answered', 'yes', ...about],
    ['CON-2027-000044', 'q12', 'Was a weapon found?', 'Kinds', '1', 'Answered', 'Knife or blade; Other', ...about],
    ['CON-2027-000044', 'q12', 'Was a weapon found?', 'What happened', '1', 'Answered', 'Facts', ...about],
    ['CON-2027-000044', 'q13', 'How many adjudications?', '', '', 'Not held by HMP Elmwick', '', '', '', '', ''],
    ['CON-2027-000044', 'q14', 'Where?', '', '', 'Not answered yet', '', '', '', '', ''],
  ]);
});

test.each([
  '=cmd()',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '\u00A0=1+1',
  '\u200B=1+1',
  '\uFEFF=1+1',
  '\uFF1D1',
  '\uFF0B1',
  '\uFF0D1',
  '\uFF20A',
  ' -1',
])('no cell begins as a formula: %j', (typed) => {
  for (const line of cells(answersCsv(ASKED, [said(typed, typed)], words)))
    for (const cell of line) expect(cell).not.toMatch(/^[\s\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u);
  const line = cells(answersCsv(ASKED, [said(typed)], words))[1];
  expect(line?.[9]).toBe(`'${typed}`);
});

test('quotes, commas, line ends and letters of every script stay in their cell', () => {
  const typed = 'He said "no", twice;\n=cmd()\r\nΑθήνα 北京 👍🏽';
  const lines = cells(answersCsv(ASKED, [said(typed)], words));
  expect(lines[1]?.[9]).toBe(typed);
  expect(lines.every((line) => line.length === 11)).toBe(true);
});

test('withheld and no further answer are the same line, with nothing that was meant to stay', () => {
  const secret = {
    questionCode: 'q12',
    rows: [{ held: true, note: 'Hidden' }],
    source: 'Informant',
    reasonWords: 'An informant is named',
    basis: 'RECORD_SEEN',
    asAt: '2027-03-24',
    marking: 'OFFICIAL',
  };
  const made = ['WITHHELD', 'NO_FURTHER_ANSWER', 'UNIFORM_REPLY', 'constructor'].map((state) =>
    answersCsv(ASKED, [{ ...secret, state } as unknown as AnswerToShow], words),
  );
  expect(new Set(made).size).toBe(1);
  expect(cells(made[0] ?? '')[1]).toEqual(['CON-2027-000044', 'q12', 'Was a weapon found?', '', '', UNIFORM_REPLY, '', '', '', '', '']);
});
