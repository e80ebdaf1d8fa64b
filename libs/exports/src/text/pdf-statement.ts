import type { PdfContent } from 'pdfmake';
import { gapWords, LEFT_OUT, lookWords, NO_GAP, NO_LOOK, numberWords, sourceWords } from './looked-words.js';
import { NOT_IN_IT, NOT_KNOWN, type RecordContent } from './record-content.js';
import { instantWords, periodWords } from './record-words.js';

export const head = (text: string): PdfContent => ({ text, style: 'head' });
const row = (key: string, value: string): PdfContent[] => [{ text: key, bold: true }, value];
const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
const list = (lines: readonly string[], none: string): PdfContent => (lines.length === 0 ? none : { ul: [...lines] });

/** Who made it for whom, what was looked through, what was found wanting, and what nobody can tell from it. */
export function statement(content: RecordContent): PdfContent[] {
  const { looked, gaps } = content;
  return [
    { table: { headerRows: 0, widths: [130, '*'], body: facts(content) }, layout: 'noBorders' },
    head('What was looked through'),
    { ul: looked.sources.map(({ source, found }) => `${sourceWords(source)}: ${numberWords(found)}`) },
    head('Who looked, by the agency’s access log'),
    list(looked.looks.map(lookWords), NO_LOOK),
    head('Gaps when this was asked for'),
    list(
      gaps.map((gap) => `${ofWhom(content, gap)}${gap.unit} towards ${gap.to}. ${gapWords(gap)}`),
      NO_GAP,
    ),
    head('What this could not know'),
    { ul: [...NOT_KNOWN] },
    head('What is not in it'),
    { ul: [...NOT_IN_IT] },
    { text: 'The JSON file of the same export carries the proofs. Anybody can check them without this service.', margin: [0, 8, 0, 0] },
  ];
}

/** Of days, each line says about whom it is; of one person the title has said it. */
export function ofWhom({ period, people }: RecordContent, { personId }: { readonly personId: string }): string {
  return period === null ? '' : `${people.find(({ id }) => id === personId)?.name ?? 'Somebody'}. `;
}

function days({ period, people }: RecordContent): PdfContent[][] {
  if (period === null) return [];
  const left = period.leftOut === 0 ? 'Nobody' : `${period.leftOut}. ${LEFT_OUT}`;
  return [row('Days', periodWords(period)), row('People in it', String(people.length)), row('People left out', left)];
}

function facts(content: RecordContent): PdfContent[][] {
  const { id, agency, until, preparedBy, audience, words, legalDemand, lines, items, redactions } = content;
  return [
    row('Kept by', agency.name),
    ...days(content),
    row('As the record stood', instantWords(until)),
    row('Prepared by', preparedBy),
    row('For', audience),
    row('Why', words),
    row('Legal demand', legalDemand ?? 'None was given'),
    row('What is in it', `${counted(lines.length, 'line')} of the trail and ${counted(items.length, 'text')} that was sent`),
    row('Taken out', redactions.length === 0 ? 'Nothing' : `Other people in ${counted(redactions.length, 'place')}, listed at the end`),
    row('Number of this export', id),
  ];
}
