import 'reflect-metadata';
import { REQUIREMENT, type Requirement } from './requires.js';

export interface DoorEntry {
  readonly kind: 'Query' | 'Mutation' | 'Subscription' | 'Route';
  readonly name: string;
  readonly requirement: Requirement;
}
export interface Doors {
  readonly entries: readonly DoorEntry[];
  readonly undeclared: readonly string[];
}
type Handlers = Readonly<Record<string, unknown>>;

const RESOLVER_TYPE = 'graphql:resolver_type';
const RESOLVER_NAME = 'graphql:resolver_name';
const ROUTE_PATH = 'path';
const ROOT_KINDS = ['Query', 'Mutation', 'Subscription'];

/** Every root handler of these classes with what it requires, and those that say nothing. */
export function doorsOf(classes: Iterable<{ readonly name: string; readonly prototype: unknown }>): Doors {
  const entries: DoorEntry[] = [];
  const undeclared: string[] = [];
  for (const { name: owner, prototype } of classes) {
    for (const method of methodsOf(prototype)) {
      const handler = (prototype as Handlers)[method] as object;
      const door = doorOf(handler, method, owner);
      if (!door) continue;
      const requirement = Reflect.getMetadata(REQUIREMENT, handler) as Requirement | undefined;
      if (requirement) entries.push({ ...door, requirement });
      else undeclared.push(`${door.kind} ${door.name} (${owner}.${method})`);
    }
  }
  const order = (a: DoorEntry, b: DoorEntry): number => (`${a.kind} ${a.name}` < `${b.kind} ${b.name}` ? -1 : 1);
  return { entries: entries.sort(order), undeclared: undeclared.sort() };
}

function doorOf(handler: object, method: string, owner: string): Pick<DoorEntry, 'kind' | 'name'> | null {
  const resolver = Reflect.getMetadata(RESOLVER_TYPE, handler) as string | undefined;
  if (resolver !== undefined && ROOT_KINDS.includes(resolver)) {
    const name = (Reflect.getMetadata(RESOLVER_NAME, handler) as string | undefined) ?? method;
    return { kind: resolver as DoorEntry['kind'], name };
  }
  return Reflect.hasMetadata(ROUTE_PATH, handler) ? { kind: 'Route', name: `${owner}.${method}` } : null;
}

/** Inherited handlers count too: a parent class would otherwise be a way round the door. */
function methodsOf(prototype: unknown): string[] {
  const found = new Set<string>();
  for (let at = prototype as object | null; at && at !== Object.prototype; at = Object.getPrototypeOf(at) as object | null) {
    for (const name of Object.getOwnPropertyNames(at)) {
      const { value } = Object.getOwnPropertyDescriptor(at, name) ?? {};
      if (name !== 'constructor' && typeof value === 'function') found.add(name);
    }
  }
  return [...found];
}
