import {
  type DocumentNode,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Narrowing } from '../graphql/caller.js';
import type { ArgValues } from './arguments.js';
import { isGiven } from './arguments.js';
import { Collector, NotCompilable } from './collect.js';
import { type OperationTree, type Slot, TreeBuilder } from './operation-tree.js';
import type { Plan } from './plan.js';
import type { ModelRegistry } from './registry.js';
import { writePlan } from './root-sql.js';

/** Plans of one operation: one for each set of rules and each set of arguments that were given. */
const PLANS_KEPT = 256;
/** Beyond this many, statements run without a name: a connection keeps every named one for as long as it lives. */
const NAMES_KEPT = 600;

export class CompiledOperation {
  private readonly plans = new Map<string, Plan>();

  constructor(
    readonly tree: OperationTree,
    private readonly definition: OperationDefinitionNode,
    private readonly schema: GraphQLSchema,
    private readonly nameOf: (text: string) => string | undefined,
  ) {}

  /** Null when the variables do not fit: the ordinary path says so in the usual words. */
  argumentsOf(variables: Readonly<Record<string, unknown>>): readonly ArgValues[] | null {
    if (this.tree.slots.length === 0) return [];
    const { coerced } = getVariableValues(this.schema, this.definition.variableDefinitions ?? [], variables, { maxErrors: 1 });
    if (!coerced) return null;
    try {
      return this.tree.slots.map(({ field, ast }) => getArgumentValues(field, ast, coerced));
    } catch {
      return null;
    }
  }

  planFor(rulesKey: string, narrowing: () => Narrowing, slots: readonly ArgValues[]): Plan {
    const key = `${rulesKey}|${this.tree.slots.map((slot) => given(slot, slots[slot.index] ?? {})).join('')}`;
    const known = this.plans.get(key);
    if (known) return known;
    const written = writePlan(this.tree, narrowing(), slots);
    const name = this.nameOf(written.text);
    const plan = name === undefined ? written : { ...written, name };
    if (this.plans.size < PLANS_KEPT) this.plans.set(key, plan);
    return plan;
  }
}

function given(slot: Slot, values: ArgValues): string {
  return slot.arguments.map(({ name }) => (isGiven(values, name) ? '1' : '0')).join('');
}

/** Documents already validated, each looked at once. */
export class OperationCompiler {
  private readonly known = new WeakMap<DocumentNode, Map<string, CompiledOperation | null>>();
  private readonly names = new Map<string, string>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly model: ModelRegistry,
  ) {}

  /** Null when the ordinary path must answer. */
  compiled(document: DocumentNode, operationName: string | null): CompiledOperation | null {
    const found = this.known.get(document) ?? new Map<string, CompiledOperation | null>();
    this.known.set(document, found);
    const name = operationName ?? '';
    let operation = found.get(name);
    if (operation === undefined) {
      operation = this.compile(document, operationName);
      found.set(name, operation);
    }
    return operation;
  }

  private compile(document: DocumentNode, operationName: string | null): CompiledOperation | null {
    const definition = getOperationAST(document, operationName);
    if (!definition) return null;
    try {
      const tree = new TreeBuilder(this.schema, this.model, new Collector(document, definition)).build();
      return new CompiledOperation(tree, definition, this.schema, (text) => this.nameOf(text));
    } catch (fault) {
      if (fault instanceof NotCompilable) return null;
      throw fault;
    }
  }

  /** Rules that come to the same statement share its name, so that a connection plans it once. */
  private nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known !== undefined || this.names.size >= NAMES_KEPT) return known;
    const name = `read_${this.names.size + 1}`;
    this.names.set(text, name);
    return name;
  }
}
