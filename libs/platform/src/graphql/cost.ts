import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { LIST_LIMIT, PAGE_LIMIT } from '../read-path/links.js';
import type { Link } from '../read-path/model.js';

/** What an operation could come to, known from its text alone: whatever its variables turn out to be. */
export interface Cost {
  /** Values in the answer when every list is at its longest. */
  readonly values: number;
  /** Fields as they are written, each fragment as often as it is used. */
  readonly fields: number;
  readonly aliases: number;
  readonly depth: number;
  /** Fields at the top. */
  readonly roots: number;
}

/** `first` as it would be read, when neither the document nor the schema names a number. */
const USUAL_PAGE = 25;
const NOTHING: Cost = { values: 0, fields: 0, aliases: 0, depth: 0, roots: 0 };

/** Links of the read model by the GraphQL field that they answer. */
export type LinkOf = (owner: string, field: string) => Link | undefined;

/** Measures validated operations. A fragment is measured once, however often it is used, so that measuring costs no more than reading. */
export class CostMeter {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly linkOf: LinkOf,
  ) {}

  measure(document: DocumentNode, operation: OperationDefinitionNode): Cost {
    const root = this.schema.getRootType(operation.operation);
    if (!root) return NOTHING;
    return new Measuring(this.schema, this.linkOf, document).selection(operation.selectionSet, root.name, PAGE_LIMIT);
  }
}

class Measuring {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly measured = new Map<string, Cost>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly linkOf: LinkOf,
    document: DocumentNode,
  ) {
    const fragments = document.definitions.filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(fragments.map((one) => [one.name.value, one]));
  }

  /** `items` is how many things a page shows, when `owner` is a page. */
  selection({ selections }: SelectionSetNode, owner: string, items: number): Cost {
    return selections
      .map((one) => {
        if (one.kind === Kind.FIELD) return this.field(one, owner, items);
        if (one.kind === Kind.INLINE_FRAGMENT) return this.selection(one.selectionSet, one.typeCondition?.name.value ?? owner, items);
        return this.fragment(one.name.value, items);
      })
      .reduce(together, NOTHING);
  }

  private fragment(name: string, items: number): Cost {
    const fragment = this.fragments.get(name);
    if (!fragment) return NOTHING;
    const key = `${name} ${items}`;
    const known = this.measured.get(key) ?? this.selection(fragment.selectionSet, fragment.typeCondition.name.value, items);
    this.measured.set(key, known);
    return known;
  }

  private field(node: FieldNode, owner: string, items: number): Cost {
    const aliases = node.alias ? 1 : 0;
    const field = this.definition(owner, node.name.value);
    // Words about the schema itself: development only, and bounded by graphql-js's own rule.
    if (!field || node.name.value.startsWith('__')) return { values: 1, fields: 1, aliases, depth: 1, roots: 1 };
    const type = getNamedType(field.type);
    if (!isCompositeType(type) || !node.selectionSet) return { values: 1, fields: 1, aliases, depth: 1, roots: 1 };
    const link = this.linkOf(owner, field.name);
    const inside = this.selection(node.selectionSet, type.name, link?.kind === 'page' ? firstAsked(node, field, link.limit) : items);
    return {
      values: rows(field, link, items) * (1 + inside.values),
      fields: 1 + inside.fields,
      aliases: aliases + inside.aliases,
      depth: 1 + inside.depth,
      roots: 1,
    };
  }

  private definition(owner: string, name: string): GraphQLField<unknown, unknown> | undefined {
    const type = this.schema.getType(owner);
    return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  }
}

function together(one: Cost, other: Cost): Cost {
  return {
    values: one.values + other.values,
    fields: one.fields + other.fields,
    aliases: one.aliases + other.aliases,
    depth: Math.max(one.depth, other.depth),
    roots: one.roots + other.roots,
  };
}

function rows(field: GraphQLField<unknown, unknown>, link: Link | undefined, items: number): number {
  const { counted } = field.extensions;
  if (typeof counted === 'number') return counted;
  if (link) return link.kind === 'many' ? link.limit : 1;
  if (!isListType(getNullableType(field.type))) return 1;
  return field.name === 'items' ? items : LIST_LIMIT;
}

/** A number that stands in the document counts as it is; a variable may turn out to be the greatest. */
function firstAsked(node: FieldNode, field: GraphQLField<unknown, unknown>, most: number): number {
  const given = node.arguments?.find(({ name }) => name.value === 'first')?.value;
  if (given) return given.kind === Kind.INT ? Math.min(Number(given.value), most) : most;
  const usual = field.args.find(({ name }) => name === 'first')?.defaultValue;
  return typeof usual === 'number' ? usual : USUAL_PAGE;
}
