import type { Role } from '@lib/kernel';
import { createMongoAbility, type MongoAbility, type RawRuleOf } from '@casl/ability';
import type { Actor } from '../actor.js';
import type { AbilityRules, RuleOptions } from './ability-rules.js';
import { alternatives } from './conditions.js';

/** A guarded field is an action of its own, so that a rule about a field can never open a row. */
export const onField = (action: string, field: string): string => `${action}.${field}`;

export function abilityFor(actor: Actor, rules: readonly AbilityRules[]): MongoAbility {
  const found: RawRuleOf<MongoAbility>[] = [];
  const may = (action: string, subject: string, { fields, conditions, because }: RuleOptions): void => {
    if (because.trim() === '') throw new Error(`may('${action}', '${subject}') does not say why`);
    if (fields?.length === 0) throw new Error(`may('${action}', '${subject}') names no field`);
    const actions = fields ? fields.map((field) => onField(action, field)) : [action];
    const cases = conditions ? alternatives(conditions, `may('${action}', '${subject}')`) : [undefined];
    for (const one of actions) {
      for (const when of cases) found.push({ action: one, subject, reason: because, ...(when ? { conditions: when as never } : {}) });
    }
  };
  for (const context of rules) context(actor, may);
  return createMongoAbility(found);
}

export function has(actor: { readonly roles: readonly Role[] }, ...roles: readonly Role[]): boolean {
  return roles.some((role) => actor.roles.includes(role));
}
