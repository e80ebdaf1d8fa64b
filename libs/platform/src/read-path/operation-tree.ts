import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isNonNullType,
  isObjectType,
  type FieldNode as FieldAst,
} from 'graphql';
import type { CollectedField } from './collect.js';
import { Collector, NotCompilable } from './collect.js';
import type { Column } from './columns.js';
import { projectConstant } from './constants.js';
import type { Link, ReadRoot, ReadType } from './model.js';
import type { ModelRegistry } from './registry.js';

/** One use of a field that takes arguments: the values are worked out from the variables when the operation runs. */
export interface Slot {
  readonly index: number;
  readonly field: GraphQLField<unknown, unknown>;
  readonly ast: FieldAst;
  readonly arguments: readonly GraphQLArgument[];
}
export interface ObjectTree {
  readonly type: ReadType;
  readonly fields: readonly FieldTree[];
}
export type FieldTree =
  | { readonly key: string; readonly kind: 'name'; readonly value: string }
  | { readonly key: string; readonly kind: 'column'; readonly name: string; readonly column: Column }
  | {
      readonly key: string;
      readonly kind: 'link';
      readonly link: Link;
      readonly nonNull: boolean;
      readonly path: string;
      readonly slot: Slot;
      readonly target: ObjectTree;
    }
  | MoreTree
  | PageTree;
/** Whether a list that is cut holds more than it shows. */
export interface MoreTree {
  readonly key: string;
  readonly kind: 'more';
  readonly link: Link;
  readonly path: string;
  readonly slot: Slot;
  readonly type: ReadType;
}
export interface PageTree {
  readonly key: string;
  readonly kind: 'page';
  readonly link: Link;
  readonly path: string;
  readonly slot: Slot;
  readonly type: ReadType;
  readonly parts: readonly PagePart[];
}
export type PagePart =
  | { readonly key: string; readonly what: 'items'; readonly target: ObjectTree }
  | { readonly key: string; readonly what: 'endCursor' | 'hasMore' }
  | { readonly key: string; readonly what: 'name'; readonly value: string };
export type RootTree =
  | { readonly key: string; readonly kind: 'name'; readonly value: string }
  | { readonly key: string; readonly kind: 'constant'; readonly json: string }
  | { readonly key: string; readonly kind: 'root'; readonly root: ReadRoot; readonly field: Extract<FieldTree, { kind: 'link' | 'page' }> };
export interface OperationTree {
  readonly roots: readonly RootTree[];
  readonly rootFields: readonly string[];
  readonly slots: readonly Slot[];
}

/** A validated operation in the words of the model. Throws NotCompilable for whatever the ordinary path must answer. */
export class TreeBuilder {
  private readonly slots: Slot[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly model: ModelRegistry,
    private readonly collector: Collector,
  ) {}

  build(): OperationTree {
    const query = this.schema.getQueryType();
    if (!query || this.collector.operation.operation !== 'query') throw new NotCompilable('only queries are compiled');
    const fields = this.collector.collect([this.collector.operation.selectionSet], query.name);
    const roots = fields.map((field) => this.root(field, query));
    return { roots, slots: this.slots, rootFields: [...new Set(fields.map(({ name }) => name))].filter((name) => name !== '__typename') };
  }

  private root(field: CollectedField, query: GraphQLObjectType): RootTree {
    const { key, name } = field;
    if (name === '__typename') return { key, kind: 'name', value: query.name };
    const definition = fieldOf(query, name);
    const constant = this.model.constants.get(name);
    if (constant)
      return { key, kind: 'constant', json: JSON.stringify(projectConstant(constant.value(), definition.type, field, this.collector)) };
    const root = this.model.roots.get(name);
    if (!root) throw new NotCompilable(`${name} is not in the read model`);
    return { key, kind: 'root', root, field: this.link(field, root.link, definition, query.name) };
  }

  private object(type: ReadType, field: CollectedField): ObjectTree {
    const graphql = this.schema.getType(type.of);
    if (!isObjectType(graphql)) throw new NotCompilable(`${type.of} is no object type`);
    const fields = this.collector.collect(field.selections, type.of).map((one) => this.field(one, type, graphql));
    return { type, fields };
  }

  private field(field: CollectedField, type: ReadType, graphql: GraphQLObjectType): FieldTree {
    const { key, name } = field;
    if (name === '__typename') return { key, kind: 'name', value: type.of };
    const column = Object.hasOwn(type.columns, name) ? type.columns[name] : undefined;
    if (column) return { key, kind: 'column', name, column };
    const link = Object.hasOwn(type.links, name) ? type.links[name] : undefined;
    const [cut, list] = Object.entries(type.links).find(([, one]) => one.more === name) ?? [];
    if (cut !== undefined && list) {
      const path = `${type.of}.${cut}`;
      return { key, kind: 'more', link: list, path, slot: this.slot(field, fieldOf(graphql, cut)), type: this.model.type(list.type) };
    }
    if (!link) throw new NotCompilable(`${type.of}.${name} is not in the read model`);
    return this.link(field, link, fieldOf(graphql, name), type.of);
  }

  private link(
    field: CollectedField,
    link: Link,
    definition: GraphQLField<unknown, unknown>,
    owner: string,
  ): Extract<FieldTree, { kind: 'link' | 'page' }> {
    const slot = this.slot(field, definition);
    const path = `${owner}.${field.name}`;
    const type = this.model.type(link.type);
    if (link.kind !== 'page') {
      return { key: field.key, kind: 'link', link, path, slot, nonNull: isNonNullType(definition.type), target: this.object(type, field) };
    }
    const page = getNamedType(definition.type);
    const parts = this.collector.collect(field.selections, page.name).map((part): PagePart => this.pagePart(part, type, page.name));
    return { key: field.key, kind: 'page', link, path, slot, type, parts };
  }

  private slot({ ast }: CollectedField, field: GraphQLField<unknown, unknown>): Slot {
    const slot = { index: this.slots.length, field, ast, arguments: field.args };
    this.slots.push(slot);
    return slot;
  }

  private pagePart(part: CollectedField, type: ReadType, pageName: string): PagePart {
    const { key, name } = part;
    if (name === 'items') return { key, what: 'items', target: this.object(type, part) };
    if (name === 'endCursor' || name === 'hasMore') return { key, what: name };
    if (name === '__typename') return { key, what: 'name', value: pageName };
    throw new NotCompilable(`${pageName}.${name} is no part of a page`);
  }
}

function fieldOf(type: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> {
  const field = type.getFields()[name];
  if (!field) throw new NotCompilable(`${type.name}.${name} is not in the schema`);
  return field;
}
