/** What an entry may record. The kind itself is one of the salted fields and stands nowhere in clear. */
export const ENTRY_KINDS = [
  'decision.recorded', 'decision.ended', 'decision.endorsed', 'decision.returned',
  'share.released', 'share.corrected', 'share.revoked', 'share.opened', 'share.answered',
  'standing.proposed', 'standing.approved', 'standing.ended', 'elsewhere.considered', 'circumstance.recorded',
  'emergency.opened', 'emergency.reviewed', 'review.proposed', 'review.granted', 'review.ended',
  'change.proposed', 'change.agreed', 'change.declined',
  'request.asked', 'request.opened', 'request.answered', 'request.declined', 'request.closed', 'contradiction.settled',
  'release.delayed', 'export.made', 'access.extract.decided', 'access.extract.taken', 'hold.placed', 'hold.lifted', 'restriction.applied', 'restriction.lifted', 'erasure.applied',
  'gap.cleared', 'gap.returned', 'unsafe.reported', 'unsafe.answered',
  'procedure.begun', 'procedure.opened', 'procedure.recorded', 'procedure.over', 'risk.decided', 'risk.looked-at',
  'disclosure.proposed', 'disclosure.decided', 'disclosure.told',
  'conference.called', 'conference.listed', 'conference.attended', 'conference.minuted', 'conference.taken-off', 'conference.over',
  'plan.made', 'plan.changed', 'plan.confirmed',
  'action.set', 'action.recorded', 'action.over',
  'sample.drawn', 'sample.found',
  'import.checked', 'import.confirmed', 'import.over',
  'case.opened',
  'membership.changed', 'policy.changed', 'key.rotated', 'statement.issued', 'log.genesis', 'log.closed',
] as const; // prettier-ignore
export type EntryKind = (typeof ENTRY_KINDS)[number];
