import type { WorldError } from './world-errors.js';
import type { WorldFile } from './world-file.js';

type Kind = 'controllerGroups' | 'agencies' | 'units' | 'staff' | 'agreements' | 'people' | 'thirdParties';

/** Which slugs a world defines, to which agency each belongs, and what was found wrong on the way. */
export class Names {
  private readonly agencyOf: Readonly<Record<Kind, Map<string, string | undefined>>> = {
    controllerGroups: new Map(),
    agencies: new Map(),
    units: new Map(),
    staff: new Map(),
    agreements: new Map(),
    people: new Map(),
    thirdParties: new Map(),
  };

  constructor(
    world: WorldFile,
    private readonly errors: WorldError[],
  ) {
    for (const kind of ['controllerGroups', 'agencies', 'units', 'staff', 'agreements', 'people'] as const) {
      world[kind].forEach((one, i) => this.define(kind, one, `/${kind}/${i}/id`));
    }
    world.people.forEach((person, i) =>
      (person.thirdParties ?? []).forEach((third, j) => this.define('thirdParties', third, `/people/${i}/thirdParties/${j}/id`)),
    );
  }

  wrong(path: string, message: string): void {
    this.errors.push({ path, message });
  }

  need(kind: Kind, slug: string | undefined, path: string): boolean {
    if (slug === undefined || this.agencyOf[kind].has(slug)) return true;
    this.wrong(path, `"${slug}" is not in ${kind}`);
    return false;
  }

  /** Known, and of this agency. */
  within(kind: 'units' | 'staff' | 'thirdParties', slug: string | undefined, agency: string | undefined, path: string): void {
    if (slug === undefined || !this.need(kind, slug, path)) return;
    if (agency !== undefined && this.agencyOf[kind].get(slug) !== agency) this.wrong(path, `"${slug}" does not belong to "${agency}"`);
  }

  agencyOfStaff(slug: string): string | undefined {
    return this.agencyOf.staff.get(slug);
  }

  once(slugs: readonly string[], path: string): void {
    const twice = slugs.find((slug, i) => slugs.indexOf(slug) < i);
    if (twice !== undefined) this.wrong(path, `"${twice}" stands twice`);
  }

  private define(kind: Kind, one: { readonly id: string; readonly agency?: string }, path: string): void {
    if (this.agencyOf[kind].has(one.id)) this.wrong(path, `"${one.id}" stands twice in ${kind}`);
    this.agencyOf[kind].set(one.id, one.agency);
  }
}
