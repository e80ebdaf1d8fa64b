import type { RecordedAct, RecordedItem } from '@lib/ledger';
import type { PlannedRecipient, SharingPlan } from '../domain/sharing-plan.js';

/**
 * The sitting as the permanent record keeps it: one entry with every item considered, shared and not shared alike, so that the reason for
 * sending one thing and not the graver other is committed in the same hash at the same moment; and one for each share that was released.
 */
export function actsOf(plan: SharingPlan): RecordedAct[] {
  const { set } = plan;
  const items = itemsOf(plan);
  const decided: RecordedAct = {
    kind: 'decision.recorded',
    personId: set.personId,
    occurredAt: set.decidedAt,
    purpose: distinct(plan.recipients.map(({ purpose }) => purpose)),
    legalBasis: distinct(plan.recipients.map(groundOf)),
    rationale: {
      reference: plan.reference,
      mode: set.mode,
      urgentReason: set.urgentReason,
      leftOut: set.considered.leftOut.map(({ agencyId, reason }) => ({ agencyId, reason })),
      silentSources: set.silentSources.map(({ code }) => code),
    },
    items: items.map(({ item }) => item),
  };
  const released = plan.shares.map(({ recipientIndex }): RecordedAct => {
    const to = plan.recipients[recipientIndex] as PlannedRecipient;
    return {
      kind: 'share.released',
      personId: set.personId,
      occurredAt: set.toldAt,
      purpose: to.purpose,
      legalBasis: groundOf(to),
      rationale: { toldHow: set.toldHow, agreementId: to.agreementId },
      to: [to.recipient.agencyId],
      items: items.filter((one) => one.recipientIndex === recipientIndex && one.item.content !== null).map(({ item }) => asReleased(item)),
    };
  });
  return [decided, ...released];
}

/**
 * What its recipient may open: what went, and no more. Why it was decided is the decider's, in the decision's own entry; and with the salt of a
 * whole text somebody could try names for what was cut from it.
 */
function asReleased(item: RecordedItem): RecordedItem {
  const whole = item.outcome === 'SHARED';
  return { ...item, versionText: whole ? item.versionText : null, reasonCode: item.outcome, reason: null };
}

function itemsOf(plan: SharingPlan): { recipientIndex: number; item: RecordedItem }[] {
  const bodies = new Map(plan.shares.flatMap((share) => share.items.map((item) => [item.decisionIndex, item.body])));
  return plan.decisions.map((decision, i) => {
    const to = plan.recipients[decision.recipientIndex];
    if (!to) throw new Error('the plan decides for somebody whom it does not name');
    const item: RecordedItem = {
      item: { kind: decision.item.kind, id: decision.item.id, version: decision.item.version },
      versionText: decision.item.body,
      content: bodies.get(i) ?? null,
      recipient: to.recipient,
      outcome: decision.outcome,
      reasonCode: decision.reasonCode,
      reason: decision.reasonWords,
      gateway: to.gateway,
    };
    return { recipientIndex: decision.recipientIndex, item };
  });
}

function groundOf({ gateway, protectionCondition }: PlannedRecipient): string {
  return `${gateway} ${protectionCondition}`;
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
