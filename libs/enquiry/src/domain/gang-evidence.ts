import { addDays, longDay } from '@lib/kernel';
import type { AnswerRow } from './answer.js';
import type { Question } from './question-set.js';

/*
 * Association with a gang is never a bare tick: it follows people for years and falls on some communities more than on others. As for a risk
 * note, it needs dated evidence and lapses six months after it, so an old answer cannot simply be confirmed.
 */
const CATEGORY = 'GANG_ASSOCIATION';
/** The fields, in whatever question, that date such evidence. */
export const EVIDENCE_FIELDS: readonly string[] = ['gangOn', 'evidenceOn'];
const MONTHS = 6;

export function gangFaults({ categories }: Question, rows: readonly AnswerRow[], today: string): Readonly<Record<string, string>> {
  if (!categories.includes(CATEGORY)) return {};
  const faults = rows.flatMap((row, at) =>
    EVIDENCE_FIELDS.flatMap((field): [string, string][] => {
      const day = row[field];
      const message = typeof day === 'string' ? fault(day, today) : null;
      return message === null ? [] : [[`rows.${at}.${field}`, message]];
    }),
  );
  return Object.fromEntries(faults);
}

function fault(day: string, today: string): string | null {
  if (day > today) return `The date of the evidence must be on or before ${longDay(today)}`;
  if (monthsAfter(day, MONTHS) >= today) return null;
  return 'Association with a gang lapses six months after the evidence, and this evidence is older. Give newer evidence, or answer without it';
}

/** The same date, or the last of a shorter month. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = (more: number) => new Date(Date.UTC(year, month - 1 + more, 1)).toISOString().slice(0, 10);
  const last = addDays(first(months + 1), -1);
  return addDays(first(months), Math.min(date, Number(last.slice(8))) - 1);
}
