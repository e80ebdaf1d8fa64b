import 'reflect-metadata';
import { AbilityPart } from '../abilities/ability-book.js';
import type { AbilityRules } from '../abilities/ability-rules.js';

interface ModuleParts {
  readonly imports?: readonly unknown[];
  readonly providers?: readonly unknown[];
  readonly controllers?: readonly unknown[];
}
interface Walked {
  readonly classes: Set<{ name: string; prototype: unknown }>;
  readonly rules: AbilityRules[];
}
type Class = new (...args: never[]) => unknown;

/** Resolvers, controllers and rules of a tree of modules, read from what is written there: nothing is started, so nothing is needed. */
export function walkModules(roots: readonly unknown[]): Walked {
  const found: Walked = { classes: new Set(), rules: [] };
  const seen = new Set<unknown>();
  const walk = (module: unknown): void => {
    if (module === undefined || module === null || seen.has(module)) return;
    seen.add(module);
    const { own, target } = partsOf(module);
    const written = target ? metadataOf(target) : {};
    for (const part of [own, written]) {
      for (const one of [...(part.providers ?? []), ...(part.controllers ?? [])]) take(one, found);
      for (const imported of part.imports ?? []) walk(imported);
    }
  };
  for (const root of roots) walk(root);
  return found;
}

function partsOf(module: unknown): { own: ModuleParts; target: Class | null } {
  if (typeof module === 'function') return { own: {}, target: module as Class };
  const dynamic = module as ModuleParts & { module?: Class };
  return { own: dynamic, target: dynamic.module ?? null };
}

function metadataOf(target: Class): ModuleParts {
  const read = (name: string): readonly unknown[] => (Reflect.getMetadata(name, target) as readonly unknown[] | undefined) ?? [];
  return { imports: read('imports'), providers: read('providers'), controllers: read('controllers') };
}

function take(provider: unknown, found: Walked): void {
  if (typeof provider === 'function') {
    found.classes.add(provider as unknown as { name: string; prototype: unknown });
    return;
  }
  const { useClass, useValue } = provider as { useClass?: Class; useValue?: unknown };
  if (useClass) found.classes.add(useClass as unknown as { name: string; prototype: unknown });
  if (useValue instanceof AbilityPart && !found.rules.includes(useValue.rules)) found.rules.push(useValue.rules);
}
