import type { ConstantRoot, Link, ReadPart, ReadRoot, ReadType } from './model.js';

/** The whole read model, put together from what the contexts handed in. */
export class ModelRegistry {
  readonly types = new Map<string, ReadType>();
  readonly roots = new Map<string, ReadRoot>();
  readonly constants = new Map<string, ConstantRoot>();

  constructor(parts: readonly ReadPart[]) {
    for (const part of parts) {
      if (part.part === 'type') this.addOnce(this.types, part.name, part);
      if (part.part === 'root') this.addOnce(this.roots, part.field, part);
      if (part.part === 'constant') this.addOnce(this.constants, part.field, part);
    }
    for (const part of parts) {
      if (part.part !== 'extension') continue;
      const type = this.type(part.name);
      for (const field of [...Object.keys(part.columns), ...Object.keys(part.links)]) {
        if (Object.hasOwn(type.columns, field) || Object.hasOwn(type.links, field))
          throw new Error(`${part.name}.${field} is declared twice`);
      }
      this.types.set(part.name, { ...type, columns: { ...type.columns, ...part.columns }, links: { ...type.links, ...part.links } });
    }
  }

  type(name: string): ReadType {
    const type = this.types.get(name);
    if (!type) throw new Error(`the read model has no type ${name}`);
    return type;
  }

  /** Every link with the GraphQL field it answers. */
  *links(): Generator<{ owner: string; field: string; link: Link }> {
    for (const type of this.types.values()) {
      for (const [field, link] of Object.entries(type.links)) yield { owner: type.of, field, link };
    }
    for (const root of this.roots.values()) yield { owner: 'Query', field: root.field, link: root.link };
  }

  private addOnce<Part>(map: Map<string, Part>, name: string, part: Part): void {
    if (map.has(name)) throw new Error(`${name} is declared twice in the read model`);
    map.set(name, part);
  }
}
