import type { AgencyKind, Role } from '@lib/kernel';

const OF_EVERY_AGENCY: readonly Role[] = [
  'SUPERVISOR',
  'CONFERENCE_CHAIR',
  'SHARING_AUDITOR',
  'INFORMATION_GOVERNANCE_OFFICER',
  'RECORDS_MANAGER',
  'AGENCY_ADMINISTRATOR',
  'INDEPENDENT_REVIEWER',
];
const PARTNER: readonly Role[] = ['PARTNER_PRACTITIONER', ...OF_EVERY_AGENCY];

/** Posts that somebody of such an agency can hold. A step owned by any other would wait for a person who cannot exist. */
const HELD: Readonly<Record<AgencyKind, readonly Role[]>> = {
  POLICE: ['POLICE_OFFENDER_MANAGER', 'POLICE_DUTY_OFFICER', 'LOCAL_INTELLIGENCE_OFFICER', ...OF_EVERY_AGENCY],
  PROBATION: ['PROBATION_PRACTITIONER', 'HEAD_OF_PROBATION_DELIVERY_UNIT', ...OF_EVERY_AGENCY],
  PRISON: ['PRISON_OFFENDER_MANAGER', 'PRISON_SECURITY', ...OF_EVERY_AGENCY],
  COUNCIL: PARTNER,
  HEALTH: PARTNER,
  VOLUNTARY: PARTNER,
  TAGGING: PARTNER,
  YOUTH_JUSTICE: PARTNER,
  OTHER: PARTNER,
};

export const canHold = (agency: AgencyKind, role: Role): boolean => HELD[agency].includes(role);
