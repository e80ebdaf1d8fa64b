import { date } from '../../view/dates.js';
import { words } from '../../view/words.js';
import type { SetField, SetQuestion } from './set-definition.js';

/*
 * The rule that opens a question, in words: "‘Has a weapon been found?’ is answered yes". What cannot be said so is undefined, and the page
 * shows the rule itself: a half-right sentence would be worse than none.
 */
type Asked = ReadonlyMap<string, SetQuestion>;
const ROWS: Readonly<Record<string, string>> = { some: 'for at least one', all: 'for every', none: 'for no' };
const TURNED: Readonly<Record<string, string>> = { '>': '<', '<': '>', '>=': '<=', '<=': '>=' };
const ORDER: Readonly<Record<string, string>> = { '>': 'is more than', '>=': 'is at least', '<': 'is less than', '<=': 'is at most' };
const DAYS: Readonly<Record<string, string>> = { '>': 'is after', '>=': 'is on or after', '<': 'is before', '<=': 'is on or before' };

export function ruleInWords(rule: unknown, asked: Asked): string | undefined {
  return expression(rule, asked, undefined, true);
}

/** `row`: inside some, all or none, where a name is a field of that question. */
function expression(rule: unknown, asked: Asked, row: SetQuestion | undefined, top = false): string | undefined {
  const [operator, given] = only(rule);
  if (operator === undefined) return undefined;
  if (operator === 'and' || operator === 'or') return joined(operator, given, (part) => expression(part, asked, row), top);
  if (operator === '!') {
    const inside = expression(Array.isArray(given) ? given[0] : given, asked, row, true);
    return inside === undefined ? undefined : `it is not so that ${inside}`;
  }
  if (Object.hasOwn(ROWS, operator)) return row === undefined ? eachRow(operator, given, asked) : undefined;
  return comparison(operator, given, asked, row);
}

function joined(how: 'and' | 'or', given: unknown, say: (part: unknown) => string | undefined, top: boolean): string | undefined {
  if (!Array.isArray(given) || given.length === 0) return undefined;
  const parts = given.map(say);
  if (parts.some((part) => part === undefined)) return undefined;
  const all = parts.join(how === 'and' ? ', and ' : ', or ');
  return top || parts.length === 1 ? all : `(${all})`;
}

function eachRow(operator: string, given: unknown, asked: Asked): string | undefined {
  const [rows, inside] = Array.isArray(given) ? (given as unknown[]) : [];
  const code = /^(.+)\.rows$/.exec(variable(rows) ?? '')?.[1];
  const question = code === undefined ? undefined : asked.get(code);
  const said = question && expression(inside, asked, question, true);
  return question && said ? `${ROWS[operator]} ${question.repeat?.noun ?? 'entry'} under ‘${question.text}’, ${said}` : undefined;
}

function comparison(operator: string, given: unknown, asked: Asked, row: SetQuestion | undefined): string | undefined {
  if (!Array.isArray(given) || given.length !== 2) return undefined;
  const [left, right] = given as [unknown, unknown];
  const first = variable(left);
  const path = first ?? variable(right);
  if (path === undefined) return undefined;
  const [how, value] = first === undefined ? [turned(operator), left] : [operator, right];
  if (row)
    return fieldSaid(
      row,
      row.fields.find(({ code }) => code === path),
      how,
      { value, inRow: true },
    );
  const [, code = '', state, field] = /^([^.]+)\.(?:(state)|rows\.0\.([^.]+))$/.exec(path) ?? [];
  const question = asked.get(code);
  if (!question) return undefined;
  if (state !== undefined) return stateSaid(question, how, value);
  return fieldSaid(
    question,
    question.fields.find((one) => one.code === field),
    how,
    { value, inRow: false },
  );
}

/** The answer stands on the right. */
const turned = (operator: string): string => (operator === 'in' ? 'holds' : (TURNED[operator] ?? operator));

function stateSaid(question: SetQuestion, how: string, value: unknown): string | undefined {
  if (!['==', 'in', '!='].includes(how)) return undefined;
  const not = how === '!=';
  const states = [value].flat().map((one) => {
    if (one === 'ANSWERED') return not ? 'has no answer' : 'has an answer';
    return `${not ? 'is not' : 'is'} answered ‘${words(String(one), 'answerState').toLowerCase()}’`;
  });
  return `‘${question.text}’ ${states.join(' or ')}`;
}

function fieldSaid(
  question: SetQuestion,
  field: SetField | undefined,
  how: string,
  { value, inRow }: { readonly value: unknown; readonly inRow: boolean },
): string | undefined {
  if (!field) return undefined;
  const subject = inRow && field.label !== '' ? `‘${field.label}’` : subjectOf(question, field);
  const said = [value].flat().map((one) => valueSaid(field, one));
  if (how === '==' || how === 'in') return `${subject} is answered ${said.join(' or ')}`;
  if (how === '!=') return `${subject} is not answered ${said.join(' or ')}`;
  if (how === 'holds') return `${subject} includes ${said.join(' or ')}`;
  const ordered = (field.type.startsWith('DATE') ? DAYS : ORDER)[how];
  return ordered === undefined ? undefined : `${subject} ${ordered} ${said.join(' or ')}`;
}

const subjectOf = ({ text, fields }: SetQuestion, { label }: SetField): string =>
  fields.length === 1 || label === '' ? `‘${text}’` : `‘${label}’ under ‘${text}’`;

function valueSaid(field: SetField, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const option = field.options?.find(({ code }) => code === value);
  if (option) return `‘${option.label}’`;
  return (field.type === 'DATE' && typeof value === 'string' && date(value)) || String(value);
}

function only(rule: unknown): readonly [string | undefined, unknown] {
  if (rule === null || typeof rule !== 'object' || Array.isArray(rule)) return [undefined, undefined];
  const [operator, ...more] = Object.keys(rule);
  return more.length > 0 || operator === undefined ? [undefined, undefined] : [operator, (rule as Record<string, unknown>)[operator]];
}

function variable(one: unknown): string | undefined {
  const [operator, path] = only(one);
  const first: unknown = Array.isArray(path) ? path[0] : path;
  return operator === 'var' && typeof first === 'string' ? first : undefined;
}
