import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Not an error: the ordinary path answers this operation. */
export class NotCompilable extends Error {}

export interface CollectedField {
  readonly key: string;
  readonly name: string;
  readonly ast: FieldNode;
  readonly selections: readonly SelectionSetNode[];
}

type Found = Map<string, { name: string; ast: FieldNode; selections: SelectionSetNode[] }>;

/** PostgreSQL cuts names off here without a word, so a longer alias is left to the ordinary path. */
const LONGEST_NAME = 63;

/** Fields of a selection in order of first appearance, fragments opened, fields of one name merged: as the specification says. */
export class Collector {
  readonly operation: OperationDefinitionNode;
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(document: DocumentNode, operation: OperationDefinitionNode) {
    this.operation = operation;
    const fragments = document.definitions.filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  collect(sets: readonly SelectionSetNode[], typeName: string): CollectedField[] {
    const found: Found = new Map();
    for (const set of sets) this.collectInto(found, set, typeName);
    return [...found].map(([key, field]) => ({ key, ...field }));
  }

  private collectInto(found: Found, set: SelectionSetNode, typeName: string): void {
    for (const selection of set.selections) {
      if (hasDirective(selection)) throw new NotCompilable('a directive');
      if (selection.kind === Kind.FIELD) addField(found, selection);
      else this.collectInto(found, this.fragment(selection, typeName).selectionSet, typeName);
    }
  }

  private fragment(spread: FragmentSpreadNode | InlineFragmentNode, typeName: string): FragmentDefinitionNode | InlineFragmentNode {
    const fragment = spread.kind === Kind.INLINE_FRAGMENT ? spread : this.fragments.get(spread.name.value);
    if (!fragment) throw new NotCompilable('an unknown fragment');
    if (hasDirective(fragment)) throw new NotCompilable('a directive');
    if (fragment.typeCondition && fragment.typeCondition.name.value !== typeName) throw new NotCompilable('a fragment on another type');
    return fragment;
  }
}

function hasDirective(node: { readonly directives?: readonly unknown[] | undefined }): boolean {
  return node.directives !== undefined && node.directives.length > 0;
}

function addField(found: Found, field: FieldNode): void {
  const key = (field.alias ?? field.name).value;
  if (key.length > LONGEST_NAME) throw new NotCompilable('a long alias');
  const known = found.get(key) ?? { name: field.name.value, ast: field, selections: [] };
  if (field.selectionSet) known.selections.push(field.selectionSet);
  found.set(key, known);
}
