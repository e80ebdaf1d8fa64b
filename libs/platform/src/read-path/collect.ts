import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
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
    const found = new Map<string, { name: string; ast: FieldNode; selections: SelectionSetNode[] }>();
    for (const set of sets) this.collectInto(found, set, typeName);
    return [...found].map(([key, field]) => ({ key, ...field }));
  }

  private collectInto(
    found: Map<string, { name: string; ast: FieldNode; selections: SelectionSetNode[] }>,
    set: SelectionSetNode,
    typeName: string,
  ): void {
    for (const selection of set.selections) {
      if (selection.directives && selection.directives.length > 0) throw new NotCompilable('a directive');
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        if (key.length > LONGEST_NAME) throw new NotCompilable('a long alias');
        const known = found.get(key) ?? { name: selection.name.value, ast: selection, selections: [] };
        if (selection.selectionSet) known.selections.push(selection.selectionSet);
        found.set(key, known);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value);
      if (!fragment) throw new NotCompilable('an unknown fragment');
      if (fragment.directives && fragment.directives.length > 0) throw new NotCompilable('a directive');
      if (fragment.typeCondition && fragment.typeCondition.name.value !== typeName) throw new NotCompilable('a fragment on another type');
      this.collectInto(found, fragment.selectionSet, typeName);
    }
  }
}
