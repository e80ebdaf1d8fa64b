import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';

/** A row as graphql-js walks it: columns are values, links are functions of the field's arguments. */
export type ReadRow = Readonly<Record<string, unknown>>;

/** The ordinary path for one request: the same model and the same narrowing as the compiled one, field by field. */
export interface Reading {
  /** Answers a root field of the model and writes its access-log row in the same statement. */
  root(field: string, args: object): Promise<unknown>;
  /** One row by id, for a mutation's payload; null when it is missing or not for this person. Writes no log row: the use case did. */
  one(type: string, id: string): Promise<ReadRow | null>;
  /** Several rows by id, in the order asked for; those not readable are left out. */
  several(type: string, ids: readonly string[]): Promise<readonly ReadRow[]>;
}

/** `@Read() read: Reading` in a resolver. */
export const Read = createParamDecorator((_: unknown, context: ExecutionContext): Reading => {
  const graphql = GqlExecutionContext.create(context);
  const { readings } = graphql.getContext<{ readings: (operationName: string | null) => Reading }>();
  return readings(graphql.getInfo<GraphQLResolveInfo>().operation.name?.value ?? null);
});

/** For a `@ResolveField` on a type that stands further to the left: hands the field back to the model. */
export function follow(parent: unknown, field: string, args: object = {}): unknown {
  const link = (parent as Record<string, unknown>)[field];
  if (typeof link !== 'function') throw new Error(`${field} is no link of the row it was asked of`);
  return (link as (args: object) => unknown)(args);
}
