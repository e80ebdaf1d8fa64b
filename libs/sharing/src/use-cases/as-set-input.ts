import type { Actor } from '@lib/access';
import { addDays, Invalid, londonDay } from '@lib/kernel';
import { agreementFor, isGateway, isProtectionCondition, isPurpose, PURPOSES } from '@lib/partnership';
import { prefilledGrounds } from '../domain/prefilled-grounds.js';
import type { RecipientClean, SharingClean } from '../domain/sharing-asked.js';
import type { RecipientInput, SetInput } from '../domain/sharing-input.js';
import { tooLongAgo } from '../domain/told-when.js';
import type { Gathered } from './gather-facts.js';

const LONGEST_AHEAD_DAYS = 366;
const PURPOSE_LABELS = new Map(PURPOSES.map(({ code, label }) => [code, label]));

export const purposeLabel = (code: string): string => PURPOSE_LABELS.get(code) ?? code;

/** What was asked and who asks, with the grounds filled in that the agreement already states. */
export function asSetInput(asked: SharingClean, actor: Actor, unitId: string, gathered: Gathered): SetInput {
  refuseWrongTimes(asked, gathered.at);
  return {
    agencyId: actor.agencyId,
    unitId,
    personId: asked.personId,
    decidedBy: actor.staffId,
    mode: asked.mode,
    toldHow: asked.toldHow,
    toldAt: asked.toldAt,
    urgentReason: asked.urgentReason,
    shiftEndsAt: actor.shiftEndsAt === null ? null : new Date(actor.shiftEndsAt),
    recipients: asked.recipients.map((to) => withGrounds(to, asked, actor, gathered)),
    conditionsAcknowledged: asked.conditionsAcknowledged,
    leftOut: asked.leftOut,
  };
}

/** Of several agreements in force the one that covers the purpose asked for; with none asked for, its usual purpose. */
export function agreementTo(actor: Actor, agencyId: string, purpose: string | null, { agreements, at }: Gathered) {
  return agreementFor({ from: actor.agencyId, to: agencyId, purpose, at }, agreements);
}

function withGrounds(to: RecipientClean, asked: SharingClean, actor: Actor, gathered: Gathered): RecipientInput {
  const agreement = agreementTo(actor, to.recipient.agencyId, asked.mode === 'URGENT' ? null : to.purpose, gathered);
  const chosen = to.outcomes.map(({ itemId }) => itemId);
  const grounds = prefilledGrounds(to, {
    mode: asked.mode,
    agreement,
    notes: gathered.facts.held.filter(({ id }) => chosen.includes(id)),
    recipientName: gathered.nameOf(to.recipient.agencyId),
    senderKind: actor.agencyKind,
    labelOf: purposeLabel,
  });
  refuseUnknownCodes(grounds);
  return { ...to, ...grounds };
}

/** Blank is the rule's to ask for; a code that stands in no list is a fault of the form. */
function refuseUnknownCodes({
  purpose,
  gateway,
  protectionCondition,
}: {
  purpose: string;
  gateway: string;
  protectionCondition: string;
}): void {
  if (purpose !== '' && !isPurpose(purpose)) throw new Invalid({ purpose: 'Choose a purpose from the list' });
  if (gateway !== '' && !isGateway(gateway)) throw new Invalid({ gateway: 'Choose a lawful gateway from the list' });
  if (protectionCondition !== '' && !isProtectionCondition(protectionCondition))
    throw new Invalid({ protectionCondition: 'Choose a data protection condition from the list' });
}

function refuseWrongTimes({ toldAt, recipients }: SharingClean, at: Date): void {
  const today = londonDay(at);
  const long = toldAt === null ? null : tooLongAgo(toldAt, at);
  if (long !== null) throw new Invalid({ toldAt: long });
  const late = recipients.some(({ respondBy }) => respondBy !== null && londonDay(respondBy) > addDays(today, LONGEST_AHEAD_DAYS));
  if (late) throw new Invalid({ respondBy: 'When you need an answer must be within a year' });
}
