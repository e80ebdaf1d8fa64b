import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { REQUIREMENT, type Requirement } from './requires.js';

export interface DoorEntry {
  readonly kind: 'Query' | 'Mutation' | 'Subscription' | 'Route';
  readonly name: string;
  readonly requirement: Requirement;
}

const RESOLVER_TYPE = 'graphql:resolver_type';
const RESOLVER_NAME = 'graphql:resolver_name';
const ROUTE_PATH = 'path';
const ROOT_KINDS = ['Query', 'Mutation', 'Subscription'];

/** Every root handler and what it requires. An undeclared one stops the start: forgetting is not a permission. */
@Injectable()
export class DoorRoll implements OnModuleInit {
  private readonly entries = new Map<string, DoorEntry>();

  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const undeclared: string[] = [];
    for (const { kind, name, handler, where } of this.handlers()) {
      const requirement = this.reflector.get<Requirement | undefined>(REQUIREMENT, handler);
      if (requirement) this.entries.set(`${kind} ${name}`, { kind, name, requirement });
      else undeclared.push(`${kind} ${name} (${where})`);
    }
    if (undeclared.length > 0)
      throw new Error(`Not declared with @Requires or @Open, so the door stays shut: ${undeclared.sort().join(', ')}`);
  }

  find(kind: DoorEntry['kind'], name: string): DoorEntry | undefined {
    return this.entries.get(`${kind} ${name}`);
  }

  all(): readonly DoorEntry[] {
    return [...this.entries.values()].sort((a, b) => (a.kind + a.name < b.kind + b.name ? -1 : 1));
  }

  private *handlers(): Generator<{ kind: DoorEntry['kind']; name: string; handler: () => unknown; where: string }> {
    const hosts = [...this.discovery.getProviders(), ...this.discovery.getControllers()];
    for (const { instance } of hosts) {
      if (typeof instance !== 'object' || instance === null) continue;
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown> | null;
      if (!prototype) continue;
      for (const method of this.scanner.getAllMethodNames(prototype)) {
        const handler = prototype[method];
        const where = `${(instance as object).constructor.name}.${method}`;
        if (typeof handler !== 'function') continue;
        const resolver = Reflect.getMetadata(RESOLVER_TYPE, handler) as string | undefined;
        const path = Reflect.getMetadata(ROUTE_PATH, handler) as string | undefined;
        if (resolver && ROOT_KINDS.includes(resolver)) {
          const name = (Reflect.getMetadata(RESOLVER_NAME, handler) as string | undefined) ?? method;
          yield { kind: resolver as DoorEntry['kind'], name, handler, where };
        } else if (path !== undefined) yield { kind: 'Route', name: where, handler, where };
      }
    }
  }
}
