import type { Role } from '@lib/kernel';

/** What may be changed by a decision of record; the list of the database's own check. */
export const CHANGE_KINDS = [
  'AGREEMENT_ENDS',
  'AGREEMENT_RENEWED',
  'PARTY_LEAVES',
  'PARTY_JOINS',
  'NAMES_CHILDREN_SET',
  'NAMES_CHILDREN_UNSET',
  'POST_GRANTED',
  'POST_ENDED',
  'ACCOUNT_SUSPENDED',
  'ACCOUNT_RESTORED',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
/** An agreement is its parties' own; a permission (a post, an account) is one agency's. */
export type ChangeFamily = 'AGREEMENT' | 'PERMISSION';

const PERMISSIONS: ReadonlySet<ChangeKind> = new Set(['POST_GRANTED', 'POST_ENDED', 'ACCOUNT_SUSPENDED', 'ACCOUNT_RESTORED']);

export function familyOf(kind: ChangeKind): ChangeFamily {
  return PERMISSIONS.has(kind) ? 'PERMISSION' : 'AGREEMENT';
}

/** Whoever holds one of these answers for their agency. A supervisor only looks again at what their own agency took away at once. */
export function answeredBy(family: ChangeFamily, atOnce: boolean): readonly Role[] {
  if (family === 'PERMISSION') return ['AGENCY_ADMINISTRATOR', 'INFORMATION_GOVERNANCE_OFFICER'];
  return atOnce ? ['INFORMATION_GOVERNANCE_OFFICER', 'SUPERVISOR'] : ['INFORMATION_GOVERNANCE_OFFICER'];
}

const TITLES: Readonly<Record<ChangeKind, string>> = {
  AGREEMENT_ENDS: 'End a sharing agreement',
  AGREEMENT_RENEWED: 'Renew a sharing agreement',
  PARTY_LEAVES: 'Leave a sharing agreement',
  PARTY_JOINS: 'Let an agency join a sharing agreement',
  NAMES_CHILDREN_SET: 'Let a sharing agreement name children',
  NAMES_CHILDREN_UNSET: 'Stop a sharing agreement from naming children',
  POST_GRANTED: 'Give somebody a post',
  POST_ENDED: 'End somebody’s post',
  ACCOUNT_SUSPENDED: 'Suspend an account',
  ACCOUNT_RESTORED: 'Restore an account',
};
export function titleOf(kind: ChangeKind): string {
  return TITLES[kind];
}
