import type { Conditions } from './ability-rules.js';

const OPERATORS = new Set(['$eq', '$ne', '$in', '$nin']);

/** The matcher of single rules knows no `$or`, so each alternative is a rule of its own. A field may be spoken of once only. */
export function alternatives({ $or, ...always }: Conditions, rule: string): Conditions[] {
  if ($or === undefined) return [sound(always, rule)];
  if ($or.length === 0) throw new Error(`${rule}: $or needs at least one alternative`);
  return $or.flatMap((alternative) =>
    alternatives(alternative, rule).map((one) => {
      const twice = Object.keys(one).find((field) => Object.hasOwn(always, field));
      if (twice) throw new Error(`${rule}: ${twice} is spoken of inside and outside $or`);
      return sound({ ...always, ...one }, rule);
    }),
  );
}

/**
 * The only place where a rule's conditions are taken in. A hole in a condition (an undefined id, an empty list) would turn
 * "your own" into "everybody's", so it throws when the rule is made, not when it is asked.
 */
function sound(conditions: Conditions, rule: string): Conditions {
  const no = (what: string): never => {
    throw new Error(`${rule}: ${what}`);
  };
  const entries = Object.entries(conditions);
  if (entries.length === 0) no('empty conditions mean everybody; leave them out and say so in `because`');
  for (const [field, value] of entries) {
    if (value === undefined) no(`${field} is undefined`);
    else if (field.startsWith('$')) no(`${field} is not an operator of ours`);
    else if (typeof value === 'object' && value !== null) soundTest(field, value as Record<string, unknown>, no);
  }
  return conditions;
}

function soundTest(field: string, test: Record<string, unknown>, no: (what: string) => never): void {
  const parts = Object.entries(test);
  if (Array.isArray(test) || parts.length === 0) no(`${field} has no test`);
  for (const [operator, value] of parts) {
    if (!OPERATORS.has(operator)) no(`${operator} is not an operator of ours`);
    if (value === undefined) no(`${field} ${operator} is undefined`);
    if (operator.endsWith('in') && (!Array.isArray(value) || value.some((one) => one === undefined)))
      no(`${field} ${operator} needs a list without holes`);
    if (operator === '$nin' && (value as unknown[]).length === 0) no(`${field} $nin with nothing in it means everybody`);
  }
}
