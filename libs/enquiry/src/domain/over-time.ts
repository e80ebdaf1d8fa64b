import type { AnswerGiven, AnswerRow, FieldValue } from './answer.js';
import { valueInWords } from './answer-text.js';
import type { Field, Question } from './question-set.js';

/*
 * Answers to one question side by side over time, each with what changed since the one before. Fields are compared by their code, because a
 * code means the same in every version; words within a text are for the page to mark. Of a list, equal rows are found first wherever they
 * stand, then rows about the same thing (the first field that is no yes or no), so that one address more does not read as a list rewritten.
 */
export interface AnswerAt extends Pick<AnswerGiven, 'state' | 'rows' | 'basis' | 'source' | 'asAt' | 'awaitingFrom' | 'awaitingUntil'> {
  readonly at: Date;
  /** As it was asked that time. */
  readonly question: Question;
}
export interface FieldChange {
  readonly kind: 'CHANGED' | 'ADDED' | 'REMOVED';
  readonly field: string;
  readonly label: string;
  /** Which row now; of a removed one, which it was. */
  readonly row: number;
  /** In words, or null where there was none. */
  readonly before: string | null;
  readonly after: string | null;
}
export const PARTS = ['state', 'basis', 'source', 'asAt', 'awaitingFrom', 'awaitingUntil'] as const;
export interface Compared<Answer extends AnswerAt> {
  readonly answer: Answer;
  /** Null for the first. */
  readonly changed: { readonly parts: readonly (typeof PARTS)[number][]; readonly fields: readonly FieldChange[] } | null;
}

/** The oldest first. Of two at one instant, the order they were handed in. */
export function overTime<Answer extends AnswerAt>(answers: readonly Answer[]): readonly Compared<Answer>[] {
  const sorted = [...answers].sort((a, b) => a.at.getTime() - b.at.getTime());
  return sorted.map((answer, at) => {
    const before = sorted[at - 1];
    return {
      answer,
      changed: before ? { parts: PARTS.filter((part) => before[part] !== answer[part]), fields: fieldChanges(before, answer) } : null,
    };
  });
}

type Side = Pick<AnswerAt, 'rows' | 'question'>;
type Row = { readonly row: AnswerRow; readonly at: number };

export function fieldChanges(before: Side, after: Side): readonly FieldChange[] {
  const { pairs, added, removed } = paired(before, after);
  return [
    ...pairs.flatMap(([old, now]) => rowChanges([before.question, old], [after.question, now])),
    ...added.flatMap((row) => rowChanges([before.question, null], [after.question, row])),
    ...removed.flatMap((row) => rowChanges([before.question, row], [after.question, null])),
  ];
}

function paired(before: Side, after: Side) {
  const numbered = ({ rows }: Side): Row[] => rows.map((row, at) => ({ row, at }));
  let [old, now] = [numbered(before), numbered(after)];
  const pairs: [Row, Row][] = [];
  const match = (same: (a: Row, b: Row) => boolean): void => {
    for (const one of now) {
      const found = old.find((other) => same(other, one));
      if (!found) continue;
      pairs.push([found, one]);
      old = old.filter((other) => other !== found);
    }
    now = now.filter((one) => !pairs.some(([, done]) => done === one));
  };
  const first = after.question.fields.find(({ type }) => type !== 'YES_NO')?.code ?? '';
  match((a, b) => sameRow(a.row, b.row));
  if (after.question.repeat) match((a, b) => a.row[first] !== undefined && sameValue(a.row[first], b.row[first]));
  else match(() => true);
  return { pairs: pairs.sort(([, a], [, b]) => a.at - b.at), added: now, removed: old };
}

function rowChanges([was, old]: [Question, Row | null], [is, now]: [Question, Row | null]): FieldChange[] {
  const codes = [...is.fields, ...was.fields.filter(({ code }) => !is.fields.some((field) => field.code === code))].map(({ code }) => code);
  return codes.flatMap((code): FieldChange[] => {
    const [before, after] = [valueOf(old, code), valueOf(now, code)];
    if (sameValue(before, after)) return [];
    const [oldField, newField] = [was, is].map(({ fields }) => fields.find((field) => field.code === code));
    const named = newField ?? oldField;
    return [
      {
        kind: before === undefined ? 'ADDED' : after === undefined ? 'REMOVED' : 'CHANGED',
        field: code,
        label: named?.label || is.text,
        row: (now ?? old)?.at ?? 0,
        before: words(oldField ?? newField, before),
        after: words(newField ?? oldField, after),
      },
    ];
  });
}
const valueOf = (row: Row | null, code: string): FieldValue | undefined =>
  row && Object.hasOwn(row.row, code) ? row.row[code] : undefined;
const words = (field: Field | undefined, value: FieldValue | undefined): string | null =>
  value === undefined ? null : field ? valueInWords(field, value) : String(value);

/** The same whatever order its fields were written in. */
export function sameRow(a: AnswerRow, b: AnswerRow): boolean {
  const codes = Object.keys(a);
  return codes.length === Object.keys(b).length && codes.every((code) => Object.hasOwn(b, code) && sameValue(a[code], b[code]));
}
function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, at) => one === (b as readonly string[])[at]);
  return a === b;
}
