/** Written out in full: the usual short forms of several of these mean two things each. */
export const ROLE_LABELS = {
  POLICE_OFFENDER_MANAGER: 'Police offender manager',
  POLICE_DUTY_OFFICER: 'Police duty officer',
  LOCAL_INTELLIGENCE_OFFICER: 'Local intelligence officer',
  PROBATION_PRACTITIONER: 'Probation practitioner',
  HEAD_OF_PROBATION_DELIVERY_UNIT: 'Head of probation delivery unit',
  PRISON_OFFENDER_MANAGER: 'Prison offender manager',
  PRISON_SECURITY: 'Prison security',
  PARTNER_PRACTITIONER: 'Partner practitioner',
  SUPERVISOR: 'Supervisor',
  CONFERENCE_CHAIR: 'Conference chair',
  SHARING_AUDITOR: 'Sharing auditor',
  INFORMATION_GOVERNANCE_OFFICER: 'Information governance officer',
  RECORDS_MANAGER: 'Records manager',
  AGENCY_ADMINISTRATOR: 'Agency administrator',
  INDEPENDENT_REVIEWER: 'Independent reviewer',
} as const;

export type Role = keyof typeof ROLE_LABELS;
export const ROLES = Object.keys(ROLE_LABELS) as readonly Role[];

export function isRole(value: unknown): value is Role {
  return typeof value === 'string' && Object.hasOwn(ROLE_LABELS, value);
}
