import { type GraphQLOutputType, getNullableType, isEnumType, isListType, isObjectType, isScalarType } from 'graphql';
import { type CollectedField, type Collector, NotCompilable } from './collect.js';

/** What graphql-js would make of a value that stands in code, worked out once when the operation is compiled. */
export function projectConstant(value: unknown, type: GraphQLOutputType, field: CollectedField, collector: Collector): unknown {
  if (value === null || value === undefined) return null;
  const inner = getNullableType(type);
  if (isListType(inner))
    return (value as unknown[]).map((one) => projectConstant(one, inner.ofType as GraphQLOutputType, field, collector));
  if (isScalarType(inner) || isEnumType(inner)) return inner.serialize(value) ?? null;
  if (!isObjectType(inner)) throw new NotCompilable('a union or an interface');
  const found: Record<string, unknown> = {};
  for (const part of collector.collect(field.selections, inner.name)) {
    const definition = inner.getFields()[part.name];
    if (part.name === '__typename') found[part.key] = inner.name;
    else if (!definition || definition.args.length > 0) throw new NotCompilable(`${inner.name}.${part.name}`);
    else found[part.key] = projectConstant((value as Record<string, unknown>)[part.name], definition.type, part, collector);
  }
  return found;
}
