import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql';

const NUMBERS = new Set(['Int', 'Float']);

/** TypeScript for what each registered operation takes and gives under the schema: a second opinion on the types written by hand. */
export class OperationTypes {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly documents: DocumentNode,
  ) {
    const found = documents.definitions.filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(found.map((one) => [one.name.value, one]));
  }

  get operations(): OperationDefinitionNode[] {
    return this.documents.definitions.filter((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION);
  }

  get changes(): string[] {
    return this.operations.filter(({ operation }) => operation === 'mutation').map(({ name }) => name?.value ?? '');
  }

  print(): string {
    const lines = this.operations.map((one) => {
      const root = this.schema.getRootType(one.operation);
      if (!root) throw new Error(`The schema has no ${one.operation}`);
      return `  ${one.name?.value}: { variables: ${this.variables(one)}; answer: ${this.selected(root, one.selectionSet)} };`;
    });
    return `export interface Registered {\n${lines.join('\n')}\n}\n`;
  }

  private variables(operation: OperationDefinitionNode): string {
    const fields = (operation.variableDefinitions ?? []).map(({ variable, type, defaultValue }) => {
      const known = typeFromAST(this.schema, type) as GraphQLInputType | undefined;
      if (!known) throw new Error(`${operation.name?.value} takes an unknown type for $${variable.name.value}`);
      return `${variable.name.value}${isNonNullType(known) && !defaultValue ? '' : '?'}: ${this.input(known)}`;
    });
    return `{ ${fields.join('; ')} }`;
  }

  private input(type: GraphQLInputType): string {
    if (isNonNullType(type)) return this.inputBare(type.ofType);
    return `${this.inputBare(type)} | null`;
  }

  private inputBare(type: GraphQLInputType): string {
    if (isNonNullType(type)) return this.inputBare(type.ofType);
    if (isListType(type)) return `readonly (${this.input(type.ofType)})[]`;
    if (!isInputObjectType(type)) return isEnumType(type) ? 'string' : scalar(type.name);
    const fields = Object.values(type.getFields()).map(
      (field) => `${field.name}${isNonNullType(field.type) && field.defaultValue === undefined ? '' : '?'}: ${this.input(field.type)}`,
    );
    return `{ ${fields.join('; ')} }`;
  }

  private output(type: GraphQLOutputType, selection: SelectionSetNode | undefined): string {
    if (isNonNullType(type)) return this.outputBare(type.ofType, selection);
    return `${this.outputBare(type, selection)} | null`;
  }

  private outputBare(type: GraphQLOutputType, selection: SelectionSetNode | undefined): string {
    if (isNonNullType(type)) return this.outputBare(type.ofType, selection);
    if (isListType(type)) return `readonly (${this.output(type.ofType, selection)})[]`;
    const named = getNamedType(type);
    if (isCompositeType(named)) return this.selected(named, selection);
    if (isEnumType(named))
      return `(${named
        .getValues()
        .map(({ name }) => `'${name}'`)
        .join(' | ')})`;
    return scalar(named.name);
  }

  /** A union becomes one member a possible type, each with what is selected for it. */
  private selected(type: GraphQLCompositeType, selection: SelectionSetNode | undefined): string {
    const possible = isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type as GraphQLObjectType];
    return `(${possible.map((one) => this.fieldsOf(one, selection)).join(' | ')})`;
  }

  private fieldsOf(type: GraphQLObjectType, selection: SelectionSetNode | undefined): string {
    const chosen = new Map<string, SelectionSetNode[]>();
    for (const field of this.fieldsFor(type, selection)) {
      const key = field.alias?.value ?? field.name.value;
      chosen.set(key, [...(chosen.get(key) ?? []), ...(field.selectionSet ? [field.selectionSet] : [])]);
    }
    const fields = [...chosen].map(([key, sets]) => (key === '__typename' ? `${key}: '${type.name}'` : this.field(type, key, sets)));
    return `{ ${fields.join('; ')} }`;
  }

  private field(type: GraphQLObjectType, name: string, sets: readonly SelectionSetNode[]): string {
    const field = type.getFields()[name];
    if (!field) throw new Error(`${type.name} has no field ${name}`);
    return `${name}: ${this.output(field.type, together(sets))}`;
  }

  /** What is selected of one type, with the fragments that apply to it unfolded. */
  private fieldsFor(type: GraphQLObjectType, selection: SelectionSetNode | undefined): FieldNode[] {
    return (selection?.selections ?? []).flatMap((one) => {
      if (one.kind === Kind.FIELD) return [one];
      const fragment = one.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(one.name.value) : one;
      return this.covers(fragment?.typeCondition?.name.value, type) ? this.fieldsFor(type, fragment?.selectionSet) : [];
    });
  }

  private covers(condition: string | undefined, type: GraphQLObjectType): boolean {
    const wanted = condition === undefined ? type : this.schema.getType(condition);
    if (isObjectType(wanted)) return wanted === type;
    return isAbstractType(wanted) && this.schema.isSubType(wanted, type);
  }
}

const scalar = (name: string): string => (NUMBERS.has(name) ? 'number' : name === 'Boolean' ? 'boolean' : 'string');

function together(selections: readonly SelectionSetNode[]): SelectionSetNode | undefined {
  return selections.length === 0 ? undefined : { kind: Kind.SELECTION_SET, selections: selections.flatMap((one) => one.selections) };
}
