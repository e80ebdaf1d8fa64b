import { type Answer, type Row, type Verdict, VERDICTS } from './answer.js';

const BEGINNING: { readonly [V in Verdict]: string } = { proven: 'PROVEN', disproven: 'DISPROVEN', 'cannot tell': 'CANNOT TELL' };

export function exitCode(verdict: Verdict): number {
  return VERDICTS.indexOf(verdict);
}

export function asText({ verdict, sentence, rows }: Answer): string {
  const head = `${BEGINNING[verdict]}. ${plain(sentence)}\n`;
  return rows.length === 0 ? head : `${head}\n${tableOf(rows)}`;
}

export function asJson({ verdict, sentence, rows, found }: Answer): string {
  return `${JSON.stringify({ verdict, sentence, rows, ...found }, null, 2)}\n`;
}

function tableOf(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([what]) => what.length));
  return rows.map(([what, value]) => `  ${what.padEnd(width)}  ${plain(value)}\n`).join('');
}

/** What others wrote may hold anything; nothing of it may steer the reader's screen. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ');
}
