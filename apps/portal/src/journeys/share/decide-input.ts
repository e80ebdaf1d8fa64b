import { addDays, isDay, startOfLondonDay } from '@lib/kernel';
import type { DecideInput, ItemDecisionInput, RecipientDecisionInput, RecipientInput } from '../../api/answers/sharing.js';
import type { Outcome } from '../../api/answers/words.js';
import { dayOf } from './decide-form.js';
import type { LineAnswer, RecipientDraft, ShareDraft, TypedDay } from './share-draft.js';

const given = (text: string | undefined): string | undefined => (text?.trim() ? text : undefined);

/** The one mutation a share makes: the same for the preview, for sending and for sending again. */
export function decideInput(draft: ShareDraft, personId: string, draftId: string | undefined): DecideInput {
  const leftOut = [...draft.leftOut, ...draft.leftOutLater];
  return {
    key: draft.key,
    personId,
    mode: draft.mode,
    toldHow: draft.toldHow,
    toldAt: draft.toldAt,
    recipients: draft.recipients.map(recipientInput),
    ...(leftOut.length > 0 && { expectedLeftOut: leftOut }),
    draftId,
  };
}

export function addressOf(to: RecipientDraft): RecipientInput {
  return { agencyId: to.agencyId, unitId: to.unitId, staffId: to.staffId };
}

function recipientInput(to: RecipientDraft): RecipientDecisionInput {
  return {
    recipient: addressOf(to),
    whyNeeded: given(to.whyNeeded),
    purpose: given(to.purpose),
    gateway: given(to.gateway),
    protectionCondition: given(to.protectionCondition),
    necessity: given(to.necessity),
    proportionality: given(to.proportionality),
    asked: given(to.asked),
    respondBy: endOfDay(to.respondBy),
    items: to.lines.filter((line) => line.outcome !== '').map(itemInput),
  };
}

/** Only what belongs to the outcome that was chosen goes; what was typed under another one stays in the draft. */
function itemInput(line: LineAnswer): ItemDecisionInput {
  const outcome = line.outcome as Outcome;
  return {
    noteIds: line.noteIds,
    outcome,
    reasonCode: line.reasons[outcome],
    reasonWords: given(line.words[outcome]),
    ...(outcome === 'WITHHELD' && { recipientWords: given(line.tell), reviewBy: dayOf(line.review) }),
    ...(outcome === 'DEFERRED' && { deferredUntil: endOfDay(line.until) }),
    ...(outcome === 'SHARED_IN_PART' && { sharedText: line.sharedText, cuts: cutsOf(line) }),
    ...(line.conditions && { conditionsAccepted: true }),
  };
}

function cutsOf(line: LineAnswer): { code: string; words?: string }[] {
  return line.cuts.map((code) => ({ code, ...(code === 'OTHER_CUT' && { words: given(line.cutWords) }) }));
}

/** "By 4 March" means until that London day is over. */
function endOfDay(typed: TypedDay): string | undefined {
  const day = dayOf(typed);
  if (day === undefined) return undefined;
  return isDay(day) ? startOfLondonDay(addDays(day, 1)).toISOString() : day;
}
