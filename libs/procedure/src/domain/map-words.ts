import { type AgencyKind, type Role, ROLE_LABELS } from '@lib/kernel';
import type { Cause, Holder, Limit, ProcedureDefinition } from './definition.js';

const OF_WHOM: Readonly<Record<AgencyKind, string>> = {
  POLICE: 'police',
  PROBATION: 'probation',
  PRISON: 'prison',
  COUNCIL: 'council',
  HEALTH: 'health',
  VOLUNTARY: 'voluntary agency',
  TAGGING: 'tagging provider',
  YOUTH_JUSTICE: 'youth justice',
  OTHER: 'another agency’s',
};
/** The name of these posts says already whose they are. */
const NAMES_ITS_AGENCY = /police|intelligence|probation|prison/i;

/** "Police offender manager or police supervisor". */
export function holderWords({ agency, roles }: Holder): string {
  const posts = roles.map((role) => postWords(role, agency)).join(' or ');
  return posts.charAt(0).toUpperCase() + posts.slice(1);
}

export function postWords(role: Role, agency: AgencyKind): string {
  const label = ROLE_LABELS[role].toLowerCase();
  return NAMES_ITS_AGENCY.test(label) ? label : `${OF_WHOM[agency]} ${label}`;
}

/** The title of what has to come about; of a step with the outcome it must have, where one is named. */
export function causeWords(map: ProcedureDefinition, cause: Cause): string {
  if ('fact' in cause) return titleOf(map.facts, cause.fact);
  const step = map.steps.find(({ code }) => code === cause.step);
  const title = step?.title ?? cause.step;
  return cause.outcome === undefined ? `${title}: done` : `${title}: ${titleOf(step?.outcomes ?? [], cause.outcome)}`;
}

const UNITS: Readonly<Record<Limit['unit'], readonly [one: string, many: string]>> = {
  HOURS: ['hour', 'hours'],
  WORKING_DAYS: ['working day', 'working days'],
  CALENDAR_DAYS: ['day', 'days'],
};

/** "Within 24 hours of: The manager agreed to recall". */
export function limitWords(map: ProcedureDefinition, { amount, unit, direction, from }: Limit): string {
  const time = `${amount} ${UNITS[unit][amount === 1 ? 0 : 1]}`;
  return `${direction === 'AFTER' ? `Within ${time} of` : `At least ${time} before`}: ${causeWords(map, from)}`;
}

export function titleOf(named: readonly { readonly code: string; readonly title: string }[], code: string): string {
  return named.find((one) => one.code === code)?.title ?? code;
}
