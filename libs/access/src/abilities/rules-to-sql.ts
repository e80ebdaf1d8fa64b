import type { MongoAbility } from '@casl/ability';
import { rulesToAST } from '@casl/ability/extra';
import { type ColumnOf, quoted } from '@lib/platform';
import { CompoundCondition, type Condition, FieldCondition } from '@ucast/core';
import { isMark, listMark, singleMark } from './symbolic-actor.js';

/** One action on one subject as an SQL condition. No rule at all is `false`: an empty answer, never an open one. */
export function rulesToSql(ability: MongoAbility, action: string, subject: string, columnOf: ColumnOf): string {
  const tree = rulesToAST(ability, action, subject);
  return tree === null ? 'false' : write(tree, columnOf);
}

function write(node: Condition, columnOf: ColumnOf): string {
  if (node instanceof CompoundCondition) return writeCompound(node as CompoundCondition<Condition>, columnOf);
  if (!(node instanceof FieldCondition)) throw new Error(`a rule has a condition that has no meaning in SQL: ${node.operator}`);
  const column = columnOf(node.field);
  if (column === undefined) throw new Error(`a rule speaks of "${node.field}", which the read type does not list`);
  return writeTest(node, column);
}

function writeCompound(node: CompoundCondition<Condition>, columnOf: ColumnOf): string {
  const parts = node.value.map((part) => write(part, columnOf));
  if (node.operator === 'and') return parts.length === 0 ? 'true' : `(${parts.join(' and ')})`;
  if (node.operator === 'or' && parts.length > 0) return `(${parts.join(' or ')})`;
  throw new Error(`a rule has a condition that has no meaning in SQL: ${node.operator}`);
}

/** JavaScript's two values, not SQL's three: "not equal" holds for null as well. */
function writeTest({ operator, value }: FieldCondition, column: string): string {
  switch (operator) {
    case 'eq':
      return value === null ? `${column} is null` : `${column} = ${single(value)}`;
    case 'ne':
      return value === null ? `${column} is not null` : `${column} is distinct from ${single(value)}`;
    case 'in':
      return oneOf(column, value as unknown[]);
    case 'nin':
      return `(${oneOf(column, value as unknown[])}) is not true`;
    default:
      throw new Error(`a rule has an operator that has no meaning in SQL: ${operator}`);
  }
}

function oneOf(column: string, values: readonly unknown[]): string {
  const tests = values.map((value) => {
    const list = isMark(value) ? listMark(value) : undefined;
    if (list) return `${column} = any(${list})`;
    return value === null ? `${column} is null` : `${column} = ${single(value)}`;
  });
  return tests.length === 0 ? 'false' : `(${tests.join(' or ')})`;
}

function single(value: unknown): string {
  if (isMark(value)) return singleMark(value);
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return String(value);
  throw new Error(`a rule compares with a value that has no meaning in SQL: ${typeof value}`);
}
