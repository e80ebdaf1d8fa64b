import { Invalid, plainText } from '@lib/kernel';
import type { Recipient } from './omissions.js';
import { isTold, type Outcome } from './outcomes.js';
import type { OutcomeInput } from './reasons.js';
import type { Mode, ToldHow } from './sharing-input.js';

/** What somebody sent, before anything is looked up. One entry may cover several notes; what is kept is one decision for each. */
export interface ItemAsked {
  /** Notes, or answers that whoever asks this brings with it. */
  readonly noteIds: readonly string[];
  readonly outcome: Outcome;
  readonly reasonCode?: string | null;
  readonly reasonWords?: string | null;
  readonly recipientWords?: string | null;
  readonly reviewBy?: string | null;
  readonly deferredUntil?: Date | null;
  readonly sharedText?: string | null;
  readonly cuts?: readonly { readonly code: string; readonly words?: string | null }[] | null;
  readonly conditionsAccepted?: boolean | null;
}
export interface RecipientNamed {
  readonly agencyId: string;
  readonly unitId?: string | null;
  readonly staffId?: string | null;
}
export interface RecipientAsked {
  readonly recipient: RecipientNamed;
  readonly whyNeeded?: string | null;
  readonly purpose?: string | null;
  readonly gateway?: string | null;
  readonly protectionCondition?: string | null;
  readonly necessity?: string | null;
  readonly proportionality?: string | null;
  readonly asked?: string | null;
  readonly respondBy?: Date | null;
  readonly items: readonly ItemAsked[];
}
export interface SharingAsked {
  readonly personId: string;
  readonly mode: Mode;
  readonly toldHow?: ToldHow | null;
  readonly toldAt?: Date | null;
  readonly urgentReason?: string | null;
  readonly recipients: readonly RecipientAsked[];
  readonly expectedLeftOut?: readonly { readonly agencyId: string; readonly reasonWords: string }[] | null;
}

export interface RecipientClean {
  readonly recipient: Recipient;
  readonly whyNeeded: string | null;
  readonly purpose: string | null;
  readonly gateway: string | null;
  readonly protectionCondition: string | null;
  readonly necessity: string | null;
  readonly proportionality: string | null;
  readonly asked: string | null;
  readonly respondBy: Date | null;
  readonly outcomes: readonly OutcomeInput[];
}
export interface SharingClean {
  readonly personId: string;
  readonly mode: Mode;
  readonly toldHow: ToldHow;
  readonly toldAt: Date | null;
  readonly urgentReason: string | null;
  readonly recipients: readonly RecipientClean[];
  readonly conditionsAcknowledged: readonly string[];
  readonly leftOut: readonly { readonly agencyId: string; readonly reason: string | null }[];
}

/** Decisions in one sitting: more than any caseload needs, and a bound on what one request can cost. */
const MOST_DECISIONS = 500;
const MOST_RECIPIENTS = 20;
/** What a receipt and a share show whole: their lists hold no more. */
const MOST_TOWARDS_ONE = 100;
const MOST_CUTS = 20;
/** Left out for a share, it is this one: the commonest reason needs no press of its own. */
const USUAL_REASON = 'NEEDED_FOR_THEIR_WORK';

export function cleanAsked(asked: SharingAsked): SharingClean {
  const decisions = asked.recipients.flatMap((to) => to.items).reduce((count, item) => count + item.noteIds.length, 0);
  if (asked.recipients.length > MOST_RECIPIENTS)
    throw new Invalid({ recipients: `Choose ${MOST_RECIPIENTS} recipients or fewer at a time` });
  for (const to of asked.recipients) checkSize(to);
  if (decisions > MOST_DECISIONS) throw new Invalid({ recipients: `Decide about ${MOST_DECISIONS} items or fewer at a time` });
  const items = asked.recipients.flatMap((to) => to.items);
  return {
    personId: asked.personId,
    mode: asked.mode,
    toldHow: asked.toldHow ?? 'PORTAL',
    toldAt: asked.toldAt ?? null,
    urgentReason: words(asked.urgentReason, 'urgentReason', 'Why this cannot wait', 1000),
    recipients: asked.recipients.map(cleanRecipient),
    conditionsAcknowledged: [...new Set(items.filter((item) => item.conditionsAccepted === true).flatMap((item) => item.noteIds))],
    leftOut: (asked.expectedLeftOut ?? []).map(({ agencyId, reasonWords }) => ({
      agencyId,
      reason: words(reasonWords, 'expectedLeftOut', 'Why you are not telling them', 2000),
    })),
  };
}

function checkSize({ items }: RecipientAsked): void {
  const decisions = items.reduce((count, item) => count + item.noteIds.length, 0);
  if (decisions > MOST_TOWARDS_ONE)
    throw new Invalid({ recipients: `Decide about ${MOST_TOWARDS_ONE} items or fewer for each recipient at a time` });
  if (items.some(({ cuts }) => (cuts ?? []).length > MOST_CUTS))
    throw new Invalid({ cuts: `Give ${MOST_CUTS} reasons or fewer for what is cut` });
}

export function recipientOf({ agencyId, unitId, staffId }: RecipientNamed): Recipient {
  return { agencyId, unitId: unitId ?? null, staffId: staffId ?? null };
}

export function cleanRecipient(to: RecipientAsked): RecipientClean {
  return {
    recipient: recipientOf(to.recipient),
    whyNeeded: words(to.whyNeeded, 'whyNeeded', 'Why this agency needs to know', 2000),
    purpose: words(to.purpose, 'purpose', 'Purpose', 100),
    gateway: words(to.gateway, 'gateway', 'Lawful gateway', 100),
    protectionCondition: words(to.protectionCondition, 'protectionCondition', 'Data protection condition', 100),
    necessity: words(to.necessity, 'necessity', 'Why they need this', 2000),
    proportionality: words(to.proportionality, 'proportionality', 'Why this is proportionate', 2000),
    asked: words(to.asked, 'asked', 'What you ask of them', 2000),
    respondBy: to.respondBy ?? null,
    outcomes: to.items.flatMap(cleanItem),
  };
}

function cleanItem(item: ItemAsked): OutcomeInput[] {
  if (item.outcome === 'SHARED_IN_PART' && item.noteIds.length > 1) throw new Invalid({ items: 'Share in part one item at a time' });
  const clean = {
    outcome: item.outcome,
    reasonCode: item.reasonCode ?? (item.outcome === 'SHARED' ? USUAL_REASON : ''),
    words: words(item.reasonWords, 'reasonWords', 'Reason', 4000),
    recipientWords: isTold(item.outcome) ? null : words(item.recipientWords, 'recipientWords', 'What they may read', 2000),
    text: item.outcome === 'SHARED_IN_PART' ? words(item.sharedText, 'sharedText', 'The text that goes', 8000) : null,
    cuts: (item.cuts ?? []).map((cut) => ({ code: cut.code, words: words(cut.words, 'cuts', 'Why you cut this part', 1000) })),
    deferredUntil: item.deferredUntil ?? null,
    reviewBy: item.reviewBy ?? null,
  };
  return item.noteIds.map((itemId) => ({ itemId, ...clean }));
}

function words(value: string | null | undefined, field: string, label: string, max: number): string | null {
  const text = plainText(value ?? null, { field, label, max, optional: true });
  return text === '' ? null : text;
}
