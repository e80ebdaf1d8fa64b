import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Random } from './random.js';

/** What arguments are drawn from: values that mean something in the world, and some that mean nothing. */
export interface Pool {
  readonly ids: readonly string[];
  readonly words: readonly string[];
  readonly days: readonly string[];
  readonly instants: readonly string[];
  /** Filled as pages come back. */
  readonly cursors: string[];
}
export interface ModelPart {
  readonly roots: readonly string[];
  /** Fields of a GraphQL type that the read model answers. */
  readonly fieldsOf: (type: string) => readonly string[];
}
export interface RandomOperation {
  readonly text: string;
  readonly variables: Record<string, unknown>;
}

const DEEPEST = 3;

/** Valid operations over the part of the schema that the read model answers: aliases, fragments, repeats, variables and literals. */
export class OperationMaker {
  private variables: Record<string, unknown> = {};
  private declared: string[] = [];
  private fragments: string[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly model: ModelPart,
    private readonly pool: Pool,
    private readonly random: Random,
  ) {}

  make(): RandomOperation {
    this.variables = {};
    this.declared = [];
    this.fragments = [];
    const query = this.schema.getQueryType();
    if (!query) throw new Error('no query type');
    const roots = this.random.some(this.model.roots, 1 + this.random.below(2));
    const selections = roots.map((name, i) => this.field(query, name, `r${i}`, 0));
    if (this.random.chance(0.1)) selections.push('__typename');
    const head = this.declared.length > 0 ? `(${this.declared.join(', ')})` : '';
    return { text: `query Random${head} { ${selections.join(' ')} } ${this.fragments.join(' ')}`, variables: this.variables };
  }

  private field(owner: GraphQLObjectType, name: string, key: string, depth: number): string {
    const field = owner.getFields()[name];
    if (!field) throw new Error(`${owner.name}.${name}`);
    const type = getNamedType(field.type);
    const selection = isObjectType(type) ? ` { ${this.selection(type, depth + 1)} }` : '';
    return `${key}: ${name}${this.args(field)}${selection}`;
  }

  private selection(type: GraphQLObjectType, depth: number): string {
    const known = this.model.fieldsOf(type.name);
    const fields = Object.keys(type.getFields()).filter((name) => known.includes(name));
    const leaves = fields.filter((name) => !isObjectType(getNamedType(type.getFields()[name]?.type as never)));
    const from = depth >= DEEPEST && leaves.length > 0 ? leaves : fields;
    const parts = this.random
      .some(from, 1 + this.random.below(4))
      .map((name, i) => this.maybeFragment(type, this.field(type, name, `f${depth}${i}`, depth)));
    if (this.random.chance(0.15)) parts.push('__typename');
    // A field asked for twice under one key, with the same arguments: none, so that the two may be merged.
    const plain = leaves.filter((name) => type.getFields()[name]?.args.length === 0);
    if (plain.length > 0 && this.random.chance(0.2)) {
      const name = this.random.pick(plain);
      parts.push(name, `... { ${name} }`);
    }
    return parts.join(' ');
  }

  private maybeFragment(type: GraphQLObjectType, part: string): string {
    if (this.random.chance(0.85)) return part;
    if (this.random.chance(0.5)) return `... on ${type.name} { ${part} }`;
    const name = `F${this.fragments.length}`;
    this.fragments.push(`fragment ${name} on ${type.name} { ${part} }`);
    return `...${name}`;
  }

  private args(field: GraphQLField<unknown, unknown>): string {
    const given = field.args.filter((arg) => isNonNullType(arg.type) || this.random.chance(arg.name === 'after' ? 0.25 : 0.5));
    const parts = given.map((arg) => `${arg.name}: ${this.value(arg)}`);
    return parts.length > 0 ? `(${parts.join(', ')})` : '';
  }

  private value(arg: GraphQLArgument): string {
    const value = !isNonNullType(arg.type) && this.random.chance(0.1) ? null : this.valueOf(arg);
    if (this.random.chance(0.5)) {
      const name = `v${this.declared.length}`;
      this.declared.push(`$${name}: ${String(arg.type)}`);
      this.variables[name] = value;
      return `$${name}`;
    }
    // A name of an enumeration, or a list of them, as it stands in a document.
    return isEnumType(getNamedType(arg.type)) ? JSON.stringify(value).replace(/"/g, '') : JSON.stringify(value);
  }

  private valueOf(arg: GraphQLArgument): unknown {
    const one = (): unknown => this.scalar(arg.name, getNamedType(arg.type).name, arg);
    return isListType(getNullableType(arg.type)) ? Array.from({ length: this.random.below(4) }, one) : one();
  }

  private cursor(): string {
    const known = this.random.chance(0.9) && this.pool.cursors.length > 0;
    return known ? this.random.pick(this.pool.cursors.slice(-40)) : 'bm90LWE';
  }

  private scalar(name: string, type: string, arg: GraphQLArgument): unknown {
    const named = getNamedType(arg.type);
    if (isEnumType(named)) return this.random.pick(named.getValues()).name;
    if (name === 'after' && type !== 'UUID') return this.cursor();
    if (name === 'first') return this.random.chance(0.03) ? this.random.pick([0, -1, 101, 2_000_000]) : 1 + this.random.below(4);
    switch (type) {
      case 'UUID':
        return this.random.pick(this.pool.ids);
      case 'Date':
        return this.random.pick(this.pool.days);
      case 'Instant':
        return this.random.pick(this.pool.instants);
      case 'Int':
        return this.random.below(5);
      case 'Boolean':
        return this.random.chance(0.5);
      default:
        return this.random.pick(this.pool.words);
    }
  }
}
