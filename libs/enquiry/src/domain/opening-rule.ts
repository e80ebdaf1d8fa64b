import type { JsonLogic } from './question-set.js';

/*
 * A rule that opens a question is JSON Logic, kept to what a person can read back: and, or and ! over comparisons, each of one earlier
 * answer with something written down. So every comparison is about one question, which is what makes "can this ever be asked?" decidable.
 */
export const MOST_DEPTH = 5;
export const MOST_COMPARISONS = 24;
const COMPARE = ['==', '!=', '>', '>=', '<', '<=', 'in'];
const EACH_ROW = ['some', 'all', 'none'];

/** `field` null: the state of the answer. `rows`: asked of each row by some, all or none. */
export interface Mention {
  readonly question: string;
  readonly field: string | null;
  readonly rows: boolean;
  readonly operator: string;
  readonly values: readonly unknown[];
}
export interface Comparison {
  readonly is: 'COMPARISON';
  readonly question: string;
  readonly logic: JsonLogic;
  readonly mentions: readonly Mention[];
}
export type OpeningRule =
  Comparison | { readonly is: 'ALL' | 'ANY'; readonly parts: readonly OpeningRule[] } | { readonly is: 'NOT'; readonly part: OpeningRule };

/** What is wrong with a rule, in words; thrown only inside this file and by what reads a rule already known to be sound. */
export class BadRule extends Error {}

export function readRule(logic: unknown): OpeningRule {
  const rule = readExpression(logic, 1);
  if (comparisonsIn(rule).length > MOST_COMPARISONS)
    throw new BadRule(`makes more than ${MOST_COMPARISONS} comparisons: split the question in two`);
  return rule;
}

export function comparisonsIn(rule: OpeningRule): readonly Comparison[] {
  if (rule.is === 'COMPARISON') return [rule];
  return (rule.is === 'NOT' ? [rule.part] : rule.parts).flatMap(comparisonsIn);
}

/** The questions a rule asks about, in the order it names them. Reads any rule, sound or not. */
export function questionsNamed(logic: unknown): readonly string[] {
  const found = new Set<string>();
  const walk = (one: unknown): void => {
    if (Array.isArray(one)) return one.forEach(walk);
    if (one === null || typeof one !== 'object') return;
    for (const [key, inside] of Object.entries(one)) {
      const path: unknown = Array.isArray(inside) ? inside[0] : inside;
      if (key === 'var' && typeof path === 'string' && path.includes('.')) found.add(path.slice(0, path.indexOf('.')));
      else walk(inside);
    }
  };
  walk(logic);
  return [...found];
}

function only(logic: unknown): readonly [operator: string, given: unknown] {
  const keys = logic !== null && typeof logic === 'object' && !Array.isArray(logic) ? Object.keys(logic) : [];
  const operator = keys[0];
  if (keys.length !== 1 || operator === undefined)
    throw new BadRule('must be an object with one operator in each place, such as {"==": [{"var": "q12.rows.0.held"}, true]}');
  return [operator, (logic as Record<string, unknown>)[operator]];
}

function readExpression(logic: unknown, depth: number): OpeningRule {
  if (depth > MOST_DEPTH) throw new BadRule(`goes more than ${MOST_DEPTH} levels deep: write it as two questions, or with fewer brackets`);
  const [operator, given] = only(logic);
  if (operator === 'and' || operator === 'or') {
    if (!Array.isArray(given) || given.length === 0) throw new BadRule(`uses ${operator} with nothing to join: give it a list`);
    return { is: operator === 'and' ? 'ALL' : 'ANY', parts: given.map((part) => readExpression(part, depth + 1)) };
  }
  if (operator === '!')
    return { is: 'NOT', part: readExpression(Array.isArray(given) && given.length === 1 ? given[0] : given, depth + 1) };
  if (EACH_ROW.includes(operator)) return readEachRow(operator, given, depth, logic as JsonLogic);
  const mention = readComparison(operator, given, null);
  return { is: 'COMPARISON', question: mention.question, logic: logic as JsonLogic, mentions: [mention] };
}

