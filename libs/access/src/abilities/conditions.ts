import type { Conditions } from './ability-rules.js';

const OPERATORS = new Set(['$eq', '$ne', '$in', '$nin']);

/**
 * The only place where a rule's conditions are taken in. A hole in a condition (an undefined id, an empty list) would turn
 * "your own" into "everybody's", so it throws when the rule is made, not when it is asked.
 */
export function sound(conditions: Conditions, rule: string): Conditions {
  const no = (what: string): never => {
    throw new Error(`${rule}: ${what}`);
  };
  const entries = Object.entries(conditions);
  if (entries.length === 0) no('empty conditions mean everybody; leave them out and say so in `because`');
  for (const [field, value] of entries) {
    if (value === undefined) no(`${field} is undefined`);
    else if (field === '$or') soundAlternatives(value, rule, no);
    else if (field.startsWith('$')) no(`${field} is not an operator of ours`);
    else if (typeof value === 'object' && value !== null) soundTest(field, value as Record<string, unknown>, no);
  }
  return conditions;
}

function soundAlternatives(value: unknown, rule: string, no: (what: string) => never): void {
  if (!Array.isArray(value) || value.length === 0) no('$or needs at least one alternative');
  for (const alternative of value as Conditions[]) sound(alternative, rule);
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
