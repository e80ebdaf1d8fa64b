import type { RecordedAct, RecordedItem } from '@lib/ledger';
import type { PlannedRecipient, SharingPlan } from '../domain/sharing-decision.js';
import type { NoteToShare } from '../domain/sharing-input.js';

/**
 * The sitting as the permanent record keeps it: one entry with every item considered, shared and not shared alike, so that the reason for
 * sending one thing and not the graver other is committed in the same hash at the same moment; and one for each share that was released.
 */
export function actsOf(plan: SharingPlan, notes: readonly NoteToShare[]): RecordedAct[] {
  const { set } = plan;
  const items = itemsOf(plan, notes);
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
      items: items.filter((one) => one.recipientIndex === recipientIndex && one.item.content !== null).map(({ item }) => item),
    };
  });
  return [decided, ...released];
}

function itemsOf(plan: SharingPlan, notes: readonly NoteToShare[]): { recipientIndex: number; item: RecordedItem }[] {
  const byId = new Map(notes.map((note) => [note.id, note]));
  const bodies = new Map(plan.shares.flatMap((share) => share.items.map((item) => [item.decisionIndex, item.body])));
  return plan.decisions.map((decision, i) => {
    const note = byId.get(decision.noteId);
    const to = plan.recipients[decision.recipientIndex];
    if (!note || !to) throw new Error('the plan decides about something it was not given');
    const item: RecordedItem = {
      item: { kind: 'NOTE', id: note.id, version: note.version },
      versionText: note.body,
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