function readEachRow(operator: string, given: unknown, depth: number, logic: JsonLogic): Comparison {
  const [rows, inside] = Array.isArray(given) && given.length === 2 ? (given as [unknown, unknown]) : [null, null];
  const path = variable(rows);
  const question = /^([a-z][a-z0-9-]*)\.rows$/.exec(path ?? '')?.[1];
  if (question === undefined) throw new BadRule(`uses ${operator} without the rows of an answer: begin it with {"var": "q11.rows"}`);
  return { is: 'COMPARISON', question, logic, mentions: readRowRule(inside, question, depth + 1) };
}

function readRowRule(logic: unknown, question: string, depth: number): readonly Mention[] {
  if (depth > MOST_DEPTH) throw new BadRule(`goes more than ${MOST_DEPTH} levels deep: write it as two questions, or with fewer brackets`);
  const [operator, given] = only(logic);
  if (operator !== 'and' && operator !== 'or' && operator !== '!') return [readComparison(operator, given, question)];
  const parts: unknown[] = Array.isArray(given) ? given : [given];
  if (parts.length === 0) throw new BadRule(`uses ${operator} with nothing to join: give it a list`);
  return parts.flatMap((part) => readRowRule(part, question, depth + 1));
}

/** `rowsOf`: inside some, all or none, where a name is a field of the row. */
function readComparison(operator: string, given: unknown, rowsOf: string | null): Mention {
  if (operator === 'var') throw new BadRule('names an answer without comparing it: write {"==": [{"var": "…"}, true]}');
  if (!COMPARE.includes(operator))
    throw new BadRule(`uses the operator "${operator}": only and, or, !, ${[...COMPARE, ...EACH_ROW].join(', ')} and var may be used`);
  if (!Array.isArray(given) || given.length !== 2) throw new BadRule(`uses ${operator} with other than two things to compare`);
  const [left, right] = given as [unknown, unknown];
  const first = variable(left) !== null;
  const asked = first ? variable(left) : variable(right);
  if (asked === null) throw new BadRule(`uses ${operator} without naming an answer: one side must be {"var": "…"}`);
  return { ...place(asked, rowsOf), ...compared(operator, first, first ? right : left) };
}

/** `first`: the answer stands on the left. */
function compared(operator: string, first: boolean, value: unknown): Pick<Mention, 'operator' | 'values'> {
  const several = Array.isArray(value);
  const values: unknown[] = several ? value : [value];
  if (values.some((one) => one === null || typeof one === 'object') || (several && operator !== 'in'))
    throw new BadRule(`uses ${operator} with something that is not plain text, a number, true or false`);
  if (operator !== 'in') return { operator, values };
  if (several !== first)
    throw new BadRule(
      'uses "in" the wrong way round: {"in": [{"var": "…"}, ["A", "B"]]}, or {"in": ["A", {"var": "…"}]} for a list of choices',
    );
  return { operator: several ? 'in' : 'holds', values };
}

function place(path: string, rowsOf: string | null): Pick<Mention, 'question' | 'field' | 'rows'> {
  if (rowsOf !== null) {
    if (!/^[a-z][A-Za-z0-9]*$/.test(path)) throw new BadRule(`names "${path}" inside a row: a field's code alone is meant there`);
    return { question: rowsOf, field: path, rows: true };
  }
  const match = /^([a-z][a-z0-9-]*)\.(?:state|rows\.0\.([a-z][A-Za-z0-9]*))$/.exec(path);
  if (match?.[1] === undefined)
    throw new BadRule(
      `names "${path}": an answer is named as q12.rows.0.held, its state as q12.state, and the rows of a repeated one as q12.rows`,
    );
  return { question: match[1], field: match[2] ?? null, rows: false };
}

function variable(one: unknown): string | null {
  if (one === null || typeof one !== 'object' || Array.isArray(one) || Object.keys(one).length !== 1) return null;
  const path = (one as { var?: unknown }).var;
  const first: unknown = Array.isArray(path) && path.length === 1 ? path[0] : path;
  return typeof first === 'string' ? first : null;
}
