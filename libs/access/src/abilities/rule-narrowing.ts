import { AGENCY_KINDS } from '@lib/kernel';
import type { Acting, ColumnOf, Narrowing } from '@lib/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../actor.js';
import { ALL_RULES } from './ability-book.js';
import type { AbilityRules } from './ability-rules.js';
import { abilityFor, onField } from './build-ability.js';
import { rulesToSql } from './rules-to-sql.js';
import { symbolicActor } from './symbolic-actor.js';

/**
 * List conditions and door questions depend on roles and kind of agency alone, which are read afresh with every actor; so what is
 * kept here is the rules' own text, never anybody's permission.
 */
@Injectable()
export class RuleNarrowing {
  private readonly abilities = new Map<string, ReturnType<typeof abilityFor>>();

  constructor(@Inject(ALL_RULES) private readonly rules: readonly AbilityRules[]) {}

  key(actor: Acting): string {
    return `${(actor as Actor).agencyKind}:${[...actor.roles].sort().join('+')}`;
  }

  /** Is there any rule at all for this? The door's question. */
  anyRule(actor: Acting, action: string, subject: string): boolean {
    return this.symbolic(actor).can(action, subject);
  }

  of(actor: Acting): Narrowing {
    const ability = this.symbolic(actor);
    return {
      rows: (subject: string, columnOf: ColumnOf) => rulesToSql(ability, 'read', subject, columnOf),
      field: (subject: string, field: string, columnOf: ColumnOf) => rulesToSql(ability, onField('read', field), subject, columnOf),
    };
  }

  /** Each role alone and all of them together, in every kind of agency. */
  everyOne(roles: Acting['roles']): Narrowing[] {
    const sets = [...roles.map((role) => [role]), roles];
    return AGENCY_KINDS.flatMap((agencyKind) => sets.map((set) => this.of({ roles: set, agencyKind } as unknown as Actor)));
  }

  private symbolic(actor: Acting): ReturnType<typeof abilityFor> {
    const key = this.key(actor);
    const known = this.abilities.get(key);
    if (known) return known;
    const made = abilityFor(symbolicActor([...actor.roles].sort(), (actor as Actor).agencyKind), this.rules);
    this.abilities.set(key, made);
    return made;
  }
}
