import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLSchema,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Random } from '../support/random.js';
import type { Root } from './paths.js';
import type { Selection } from './selection.js';

export type Values = Readonly<Record<string, unknown>>;
/** What arguments are filled from: what is known in the world, and what the answers gave away. */
export interface Known {
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly words: readonly string[];
  readonly days: readonly string[];
  readonly moments: readonly string[];
  readonly cursors: string[];
}

/** One operation with everything that is asked of its root, whatever it is called with. */
export function documentOf(root: Root, field: GraphQLField<unknown, unknown>, selection: Selection | undefined, everyArgument: boolean): string {
  const declared = field.args.map((arg) => `$${arg.name}: ${String(arg.type)}`);
  const handed = field.args.map(({ name }) => `${name}: $${name}`);
  const type = getNamedType(field.type);
  const below = isCompositeType(type) && selection ? ` ${selection.print(type, everyArgument)}` : '';
  const head = declared.length > 0 ? `(${declared.join(', ')})` : '';
  return `${root} Probe${head} { ${field.name}${handed.length > 0 ? `(${handed.join(', ')})` : ''}${below} }`;
}

const isId = (arg: GraphQLArgument): boolean => getNamedType(arg.type).name === 'UUID';
const isAsked = (arg: GraphQLArgument): boolean => isNonNullType(arg.type) && arg.defaultValue === undefined;

/** A root whose arguments can be drawn one by one; others need things that fit each other, and are asked as acts are. */
export function isPlain(field: GraphQLField<unknown, unknown>): boolean {
  const asked = field.args.filter(isAsked);
  if (field.args.some(({ type }) => isInputObjectType(getNamedType(type)))) return false;
  return asked.filter((arg) => !isEnumType(getNamedType(arg.type))).length <= 1 && asked.every(({ type }) => !isListType(getNullableType(type)));
}

/** The types whose identifiers an argument may mean, by its name and what its field gives; every type when neither says. */
export function classesFor(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>, arg: GraphQLArgument, known: Known): readonly string[] {
  const wanted = arg.name === 'id' ? getNamedType(field.type).name : arg.name.replace(/Ids?$/, '');
  const types = [...known.ids.keys()];
  const same = types.filter((type) => type.toLowerCase() === wanted.toLowerCase());
  if (same.length > 0) return same;
  const alike = types.filter((type) => wanted.length > 3 && (type.toLowerCase().endsWith(wanted.toLowerCase()) || wanted.toLowerCase().endsWith(type.toLowerCase())));
  if (alike.length > 0) return alike;
  const begins = types.filter((type) => type.length > 3 && wanted.toLowerCase().startsWith(type.toLowerCase()));
  return begins.length > 0 ? begins : types;
}

/** The ways to ask one plain root: its least, and each further argument by itself with some or all of what is known. */
export class Questions {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly known: Known,
    private readonly random: Random,
    /** How many values of an argument that may be left out, and ten times as many of one that is asked for. */
    private readonly most: number,
  ) {}

  for(field: GraphQLField<unknown, unknown>): Values[] {
    const page: Values = field.args.some(({ name }) => name === 'first') ? { first: 100 } : {};
    const asked = field.args.filter(isAsked);
    const bases = asked.reduce<Values[]>(
      (before, arg) => before.flatMap((values) => this.valuesOf(field, arg, this.most * 10).map((value) => ({ ...values, [arg.name]: value }))),
      [page],
    );
    const further = field.args.filter((arg) => !isAsked(arg) && arg.name !== 'first');
    const [base = page] = bases;
    const single = further.flatMap((arg) => this.valuesOf(field, arg, this.most).map((value) => ({ ...base, [arg.name]: value })));
    return [...bases, ...single];
  }

  private valuesOf(field: GraphQLField<unknown, unknown>, arg: GraphQLArgument, most: number): unknown[] {
    const type = getNamedType(arg.type);
    if (isEnumType(type)) return type.getValues().map(({ name }) => name).slice(0, isAsked(arg) && this.most !== Infinity ? 1 : Infinity); // prettier-ignore
    if (isId(arg)) return this.some(classesFor(this.schema, field, arg, this.known).flatMap((one) => this.known.ids.get(one) ?? []), most);
    if (arg.name === 'after') return this.some(this.known.cursors, most);
    switch (type.name) {
      case 'Boolean':
        return [true, false];
      case 'Int':
        return [1, 2];
      case 'Date':
        return this.some(this.known.days, most);
      case 'Instant':
        return this.some(this.known.moments, most);
      default:
        return this.some(this.known.words, most);
    }
  }

  private some<T>(from: readonly T[], most: number): T[] {
    if (from.length <= most) return [...from];
    // One of each stretch, because what was planted together is alike.
    const stretch = from.length / most;
    return Array.from({ length: most }, (_, i) => from[Math.floor((i + this.random.next()) * stretch)] as T);
  }
}
