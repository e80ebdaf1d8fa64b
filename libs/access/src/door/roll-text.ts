import { AGENCY_KINDS, type Role, ROLES } from '@lib/kernel';
import type { MongoAbility } from '@casl/ability';
import type { AbilityRules } from '../abilities/ability-rules.js';
import { abilityFor } from '../abilities/build-ability.js';
import { symbolicActor, wordsForMarks } from '../abilities/symbolic-actor.js';
import { type DoorEntry, doorsOf } from './doors.js';
import { walkModules } from './module-walk.js';

/** Who may do what, as text: first each operation with the roles that pass its door, then each role's rules with their reasons. */
export function rollText(modules: readonly unknown[]): string {
  const { classes, rules } = walkModules(modules);
  const { entries, undeclared } = doorsOf(classes);
  const abilities = new Map(
    ROLES.map((role) => [role, AGENCY_KINDS.map((kind) => ({ kind, ability: abilityFor(symbolicActor([role], kind), rules) }))] as const),
  );
  const doors = entries.map((entry) => `${entry.kind.padEnd(9)} ${entry.name.padEnd(26)} ${doorWords(entry, abilities)}`);
  return [
    'OPERATIONS (what the door asks, and which roles pass it)',
    ...doors,
    ...undeclared.map((one) => `UNDECLARED ${one}`),
    '',
    'RULES (what each role may do, on which things, and why)',
    ...ROLES.flatMap((role) => roleWords(role, rules)),
    '',
  ].join('\n');
}

type ByKind = readonly { readonly kind: string; readonly ability: MongoAbility }[];

function doorWords({ requirement }: DoorEntry, abilities: ReadonlyMap<Role, ByKind>): string {
  if ('open' in requirement) return `open: ${requirement.open}`;
  const { action, subject, fresh } = requirement;
  const passes = [...abilities].flatMap(([role, byKind]) => {
    const kinds = byKind.filter(({ ability }) => ability.can(action, subject)).map(({ kind }) => kind);
    if (kinds.length === 0) return [];
    return [kinds.length === byKind.length ? role : `${role} (${kinds.join(' ')})`];
  });
  return `${action} ${subject}${fresh === true ? ' (fresh sign-in)' : ''}: ${passes.length === ROLES.length ? 'every role' : passes.join(', ') || 'nobody'}`;
}

function roleWords(role: Role, rules: readonly AbilityRules[]): string[] {
  const lines = new Map<string, string[]>();
  for (const kind of AGENCY_KINDS) {
    for (const rule of abilityFor(symbolicActor([role], kind), rules).rules) {
      const where = rule.conditions ? ` where ${wordsForMarks(JSON.stringify(rule.conditions))}` : '';
      const line = `  ${String(rule.action)} ${String(rule.subject)}${where}: ${rule.reason ?? ''}`;
      lines.set(line, [...(lines.get(line) ?? []), kind]);
    }
  }
  const said = [...lines].map(([line, kinds]) => (kinds.length === AGENCY_KINDS.length ? line : `${line} [${kinds.join(' ')}]`));
  return [role, ...(said.length > 0 ? said.sort() : ['  nothing'])];
}
