import type { Role } from '@lib/kernel';
import type { Acting } from '../database/acting.js';

/** Who sent this request, decided once, before anything runs. `actor` is null when the token or its sign-in does not hold. */
export interface Caller {
  readonly actor: (Acting & { readonly signInId: string }) | null;
  readonly correlationId: string;
}

/** Where a rule's fields stand in SQL; undefined means the rule may not speak of it. */
export type ColumnOf = (field: string) => string | undefined;

/** SQL conditions from the same rules that the instance check uses. "Nothing allowed" is `false`, never nothing. */
export interface Narrowing {
  rows(subject: string, columnOf: ColumnOf): string;
  field(subject: string, field: string, columnOf: ColumnOf): string;
}

export interface RequestHead {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** The port that `@lib/access` fills: who asks, what they may start, and how their lists are narrowed. */
export abstract class Doorkeeper {
  abstract identify(request: RequestHead, correlationId: string): Promise<Caller>;
  /** Throws unless the caller may start every one of these root fields. The guard asks the same question. */
  abstract admit(caller: Caller, kind: 'Query' | 'Mutation' | 'Route', fields: readonly string[]): Promise<void>;
  abstract declared(kind: 'Query' | 'Mutation', field: string): boolean;
  /** Callers with the same key have the same rules, so they share compiled plans. */
  abstract rulesKey(actor: Acting): string;
  abstract narrowing(actor: Acting): Narrowing;
  /** For the checks at the start: the rules of every role, whatever the kind of agency. */
  abstract everyNarrowing(roles: readonly Role[]): readonly Narrowing[];
}

/** The person may do it, but has not proved lately that it is still them. Nothing was done; nothing typed is lost. */
export class StepUpNeeded extends Error {
  constructor() {
    super('Sign in again to do this. What you typed is kept.');
    this.name = 'StepUpNeeded';
  }
}

/** No token, a token that does not hold, or a sign-in that has lapsed: one answer, no matter which. */
export class Unauthenticated extends Error {
  constructor() {
    super('Sign in to continue');
    this.name = 'Unauthenticated';
  }
}
