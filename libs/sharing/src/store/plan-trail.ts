import { type ConcernLevel, gravity } from '@lib/kernel';
import { isTold } from '../domain/outcomes.js';
import type { SharingPlan } from '../domain/sharing-plan.js';
import type { NewDecision, NewItem, NewShare, PlanRows } from './plan-rows.js';
import type { NewTrail } from './trail.store.js';

/**
 * Who may read that this happened: a share has a row for its sender and one for its recipient; a decision not to share has the decider's
 * alone, so there is no row that a mistake could show to anybody else.
 */
export function planTrail(plan: SharingPlan, rows: PlanRows): NewTrail[] {
  const sent = rows.shares.flatMap((share) => shareTrail(share, rows.items.filter((item) => item.shareId === share.id), plan)); // prettier-ignore
  const kept = rows.decisions.flatMap((decision, i) =>
    isTold(decision.outcome) ? [] : [keptTrail(decision, rows, plan.decisions[i]?.item.category ?? null)],
  );
  return [...sent, ...kept];
}

function shareTrail(share: NewShare, items: readonly NewItem[], plan: SharingPlan): [NewTrail, NewTrail] {
  const both = {
    at: share.sentAt,
    personId: share.personId,
    outcome: items.some((item) => item.inPart) ? ('SHARED_IN_PART' as const) : ('SHARED' as const),
    unitId: share.senderUnitId,
    staffId: share.sentBy,
    fromAgencyId: share.senderAgencyId,
    toAgencyId: share.recipientAgencyId,
    toUnitId: share.recipientUnitId,
    toStaffId: share.recipientStaffId,
    shareId: share.id,
    category: onlyOne(items.map((item) => item.category)),
    level: gravest(items),
    enquiryId: onlyOne(items.flatMap((item) => item.enquiryId ?? [])),
    happenedAt: share.toldAt,
  };
  const own = { setId: share.setId, noteId: onlyOne(items.map((item) => item.noteId)), words: plan.set.urgentReason };
  return [
    { ...both, ...own, agencyId: share.senderAgencyId, kind: 'SENT' },
    { ...both, agencyId: share.recipientAgencyId, kind: 'RECEIVED' },
  ];
}

function keptTrail(decision: NewDecision, { set }: PlanRows, category: string | null): NewTrail {
  return {
    agencyId: decision.agencyId,
    at: decision.decidedAt,
    personId: decision.personId,
    kind: 'DECIDED_NOT_TO_SHARE',
    outcome: decision.outcome,
    unitId: set.unitId,
    staffId: set.decidedBy,
    fromAgencyId: decision.agencyId,
    toAgencyId: decision.recipientAgencyId,
    toUnitId: decision.recipientUnitId,
    toStaffId: decision.recipientStaffId,
    setId: set.id,
    decisionId: decision.id,
    noteId: decision.noteId,
    category,
    level: decision.noteLevel,
    enquiryId: decision.enquiryId,
    reasonCode: decision.reasonCode,
    words: decision.reasonWords,
  };
}

function onlyOne(values: readonly (string | null)[]): string | null {
  return new Set(values).size === 1 ? (values[0] ?? null) : null;
}

function gravest(items: readonly NewItem[]): ConcernLevel | null {
  return items.reduce<ConcernLevel | null>(
    (found, item) => (found === null || gravity(item.level) > gravity(found) ? item.level : found),
    null,
  );
}
