/** As the table of agencies allows. */
export const AGENCY_KINDS = [
  'POLICE',
  'PROBATION',
  'PRISON',
  'COUNCIL',
  'HEALTH',
  'VOLUNTARY',
  'TAGGING',
  'YOUTH_JUSTICE',
  'OTHER',
] as const;

export type AgencyKind = (typeof AGENCY_KINDS)[number];
