import {
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
} from 'graphql';
import type { Random } from '../support/random.js';

/** One field after another from a root on, each with the object type it stands on. */
export interface Step {
  readonly type: string;
  readonly field: string;
}
export type Path = readonly Step[];
export type Root = 'query' | 'mutation';
export const DEEPEST = 4;

export const possible = (schema: GraphQLSchema, type: GraphQLCompositeType): readonly GraphQLObjectType[] =>
  isAbstractType(type) ? schema.getPossibleTypes(type) : [type];

export function rootFields(schema: GraphQLSchema, root: Root): GraphQLField<unknown, unknown>[] {
  const type = root === 'query' ? schema.getQueryType() : schema.getMutationType();
  return Object.values(type?.getFields() ?? {});
}

/** Every way to every field, to the depth given, through pages, lists, unions and interfaces. */
export function everyPath(schema: GraphQLSchema, root: Root, depth = DEEPEST): Path[] {
  const type = root === 'query' ? schema.getQueryType() : schema.getMutationType();
  return type ? walk(schema, type, [], depth) : [];
}

function walk(schema: GraphQLSchema, type: GraphQLCompositeType, before: Path, depth: number): Path[] {
  return possible(schema, type).flatMap((one) =>
    Object.values(one.getFields()).flatMap((field) => {
      const path = [...before, { type: one.name, field: field.name }];
      const next = getNamedType(field.type);
      return path.length < depth && isCompositeType(next) ? [path, ...walk(schema, next, path, depth)] : [path];
    }),
  );
}

/** What lies deeper than that by every way: for each such field one of the shortest. */
export function fartherPaths(schema: GraphQLSchema, root: Root): Path[] {
  const type = root === 'query' ? schema.getQueryType() : schema.getMutationType();
  const shortest = new Map<GraphQLObjectType, Path>(type ? [[type, []]] : []);
  for (const [one, path] of shortest)
    for (const field of Object.values(one.getFields())) {
      const next = getNamedType(field.type);
      for (const to of isCompositeType(next) ? possible(schema, next) : [])
        if (!shortest.has(to)) shortest.set(to, [...path, { type: one.name, field: field.name }]);
    }
  return [...shortest]
    .filter(([, path]) => path.length >= DEEPEST)
    .flatMap(([one, path]) => Object.keys(one.getFields()).map((field) => [...path, { type: one.name, field }]));
}

export const nameOf = ({ type, field }: Step): string => `${type}.${field}`;
export const fieldOf = (path: Path): string => nameOf(path.at(-1) as Step);
export const written = (path: Path): string => path.map(({ field }) => field).join('.');

/** For every field one of its shortest paths and one of each greater length; which of several, the seed says. */
export function sampleOf(paths: readonly Path[], random: Random): Path[] {
  const kinds = new Map<string, Path[]>();
  for (const path of paths) {
    const kind = `${fieldOf(path)} ${path.length}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), path]);
  }
  return [...kinds.values()].map((alike) => random.pick(alike));
}
