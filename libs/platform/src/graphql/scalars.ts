import { isDay, isUuid, parseInstant } from '@lib/kernel';
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

function badInput(message: string): never {
  throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', own: true } });
}
function literal(node: ValueNode): unknown {
  return node.kind === Kind.STRING ? node.value : undefined;
}

const uuidValue = (value: unknown): string => (isUuid(value) ? value : badInput('This is not an identifier of this service'));
export const UUID = new GraphQLScalarType<string, string>({
  name: 'UUID',
  description: 'An identifier: a UUID in canonical lower-case form.',
  parseValue: uuidValue,
  parseLiteral: (node) => uuidValue(literal(node)),
  serialize: (value) => String(value),
});

function instantValue(value: unknown): Date {
  try {
    return parseInstant(value, { field: 'time' });
  } catch {
    return badInput('This is not a real date and time with its zone');
  }
}
export const Instant = new GraphQLScalarType<Date, string>({
  name: 'Instant',
  description: 'A moment, as RFC 3339 in UTC with milliseconds: 2027-03-02T10:20:00.000Z.',
  parseValue: instantValue,
  parseLiteral: (node) => instantValue(literal(node)),
  serialize: (value) => (value instanceof Date ? value : new Date(String(value))).toISOString(),
});

const dayValue = (value: unknown): string => (isDay(value) ? value : badInput('This is not a real date'));
/** GraphQL's `Date`; named Day in code, because Date is something else in JavaScript. */
export const Day = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar day, YYYY-MM-DD.',
  parseValue: dayValue,
  parseLiteral: (node) => dayValue(literal(node)),
  serialize: (value) => String(value),
});
