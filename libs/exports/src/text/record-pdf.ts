import { pdfFile } from '@lib/platform';
import type { PdfContent } from 'pdfmake';
import { head, ofWhom, statement } from './pdf-statement.js';
import { type KnownAt, type RecordContent, REDACTION_GROUND } from './record-content.js';
import { categoryWords, classWords, codeWords, instantWords, kindWords, periodWords } from './record-words.js';

const either = (...parts: readonly (string | null)[]): string => parts.filter((part) => part !== null && part !== '').join('\n');

/** The record for reading on paper: what it is, what is not in it, what was shared in which words, everything that was done. */
export function recordPdf(content: RecordContent): Promise<Buffer> {
  return pdfFile({
    title: `Sharing record of ${content.period ? `${content.agency.name}, ${periodWords(content.period)}` : (content.people[0]?.name ?? '')}`,
    author: content.agency.name,
    madeAt: new Date(content.until),
    content: [...statement(content), ...texts(content), ...content.known.flatMap(knownThen), ...trail(content), ...takenOut(content)],
  });
}

function texts(content: RecordContent): PdfContent[] {
  const { items } = content;
  if (items.length === 0) return [head('What was shared'), 'Nothing was shared.'];
  return [
    head('What was shared'),
    ...items.map((one) => ({
      unbreakable: one.text.length < 1500,
      margin: [0, 0, 0, 8],
      text: [
        {
          text: `${ofWhom(content, one)}${categoryWords(one.category)}, ${codeWords(one.level)}${one.inPart ? ', in part' : ''}\n`,
          bold: true,
        },
        `${one.from} to ${one.to}, ${instantWords(one.sentAt)}. ${one.share}. Purpose: ${codeWords(one.purpose)}\n`,
        one.text,
        one.handlingConditions === null ? '' : `\nCondition: ${one.handlingConditions}`,
      ],
    })),
  ];
}

function knownThen({ at, told, kept, held }: KnownAt): PdfContent[] {
  const list = (lines: readonly string[]): PdfContent => (lines.length === 0 ? 'Nothing.' : { ul: [...lines] });
  const part = (text: string): PdfContent => ({ text, bold: true, margin: [0, 6, 0, 0] });
  return [
    head(`What was known on ${instantWords(at)}`),
    part('Told to the agency by then'),
    list(told.map((one) => `${one.share} from ${one.from}, sent ${instantWords(one.sentAt)}: ${toldWords(one)}`)),
    part('Kept back by the agency then'),
    list(kept.map((one) => `${about(one)}, from ${one.to}: ${codeWords(one.outcome)}. ${either(codeWords(one.reasonCode), one.words)}`)),
    part('Held by the agency then'),
    list(held.map((one) => `${about(one)}, recorded ${instantWords(one.recordedAt)}`)),
  ];
}

function about({ category, level }: { readonly category: string | null; readonly level: string | null }): string {
  return `${category === null ? 'An answer' : categoryWords(category)}${level === null ? '' : `, ${codeWords(level)}`}`;
}

function toldWords({ openedAt, takenBackAt }: KnownAt['told'][number]): string {
  if (takenBackAt !== null) return `taken back ${instantWords(takenBackAt)}`;
  return openedAt === null ? 'not opened by then' : `opened ${instantWords(openedAt)}`;
}

function trail(content: RecordContent): PdfContent[] {
  const { lines } = content;
  const heads = ['Recorded', 'What', 'From and to', 'About', 'Why'].map((text) => ({ text, bold: true }));
  const body = lines.map((one) => [
    instantWords(one.at),
    either(kindWords(one.kind), one.outcome && codeWords(one.outcome), one.reference),
    either(one.from, one.to === null ? null : `to ${one.to}`, `by ${one.by}`),
    either(ofWhom(content, one), one.category && categoryWords(one.category), one.level && codeWords(one.level)),
    either(one.reasonCode && codeWords(one.reasonCode), one.words),
  ]);
  if (body.length === 0) return [head('Everything that was done'), 'Nothing was recorded.'];
  const table = { headerRows: 1, widths: [75, 95, 110, 90, '*'], body: [heads, ...body] };
  return [head('Everything that was done'), { table, layout: 'lightHorizontalLines' }];
}

function takenOut({ redactions, lines, items, known }: RecordContent): PdfContent[] {
  if (redactions.length === 0) return [];
  const where = new Map([
    ...lines.map(({ id, kind, at }) => [id, `${kindWords(kind)}, ${instantWords(at)}`] as const),
    ...known.flatMap(({ kept }) => kept.map(({ id, reference }) => [id, `A decision in ${reference}`] as const)),
    ...items.map(({ id, share, category }) => [id, `${categoryWords(category)}, ${share}`] as const),
  ]);
  const heads = ['Where', 'Who', 'Times', 'Ground'].map((text) => ({ text, bold: true }));
  const body = redactions.map((one) => [where.get(one.at) ?? one.at, classWords(one.class), String(one.times), REDACTION_GROUND]);
  return [
    head('What was taken out'),
    { table: { headerRows: 1, widths: [170, 80, 40, '*'], body: [heads, ...body] }, layout: 'lightHorizontalLines' },
  ];
}
