import type { Narrowing } from '../graphql/caller.js';
import { type ArgValues, givenArgs, isGiven, Parameters } from './arguments.js';
import { readCursor } from './cursor.js';
import type { Link, PageScope } from './model.js';
import type { Slot } from './operation-tree.js';
import { firstOf } from './row-source.js';

/** One run of a compiled operation. */
export interface Run {
  readonly slots: readonly ArgValues[];
  readonly signInId: string;
  readonly correlationId: string;
  readonly operation: string;
}
export interface Plan {
  readonly text: string;
  readonly name?: string;
  readonly valuesOf: (run: Run) => unknown[];
}

/** What is shared while one statement is written: its parameters, its names, the rules, and which arguments are given this time. */
export class Draft {
  readonly parameters = new Parameters<Run>();
  private names = 0;

  constructor(
    readonly narrowing: Narrowing,
    private readonly slots: readonly ArgValues[],
  ) {}

  alias(): string {
    this.names += 1;
    return `t${this.names}`;
  }

  /** The scope of one link; for a page also its limit and where it goes on. */
  scope(link: Link, slot: Slot, path: string, self: string, parent: string): PageScope & { readonly cursor: readonly string[] | null } {
    const given = (name: string): boolean => isGiven(this.slots[slot.index] ?? {}, name);
    const read = (run: Run, name: string): unknown => run.slots[slot.index]?.[name];
    const args = givenArgs<Run>({ parameters: this.parameters, definitions: slot.arguments, given, read });
    if (link.kind !== 'page') return { self, parent, args, limit: String(link.limit), after: () => 'null', cursor: null };
    const limit = this.parameters.add('int', (run) => firstOf(run.slots[slot.index], link));
    const keys = given('after') ? link.order : [];
    const cursor = keys.map((key, i) => this.parameters.add(key.type, (run) => readCursor(read(run, 'after'), path, link.order)[i]));
    const nothing = (i: number): string => `null::${link.order[i]?.type ?? 'text'}`;
    return { self, parent, args, limit: `(${limit})`, after: (i) => cursor[i] ?? nothing(i), cursor: cursor.length > 0 ? cursor : null };
  }
}
