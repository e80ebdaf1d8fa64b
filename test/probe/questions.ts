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
import type { Principal } from './principal.js';
import type { Selection } from './selection.js';

export type Values = Readonly<Record<string, unknown>>;
/** What arguments are filled from: what is known in the world, and what the answers gave away. */
export interface Known {
  readonly ids: ReadonlyMap<string, readonly string[]>;
  /** Whether somebody may come across this identifier; of what is no secret, everybody may. */
  readonly mayKnow: (id: string, principal: Principal) => boolean;
  readonly words: readonly string[];
  /** What may stand in anybody's text: looked for by whoever may and may not read it. */
  readonly said: readonly string[];
  /** Of what is named by a code and no secret. */
  readonly codes: readonly string[];
  readonly days: readonly string[];
  readonly moments: readonly string[];
  readonly cursors: string[];
}

/** One operation with everything that is asked of its root, whatever it is called with. */
export function documentOf(
  root: Root,
  field: GraphQLField<unknown, unknown>,
  selection: Selection | undefined,
  everyArgument: boolean,
): string {
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
  return (
    asked.filter((arg) => !isEnumType(getNamedType(arg.type))).length <= 1 && asked.every(({ type }) => !isListType(getNullableType(type)))
  );
}

/** The types whose identifiers an argument may mean, by its name and what its field gives; every type when neither says. */
export function classesFor(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  arg: GraphQLArgument,
  known: Known,
): readonly string[] {
  const given = getNamedType(field.type);
  const wanted = arg.name === 'id' ? (isCompositeType(given) ? given.name : field.name) : arg.name.replace(/Ids?$/, '');
  const types = [...known.ids.keys()];
  const same = types.filter((type) => type.toLowerCase() === wanted.toLowerCase());
  if (same.length > 0) return same;
  const alike = types.filter(
    (type) => wanted.length > 3 && (type.toLowerCase().endsWith(wanted.toLowerCase()) || wanted.toLowerCase().endsWith(type.toLowerCase())),
  );
  const begins = types.filter((type) => type.length > 3 && wanted.toLowerCase().startsWith(type.toLowerCase()));
  // What is called changeToAnswer may be about a change or about an answer.
  if (alike.length + begins.length > 0) return [...new Set([...alike, ...begins])];
  // And decisionProof is of a set of decisions: what its first word begins.
  const [word = ''] = field.name.split(/(?=[A-Z])/);
  const first = types.filter((type) => word.length > 3 && type.toLowerCase().startsWith(word));
  return first.length > 0 ? first : types;
}

/** The ways for somebody to ask one plain root: its least, and each further argument by itself with some or all of what is known. */
export class Questions {
  /** The identifiers of a type, parted for each who asks; made anew when more are known. */
  private readonly parted = new WeakMap<readonly string[], Map<Principal, Parted>>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly known: Known,
    private readonly random: Random,
    /** How many values of an argument that may be left out, and six times as many of one that is asked for. */
    private readonly most: number,
    /** Of identifiers, those alone that they may know: there is something to be shown by. */
    private readonly theirsAlone = false,
  ) {}

  for(field: GraphQLField<unknown, unknown>, as: Principal): Values[] {
    // Whatever holds words is many things, and below each a whole person: two of them show what a hundred would.
    const first = field.args.some(({ name }) => name === 'words') ? 2 : 100;
    const page: Values = field.args.some(({ name }) => name === 'first') ? { first } : {};
    const asked = field.args.filter(isAsked);
    const bases = asked.reduce<Values[]>(
      (before, arg) =>
        before.flatMap((values) => this.valuesOf(field, arg, this.most * 6, as).map((value) => ({ ...values, [arg.name]: value }))),
      [page],
    );
    const further = field.args.filter((arg) => !isAsked(arg) && arg.name !== 'first');
    const [base = page] = bases;
    const single = further.flatMap((arg) => this.valuesOf(field, arg, this.most, as).map((value) => ({ ...base, [arg.name]: value })));
    return [...bases, ...single];
  }

  private valuesOf(field: GraphQLField<unknown, unknown>, arg: GraphQLArgument, most: number, as: Principal): unknown[] {
    const type = getNamedType(arg.type);
    if (isEnumType(type)) return type.getValues().map(({ name }) => name).slice(0, isAsked(arg) && arg.name !== 'format' && this.most !== Infinity ? 1 : Infinity); // prettier-ignore
    if (isId(arg)) return this.idsFor(classesFor(this.schema, field, arg, this.known), most, as);
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
        return this.some(this.textsFor(arg.name), most);
    }
  }

  private textsFor(name: string): readonly string[] {
    if (name === 'code') return this.known.codes;
    return name === 'words' ? this.known.said : this.known.words;
  }

  /** Half of what they may know, which has something to show, and half of what they may not, which must show nothing. */
  private idsFor(types: readonly string[], most: number, as: Principal): string[] {
    const all = types.map((type) => this.part(this.known.ids.get(type) ?? [], as));
    const [theirs, others] = [all.flatMap((one) => one.theirs), all.flatMap((one) => one.others)];
    if (this.theirsAlone) return this.some(theirs, most);
    if (theirs.length + others.length <= most) return [...theirs, ...others];
    const half = Math.max(Math.ceil(most / 2), most - others.length);
    const chosen = this.some(theirs, half);
    return [...chosen, ...this.some(others, most - chosen.length)];
  }

  private part(ids: readonly string[], as: Principal): Parted {
    const before = this.parted.get(ids) ?? new Map<Principal, Parted>();
    this.parted.set(ids, before);
    const found = before.get(as);
    if (found) return found;
    const parted: Parted = { theirs: [], others: [] };
    for (const id of ids) (this.known.mayKnow(id, as) ? parted.theirs : parted.others).push(id);
    before.set(as, parted);
    return parted;
  }

  private some<T>(from: readonly T[], most: number): T[] {
    if (from.length <= most) return [...from];
    // One of each stretch, because what was planted together is alike.
    const stretch = from.length / most;
    return Array.from({ length: most }, (_, i) => from[Math.floor((i + this.random.next()) * stretch)] as T);
  }
}

interface Parted {
  readonly theirs: string[];
  readonly others: string[];
}
