import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, getOperationAST, type GraphQLSchema, type OperationDefinitionNode, visit } from 'graphql';
import type { Link } from '../read-path/model.js';
import { type Cost, CostMeter } from './cost.js';
import type { Limits } from './limits.js';
import type { OperationRegistry } from './registry.js';
import type { RequestContext } from './request-context.js';

type Links = Iterable<{ readonly owner: string; readonly field: string; readonly link: Link }>;

/** Holds operations to the limits: registered ones when the process starts, others each time before anything of them runs. */
export class CostRule {
  private readonly meter: CostMeter;
  private readonly judged = new WeakMap<OperationDefinitionNode, boolean>();

  constructor(
    schema: GraphQLSchema,
    links: Links,
    private readonly limits: Limits,
  ) {
    const known = new Map([...links].map(({ owner, field, link }) => [`${owner}.${field}`, link]));
    this.meter = new CostMeter(schema, (owner, field) => known.get(`${owner}.${field}`));
  }

  measure(document: DocumentNode, operation: OperationDefinitionNode): Cost {
    return this.meter.measure(document, operation);
  }

  /** What is too much about it, in words for whoever writes it. */
  faults(document: DocumentNode, operation: OperationDefinitionNode): string[] {
    const cost = this.measure(document, operation);
    const over = (['values', 'fields', 'aliases', 'depth'] as const).filter((what) => cost[what] > this.limits[what]);
    const faults = over.map((what) => `${cost[what]} ${what}, and at most ${this.limits[what]} are taken`);
    if (operation.operation === 'mutation' && cost.roots > this.limits.changes) faults.push('more than one change in one operation');
    return faults;
  }

  fits(document: DocumentNode, operation: OperationDefinitionNode): boolean {
    const known = this.judged.get(operation);
    if (known !== undefined) return known;
    const fits = this.faults(document, operation).length === 0;
    this.judged.set(operation, fits);
    return fits;
  }
}

/** Why the process does not start: a registered operation that would be refused if anybody else sent it. */
export function costFaults(rule: CostRule, registry: OperationRegistry): string[] {
  return registry.all().flatMap(({ name, document }) => {
    const operation = getOperationAST(document, name);
    const faults = operation ? rule.faults(document, operation) : [];
    return [...faults, ...(introspects(document) ? ['asks for the schema itself'] : [])].map((fault) => `${name}: ${fault}`);
  });
}

/** Registered operations are not validated again when they are sent, so it is here that they are kept from it. */
function introspects(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field: ({ name }) => {
      found ||= ['__schema', '__type'].includes(name.value);
    },
  });
  return found;
}

/** Before any resolver and any statement. One answer for whatever is too much: it says nothing of the schema. */
export function costPlugin(ruleFor: (schema: GraphQLSchema) => CostRule): ApolloServerPlugin<RequestContext> {
  let rule: CostRule | undefined;
  return {
    async serverWillStart({ schema }) {
      rule = ruleFor(schema);
    },
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation }) {
          if (!operation || rule?.fits(document, operation)) return;
          throw new GraphQLError('The request asks for too much at once', {
            extensions: { code: 'BAD_USER_INPUT', own: true, http: { status: 400 } },
          });
        },
      };
    },
  };
}
