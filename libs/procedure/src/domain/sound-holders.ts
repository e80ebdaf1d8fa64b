import { type Problem, ROLE_LABELS } from '@lib/kernel';
import type { Holder, ProcedureDefinition } from './definition.js';
import { canHold } from './holders.js';

/** Somebody who is to begin, report, do, sign off or be told, and whom no agency of that kind can have. */
export function holderProblems(map: ProcedureDefinition): readonly Problem[] {
  return [
    ...all(map.startedBy, '/startedBy'),
    ...map.facts.flatMap(({ reportedBy }, f) => all(reportedBy, `/facts/${f}/reportedBy`)),
    ...map.steps.flatMap(({ owner, signOff, tells }, s) => [
      ...nobody(owner, `/steps/${s}/owner`, 'does this'),
      ...nobody({ agency: owner.agency, roles: signOff }, `/steps/${s}`, 'signs this off', 'signOff'),
      ...tells.flatMap(({ who }, t) => nobody(who, `/steps/${s}/tells/${t}/who`, 'is told')),
    ]),
  ];
}

const all = (holders: readonly Holder[], path: string): readonly Problem[] =>
  holders.flatMap((holder, at) => nobody(holder, `${path}/${at}`, 'can be this'));

function nobody({ agency, roles }: Holder, path: string, what: string, list = 'roles'): readonly Problem[] {
  return roles.flatMap((role, at) =>
    canHold(agency, role)
      ? []
      : [
          {
            path: `${path}/${list}/${at}`,
            message: `nobody ${what}: no agency of the kind ${agency} has a ${ROLE_LABELS[role].toLowerCase()}. Name another post`,
          },
        ],
  );
}
