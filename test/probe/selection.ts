import {
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isCompositeType,
  isEnumType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { type Path, possible } from './paths.js';

/** Many paths as one selection. Under an abstract type each member has names of its own, so that no two can be in each other's way. */
export class Selection {
  private readonly members = new Map<string, Map<string, Selection>>();

  constructor(private readonly schema: GraphQLSchema) {}

  static of(schema: GraphQLSchema, paths: readonly Path[]): Selection {
    const whole = new Selection(schema);
    for (const path of paths) whole.add(path);
    return whole;
  }

  /** The selection below one field of a root. */
  below(type: string, field: string): Selection | undefined {
    return this.members.get(type)?.get(field);
  }

  print(type: GraphQLCompositeType, everyArgument: boolean): string {
    if (isObjectType(type)) return `{ ${this.fields(type.name, '', everyArgument)} }`;
    const parts = possible(this.schema, type).map(({ name }) => `... on ${name} { ${this.fields(name, `${name}_`, everyArgument)} }`);
    return `{ __typename ${parts.join(' ')} }`;
  }

  private add([first, ...rest]: Path): void {
    if (!first) return;
    const fields = this.members.get(first.type) ?? new Map<string, Selection>();
    this.members.set(first.type, fields);
    const next = fields.get(first.field) ?? new Selection(this.schema);
    fields.set(first.field, next);
    next.add(rest);
  }

  private fields(type: string, prefix: string, everyArgument: boolean): string {
    const owner = this.schema.getType(type);
    if (!isObjectType(owner)) throw new Error(`${type} is no object`);
    const chosen = this.members.get(type) ?? new Map<string, Selection>();
    const known = owner.getFields();
    // With its identifier an object can be told from others by whoever judges the answer.
    const names = new Set([...(known['id']?.args.length === 0 ? ['id'] : []), ...chosen.keys()]);
    const parts = [...names].flatMap((name) => {
      const field = known[name];
      if (!field) throw new Error(`${type} has no ${name}`);
      const below = this.under(field, chosen.get(name), everyArgument);
      return argumentsOf(field, everyArgument).map((given, i) => {
        const key = `${prefix}${name}${i === 0 ? '' : `_v${i}`}`;
        return `${key === name ? '' : `${key}: `}${name}${given}${below}`;
      });
    });
    return parts.length > 0 ? parts.join(' ') : '__typename';
  }

  private under(field: GraphQLField<unknown, unknown>, chosen: Selection | undefined, everyArgument: boolean): string {
    const type = getNamedType(field.type);
    return isCompositeType(type) ? ` ${(chosen ?? new Selection(this.schema)).print(type, everyArgument)}` : '';
  }
}

/** The field that a key of an answer stands for: `Type_field_v1` is `field`. */
export const fieldAt = (key: string): string => key.replace(/_v\d+$/, '').replace(/^.*_/, '');

/** How a field below the root is asked: its page at its longest, and each choice that an argument gives. */
function argumentsOf(field: GraphQLField<unknown, unknown>, every: boolean): string[] {
  const base = field.args.flatMap((arg) => {
    if (arg.name === 'first') return ['first: 100'];
    // A step of the runs that the prober plants (world/procedures.ts).
    if (field.name === 'takers' && arg.name === 'step') return ['step: "look:2"'];
    if (isNonNullType(arg.type) && arg.defaultValue === undefined)
      throw new Error(`${field.name} asks for ${arg.name}: say in test/probe/selection.ts what to give`);
    return [];
  });
  const choices = field.args.flatMap((arg) => {
    const type = getNamedType(arg.type);
    if (type.name === 'Boolean') return [`${arg.name}: true`, `${arg.name}: false`];
    return isEnumType(type) ? type.getValues().map(({ name }) => `${arg.name}: ${name}`) : [];
  });
  const ways = [base, ...(every ? choices.map((choice) => [...base, choice]) : [])];
  return ways.map((parts) => (parts.length > 0 ? `(${parts.join(', ')})` : ''));
}
