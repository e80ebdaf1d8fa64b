import type { Role } from '@lib/kernel';

/** The order in which the pages of help are listed: one for each kind of work, then what everybody may want to know. */
export const GUIDES = [
  'police-offender-manager',
  'probation-practitioner',
  'prison-desk',
  'partner',
  'supervisor',
  'conference-chair',
  'information-governance',
  'sharing-auditor',
  'independent-reviewer',
  'agency-administrator',
  'records-manager',
  'integrator',
] as const;
export const TOPICS = ['sharing', 'graver-notes', 'urgent', 'refused', 'the-record', 'printing-and-keyboard', 'words'] as const;

export type Guide = (typeof GUIDES)[number];

/** What somebody is told about first; of several roles the one that stands first here. */
export const GUIDE_OF: readonly (readonly [Role, Guide])[] = [
  ['INDEPENDENT_REVIEWER', 'independent-reviewer'],
  ['INFORMATION_GOVERNANCE_OFFICER', 'information-governance'],
  ['SHARING_AUDITOR', 'sharing-auditor'],
  ['HEAD_OF_PROBATION_DELIVERY_UNIT', 'supervisor'],
  ['SUPERVISOR', 'supervisor'],
  ['POLICE_OFFENDER_MANAGER', 'police-offender-manager'],
  ['POLICE_DUTY_OFFICER', 'police-offender-manager'],
  ['LOCAL_INTELLIGENCE_OFFICER', 'police-offender-manager'],
  ['PROBATION_PRACTITIONER', 'probation-practitioner'],
  ['PRISON_OFFENDER_MANAGER', 'prison-desk'],
  ['PRISON_SECURITY', 'prison-desk'],
  ['PARTNER_PRACTITIONER', 'partner'],
  ['CONFERENCE_CHAIR', 'conference-chair'],
  ['RECORDS_MANAGER', 'records-manager'],
  ['AGENCY_ADMINISTRATOR', 'agency-administrator'],
];

export function guideFor(roles: readonly string[]): Guide | undefined {
  return GUIDE_OF.find(([role]) => roles.includes(role))?.[1];
}
