import { defaultFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';

/** Rows of the read model hold their links as functions of the field's arguments; the framework's own resolvers hand those on uncalled. */
export function walkLinks(schema: GraphQLSchema): GraphQLSchema {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || roots.includes(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args: object, context, info) => {
        const value: unknown = resolve(source, args, context, info);
        return typeof value === 'function' ? (value as (args: object) => unknown)(args) : value;
      };
    }
  }
  return schema;
}
