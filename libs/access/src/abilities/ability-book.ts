import type { MongoAbility } from '@casl/ability';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../actor.js';
import type { AbilityRules } from './ability-rules.js';
import { abilityFor } from './build-ability.js';
import { ruleView } from './symbolic-actor.js';

/** One context's rules, handed in as a value. */
export class AbilityPart {
  constructor(readonly rules: AbilityRules) {}
}
export const ALL_RULES = Symbol('ALL_RULES');

/** Abilities live as long as the actor object they were built from, which is one request: nothing is remembered between requests. */
@Injectable()
export class AbilityBook {
  private readonly built = new WeakMap<Actor, MongoAbility>();

  constructor(@Inject(ALL_RULES) private readonly rules: readonly AbilityRules[]) {}

  of(actor: Actor): MongoAbility {
    const known = this.built.get(actor);
    if (known) return known;
    const ability = abilityFor(ruleView(actor), this.rules);
    this.built.set(actor, ability);
    return ability;
  }
}
