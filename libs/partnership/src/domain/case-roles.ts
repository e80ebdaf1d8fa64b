import type { Role } from '@lib/kernel';

/** Roles whose holders work with people's cases at all. The other two keep the directory and the records in order. */
export const CASE_ROLES: readonly Role[] = [
  'POLICE_OFFENDER_MANAGER',
  'POLICE_DUTY_OFFICER',
  'LOCAL_INTELLIGENCE_OFFICER',
  'PROBATION_PRACTITIONER',
  'HEAD_OF_PROBATION_DELIVERY_UNIT',
  'PRISON_OFFENDER_MANAGER',
  'PRISON_SECURITY',
  'PARTNER_PRACTITIONER',
  'SUPERVISOR',
  'CONFERENCE_CHAIR',
  'SHARING_AUDITOR',
  'INFORMATION_GOVERNANCE_OFFICER',
];

/** Those of them who write to a case: they know the person, or answer for somebody who does. */
export const CASE_WRITERS: readonly Role[] = CASE_ROLES.filter(
  (role) => role !== 'CONFERENCE_CHAIR' && role !== 'SHARING_AUDITOR' && role !== 'INFORMATION_GOVERNANCE_OFFICER',
);

/** The agencies that run multi-agency public protection arrangements; others are not told a person's category and level in them. */
export const RESPONSIBLE_AUTHORITIES: readonly string[] = ['POLICE', 'PROBATION', 'PRISON'];
