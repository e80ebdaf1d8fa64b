import { words } from '../../view/words.js';
import { questionsOf, type SetDefinition, type SetField } from './set-definition.js';

type Value = string | number | boolean | readonly string[];
interface ExtractEntry {
  readonly quarter: string;
  readonly answers: Readonly<Record<string, { readonly state: string; readonly values: readonly Readonly<Record<string, Value>>[] }>>;
}
export interface CountLine {
  readonly what: string;
  readonly answer: string;
  readonly count: number;
}
export interface ExtractCounts {
  readonly quarters: readonly CountLine[];
  readonly questions: readonly { readonly text: string; readonly lines: readonly CountLine[] }[];
}

/** How many enquiries answered what; of a number only how many gave one. */
export function extractCounts(content: string, set: SetDefinition): ExtractCounts {
  const entries = JSON.parse(content) as readonly ExtractEntry[];
  const asked = questionsOf(set).filter(({ declaration }) => declaration !== true);
  return {
    quarters: counts(
      'Answered in',
      entries.map(({ quarter }) => quarter),
    ),
    questions: asked.map(({ code, text, fields }) => {
      const answers = entries.flatMap(({ answers: all }) => (all[code] ? [all[code]] : []));
      const rows = answers.flatMap(({ values }) => values);
      const states = counts(
        'How it was answered',
        answers.map(({ state }) => words(state, 'answerState')),
      );
      return { text, lines: [...states, ...fields.filter(isCounted).flatMap((field) => fieldCounts(field, rows))] };
    }),
  };
}

function fieldCounts(field: SetField, rows: readonly Readonly<Record<string, Value>>[]): readonly CountLine[] {
  const given = rows.flatMap((row) => (row[field.code] === undefined ? [] : [row[field.code]].flat()));
  return counts(
    field.label || 'Answer',
    given.map((value) => said(field, value)),
  );
}

const isCounted = ({ type }: SetField): boolean => ['YES_NO', 'CHOICE', 'CHOICES', 'NUMBER'].includes(type);

function said(field: SetField, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (field.type === 'NUMBER') return 'A number was given';
  return field.options?.find(({ code }) => code === value)?.label ?? String(value);
}

function counts(what: string, all: readonly string[]): readonly CountLine[] {
  const found = new Map<string, number>();
  for (const one of all) found.set(one, (found.get(one) ?? 0) + 1);
  return [...found].map(([answer, count]) => ({ what, answer, count })).sort((a, b) => (a.answer < b.answer ? -1 : 1));
}
