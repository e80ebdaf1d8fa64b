import { OperationRegistry } from '@lib/platform';
import {
  getNamedType,
  getNullableType,
  getOperationAST,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  parse,
  typeFromAST,
} from 'graphql';

/** One place in the variables of an operation where a value stands: `where` says what it means, as in NoteInput.body or person.id. */
export interface Place {
  readonly path: readonly (string | number)[];
  readonly where: string;
  readonly type: GraphQLInputType;
}
/** A sound value for a place; undefined leaves an optional place out. */
export type SoundValue = (where: string, type: GraphQLInputType) => unknown;

/** The variables of one registered operation, walked down to the last field by the schema and not by a list. */
export class RegisteredInput {
  readonly name: string;
  private readonly node: OperationDefinitionNode;
  private variablesKnown?: readonly Place[];
  private placesKnown?: readonly Place[];

  constructor(
    private readonly schema: GraphQLSchema,
    registered: { readonly name: string; readonly text: string },
  ) {
    const node = getOperationAST(parse(registered.text));
    if (!node) throw new Error(`${registered.name} is no operation`);
    this.name = registered.name;
    this.node = node;
  }

  static all(schema: GraphQLSchema, operations: string): RegisteredInput[] {
    return new OperationRegistry(operations).all().map((one) => new RegisteredInput(schema, one));
  }

  get changes(): boolean {
    return this.node.operation === 'mutation';
  }

  /** The first thing it asks. */
  get rootField(): string {
    const [first] = this.node.selectionSet.selections.filter((one) => one.kind === Kind.FIELD);
    return first?.name.value ?? '';
  }

  places(): readonly Place[] {
    return (this.placesKnown ??= this.variables().flatMap((variable) => this.below(variable)));
  }

  sound(valueAt: SoundValue): Record<string, unknown> {
    const made = this.variables().map(({ path: [name], where, type }) => [String(name), madeFor(type, where, valueAt)] as const);
    return Object.fromEntries(made.filter(([, value]) => value !== undefined));
  }

  private variables(): readonly Place[] {
    return (this.variablesKnown ??= (this.node.variableDefinitions ?? []).map(({ variable, type }) => {
      const known = typeFromAST(this.schema, type) as GraphQLInputType | undefined;
      if (!known) throw new Error(`${this.name} takes an unknown type for $${variable.name.value}`);
      return { path: [variable.name.value], where: this.usedAt(variable.name.value), type: known };
    }));
  }

  /** The argument of a root field that the variable is handed to. */
  private usedAt(variable: string): string {
    for (const field of this.node.selectionSet.selections) {
      if (field.kind !== Kind.FIELD) continue;
      const found = field.arguments?.find(({ value }) => value.kind === Kind.VARIABLE && value.name.value === variable);
      if (found) return `${field.name.value}.${found.name.value}`;
    }
    return `${this.name}.${variable}`;
  }

  private below(place: Place): Place[] {
    const bare = getNullableType(place.type);
    if (isListType(bare)) return [place, ...this.below({ ...place, path: [...place.path, 0], type: bare.ofType as GraphQLInputType })];
    if (!isInputObjectType(bare)) return [place];
    const fields = Object.values(bare.getFields());
    return [place, ...fields.flatMap(({ name, type }) => this.below({ path: [...place.path, name], where: `${bare.name}.${name}`, type }))];
  }
}

function madeFor(type: GraphQLInputType, where: string, valueAt: SoundValue): unknown {
  const given = valueAt(where, type);
  if (given !== undefined) return given;
  return isNonNullType(type) ? required(type, where, valueAt) : undefined;
}

/** As little as the schema asks for. */
function required(type: GraphQLInputType, where: string, valueAt: SoundValue): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return [required(bare.ofType as GraphQLInputType, where, valueAt)];
  if (!isInputObjectType(bare)) return valueAt(where, type) ?? missing(where, type);
  const fields = Object.values(bare.getFields()).map(({ name, type: of }) => [name, madeFor(of, `${bare.name}.${name}`, valueAt)] as const);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

function missing(where: string, type: GraphQLInputType): never {
  throw new Error(`No sound value is known for ${where} (${String(type)})`);
}

/** A copy of the variables with one value replaced; what stands above it is made when it was left out. */
export function replaced(
  sound: object,
  place: Place,
  value: unknown,
  places: readonly Place[],
  valueAt: SoundValue,
): Record<string, unknown> {
  const copy = structuredClone(sound) as Record<string, unknown>;
  let here: Record<string | number, unknown> = copy;
  place.path.forEach((key, i) => {
    if (i === place.path.length - 1) {
      here[key] = value;
      return;
    }
    if (here[key] === undefined || here[key] === null) {
      const above = places.find(({ path }) => path.length === i + 1 && path.every((part, j) => part === place.path[j]));
      here[key] = above ? required(above.type, above.where, valueAt) : {};
    }
    here = here[key] as Record<string | number, unknown>;
  });
  return copy;
}

export const namedTypeOf = (type: GraphQLInputType): string => getNamedType(type).name;
