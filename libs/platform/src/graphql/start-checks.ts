import { ROLES } from '@lib/kernel';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { checkModel } from '../read-path/model-check.js';
import { ReadPath } from '../read-path/read-path.js';
import { columnOf } from '../read-path/row-source.js';
import { Doorkeeper } from './caller.js';
import { costFaults, CostRule } from './cost-rule.js';
import { IN_FORCE } from './limits.js';
import { OperationRegistry } from './registry.js';

/** What must hold before a request is taken: the model fits the schema, the door knows its roots, rules can be written as SQL. */
@Injectable()
export class StartChecks implements OnApplicationBootstrap {
  constructor(
    private readonly host: GraphQLSchemaHost,
    private readonly readPath: ReadPath,
    private readonly doorkeeper: Doorkeeper,
    private readonly registry: OperationRegistry,
  ) {}

  onApplicationBootstrap(): void {
    const { model } = this.readPath;
    const unheard = [...model.roots.keys(), ...model.constants.keys()].filter((field) => !this.doorkeeper.declared('Query', field));
    const faults = [
      ...checkModel(model, this.host.schema),
      ...unheard.map((field) => `Query.${field} is in the read model but not in the door roll`),
      ...this.registryFaults(),
      ...this.ruleFaults(),
    ];
    if (faults.length > 0) throw new Error(`The API does not start:\n  ${faults.join('\n  ')}`);
    this.readPath.useSchema(this.host.schema);
    for (const { document, name } of this.registry.all()) this.readPath.operations.compiled(document, name);
  }

  /** Whatever may be put aside for a test: what is registered runs in production. Only what is valid can be measured. */
  private registryFaults(): string[] {
    const faults = this.registry.faults(this.host.schema);
    if (faults.length > 0) return faults;
    return costFaults(new CostRule(this.host.schema, this.readPath.model.links(), IN_FORCE), this.registry);
  }

  /** Every rule of every role, written out once: one that has no meaning in SQL is found now and not by a reader. */
  private ruleFaults(): string[] {
    const faults = new Set<string>();
    for (const narrowing of this.doorkeeper.everyNarrowing(ROLES)) {
      for (const type of this.readPath.model.types.values()) {
        if (type.subject === undefined) continue;
        const guarded = Object.entries(type.columns).filter(([, column]) => column.guarded);
        try {
          narrowing.rows(type.subject, columnOf(type, 't'));
          for (const [name] of guarded) narrowing.field(type.subject, name, columnOf(type, 't'));
        } catch (fault) {
          faults.add(`${type.name}: ${(fault as Error).message}`);
        }
      }
    }
    return [...faults];
  }
}
