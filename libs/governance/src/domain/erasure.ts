import { Invalid, isMeaningless, plainText, refuse } from '@lib/kernel';

/** Why something must go (Data Protection Act 2018, section 47(1), in plain words). */
export const ERASURE_GROUNDS = ['UNLAWFULLY_HELD', 'LEGAL_OBLIGATION', 'NO_LONGER_NEEDED', 'INACCURATE'] as const;
export type ErasureGround = (typeof ERASURE_GROUNDS)[number];
/** Kept as evidence it is restricted and not erased (section 47(2)). */
export const ERASURE_OUTCOMES = ['ERASED', 'RESTRICTED', 'REFUSED'] as const;
export type ErasureOutcome = (typeof ERASURE_OUTCOMES)[number];

export interface ErasureAsked {
  readonly noteId?: string | null;
  readonly answerId?: string | null;
  readonly ground: string;
  readonly authority: string;
  readonly words: string;
}
export interface SoundErasure {
  readonly item: { readonly kind: 'NOTE' | 'ANSWER'; readonly id: string };
  readonly ground: ErasureGround;
  readonly authority: string;
  readonly words: string;
}

/** Throws Invalid with one message a field. */
export function soundErasure(asked: ErasureAsked): SoundErasure {
  const authority = plainText(asked.authority, { field: 'authority', label: 'Reference of the request or order', max: 200 });
  const words = saidWhy(asked.words);
  const ground = ERASURE_GROUNDS.find((one) => one === asked.ground);
  if (!ground) throw new Invalid({ ground: 'Choose why it must go' });
  if ((asked.noteId ?? null) !== null && (asked.answerId ?? null) !== null)
    throw new Invalid({ answerId: 'Name a note or an answer, not both' });
  if (asked.noteId) return { item: { kind: 'NOTE', id: asked.noteId }, ground, authority, words };
  if (asked.answerId) return { item: { kind: 'ANSWER', id: asked.answerId }, ground, authority, words };
  throw new Invalid({ noteId: 'Name the note or the answer that must go' });
}

export function soundOutcome(outcome: string): ErasureOutcome {
  const known = ERASURE_OUTCOMES.find((one) => one === outcome);
  if (!known) throw new Invalid({ outcome: 'Choose whether it is erased, restricted or left as it is' });
  return known;
}

export function saidWhy(typed: string): string {
  const words = plainText(typed, { field: 'words', label: 'Why', max: 2000 });
  if (isMeaningless(words)) throw new Invalid({ words: 'Say why, in a few words' });
  return words;
}

interface Requested {
  readonly askedBy: string;
  readonly outcome: ErasureOutcome | null;
  readonly answerId: string | null;
  readonly held: boolean;
}

/** Null: this one may decide so now. */
export function mayDecide(request: Requested, outcome: ErasureOutcome, staffId: string) {
  if (request.outcome !== null) return refuse('GOV-12', 'This has been decided already. Nothing was changed.');
  if (request.askedBy === staffId)
    return refuse('GOV-13', 'You asked for this. Another information governance officer of your agency decides.');
  if (outcome === 'ERASED' && request.held)
    return refuse('GOV-14', 'Somebody keeps the record of this person for a court, a review or an inquiry. Nothing about them is erased until that hold is lifted; restrict it instead.'); // prettier-ignore
  if (outcome === 'RESTRICTED' && request.answerId !== null)
    return refuse('GOV-15', 'An answer is never sent again, so there is nothing to restrict. Erase it, or leave it as it is.');
  return null;
}

export const erasedAlready = () => refuse('GOV-10', 'This has been erased already. Nothing was changed.');
export const askedAlready = () => refuse('GOV-11', 'Somebody has asked for this already, and it is not decided yet.');
export const notRestricted = () => refuse('GOV-16', 'This is not restricted, or not any more. Nothing was changed.');
export const restrictionNeedsAnother = () =>
  refuse('GOV-17', 'You decided to restrict this. Another information governance officer of your agency lifts it.');
