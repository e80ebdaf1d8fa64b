import type { Actor } from '../actor.js';

type Scalar = string | number | boolean | null;
export interface Test {
  readonly $in?: readonly Scalar[];
  readonly $nin?: readonly Scalar[];
  readonly $ne?: Scalar;
  readonly $eq?: Scalar;
}
/** Field to value or test; several fields are all required. `$or` holds alternatives: each becomes a rule of its own. */
export interface Conditions {
  readonly $or?: readonly Conditions[];
  readonly [field: string]: Scalar | Test | readonly Conditions[] | undefined;
}
export interface RuleOptions {
  /** Guarded fields that this rule opens, on rows that some other rule opens. A rule with fields never opens a row. */
  readonly fields?: readonly string[];
  readonly conditions?: Conditions;
  /** Why this is allowed, in words that a refused person may read. */
  readonly because: string;
}
export type May = (action: string, subject: string, options: RuleOptions) => void;
/** One context's rules. There is no `cannot`: what no rule allows is not allowed. */
export type AbilityRules = (actor: Actor, may: May) => void;
