export const STAGES = ['CUSTODY', 'BEFORE_RELEASE', 'RELEASED_72_HOURS', 'COMMUNITY', 'RECALL', 'CONFERENCE'] as const;
export type Stage = (typeof STAGES)[number];
